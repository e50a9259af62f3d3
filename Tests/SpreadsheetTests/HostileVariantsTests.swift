import Foundation
import Grid
import Spreadsheet
import TestSupport
import Testing

/// More of the kinds that `Fixtures/hostile` holds, made here: every one ends as an answer that names its place.
@Suite("Hostile workbooks of every kind")
struct HostileVariantsTests {
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

    private func reading(_ xml: String, strings: [String] = ["a", "b", "c"]) throws -> SpreadsheetError? {
        let builder = WorkbookBuilder(sheetXML: xml, strings: strings)
        do {
            _ = try open(builder.bytes()).readSheet(at: 0)
            return nil
        } catch let error as SpreadsheetError { return error }
    }

    private func cell(_ attributes: String, _ content: String) -> String {
        "<sheetData><row r=\"1\"><c r=\"A1\"/><c \(attributes)>\(content)</c></row></sheetData>"
    }

    @Test(
        "References that name no cell of their row are refused with part and cell",
        arguments: [
            "A0", "A01", "a1", "$B$1", "B1048577", "XFE1", "AAAA1", "B", "1", "", "B1B", "B 1", " B1", "B1:C1", "B-1", "R1C1", "B2",
            "B99999999999999999999",
            "ZZZZZZZZZZZZZZZZZZZZZZ1", "\u{ff22}1", "B１",
        ])
    func references(reference: String) throws {
        let error = try #require(try reading(cell("r=\"\(reference)\"", "<v>1</v>")))
        guard case .badReference = error.reason else { return #expect(Bool(false), "\(error)") }
        #expect(error.part == "xl/worksheets/sheet1.xml" && error.sheet == "Lembar" && error.cell?.row == 1)
        // Without content it says nothing wrong.
        #expect(try reading(cell("r=\"\(reference)\"", "")) == nil)
    }

    @Test(
        "Indexes of strings that are not there",
        arguments: ["3", "-1", "1.0", "0x1", "1e0", "18446744073709551616", "9223372036854775808", "a", "+1", "1 2", "²"])
    func indexes(index: String) throws {
        let error = try #require(try reading(cell("r=\"B1\" t=\"s\"", "<v>\(index)</v>")))
        guard case .badSharedStringIndex = error.reason else { return #expect(Bool(false), "\(error)") }
        #expect(error.cell == CellReference("B1"))
    }

    @Test(
        "Numbers that are none are error cells, never 0",
        arguments: [
            "NaN", "inf", "-Infinity", "1,5", "1.5.5", "0x1p3", "1e", "e5", "--1", "1e999", "-1e999", "1_000", "١", "1 000", "$1", ".",
        ])
    func numbers(text: String) throws {
        let file = try open(WorkbookBuilder(sheetXML: cell("r=\"B1\"", "<v>\(text)</v>")).bytes())
        #expect(try cells(file.readSheet(at: 0))["B1"]?.value == .error(text))
    }

    @Test("Every limit is told by its own name", arguments: SpreadsheetError.Limit.allCases)
    func limits(limit: SpreadsheetError.Limit) throws {
        var limits = ReadingLimits()
        var bytes = WorkbookBuilder(
            sheetXML: """
                <sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>\(String(repeating: "x", count: 64))</t></is></c></row>\
                </sheetData><mergeCells><mergeCell ref="D1:E1"/><mergeCell ref="D2:E2"/></mergeCells>
                """, formats: ["0.0", "0.00"], strings: ["a", "b"]
        ).bytes()
        switch limit {
        case .fileBytes: limits.fileBytes = 100
        case .entries: limits.entries = 2
        case .directoryBytes: limits.directoryBytes = 64
        case .partBytes: limits.partBytes = 200
        case .sheets: limits.sheets = 0
        case .cellFormats: limits.cellFormats = 1
        case .sharedStrings: limits.sharedStrings = 1
        case .merges: limits.merges = 1
        case .cellText: limits.cellTextBytes = 16
        case .heldCells: limits.heldCells = 1
        case .depth: limits.depth = 3
        case .tokenBytes:
            limits.tokenBytes = 1 << 10
            bytes = WorkbookBuilder(sheetXML: "<sheetData/><!-- \(String(repeating: "x", count: 200_000)) -->").bytes()
        case .rows: bytes = WorkbookBuilder(sheetXML: "<sheetData><row r=\"1048577\"><c><v>1</v></c></row></sheetData>").bytes()
        case .columns:
            bytes = WorkbookBuilder(sheetXML: "<sheetData><row r=\"1\"><c r=\"XFD1\"/><c><v>1</v></c></row></sheetData>").bytes()
        case .fieldsPerRecord:
            limits.fieldsPerRecord = 2
            bytes = Array("a;b;c\n".utf8)
        case .recordBytes:
            limits.recordBytes = 256 << 10
            limits.cellTextBytes = .max
            bytes = [UInt8](repeating: 0x61, count: 600_000)
        }
        let reason = try refusal {
            let url = try Fixtures.temporaryFolder().appending(path: "batas")
            try Data(bytes).write(to: url)
            _ = try WorkbookFile.open(url.path, limits: limits).readSheet(at: 0)
        }
        guard case .tooLarge(let found, _) = reason else { return #expect(Bool(false), "\(limit): \(String(describing: reason))") }
        #expect(found == limit)
    }

    @Test(
        "Entities, whatever they are for",
        arguments: [
            "<!DOCTYPE x>", "<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\">", "<!DOCTYPE x [<!ENTITY a \"b\">]>",
            "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>", "<!DOCTYPE x [<!ENTITY % a SYSTEM \"file:///etc/hostname\">%a;]>",
            "<!DOCTYPE x PUBLIC \"-//W3C//DTD XHTML 1.0//EN\" \"x.dtd\">",
        ],
        [
            "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels",
            "_rels/.rels",
        ])
    func doctypes(declaration: String, part: String) throws {
        var builder = WorkbookBuilder(sheetXML: "<sheetData/>")
        let text = try #require(builder.parts().first { $0.name == part }?.text)
        builder.overrides[part] = declaration + text
        do {
            _ = try open(builder.bytes()).readSheet(at: 0)
            Issue.record("it was read")
        } catch let error as SpreadsheetError {
            #expect(error.reason == .doctype && error.part == part)
        }
    }

    @Test(
        "A workbook cut off at every four kilobytes",
        arguments: ["temanggung-2023-tw4-evaluasi-rkpd", "semarang-2023-rincian-realisasi-anggaran"])
    func torn(name: String) throws {
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: Fixtures.path("sheets/\(name).xlsx"))))
        for count in stride(from: 4_096, to: bytes.count, by: 4_096) {
            #expect(try refusal { _ = try lines(open(Array(bytes.prefix(count)))) } == .damagedArchive(.noDirectory), "\(count)")
            // The same length with its end gone to zeros, as a disk that ran full leaves it.
            let zeroed = bytes.prefix(count) + [UInt8](repeating: 0, count: bytes.count - count)
            #expect(try refusal { _ = try lines(open(Array(zeroed))) } != nil, "\(count)")
        }
    }
}
