import Foundation
import GRDB
import Grid
import Model
import Testing

@testable import Dataset

@Suite("A code that changes era within a year")
struct EraChangeTests {
    /// A quarter's sheet of one kegiatan, its sub kegiatan with money and an indicator each.
    private func sheet(
        _ quarter: Int, tahun: Int = 2023, agency: String = "Dinas Sosial", _ subs: [(kode: String, name: String, value: String)]
    ) -> Model.Statement {
        var statement = Sketch(agencyCode: nil, agency: agency, tahun: tahun, triwulan: quarter, money: []).statement()
        statement.nodes.append(Node(tingkat: .kegiatan, kode: "1.06.04.2.01", uraian: "Rehabilitasi", key: "1.06.04.2.01"))
        for (index, sub) in subs.enumerated() {
            statement.nodes.append(
                Node(
                    tingkat: .subKegiatan, parent: 0, kode: sub.kode, kodeTercetak: sub.kode, uraian: sub.name,
                    cell: place("A\(index + 10)"), key: sub.kode))
            statement.indicators.append(Indicator(node: index + 1, name: "Jumlah", satuan: "orang", key: sub.kode + "#jumlah"))
            for indicator in [nil, index] {
                statement.facts.append(
                    Fact(
                        node: index + 1, indicator: indicator, ukuran: indicator == nil ? .anggaran : .kinerja, tahap: .dpa, tahun: tahun,
                        value: ExactNumber(sub.value), text: sub.value,
                        cell: place("\(indicator == nil ? "D" : "E")\(index + 10)")))
            }
        }
        for _ in statement.facts { statement.account.count(.fakta) }
        return statement
    }

    private func load(_ workshop: Workshop, _ name: String, _ statement: Model.Statement) throws {
        _ = try workshop.dataset.load(delivery(name, [statement]), at: day(0))
    }

    private static let told = "SELECT aturan, tingkat, kode, diharapkan FROM v_temuan WHERE aturan LIKE 'kode.%'"
    private static let numbers = "SELECT kode, ukuran, nilai, jumlah_pernyataan FROM v_angka ORDER BY kode, ukuran"

    @Test("is followed by parent and name, counted once, and told", arguments: [[1, 2, 3], [3, 2, 1], [2, 1, 3]])
    func followed(order: [Int]) throws {
        let workshop = try Workshop()
        let sheets = [
            1: sheet(1, [("1.06.04.2.01.03", "Penyediaan Alat Bantu", "100")]),
            2: sheet(2, [("1.06.04.2.01.0003", "PENYEDIAAN ALAT-BANTU", "110")]),
            3: sheet(3, [("1.06.04.2.01.0003", "Sub Kegiatan Penyediaan Alat Bantu", "120")]),
        ]
        for quarter in order { try load(workshop, "tw\(quarter)", try #require(sheets[quarter])) }
        #expect(try workshop.lines(Self.numbers) == ["1.06.04.2.01.0003 anggaran 120 3", "1.06.04.2.01.0003 kinerja 120 3"])
        #expect(try workshop.lines("SELECT count(DISTINCT indikator_kunci) FROM v_indikator") == ["1"])
        #expect(try workshop.lines("SELECT DISTINCT aturan, tingkat FROM v_temuan") == ["kode.ganti_era catatan"])
        #expect(try workshop.lines("SELECT DISTINCT kode FROM v_fakta ORDER BY kode") == ["1.06.04.2.01.0003", "1.06.04.2.01.03"])
        #expect(try workshop.check().isEmpty)
        // Nothing is written a second time.
        let before = try workshop.contents()
        for quarter in order { try load(workshop, "tw\(quarter)", try #require(sheets[quarter])) }
        #expect(try workshop.contents() == before)
    }

    @Test("follows the name where the number is another")
    func renumbered() throws {
        let workshop = try Workshop()
        try load(
            workshop, "tw1", sheet(1, [("1.06.04.2.01.03", "Penyediaan Alat Bantu", "1"), ("1.06.04.2.01.05", "Penyediaan Sandang", "2")]))
        try load(
            workshop, "tw2",
            sheet(2, [("1.06.04.2.01.0005", "Penyediaan Alat Bantu", "3"), ("1.06.04.2.01.0003", "Penyediaan Sandang", "4")]))
        #expect(
            try workshop.lines("SELECT kode, nilai FROM v_angka WHERE ukuran = 'anggaran' ORDER BY nilai") == [
                "1.06.04.2.01.0005 3", "1.06.04.2.01.0003 4",
            ])
        #expect(
            try workshop.lines(Self.told + " ORDER BY kode") == [
                "kode.ganti_era catatan 1.06.04.2.01.0003 1.06.04.2.01.05", "kode.ganti_era catatan 1.06.04.2.01.0005 1.06.04.2.01.03",
            ])
    }

    @Test("is two where the name is another, and that is told too; another year or agency is no change")
    func notFollowed() throws {
        let workshop = try Workshop()
        try load(workshop, "tw1", sheet(1, [("1.06.04.2.01.03", "Penyediaan Alat Bantu", "1")]))
        try load(workshop, "lain", sheet(1, tahun: 2024, [("1.06.04.2.01.0003", "Penyediaan Alat Bantu", "2")]))
        try load(workshop, "dinas lain", sheet(1, agency: "Dinas Kesehatan", [("1.06.04.2.01.0003", "Penyediaan Alat Bantu", "2")]))
        #expect(try workshop.lines(Self.told).isEmpty)
        try load(workshop, "tw2", sheet(2, [("1.06.04.2.01.0003", "Pemberian Layanan Rujukan", "3")]))
        #expect(try workshop.lines(Self.told) == ["kode.ganti_era peringatan 1.06.04.2.01.0003 1.06.04.2.01.03"])
        #expect(
            try workshop.lines(
                "SELECT count(*) FROM v_angka WHERE tahun = 2023 AND perangkat_daerah = 'Dinas Sosial' AND ukuran = 'anggaran'") == ["2"])
    }

    @Test("two eras in one sheet stay two rows")
    func oneSheet() throws {
        let workshop = try Workshop()
        try load(workshop, "tw1", sheet(1, [("1.06.04.2.01.03", "Penyediaan Alat Bantu", "1")]))
        try load(
            workshop, "tw2",
            sheet(2, [("1.06.04.2.01.03", "Penyediaan Alat Bantu", "2"), ("1.06.04.2.01.0003", "Penyediaan Alat Bantu", "3")]))
        #expect(
            try workshop.lines("SELECT kode, nilai FROM v_angka WHERE ukuran = 'anggaran' ORDER BY nilai") == [
                "1.06.04.2.01.03 2", "1.06.04.2.01.0003 3",
            ])
        #expect(try workshop.lines(Self.told) == ["kode.ganti_era peringatan 1.06.04.2.01.0003 1.06.04.2.01.03"])
    }

    @Test("a plan tells as many findings as the load will have")
    func plan() throws {
        let workshop = try Workshop()
        try load(workshop, "tw1", sheet(1, [("1.06.04.2.01.03", "Penyediaan Alat Bantu", "1")]))
        let next = delivery("tw2", [sheet(2, [("1.06.04.2.01.0003", "Penyediaan Alat Bantu", "3")])])
        let planned = try workshop.dataset.plan(next).map(\.findings)
        #expect(try workshop.dataset.load(next, at: day(0)).map(\.findings) == planned)
        #expect(planned == [1])
    }
}
