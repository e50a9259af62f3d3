public import Foundation
public import Model

/// Who a file is: its bytes, not its name.
public struct FileSignature: Hashable, Sendable {
    /// As users see it: relative to the folder that was read.
    public var name: String
    /// Where ``name`` counts from, an absolute path: tells files of one name in two folders apart. Empty where that is not known.
    public var folder: String
    /// Lower-case hex. Empty where the bytes could not be read.
    public var sha256: String
    /// Bytes.
    public var size: Int
    /// The workbook's own modification date, else the file's; nil where neither is known.
    public var modified: Date?

    /// A signature of the values given.
    public init(name: String, folder: String = "", sha256: String, size: Int, modified: Date? = nil) {
        self.name = name
        self.folder = folder
        self.sha256 = sha256
        self.size = size
        self.modified = modified
    }
}

/// One file, read whole, ready to be loaded in one transaction.
public struct Delivery: Sendable {
    /// Who it is.
    public var file: FileSignature
    /// Fingerprint of the program and the mappings that read it.
    public var reader: String
    /// Its tables, in their order.
    public var statements: [Statement]

    /// A delivery of the values given.
    public init(file: FileSignature, reader: String, statements: [Statement]) {
        self.file = file
        self.reader = reader
        self.statements = statements
    }
}
