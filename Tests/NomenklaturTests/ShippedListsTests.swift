import Foundation
import Model
import Nomenklatur
import Notation
import TestSupport
import Testing

@Suite("The lists in Mappings")
struct ShippedListsTests {
    private let regions: Regions
    private let nomenclature: Nomenclature

    init() throws {
        let mappings = Fixtures.root.appending(path: "Mappings").path
        regions = try Regions(file: mappings + "/pemda.csv")
        nomenclature = try Nomenclature(directory: mappings + "/nomenklatur")
    }

    @Test("every province, kabupaten and kota")
    func regionCount() {
        #expect(regions.all.count == 552)
        #expect(regions.all.filter { $0.jenis == .provinsi }.count == 38)
        #expect(regions.all.filter { $0.jenis == .kota }.count == 98)
        for region in regions.all where region.jenis != .provinsi { #expect(regions.region(kode: String(region.kode.prefix(2))) != nil) }
    }

    @Test(
        "codes of regions",
        arguments: [
            ("33.23", "Kabupaten Temanggung"), ("33.74", "Kota Semarang"), ("33.22", "Kabupaten Semarang"), ("35.09", "Kabupaten Jember"),
            ("35.16", "Kabupaten Mojokerto"), ("35.76", "Kota Mojokerto"), ("33.05", "Kabupaten Kebumen"), ("35.15", "Kabupaten Sidoarjo"),
            ("32.73", "Kota Bandung"), ("73.72", "Kota Parepare"), ("33", "Provinsi Jawa Tengah"),
            ("31.71", "Kota Administrasi Jakarta Pusat"),
        ])
    func displayNames(_ kode: String, _ name: String) {
        #expect(regions.region(kode: kode)?.displayName == name)
        #expect(regions.find(name).map(\.kode) == [kode])
        #expect(regions.find("PEMERINTAH \(name.uppercased())").map(\.kode) == [kode])
    }

    @Test(
        "names as sheets print them",
        arguments: [
            ("Kab. Temanggung", ["33.23"]), ("Pemkot Semarang", ["33.74"]), ("KOTA SEMARANG", ["33.74"]), ("Semarang", ["33.22", "33.74"]),
            ("Temanggung", ["33.23"]), ("Pemerintah Daerah Kabupaten Jember", ["35.09"]), ("Pemda Kab. Jember", ["35.09"]),
            ("Kota Pare-Pare", ["73.72"]),
            ("Kabupaten Mukomuko", ["17.06"]), ("Kota Baru", ["63.02"]), ("Kabupaten Kotabaru", ["63.02"]),
            ("Gorontalo", ["75", "75.01", "75.71"]),
            ("Provinsi Daerah Istimewa Yogyakarta", ["34"]), ("DKI Jakarta", ["31"]), ("Kota Jakarta Pusat", ["31.71"]),
            ("Kota Temanggung", []),
            ("Prov. Jawa Timur", ["35"]), ("Kabupaten Lima Puluh Kota", ["13.07"]), ("", []), ("Kabupaten", []), ("Dinas Sosial", []),
        ] as [(String, [String])])
    func find(_ name: String, _ codes: [String]) { #expect(regions.find(name).map(\.kode) == codes) }

    @Test("every region is found by its own name alone")
    func everyRegion() {
        for region in regions.all { #expect(regions.find(region.displayName) == [region], "\(region.displayName)") }
    }

    @Test("the codes that the two sheets print")
    func shippedCodes() throws {
        #expect(nomenclature.editions.map(\.id) == ["Kepmendagri 050-5889/2021"])
        #expect(nomenclature.name(of: "1.06.04.2.01.03") == "Penyediaan Alat Bantu")
        #expect(nomenclature.name(of: "1.06.05.2.02.01") == "Pendataan Fakir Miskin Cakupan Daerah Kabupaten/Kota")
        #expect(nomenclature.name(of: "1.06.01.2.02.01") == "Penyediaan Gaji dan Tunjangan ASN")
        #expect(nomenclature.name(of: "2.08.01.2.02.01") == "Penyediaan Gaji dan Tunjangan ASN")
        #expect(nomenclature.name(of: "1.06.01.2.01") == "Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah")
        #expect(nomenclature.name(of: "1.06.04.2.02.06") == "Penyediaan Perbekalan Kesehatan di Luar Panti")
        #expect(nomenclature.name(of: "1.06.99") == nil)
        let edition = try #require(nomenclature.editions.first)
        #expect(nomenclature.exists(try #require(Kode("1.06.04.2.01.03")), edition: edition) == true)
        #expect(nomenclature.exists(try #require(Kode("1.06.04.2.01.99")), edition: edition) == nil)
        #expect(nomenclature.entry(of: try #require(Kode("1.06.07.2.01.02")))?.satuan == "Makam")
    }

    @Test("what lacks a code is found by its name and parent")
    func lookup() throws {
        let families = try #require(Kode("1.06.05.2.02"))
        #expect(
            nomenclature.lookup(name: "Pendataan Fakir Miskin Cakupan Daerah Kabupaten Kota", under: families, tingkat: .subKegiatan).kode?
                .text
                == "1.06.05.2.02.01")
        let rehabilitation = try #require(Kode("1.06.04.2.01"))
        #expect(
            nomenclature.lookup(name: "Penyediaan Alat Bantu", under: rehabilitation, tingkat: .subKegiatan).kode?.text == "1.06.04.2.01.03"
        )
        #expect(
            nomenclature.lookup(name: "Sub Kegiatan Penyediaan Alat Bntu", under: rehabilitation, tingkat: .subKegiatan).kode?.text
                == "1.06.04.2.01.03")
        #expect(nomenclature.lookup(name: "Penyediaan Alat", under: rehabilitation, tingkat: .subKegiatan) == .none)
        let bidang = try #require(Kode("1.06"))
        guard case .ambiguous(let codes) = nomenclature.lookup(name: "Penyediaan Sandang", under: bidang, tingkat: .subKegiatan) else {
            Issue.record("Penyediaan Sandang stands under three codes")
            return
        }
        #expect(codes.map(\.text) == ["1.06.04.2.01.02", "1.06.04.2.02.04", "1.06.06.2.01.02"])
        #expect(
            nomenclature.lookup(name: "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KAB/KOTA", under: bidang, tingkat: .program).kode?.text
                == "1.06.01")
        let support = try #require(Kode("2.08.01.2.06"))
        #expect(
            nomenclature.lookup(name: "Fasilitas Kunjungan Tamu", under: support, tingkat: .subKegiatan).kode?.text == "2.08.01.2.06.08")
    }

    @Test("RKA is not DPA")
    func abbreviationsAreNotSlips() throws {
        let planning = try #require(Kode("1.06.01.2.01"))
        func found(_ name: String) -> String? { nomenclature.lookup(name: name, under: planning, tingkat: .subKegiatan).kode?.text }
        #expect(found("Koordinasi dan Penyusunan DPA-SKPD") == "1.06.01.2.01.04")
        #expect(found("Koordinasi dan Penyusunan Dokumen RKA-SKPD") == "1.06.01.2.01.02")
        #expect(found("Koordinasi dan Penyusunan Perubahan DPA SKPD") == "1.06.01.2.01.05")
        #expect(found("Koordinasi dan Penyusunan DPP SKPD") == nil)
    }

    /// Semarang prints no bidang; its programmes tell.
    private static let semarang = [
        ("01", "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota"), ("02", "Program Pemberdayaan Sosial"),
        ("03", "Program Penanganan Warga Migran Korban Tindak Kekerasan"), ("04", "Program Rehabilitasi Sosial"),
        ("05", "Program Perlindungan dan Jaminan Sosial"), ("06", "Program Penanganan Bencana"),
    ]

    @Test("programmes tell their bidang")
    func bidang() {
        let evidence = nomenclature.bidang(ofProgrammes: Self.semarang)
        #expect(evidence?.bidang.text == "1.06")
        #expect(evidence?.agreeing == 5 && evidence?.of == 5)
        #expect(nomenclature.bidang(ofProgrammes: [Self.semarang[3]])?.bidang.text == "1.06")
        #expect(nomenclature.bidang(ofProgrammes: [Self.semarang[0]]) == nil)
        #expect(nomenclature.bidang(ofProgrammes: []) == nil)
        #expect(nomenclature.bidang(ofProgrammes: [("03", "Program Rehabilitasi Sosial")]) == nil)
        #expect(
            nomenclature.bidang(ofProgrammes: [
                Self.semarang[1], ("03", "Program Kawasan Permukiman"), ("04", "Program Pengembangan Perumahan"),
            ]) == nil)
    }
}
