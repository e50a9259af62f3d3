import Notation
import Testing

@Suite("Quarters and names")
struct NameTests {
    @Test(
        "quarters",
        arguments: [
            ("I", 1), ("II", 2), ("Il", 2), ("Ill", 3), ("lV", 4), ("IV", 4), ("TW IV", 4), ("Triwulan 4", 4), ("TRI WULAN IV", 4),
            ("TW.II", 2), ("TW-III", 3),
            ("TWIV", 4), ("tw3", 3), ("TRIWULAH II", 2), ("TRIMULAN III", 3), ("Triwulan ke-2", 2), ("Triwulan Ketiga", 3), ("1", 1),
            ("l", 1), (" iv ", 4),
            ("TRIWULAN\nIV", 4),
        ])
    func quarters(_ text: String, _ quarter: Int) { #expect(readQuarter(text) == quarter) }

    @Test(
        "no quarters",
        arguments: ["", "V", "5", "11", "IIII", "VI", "TRIWULAN", "s.d. TW IV", "Tahun 4", "2023", "Kegiatan I", "0", "tw 11"])
    func noQuarters(_ text: String) { #expect(readQuarter(text) == nil) }

    @Test(
        "names that fold to the same",
        arguments: [
            ("Daerah Kab/Kota", "daerah  KABUPATEN/KOTA"), ("Cakupan Daerah Kabupaten Kota", "Cakupan Daerah Kabupaten/Kota"),
            ("DPA-SKPD", "DPA SKPD"),
            ("Surat Nikah, dan Kartu", "Surat Nikah dan Kartu"), ("Sarana & Prasarana", "sarana dan prasarana"),
            ("Kab. Temanggung", "Kabupaten Temanggung"),
            ("Bulanan/ Triwulanan", "bulanan/triwulanan"),
        ])
    func folding(_ left: String, _ right: String) { #expect(foldedName(left) == foldedName(right)) }

    @Test(
        "the word of the level goes where asked",
        arguments: [
            ("Program Rehabilitasi Sosial", "rehabilitasi sosial"), ("SUB KEGIATAN Penyediaan Sandang", "penyediaan sandang"),
            ("Subkegiatan: Penyediaan Sandang", "penyediaan sandang"), ("Kegiatan Penataan Organisasi", "penataan organisasi"),
            ("Program", "program"),
        ])
    func droppingLevel(_ name: String, _ folded: String) {
        #expect(foldedName(name, droppingLevel: true) == folded)
        #expect(foldedName(name) != folded || name == "Program")
    }

    @Test(
        "edit distance within a limit",
        arguments: [
            ("", "", 0, 0), ("panti", "pantli", 2, 1), ("fasilitas", "fasilitasi", 1, 1), ("abc", "xyz", 2, nil), ("abc", "xyz", 3, 3),
            ("", "ab", 2, 2),
            ("ab", "", 2, 2), ("kitten", "sitting", 3, 3), ("kitten", "sitting", 2, nil), ("a", "b", 0, nil),
        ] as [(String, String, Int, Int?)])
    func distance(_ left: String, _ right: String, _ limit: Int, _ expected: Int?) {
        #expect(editDistance(left, right, limit: limit) == expected)
        #expect(editDistance(right, left, limit: limit) == expected)
    }

    @Test("the band gives what the whole table gives", arguments: 1...4)
    func bandedDistance(seed: UInt64) {
        var generator = Seeded(state: seed)
        for _ in 0..<500 {
            let texts = (0..<2).map { _ in
                String(
                    (0..<Int.random(in: 0...12, using: &generator)).map { _ in
                        Character(["a", "b", "c"].randomElement(using: &generator) ?? "a")
                    })
            }
            let full = plainDistance(Array(texts[0].utf8), Array(texts[1].utf8))
            for limit in 0...8 {
                #expect(editDistance(texts[0], texts[1], limit: limit) == (full <= limit ? full : nil), "\(texts) \(limit)")
            }
        }
    }

    private func plainDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var row = Array(0...b.count)
        for i in a.indices {
            var diagonal = row[0]
            row[0] = i + 1
            for j in b.indices {
                let next = min(diagonal + (a[i] == b[j] ? 0 : 1), row[j + 1] + 1, row[j] + 1)
                diagonal = row[j + 1]
                row[j + 1] = next
            }
        }
        return row[b.count]
    }
}
