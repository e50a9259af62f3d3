public import Model

/// What the operator asks of a run.
public struct ImportRequest: Sendable {
    /// Files and folders.
    public var paths: [String]
    /// What is stated about the sheets; what folders state is added for each file.
    public var stated: StatedContext
    /// Whether bytes that were loaded, undone or refused before are read again.
    public var reloads: Bool
    /// Whether nothing is written.
    public var isDryRun: Bool
    /// Whether a finding of gravity `galat` ends the run with 65.
    public var isStrict: Bool
    /// How many files are read at once.
    public var jobs: Int
    /// How long the youngest file of a folder must have been left alone at the second look. A run pauses at most this long, once.
    public var quiet: Duration
    /// How many facts of files that were read are held until they are loaded; files beyond are read a second time.
    public var heldFacts: Int

    /// A request; everything but the paths has a default.
    public init(
        paths: [String], stated: StatedContext = StatedContext(), reloads: Bool = false, isDryRun: Bool = false, isStrict: Bool = false,
        jobs: Int = 1, quiet: Duration = .milliseconds(500), heldFacts: Int = 200_000
    ) {
        self.paths = paths
        self.stated = stated
        self.reloads = reloads
        self.isDryRun = isDryRun
        self.isStrict = isStrict
        self.jobs = jobs
        self.quiet = quiet
        self.heldFacts = heldFacts
    }

    /// What is stated about one file.
    func stated(for file: FoundFile) -> StatedContext {
        var stated = stated
        stated.folder = file.folder
        return stated
    }
}
