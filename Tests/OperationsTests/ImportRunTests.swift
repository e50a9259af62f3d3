import Dataset
import Foundation
import Model
import Testing

@testable import Operations

@Suite struct ImportRunTests {
    let bench: Workbench

    init() throws { bench = try Workbench() }

    @Test func loadsEachFileOnceAndSaysNothing() throws {
        try bench.put("b.csv", "sosial 2023 100 80")
        try bench.put("a.csv", "pendidikan 2023 1\nkesehatan 2023 2")
        let first = try bench.run()
        #expect(first.lines == ["a.csv termuat", "b.csv termuat"])
        #expect(first.status == .done)
        #expect(try bench.dataset.loads().map(\.berkas) == ["b.csv", "a.csv", "a.csv"])
        let reader = TextReader()
        let second = try bench.run(reader: reader)
        #expect(second.lines == ["a.csv sama", "b.csv sama"])
        #expect(reader.names.withLock { $0 } == [], "known bytes are not read again")
        #expect(try bench.dataset.loads().count == 3)
        #expect(try bench.dataset.files().map(\.status) == [.termuat, .termuat])
        #expect(bench.said.all == [])
    }

    @Test func sameBytesUnderTwoNamesAreOneLoad() throws {
        try bench.put("a.csv", "sosial 2023 1")
        try bench.put("b.csv", "sosial 2023 1")
        #expect(try bench.run().lines == ["a.csv termuat", "b.csv sama"])
        #expect(try bench.dataset.loads().count == 1)
    }

    @Test func refusedFileIsToldWithItsPlaceAndTheOthersLoad() throws {
        try bench.put("a.csv", "rusak")
        try bench.put("b.csv", "sosial 2023 1")
        let summary = try bench.run()
        #expect(summary.lines == ["a.csv ditolak", "b.csv termuat"])
        #expect(summary.status == .refused)
        #expect(bench.said.all == ["rkpd: a.csv, lembar 'TW IV', sel Q11: rusak [berkas.rusak]"])
    }

    @Test func sameBytesRefusedUnderTwoNamesAreToldTwiceAndThenNoMore() throws {
        try bench.put("a.csv", "rusak")
        try bench.put("b.csv", "rusak")
        #expect(try bench.run().lines == ["a.csv ditolak", "b.csv ditolak"])
        #expect(bench.said.all.map { $0.prefix(11) } == ["rkpd: a.csv", "rkpd: b.csv"])
        #expect(try bench.run().status == .done)
        try bench.remove("a.csv")
        #expect(try bench.run().status == .done)
        #expect(try bench.dataset.files().filter { $0.hilangPada == nil }.map(\.aturan) == ["berkas.rusak"])
    }

    @Test func refusalSpeaksTheReadersLanguage() throws {
        try bench.put("a.csv", "rusak")
        _ = try bench.run(language: .english)
        #expect(bench.said.all == ["rkpd: a.csv, sheet 'TW IV', cell Q11: damaged [berkas.rusak]"])
    }

    @Test func refusedBytesRaiseTheCodeOnce() throws {
        try bench.put("a.csv", "rusak")
        #expect(try bench.run().status == .refused)
        let reader = TextReader()
        let again = try bench.run(reader: reader)
        #expect(again.status == .done)
        #expect(again.lines == ["a.csv ditolak"])
        #expect(again.files.map(\.isNews) == [false])
        #expect(reader.names.withLock { $0 } == [])
        #expect(bench.said.all.count == 1)
        #expect(try bench.run(reader: TextReader(fingerprint: "r2")).status == .refused, "another program or mapping reads them again")
        #expect(try bench.run({ $0.reloads = true }, reader: TextReader(fingerprint: "r2")).status == .refused, "--reload does too")
    }

    @Test func refusalForWantOfContextEndsWhenSomebodyStatesIt() throws {
        try bench.put("a.csv", "tanpa-tahun")
        #expect(try bench.run().status == .refused)
        #expect(try bench.run().status == .done)
        let stated = try bench.run { $0.stated.option.tahun = 2023 }
        #expect(stated.lines == ["a.csv termuat"])
    }

