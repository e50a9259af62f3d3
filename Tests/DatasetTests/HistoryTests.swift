import Foundation
import Grid
import Model
import Testing

@testable import Dataset

/// `muatan_id revisi status diganti_oleh`, oldest first.
private func history(_ workshop: Workshop) throws -> [String] {
    try workshop.dataset.loads().reversed().map { "\($0.muatanID) r\($0.revisi) \($0.status) \($0.digantiOleh.map(String.init) ?? "-")" }
}

private func sketch(_ value: String) -> Model.Statement { Sketch(money: [("1.06.01", .dpa, value), ("1.06.02", .dpa, "1")]).statement() }

@Suite("Identity and revisions")
struct HistoryTests {
    @Test("a corrected file is the next revision; the earlier one stays readable")
    func revision() throws {
        let workshop = try Workshop()
        let first = try workshop.dataset.load(delivery("a", [sketch("1")]), at: day(0))
        let second = try workshop.dataset.load(delivery("b", modified: 1, [sketch("2")]), at: day(0))
        #expect(first.map(\.outcome) == [.new])
        #expect(second == [LoadResult(outcome: .revision(replacing: 1), muatanID: 2, facts: 2, findings: 0)])
        #expect(try history(workshop) == ["1 r1 digantikan 2", "2 r2 aktif -"])
        #expect(try workshop.lines("SELECT nilai, muatan_id FROM v_fakta WHERE kode = '1.06.01'") == ["2 2"])
        #expect(try workshop.lines("SELECT count(*) FROM v_simpul") == ["2"])
        #expect(try workshop.lines("SELECT nilai FROM fakta WHERE muatan_id = 1 ORDER BY fakta_id") == ["1", "1"])
    }

