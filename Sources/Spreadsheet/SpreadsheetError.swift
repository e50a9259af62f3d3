public import Grid

/// Trouble that makes a file or sheet unreadable, with the place where it was met.
public struct SpreadsheetError: Error, Hashable, Sendable {
    /// What a file is that is no workbook and no CSV.
    public enum Lookalike: String, Hashable, Sendable, CaseIterable {
        /// A web page; many systems export one under the name `.xls`.
        case html
        /// XML of another kind, as SpreadsheetML 2003.
        case xml
        case pdf
        case gzip
        /// An archive of another kind: RAR, 7z, xz.
        case archive
        /// A picture.
        case image
        /// A text document of Word, `.docx`.
        case docx
        /// Slides, `.pptx`.
        case pptx
        /// A workbook of Excel 97–2003, `.xls`.
        case oldExcel
        /// A workbook of Excel before 97.
        case ancientExcel
        /// A binary workbook, `.xlsb`.
        case binaryWorkbook
        /// An OpenDocument spreadsheet, `.ods`.
        case openDocument
        /// An OpenDocument file of another kind: a text, slides, or one that is not packed.
        case openDocumentOther
        /// A workbook that opens only with its password.
        case passwordProtected
        /// An archive that holds no workbook.
        case plainZip
        /// A folder that holds no unzipped workbook.
        case folder
        /// A device, pipe or socket.
        case notAFile
        /// Bytes that are neither text nor a known kind.
        case binary
    }

    /// How an archive is damaged.
    public enum ArchiveDamage: String, Hashable, Sendable, CaseIterable {
        /// No directory at the end: the file was cut off, or something was added.
        case noDirectory
        /// The directory does not say what its end says it does.
        case badDirectory
        /// An entry's own header is missing or contradicts the directory.
        case badEntryHeader
        /// Two entries share bytes.
        case overlappingEntries
        /// Two entries have one name.
        case duplicateName
        /// An entry is a link.
        case link
        /// Compressed bytes that no compressor writes.
        case badCompression
        /// An entry unfolds to another length than it declares.
        case sizeMismatch
        /// A file name that is not UTF-8.
        case badName
    }

    /// Which of ``ReadingLimits`` was passed.
    public enum Limit: String, Hashable, Sendable, CaseIterable {
        case fileBytes, entries, directoryBytes, partBytes, sheets, cellFormats, sharedStrings, merges, cellText, fieldsPerRecord,
            recordBytes
        case heldCells, tokenBytes, depth, rows, columns
    }

    /// What is wrong.
    public enum Reason: Hashable, Sendable {
        /// The system does not give the file; with its error number.
        case cannotOpen(errno: Int32)
        /// Reading failed on the way; with the system's error number.
        case cannotRead(errno: Int32)
        /// Size or time of the file changed while it was read.
        case changedWhileRead
        /// No bytes at all.
        case empty
        case notASpreadsheet(looksLike: Lookalike)
        case damagedArchive(ArchiveDamage)
        /// An entry is encrypted.
        case encrypted
        /// A zip method other than stored and deflate.
        case unsupportedCompression(method: Int)
        /// The bytes are not those that were packed.
        case checksum
        /// The content ends before its end.
        case truncated
        /// Not well-formed; the parser's own words.
        case malformedXML(line: Int, message: String)
        /// A document type declaration: entities are never read.
        case doctype
        /// A part that the workbook names is not there.
        case missingPart
        /// A part is something else than its place says.
        case wrongPart(expected: String, found: String)
        /// Two sheets are one part.
        case partUsedTwice
        case tooLarge(Limit, limit: Int)
        /// A reference that names no cell, or not the row it stands in.
        case badReference(String)
        /// A row or cell that does not come after the one before it.
        case outOfOrder(String)
        case badSharedStringIndex(String)
        /// A sheet that lies outside the file.
        case externalTarget(String)
        /// Bytes that are no text in the encoding found; counted from 0.
        case undecodableText(offset: Int)
        /// A byte 0 in a CSV.
        case nulByte
        /// A quoted field that never ends.
        case unclosedQuote
        /// A sheet was asked for that is not there.
        case noSuchSheet(index: Int)
    }

    /// What is wrong.
    public var reason: Reason
    /// The part of the package, `xl/worksheets/sheet1.xml`; nil for a CSV.
    public var part: String?
    /// The sheet's name, where the trouble is within one.
    public var sheet: String?
    /// The cell, where the trouble is within one.
    public var cell: CellReference?

    /// Trouble at a place, as far as it is known.
    public init(_ reason: Reason, part: String? = nil, sheet: String? = nil, cell: CellReference? = nil) {
        self.reason = reason
        self.part = part
        self.sheet = sheet
        self.cell = cell
    }

    /// The same trouble with what is now known of its place; what it says itself stays.
    func at(part: String? = nil, sheet: String? = nil, cell: CellReference? = nil) -> SpreadsheetError {
        SpreadsheetError(reason, part: self.part ?? part, sheet: self.sheet ?? sheet, cell: self.cell ?? cell)
    }
}