    @Test func folderStatesTheYear() throws {
        try bench.put("2022/tw4/a.csv", "tanpa-tahun")
        #expect(try bench.run().lines == ["2022/tw4/a.csv termuat"])
        #expect(try bench.dataset.loads().map(\.tahunLaporan) == [2022])
    }

    @Test func twoFilesThatClaimOneStatementAreBothRefused() throws {
        try bench.put("a.csv", "sosial 2023 1")
        try bench.put("b.csv", "kesehatan 2023 7")
        try bench.put("c.csv", "sosial 2023 2")
        let summary = try bench.run()
        #expect(summary.lines == ["a.csv ditolak", "b.csv termuat", "c.csv ditolak"])
        #expect(summary.status == .refused)
        #expect(summary.files.compactMap(\.rule) == ["muatan.ganda", "muatan.ganda"])
        #expect(bench.said.all.count == 2)
        #expect(bench.said.all[0].contains("a.csv, ") && bench.said.all[0].contains(" c.csv "))
        #expect(bench.said.all[1].contains("c.csv, ") && bench.said.all[1].contains(" a.csv "))
        #expect(try bench.run().status == .done, "the same contradiction raises the code once")
        try bench.remove("c.csv")
        #expect(try bench.run().lines == ["a.csv termuat", "b.csv sama"], "what remains is no longer contradicted")
    }

    @Test func twoFilesThatSayTheSameAreOneLoad() throws {
        try bench.put("a.csv", "sosial 2023 1")
        try bench.put("b.csv", "sosial 2023 1\n")
        #expect(try bench.run().lines == ["a.csv termuat", "b.csv sama"])
    }

    @Test func correctedFileIsARevision() throws {
        try bench.put("a.csv", "sosial 2023 1", age: 7200)
        _ = try bench.run()
        try bench.put("b.csv", "sosial 2023 2")
        let summary = try bench.run()
        #expect(summary.lines == ["a.csv sama", "b.csv termuat"])
        #expect(summary.files[1].loads.map(\.result.outcome) == [.revision(replacing: 1)])
    }

    @Test func vanishedFileIsToldAndNotRemembered() throws {
        // Two phases: the file is gone after the folder was looked at and before its bytes are known.
        let path = try bench.put("a.csv", "sosial 2023 1")
        try bench.put("b.csv", "kesehatan 2023 1")
        let scan = FolderScan([bench.folder.path])
        try FileManager.default.removeItem(atPath: path)
        let stage = ReadingStage(
            ImportRequest(paths: []), reader: TextReader(), claim: bench.dataset.claims, terminal: Terminal(isWatched: false) { _ in },
            stop: StopSignal())
        let files = try stage.read(scan.files) { _ in [] }
        guard case .gone(let refusal) = files[0].state else {
            Issue.record("\(files[0].state)")
            return
        }
        #expect(refusal.rule == .berkasTakTerbaca)
        guard case .read = files[1].state else {
            Issue.record("\(files[1].state)")
            return
        }
    }

    @Test func fileThatChangesWhileItIsReadWaits() throws {
        try bench.put("a.csv", "sosial 2023 1")
        let appending = TextReader { path in
            if let handle = FileHandle(forWritingAtPath: path) {
                handle.seekToEndOfFile()
                handle.write(Data("kesehatan 2023 2\n".utf8))
                try? handle.close()
            }
        }
        let summary = try bench.run(reader: appending)
        #expect(summary.lines == ["a.csv menunggu"])
        #expect(summary.status == .done)
        #expect(try bench.dataset.loads().isEmpty)
        #expect(try bench.run().lines == ["a.csv termuat"])
    }

    @Test func fileThatIsRenamedWhileItIsReadWaits() throws {
        try bench.put("a.csv", "rusak")
        let summary = try bench.run(reader: TextReader { try? FileManager.default.moveItem(atPath: $0, toPath: $0 + ".part") })
        #expect(summary.lines == ["a.csv menunggu"])
        #expect(summary.status == .done)
    }

