import Testing

@testable import Forms

@Suite("Quarters that headers name")
struct HeaderQuarterTests {
    @Test(arguments: [
        ("I", 1), ("Il", 2), ("3", 3), ("lV", 4), ("TW II", 2), ("TWIV", 4), ("tw3", 3), ("Triwulan III", 3), ("TRIWULAH I", 1),
        ("Triwulan\nIV", 4),
        ("TW II (April-Juni)", 2), ("Januari - Maret", 1), ("Bulan Oktober s/d Desember", 4), ("Ke-1", 1), ("ke II", 2), ("KeIII", 3),
        ("Triwulan Pertama", 1), ("Triwulan ke empat", 4), ("Triwulan Kedua 2023", 2), ("Triwulan satu Tahun 2024", 1), ("|||", 3),
    ])
    func named(_ text: String, _ quarter: Int) { #expect(HeaderQuarter(text)?.quarter == quarter, "\(text)") }

    @Test(arguments: [("S/D TW II", 2), ("s.d. Triwulan III", 3), ("sampai dengan IV", 4)])
    func upTo(_ text: String, _ quarter: Int) {
        #expect(HeaderQuarter(text)?.quarter == quarter)
        #expect(HeaderQuarter(text)?.isCumulative == true)
    }

    @Test(arguments: [
        "", "Realisasi Kinerja", "Perangkat Daerah Penanggung Jawab", "2023", "Rp", "Kode", "Ket", "Satuan", "V", "5", "Januari",
        "Tahun 2023",
    ])
    func notNamed(_ text: String) { #expect(HeaderQuarter(text) == nil, "\(text)") }
}
