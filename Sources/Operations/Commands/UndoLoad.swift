import Dataset
import Foundation

extension Session {
    /// `rkpd undo`: takes a load back; the one it had replaced stands again.
    public func undo(_ load: Int64) throws -> ExitStatus {
        let format = try settings.format(among: [.text, .json])
        let path = try settings.datasetPath()
        if !FileManager.default.fileExists(atPath: path) {
            // Opening for reading only says that there is none; opening for writing would make one.
            _ = try Dataset(path: path, readOnly: true)
        }
        let lock = try DatasetLock(dataset: path)
        let result = try withExtendedLifetime(lock) { try Dataset(path: path).undo(muatanID: load, at: Date()) }
        if format == .json {
            try output.line(result.json.text(pretty: true))
        } else if reportsChanges {
            try output.write(result.text(Words(language: language)))
        }
        return .done
    }
}

extension UndoResult {
    fileprivate var json: JSON {
        .object([
            "muatan_id": .int(Int(muatanID)), "status": .string(LoadRow.Status.dibatalkan.rawValue),
            "berlaku_kembali": .array(restored.map { .int(Int($0)) }), "fakta_ditarik": .int(factsWithdrawn),
            "fakta_dipulihkan": .int(factsRestored),
        ])
    }

    fileprivate func text(_ words: Words) -> String {
        let undone = words(
            "Muatan \(muatanID) dibatalkan: \(words.count(factsWithdrawn)) fakta tidak berlaku lagi.",
            "Load \(muatanID) is undone: \(words.count(factsWithdrawn)) facts are no longer current.")
        let restoredLines = restored.map { words("Muatan \($0) berlaku kembali.", "Load \($0) is current again.") }
        return ([undone] + restoredLines).joined(separator: "\n") + "\n"
    }
}