    @Test func youngFileIsGivenTimeToShowThatItGrows() throws {
        let path = try bench.put("a.csv", "sosial 2023 1", age: 0)
        let writer = Thread {
            usleep(100_000)
            try? Data("sosial 2023 1 2".utf8).write(to: URL(filePath: path))
        }
        writer.start()
        #expect(try bench.run().lines == ["a.csv menunggu"])
    }

    @Test func oldFileIsNotWaitedFor() throws {
        try bench.put("a.csv", "sosial 2023 1", age: 10)
        let began = ContinuousClock.now
        _ = try bench.run { $0.quiet = .seconds(5) }
        #expect(ContinuousClock.now - began < .seconds(4))
    }

    @Test(.enabled(if: getuid() != 0, "root reads everything")) func unreadableFileIsToldAndTheOthersLoad() throws {
        let path = try bench.put("a.csv", "sosial 2023 1")
        try bench.put("b.csv", "kesehatan 2023 1")
        chmod(path, 0)
        let summary = try bench.run()
        #expect(summary.lines == ["a.csv ditolak", "b.csv termuat"])
        #expect(summary.files[0].rule == "berkas.tak_terbaca")
        #expect(summary.status == .refused)
    }

    @Test func nameThatIsNoTextIsTold() throws {
        try bench.put("b.csv", "sosial 2023 1")
        let name = Array(bench.folder.path.utf8) + [0x2F, 0x61, 0xFF, 0x2E, 0x63, 0x73, 0x76, 0]
        let descriptor = name.map { CChar(bitPattern: $0) }.withUnsafeBufferPointer { open($0.baseAddress!, O_CREAT | O_WRONLY, 0o644) }
        #expect(descriptor >= 0)
        close(descriptor)
        let summary = try bench.run()
        #expect(summary.files.map(\.status) == [.ditolak, .termuat])
        #expect(summary.status == .refused)
    }

    @Test func signalLeavesTheRestForTheNextRun() throws {
        for name in ["a", "b", "c"] { try bench.put("\(name).csv", "\(name) 2023 1") }
        let stop = StopSignal()
        let store = StoppingStore(dataset: bench.dataset, after: 1, stop: stop)
        let terminal = Terminal(isWatched: false) { [said = bench.said] in said.add($0) }
        let summary = try ImportRun(
            ImportRequest(paths: [bench.folder.path]), reader: TextReader(), store: store, language: .english, log: .rkpd(on: terminal),
            terminal: terminal, stop: stop
        ).run()
        #expect(summary.lines == ["a.csv termuat"])
        #expect(summary.remaining == 2)
        #expect(summary.status == .done)
        #expect(bench.said.all == ["rkpd: ended by a signal; 2 files are left for the next run"])
        #expect(try bench.run().lines == ["a.csv sama", "b.csv termuat", "c.csv termuat"])
    }

    @Test func signalWhileReadingLoadsNothing() throws {
        for name in ["a", "b", "c"] { try bench.put("\(name).csv", "\(name) 2023 1") }
        let stop = StopSignal()
        let summary = try bench.run({ $0.jobs = 1 }, reader: TextReader { _ in stop.raise() }, stop: stop)
        #expect(summary.remaining == 3)
        #expect(try bench.dataset.loads().isEmpty)
        #expect(summary.status == .done)
    }

    @Test func filesBeyondWhatIsHeldAreReadAgain() throws {
        for name in ["a", "b", "c"] { try bench.put("\(name).csv", "\(name) 2023 1 2 3") }
        let reader = TextReader()
        let summary = try bench.run(
            {
                $0.jobs = 1
                $0.heldFacts = 4
            }, reader: reader)
        #expect(summary.lines == ["a.csv termuat", "b.csv termuat", "c.csv termuat"])
        #expect(reader.names.withLock { $0 } == ["a.csv", "b.csv", "c.csv", "b.csv", "c.csv"])
    }

    @Test func dryRunWritesNothing() throws {
        try bench.put("a.csv", "sosial 2023 1")
        try bench.put("b.csv", "rusak")
        let summary = try bench.run { $0.isDryRun = true }
        #expect(summary.lines == ["a.csv termuat", "b.csv ditolak"])
        #expect(summary.status == .refused)
        #expect(try bench.dataset.loads().isEmpty)
        #expect(try bench.dataset.files().isEmpty)
    }

