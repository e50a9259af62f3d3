import Assembly
import Forms
import Grid
import Journey
import Model
import TestSupport
import Testing

/// What agencies make for themselves, each with what its columns hold: `C pagu 2024`, and the level of some rows.
struct OwnSheet: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    /// The measure and stage of each column of values, and the year where it is not the one reported on.
    var columns: [String: String]
    /// Levels by a cell of the row.
    var levels: [String: Tingkat] = [:]
    var testDescription: String { name }

    static let head = "REALISASI ANGGARAN DAN KINERJA %\nDINAS SOSIAL KABUPATEN BLITAR\nTAHUN ANGGARAN 2024\n\n"

    static func titled(_ name: String, _ table: String) -> String { head.replacing("%", with: name.uppercased()) + table }
}

extension OwnSheet {
    static let all: [OwnSheet] = [
        OwnSheet(
            name: "budget before and after",
            text: titled(
                "murni",
                """
                No | Program/Kegiatan | Anggaran | = | Realisasi Keuangan (Rp) | = | Permasalahan
                ^ | ^ | Murni | Perubahan | TW I | TW II | ^
                A | Program Rehabilitasi Sosial | 1000000 | 1200000 | 300000 | 250000 |
                1 | Kegiatan Rehabilitasi Dasar | 600000 | 700000 | 200000 | 150000 | Juknis terlambat
                2 | Kegiatan Pembinaan Anak | 400000 | 500000 | 100000 | 100000 |
                """),
            columns: ["C": "anggaran apbd", "D": "anggaran apbd_perubahan", "E": "anggaran realisasi", "F": "anggaran realisasi"],
            levels: ["C7": .program, "C8": .kegiatan]),
        OwnSheet(
            name: "years in the header",
            text: titled(
                "tahunan",
                """
                No | Sasaran | Indikator Kinerja | Satuan | 2023 | = | 2024 | =
                ^ | ^ | ^ | ^ | Target | Realisasi | Target | Realisasi
                1 | Menurunnya PPKS | Persentase PPKS tertangani | % | 60 | 61.5 | 62 | 60.5
                2 | Meningkatnya PSKS | Persentase PSKS aktif | % | 78 | 77 | 80 | 84
                """),
            columns: ["E": "kinerja target 2023", "F": "kinerja realisasi 2023", "G": "kinerja target", "H": "kinerja realisasi"],
            levels: ["E7": .sasaran]),
        OwnSheet(
            name: "months",
            text: titled(
                "bulanan",
                """
                Kode | Uraian | Anggaran | Realisasi Bulan | = | = | Jumlah Realisasi
                ^ | ^ | ^ | Januari | Februari | Maret | ^
                1.06.04 | Program Rehabilitasi Sosial | 1000000 | 100000 | 200000 | 300000 | 600000
                1.06.04.2.01 | Rehabilitasi Dasar | 600000 | 50000 | 100000 | 200000 | 350000
                1.06.04.2.02 | Rehabilitasi Lanjutan | 400000 | 50000 | 100000 | 100000 | 250000
                """),
            columns: ["C": "anggaran pagu", "G": "anggaran realisasi"]),
        OwnSheet(
            name: "Roman, Arabic and small letters up to i",
            text: titled(
                "bernomor",
                """
                NO | URAIAN | ANGGARAN (Rp) | REALISASI (Rp)
                I | Penunjang Urusan | 900000 | 450000
                1 | Administrasi Keuangan | 900000 | 450000
                a | Gaji | 100000 | 50000
                b | Tunjangan | 100000 | 50000
                c | Honor | 100000 | 50000
                d | Listrik | 100000 | 50000
                e | Air | 100000 | 50000
                f | Telepon | 100000 | 50000
                g | Sewa | 100000 | 50000
                h | Cetak | 100000 | 50000
                i | Makan | 100000 | 50000
                """),
            columns: ["C": "anggaran pagu", "D": "anggaran realisasi"], levels: ["C6": .program, "C7": .kegiatan, "C16": .subKegiatan]),
        OwnSheet(
            name: "sasaran beside their programmes",
            text: titled(
                "berdampingan",
                """
                SASARAN | INDIKATOR SASARAN | TARGET | REALISASI | PROGRAM | PAGU (Rp) | REALISASI (Rp)
                Menurunnya PPKS | Persentase PPKS tertangani | 62 | 60.5 | Program Rehabilitasi Sosial | 317000000 | 294810000
                | | | | Program Perlindungan Sosial | 785000000 | 730050000
                Meningkatnya PSKS | Persentase PSKS aktif | 80 | 84 | Program Pemberdayaan Sosial | 902000000 | 838860000
                """),
            columns: ["C": "kinerja target", "D": "kinerja realisasi", "F": "anggaran pagu", "G": "anggaran realisasi"],
            levels: ["C6": .sasaran, "F6": .program, "F7": .program]),
        OwnSheet(
            name: "names going down like stairs",
            text: titled(
                "tangga",
                """
                Program | Kegiatan | Sub Kegiatan | Pagu | Realisasi
                Program Rehabilitasi Sosial | | | 1000000 | 500000
                | Rehabilitasi Dasar | | 1000000 | 500000
                | | Penyediaan Permakanan | 600000 | 300000
                | | Penyediaan Sandang | 400000 | 200000
                """),
            columns: ["D": "anggaran pagu", "E": "anggaran realisasi"],
            levels: ["D6": .program, "D7": .kegiatan, "D8": .subKegiatan]),
        OwnSheet(
            name: "a flat export without a title",
            text: """
                TAHUN | KODE SKPD | NAMA SKPD | KODE PROGRAM | NAMA PROGRAM | KODE SUB KEGIATAN | NAMA SUB KEGIATAN | KODE REKENING | SUMBER DANA | PAGU | REALISASI
                2024 | 1.06.0.00.0.00.01.0000 | DINAS SOSIAL | 1.06.04 | Program Rehabilitasi Sosial | 1.06.04.2.01.0001 | Penyediaan Permakanan | 5.1.02.01.01.0024 | DAU | 75000000 | 60000000
                2024 | 1.06.0.00.0.00.01.0000 | DINAS SOSIAL | 1.06.04 | Program Rehabilitasi Sosial | 1.06.04.2.01.0001 | Penyediaan Permakanan | 5.1.02.02.01.0003 | PAD | 61000000 | 48800000
                2024 | 1.06.0.00.0.00.01.0000 | DINAS SOSIAL | 1.06.04 | Program Rehabilitasi Sosial | 1.06.04.2.01.0002 | Penyediaan Sandang | 5.1.02.01.01.0024 | DAU | 53000000 | 42400000
                """,
            columns: ["J": "anggaran pagu", "K": "anggaran realisasi"], levels: ["J2": .subKegiatan]),
        OwnSheet(
            name: "physical progress beside money",
            text: titled(
                "fisik",
                """
                No | Kode Rekening | Program / Kegiatan | Pagu Anggaran (Rp) | Bobot (%) | Fisik (%) | = | Keuangan | = | =
                ^ | ^ | ^ | ^ | ^ | Target | Realisasi | Target (Rp) | Realisasi (Rp) | %
                1 | 1.06.04 | Program Rehabilitasi Sosial | 1000000 | 100 | | | 750000 | 500000 | 50
                | 1.06.04.2.01 | Rehabilitasi Dasar | 600000 | 60 | 75 | 70.5 | 450000 | 300000 | 50
                | 1.06.04.2.02 | Rehabilitasi Lanjutan | 400000 | 40 | 75 | 65 | 300000 | 200000 | 50
                """),
            columns: [
                "D": "anggaran pagu", "F": "kinerja target", "G": "kinerja realisasi", "H": "anggaran target", "I": "anggaran realisasi",
                "J": "anggaran capaian",
            ]),
    ]
}

