import Foundation
import Grid
import Spreadsheet
import TestSupport
import Testing

/// Archives, folders and what is neither.
struct PackageTests {
    private let book = WorkbookBuilder([
        Sheet(name: "TW IV", values: [[.text("Kode"), .number(1)], [.error("#N/A"), .boolean(true)]]),
        Sheet(name: "Catatan & \"lain\"", values: [[.date("2023-10-01"), .time("14:35:00"), .duration(90)]]),
    ])

    @Test("What is built is read", arguments: [true, false])
    func roundTrip(sharesStrings: Bool) throws {
        var builder = book
        builder.sharesStrings = sharesStrings
        builder.modified = Date(timeIntervalSince1970: 1_700_000_000)
        let file = try open(builder.bytes())
        #expect(file.modified == builder.modified)
        #expect(file.sheets.map(\.name) == ["TW IV", "Catatan & \"lain\""])
        for (index, sheet) in builder.sheets.enumerated() {
            #expect(try file.readSheet(at: index).rows.map { $0.cells.map(\.value) } == sheet.rows.map { $0.cells.map(\.value) })
        }
    }

    @Test("A folder that holds a workbook unzipped is one; its digest does not hang on where it lies")
    func folder() throws {
        let root = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: root) }
        try book.write(toFolder: root.appending(path: "a"))
        try book.write(toFolder: root.appending(path: "b"))
        let first = try WorkbookFile.open(root.appending(path: "a").path)
        let second = try WorkbookFile.open(root.appending(path: "b").path)
        #expect(first.kind == .xlsx)
        #expect(first.sha256 == second.sha256)
        #expect(try lines(first) == lines(open(book.bytes())))
        // A link is no part: nothing outside the folder is read.
        let part = root.appending(path: "b/xl/worksheets/sheet1.xml")
        try FileManager.default.removeItem(at: part)
        try FileManager.default.createSymbolicLink(at: part, withDestinationURL: root.appending(path: "a/xl/worksheets/sheet1.xml"))
        #expect(try refusal { _ = try WorkbookFile.open(root.appending(path: "b").path) } == .missingPart)
        #expect(try refusal { _ = try WorkbookFile.open(root.path) } == .notASpreadsheet(looksLike: .folder))
    }

    @Test(
        "A percent-encoded name is the name that it encodes; an encoded slash parts no folders",
        arguments: [
            ("worksheets/my%20sheet.xml", "xl/worksheets/my sheet.xml", true),
            ("worksheets/my sheet.xml", "xl/worksheets/my%20sheet.xml", true),
            ("/xl/worksheets/%C3%A9.xml", "xl/worksheets/é.xml", true), ("worksheets/100%.xml", "xl/worksheets/100%.xml", true),
            ("worksheets%2Fsheet1.xml", "xl/worksheets/sheet1.xml", false),
        ])
    func percentEncoded(_ target: String, _ name: String, _ isFound: Bool) throws {
        var parts = book.parts()
        let part = try #require(parts.firstIndex { $0.name == "xl/worksheets/sheet1.xml" })
        parts[part].name = name
        let arrows = try #require(parts.firstIndex { $0.name == "xl/_rels/workbook.xml.rels" })
        parts[arrows].text = parts[arrows].text.replacing("worksheets/sheet1.xml", with: target)
        let bytes = ZipWriter(parts.map { ZipWriter.Entry($0.name, Array($0.text.utf8)) }).bytes()
        if isFound {
            #expect(try lines(open(bytes)) == lines(open(book.bytes())))
        } else {
            #expect(try refusal { _ = try lines(open(bytes)) } == .missingPart)
        }
    }

    @Test("An archive cut anywhere is refused")
    func cut() throws {
        let bytes = book.bytes()
        for count in stride(from: 4, to: bytes.count, by: 37) {
            #expect(try refusal { _ = try lines(open(Array(bytes.prefix(count)))) } != nil)
        }
        let real = Array(try Data(contentsOf: URL(filePath: Fixtures.path("sheets/temanggung-2023-tw4-evaluasi-rkpd.xlsx"))))
        for count in stride(from: 4, to: real.count, by: 1_024) {
            #expect(try refusal { _ = try lines(open(Array(real.prefix(count)))) } != nil)
        }
    }

    @Test("A part cut at any byte is refused, never read in part")
    func cutPart() throws {
        let text =
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row><c><v>12</v></c></row></sheetData></worksheet>"
        for count in 0..<text.utf8.count {
            var builder = book
            builder.overrides["xl/worksheets/sheet1.xml"] = String(text.prefix(count))
            #expect(try refusal { _ = try open(builder.bytes()).readSheet(at: 0) } != nil, "\(count)")
        }
    }

    @Test("Bytes that are none in the encoding a part declares refuse it, wherever they stand", arguments: [100, 3_000, 70_000, 200_000])
    func undecodable(count: Int) throws {
        let rows = (1...6_000).map { "<row r=\"\($0)\"><c r=\"A\($0)\"><v>\($0)</v></c></row>" }.joined()
        let head = "<?xml version=\"1.0\" encoding=\"windows-1252\"?><worksheet xmlns=\"x\"><sheetData>"
        var bytes = Array("\(head)\(rows)</sheetData></worksheet>".utf8)
        func workbook() throws -> WorkbookFile {
            let entries = book.parts().map {
                ZipWriter.Entry($0.name, $0.name == "xl/worksheets/sheet1.xml" ? bytes : Array($0.text.utf8))
            }
            return try open(ZipWriter(entries).bytes())
        }
        #expect(try workbook().readSheet(at: 0).rows.count == 6_000)
        // Windows-1252 has nothing at 0x81. It stands between rows, where no letter matters.
        let row = try #require(bytes[count...].firstIndex(of: UInt8(ascii: "r"))) - 1
        let place = try #require(bytes[row...].firstIndex(of: UInt8(ascii: ">")))
        bytes.insert(contentsOf: [0x20, 0x81], at: bytes[place...].firstIndex(of: UInt8(ascii: "<")) ?? place)
        guard case .malformedXML = try refusal({ _ = try workbook().readSheet(at: 0) }) else {
            return #expect(Bool(false), "it was read")
        }
        #expect(throws: SpreadsheetError.self) { try workbook().forEachRow(ofSheetAt: 0) { _ in } }
    }

    @Test("Lies of an archive")
    func lies() throws {
        var writer = ZipWriter(book.parts().map { ZipWriter.Entry($0.name, Array($0.text.utf8)) })
        let honest = writer
        writer.entries[6].checksum = 1
        #expect(try refusal { _ = try lines(open(writer.bytes())) } == .checksum)
        writer = honest
        writer.entries[6].declaredSize = 10
        #expect(try refusal { _ = try lines(open(writer.bytes())) } == .damagedArchive(.sizeMismatch))
        writer = honest
        writer.entries.append(writer.entries[6])
        #expect(try refusal { _ = try lines(open(writer.bytes())) } == .damagedArchive(.duplicateName))
        writer = honest
        writer.comment = Array("dibuat untuk uji".utf8)
        #expect(try lines(open(writer.bytes())) == lines(open(honest.bytes())))
        writer.comment = honest.bytes()
        #expect(try refusal { _ = try lines(open(writer.bytes())) } == .damagedArchive(.badDirectory))
    }

    @Test(
        "Other kinds of files are named",
        arguments: [
            ("%PDF-1.7\n", SpreadsheetError.Lookalike.pdf), ("\u{feff}  <!DOCTYPE html><html>", .html),
            ("<?xml version=\"1.0\"?><Workbook/>", .xml),
            ("<table><tr><td>1</td></tr></table>", .html), ("<center><b>Realisasi</b><table>", .html),
            ("<?xml version=\"1.0\"?><office:document xmlns:office=\"x\">", .openDocumentOther), ("{\\rtf1", .docx),
            ("Rar!\u{1a}\u{7}", .archive),
        ])
    func lookalikes(text: String, expected: SpreadsheetError.Lookalike) throws {
        #expect(try refusal { _ = try open(Array(text.utf8), as: "laporan.xlsx") } == .notASpreadsheet(looksLike: expected))
    }

    @Test(
        "Archives of other kinds are named",
        arguments: [
            ("word/document.xml", SpreadsheetError.Lookalike.docx), ("ppt/presentation.xml", .pptx), ("xl/workbook.bin", .binaryWorkbook),
            ("content.xml", .plainZip), ("foto.txt", .plainZip),
        ])
    func otherArchives(part: String, expected: SpreadsheetError.Lookalike) throws {
        #expect(try refusal { _ = try open(ZipWriter([.init(part, [])]).bytes()) } == .notASpreadsheet(looksLike: expected))
    }

    @Test(
        "OpenDocument files are told apart",
        arguments: [
            ("spreadsheet", "<manifest/>", SpreadsheetError.Lookalike.openDocument), ("text", "<manifest/>", .openDocumentOther),
            ("presentation", "<manifest/>", .openDocumentOther), ("spreadsheet", "<encryption-data/>", .passwordProtected),
        ])
    func openDocuments(type: String, manifest: String, expected: SpreadsheetError.Lookalike) throws {
        var writer = ZipWriter([
            .init("mimetype", Array("application/vnd.oasis.opendocument.\(type)".utf8)), .init("content.xml", Array("<a/>".utf8)),
            .init("META-INF/manifest.xml", Array(manifest.utf8)),
        ])
        #expect(try refusal { _ = try open(writer.bytes()) } == .notASpreadsheet(looksLike: expected))
        // What is handed to another program is whole.
        writer.entries[1].checksum = 1
        if expected == .openDocument { #expect(try refusal { _ = try open(writer.bytes()) } == .checksum) }
    }

    @Test(
        "Compound files are told apart by what they hold",
        arguments: [
            ("Workbook", SpreadsheetError.Lookalike.oldExcel), ("Book", .oldExcel), ("WordDocument", .docx), ("PowerPoint Document", .pptx),
            ("EncryptedPackage", .passwordProtected), ("__properties", .binary),
        ])
    func compoundFiles(stream: String, expected: SpreadsheetError.Lookalike) throws {
        let bytes = CompoundWriter([stream]).bytes()
        #expect(try refusal { _ = try open(bytes) } == .notASpreadsheet(looksLike: expected))
        // Cut off anywhere it is told as that, or as what it is still seen to be; never handed on.
        for count in stride(from: 8, to: bytes.count, by: 200) where bytes.count - count >= 512 {
            let reason = try refusal { _ = try open(Array(bytes.prefix(count))) }
            #expect(reason == .truncated || expected != .oldExcel && reason == .notASpreadsheet(looksLike: expected), "\(count)")
        }
    }

    @Test("A table of sectors that leads in a ring, or out of the file")
    func compoundLies() throws {
        var bytes = CompoundWriter(["Workbook"]).bytes()
        // The further tables begin in sector 0, which leads to itself in the end.
        bytes.replaceSubrange(68..<72, with: [0, 0, 0, 0])
        bytes.replaceSubrange(1_020..<1_024, with: [0, 0, 0, 0])
        #expect(try refusal { _ = try open(bytes) } == .truncated)
        bytes.replaceSubrange(68..<72, with: [0xff, 0xff, 0xff, 0x7f])
        #expect(try refusal { _ = try open(bytes) } == .truncated)
        bytes[30] = 63
        #expect(try refusal { _ = try open(bytes) } == .truncated)
    }

    @Test(
        "Bytes of other kinds are named",
        arguments: [
            ([0x1f, 0x8b, 8, 0], SpreadsheetError.Lookalike.gzip), ([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], .archive),
            ([0x89, 0x50, 0x4e, 0x47, 13, 10], .image), ([0xff, 0xd8, 0xff, 0xe0], .image), ([0x49, 0x49, 0x2a, 0], .image),
            ([0x42, 0x4d, 1, 2, 3, 4, 0, 0, 0, 0, 54, 0, 0, 0, 40], .image), ([9, 8, 16, 0, 0, 6, 5, 0], .ancientExcel),
            ([0x28, 0xb5, 0x2f, 0xfd, 1], .archive),
        ] as [([UInt8], SpreadsheetError.Lookalike)])
    func otherBytes(bytes: [UInt8], expected: SpreadsheetError.Lookalike) throws {
        #expect(try refusal { _ = try open(bytes, as: "laporan.xlsx") } == .notASpreadsheet(looksLike: expected))
    }

    @Test("No such file, a device")
    func notThere() throws {
        #expect(try refusal { _ = try WorkbookFile.open("/tidak/ada.xlsx") } == .cannotOpen(errno: 2))
        #expect(try refusal { _ = try WorkbookFile.open("/dev/null") } == .notASpreadsheet(looksLike: .notAFile))
    }

    @Test("Charts are no sheets; a sheet outside, lost or named twice refuses the workbook")
    func sheetTargets() throws {
        func workbook(_ target: String, type: String = "worksheet", mode: String = "") throws -> WorkbookFile {
            var builder = book
            builder.overrides["xl/_rels/workbook.xml.rels"] = """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" \
                Type="x/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/\(type)" Target="\(target)"\(mode)/></Relationships>
                """
            return try open(builder.bytes())
        }
        #expect(try workbook("charts/sheet1.xml", type: "chartsheet").sheets.map(\.name) == ["TW IV"])
        var module = book
        module.overrides["xl/workbook.xml"] = module.parts().first { $0.name == "xl/workbook.xml" }?.text.replacing(
            "r:id=\"rId2\"", with: "r:id=\"\"")
        #expect(try open(module.bytes()).sheets.map(\.name) == ["TW IV"])
        #expect(try workbook("./../xl/Worksheets/SHEET2.xml").sheets.count == 2)
        #expect(try refusal { _ = try workbook("worksheets/sheet9.xml") } == .missingPart)
        #expect(try refusal { _ = try workbook("worksheets/sheet1.xml") } == .partUsedTwice)
        #expect(try refusal { _ = try workbook("../../../etc/passwd") } == .externalTarget("../../../etc/passwd"))
        #expect(try refusal { _ = try workbook("http://x/y.xml", mode: " TargetMode=\"External\"") } == .externalTarget("http://x/y.xml"))
    }

    @Test func digest() throws {
        #expect(SHA256Digest.hex(of: Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        let path = Fixtures.path("sheets/temanggung-2023-tw4-evaluasi-rkpd.csv")
        let file = try WorkbookFile.open(path)
        #expect(try file.sha256 == sha256Hex(ofFileAt: path))
        #expect(try file.byteCount == Data(contentsOf: URL(filePath: path)).count)
    }

    @Test("Errors say what and where")
    func description() {
        let error = SpreadsheetError(.checksum, part: "xl/a.xml", sheet: "TW IV", cell: CellReference(row: 11, column: 17))
        #expect("\(error)" == "the checksum does not fit: the file is damaged (sheet 'TW IV', cell Q11, part xl/a.xml)")
        #expect("\(SpreadsheetError(.cannotOpen(errno: 2)))" == "cannot be opened: No such file or directory")
    }
}