    @Test func strictTurnsAnErrorInTheDataInto65() throws {
        try bench.put("a.csv", "galat sosial 2023 1")
        #expect(try bench.run { $0.isDryRun = true }.status == .done)
        #expect(try bench.run { $0.isStrict = true }.status == .refused)
        #expect(try bench.dataset.loads().count == 1, "it is loaded all the same")
        #expect(try bench.run { $0.isStrict = true }.status == .done, "a run that loads nothing has no findings")
    }

    @Test func missingPathIsToldAndTheOthersLoad() throws {
        let path = try bench.put("a.csv", "sosial 2023 1")
        let summary = try bench.run { $0.paths = [path, path + "x"] }
        #expect(summary.lines == ["a.csv termuat"])
        #expect(summary.status == .noInput)
    }

    @Test func emptyFolderIsNothingToDo() throws {
        let summary = try bench.run()
        #expect(summary.status == .done)
        #expect(summary.files.isEmpty)
    }

    @Test func errorOfTheProgramLosesOneFileOnly() throws {
        try bench.put("a.csv", "gagal")
        try bench.put("b.csv", "sosial 2023 1")
        let summary = try bench.run()
        #expect(summary.lines == ["b.csv termuat"])
        #expect(summary.status == .bug)
    }

    @Test func refusedFileThatIsGoneNoLongerStands() throws {
        try bench.put("a.csv", "rusak")
        try bench.put("b.csv", "sosial 2023 1")
        _ = try bench.run()
        try bench.remove("a.csv")
        let other = try Workbench()
        try other.put("c.csv", "kesehatan 2023 1")
        _ = try bench.run { $0.paths = [other.folder.path] }
        func standing() throws -> [String] {
            try bench.dataset.files().filter { $0.status == .ditolak && $0.hilangPada == nil }.map(\.berkas)
        }
        #expect(try standing() == ["a.csv"], "a run over another folder says nothing about this one")
        _ = try bench.run()
        #expect(try standing() == [])
    }

    @Test func undoneBytesStayUndoneUntilReload() throws {
        try bench.put("a.csv", "sosial 2023 1")
        _ = try bench.run()
        _ = try bench.dataset.undo(muatanID: 1, at: Date())
        #expect(try bench.run().lines == ["a.csv sama"])
        #expect(try bench.dataset.loads().filter { $0.status == .aktif }.isEmpty)
        #expect(try bench.run { $0.reloads = true }.lines == ["a.csv termuat"])
    }
}

/// A dataset that asks the run to end after some loads.
private final class StoppingStore: StatementStore {
    private let dataset: Dataset
    private var rest: Int
    private let stop: StopSignal

    init(dataset: Dataset, after rest: Int, stop: StopSignal) {
        self.dataset = dataset
        self.rest = rest
        self.stop = stop
    }

    func known(sha256: String) throws -> [KnownFile] { try dataset.known(sha256: sha256) }
    func load(_ delivery: Delivery, reload: Bool, at time: Date) throws -> [LoadResult] {
        rest -= 1
        if rest == 0 { stop.raise() }
        return try dataset.load(delivery, reload: reload, at: time)
    }
    func plan(_ delivery: Delivery, reload: Bool) throws -> [LoadResult] { try dataset.plan(delivery, reload: reload) }
    func recordRefusal(_ file: FileSignature, reader: String, refusal: Refusal, at time: Date) throws {
        try dataset.recordRefusal(file, reader: reader, refusal: refusal, at: time)
    }
    func recordSeen(_ file: FileSignature, status: KnownFile.Status, reader: String, at time: Date) throws {
        try dataset.recordSeen(file, status: status, reader: reader, at: time)
    }
    func forget(missingFrom paths: Set<String>, under folder: String, at time: Date) throws {
        try dataset.forget(missingFrom: paths, under: folder, at: time)
    }
    var claims: @Sendable (Model.Statement) -> Claim { dataset.claims }
}