@Suite("A proposal for an agency's own sheet is a mapping that reads it")
struct DraftSheetTests {
    @Test(arguments: OwnSheet.all)
    func reads(_ own: OwnSheet) throws {
        let sheet = Sheet(written: own.text)
        let draft = try #require(MappingDraft.propose(for: sheet, name: "usulan"))
        let library = MappingLibrary(mappings: try MappingLibrary.parse([("usulan.yaml", draft.yaml)]))
        #expect(MappingLibrary.schemaErrors(in: draft.yaml, file: "usulan.yaml") == [])
        let report = try Reader(mappings: Fixtures.root.appending(path: "Mappings").path, library: library).read(sheet, name: "uji.xlsx")
        let statement = try #require(report.statement, "\(report.refusal?.message.en ?? "") \(draft.yaml)")
        #expect(statement.account.karantina == 0, "\(draft.yaml)")
        var columns: [String: Set<String>] = [:]
        for fact in statement.facts {
            let year = fact.tahun == 2024 ? "" : " \(fact.tahun)"
            columns[CellReference.columnName(fact.cell.column), default: []].insert("\(fact.ukuran.rawValue) \(fact.tahap.rawValue)\(year)")
        }
        #expect(columns == own.columns.mapValues { [$0] }, "\(draft.yaml)")
        for (cell, level) in own.levels {
            let fact = try #require(statement.facts.first { $0.cell.description == cell })
            #expect(statement.nodes[fact.node].tingkat == level, "\(cell)")
        }
    }

    /// Wrong bindings that carry no question are the worst a proposal can do.
    @Test(arguments: [("Lebih/(Kurang)", true), ("Anggaran Perubahan", false), ("Realisasi (Rp)", false)])
    func asksWhatItWeighs(_ label: String, _ asks: Bool) throws {
        let sheet = Sheet(
            written: OwnSheet.titled(
                "uji",
                "Kode | Uraian | Pagu (Rp) | \(label)\n1.06.04 | Program Rehabilitasi Sosial | 1000000 | 200000\n1.06.04.2.01 | Dasar | 1000000 | 200000"
            ))
        let draft = try #require(MappingDraft.propose(for: sheet, name: "usulan"))
        let line = try #require(draft.yaml.split(separator: "\n").first { $0.contains("judul: ") && $0.contains(label) })
        #expect(line.contains("periksa") == asks, "\(line)")
    }

    @Test("A span of years in a title is no year reported on")
    func spanOfYears() throws {
        let text = OwnSheet.all[1].text.replacing("TAHUN ANGGARAN 2024", with: "TAHUN 2021 - 2026")
        let draft = try #require(MappingDraft.propose(for: Sheet(written: text), name: "usulan"))
        #expect(draft.yaml.contains(#"'^TAHUN 20\d\d - 20\d\d$'"#), "\(draft.yaml)")
    }
}
