import Dataset
import Foundation
import Journey

extension Session {
    /// `rkpd import`: reads files and folders into the dataset.
    /// - Throws: ``Trouble``, or an error of mappings or dataset, where the whole run cannot go on.
    public func importFiles(_ request: ImportRequest, stop: StopSignal = .ofProcess) throws -> ExitStatus {
        let format = try settings.format(among: [.text, .json])
        var request = request
        if request.paths.isEmpty { request.paths = [settings.inboxPath] }
        request.jobs = settings.jobs
        let missing = request.paths.filter { !FileManager.default.fileExists(atPath: $0) && !isLink($0) }
        guard missing.count < request.paths.count else {
            throw Trouble(.noInput, "no such file or folder: \(missing.joined(separator: ", "))")
        }
        let path = try settings.datasetPath()
        // Mappings that are wrong end the run before a dataset is made.
        let reader = try Reader(mappings: settings.mappingsPath)
        // The lock lives until the end of the run.
        let lock = request.isDryRun ? nil : try DatasetLock(dataset: path)
        let summary = try withExtendedLifetime(lock) {
            let store = request.isDryRun ? try datasetToPlanWith(path) : try Dataset(path: path)
            let lists = try store.lists()
            let reader = lists.isEmpty ? reader : try Reader(mappings: settings.mappingsPath, lists: lists)
            return try ImportRun(
                request, reader: reader, store: store, language: language, log: log, terminal: terminal, stop: stop
            ).run()
        }
        switch format {
        case .json: try output.line(summary.json(in: language).text(pretty: true))
        case .text, .csv:
            if reportsChanges || request.isDryRun { try output.write(summary.text(in: language)) }
        }
        return summary.status
    }

    /// The dataset as it stands, or an empty one where there is none yet. Neither is written to.
    private func datasetToPlanWith(_ path: String) throws -> Dataset {
        FileManager.default.fileExists(atPath: path) ? try Dataset(path: path, readOnly: true) : try Dataset(path: ":memory:")
    }
}

/// Whether a path is a link, also one that leads nowhere: such a path exists, but cannot be read.
private func isLink(_ path: String) -> Bool {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
}
