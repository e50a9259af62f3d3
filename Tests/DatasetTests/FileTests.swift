import Foundation
import GRDB
import Grid
import Model
import TestSupport
import Testing

@testable import Dataset

@Suite("The file itself")
struct FileTests {
    @Test("what is no dataset is refused and left as it is")
    func foreign() throws {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let text = folder.appending(path: "catatan.txt").path
        try Data("Ini bukan dataset, hanya catatan rapat yang cukup panjang.".utf8).write(to: URL(filePath: text))
        let other = folder.appending(path: "lain.sqlite").path
        do {
            let queue = try DatabaseQueue(path: other)
            try queue.write { try $0.execute(sql: "CREATE TABLE t (a)") }
        }
        for path in [text, other] {
            let before = try Data(contentsOf: URL(filePath: path))
            for readOnly in [true, false] {
                #expect(try kind { _ = try Dataset(path: path, readOnly: readOnly) } == .notADataset)
            }
            #expect(try Data(contentsOf: URL(filePath: path)) == before)
        }
        #expect(try kind { _ = try Dataset(path: folder.path) } == .notADataset)
        #expect(try kind { _ = try Dataset(path: folder.appending(path: "tiada.sqlite").path, readOnly: true) } == .missing)
        #expect(try kind { _ = try Dataset(path: folder.appending(path: "x/y.sqlite").path) } == .cannotWrite)
        #expect(try kind { _ = try Dataset(path: "postgresql://localhost/rkpd") } == .unavailable)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["catatan.txt", "lain.sqlite"])
    }

    @Test("a dataset made by a newer program is refused and left as it is")
    func newer() throws {
        let workshop = try Workshop()
        try workshop.dataset.queue.write { try $0.execute(sql: "PRAGMA user_version = \(Schema.currentVersion + 1)") }
        try workshop.dataset.queue.close()
        let before = try Data(contentsOf: URL(filePath: workshop.path))
        for readOnly in [true, false] {
            #expect(try kind { _ = try Dataset(path: workshop.path, readOnly: readOnly) } == .newerVersion)
        }
        #expect(try Data(contentsOf: URL(filePath: workshop.path)) == before)
    }

