import Grid
import Journey
import Model
import TestSupport
import Testing

/// What titles of real sheets say of region, agency, year and quarter, in lines, in cells and all in one.
@Suite("Titles as sheets print them")
struct TitleContextTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var titles: [[String?]]
        var pemda: String? = "33.23"
        var agency: String? = "Dinas Sosial"
        var kode: String?
        var unit: String?
        var quarter = 4
        var testDescription: String { titles.map { $0.map { $0 ?? "" }.joined(separator: "|") }.joined(separator: " / ") }
    }

    private static let form = "EVALUASI HASIL RKPD"
    private static let region = "KABUPATEN TEMANGGUNG"
    private static let year = "TAHUN 2023"
    private static let agency = "Perangkat Daerah : Dinas Sosial"

    private static func lines(_ titles: String...) -> [[String?]] { titles.map { [$0] } }

    /// The agency in a title that says all the rest.
    private static func named(_ cells: String?...) -> [[String?]] { [[form], [region], [year], cells] }

    /// The period in a title that says all the rest.
    private static func dated(_ cells: String?...) -> [[String?]] { [[form], [region], cells, [agency]] }

    static let agencies: [Case] = [
        Case(titles: named(agency)),
        Case(titles: named("DINAS SOSIAL"), agency: "DINAS SOSIAL"),
        Case(titles: named("DINAS SOSIAL KABUPATEN TEMANGGUNG"), agency: "DINAS SOSIAL"),
        Case(titles: named("Unit Organisasi : Dinas Sosial")), Case(titles: named("PD : Dinas Sosial")),
        Case(titles: named("Nama SKPD : Dinas Sosial")), Case(titles: named("Nama SKPD Dinas Sosial")),
        Case(titles: named("OPD / Unit Kerja : Dinas Sosial Kab. Temanggung")),
        Case(titles: named("Perangkat Daerah : 1.06.0.00.0.00.01.0000 - Dinas Sosial"), kode: "1.06.0.00.0.00.01.0000"),
        Case(titles: named("Perangkat Daerah : 1.06.0.00.0.00.01.0000 Dinas Sosial"), kode: "1.06.0.00.0.00.01.0000"),
        Case(titles: named("SKPD : Dinas Sosial (1.06.0.00.0.00.01.0000)"), kode: "1.06.0.00.0.00.01.0000"),
        Case(titles: named("Perangkat Daerah", nil, ":", "Dinas Sosial")), Case(titles: named("Perangkat Daerah", ": Dinas Sosial")),
        Case(titles: named("Perangkat Daerah :", "Dinas Sosial")),
        Case(titles: named("Perangkat Daerah : .........."), agency: nil), Case(titles: named("Perangkat Daerah : -"), agency: nil),
        Case(titles: named("Perangkat Daerah : …"), agency: nil),
        Case(titles: named("Perangkat Daerah : Seluruh Perangkat Daerah"), agency: nil),
        Case(titles: named("OPD : Semua OPD"), agency: nil),
        Case(titles: lines("EVALUASI HASIL RKPD SELURUH PERANGKAT DAERAH KABUPATEN TEMANGGUNG", year), agency: nil),
        Case(titles: named("SKPD", ":", "1.06.0.00.0.00.01.0000", "Dinas Sosial"), kode: "1.06.0.00.0.00.01.0000"),
        Case(titles: named("DINAS SOSIAL PEMERINTAH KABUPATEN TEMANGGUNG"), agency: "DINAS SOSIAL"),
        Case(titles: named("Dinas : Dinas Sosial")),
        Case(titles: named("BAPPEDA"), agency: "BAPPEDA"), Case(titles: named("INSPEKTORAT"), agency: "INSPEKTORAT"),
        Case(titles: named("RSUD dr. SOEBANDI"), agency: "RSUD dr. SOEBANDI"),
        Case(titles: named("KECAMATAN BULU"), agency: "KECAMATAN BULU"),
        Case(titles: named("DINAS SOSIAL, PEMBERDAYAAN PEREMPUAN DAN ANAK"), agency: "DINAS SOSIAL, PEMBERDAYAAN PEREMPUAN DAN ANAK"),
        Case(titles: named("DINAS TATA KOTA DAN PERTAMANAN"), agency: "DINAS TATA KOTA DAN PERTAMANAN"),
        Case(
            titles: [[form], [region], [year], ["DINAS KESEHATAN"], ["UPTD PUSKESMAS BULU"]], agency: "DINAS KESEHATAN",
            unit: "UPTD PUSKESMAS BULU"),
        Case(
            titles: lines("EVALUASI HASIL RKPD DINAS SOSIAL KABUPATEN TEMANGGUNG TRIWULAN II TAHUN 2023"), agency: "DINAS SOSIAL",
            quarter: 2),
        Case(titles: lines("EVALUASI HASIL RKPD DINAS SOSIAL KABUPATEN TEMANGGUNG PERIODE PELAKSANAAN 2023"), agency: "DINAS SOSIAL"),
        Case(
            titles: lines("EVALUASI HASIL RKPD\nDINAS SOSIAL KABUPATEN TEMANGGUNG\nTRIWULAN II TAHUN 2023"), agency: "DINAS SOSIAL",
            quarter: 2),
        Case(
            titles: lines("EVALUASI HASIL RKPD DINAS PEMBERDAYAAN MASYARAKAT\nDAN DESA KABUPATEN TEMANGGUNG TAHUN 2023"),
            agency: "DINAS PEMBERDAYAAN MASYARAKAT DAN DESA"),
    ]

    static let periods: [Case] = [
        Case(titles: dated("Tahun", ": 2023")), Case(titles: dated("Tahun", ":", "2023")), Case(titles: dated("Tahun", ":", "#")),
        Case(titles: dated("Tahun", "#")), Case(titles: dated("TAHUN", "#", nil, "TRIWULAN", "IV")),
        Case(titles: dated("(Keadaan sampai dengan 31 Desember 2023)")), Case(titles: dated("TRIWULAN KE-IV TAHUN 2023")),
        Case(titles: dated("Triwulan IV Tahun 2023")), Case(titles: dated("Bulan Desember 2023")),
        Case(titles: dated("Sampai Dengan Triwulan III Tahun Anggaran 2023"), quarter: 3), Case(titles: dated("TA 2023")),
        Case(titles: dated("T.A. 2023")), Case(titles: dated("TA. 2023")), Case(titles: dated("Tahun 2023 Triwulan III"), quarter: 3),
        Case(titles: dated("Periode Pelaksanaan : Triwulan IV Tahun 2023")),
        Case(titles: dated("Periode Pelaksanaan: Januari - Desember 2023")),
        Case(titles: [[form], [region + " Tahun 2023"], [agency]]), Case(titles: [[form + " 2023"], [region], [agency]]),
        Case(titles: [[form], [region], [year], ["Keadaan s/d Triwulan II"], [agency]], quarter: 2),
        Case(titles: [[form], [region], [year], ["TRIWULAN IV"], ["s.d. Triwulan 4"], [agency]]),
        Case(titles: [[form], [region], [year], ["RPJMD Tahun 2021-2026"], [agency]]),
        Case(titles: [[form], [region], [year], ["RPJMD TAHUN 2021 S.D. 2026"], [agency]]),
        Case(titles: [["Lampiran Peraturan Bupati Nomor 5 Tahun 2021"], [form], [region], [year], [agency]]),
        Case(
            titles: [
                [form], ["Kabupaten", ":", "Temanggung"], ["Tahun", ":", "#"],
                ["Perangkat Daerah", ":", "Dinas Sosial", nil, "Triwulan", ":", "II"],
            ], quarter: 2),
    ]

    static let regions: [Case] = [
        Case(titles: [[form], ["PEMERINTAH KABUPATEN TEMANGGUNG"], [year], [agency]]),
        Case(titles: [[form], ["KAB. TEMANGGUNG"], [year], [agency]]),
        Case(titles: [[form], ["PEMKAB TEMANGGUNG"], [year], [agency]]),
        Case(titles: [[form], ["PEMKOT SEMARANG"], [year], [agency]], pemda: "33.74"),
        Case(titles: [[form], ["PROVINSI JAWA TENGAH"], [year], [agency]], pemda: "33"),
        Case(titles: [[form + " PROVINSI JAWA TENGAH TAHUN 2023"], [agency]], pemda: "33"),
        Case(titles: [[form], ["Kabupaten", ":", "Kabupaten Temanggung"], [year], [agency]]),
        Case(titles: [[form], ["DINAS SOSIAL KABUPATEN TEMANGGUNG"], ["PROVINSI JAWA TENGAH"], [year]], agency: "DINAS SOSIAL"),
        Case(titles: [[form], ["DINAS SOSIAL KOTA BATU PROVINSI JAWA TIMUR"], [year]], pemda: "35.79", agency: "DINAS SOSIAL"),
        Case(
            titles: [[form], ["DINAS TATA KOTA DAN PERTAMANAN KOTA SEMARANG"], [year]], pemda: "33.74",
            agency: "DINAS TATA KOTA DAN PERTAMANAN"),
        Case(titles: [[form], ["KECAMATAN KOTA KABUPATEN KUDUS"], [year]], pemda: "33.19", agency: "KECAMATAN KOTA"),
    ]

    @Test("who, where and when", arguments: agencies + periods + regions)
    func reads(_ one: Case) throws {
        let read = try statement(try titled(one.titles))
        #expect(read.context.pemdaKode == one.pemda)
        #expect(read.context.perangkatDaerah == one.agency)
        #expect(read.context.perangkatDaerahKode == one.kode)
        #expect(read.context.unit == one.unit)
        #expect(read.context.tahun == 2023)
        #expect(read.context.triwulan == one.quarter)
        #expect(read.facts.count == 790)
        let titleRows = 1...one.titles.count
        #expect(!read.findings.contains { $0.rule == .barisTakDikenal && $0.cell.map { titleRows.contains($0.row) } == true })
        #expect(!read.findings.contains { $0.rule == .konteksBeda && $0.subject != "triwulan" })
    }

    @Test(
        "what two lines say otherwise is no choice of the program's",
        arguments: [
            lines(form, region, year, agency, "SKPD : Dinas Kesehatan"), lines(form, region, year, "TRIWULAN II TAHUN 2024", agency),
            lines(form, region, "KABUPATEN JEMBER", year, agency), lines(form, region, year, "TRIWULAN I", "TRIWULAN II", agency),
            lines("BADAN PERENCANAAN PEMBANGUNAN DAERAH", form + " DINAS SOSIAL " + region, year),
            lines(form, region, "TAHUN 2018 - 2023", agency),
        ])
    func contradictions(_ titles: [[String?]]) throws {
        let report = sharedReader.read(try titled(titles), name: "uji.xlsx")
        #expect(report.statement == nil)
        #expect([Rule.konteksBeda, .konteksTahun].contains(report.refusal?.rule))
    }

    @Test("the head of the paper gives way to the line that says whose the sheet is, and is told")
    func letterhead() throws {
        let read = try statement(
            try titled(["PEMERINTAH " + Self.region, "BADAN PERENCANAAN PEMBANGUNAN DAERAH", Self.form, Self.year, Self.agency]))
        #expect(read.context.perangkatDaerah == "Dinas Sosial")
        #expect(read.findings.filter { $0.rule == .konteksBeda }.map(\.cell?.description) == ["A2"])
    }

    @Test("a line that no pattern names is quarantined")
    func strangers() throws {
        let read = try statement(try titled([Self.form, Self.region, Self.year, Self.agency, "catatan: data sementara"]))
        #expect(read.findings.filter { $0.rule == .barisTakDikenal }.map(\.cell?.description) == ["A5"])
    }

    @Test("a sheet of the whole region asks for no agency")
    func wholeRegion() throws {
        let read = try statement(try titled([Self.form, Self.region, Self.year, "Perangkat Daerah : Seluruh Perangkat Daerah"]))
        #expect(!read.findings.contains { $0.rule == .konteksTakDinyatakan })
    }

    @Test("an old title above columns that go on is told")
    func laterQuarters() throws {
        let read = try statement(try titled([Self.form, Self.region, "TRIWULAN II " + Self.year, Self.agency]))
        #expect(read.findings.filter { $0.subject == "triwulan" }.map(\.cell?.description) == ["A3"])
    }
}
