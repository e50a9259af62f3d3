import Foundation
import GRDB
import Grid
import Model
import TestSupport
import Testing

@testable import Dataset

@Suite("Several programs, and killed ones")
struct ConcurrencyTests {
    /// How many facts are current in a file; nil where it is not sound.
    private func soundFacts(in path: String) throws -> Int? {
        try Dataset(path: path).queue.read { db in
            guard try String.fetchAll(db, sql: "PRAGMA integrity_check") == ["ok"] else { return nil }
            return try Int.fetchOne(db, sql: "SELECT count(*) FROM v_fakta")
        }
    }

    /// The current facts counted one by one, and as their loads count them.
    private func factsAndCount(_ dataset: Dataset) throws -> (Int, Int) {
        try dataset.queue.read { db in
            (
                try Int.fetchOne(db, sql: "SELECT count(*) FROM v_fakta") ?? -1,
                try Int.fetchOne(db, sql: "SELECT COALESCE(sum(jumlah_fakta), 0) FROM v_muatan WHERE status = 'aktif'") ?? -2
            )
        }
    }

    @Test("a copy of the files at any instant of a run is some committed state", arguments: 1...3)
    func copies(_ seed: Int) async throws {
        let workshop = try Workshop()
        let path = workshop.path
        let statement = Sketch(money: (0..<2000).map { ("1.06.\($0)", .dpa, "\($0)") }).statement()
        let dataset = workshop.dataset
        let loading = Task.detached {
            for year in 2000..<2012 {
                var next = statement
                next.context.tahun = year
                _ = try dataset.load(delivery("f\(year)", [next, next]), at: day(0))
            }
        }
        var states: Set<Int> = []
        var random = SplitMix(UInt64(seed))
        for index in 0..<25 {
            let copy = workshop.folder.appending(path: "salinan\(index).sqlite").path
            // As a killed program leaves them: the file as it lies, and the log as far as it was written.
            try Data(contentsOf: URL(filePath: path)).write(to: URL(filePath: copy))
            try? Data(contentsOf: URL(filePath: path + "-wal")).write(to: URL(filePath: copy + "-wal"))
            let facts = try soundFacts(in: copy)
            #expect(facts.map { $0 % 2000 } == 0)
            states.insert(facts ?? -1)
            try await Task.sleep(for: .milliseconds(random.number(0...20)))
        }
        try await loading.value
        #expect(try dataset.summary().facts == 24_000)
        #expect(states.count > 1)
    }

    @Test("a report reads while a load writes, and sees wholes only")
    func readers() async throws {
        let workshop = try Workshop()
        let reader = try Dataset(path: workshop.path, readOnly: true)
        let statement = Sketch(money: (0..<1000).map { ("1.06.\($0)", .dpa, "\($0)") }).statement()
        let dataset = workshop.dataset
        let loading = Task.detached {
            for year in 2000..<2015 {
                var next = statement
                next.context.tahun = year
                _ = try dataset.load(delivery("f\(year)", [next]), at: day(0))
            }
        }
        for _ in 0..<50 {
            let (facts, counted) = try factsAndCount(reader)
            #expect(facts == counted && facts % 1000 == 0)
        }
        try await loading.value
        #expect(try reader.summary().facts == 15_000)
    }

    @Test("many that create one dataset at once make one dataset")
    func creation() async throws {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "rkpd.sqlite").path
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<6 {
                group.addTask {
                    // Told to come again is an answer too.
                    let trouble = try kind {
                        _ = try Dataset(path: path).load(delivery("f\(index)", [Sketch(tahun: 2000 + index).statement()]), at: day(0))
                    }
                    #expect(trouble == nil || trouble == .busy)
                }
            }
            try await group.waitForAll()
        }
        let dataset = try Dataset(path: path)
        #expect(try dataset.summary().facts == dataset.loads().count * 2)
        #expect(try !dataset.loads().isEmpty)
    }
}
