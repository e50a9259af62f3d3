import Foundation
import GRDB
import Grid
import Model
import Testing

@testable import Dataset

@Suite("v_angka: the number to report")
struct AngkaTests {
    @Test("four quarterly sheets repeat the target, and it counts once, as the latest states it")
    func quarters() throws {
        let workshop = try Workshop()
        for quarter in [2, 4, 1, 3] {
            let sheet = Sketch(triwulan: quarter, money: [("1.06.01", .dpa, quarter == 4 ? "110" : "100")]).statement()
            _ = try workshop.dataset.load(delivery("tw\(quarter)", [sheet]), at: day(0))
        }
        #expect(try workshop.lines("SELECT nilai, triwulan_laporan, jumlah_pernyataan, jumlah_beda FROM v_angka") == ["110 4 4 3"])
        // An annual sheet comes after the fourth quarter.
        _ = try workshop.dataset.load(
            delivery("tahunan", [Sketch(triwulan: nil, money: [("1.06.01", .dpa, "120")]).statement()]), at: day(0))
        #expect(try workshop.lines("SELECT nilai, triwulan_laporan, jumlah_pernyataan, jumlah_beda FROM v_angka") == ["120 - 5 4"])
        _ = try workshop.dataset.load(
            delivery("kemudian", [Sketch(tahun: 2024, triwulan: 1, money: [("1.06.01", .dpa, "130")]).statement()]), at: day(0))
        #expect(try workshop.lines("SELECT nilai, tahun FROM v_angka ORDER BY tahun") == ["120 2023", "130 2024"])
    }

    @Test("where periods are equal the order of sources decides, else the latest load")
    func sources() throws {
        let workshop = try Workshop()
        for (jenis, value) in [("lra", "1"), ("evaluasi", "2"), ("pk", "3")] {
            _ = try workshop.dataset.load(
                delivery(jenis, [Sketch(jenis: jenis, money: [("1.06.01", .dpa, value)]).statement()]), at: day(0))
        }
        #expect(try workshop.lines("SELECT nilai FROM v_angka") == ["3"])
        try workshop.dataset.setSourceOrder(["lra"], pemdaKode: nil)
        #expect(try workshop.lines("SELECT nilai FROM v_angka") == ["1"])
        try workshop.dataset.setSourceOrder(["evaluasi", "lra"], pemdaKode: "33.23")
        #expect(try workshop.lines("SELECT nilai FROM v_angka") == ["2"])
        // A load that comes later finds its place in the order too.
        _ = try workshop.dataset.load(
            delivery("lra2", modified: 1, [Sketch(jenis: "lra", money: [("1.06.01", .dpa, "9")]).statement()]), at: day(0))
        #expect(try workshop.lines("SELECT nilai, jumlah_pernyataan, jumlah_beda FROM v_angka") == ["2 3 2"])
    }

    @Test("totals, means, repeated prints and empty values never enter")
    func excluded() throws {
        let workshop = try Workshop()
        var statement = Sketch(money: [("1", .dpa, "1"), ("2", .dpa, "2"), ("3", .dpa, "4"), ("4", .dpa, "8"), ("5", .dpa, nil)])
            .statement()
        statement.nodes[0].tingkat = .total
        statement.nodes[1].tingkat = .rerata
        statement.facts[2].isRepeated = true
        _ = try workshop.dataset.load(delivery("a", [statement]), at: day(0))
        #expect(try workshop.lines("SELECT kode, nilai FROM v_angka") == ["4 8"])
        #expect(try workshop.lines("SELECT count(*) FROM v_fakta") == ["5"])
    }

