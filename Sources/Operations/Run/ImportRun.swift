public import Foundation
public import Logging
public import Model

/// One run of `rkpd import`: every new file is read, claims are compared, then each file is loaded in one transaction, in the order of names.
///
/// All are read before the first is loaded, for what becomes of two files that claim one statement must not depend on their order.
public struct ImportRun {
    let request: ImportRequest
    let reader: any StatementReader
    let store: any StatementStore
    let language: Language
    let log: Logger
    let terminal: Terminal
    let stop: StopSignal
    let startedAt: Date

    /// A run that has not begun.
    /// - Parameters:
    ///   - language: the language of refusals.
    ///   - startedAt: the time the dataset is to remember.
    public init(
        _ request: ImportRequest, reader: any StatementReader, store: any StatementStore, language: Language, log: Logger,
        terminal: Terminal, stop: StopSignal = StopSignal(), startedAt: Date = Date()
    ) {
        self.request = request
        self.reader = reader
        self.store = store
        self.language = language
        self.log = log
        self.terminal = terminal
        self.stop = stop
        self.startedAt = startedAt
    }

    /// Runs.
    /// - Throws: what stops the whole run: ``Trouble``, or an error of the dataset. Files loaded until then stay loaded.
    public func run() throws -> RunSummary {
        defer { terminal.endProgress() }
        let scan = FolderScan(request.paths)
        let claim = store.claims
        let reading = ReadingStage(request, reader: reader, claim: claim, terminal: terminal, stop: stop)
        var files = try reading.read(scan.files) { try store.known(sha256: $0) }
        var loading = LoadingStage(run: self, reading: reading)
        try loading.take(scan)
        try forgetGone(scan)
        var remaining = 0
        if stop.isRaised, files.contains(where: \.isUntouched) {
            // Whether two files contradict each other is not known before all were read, so nothing is loaded.
            remaining = files.count(where: \.isWork)
        } else {
            RivalClaims.refuse(among: &files)
            remaining = try load(files, with: &loading)
        }
        if remaining > 0 { log.notice("ended by a signal; \(remaining) files are left for the next run") }
        return RunSummary(
            files: loading.outcomes.sorted { comesBefore($0.name, $1.name) }, missing: scan.missing, remaining: remaining,
            isDryRun: request.isDryRun, status: loading.status)
    }

    /// What was refused in a folder and no longer lies there is not to stand in `status` for ever.
    private func forgetGone(_ scan: FolderScan) throws {
        guard !request.isDryRun else { return }
        let met = scan.met
        for folder in scan.walked.sorted() { try store.forget(missingFrom: met, under: folder + "/", at: startedAt) }
    }

    /// Loads in order.
    /// - Returns: how many files were left because the run was asked to end.
    private func load(_ files: [ReadFile], with loading: inout LoadingStage) throws -> Int {
        var outcomes: [Int: FileOutcome] = [:]
        for (index, file) in files.enumerated() {
            if stop.isRaised {
                let rest = files[index...].count(where: \.isWork)
                if rest > 0 { return rest }
            }
            terminal.progress("loading \(index + 1)/\(files.count) \(file.found.name)")
            var twin: FileOutcome?
            if case .twin(let first) = file.state { twin = outcomes[first] }
            outcomes[index] = try loading.take(file, twin: twin)
        }
        return 0
    }
}
