import Foundation
import GRDB
import Grid
import Model
import TestSupport
import Testing

@testable import Dataset

@Suite("The views are the contract")
struct ViewTests {
    /// As PRODUCT.md lists them, in its order.
    static let contract: [String: String] = [
        "v_fakta": """
        fakta_id muatan_id simpul_id indikator_id pemda_kode pemda perangkat_daerah_kode perangkat_daerah unit tahun_laporan
        triwulan_laporan tahun triwulan kumulatif tingkat kode nomenklatur kode_tercetak uraian indikator satuan ukuran tahap nilai
        nilai_tepat alasan teks berulang rincian formulir versi_formulir berkas sha256 lembar sel nomor_kolom tersembunyi
        """,
        "v_angka": """
        fakta_id muatan_id simpul_id indikator_id pemda_kode pemda perangkat_daerah_kode perangkat_daerah unit tahun_laporan
        triwulan_laporan tahun triwulan kumulatif tingkat kode nomenklatur kode_tercetak uraian indikator satuan ukuran tahap nilai
        nilai_tepat alasan teks berulang rincian formulir versi_formulir berkas sha256 lembar sel nomor_kolom tersembunyi
        jumlah_pernyataan jumlah_beda
        """,
        "v_simpul": "simpul_id induk_simpul_id muatan_id tingkat kode nomenklatur kode_tercetak uraian urutan dicetak",
        "v_indikator": "indikator_id indikator_kunci simpul_id muatan_id indikator satuan urutan sifat arah peran",
        "v_catatan": "muatan_id simpul_id indikator_id jenis teks sel",
        "v_berkas": "berkas_id berkas sha256 ukuran pertama_dilihat terakhir_dilihat status aturan pesan",
        "v_muatan": """
        muatan_id berkas sha256 lembar formulir versi_formulir jenis pemda_kode perangkat_daerah tahun_laporan triwulan_laporan revisi
        status dimuat_pada jumlah_fakta jumlah_temuan sel_terisi sel_fakta sel_label sel_kepala sel_karantina
        """,
        "v_nomenklatur": "nomenklatur kode tingkat nama indikator satuan dasar berlaku_dari berlaku_sampai berkas dimuat_pada",
        "v_padanan": """
        nomenklatur_asal kode_asal nomenklatur_tujuan kode_tujuan jenis bagian tanggal sumber berkas dimuat_pada
        """,
        "v_angka_edisi": """
        fakta_id muatan_id simpul_id indikator_id pemda_kode pemda perangkat_daerah_kode perangkat_daerah unit tahun_laporan
        triwulan_laporan tahun triwulan kumulatif tingkat kode nomenklatur kode_tercetak uraian indikator satuan ukuran tahap nilai
        nilai_tepat alasan teks berulang rincian formulir versi_formulir berkas sha256 lembar sel nomor_kolom tersembunyi
        jumlah_pernyataan jumlah_beda nomenklatur_tujuan kode_tujuan padanan bagian nilai_tujuan
        """,
        "v_temuan": """
        temuan_id temuan_kunci muatan_id berkas lembar sel aturan tingkat kode pesan tercetak diharapkan sebab_temuan_id keputusan
        """,
    ]

    @Test("each view has the columns of the contract, in its order", arguments: DatasetView.allCases)
    func columns(_ view: DatasetView) throws {
        let workshop = try Workshop()
        let expected = try #require(Self.contract[view.rawValue]).split(whereSeparator: \.isWhitespace).map(String.init)
        let actual = try workshop.dataset.queue.read {
            try Row.fetchAll($0, sql: "PRAGMA table_info(\(view.rawValue))").map { $0["name"] as String }
        }
        #expect(actual == expected)
        #expect(view.columns.map(\.name) == expected)
    }

    /// `RKPD_RECORD=1 swift test --filter dictionary` writes the tables anew from the one place that lists the columns.
    @Test("the data dictionary names each view and column as the program has it")
    func dictionary() throws {
        let page = Fixtures.root.appending(path: "docs/dataset.md")
        var text = try String(contentsOf: page, encoding: .utf8)
        for view in DatasetView.allCases {
            let columns =
                switch view {
                case .angka: DatasetColumns.agreement
                case .angkaEdisi: DatasetColumns.chosenEdition
                default: view.columns
                }
            let table =
                "| column | type | meaning |\n|---|---|---|\n"
                + columns.map { "| `\($0.name)` | \($0.kind.rawValue)\($0.isOptional ? ", NULL" : "") | \($0.meaning) |" }.joined(
                    separator: "\n")
            let heading = try #require(text.range(of: "### `\(view.rawValue)`: \(view.summary)\n"), "\(view.rawValue)")
            let end = text[heading.upperBound...].range(of: "\n#")?.lowerBound ?? text.endIndex
            if ProcessInfo.processInfo.environment["RKPD_RECORD"] == "1" {
                let start = text[heading.upperBound..<end].range(of: "| column")?.lowerBound ?? end
                text.replaceSubrange(start..<end, with: table + "\n")
            } else {
                #expect(text[heading.upperBound..<end].contains(table), "docs/dataset.md, \(view.rawValue)")
            }
        }
        if ProcessInfo.processInfo.environment["RKPD_RECORD"] == "1" { try text.write(to: page, atomically: true, encoding: .utf8) }
    }

