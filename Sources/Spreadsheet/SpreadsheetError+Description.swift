import Glibc

extension SpreadsheetError: CustomStringConvertible {
    /// The trouble and its place in English: `damaged archive: two entries share bytes (part xl/worksheets/sheet1.xml)`.
    public var description: String {
        var place: [String] = []
        if let sheet, !sheet.isEmpty { place.append("sheet '\(sheet)'") }
        if let cell { place.append("cell \(cell)") }
        if let part { place.append("part \(part)") }
        return place.isEmpty ? reason.description : "\(reason.description) (\(place.joined(separator: ", ")))"
    }
}

extension SpreadsheetError.Reason: CustomStringConvertible {
    /// What is wrong, in English, without the place.
    public var description: String {
        switch self {
        case .cannotOpen(let number): "cannot be opened: \(systemMessage(number))"
        case .cannotRead(let number): "cannot be read: \(systemMessage(number))"
        case .changedWhileRead: "the file changed while it was read"
        case .empty: "the file is empty"
        case .notASpreadsheet(let lookalike): "not a workbook or CSV: \(lookalike.description)"
        case .damagedArchive(let damage): "damaged archive: \(damage.description)"
        case .encrypted: "the content is encrypted"
        case .unsupportedCompression(let method): "packed with zip method \(method); only stored and deflate are read"
        case .checksum: "the checksum does not fit: the file is damaged"
        case .truncated: "the content ends before its end: the file is cut off"
        case .malformedXML(let line, let message): "malformed XML in line \(line): \(message)"
        case .doctype: "a document type declaration, which no workbook has"
        case .missingPart: "a part of the workbook is missing"
        case .wrongPart(let expected, let found): "a part that should hold <\(expected)> holds <\(found)>"
        case .partUsedTwice: "two sheets name one part"
        case .tooLarge(let limit, let bound): "too large: \(limit.description) (limit \(bound))"
        case .badReference(let text): "'\(text)' is no cell of this row"
        case .outOfOrder(let text): "\(text) comes after one that it should precede, or twice"
        case .badSharedStringIndex(let text): "'\(text)' is no entry of the workbook's strings"
        case .externalTarget(let target): "the sheet lies outside the file, at '\(target)'"
        case .undecodableText(let offset): "bytes that are no text, first at byte \(offset)"
        case .nulByte: "a byte 0 in the text"
        case .unclosedQuote: "a quoted field that never ends: the file is cut off or a quotation mark is missing"
        case .noSuchSheet(let index): "there is no sheet \(index)"
        }
    }

    private func systemMessage(_ number: Int32) -> String {
        strerror(number).map { String(cString: $0) } ?? "error \(number)"
    }
}

extension SpreadsheetError.Lookalike: CustomStringConvertible {
    /// What the file is, in English.
    public var description: String {
        switch self {
        case .html: "a web page (HTML) under another name"
        case .xml: "XML of another kind"
        case .pdf: "a PDF"
        case .gzip: "a gzip archive"
        case .archive: "an archive"
        case .image: "a picture"
        case .docx: "a Word document"
        case .pptx: "a presentation"
        case .oldExcel: "a workbook of Excel 97-2003 (.xls)"
        case .binaryWorkbook: "a binary workbook (.xlsb)"
        case .ancientExcel: "a workbook of Excel before 97"
        case .openDocument: "an OpenDocument spreadsheet (.ods)"
        case .openDocumentOther: "an OpenDocument file that is no spreadsheet"
        case .passwordProtected: "a workbook protected by a password"
        case .plainZip: "a zip archive without a workbook"
        case .folder: "a folder without an unzipped workbook"
        case .notAFile: "not a file"
        case .binary: "bytes of an unknown kind"
        }
    }
}

extension SpreadsheetError.ArchiveDamage: CustomStringConvertible {
    /// The damage, in English.
    public var description: String {
        switch self {
        case .noDirectory: "no directory at the end"
        case .badDirectory: "the directory contradicts itself"
        case .badEntryHeader: "an entry's header contradicts the directory"
        case .overlappingEntries: "two entries share bytes"
        case .duplicateName: "two entries have one name"
        case .link: "an entry is a link"
        case .badCompression: "bytes that cannot be unpacked"
        case .sizeMismatch: "an entry does not have the size it declares"
        case .badName: "a file name that is not UTF-8"
        }
    }
}

extension SpreadsheetError.Limit: CustomStringConvertible {
    /// What there is too much of, in English.
    public var description: String {
        switch self {
        case .fileBytes: "bytes of the file"
        case .entries: "entries of the archive"
        case .directoryBytes: "bytes of the archive's directory"
        case .partBytes: "bytes of an unpacked part"
        case .sheets: "sheets"
        case .cellFormats: "cell formats"
        case .sharedStrings: "strings"
        case .merges: "merged ranges"
        case .cellText: "bytes of text in one cell"
        case .fieldsPerRecord: "fields in one record"
        case .recordBytes: "bytes of one record"
        case .heldCells: "cells of one sheet"
        case .tokenBytes: "bytes of one XML tag"
        case .depth: "elements within each other"
        case .rows: "rows"
        case .columns: "columns"
        }
    }
}