    @Test("statements differ by region, agency, unit, jenis, period and table, not by sheet, layout or spelling")
    func keys() {
        let base = Sketch(agencyCode: nil)
        let own = Dataset.statementKey(base.statement())
        func key(_ change: (inout Sketch) -> Void) -> String { Dataset.statementKey(base.with(change)) }
        #expect(
            key {
                $0.sheet = "Sheet1"
                $0.form = "lain"
                $0.version = "2"
                $0.agency = "DINAS\u{A0}SOSIAL "
            } == own)
        let others = [
            key { $0.pemda = "33.74" }, key { $0.pemda = nil }, key { $0.agency = "Dinas Kesehatan" }, key { $0.agency = nil },
            key { $0.agencyCode = "1.06" }, key { $0.unit = "UPT" }, key { $0.jenis = "lra" }, key { $0.tahun = 2024 },
            key { $0.triwulan = 3 }, key { $0.triwulan = nil }, key { $0.twin = 1 }, own,
        ]
        #expect(Set(others).count == others.count)
        #expect(
            key {
                $0.agencyCode = "1.06"
                $0.agency = "Dinsos"
            } == key { $0.agencyCode = "1.06" })
        // Names that hold the separators do not run into their neighbours.
        #expect(Identity.joined(["a|b", "c"]) != Identity.joined(["a", "b|c"]))
        #expect(Identity.joined(["a\\", "b"]) != Identity.joined(["a\\|b", ""]))
    }

    @Test("an older file is kept aside and told, and never wins in silence")
    func older() throws {
        let workshop = try Workshop()
        _ = try workshop.dataset.load(delivery("baru", modified: 5, [sketch("2")]), at: day(10))
        let result = try workshop.dataset.load(delivery("lama", modified: 1, [sketch("1")]), at: day(11))
        #expect(result == [LoadResult(outcome: .older(than: 1), muatanID: 2, facts: 2, findings: 1)])
        #expect(try history(workshop) == ["1 r1 aktif -", "2 r2 digantikan 1"])
        #expect(try workshop.lines("SELECT nilai FROM v_fakta WHERE kode = '1.06.01'") == ["2"])
        let finding = try #require(try workshop.dataset.findings().first)
        #expect(finding.aturan == "muatan.lama" && finding.tingkat == .catatan && finding.muatanID == 2 && finding.berkas == "lama")
        #expect(finding.pesan.id.contains("muatan 1"))
        #expect(try workshop.dataset.load(delivery("lama", modified: 1, [sketch("1")]), at: day(12)).map(\.outcome) == [.same(as: 2)])
        // Once the newer one is undone the finding has nothing to say, and the older one stands.
        #expect(try workshop.dataset.undo(muatanID: 1, at: day(12)).restored == [2])
        #expect(try workshop.dataset.findings().isEmpty)
        #expect(try workshop.lines("SELECT nilai FROM v_fakta WHERE kode = '1.06.01'") == ["1"])
    }

    @Test(
        "whatever the order of arrival, the newest stands and undoing leads back through the dates",
        arguments: [[0, 1, 2], [2, 1, 0], [1, 2, 0], [0, 2, 1], [2, 0, 1], [1, 0, 2]])
    func anyOrder(_ order: [Int]) throws {
        let workshop = try Workshop()
        for index in order {
            _ = try workshop.dataset.load(delivery("f\(index)", modified: Double(index), [sketch("\(index)")]), at: day(9))
        }
        for index in [2, 1, 0] {
            #expect(try workshop.lines("SELECT nilai FROM v_fakta WHERE kode = '1.06.01'") == ["\(index)"])
            let current = try #require(try workshop.dataset.loads(LoadFilter(status: .aktif)).first)
            #expect(current.berkas == "f\(index)")
            _ = try workshop.dataset.undo(muatanID: current.muatanID, at: day(10))
        }
        #expect(try workshop.lines("SELECT count(*) FROM v_fakta") == ["0"])
        #expect(try workshop.check() == [])
    }

    @Test("files of one date follow arrival; so do files without a date, whatever the clock says")
    func arrival() throws {
        let workshop = try Workshop()
        _ = try workshop.dataset.load(delivery("a", modified: 1, [sketch("1")]), at: day(5))
        #expect(
            try workshop.dataset.load(delivery("b", modified: 1, [sketch("2")]), at: day(5)).map(\.outcome) == [.revision(replacing: 1)])
        #expect(
            try workshop.dataset.load(delivery("c", modified: nil, [sketch("3")]), at: day(-300)).map(\.outcome) == [
                .revision(replacing: 2)
            ])
        #expect(try workshop.dataset.load(delivery("d", modified: 0.5, [sketch("4")]), at: day(6)).map(\.outcome) == [.older(than: 3)])
    }

    @Test("an equal set of facts is no revision, wherever its cells stand and however they are written")
    func same() throws {
        let workshop = try Workshop()
        let statement = sketch("1")
        _ = try workshop.dataset.load(delivery("a", [statement]), at: day(0))
        var moved = statement
        moved.sheet = "Sheet1"
        moved.facts.reverse()
        moved.form.version = "2-bb"
        for index in moved.facts.indices {
            moved.facts[index].cell.row += 3
            moved.facts[index].columnNumber = nil
            moved.facts[index].text = "1,00"
        }
        let before = try workshop.lines("SELECT * FROM v_muatan")
        #expect(
            try workshop.dataset.load(delivery("b", modified: 7, [moved]), at: day(1))
                == [LoadResult(outcome: .same(as: 1), muatanID: nil, facts: 0, findings: 0)])
        #expect(try workshop.lines("SELECT * FROM v_muatan") == before)
        #expect(try workshop.lines("SELECT berkas, status FROM v_berkas ORDER BY berkas") == ["a termuat", "b sama"])
        // What b confirmed stands as of b's date.
        #expect(try workshop.dataset.load(delivery("c", modified: 3, [sketch("5")]), at: day(2)).map(\.outcome) == [.older(than: 1)])
        #expect(try workshop.dataset.load(delivery("b", modified: 7, [moved]), at: day(3)).map(\.outcome) == [.same(as: 1)])
    }

    @Test("what people read is part of a fact: each of these is a revision")
    func different() {
        var statement = sketch("1")
        statement.indicators = [Indicator(node: 0, name: "a", satuan: "orang", key: "a")]
        statement.notes = [Note(node: 0, jenis: "keterangan", text: "baik", cell: CellReference(row: 1, column: 1))]
        let changes: [(inout Model.Statement) -> Void] = [
            { $0.facts[0].value = ExactNumber("1.01") }, { $0.facts[0].value = nil }, { $0.facts[0].reason = .hilang },
            { $0.facts[0].tahun += 1 }, { $0.facts[0].triwulan = 1 }, { $0.facts[0].isCumulative = true }, { $0.facts[0].tahap = .renja },
            { $0.facts[0].ukuran = .kinerja }, { $0.facts[0].satuan = nil }, { $0.facts[0].satuan = "" }, { $0.facts[0].indicator = 0 },
            { $0.facts[0].node = 1 }, { $0.facts[0].isRepeated = true }, { $0.facts[0].isHidden = true },
            { $0.facts[0].details = ["a": "b"] },
            { $0.facts[0].perangkatDaerah = "x" }, { $0.facts[0].unit = "x" }, { $0.facts[0].kodeTercetak = "01.06.01" },
            { $0.nodes[0].uraian = "lain" }, { $0.nodes[0].kode = nil }, { $0.nodes[1].parent = 0 }, { $0.nodes[0].tingkat = .kegiatan },
            { $0.indicators[0].name = "b" }, { $0.indicators[0].satuan = nil }, { $0.notes[0].text = "kurang" }, { $0.notes = [] },
            { $0.facts.append($0.facts[0]) }, { $0.facts.removeLast() },
            {
                $0.facts.swapAt(0, 1)
                $0.facts[0].node = 0
                $0.facts[1].node = 1
            },
        ]
        var digests = [ContentDigest.of(statement)]
        for change in changes {
            var copy = statement
            change(&copy)
            digests.append(ContentDigest.of(copy))
        }
        #expect(Set(digests).count == digests.count)
        #expect(digests.allSatisfy { $0.count == 34 })
    }

    @Test("the same bytes are loaded once, whatever the file is called and whatever reads it")
    func sameBytes() throws {
        let workshop = try Workshop()
        _ = try workshop.dataset.load(delivery("a", bytes: "x", [sketch("1")]), at: day(0))
        let again = delivery("kiriman/b", bytes: "x", modified: 3, reader: "r2", [Sketch(version: "2-bb", pemda: nil).statement()])
        #expect(try workshop.dataset.load(again, at: day(1)).map(\.outcome) == [.same(as: 1)])
        #expect(try workshop.dataset.loads().count == 1)
        #expect(try workshop.dataset.known(sha256: "x").map { "\($0.name) \($0.status)" } == ["a termuat", "kiriman/b sama"])
        // A table of those bytes that could not be read before is not lost.
        let grown = delivery("a", bytes: "x", reader: "r2", [sketch("1"), Sketch(jenis: "lra", sheet: "LRA").statement()])
        #expect(try workshop.dataset.load(grown, at: day(2)).map(\.outcome) == [.same(as: 1), .new])
    }

    @Test("a reload makes a revision where another mapping or program read the bytes, and only then")
    func reload() throws {
        let workshop = try Workshop()
        let first = delivery("a", bytes: "x", [sketch("1")])
        _ = try workshop.dataset.load(first, at: day(0))
        #expect(try workshop.dataset.load(first, reload: true, at: day(1)).map(\.outcome) == [.same(as: 1)])
        var newer = sketch("1")
        newer.form.version = "2-bb"
        let second = delivery("a", bytes: "x", reader: "r2", [newer])
        #expect(try workshop.dataset.load(second, reload: true, at: day(2)).map(\.outcome) == [.revision(replacing: 1)])
        #expect(try workshop.dataset.load(second, reload: true, at: day(3)).map(\.outcome) == [.same(as: 2)])
        #expect(try workshop.dataset.loads().map(\.versiFormulir) == ["2-bb", "1-aa"])
        #expect(try workshop.dataset.undo(muatanID: 2, at: day(4)).restored == [1])
        // The earlier reading of the same bytes stands again: they are not undone.
        #expect(try workshop.dataset.load(second, at: day(5)).map(\.outcome) == [.same(as: 1)])
    }

    @Test("a reload that finds another statement in the same table takes the place of the first reading")
    func reloadElsewhere() throws {
        let workshop = try Workshop()
        _ = try workshop.dataset.load(delivery("a", bytes: "x", [Sketch(pemda: nil).statement()]), at: day(0))
        let stated = delivery("a", bytes: "x", [Sketch().statement()])
        #expect(try workshop.dataset.load(stated, at: day(1)).map(\.outcome) == [.same(as: 1)])
        #expect(try workshop.dataset.load(stated, reload: true, at: day(1)).map(\.outcome) == [.revision(replacing: 1)])
        #expect(try workshop.lines("SELECT DISTINCT pemda_kode FROM v_fakta") == ["33.23"])
        #expect(try workshop.dataset.undo(muatanID: 2, at: day(2)).restored == [1])
        #expect(try workshop.lines("SELECT DISTINCT pemda_kode FROM v_fakta") == ["-"])
    }

    @Test("reloading an older file again adds nothing")
    func reloadOlder() throws {
        let workshop = try Workshop()
        _ = try workshop.dataset.load(delivery("a", modified: 5, [sketch("2")]), at: day(0))
        let older = delivery("b", modified: 1, [sketch("1")])
        _ = try workshop.dataset.load(older, at: day(0))
        #expect(try workshop.dataset.load(older, reload: true, at: day(1)).map(\.outcome) == [.older(than: 1)])
        #expect(try workshop.dataset.loads().count == 2)
    }

    @Test("undo goes back along the chain, and undone bytes stay undone until a reload")
    func undo() throws {
        let workshop = try Workshop()
        let files = (1...3).map { delivery("f\($0)", modified: Double($0), [sketch("\($0)")]) }
        for file in files { _ = try workshop.dataset.load(file, at: day(4)) }
        #expect(
            try workshop.dataset.undo(muatanID: 3, at: day(5))
                == UndoResult(muatanID: 3, restored: [2], factsWithdrawn: 2, factsRestored: 2))
        #expect(try history(workshop) == ["1 r1 digantikan 2", "2 r2 aktif -", "3 r3 dibatalkan -"])
        for file in files {
            let expected: LoadResult.Outcome = file.file.name == "f3" ? .undone : .same(as: file.file.name == "f1" ? 1 : 2)
            #expect(try workshop.dataset.load(file, at: day(6)).map(\.outcome) == [expected])
        }
        #expect(try workshop.dataset.undo(muatanID: 2, at: day(7)).restored == [1])
        #expect(try workshop.dataset.undo(muatanID: 1, at: day(7)).restored == [])
        #expect(try workshop.lines("SELECT count(*) FROM v_fakta") == ["0"])
        #expect(try workshop.dataset.load(files[1], reload: true, at: day(8)).map(\.outcome) == [.new])
        #expect(try history(workshop).last == "4 r4 aktif -")
        #expect(try workshop.check() == [])
    }

    @Test("undo says why it cannot")
    func undoRefused() throws {
        let workshop = try Workshop()
        _ = try workshop.dataset.load(delivery("a", modified: 1, [sketch("1")]), at: day(0))
        _ = try workshop.dataset.load(delivery("b", modified: 2, [sketch("2")]), at: day(0))
        func undoing(_ id: Int64) throws -> DatasetError.Kind? { try kind { _ = try workshop.dataset.undo(muatanID: id, at: day(1)) } }
        #expect(try undoing(9) == .noSuchLoad)
        #expect(try undoing(1) == .notCurrent)
        #expect(try undoing(2) == nil)
        #expect(try undoing(2) == .alreadyUndone)
    }

    @Test(
        "a revision that lost more than a fifth of its numbers is doubted",
        arguments: [(10, 8, false), (10, 7, true), (10, 12, false), (1, 0, true)])
    func shrinking(_ before: Int, _ after: Int, _ isTold: Bool) throws {
        let workshop = try Workshop()
        func statement(_ count: Int) -> Model.Statement {
            Sketch(money: (0..<10).map { ("1.06.0\($0)", .dpa, $0 < count ? "7" : nil) } + (count > 10 ? [("1.07.01", .dpa, "7")] : []))
                .statement()
        }
        _ = try workshop.dataset.load(delivery("a", modified: 1, [statement(before)]), at: day(0))
        _ = try workshop.dataset.load(delivery("b", modified: 2, [statement(after)]), at: day(0))
        let findings = try workshop.dataset.findings(FindingFilter(rules: ["muatan.menyusut"]))
        #expect(findings.count == (isTold ? 1 : 0))
        if let finding = findings.first {
            #expect(finding.muatanID == 2 && finding.tercetak == "\(after)" && finding.diharapkan == "\(before)")
            #expect(try workshop.dataset.loads().first?.jumlahTemuan == 1)
        }
    }

    @Test("a file that states one statement twice is told; the first stands")
    func twice() throws {
        let workshop = try Workshop()
        var copy = sketch("1")
        copy.sheet = "TW IV (2)"
        var other = sketch("9")
        other.sheet = "TW IV (3)"
        let file = delivery("a", [sketch("1"), copy, other])
        let results = try workshop.dataset.load(file, at: day(0))
        #expect(results.map(\.outcome) == [.new, .same(as: 1), .older(than: 1)])
        #expect(try workshop.lines("SELECT nilai FROM v_angka WHERE kode = '1.06.01'") == ["1"])
        let finding = try #require(try workshop.dataset.findings().first)
        #expect(finding.aturan == "muatan.ganda" && finding.lembar == "TW IV (3)" && finding.tingkat == .galat)
        #expect(try workshop.dataset.load(file, at: day(1)).map(\.outcome) == [.same(as: 1), .same(as: 1), .same(as: 2)])
        #expect(try workshop.dataset.undo(muatanID: 1, at: day(2)).restored == [])
    }

    @Test("a plan says what a load does, and writes nothing", arguments: 1...10)
    func plan(_ seed: Int) throws {
        var random = SplitMix(UInt64(seed))
        let workshop = try Workshop()
        for index in 0..<15 {
            let name = random.number(0...9)
            let file = delivery(
                "f\(name)", bytes: "\(name)", modified: Double(random.number(0...2)), [random.statement(), random.statement()])
            let reload = random.flag(0.2)
            let before = try workshop.contents()
            let bytes = try Data(contentsOf: URL(filePath: workshop.path))
            let planned = try workshop.dataset.plan(file, reload: reload)
            #expect(try workshop.contents() == before)
            #expect(try Data(contentsOf: URL(filePath: workshop.path)) == bytes)
            let done = try workshop.dataset.load(file, reload: reload, at: day(Double(index)))
            #expect(planned.map(\.facts) == done.map(\.facts))
            #expect(planned.map(\.findings) == done.map(\.findings))
            for (plan, result) in zip(planned, done) where plan.outcome != result.outcome {
                // Only loads that the delivery itself made have no number in the plan.
                guard case .older(than: LoadResult.planned) = plan.outcome, case .older = result.outcome else {
                    guard case .same(as: LoadResult.planned) = plan.outcome, case .same = result.outcome else {
                        Issue.record("planned \(plan.outcome), done \(result.outcome)")
                        continue
                    }
                    continue
                }
            }
        }
    }

    @Test("loading any sequence of deliveries twice changes nothing", arguments: 1...20)
    func idempotence(_ seed: Int) throws {
        var random = SplitMix(UInt64(seed))
        let workshop = try Workshop()
        var files: [Delivery] = []
        for index in 0..<20 {
            let statements = (0..<random.number(1...3)).map { _ in random.statement() }
            files.append(delivery("f\(index)", modified: random.flag(0.9) ? Double(random.number(0...5)) : nil, statements))
        }
        for (index, file) in files.enumerated() {
            _ = try workshop.dataset.load(file, at: day(Double(index)))
            if random.flag(0.15), let current = try workshop.dataset.loads(LoadFilter(status: .aktif)).first {
                _ = try workshop.dataset.undo(muatanID: current.muatanID, at: day(Double(index)))
            }
        }
        let before = try workshop.contents()
        #expect(try workshop.check() == [])
        for (index, file) in files.enumerated() {
            let results = try workshop.dataset.load(file, at: day(Double(100 + index)))
            #expect(results.allSatisfy { $0.muatanID == nil })
        }
        #expect(try workshop.contents() == before)
    }
}