    @Test("a fact shows every column as its statement has it")
    func factColumns() throws {
        let workshop = try Workshop()
        var statement = Sketch(unit: "Bidang Rehabilitasi").statement()
        statement.nodes[0].parent = nil
        statement.indicators = [
            Indicator(node: 0, name: "Orang dilatih", satuan: "orang", key: "k", sifat: "dijumlah", arah: "naik", peran: "keluaran")
        ]
        statement.facts = [
            Fact(
                node: 0, indicator: 0, ukuran: .kinerja, tahap: .capaian, tahun: 2024, triwulan: 2, isCumulative: true,
                value: ExactNumber("97.32"), text: " 97,32 % ", satuan: "%", kodeTercetak: "", isRepeated: true,
                details: ["sumber_dana": "DAU \"a\"", "lokasi": "Parakan"], cell: place("Q11"), columnNumber: "22",
                isHidden: true)
        ]
        statement.notes = [Note(node: 0, indicator: 0, jenis: "keterangan", text: "baik", cell: place("Z11"))]
        let results = try workshop.dataset.load(delivery("a.xlsx", bytes: "abc", [statement]), at: day(0))
        #expect(results == [LoadResult(outcome: .new, muatanID: 1, facts: 1, findings: 0)])
        #expect(
            try workshop.lines("SELECT * FROM v_fakta") == [
                "1 1 1 1 33.23 Kabupaten Temanggung 1.06.0.00.0.00.01.0000 Dinas Sosial Bidang Rehabilitasi 2023 4 2024 2 1 program 1.06.01 "
                    + "900-2023  Program 1.06.01 Orang dilatih % kinerja capaian 97.32 97.32 -  97,32 %  1 "
                    + #"{"lokasi":"Parakan","sumber_dana":"DAU \"a\""} evaluasi-rkpd-triwulan 1-aa a.xlsx abc TW IV Q11 22 1"#
            ])
        #expect(try workshop.lines("SELECT * FROM v_simpul") == ["1 - 1 program 1.06.01 900-2023 1.06.01 Program 1.06.01 1 1"])
        #expect(try workshop.lines("SELECT * FROM v_indikator") == ["1 k 1 1 Orang dilatih orang 1 dijumlah naik keluaran"])
        #expect(try workshop.lines("SELECT * FROM v_catatan") == ["1 1 1 keterangan baik Z11"])
        #expect(
            try workshop.lines("SELECT * FROM v_muatan") == [
                "1 a.xlsx abc TW IV evaluasi-rkpd-triwulan 1-aa evaluasi-rkpd 33.23 Dinas Sosial 2023 4 1 aktif 2026-11-21T07:38:55Z 1 0 4 2 1 1 0"
            ])
        #expect(
            try workshop.lines("SELECT * FROM v_berkas") == [
                "1 a.xlsx abc 3 2026-11-21T07:38:55Z 2026-11-21T07:38:55Z termuat - -"
            ])
    }

    @Test(
        "numbers are INTEGER where whole, else REAL, and exact beside it",
        arguments: [
            ("5355650758", "integer", "5355650758"), ("-17", "integer", "-17"), ("9223372036854775807", "integer", "9223372036854775807"),
            ("9223372036854775808", "real", "9223372036854775808"), ("97.32", "real", "97.32"), ("0.1", "real", "0.1"),
            ("1234567890123456.78", "real", "1234567890123456.78"), ("0", "integer", "0"),
        ])
    func numbers(_ text: String, _ type: String, _ exact: String) throws {
        let workshop = try Workshop()
        _ = try workshop.dataset.load(delivery("a", [Sketch(money: [("1.06.01", .dpa, text)]).statement()]), at: day(0))
        #expect(try workshop.lines("SELECT typeof(nilai), nilai_tepat, typeof(nilai_tepat) FROM v_fakta") == ["\(type) \(exact) text"])
        #expect(try workshop.lines("SELECT nilai_tepat FROM v_angka") == [exact])
    }

    @Test("a value that is not there has a reason", arguments: Alasan.allCases)
    func reasons(_ reason: Alasan) throws {
        let workshop = try Workshop()
        var statement = Sketch().statement()
        statement.facts = [statement.facts[0]]
        statement.facts[0].value = nil
        statement.facts[0].reason = reason
        _ = try workshop.dataset.load(delivery("a", [statement]), at: day(0))
        #expect(try workshop.lines("SELECT nilai, nilai_tepat, alasan FROM v_fakta") == ["- - \(reason.rawValue)"])
        #expect(try workshop.lines("SELECT * FROM v_angka").isEmpty)
    }

    @Test("a row may name another agency than its sheet")
    func agencies() throws {
        let workshop = try Workshop()
        var statement = Sketch(unit: "UPT").statement()
        statement.facts[1].perangkatDaerah = "Dinas Kesehatan"
        var same = statement.facts[0]
        same.tahap = .renja
        same.perangkatDaerah = "DINAS SOSIAL"
        statement.facts.append(same)
        _ = try workshop.dataset.load(delivery("a", [statement]), at: day(0))
        #expect(
            try workshop.lines("SELECT tahap, perangkat_daerah_kode, perangkat_daerah, unit FROM v_fakta ORDER BY fakta_id") == [
                "dpa 1.06.0.00.0.00.01.0000 Dinas Sosial UPT", "realisasi - Dinas Kesehatan -",
                "renja 1.06.0.00.0.00.01.0000 DINAS SOSIAL UPT",
            ])
        #expect(try workshop.lines("SELECT perangkat_daerah FROM v_muatan") == ["-"])
    }

    @Test("texts are kept byte for byte, whatever Swift takes for equal")
    func bytes() throws {
        let workshop = try Workshop()
        var statement = Sketch().statement()
        statement.facts[0].satuan = "\u{E9}"
        statement.facts[1].satuan = "e\u{301}"
        _ = try workshop.dataset.load(delivery("a", [statement]), at: day(0))
        #expect(try workshop.lines("SELECT hex(satuan) FROM v_fakta ORDER BY fakta_id") == ["C3A9", "65CC81"])
    }

    @Test("a finding shows where it stands and keeps its key over loads and cells")
    func findings() throws {
        let workshop = try Workshop()
        func finding(_ cell: String, quarter: Int) throws -> Model.Statement {
            Sketch(
                triwulan: quarter,
                findings: [
                    Finding(
                        .jumlahAnak, cell: place(cell), kode: "1.06.01", message: Message(id: "tidak sama", en: "differs"),
                        printed: "963.196.835", expected: "963136835", subject: "1.06.01|realisasi|1")
                ]
            ).statement()
        }
        _ = try workshop.dataset.load(delivery("a", [finding("I11", quarter: 3)]), at: day(0))
        _ = try workshop.dataset.load(delivery("b", [finding("I12", quarter: 4)]), at: day(0))
        let rows = try workshop.dataset.findings()
        #expect(rows.map(\.sel) == ["I11", "I12"])
        #expect(Set(rows.map(\.temuanKunci)).count == 1)
        #expect(rows[0].pesan == Message(id: "tidak sama", en: "differs"))
        #expect(rows[0].tingkat == .galat && rows[0].aturan == "jumlah.anak" && rows[0].tercetak == "963.196.835")
        #expect(try workshop.dataset.findings(FindingFilter(muatanIDs: [2])).map(\.sel) == ["I12"])
        #expect(try workshop.dataset.findings(FindingFilter(rules: ["kode.kosong"])).isEmpty)
        #expect(try workshop.dataset.findings(FindingFilter(severities: [.galat], files: ["a"], kode: "1.06", limit: 5)).count == 1)
        #expect(try workshop.dataset.findings(FindingFilter(kode: "1.0")).isEmpty)
    }

    @Test("a decision stands until the figures change")
    func decisions() throws {
        let workshop = try Workshop()
        let finding = Finding(.jumlahAnak, message: Message(id: "a", en: "a"), printed: "1", expected: "2", subject: "x")
        _ = try workshop.dataset.load(delivery("a", [Sketch(findings: [finding]).statement()]), at: day(0))
        try workshop.dataset.queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO keputusan (temuan_kunci, keputusan, tercetak, diharapkan, diputuskan_pada)
                    SELECT temuan_kunci, 'diterima', tercetak, diharapkan, 'x' FROM temuan
                    """)
        }
        #expect(try workshop.lines("SELECT keputusan FROM v_temuan") == ["diterima"])
        var changed = finding
        changed.printed = "3"
        _ = try workshop.dataset.load(
            delivery("b", [Sketch(findings: [changed], money: [("1.06.01", .dpa, "3")]).statement()]), at: day(1))
        #expect(try workshop.lines("SELECT keputusan FROM v_temuan WHERE aturan = 'jumlah.anak'") == ["-"])
    }
}
