public import Foundation
public import Model

/// Who a file is: its bytes, not its name.
public struct FileSignature: Hashable, Sendable {
    /// As users see it: relative to the folder that was read.
    public var name: String
    /// Lower-case hex. Empty where the bytes could not be read.
    public var sha256: String
    /// Bytes.
    public var size: Int
    /// The workbook's own modification date, else the file's; nil where neither is known.
    public var modified: Date?

    public init(name: String, sha256: String, size: Int, modified: Date? = nil) {
        self.name = name
        self.sha256 = sha256
        self.size = size
        self.modified = modified
    }
}

/// One file, read whole, ready to be loaded in one transaction.
public struct Delivery: Sendable {
    public var file: FileSignature
    /// Fingerprint of the program and the mappings that read it.
    public var reader: String
    public var statements: [Statement]

    public init(file: FileSignature, reader: String, statements: [Statement]) {
        self.file = file
        self.reader = reader
        self.statements = statements
    }
}

/// What became of one statement of a delivery.
public struct LoadResult: Hashable, Sendable {
    public enum Outcome: Hashable, Sendable {
        /// The first of its statement.
        case new
        /// It supersedes an earlier load.
        case revision(replacing: Int64)
        /// Its facts equal those of the current load; nothing was written but the file.
        case same(as: Int64)
        /// The current load is newer; kept as `digantikan`, with a finding.
        case older(than: Int64)
        /// These bytes were undone before and stay so until a reload is asked for.
        case undone
    }
    public var outcome: Outcome
    /// nil where nothing was loaded.
    public var muatanID: Int64?
    public var facts: Int
    public var findings: Int

    public init(outcome: Outcome, muatanID: Int64?, facts: Int, findings: Int) {
        self.outcome = outcome
        self.muatanID = muatanID
        self.facts = facts
        self.findings = findings
    }
}

/// What the dataset knows of some bytes.
public struct KnownFile: Hashable, Sendable {
    public enum Status: String, Hashable, Sendable {
        case termuat, sama, menunggu, ditolak, diabaikan
    }
    public var name: String
    public var sha256: String
    public var status: Status
    /// The reader that came to this status.
    public var reader: String
    /// Rule and message (Bahasa Indonesia) of a refusal.
    public var rule: String?, message: String?

    public init(name: String, sha256: String, status: Status, reader: String, rule: String? = nil, message: String? = nil) {
        self.name = name
        self.sha256 = sha256
        self.status = status
        self.reader = reader
        self.rule = rule
        self.message = message
    }
}
