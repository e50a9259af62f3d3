public import Foundation
public import Model

/// One file, read whole: its statements and how they were come by.
public struct FileReading: Sendable {
    public var sha256: String
    public var size: Int
    /// The workbook's own modification date, else the file's.
    public var modified: Date?
    /// The tables that can be loaded, each with its findings.
    public var statements: [Statement]
    /// For `explain`, one a sheet.
    public var sheets: [SheetReport]

    public init(sha256: String, size: Int, modified: Date?, statements: [Statement], sheets: [SheetReport]) {
        self.sha256 = sha256
        self.size = size
        self.modified = modified
        self.statements = statements
        self.sheets = sheets
    }
}
