import Glibc

/// Tells by its content what a file is.
enum Sniffing {
    enum Kind {
        case archive, text
    }

    static func kind(of file: FileBytes) throws(SpreadsheetError) -> Kind {
        guard file.count > 0 else { throw SpreadsheetError(.empty) }
        let head = try file.bytes(at: 0, count: 4_096)
        if head.starts(with: [0x50, 0x4b, 3, 4]) || head.starts(with: [0x50, 0x4b, 5, 6]) { return .archive }
        if let lookalike = try binary(head, file) ?? markup(head) { throw SpreadsheetError(.notASpreadsheet(looksLike: lookalike)) }
        return .text
    }

    /// Kinds that their first bytes tell.
    private static func binary(_ head: [UInt8], _ file: FileBytes) throws(SpreadsheetError) -> SpreadsheetError.Lookalike? {
        let marks: [([UInt8], SpreadsheetError.Lookalike)] = [
            (Array("%PDF-".utf8), .pdf), ([0x1f, 0x8b], .gzip), (Array("Rar!".utf8), .archive), ([0x37, 0x7a, 0xbc, 0xaf], .archive),
            ([0xfd, 0x37, 0x7a, 0x58, 0x5a], .archive), (Array("BZh".utf8), .archive), ([0x89, 0x50, 0x4e, 0x47], .image),
            ([0xff, 0xd8, 0xff], .image), (Array("GIF8".utf8), .image), ([0x49, 0x49, 0x2a, 0], .image), ([0x4d, 0x4d, 0, 0x2a], .image),
            ([0x28, 0xb5, 0x2f, 0xfd], .archive), (Array("LZIP".utf8), .archive), (Array("SQLite format 3\0".utf8), .binary),
            // Excel 2 to 5 wrote a bare stream of records.
            ([9, 8, 0x10, 0], .ancientExcel), ([9, 8, 8, 0], .ancientExcel), ([9, 4, 6, 0], .ancientExcel), ([9, 2, 6, 0], .ancientExcel),
            ([9, 0, 4, 0], .ancientExcel), (Array("{\\rtf".utf8), .docx),
        ]
        if let found = marks.first(where: { head.starts(with: $0.0) }) { return found.1 }
        if head.starts(with: CompoundFile.mark) {
            let compound = try CompoundFile(file)
            let kind = try compound.kind()
            if kind == .oldExcel || kind == .binary { try compound.checkWhole() }
            return kind
        }
        // A tape archive says so only behind its first entry; pictures of some kinds in the middle of their heads.
        if head.count > 262, head[257..<262].elementsEqual("ustar".utf8) { return .archive }
        if head.starts(with: Array("RIFF".utf8)), head.dropFirst(8).starts(with: Array("WEBP".utf8)) { return .image }
        if head.starts(with: Array("BM".utf8)), head.count > 14, head[6..<10].allSatisfy({ $0 == 0 }) { return .image }
        if head.count > 12, head[4..<8].elementsEqual("ftyp".utf8) { return .image }
        // Control characters that no text holds. NUL is left out: it speaks of UTF-16, or of one damaged field.
        let controls = head.count { $0 < 32 && $0 != 0 && !(8...13).contains($0) && $0 != 0x1a && $0 != 0x1b }
        return controls * 20 > head.count ? .binary : nil
    }

    /// Markup under the name of a spreadsheet.
    private static func markup(_ head: [UInt8]) -> SpreadsheetError.Lookalike? {
        // UTF-16 is looked at by every second byte: the marks are ASCII.
        let bytes = head.starts(with: [0xff, 0xfe]) || head.starts(with: [0xfe, 0xff]) ? head.filter { $0 != 0 && $0 < 0xfe } : head
        let text = String(decoding: bytes.drop { $0 <= 32 || $0 >= 0x80 }.prefix(256), as: UTF8.self).lowercased()
        if ["<!doctype html", "<html", "<head", "<body", "<table", "<meta", "<style", "<div", "<script", "mime-version:"].contains(
            where: { text.hasPrefix($0) })
        {
            return .html
        }
        // A fragment that begins with any other tag: what makes it a page is its table.
        let isTag = text.hasPrefix("<") && (text.dropFirst().first?.isLetter ?? false)
        if isTag, ["<table", "<tr", "<td", "</p>", "<br"].contains(where: { text.contains($0) }) { return .html }
        if text.contains("office:document") { return .openDocumentOther }
        if text.hasPrefix("<?xml") || text.hasPrefix("<!--") || text.hasPrefix("<!doctype") {
            return text.contains("<html") ? .html : .xml
        }
        return nil
    }

    /// What a package is that is no workbook of this kind; nil where it may be one.
    static func lookalike(of package: PackageParts, workbook: String) throws(SpreadsheetError) -> SpreadsheetError.Lookalike? {
        let isOpenDocument = package.contains("content.xml") || package.contains("META-INF/manifest.xml") && package.contains("mimetype")
        if isOpenDocument { return try openDocument(package) }
        if workbook.hasSuffix(".bin") || package.contains("xl/workbook.bin") { return .binaryWorkbook }
        if package.contains("EncryptedPackage") { return .passwordProtected }
        if workbook.hasPrefix("word/") || package.contains("word/document.xml") { return .docx }
        if workbook.hasPrefix("ppt/") || package.contains("ppt/presentation.xml") { return .pptx }
        return nil
    }
}

extension Sniffing {
    /// Which kind of OpenDocument file a package is. The cells of a spreadsheet are read through once: what is handed on is whole and no bomb.
    private static func openDocument(_ package: PackageParts) throws(SpreadsheetError) -> SpreadsheetError.Lookalike {
        let manifest = try text(of: "META-INF/manifest.xml", in: package, atMost: 1 << 20)
        let type = try text(of: "mimetype", in: package, atMost: 256) + manifest
        guard type.contains(spreadsheetType) else { return type.contains(openDocumentType) ? .openDocumentOther : .plainZip }
        if manifest.contains("encryption-data") { return .passwordProtected }
        guard package.contains("content.xml") else { throw SpreadsheetError(.missingPart, part: "content.xml") }
        let content = try package.open("content.xml", isHeld: false)
        while try content.next() != nil {}
        return .openDocument
    }

    private static let openDocumentType = "application/vnd.oasis.opendocument"
    private static let spreadsheetType = openDocumentType + ".spreadsheet"

    /// The beginning of a part; empty where there is none.
    private static func text(of part: String, in package: PackageParts, atMost limit: Int) throws(SpreadsheetError) -> String {
        guard package.contains(part) else { return "" }
        let stream = try package.open(part)
        var bytes: [UInt8] = []
        while bytes.count < limit, let step = try stream.next() { bytes += step }
        return String(decoding: bytes.prefix(limit), as: UTF8.self)
    }
}

/// Whether a path leads to a folder.
func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}
