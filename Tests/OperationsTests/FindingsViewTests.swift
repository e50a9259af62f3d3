import Foundation
import Grid
import Journey
import Model
import TestSupport
import Testing

@testable import Dataset
@testable import Operations

/// `RKPD_RECORD=1 swift test --filter FindingsViewTests` records the layouts anew.
@Suite struct FindingsViewTests {
    private static func load(_ id: Int64, _ agency: String?, region: String?, file: String, sheet: String, quarter: Int?) -> LoadRow {
        LoadRow(
            muatanID: id, berkas: file, sha256: "", lembar: sheet, formulir: "f", versiFormulir: "1", jenis: "j", pemdaKode: region,
            perangkatDaerah: agency, tahunLaporan: 2023, triwulanLaporan: quarter, revisi: 1, status: .aktif, dimuatPada: "",
            jumlahFakta: 0, jumlahTemuan: 0, selTerisi: 0, selFakta: 0, selLabel: 0, selKepala: 0, selKarantina: 0, mutakhir: "",
            pembaca: "", pernyataan: "")
    }

    private static let loads = [
        load(1, "Dinas Sosial", region: "33.23", file: "temanggung-2023-tw4-evaluasi-rkpd.xlsx", sheet: "TW IV", quarter: 4),
        load(2, "Dinas Kesehatan", region: "33.23", file: "kesehatan.csv", sheet: "", quarter: nil),
        load(3, "Dinas Sosial", region: "33.23", file: "lra.xlsx", sheet: "Lampiran", quarter: nil),
        load(4, nil, region: nil, file: "rekap.xlsx", sheet: "1", quarter: 2),
    ]

    private static func row(
        _ id: Int64, load: Int64 = 1, _ cell: String?, _ rule: Rule, kode: String? = nil, _ message: String, _ printed: String? = nil,
        _ expected: String? = nil, cause: Int64? = nil, decision: String? = nil, reason: String? = nil
    ) -> FindingRow {
        FindingRow(
            temuanID: id, temuanKunci: "k|\(id)", muatanID: load, berkas: "b", lembar: "", sel: cell, aturan: rule.rawValue,
            tingkat: rule.severity, kode: kode, pesan: Message(id: message, en: message + " (en)"), tercetak: printed, diharapkan: expected,
            sebabTemuanID: cause, keputusan: decision, alasan: reason, diputuskanPada: decision.map { _ in "2026-11-21T07:38:55Z" })
    }

    /// As the TW IV sheet has them, with causes and decisions beside.
    private static let rows = [
        row(
            1, "I11", .jumlahAnak, kode: "1.06.01",
            "Jumlah kegiatan di bawahnya adalah 963.136.835. Kemungkinan sebab: satu angka salah ketik; I11 tercetak 963.196.835, "
                + "semestinya 963.136.835.", "963.196.835", "963136835"),
        row(2, "I114", .jumlahTotal, "Jumlah program bukan JUMLAH.", "1.967.210.352", "1967270352", cause: 1),
        row(3, "Q114", .jumlahTotal, "Jumlah program bukan JUMLAH.", "34.990.458.769", "34727147929", cause: 1),
        row(4, "Q11", .jumlahTriwulan, kode: "1.06.01", "Jumlah triwulan bukan setahun.", "5.397.395.477", "5397455477", cause: 2),
        row(5, "R11", .realisasiLebih, kode: "1.06.01", "Realisasi melebihi DPA.", "101,2%", nil, cause: 1),
        row(6, "R83", .capaianKinerja, kode: "1.06.05.2.02", "Capaian tidak cocok.", "100", "97.32"),
        row(7, "A55", .kodeDariNama, kode: "1.06.04.2.01.03", "Kode menurut nama.", "407.02.008", "1.06.04.2.01.03"),
        row(8, nil, .konteksTakDinyatakan, "Bidang urusan tidak disebut.", nil, "1.06"),
        row(
            9, "O29", .jumlahAnak, kode: "1.06.01.2.09", "Jumlah anak tidak cocok.", "61.386.000", "78641000", decision: "diterima",
            reason: "Dibenarkan oleh Dinas Sosial lewat surat; sub kegiatan kedua terlewat dari penjumlahan."),
        row(10, "Q29", .jumlahAnak, kode: "1.06.01.2.09", "Jumlah anak tidak cocok.", "171.385.071", "188640071", cause: 9),
        row(11, load: 2, "Q41", .jumlahTriwulan, kode: "1.02.03.2.01", "O41 berisi 100.", "0", "100"),
        row(12, load: 3, "AAA1048576", .angkaHilang, "Nilai hilang sebelum berkas dibuat.", "#####", nil),
        row(13, load: 4, "A5", .kodeTakDikenal, kode: "9.99", "Kode tidak ada dalam daftar.\u{1B}[31m\nbaru", "9.99", nil),
        row(14, load: 4, "B5", .barisTakDikenal, "Teks tak bernama.", "Catatan", nil, decision: "dibantah", reason: "Itu kepala."),
    ]