    @Test("a code printed twice within one statement is one row: the first")
    func printedTwice() throws {
        let workshop = try Workshop()
        var statement = Sketch(money: [("1.06.01", .dpa, "5"), ("1.06.01", .dpa, "7"), ("1.06.02", .dpa, "1"), ("1.06.02", .dpa, "1")])
            .statement()
        statement.nodes.append(statement.nodes[1])
        statement.facts[3].node = 2
        _ = try workshop.dataset.load(delivery("a", [statement]), at: day(0))
        #expect(
            try workshop.lines("SELECT kode, nilai, jumlah_pernyataan, jumlah_beda FROM v_angka ORDER BY kode")
                == ["1.06.01 5 1 1", "1.06.02 1 1 0"])
        #expect(try workshop.lines("SELECT sum(nilai) FROM v_angka") == ["6"])
    }

    @Test("who reports, what, and which number of it are told apart; spelling is not")
    func partition() throws {
        let workshop = try Workshop()
        var statement = Sketch(agencyCode: nil, triwulan: 1).statement()
        let base = statement.facts[0]
        statement.indicators = [Indicator(node: 0, name: "a", satuan: nil, key: "a"), Indicator(node: 0, name: nil, satuan: nil, key: "b")]
        func add(_ change: (inout Fact) -> Void) {
            var fact = base
            change(&fact)
            statement.facts.append(fact)
        }
        add { $0.triwulan = 1 }
        add {
            $0.triwulan = 1
            $0.isCumulative = true
        }
        add { $0.tahun = 2022 }
        add {
            $0.ukuran = .kinerja
            $0.indicator = 0
        }
        add {
            $0.ukuran = .kinerja
            $0.indicator = 1
        }
        add { $0.details = ["sumber_dana": "DAU"] }
        add { $0.details = ["sumber_dana": "DAK"] }
        add { $0.unit = "UPT" }
        add { $0.perangkatDaerah = "Dinas Kesehatan" }
        _ = try workshop.dataset.load(delivery("a", [statement]), at: day(0))
        let count = statement.facts.count
        #expect(try workshop.lines("SELECT count(*) FROM v_angka") == ["\(count)"])
        // The next quarter states the same numbers under an agency written otherwise.
        statement.context.triwulan = 2
        statement.context.perangkatDaerah = " DINAS  SOSIAL. "
        _ = try workshop.dataset.load(delivery("b", [statement]), at: day(0))
        #expect(try workshop.lines("SELECT count(*), min(jumlah_pernyataan), max(jumlah_beda) FROM v_angka") == ["\(count) 2 0"])
        // Nothing stated is equal to nothing stated.
        let bare = Sketch(pemda: nil, agencyCode: nil, agency: nil, triwulan: 1)
        _ = try workshop.dataset.load(delivery("c", [bare.statement()]), at: day(0))
        _ = try workshop.dataset.load(delivery("d", [bare.with { $0.triwulan = 2 }]), at: day(0))
        #expect(
            try workshop.lines("SELECT tahap, jumlah_pernyataan FROM v_angka WHERE pemda_kode IS NULL ORDER BY tahap")
                == ["dpa 2", "realisasi 2"])
    }

    @Test("it is what a plain reading of the rule gives, for random statements", arguments: 1...12)
    func random(_ seed: Int) throws {
        var random = SplitMix(UInt64(seed))
        let workshop = try Workshop()
        for index in 0..<12 {
            _ = try workshop.dataset.load(
                delivery("f\(index)", modified: Double(random.number(0...3)), [random.statement()]), at: day(Double(index)))
        }
        let facts = try workshop.rows(
            """
            SELECT f.*, s.kunci AS sk, i.kunci AS ik, p.kunci AS pk, m.muatan_id AS mid FROM v_fakta f JOIN muatan m ON m.muatan_id = f.muatan_id
            JOIN simpul s ON s.simpul_id = f.simpul_id LEFT JOIN indikator i ON i.indikator_id = f.indikator_id
            JOIN fakta ff ON ff.fakta_id = f.fakta_id JOIN baris b ON b.baris_id = ff.baris_id
            JOIN konteks k ON k.konteks_id = b.konteks_id JOIN pelapor p ON p.pelapor_id = k.pelapor_id
            """)
        func int(_ row: [String: DatabaseValue], _ name: String) -> Int64 { row[name].flatMap { Int64.fromDatabaseValue($0) } ?? 0 }
        let eligible = facts.filter { !($0["nilai"]?.isNull ?? true) && int($0, "berulang") == 0 }
        let groups = Dictionary(grouping: eligible) { row in
            ["pk", "tahun", "sk", "ik", "ukuran", "tahap", "triwulan", "kumulatif", "rincian"].map { "\(row[$0] ?? .null)" }
        }
        let expected = groups.values.map { group -> String in
            let chosen = group.max { left, right in
                func rank(_ row: [String: DatabaseValue]) -> [Int64] {
                    let quarter = int(row, "triwulan_laporan")
                    return [int(row, "tahun_laporan"), quarter == 0 ? 5 : quarter, int(row, "mid"), -int(row, "fakta_id")]
                }
                return rank(left).lexicographicallyPrecedes(rank(right))
            }
            let statements = Set(group.map { int($0, "mid") })
            let differing = Set(group.filter { $0["nilai_tepat"] != chosen?["nilai_tepat"] }.map { int($0, "mid") })
            return "\(int(chosen ?? [:], "fakta_id")) \(statements.count) \(differing.count)"
        }
        #expect(try workshop.lines("SELECT fakta_id, jumlah_pernyataan, jumlah_beda FROM v_angka").sorted() == expected.sorted())
        #expect(try workshop.check() == [])
    }
}
