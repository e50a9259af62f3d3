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
            ([0xff, 0xd8, 0xff], .image), (Array("GIF8".utf8), .image), ([9, 8, 0x10, 0, 0, 6, 5, 0], .oldExcel),
            (Array("{\\rtf".utf8), .docx),
        ]
        if let found = marks.first(where: { head.starts(with: $0.0) }) { return found.1 }
        if head.starts(with: [0xd0, 0xcf, 0x11, 0xe0]) { return try compound(file) }
        // Control characters that no text holds. NUL is left out: it speaks of UTF-16, or of one damaged field.
        let controls = head.count { $0 < 32 && $0 != 0 && !(8...13).contains($0) && $0 != 0x1a && $0 != 0x1b }
        return controls * 20 > head.count ? .binary : nil
    }

    /// A compound file of OLE holds old workbooks, and new ones that are protected by a password.
    private static func compound(_ file: FileBytes) throws(SpreadsheetError) -> SpreadsheetError.Lookalike {
        let name = "EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] }
        var isProtected = false
        var tail: [UInt8] = []
        try file.forEachBlock { block in
            // Names lie in sectors of at least 64 bytes at even places: only a piece at the border could be cut.
            isProtected = isProtected || block.holds(name) || (tail + block.prefix(64)).withUnsafeBytes { $0.holds(name) }
            tail = Array(block.suffix(64))
        }
        return isProtected ? .passwordProtected : .oldExcel
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
        if text.hasPrefix("<?xml") || text.hasPrefix("<!--") || text.hasPrefix("<!doctype") {
            return text.contains("<html") ? .html : .xml
        }
        return nil
    }

    /// What a package is that is no workbook of this kind; nil where it may be one.
    static func lookalike(of package: PackageParts, workbook: String) -> SpreadsheetError.Lookalike? {
        if package.contains("META-INF/manifest.xml") || package.contains("content.xml") { return .openDocument }
        if workbook.hasSuffix(".bin") || package.contains("xl/workbook.bin") { return .binaryWorkbook }
        if package.contains("EncryptedPackage") { return .passwordProtected }
        if workbook.hasPrefix("word/") || package.contains("word/document.xml") { return .docx }
        if workbook.hasPrefix("ppt/") || package.contains("ppt/presentation.xml") { return .pptx }
        return nil
    }
}

/// Whether a path leads to a folder.
func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}
