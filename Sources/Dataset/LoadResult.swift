/// What became of one statement of a delivery.
public struct LoadResult: Hashable, Sendable {
    /// What can become of a statement.
    public enum Outcome: Hashable, Sendable {
        /// The first of its statement, or the first that still stands.
        case new
        /// It supersedes an earlier load.
        case revision(replacing: Int64)
        /// Its content equals that of the current load, or its bytes were loaded before; nothing was written but the file.
        case same(as: Int64)
        /// Kept as `digantikan`, with a finding: the current load is newer (`muatan.lama`), or the same file holds the statement
        /// twice (`muatan.ganda`).
        case older(than: Int64)
        /// These bytes were undone before and stay so until a reload is asked for.
        case undone
    }
    /// What became of this one.
    public var outcome: Outcome
    /// nil where nothing was loaded.
    public var muatanID: Int64?
    /// How many facts were written; 0 where nothing was. In a plan, how many would be.
    public var facts: Int
    /// How many findings were written, with those that loading itself makes.
    public var findings: Int

    /// A result of the values given.
    public init(outcome: Outcome, muatanID: Int64?, facts: Int, findings: Int) {
        self.outcome = outcome
        self.muatanID = muatanID
        self.facts = facts
        self.findings = findings
    }

    /// In a plan, stands for a load that the same delivery would make and that has no number yet.
    public static let planned: Int64 = 0
}

/// What an undo changed.
public struct UndoResult: Hashable, Sendable {
    /// The load that is `dibatalkan` now.
    public var muatanID: Int64
    /// The loads it had replaced and that are `aktif` again: usually one; none where it was the first of its statement.
    public var restored: [Int64]
    /// How many facts stopped being current, and how many are current again.
    public var factsWithdrawn: Int, factsRestored: Int

    /// A result of the values given.
    public init(muatanID: Int64, restored: [Int64], factsWithdrawn: Int, factsRestored: Int) {
        self.muatanID = muatanID
        self.restored = restored
        self.factsWithdrawn = factsWithdrawn
        self.factsRestored = factsRestored
    }
}
