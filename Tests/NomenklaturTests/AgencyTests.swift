import Foundation
import Model
import Nomenklatur
import TestSupport
import Testing

@Suite("Agencies")
struct AgencyTests {
    private let regions: Regions

    init() throws { regions = try Regions(file: Fixtures.root.appending(path: "Mappings/pemda.csv").path) }

    private func agencies(_ text: String, _ name: String = "33.23.csv") throws -> Agencies {
        let folder = try Fixtures.temporaryFolder()
        try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
        return try Agencies(directory: folder.path, regions: regions)
    }

    private static let list = """
        kode,nama,alias,bidang,unit_dari,berlaku_dari,berlaku_sampai,pendahulu
        1.06.0.00.0.00.01.0000,Dinas Sosial,Dinsos,1.06,,,,
        1.02.0.00.0.00.01.0000,Dinas Kesehatan,DKK,1.02,,,,
        1.02.0.00.0.00.01.0003,Puskesmas Parakan,,,Dinas Kesehatan,,,
        ,UPTD Rumah Sehat,,,Puskesmas Parakan,,,
        ,Dinas Pekerjaan Umum,DPU,1.03,,2001,2016,
        ,Dinas Bina Marga,,1.03,,2001,2016,
        1.03.1.04.0.00.01.0000,Dinas Pekerjaan Umum dan Penataan Ruang,DPUPR|PUPR,1.03|1.04,,2017,,Dinas Pekerjaan Umum|Dinas Bina Marga
        ,Dinas Lama,,2.11,,2017,2020,
        ,Dinas Baru,Dinas Lama,2.11|2.09,,2021,,Dinas Lama
        ,Kecamatan Temanggung,,7.01,,,,
        ,Kelurahan Kertosari,,,Kecamatan Temanggung,,,
        ,Bagian Umum,Bagian,,,,,
        ,Bagian Hukum,Bagian,,,,,
        """

    @Test(
        "one agency under any spelling",
        arguments: [
            ("Dinas Sosial", "Dinas Sosial"), ("DINAS  SOSIAL", "Dinas Sosial"), ("dinas sosial kabupaten temanggung", "Dinas Sosial"),
            ("DINAS SOSIAL KAB. TEMANGGUNG", "Dinas Sosial"), ("Dinas Sosial Pemerintah Kabupaten Temanggung", "Dinas Sosial"),
            ("Dinas Sosial, Temanggung", "Dinas Sosial"), ("DINSOS", "Dinas Sosial"), ("Dinas Sosail", nil),
            ("Dinas Kesehatn", "Dinas Kesehatan"),
            ("Dinas Pekerjaan Umum & Penataan Ruang", "Dinas Pekerjaan Umum dan Penataan Ruang"),
            ("PUPR", "Dinas Pekerjaan Umum dan Penataan Ruang"),
            ("Dinas Pekerjaan Umum dan Penatan Ruang", "Dinas Pekerjaan Umum dan Penataan Ruang"),
            ("Kecamatan Temanggung", "Kecamatan Temanggung"), ("KECAMATAN TEMANGGUNG KABUPATEN TEMANGGUNG", "Kecamatan Temanggung"),
            ("Puskesmas Parakan", "Puskesmas Parakan"), ("Bagian", nil), ("Dinas Pendidikan", nil), ("", nil),
            ("Kabupaten Temanggung", nil),
            ("Dinas Sosial Kabupaten Jember", nil),
        ] as [(String, String?)])
    func names(_ name: String, _ canonical: String?) throws {
        let list = try #require(try agencies(Self.list).list(of: "33.23"))
        #expect(list.match(name: name, tahun: 2023).agency?.nama == canonical)
    }

    @Test("an ambiguous name is none of those it may mean; the code goes before the name")
    func several() throws {
        let list = try #require(try agencies(Self.list).list(of: "33.23"))
        guard case .several(let found) = list.match(name: "Bagian", tahun: 2023) else {
            Issue.record("one of several was chosen")
            return
        }
        #expect(found.map(\.nama) == ["Bagian Umum", "Bagian Hukum"])
        let byCode = list.match(name: "Bagian", kode: "1.06.0.00.0.00.01.0000", tahun: 2023)
        #expect(byCode.agency?.nama == "Dinas Sosial" && byCode == .found(list.all[0], .kode))
        #expect(list.match(name: "Dinas Sosial", kode: "9.99.0.00.0.00.01.0000", tahun: 2023).agency?.nama == "Dinas Sosial")
    }

