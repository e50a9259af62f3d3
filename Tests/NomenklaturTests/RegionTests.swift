import Foundation
import Nomenklatur
import TestSupport
import Testing

@Suite("Regions")
struct RegionTests {
    private let regions: Regions

    init() throws { regions = try Regions(file: Fixtures.root.appending(path: "Mappings/pemda.csv").path) }

    @Test(
        "in the titles of sheets",
        arguments: [
            ("PEMERINTAH KABUPATEN TEMANGGUNG TAHUN 2023", "33.23"), ("DINAS SOSIAL KAB. JEMBER", "35.09"),
            ("DINAS SOSIAL KOTA SEMARANG", "33.74"),
            ("Pemerintah   Kab.Semarang  Dinas Sosial", "33.22"), ("KOTA ADM. JAKARTA PUSAT", "31.71"), ("Pemprov DKI Jakarta", "31"),
            ("RKPD Kabupaten Jember Provinsi Jawa Timur Tahun 2023", "35.09"), ("PROVINSI JAWA TENGAH TAHUN ANGGARAN 2023", "33"),
            ("Evaluasi RKPD Prov. D.I. Yogyakarta", "34"), ("Kabupaten Kota Baru Tahun 2024", "63.02"), ("Kab. Lima Puluh Kota", "13.07"),
            ("SATUAN KERJA PEMKOT SURABAYA", "35.78"), ("kabupaten muko-muko", "17.06"), ("PROV. PAPUA BARAT DAYA", "96"),
            ("Kabupaten Sumba Barat Daya", "53.18"), ("Kota Administrasi Jakarta Selatan 2023", "31.74"), ("KABUPATEN TEMANGGUNG", "33.23"),
        ])
    func titles(_ text: String, _ kode: String) { #expect(regions.recognise(text).region?.kode == kode) }

    @Test(
        "a name that several regions bear is a question",
        arguments: [
            ("Semarang", ["33.22", "33.74"]), ("Pemerintah Daerah Mojokerto", ["35.16", "35.76"]),
            ("Kabupaten/Kota Semarang", ["33.22", "33.74"]),
            ("Gorontalo", ["75", "75.01", "75.71"]), ("Kabupaten Pidie Jay", ["11.07", "11.18"]),
            ("Kabupaten Bangka Tengeh", ["19.01", "19.04"]),
            ("Kabupaten Jember dan Kabupaten Malang", ["35.07", "35.09"]),
        ])
    func several(_ text: String, _ codes: [String]) {
        guard case .several(let found) = regions.recognise(text) else {
            Issue.record("\(regions.recognise(text))")
            return
        }
        #expect(found.map(\.kode) == codes)
    }

    @Test(
        "what names no region",
        arguments: [
            "", "Kabupaten", "Dinas Sosial", "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota", "Kota Temanggung",
            "DINAS SOSIAL SEMARANG", "Koordinasi Lintas Kabupaten Kota dalam Provinsi", "Kabupaten Qwertyuiop",
        ])
    func none(_ text: String) { #expect(regions.recognise(text) == .none) }

    @Test(
        "a misspelt name counts where there is a clear winner",
        arguments: [
            ("Kabupaten Temangung", "33.23"), ("PEMERINTAH KAB. TEMANGGUNNG TAHUN 2023", "33.23"), ("Kota Surabya", "35.78"),
            ("Provinsi Jawa Tegah", "33"),
            ("Kabupaten Banjarnegra", "33.04"),
            // Bandung and Badung are both a letter away; Sabang is a kota.
            ("Kabupaten Bandng", nil), ("Kota Semarng", nil), ("Kabupaten Labuhanbtu Utara", nil), ("Kabupaten Sabang", nil),
            ("Kabupaten Tegl", nil), ("Temangung", nil),
        ] as [(String, String?)])
    func slips(_ text: String, _ kode: String?) {
        let match = regions.recognise(text)
        #expect(match.region?.kode == kode)
        if let region = match.region { #expect(match == .found(region, isExact: false)) }
    }

    @Test("the list is whole: 38 provinces, 514 kabupaten and kota, each under its province, none twice")
    func consistency() {
        #expect(regions.all.filter { $0.jenis == .provinsi }.count == 38)
        #expect(regions.all.filter { $0.jenis != .provinsi }.count == 514)
        #expect(Set(regions.all.map(\.kode)).count == regions.all.count)
        #expect(Set(regions.all.map(\.displayName)).count == regions.all.count)
        for region in regions.all {
            #expect(Region.isWellFormed(kode: region.kode) && !region.edisi.isEmpty)
            if region.jenis == .provinsi { continue }
            #expect(regions.region(kode: String(region.kode.prefix(2)))?.jenis == .provinsi)
            // Kota are numbered from 71 on.
            #expect((region.kode.suffix(2) >= "71") == (region.jenis == .kota), "\(region)")
        }
        // The provinces of Papua, and what lies in them.
        for (kode, count) in [("91", 9), ("92", 7), ("93", 4), ("94", 8), ("95", 8), ("96", 6)] {
            #expect(regions.all.filter { $0.kode.hasPrefix(kode + ".") }.count == count, "\(kode)")
        }
    }

    @Test("a place name that a kabupaten and a kota share is never chosen for them")
    func shared() {
        let places = Dictionary(grouping: regions.all.filter { $0.jenis != .provinsi }, by: \.nama).filter { $0.value.count > 1 }
        #expect(places.count == 26)
        for (name, twins) in places {
            #expect(regions.recognise(name).region == nil)
            for region in twins {
                #expect(regions.recognise("DINAS SOSIAL \(region.displayName.uppercased()) TAHUN 2023").region == region)
                #expect(regions.recognise(region.displayName.replacing("Kabupaten", with: "KAB.")).region == region)
            }
        }
    }

    @Test("every region in every title; no slip turns one into another")
    func every() {
        let letters = Array("abcdefghijklmnopqrstuvwxyz")
        var generator = SeededGenerator(seed: 7)
        for region in regions.all {
            for title in [
                "PEMERINTAH \(region.displayName) TAHUN 2023", "Rincian Realisasi \(region.displayName)",
                " \(region.displayName.lowercased()) ",
            ] {
                #expect(regions.recognise(title) == .found(region, isExact: true), "\(title)")
            }
            var name = Array(region.displayName)
            let place = Int.random(in: (region.jenis == .kota ? 5 : 10)..<name.count, using: &generator)
            guard name[place].isLetter else { continue }
            name[place] = letters[Int.random(in: 0..<26, using: &generator)]
            let found = regions.recognise(String(name)).region
            #expect(found == nil || found == region, "\(String(name)) → \(found?.displayName ?? "")")
        }
    }

    @Test("codes are text")
    func codes() {
        #expect(regions.region(kode: "35.10")?.nama == "Banyuwangi")
        #expect(regions.region(kode: "35.1") == nil)
        #expect(!Region.isWellFormed(kode: "35.1") && Region.isWellFormed(kode: "35.10"))
    }

    @Test(
        "a name that goes on is another name: old names and places that are no region",
        arguments: [
            "KABUPATEN MAMUJU UTARA", "KABUPATEN MALUKU TENGGARA BARAT", "KOTA PADANG PARIAMAN", "KOTA BENGKULU UTARA",
            "KABUPATEN TANGERANG SELATAN",
            "KABUPATEN BANDUNG TIMUR", "KOTA TERNATE SELATAN",
        ])
    func longerNames(_ text: String) {
        #expect(regions.recognise(text).region == nil)
    }

    @Test(
        "what stands behind a name is none of it",
        arguments: [
            ("KABUPATEN TEMANGGUNG TAHUN 2023", "33.23"), ("KOTA SEMARANG TRIWULAN II", "33.74"),
            ("KABUPATEN JEMBER DINAS SOSIAL", "35.09"),
        ])
    func matterBehindNames(_ text: String, _ kode: String) {
        #expect(regions.recognise(text).region?.kode == kode)
    }
}
