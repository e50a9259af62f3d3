public import Dataset
import Foundation

/// The words of a decision, for the command line.
public typealias DecisionWord = Keputusan

extension Session {
    /// `rkpd findings decide`: records what the office decided about a finding.
    /// - Parameter finding: its number or its key.
    public func decide(_ finding: String, _ word: DecisionWord, reason: String) throws -> ExitStatus {
        let format = try settings.format(among: [.text, .json])
        let reason = reason.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !reason.isEmpty else { throw Trouble(.usage, "--alasan: a decision needs a reason") }
        let path = try settings.datasetPath()
        if !FileManager.default.fileExists(atPath: path) {
            // Opening for reading only says that there is none; opening for writing would make one.
            _ = try Dataset(path: path, readOnly: true)
        }
        let lock = try DatasetLock(dataset: path)
        let (decided, loads) = try withExtendedLifetime(lock) {
            let dataset = try Dataset(path: path)
            return (try dataset.decide(FindingName(finding), word, alasan: reason, at: Date()), try dataset.loads())
        }
        let view = FindingsView(decided, loads: loads, language: language)
        if format == .json { try output.write(view.json) } else if reportsChanges { try output.write(view.text) }
        return .done
    }
}