    private static let view = FindingsView(rows.reversed(), loads: loads, language: .indonesian)

    @Test(arguments: [Language.indonesian, .english]) func layoutIsAsRecorded(_ language: Language) throws {
        let text = FindingsView(Self.rows, loads: Self.loads, language: language).text
        let file = Fixtures.folder.appending(path: "findings/layout-\(language.rawValue).txt")
        if ProcessInfo.processInfo.environment["RKPD_RECORD"] == "1" {
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == text, "RKPD_RECORD=1 records the layout anew")
        for line in text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    }

    @Test func openOnesComeFirstByAgencyGravityCauseAndRule() {
        let order = Self.view.findings.map(\.temuanID)
        #expect(order == [13, 11, 1, 2, 3, 4, 5, 6, 10, 7, 8, 12, 14, 9])
    }

    @Test func everyColumnOfTheViewAndTheReasonAreGiven() throws {
        let json = try #require(JSONSerialization.jsonObject(with: Data(Self.view.json.utf8)) as? [[String: Any]])
        let names = DatasetView.temuan.columns.map(\.name) + ["alasan", "diputuskan_pada"]
        #expect(json.count == Self.rows.count && json.allSatisfy { Set($0.keys) == Set(names) })
        let echo = try #require(json.first { $0["temuan_id"] as? Int == 4 })
        #expect(echo["sebab_temuan_id"] as? Int == 2 && echo["diharapkan"] as? String == "5397455477", "as the view has them")
        let csv = Self.view.csv.components(separatedBy: "\r\n")
        #expect(csv[0] == names.joined(separator: ","))
        #expect(csv.count == Self.rows.count + 2)
    }

    @Test func allDecidedLeavesNothingToDo() {
        let decided = Self.rows.filter { $0.keputusan != nil }
        let text = FindingsView(decided, loads: Self.loads, language: .english).text
        #expect(text.hasPrefix("DECIDED (2)\n\n") && text.hasSuffix("\n2 findings: 2 decided\n"))
        #expect(FindingsView([], loads: Self.loads, language: .indonesian).text == "Tidak ada temuan.\n")
        #expect(FindingsView([], loads: Self.loads, language: .indonesian).json == "[]\n")
    }

    @Test(
        arguments: [
            (Rule.jumlahAnak, "963136835", "963.136.835"), (.capaianKinerja, "101.63", "101,63"), (.jumlahTriwulan, "-1234.5", "-1.234,5"),
            (.jumlahAnak, "100", "100"), (.predikat, "Tinggi", "Tinggi"), (.konteksTakDinyatakan, "1.06", "1.06"),
            (.konteksBeda, "2023", "2023"), (.kodeDiperbaiki, "2.10", "2.10"),
            (.muatanLama, "2026-11-21T07:38:55Z", "2026-11-21T07:38:55Z"),
            (.muatanMenyusut, "1234", "1.234"), (.satuanKosong, "1000", "1000"),
        ])
    func figuresAreShownAsPlannersWriteThem(_ rule: Rule, _ expected: String, _ shown: String) {
        #expect(ShownFinding(Finding(rule, message: Message(id: "", en: ""), expected: expected)).shownExpectation == shown)
    }

    @Test func whatIsFoundAboutTheFileStandsInItsExplanation() throws {
        var statement = Statement(
            form: FormIdentity(name: "f", version: "1", jenis: "j"), context: StatementContext(tahun: 2023), sheet: "A")
        statement.findings = [
            Finding(.kodeKosong, cell: CellReference("A9"), message: Message(id: "kosong", en: "empty")),
            Finding(.jumlahAnak, cell: CellReference("B9"), message: Message(id: "beda", en: "differs"), printed: "1", expected: "2000"),
        ]
        var sheet = SheetReport(sheet: "A", isHidden: false)
        sheet.statement = statement
        statement.findings.append(Finding(.lembarTakDikenal, message: Message(id: "Lembar 'B' tidak dimuat", en: "not loaded")))
        let reading = FileReading(
            sha256: "0", size: 1, modified: nil, statements: [statement], sheets: [SheetReport(sheet: "B", isHidden: false), sheet])
        let view = ExplainView(reading, name: "x.xlsx", listsCells: false, language: .indonesian)
        #expect(
            view.text.hasSuffix(
                """
                  Temuan (3)
                    GALAT (1)
                      B9    jumlah.anak
                            beda
                            tercetak: 1; diharapkan: 2.000
                    PERINGATAN (2)
                      A9    kode.kosong
                            kosong
                      –     lembar.tak_dikenal
                            Lembar 'B' tidak dimuat

                """))
        #expect(view.json.text().contains("Lembar 'B' tidak dimuat"))
    }
}
