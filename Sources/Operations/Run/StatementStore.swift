public import Dataset
public import Foundation
public import Model

/// What a run needs of a dataset. It is used by one thread at a time, in the order of the files' names.
public protocol StatementStore {
    /// What is known of these bytes, under every name they were met by, the latest last; empty where they are new.
    func known(sha256: String) throws -> [KnownFile]

    /// Loads a file in one transaction, a result for each of its statements in their order.
    func load(_ delivery: Delivery, reload: Bool, at time: Date) throws -> [LoadResult]

    /// What ``load(_:reload:at:)`` would do.
    func plan(_ delivery: Delivery, reload: Bool) throws -> [LoadResult]

    /// Keeps a refusal, so that the bytes are not read again by the same reader.
    func recordRefusal(_ file: FileSignature, reader: String, refusal: Refusal, at time: Date) throws

    /// Keeps that a file was seen.
    func recordSeen(_ file: FileSignature, status: KnownFile.Status, reader: String, at time: Date) throws

    /// Keeps that all files but these (by their paths) are gone from a folder (with its closing slash).
    func forget(missingFrom paths: Set<String>, under folder: String, at time: Date) throws

    /// Tells of a statement what it claims to be, with a digest of its facts: equal keys with equal digests are the same statement twice.
    /// Needs no dataset and is called by several threads at once.
    var claims: @Sendable (Statement) -> Claim { get }
}

/// What a statement claims to be.
public struct Claim: Hashable, Sendable {
    /// The identity of the statement: region, agency, unit, kind, period, table.
    public var key: String
    /// Equal for equal sets of facts.
    public var facts: String

    /// A claim by its identity and the digest of its facts.
    public init(key: String, facts: String) {
        self.key = key
        self.facts = facts
    }
}
