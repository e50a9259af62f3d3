public import FoundationEssentials
public import Grid

/// A sheet of a workbook, before it is read.
public struct SheetDescription: Sendable, Hashable {
    /// Empty for a CSV.
    public var name: String
    /// Position among the sheets that hold cells, from 0.
    public var index: Int
    /// Whether the workbook hides it.
    public var isHidden: Bool

    /// A sheet by its place.
    public init(name: String, index: Int, isHidden: Bool = false) {
        self.name = name
        self.index = index
        self.isHidden = isHidden
    }
}

/// A spreadsheet file that is open for reading: an XLSX, a folder that holds one unzipped, or a CSV.
///
/// Opening reads what tells what the file is, its digest, names, styles and strings; the cells are read sheet by sheet.
/// Nothing is written, nothing outside the file is read.
public final class WorkbookFile: Sendable {
    /// How the cells are written.
    public enum Kind: Sendable, Hashable {
        /// Also a folder that holds an unzipped one.
        case xlsx
        case csv
    }

    /// How its cells are written.
    public let kind: Kind
    /// Lower-case hex of the SHA-256 of the file's bytes. For a folder: over each file's name (relative, sorted by bytes), a
    /// byte 0, its length in eight bytes (least first) and its content. Empty where the file was opened without it.
    public let sha256: String
    /// The bytes of the file, or of all files of the folder.
    public let byteCount: Int
    /// When the workbook says it was last changed (`dcterms:modified`); nil for a CSV and where it says nothing that can be read.
    public let modified: Date?
    /// The sheets in their order; those that hold a chart or macros only are not among them.
    public let sheets: [SheetDescription]

    let content: Content
    let limits: ReadingLimits

    /// Where the cells come from.
    enum Content: Sendable {
        case workbook(Workbook)
        case text(CSVFile)
    }

    /// Opens a file or folder. Its content decides what it is, not its name.
    /// - Parameters:
    ///   - marks: how the numbers that cells show are written; what they hold does not depend on it.
    ///   - digests: whether ``sha256`` is wanted; for a long file it costs as much as reading its cells.
    /// - Throws: ``SpreadsheetError`` where it cannot be read, is no spreadsheet, or is damaged in a part that all sheets need.
    public static func open(
        _ path: String, limits: ReadingLimits = .standard, marks: NumeralMarks = .neutral, digests: Bool = true
    ) throws(SpreadsheetError) -> WorkbookFile {
        if isFolder(path) {
            let folder = try FolderParts(path: path, limits: limits)
            let package = PackageParts(folder: folder, limits: limits)
            let workbook = try Workbook(in: package, orElse: .folder, limits: limits, marks: marks)
            let (sha256, byteCount) = try folder.digest(limits: limits)
            return WorkbookFile(workbook, sha256: sha256, byteCount: byteCount, limits: limits)
        }
        let file = try FileBytes(path: path, limit: limits.fileBytes)
        switch try Sniffing.kind(of: file) {
        case .archive:
            let package = try PackageParts(archive: file, limits: limits)
            let workbook = try Workbook(in: package, orElse: .plainZip, limits: limits, marks: marks)
            let sha256 = digests ? try SHA256Digest.hex(of: file) : ""
            try file.checkUnchanged()
            return WorkbookFile(workbook, sha256: sha256, byteCount: file.count, limits: limits)
        case .text:
            let csv = try CSVFile(file: file, limits: limits, digests: digests)
            return WorkbookFile(csv, byteCount: file.count, limits: limits)
        }
    }

    private init(_ workbook: Workbook, sha256: String, byteCount: Int, limits: ReadingLimits) {
        kind = .xlsx
        self.sha256 = sha256
        self.byteCount = byteCount
        modified = workbook.modified
        sheets = workbook.sheets.enumerated().map { SheetDescription(name: $1.name, index: $0, isHidden: $1.isHidden) }
        content = .workbook(workbook)
        self.limits = limits
    }

    private init(_ csv: CSVFile, byteCount: Int, limits: ReadingLimits) {
        kind = .csv
        sha256 = csv.sha256
        self.byteCount = byteCount
        modified = nil
        sheets = [SheetDescription(name: "", index: 0)]
        content = .text(csv)
        self.limits = limits
    }

    /// Reads a sheet whole.
    ///
    /// Of a merged range only the first cell is among the cells. Cells of hidden sheets, rows and columns are read and marked.
    public func readSheet(at index: Int) throws(SpreadsheetError) -> Sheet {
        let description = try self.description(at: index)
        var sheet = Sheet(name: description.name, index: index, isHidden: description.isHidden, rows: [])
        do {
            switch content {
            case .workbook(let workbook): try workbook.readSheet(at: index, into: &sheet, limits: limits)
            case .text(let csv):
                var count = 0
                var widths = RecordWidths()
                func take(record: Int, fields: Int) { widths.take(number: record, fields: fields) }
                try csv.forEachRow(widths: take) { row in
                    count += row.cells.count
                    guard count <= limits.heldCells else { throw SpreadsheetError(.tooLarge(.heldCells, limit: limits.heldCells)) }
                    sheet.rows.append(row)
                }
                sheet.shortEnd = widths.shortEnd
            }
        } catch {
            // Nothing here throws anything else.
            throw (error as? SpreadsheetError ?? SpreadsheetError(.truncated)).at(sheet: description.name)
        }
        return sheet
    }

    /// Reads a sheet row by row; only rows with cells come. One row is held at a time.
    /// - Throws: ``SpreadsheetError``, also after rows were handed over; or what the body throws.
    public func forEachRow(ofSheetAt index: Int, _ body: (Row) throws -> Void) throws {
        let description = try self.description(at: index)
        switch content {
        case .workbook(let workbook):
            var texts = SharedTexts(workbook.sharedStrings)
            try workbook.forEachRawRow(ofSheetAt: index, name: description.name, limits: limits) { row in
                var cells: [Cell] = []
                cells.reserveCapacity(row.raw.cells.count)
                row.forEachCell { cells.append(workbook.builder.cell($0, of: row.raw, isHidden: $1, texts: &texts)) }
                if !cells.isEmpty {
                    try body(Row(number: row.raw.number, isHidden: row.raw.isHidden, cells: cells))
                }
            }
        case .text(let csv): try csv.forEachRow(body)
        }
    }

    func description(at index: Int) throws(SpreadsheetError) -> SheetDescription {
        guard sheets.indices.contains(index) else { throw SpreadsheetError(.noSuchSheet(index: index)) }
        return sheets[index]
    }
}
