public import Dataset
public import Model

/// What a run did.
public struct RunSummary: Sendable {
    /// Every file it met, by name.
    public var files: [FileOutcome]
    /// Paths that do not exist.
    public var missing: [String]
    /// How many files were left for the next run because this one was asked to end.
    public var remaining: Int
    /// Whether nothing was written.
    public var isDryRun: Bool
    /// The status the run ends with.
    public var status: ExitStatus

    /// How many files have a status; with `news`, only those that came to it in this run.
    public func count(_ status: KnownFile.Status, news: Bool? = nil) -> Int {
        files.count { $0.status == status && (news == nil || $0.isNews == news) }
    }

    /// Findings of the loads of this run, by gravity.
    public var findings: [Severity: Int] {
        files.flatMap(\.loads).reduce(into: [:]) { sum, load in
            sum.merge(load.findings) { $0 + $1 }
        }
    }
}
