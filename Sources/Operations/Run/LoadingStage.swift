import Dataset
import Foundation
import Logging
import Model

/// The second half of a run: each file goes into the dataset in its turn, and its outcome into the summary.
struct LoadingStage {
    let run: ImportRun
    let reading: ReadingStage
    private(set) var outcomes: [FileOutcome] = []
    private(set) var status = ExitStatus.done

    init(run: ImportRun, reading: ReadingStage) {
        self.run = run
        self.reading = reading
    }

    /// Takes what is no file to be read: what is ignored, what cannot be looked at, what does not exist.
    mutating func take(_ scan: FolderScan) throws {
        for path in scan.missing {
            run.log.error("\(path): no such file or folder")
            raise(.noInput)
        }
        for (refusal, root) in scan.refused {
            outcomes.append(try refuse(refusal, FileSignature(name: refusal.file, folder: root, sha256: "", size: 0)))
        }
        for (name, root, reason) in scan.ignored {
            try seen(FileSignature(name: name, folder: root, sha256: "", size: 0), .diabaikan)
            outcomes.append(FileOutcome(name: name, status: .diabaikan, message: reason))
        }
    }

    /// Loads one file, or does what else becomes of it.
    /// - Parameter twin: the outcome of the file with the same bytes, where there is one.
    mutating func take(_ file: ReadFile, twin: FileOutcome?) throws -> FileOutcome? {
        guard let outcome = try outcome(of: file, twin: twin) else { return nil }
        outcomes.append(outcome)
        return outcome
    }

    private mutating func outcome(of file: ReadFile, twin: FileOutcome?) throws -> FileOutcome? {
        let sha256 = file.signature.sha256.isEmpty ? nil : file.signature.sha256
        switch file.state {
        case .untouched, .digested:
            return nil
        case .waiting(let reason):
            try seen(file.signature, .menunggu)
            return FileOutcome(name: file.found.name, sha256: sha256, status: .menunggu, message: reason)
        case .gone(let refusal):
            tell(refusal)
            return FileOutcome(refused: refusal, name: file.found.name)
        case .refused(let refusal, let rivals):
            let scope = RefusalScope(fingerprint: run.reader.fingerprint, stated: run.request.stated(for: file.found))
            return try refuse(refusal, file.signature, reader: scope.reader(for: refusal.rule.rawValue, rivals: rivals))
        case .settled(let known):
            let status: KnownFile.Status = known.isLoaded ? .sama : .ditolak
            try seen(file.signature, status, reader: known.reader)
            return FileOutcome(
                name: file.found.name, sha256: sha256, status: status, rule: known.rule,
                message: known.message.map { Message(id: $0, en: $0) }, isNews: false)
        case .twin:
            return try outcome(ofTwin: file, twin)
        case .read(_, let statements?):
            return try load(file.signature, statements)
        case .read(_, nil):
            return try outcome(of: reading.readAgain(file), twin: nil)
        case .failed(let reason):
            run.log.error("this is a bug in rkpd, please report it: \(reason)")
            raise(.bug)
            return nil
        }
    }

    /// What becomes of a file with the bytes of an earlier one: the same, told under its own name.
    private mutating func outcome(ofTwin file: ReadFile, _ twin: FileOutcome?) throws -> FileOutcome {
        if var refusal = twin?.refusal {
            refusal.file = file.found.name
            return try refuse(refusal, file.signature)
        }
        let status: KnownFile.Status = twin?.status == .termuat ? .sama : twin?.status ?? .menunggu
        try seen(file.signature, status)
        return FileOutcome(
            name: file.found.name, sha256: file.signature.sha256, status: status, rule: twin?.rule, message: twin?.message,
            isNews: twin?.isNews ?? true)
    }

    private mutating func load(_ signature: FileSignature, _ statements: [Statement]) throws -> FileOutcome {
        let delivery = Delivery(file: signature, reader: run.reader.fingerprint, statements: statements)
        let results =
            try run.request.isDryRun
            ? run.store.plan(delivery, reload: run.request.reloads)
            : run.store.load(delivery, reload: run.request.reloads, at: run.startedAt)
        let loads = zip(statements, results).map(LoadOutcome.init)
        let isWritten = results.contains { $0.isWritten }
        if run.request.isStrict, loads.contains(where: { $0.findings[.galat, default: 0] > 0 }) { raise(.refused) }
        return FileOutcome(name: signature.name, sha256: signature.sha256, status: isWritten ? .termuat : .sama, loads: loads)
    }

    private mutating func refuse(_ refusal: Refusal, _ signature: FileSignature, reader: String? = nil) throws -> FileOutcome {
        tell(refusal)
        if !run.request.isDryRun {
            try run.store.recordRefusal(signature, reader: reader ?? run.reader.fingerprint, refusal: refusal, at: run.startedAt)
        }
        return FileOutcome(refused: refusal, name: signature.name, sha256: signature.sha256.isEmpty ? nil : signature.sha256)
    }

    private mutating func tell(_ refusal: Refusal) {
        run.log.error("\(refusal.text(in: run.language))")
        raise(.refused)
    }

    private func seen(_ signature: FileSignature, _ status: KnownFile.Status, reader: String? = nil) throws {
        guard !run.request.isDryRun else { return }
        try run.store.recordSeen(signature, status: status, reader: reader ?? run.reader.fingerprint, at: run.startedAt)
    }

    private mutating func raise(_ other: ExitStatus) { status = max(status, other) }
}