    @Test("renamed and merged agencies stay traceable")
    func history() throws {
        let list = try #require(try agencies(Self.list).list(of: "33.23"))
        func found(_ name: String, _ tahun: Int) -> Agency? { list.match(name: name, tahun: tahun).agency }
        #expect(found("Dinas Lama", 2019)?.nama == "Dinas Lama")
        #expect(found("Dinas Lama", 2022)?.nama == "Dinas Baru")
        #expect(found("Dinas Bina Marga", 2023)?.nama == "Dinas Bina Marga")
        let merged = try #require(found("PUPR", 2023))
        #expect(list.predecessors(of: merged).map(\.nama) == ["Dinas Pekerjaan Umum", "Dinas Bina Marga"])
        #expect(list.successors(of: try #require(found("Dinas Bina Marga", 2010))).map(\.nama) == [merged.nama])
        #expect(list.successors(of: merged).isEmpty)
    }

    @Test("units belong to the agency at the top")
    func units() throws {
        let list = try #require(try agencies(Self.list).list(of: "33.23"))
        for (unit, agency) in [
            ("Puskesmas Parakan", "Dinas Kesehatan"), ("UPTD Rumah Sehat", "Dinas Kesehatan"),
            ("Kelurahan Kertosari", "Kecamatan Temanggung"),
            ("Dinas Sosial", "Dinas Sosial"),
        ] {
            let found = try #require(list.match(name: unit, tahun: 2023).agency)
            #expect(list.agency(of: found, tahun: 2023).nama == agency)
        }
    }

    @Test(
        "what is wrong names its file, line and column",
        arguments: [
            (",A,,x,,,,", 4), (",A,,X.XX,,,,", 4), ("1.06,A,,,,,,", 1), (",A,,,,2020,2019,", 7), (",A,,,,dua,,", 6), (",,B,,,,,", 2),
            (",A,,,B,,,", 5),
            (",A,,,,,,B", 8), (",A,,,A,,,", 5), (",A,,,,,,\n,A,,,,,,", 2), (",A,,,,,2019,\n,A,,,,2019,,", 2),
            ("1.06.0.00.0.00.01.0000,A,,,,,,\n1.06.0.00.0.00.01.0000,B,,,,,,", 1), (",A,,,B,,,\n,B,,,A,,,", 5), (",A,,,,,,B\n,B,,,,,,A", 8),
        ])
    func wrong(_ lines: String, _ column: Int) throws {
        let text = "kode,nama,alias,bidang,unit_dari,berlaku_dari,berlaku_sampai,pendahulu\n\(lines)\n"
        let error = #expect(throws: ListError.self) { try agencies(text) }
        #expect(error?.column == column)
        let line = try #require(error?.line)
        #expect(error?.text(in: .indonesian).contains("33.23.csv:\(line):\(column): ") == true)
    }

    @Test("a name that was used again in later years is no double")
    func reused() throws {
        let text = "nama,berlaku_dari,berlaku_sampai\nDinas A,2001,2016\nDinas A,2017,\n"
        let list = try #require(try agencies(text).list(of: "33.23"))
        #expect(list.match(name: "Dinas A", tahun: 2010).agency?.berlakuSampai == 2016)
        #expect(list.match(name: "Dinas A", tahun: 2020).agency?.berlakuDari == 2017)
    }

    @Test("a file is named by its region; a region without one has no list")
    func files() throws {
        #expect(throws: ListError.self) { try agencies("nama\nA\n", "temanggung.csv") }
        #expect(try agencies("nama\nA\n").list(of: "33.74") == nil)
    }

    @Test("the shipped lists are read")
    func shipped() throws {
        let folder = Fixtures.root.appending(path: "Mappings/perangkat_daerah").path
        let shipped = try Agencies(directory: folder, regions: regions)
        for file in try FileManager.default.contentsOfDirectory(atPath: folder) where file.hasSuffix(".csv") {
            #expect(shipped.list(of: String(file.dropLast(4)))?.all.isEmpty == false)
        }
    }
}
