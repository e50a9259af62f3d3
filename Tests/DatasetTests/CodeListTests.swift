import Foundation
import GRDB
import Model
import TestSupport
import Testing

@testable import Dataset

@Suite("Code lists and crosswalks in the dataset")
struct CodeListTests {
    private func list(_ edisi: String = "E1", sha: String = "a", _ codes: [String] = ["1.06.04"]) -> StoredCodeList {
        StoredCodeList(
            edisi: edisi, berkas: "\(sha).csv", sha256: sha, lengkap: ["1.06"],
            codes: codes.map { StoredCode(kode: $0, tingkat: "program", nama: "N \($0)", berlakuDari: 2024) })
    }

    @Test("a newer list takes the place of those of its edition, the same changes nothing, one may be added")
    func lists() throws {
        let dataset = try Workshop().dataset
        #expect(try dataset.loadCodeList(list(), adds: false, at: day(0)) == CodeListOutcome(isSame: false, replaced: []))
        #expect(try dataset.loadCodeList(list(), adds: false, at: day(1)) == CodeListOutcome(isSame: true, replaced: []))
        _ = try dataset.loadCodeList(list("E2", sha: "z"), adds: false, at: day(1))
        #expect(
            try dataset.loadCodeList(list(sha: "b", ["1.06.05"]), adds: true, at: day(2)) == CodeListOutcome(isSame: false, replaced: []))
        #expect(try dataset.loadCodeList(list(sha: "b", ["1.06.05"]), adds: true, at: day(2)).isSame)
        #expect(try dataset.codeLists().map(\.berkas) == ["b.csv", "z.csv", "a.csv"])
        #expect(try dataset.loadCodeList(list(sha: "c", ["1.06.06"]), adds: false, at: day(3)).replaced == ["a.csv", "b.csv"])
        #expect(try dataset.codeLists().map(\.berkas) == ["c.csv", "z.csv"])
        #expect(try dataset.codeLists().first == list(sha: "c", ["1.06.06"]))
        let shown = try dataset.queue.read {
            try String.fetchAll($0, sql: "SELECT nomenklatur || ' ' || kode FROM v_nomenklatur ORDER BY 1")
        }
        #expect(shown == ["E1 1.06.06", "E2 1.06.04"])
        // What was replaced is kept.
        #expect(try dataset.queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM nomenklatur") } == 4)
    }

    @Test("a dataset of version 1 is brought up to date with all it holds")
    func migration() throws {
        let path = try Fixtures.temporaryFolder().appending(path: "lama.sqlite").path
        try DatabaseQueue(path: path).write { db in
            try Schema.steps[0](db)
            try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID); PRAGMA user_version = 1")
            try db.execute(
                sql:
                    "INSERT INTO berkas (berkas, folder, sha256, ukuran, pertama_dilihat, terakhir_dilihat, status, pembaca) VALUES ('a', '', 's', 1, 't', 't', 'ditolak', 'r')"
            )
        }
        let error = #expect(throws: DatasetError.self) { try Dataset(path: path, readOnly: true) }
        #expect(error?.kind == .olderVersion)
        let dataset = try Dataset(path: path)
        #expect(try dataset.files().map(\.berkas) == ["a"])
        #expect(try dataset.summary().schemaVersion == Schema.currentVersion)
        #expect(try dataset.codeLists().isEmpty && dataset.crosswalks().isEmpty)
        _ = try dataset.loadCodeList(list(), adds: false, at: day(0))
        _ = try dataset.load(delivery("b.xlsx", [Sketch().statement()]), at: day(0))
        for view in DatasetView.allCases { _ = try dataset.queue.read { try Row.fetchAll($0, sql: "SELECT * FROM \(view.rawValue)") } }
        try dataset.queue.write { try $0.execute(sql: "PRAGMA user_version = \(Schema.currentVersion + 1)") }
        let newer = #expect(throws: DatasetError.self) { try Dataset(path: path) }
        #expect(newer?.kind == .newerVersion)
    }

    @Test("a number stands in each edition once, its money adds up, and what leads nowhere shows")
    func chosenEdition() throws {
        let dataset = try Workshop().dataset
        var sketch = Sketch()
        sketch.money = ["01", "02", "03", "04", "05", "06"].map { ("1.06.\($0)", .realisasi, "1000") }
        var statement = sketch.statement()
        statement.indicators = [Indicator(node: 1, name: "Orang", satuan: "orang", key: "k")]
        statement.facts.append(
            Fact(
                node: 1, indicator: 0, ukuran: .kinerja, tahap: .realisasi, tahun: 2023, triwulan: nil, isCumulative: false,
                value: ExactNumber("10"), text: "10", satuan: "orang", kodeTercetak: "", cell: place("P1")))
        _ = try dataset.load(delivery("a.xlsx", [statement]), at: day(0))
        func path(_ asal: String, _ tujuan: String?, _ jenis: String, _ bagian: Double?) -> StoredPath {
            StoredPath(edisiAsal: "900-2023", kodeAsal: asal, edisiTujuan: "B", kodeTujuan: tujuan, jenis: jenis, bagian: bagian)
        }
        let paths = [
            path("X.XX.01", "X.XX.01", "tetap", 1), path("1.06.02", "1.06.12", "pecah", 0.6), path("1.06.02", "1.06.13", "pecah", 0.4),
            path("1.06.03", nil, "hapus", 1), path("1.06.04", "1.06.14", "pecah", nil), path("1.06.04", nil, "tak_terbagi", 1),
            path("1.06.05", "1.06.12", "gabung", 1),
        ]
        let crosswalk = StoredCrosswalk(
            edisiAsal: "900-2023", edisiTujuan: "B", berkas: "p.csv", sha256: "p",
            rows: [
                StoredPadanan(kodeAsal: "1.06.03", kodeTujuan: nil, jenis: "hapus", bagian: nil, tanggal: "2024", sumber: "x")
            ])
        #expect(try dataset.loadCrosswalks([crosswalk], paths: { _ in paths }, at: day(1)) == ["p.csv"])
        #expect(try dataset.loadCrosswalks([crosswalk], paths: { _ in [] }, at: day(2)).isEmpty)
        #expect(try dataset.crosswalks() == [crosswalk])
        let rows = try dataset.queue.read {
            try String.fetchAll(
                $0,
                sql: """
                    SELECT kode || ' ' || COALESCE(kode_tujuan, '-') || ' ' || padanan || ' ' || COALESCE(CAST(nilai_tujuan AS INTEGER), '?') || ' ' || ukuran
                    FROM v_angka_edisi WHERE nomenklatur_tujuan = 'B' ORDER BY ukuran, kode, kode_tujuan
                    """)
        }
        #expect(
            rows == [
                "1.06.01 1.06.01 tetap 1000 anggaran", "1.06.02 1.06.12 pecah 600 anggaran", "1.06.02 1.06.13 pecah 400 anggaran",
                "1.06.03 - hapus 1000 anggaran", "1.06.04 - tak_terbagi 1000 anggaran", "1.06.04 1.06.14 pecah ? anggaran",
                "1.06.05 1.06.12 gabung 1000 anggaran", "1.06.06 - tanpa_padanan 1000 anggaran", "1.06.02 1.06.12 pecah ? kinerja",
                "1.06.02 1.06.13 pecah ? kinerja",
            ])
        let sums = try dataset.queue.read {
            try Row.fetchAll(
                $0,
                sql: "SELECT nomenklatur_tujuan, sum(nilai_tujuan) AS n FROM v_angka_edisi WHERE ukuran = 'anggaran' GROUP BY 1 ORDER BY 1"
            )
            .map { "\($0["nomenklatur_tujuan"] as String) \($0["n"] as Double)" }
        }
        #expect(sums == ["900-2023 6000.0", "B 6000.0"])
    }
}
