import Dataset
import Foundation
import Model
import Synchronization

/// The first half of a run: each file is looked at again, known by its bytes and, where they are new, read; several at once.
final class ReadingStage: Sendable {
    private let request: ImportRequest
    private let reader: any StatementReader
    private let claim: @Sendable (Statement) -> Claim
    private let terminal: Terminal
    private let stop: StopSignal
    private let heldFacts = Mutex(0)
    private let begun = Atomic<Int>(0)

    init(
        _ request: ImportRequest, reader: any StatementReader, claim: @escaping @Sendable (Statement) -> Claim, terminal: Terminal,
        stop: StopSignal
    ) {
        self.request = request
        self.reader = reader
        self.claim = claim
        self.terminal = terminal
        self.stop = stop
    }

    /// Reads what is new.
    /// - Parameter known: what the dataset knows of bytes; asked on this thread only.
    func read(_ found: [FoundFile], known: (String) throws -> [KnownFile]) throws -> [ReadFile] {
        pauseForYoungFiles(found)
        var files = zip(found, inParallel(found.count, jobs: request.jobs, stop: stop) { self.digest(found[$0]) }).map {
            $1 ?? ReadFile($0)
        }
        try settle(&files, known)
        let digested = files
        let news = digested.indices.filter { if case .digested = digested[$0].state { true } else { false } }
        let results = inParallel(news.count, jobs: request.jobs, stop: stop) { self.read(digested[news[$0]], of: news.count) }
        for (index, result) in zip(news, results) {
            if let result { files[index] = result } else { files[index].state = .untouched }
        }
        return files
    }

    /// Reads a file again whose statements were not held; waiting where it is no longer the same.
    func readAgain(_ file: ReadFile) -> ReadFile {
        read(file, holds: true)
    }

    /// Gives whoever is writing into the folder the time to be seen doing so. A file that is named is read at once.
    private func pauseForYoungFiles(_ found: [FoundFile]) {
        let now = Int64(Date().timeIntervalSince1970 * 1e9)
        let quiet = Int64(request.quiet / .nanoseconds(1))
        let ages = found.lazy.filter { !$0.isNamed }.map { now - $0.look.modifiedNanoseconds }.filter { $0 >= 0 && $0 < quiet }
        guard let youngest = ages.min() else { return }
        let end = ContinuousClock.now + .nanoseconds(quiet - youngest)
        while !stop.isRaised, ContinuousClock.now < end { usleep(10_000) }
    }

    private func digest(_ found: FoundFile) -> ReadFile {
        var file = ReadFile(found)
        do {
            let look = try FileLook(at: found.path)
            guard found.isNamed || look == found.look else {
                file.state = .waiting(.stillChanging)
                return file
            }
            file.found.look = look
            file.signature.size = look.size
            file.signature.modified = look.modified
            file.signature.sha256 = try reader.digest(found.path)
            file.state = .digested
        } catch let trouble as FileTrouble {
            let refusal = Refusal.unreadable(found.name, trouble)
            file.state = trouble.isGone ? .gone(refusal) : .refused(refusal, rivals: [])
        } catch {
            file.state = failure(error, of: found)
        }
        return file
    }

    /// Sets aside what an earlier run or an earlier file of this run settled.
    private func settle(_ files: inout [ReadFile], _ known: (String) throws -> [KnownFile]) throws {
        var all: [String: [KnownFile]] = [:]
        for file in files where !file.signature.sha256.isEmpty && all[file.signature.sha256] == nil {
            all[file.signature.sha256] = try known(file.signature.sha256)
        }
        let present = Set(all.filter { !$0.value.contains(where: \.isLoaded) }.keys)
        var first: [String: Int] = [:]
        for index in files.indices {
            guard case .digested = files[index].state else { continue }
            let sha256 = files[index].signature.sha256
            // Bytes without a digest are an unpacked workbook that cannot be opened: reading it says why.
            guard !sha256.isEmpty else { continue }
            if let twin = first[sha256] {
                files[index].state = .twin(of: twin)
                continue
            }
            first[sha256] = index
            let known = all[sha256] ?? []
            files[index].wasLoaded = known.contains(where: \.isLoaded)
            guard !request.reloads else { continue }
            let scope = RefusalScope(fingerprint: reader.fingerprint, stated: request.stated(for: files[index].found))
            if let settled = known.last(where: \.isLoaded) ?? known.last(where: { scope.stillHolds($0, present: present) }) {
                files[index].state = .settled(settled)
            }
        }
    }

    private func read(_ file: ReadFile, of count: Int) -> ReadFile {
        let number = begun.wrappingAdd(1, ordering: .relaxed).newValue
        terminal.progress("reading \(number)/\(count) \(file.found.name)")
        return read(file, holds: false)
    }

    /// - Parameter holds: whether the statements are kept however many they are.
    private func read(_ file: ReadFile, holds: Bool) -> ReadFile {
        var file = file
        let found = file.found
        do {
            let reading = try reader.read(found.path, name: found.name, stated: request.stated(for: found))
            guard try isUnchanged(found), reading.sha256 == file.signature.sha256 else {
                file.state = .waiting(.stillChanging)
                return file
            }
            file.signature.modified = reading.modified ?? file.signature.modified
            let facts = reading.statements.reduce(0) { $0 + $1.facts.count + $1.nodes.count + $1.findings.count }
            let keeps = holds || holdsMore(facts)
            file.state = .read(claims: reading.statements.map(claim), statements: keeps ? reading.statements : nil)
        } catch let refusal as Refusal {
            // A file that was being written looks damaged; whether it was shows the look after.
            let isSame = (try? isUnchanged(found)) ?? false
            file.state = isSame ? .refused(refusal, rivals: []) : .waiting(.stillChanging)
        } catch is FileTrouble {
            file.state = .waiting(.stillChanging)
        } catch {
            file.state = failure(error, of: found)
        }
        return file
    }

    private func isUnchanged(_ found: FoundFile) throws -> Bool {
        try FileLook(at: found.path) == found.look
    }

    /// Enters facts into the account of what is held; false where they would be too many beside those already there.
    private func holdsMore(_ facts: Int) -> Bool {
        heldFacts.withLock { held in
            guard held == 0 || held + facts <= request.heldFacts else { return false }
            held += facts
            return true
        }
    }

    private func failure(_ error: any Error, of found: FoundFile) -> ReadFile.State {
        if let refusal = error as? Refusal { return .refused(refusal, rivals: []) }
        return .failed("\(found.name): \(error)")
    }
}
