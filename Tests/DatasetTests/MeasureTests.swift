import Foundation
import GRDB
import Grid
import Model
import Testing

@testable import Dataset

/// `RKPD_MEASURE=1 swift test -c release -Xswiftc -enable-testing --filter MeasureTests`
@Suite("Speed", .enabled(if: ProcessInfo.processInfo.environment["RKPD_MEASURE"] == "1", "measured on request"))
struct MeasureTests {
    /// A sheet of nodes with an indicator each and 20 values a row: 12 of money, 8 of performance.
    private func statement(rows: Int, year: Int, quarter: Int?) -> Model.Statement {
        var statement = Sketch(tahun: year, triwulan: quarter).with { $0.money = [] }
        for row in 0..<rows {
            let code = "1.06.\(row / 1000 + 1).2.\(row % 1000)"
            statement.nodes.append(
                Node(
                    tingkat: .subKegiatan, parent: row == 0 ? nil : row - 1, kode: code, nomenklatur: "900-2023", kodeTercetak: code,
                    uraian: "Penyediaan Sandang \(row)", key: code))
            statement.indicators.append(
                Indicator(node: row, name: "Jumlah orang \(row)", satuan: "orang", key: "jumlah orang \(row)|orang"))
            for column in 0..<20 {
                let isMoney = column < 12
                let stages: [Tahap] = [.renja, .dpa, .realisasi, .capaian, .target]
                let value = (row &* 7919 &+ column &* 104_729) % 1_000_000_007
                statement.facts.append(
                    Fact(
                        node: row, indicator: isMoney ? nil : row, ukuran: isMoney ? .anggaran : .kinerja, tahap: stages[column % 5],
                        tahun: year, triwulan: column / 5 == 0 ? nil : column / 5,
                        value: ExactNumber(mantissa: Int128(value), scale: column % 5 == 3 ? 2 : 0),
                        text: "5.355.650.\(value % 1000)", satuan: isMoney ? "Rp" : "orang", kodeTercetak: code,
                        cell: CellReference(row: row + 11, column: column + 9), columnNumber: "\(column + 9)"))
            }
        }
        statement.account.fakta = statement.facts.count
        return statement
    }

    private func time(_ what: String, facts: Int? = nil, _ body: () throws -> Void) rethrows {
        let start = ContinuousClock.now
        let processor = clock()
        try body()
        let passed = (ContinuousClock.now - start).components
        let seconds = Double(passed.attoseconds) / 1e18 + Double(passed.seconds)
        let busy = Double(clock() - processor) / Double(CLOCKS_PER_SEC)
        let rate = facts.map { ", \(Int(Double($0) / seconds)) facts/s" } ?? ""
        print("MEASURED \(what): \(Int(seconds * 1000)) ms, processor \(Int(busy * 1000)) ms\(rate)")
    }

    @Test("a million facts")
    func million() throws {
        let workshop = try Workshop()
        let large = statement(rows: 50_000, year: 2023, quarter: 1)
        time("digest of 1 M", facts: 1_000_000) { _ = ContentDigest.of(large) }
        try time("load 1 M in one transaction", facts: 1_000_000) { _ = try workshop.dataset.load(delivery("a", [large]), at: day(0)) }
        if ProcessInfo.processInfo.environment["RKPD_ONLY"] == "load" { return }
        let size = try FileManager.default.attributesOfItem(atPath: workshop.path)[.size] as? Int
        let log = try FileManager.default.attributesOfItem(atPath: workshop.path + "-wal")[.size] as? Int
        print("MEASURED file \(size ?? 0) log \(log ?? 0) bytes")
        try time("the same again (sama)") { _ = try workshop.dataset.load(delivery("b", [large]), at: day(0)) }
        try queries(workshop)
        let small = (0..<200).map { index in
            var sheet = statement(rows: 120, year: 2010 + index % 10, quarter: 2)
            sheet.context.perangkatDaerahKode = "1.\(index / 10)"
            return sheet
        }
        try time("200 files of 2,400 facts", facts: 480_000) {
            for (index, sheet) in small.enumerated() { _ = try workshop.dataset.load(delivery("s\(index)", [sheet]), at: day(0)) }
        }
        for quarter in 2...4 {
            let sheet = statement(rows: 50_000, year: 2023, quarter: quarter)
            try time("load 1 M more, TW \(quarter)", facts: 1_000_000) {
                _ = try workshop.dataset.load(delivery("q\(quarter)", [sheet]), at: day(0))
            }
        }
        try queries(workshop)
        try time("revision of 1 M", facts: 1_000_000) {
            var changed = large
            changed.facts[0].value = ExactNumber(12_345)
            _ = try workshop.dataset.load(delivery("r", modified: 1, [changed]), at: day(0))
        }
        try time("undo of 1 M") {
            _ = try workshop.dataset.undo(muatanID: try #require(workshop.dataset.loads().first).muatanID, at: day(1))
        }
    }

    private func queries(_ workshop: Workshop) throws {
        for sql in [
            "SELECT count(*) FROM v_fakta", "SELECT sum(nilai) FROM v_fakta WHERE tahap = 'dpa'",
            "SELECT * FROM v_fakta WHERE fakta_id = 500000", "SELECT * FROM v_fakta WHERE kode = '1.06.20.2.7'",
            "SELECT count(*) FROM v_fakta WHERE muatan_id = 1 AND tahap = 'realisasi'",
            "SELECT * FROM v_angka WHERE kode = '1.06.20.2.7'",
            "SELECT sum(nilai), count(*) FROM v_angka WHERE tahun = 2023 AND tahap = 'dpa' AND ukuran = 'anggaran' AND tingkat = 'sub_kegiatan'",
            "SELECT count(*), sum(jumlah_pernyataan), sum(jumlah_beda) FROM v_angka",
            "SELECT perangkat_daerah, sum(nilai) FROM v_angka WHERE pemda_kode = '33.23' AND tahun = 2023 AND tahap = 'realisasi' GROUP BY 1",
            "SELECT count(*) FROM (SELECT * FROM v_fakta ORDER BY fakta_id)",
        ] {
            try time(sql) { _ = try workshop.lines(sql) }
            if ProcessInfo.processInfo.environment["RKPD_PLANS"] == "1" {
                print(
                    try workshop.rows("EXPLAIN QUERY PLAN " + sql).compactMap { $0["detail"].map { "    \($0)" } }.joined(separator: "\n"))
            }
        }
    }
}