    @Test("an empty file becomes a dataset; one that was begun and killed too")
    func empty() throws {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "rkpd.sqlite").path
        try Data().write(to: URL(filePath: path))
        #expect(try kind { _ = try Dataset(path: path, readOnly: true) } == .missing)
        do { try DatabaseQueue(path: path).writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") } }
        let dataset = try Dataset(path: path)
        #expect(
            try dataset.summary()
                == {
                    var summary = DatasetSummary()
                    summary.schemaVersion = Schema.currentVersion
                    return summary
                }())
        try dataset.queue.close()
        // At rest it is one file that knows what it is.
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["rkpd.sqlite"])
        let header = try Data(contentsOf: URL(filePath: path))
        #expect(header[68..<72].elementsEqual("rkpd".utf8))
    }

    @Test("a path that looks like a URI is a path")
    func uri() throws {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(DatasetFile.literal("file:a?mode=memory") == "./file:a?mode=memory")
        let path = folder.appending(path: "data # 50% ?.sqlite").path
        _ = try Dataset(path: path).load(delivery("a", [Sketch().statement()]), at: day(0))
        let queue = try DatabaseQueue(
            path: DatasetFile.immutable(path),
            configuration: {
                var it = Configuration()
                it.readonly = true
                return it
            }())
        #expect(try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM v_fakta") } == 2)
    }

    @Test(
        "a folder that cannot be written is told at once; reading goes on", .enabled(if: geteuid() != 0, "rights do not bind the superuser")
    )
    func readOnlyFolder() throws {
        let workshop = try Workshop()
        _ = try workshop.dataset.load(delivery("a", [Sketch().statement()]), at: day(0))
        try workshop.dataset.queue.close()
        chmod(workshop.path, 0o444)
        chmod(workshop.folder.path, 0o555)
        defer { chmod(workshop.folder.path, 0o755) }
        #expect(try kind { _ = try Dataset(path: workshop.path) } == .cannotWrite)
        #expect(try kind { _ = try Dataset(path: workshop.folder.path + "/baru.sqlite") } == .cannotWrite)
        #expect(try Dataset(path: workshop.path, readOnly: true).summary().facts == 2)
    }

    @Test("a dataset opened for reading changes nothing and says so")
    func readOnly() throws {
        let workshop = try Workshop()
        _ = try workshop.dataset.load(delivery("a", [Sketch().statement()]), at: day(0))
        let reader = try Dataset(path: workshop.path, readOnly: true)
        #expect(try reader.plan(delivery("b", modified: 1, [Sketch(money: []).statement()])).map(\.outcome) == [.revision(replacing: 1)])
        #expect(try kind { _ = try reader.load(delivery("b", [Sketch(tahun: 2020).statement()]), at: day(0)) } == .cannotWrite)
        #expect(try kind { _ = try reader.undo(muatanID: 1, at: day(0)) } == .cannotWrite)
    }

    @Test("mount points are told apart by their names")
    func mounts() {
        let mounts = """
            22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
            40 22 0:35 / /srv/berbagi\\040data rw - nfs4 server:/x rw
            41 22 0:36 / /srv/berbagi rw - cifs //server/x rw
            garbage
            """
        #expect(DatasetFile.fileSystem(of: "/srv/berbagi data/rkpd.sqlite", mounts: mounts) == "nfs4")
        #expect(DatasetFile.fileSystem(of: "/srv/berbagi/a", mounts: mounts) == "cifs")
        #expect(DatasetFile.fileSystem(of: "/srv/berbagi2/a", mounts: mounts) == "ext4")
        #expect(DatasetFile.fileSystem(of: "/", mounts: "") == nil)
    }

    @Test("a full disk in the middle of a load leaves nothing of it, and the next load goes on")
    func full() throws {
        let workshop = try Workshop()
        _ = try workshop.dataset.load(delivery("a", [Sketch().statement()]), at: day(0))
        let before = try workshop.contents()
        let pages = try workshop.dataset.queue.read { try Int.fetchOne($0, sql: "PRAGMA page_count") } ?? 0
        try workshop.dataset.queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = \(pages + 4)") }
        let large = Sketch(tahun: 2020, money: (0..<3000).map { ("1.06.\($0)", .dpa, "\($0)") }).statement()
        #expect(
            try kind { _ = try workshop.dataset.load(delivery("b", [Sketch(tahun: 2019).statement(), large]), at: day(0)) } == .diskFull)
        #expect(try workshop.contents() == before)
        try workshop.dataset.queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = 1000000") }
        #expect(try workshop.dataset.load(delivery("b", [large]), at: day(0)).map(\.muatanID) == [2])
        #expect(try workshop.check() == [])
    }

    @Test("a statement that contradicts itself is refused with all of its file")
    func contradiction() throws {
        let workshop = try Workshop()
        let before = try workshop.contents()
        let changes: [(inout Model.Statement) -> Void] = [
            { $0.facts[1].node = 7 }, { $0.facts[0].node = -1 }, { $0.facts[0].indicator = 0 }, { $0.nodes[0].parent = 0 },
            { $0.nodes[0].parent = -1 }, { $0.indicators = [Indicator(node: 3, name: nil, satuan: nil, key: "")] },
            { $0.notes = [Note(node: 2, jenis: "", text: "", cell: place("A1"))] }, { $0.context.tahun = Int.max },
            { $0.notes = [Note(indicator: 0, jenis: "", text: "", cell: place("A1"))] },
        ]
        for change in changes {
            var broken = Sketch(jenis: "lain").statement()
            change(&broken)
            let file = delivery("a", [Sketch().statement(), broken])
            #expect(try kind { _ = try workshop.dataset.load(file, at: day(0)) } == .internalError)
            #expect(try kind { _ = try workshop.dataset.plan(file) } == .internalError)
        }
        #expect(try workshop.contents() == before)
    }

    @Test("numbers of loads and facts are never used again")
    func numbers() throws {
        let workshop = try Workshop()
        _ = try workshop.dataset.load(delivery("a", [Sketch().statement()]), at: day(0))
        try workshop.dataset.queue.write { db in
            for table in ["kiriman", "fakta", "baris", "simpul", "muatan"] { try db.execute(sql: "DELETE FROM \(table)") }
        }
        _ = try workshop.dataset.load(delivery("b", [Sketch().statement()]), at: day(0))
        #expect(try workshop.lines("SELECT min(fakta_id), min(muatan_id) FROM v_fakta") == ["3 2"])
    }
}
