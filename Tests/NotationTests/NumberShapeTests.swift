import Notation
import Testing

/// Every shape of writing that offices were seen to use, and its neighbours, under the three kinds that the command line reads.
///
/// A row: the text, then what it states in rupiah, persen and jumlah. `·` is tak_terbaca; a status stands alone where there is no value, in brackets
/// behind one that needs telling.
@Suite("Shapes of numbers")
struct NumberShapeTests {
    static let rows: [[String]] = [
        ["Rp1.234", "1234", "·", "1234 Rp"], ["Rp 1.234", "1234", "·", "1234 Rp"], ["Rp. 1.234", "1234", "·", "1234 Rp"],
        ["RP.1.234", "1234", "·", "1234 Rp"], ["rp 1.234", "1234", "·", "1234 Rp"], ["IDR1.234", "1234", "·", "1234 Rp"],
        ["idr 1.234", "1234", "·", "1234 Rp"], ["Rp. 1.234,-", "1234", "·", "1234 Rp"], ["1.234,-", "1234", "1234", "1234"],
        ["1.234.-", "1234", "1234", "1234"], ["1.234,--", "1234", "1234", "1234"], ["1.234,=", "1234", "1234", "1234"],
        ["1.234 ,-", "1234", "1234", "1234"], ["1.234,00", "1234", "1234", "1234"], ["1.234,00,-", "·", "·", "·"],
        ["1.234-", "·", "·", "·"], ["1.234.", "1234", "1.234 [cenderung]", "1234"], ["1.234,", "·", "·", "·"], ["Rp0", "0", "·", "0 Rp"],
        ["Rp 0,-", "0", "·", "0 Rp"], ["Rp -", "tidak_ada", "·", "tidak_ada"], ["Rp. -", "tidak_ada", "·", "tidak_ada"],
        ["Rp-", "tidak_ada", "·", "tidak_ada"], ["Rp", "·", "·", "·"], ["-", "tidak_ada", "tidak_ada", "tidak_ada"],
        ["--", "tidak_ada", "tidak_ada", "tidak_ada"], ["–", "tidak_ada", "tidak_ada", "tidak_ada"],
        ["—", "tidak_ada", "tidak_ada", "tidak_ada"], ["−", "tidak_ada", "tidak_ada", "tidak_ada"],
        ["- %", "tidak_ada", "tidak_ada", "tidak_ada"], ["-1.234", "-1234", "-1.234 [cenderung]", "-1234"],
        ["−1.234", "-1234", "-1.234 [cenderung]", "-1234"], ["- 1.234", "·", "·", "·"], ["--1.234", "·", "·", "·"],
        ["+1.234", "1234", "1.234 [cenderung]", "1234"], ["-Rp1.234", "-1234", "·", "-1234 Rp"], ["-Rp 1.234", "-1234", "·", "-1234 Rp"],
        ["Rp -1.234", "-1234", "·", "-1234 Rp"], ["Rp -1.234,-", "-1234", "·", "-1234 Rp"], ["Rp- 1.234", "·", "·", "·"],
        ["(1.234)", "-1234", "ambigu", "ambigu"], ["( 1.234 )", "-1234", "ambigu", "ambigu"], ["(Rp 1.234)", "-1234", "·", "ambigu"],
        ["Rp (1.234)", "-1234", "·", "ambigu"], ["(-1.234)", "·", "·", "·"], ["-(1.234)", "·", "·", "·"], ["(1.234", "·", "·", "·"],
        ["1.234)", "·", "·", "·"], ["(1.234),-", "·", "·", "·"], ["97,32%", "·", "97.32 %", "97.32 %"],
        ["97,32 %", "·", "97.32 %", "97.32 %"], ["97,32  %", "·", "97.32 %", "97.32 %"], ["%97,32", "·", "·", "·"],
        ["97,32 %%", "·", "·", "·"], ["97,32 persen", "·", "97.32 %", "97.32 %"], ["97,32 Persen", "·", "97.32 %", "97.32 %"],
        ["97,32 prosen", "·", "97.32 %", "97.32 %"], ["97,32 persen (%)", "·", "·", "·"], ["5 ‰", "·", "·", "5 ‰"], ["5‰", "·", "·", "·"],
        ["12,5 permil", "·", "·", "12.5 permil"], ["100%", "·", "100 %", "100 %"], ["100.0%", "·", "100 %", "100 %"],
        ["0%", "·", "0 %", "0 %"], ["1.040,15%", "·", "1040.15 %", "1040.15 %"],
        ["1.040%", "·", "1.04 % [cenderung]", "1.04 % [cenderung]"], ["-5,5%", "·", "-5.5 %", "-5.5 %"],
        ["(5,5%)", "·", "ambigu", "ambigu"], ["12 Orang/Bulan", "·", "·", "12 Orang/Bulan"], ["12 bulan", "·", "·", "12 bulan"],
        ["12bulan", "·", "·", "·"], ["1 (satu) dokumen", "·", "·", "1 dokumen"], ["1 (satu)", "1", "1", "1"],
        ["1 (Satu ) Dokumen", "·", "·", "1 Dokumen"], ["1(satu) dokumen", "·", "·", "1 dokumen"],
        ["1 ( satu ) dokumen", "·", "·", "1 dokumen"], ["12 (dua belas bulan)", "·", "·", "12 bulan"],
        ["2 (tiga) dokumen", "·", "·", "·"], ["25 (dua puluh lima) orang", "·", "·", "25 orang"], ["1 (dokumen)", "·", "·", "·"],
        ["5 (lima) orang, 6 (enam) lembaga", "beberapa", "beberapa", "beberapa"], ["5-10", "·", "·", "·"], ["5 - 10", "·", "·", "·"],
        ["5–10", "·", "·", "·"], ["5 s/d 10", "·", "·", "·"], ["5 s.d. 10 orang", "·", "·", "·"], ["5 sampai 10", "·", "·", "·"],
        ["5 ~ 10", "·", "·", "·"], ["12/03/2023", "·", "·", "·"], ["12-03-2023", "·", "·", "·"], ["2023-03-12", "·", "·", "·"],
        ["12.03.2023", "·", "·", "·"], ["01.10.2023", "·", "·", "·"], ["10 Oktober 2023", "·", "·", "·"], ["Oktober 2023", "·", "·", "·"],
        ["Okt - Des", "·", "·", "·"], ["14:35", "·", "·", "·"], ["14.35", "14.35", "14.35", "14.35"], ["14.35 WIB", "·", "·", "·"],
        ["1,5 juta", "·", "·", "·"], ["1,5juta", "·", "·", "·"], ["Rp 1,5 juta", "·", "·", "·"], ["2 milyar", "·", "·", "·"],
        ["2 M", "·", "·", "·"], ["2 ribu", "·", "·", "·"], ["2 ribu orang", "·", "·", "·"], ["2 lusin", "·", "·", "·"],
        ["1,2E+10", "·", "·", "·"], ["1.2e10", "·", "·", "·"], ["1E5", "·", "·", "·"], ["1/2", "·", "·", "·"],
        ["3/4 dokumen", "·", "·", "·"], ["1 1/2", "·", "·", "·"], ["½", "·", "·", "·"], ["5½", "·", "·", "·"], ["5 ½", "·", "·", "·"],
        ["1st", "·", "·", "·"], ["ke-5", "·", "·", "·"], ["ke 5", "·", "·", "·"], ["5 besar", "·", "·", "5 besar"], ["±5", "·", "·", "·"],
        ["± 5", "·", "·", "·"], ["> 5", "·", "·", "·"], ["≥5", "·", "·", "·"], ["<5", "·", "·", "·"], ["~5", "·", "·", "·"],
        ["5+", "·", "·", "·"], ["5 +", "·", "·", "·"], ["５", "·", "·", "·"], ["１.２３４", "·", "·", "·"], ["٣", "·", "·", "·"],
        ["٣٫٥", "·", "·", "·"], ["'1.234", "·", "·", "·"], ["\"1.234\"", "·", "·", "·"], ["‘1.234", "·", "·", "·"], [".5", "·", "·", "·"],
        [",5", "·", "·", "·"], ["-,5", "·", "·", "·"], ["5.", "5", "5", "5"], ["5,", "·", "·", "·"], ["5..", "·", "·", "·"],
        ["0,00", "0", "0", "0"], ["00", "0", "0", "0"], ["007", "7", "7", "7"], ["0.5", "0.5", "0.5", "0.5"], ["00.5", "·", "·", "·"],
        ["1.000.00", "·", "·", "·"], ["1.00.000", "·", "·", "·"], ["1.000.0000", "·", "·", "·"],
        ["1,234.56", "1234.56", "1234.56", "1234.56"], ["1.234,56", "1234.56", "1234.56", "1234.56"],
        ["1.234,5", "1234.5", "1234.5", "1234.5"], ["1.234,567", "1234.567", "1234.567", "1234.567"],
        ["1,234.567", "1234.567", "1234.567", "1234.567"], ["1,234,567.89", "1234567.89", "1234567.89", "1234567.89"],
        ["1.234.567,89", "1234567.89", "1234567.89", "1234567.89"], ["1,234,567", "1234567", "1234567", "1234567"],
        ["1.234.567", "1234567", "1234567", "1234567"], ["1.234,567,89", "·", "·", "·"], ["1 234 567", "·", "·", "·"],
        ["1 234", "·", "·", "·"], ["1 234,56", "beberapa", "beberapa", "beberapa"], ["1'234'567", "·", "·", "·"],
        ["1_234", "·", "·", "·"], ["1.2345", "1.2345", "1.2345", "1.2345"], ["1,2345", "1.2345", "1.2345", "1.2345"],
        ["12345,678", "·", "12345.678", "12345.678"], ["12345.678", "·", "12345.678", "·"], ["123.456", "123456", "123.456", "123456"],
        ["123,456", "ambigu", "123.456", "ambigu"], ["0.123", "0.123", "0.123", "0.123"], ["0,123", "0.123", "0.123", "0.123"],
        ["1.2", "1.2", "1.2", "1.2"], ["1,2", "1.2", "1.2", "1.2"], ["12.34", "12.34", "12.34", "12.34"],
        ["12,34", "12.34", "12.34", "12.34"], ["NaN", "·", "·", "·"], ["nan", "·", "·", "·"], ["Infinity", "·", "·", "·"],
        ["inf", "·", "·", "·"], ["∞", "·", "·", "·"], ["1234567890123456789012345678901234567890", "·", "·", "·"],
        [
            "123.456.789.012.345.678.901.234.567.890", "123456789012345678901234567890", "123456789012345678901234567890",
            "123456789012345678901234567890",
        ],
        ["0,12345678901234567890", "0.1234567890123456789", "0.1234567890123456789", "0.1234567890123456789"],
        ["#####", "hilang", "hilang", "hilang"], ["##", "hilang", "hilang", "hilang"], ["#", "·", "·", "·"], ["#REF!", "·", "·", "·"],
        ["#DIV/0!", "pembagi_nol", "pembagi_nol", "pembagi_nol"], ["#N/A", "·", "·", "·"], ["#NAME?", "·", "·", "·"],
        ["#VALUE!", "·", "·", "·"], ["n.a", "tidak_ada", "tidak_ada", "tidak_ada"], ["n.a.", "tidak_ada", "tidak_ada", "tidak_ada"],
        ["N/A", "tidak_ada", "tidak_ada", "tidak_ada"], ["na", "tidak_ada", "tidak_ada", "tidak_ada"],
        ["NA", "tidak_ada", "tidak_ada", "tidak_ada"], ["nihil", "tidak_ada", "tidak_ada", "tidak_ada"],
        ["NIHIL", "tidak_ada", "tidak_ada", "tidak_ada"], ["none", "tidak_ada", "tidak_ada", "tidak_ada"],
        ["None", "tidak_ada", "tidak_ada", "tidak_ada"], ["null", "tidak_ada", "tidak_ada", "tidak_ada"],
        ["tidak ada", "tidak_ada", "tidak_ada", "tidak_ada"], ["Tidak Ada", "tidak_ada", "tidak_ada", "tidak_ada"],
        ["belum ada", "tidak_ada", "tidak_ada", "tidak_ada"], ["x", "·", "·", "·"], ["X", "·", "·", "·"], ["?", "·", "·", "·"],
        ["ok", "·", "·", "·"], ["√", "·", "·", "·"], ["v", "·", "·", "·"], ["*", "·", "·", "·"], [".", "·", "·", "·"],
        ["..", "·", "·", "·"], ["…", "·", "·", "·"], [":", "·", "·", "·"], ["=", "·", "·", "·"], ["=5", "·", "·", "·"],
        ["5=5", "·", "·", "·"], ["5*", "·", "·", "·"], ["5 *", "·", "·", "·"], ["5 *)", "·", "·", "·"], ["5)", "·", "·", "·"],
        ["1)", "·", "·", "·"], ["(1)", "-1", "ambigu", "ambigu"], ["a. 5", "·", "·", "·"], ["1. 5", "beberapa", "beberapa", "beberapa"],
        ["No. 5", "·", "·", "·"], ["5 orang.", "·", "·", "5 orang"], ["5 orang,", "·", "·", "5 orang"], ["5 orang;", "·", "·", "5 orang"],
        ["5  orang", "·", "·", "5 orang"], ["5 orang / 10 lembaga", "·", "·", "·"],
        ["5 orang & 10 lembaga", "beberapa", "beberapa", "beberapa"], ["5 orang dan 10 lembaga", "beberapa", "beberapa", "beberapa"],
        ["5 orang atau 10 lembaga", "·", "·", "·"], ["5 orang + 10 lembaga", "·", "·", "·"],
        ["5, 10", "beberapa", "beberapa", "beberapa"], ["5; 10", "beberapa", "beberapa", "beberapa"], ["5,10,15", "·", "·", "·"],
        ["5, 10, 15", "beberapa", "beberapa", "beberapa"], ["5 10", "beberapa", "beberapa", "beberapa"], ["100 200 300", "·", "·", "·"],
        ["1.000 2.000", "beberapa", "beberapa", "beberapa"], ["1.000, 2.000", "beberapa", "beberapa", "beberapa"],
        ["Rp 1.000 Rp 2.000", "beberapa", "beberapa", "beberapa"], ["- 5 orang - 10 orang", "·", "·", "·"], ["L: 5, P: 6", "·", "·", "·"],
        ["TW I : 5", "per_triwulan", "per_triwulan", "per_triwulan"], ["TW I 5", "per_triwulan", "per_triwulan", "per_triwulan"],
        ["TW 1 5", "·", "·", "·"], ["TW 1: 5", "per_triwulan", "per_triwulan", "per_triwulan"],
        ["Tw. II = 5 orang", "per_triwulan", "per_triwulan", "per_triwulan"],
        ["TW I-IV : 60 orang", "per_triwulan", "per_triwulan", "per_triwulan"],
        ["TW I s.d TW IV : 60 orang", "per_triwulan", "per_triwulan", "per_triwulan"],
        ["TW II s/d III : 5", "per_triwulan", "per_triwulan", "per_triwulan"], ["TW II : 5 TW I : 6", "·", "·", "·"],
        ["TW I : 5 TW I : 6", "·", "·", "·"], ["TW V : 5", "·", "·", "·"], ["TW I : lima", "·", "·", "·"],
        ["TW I : - TW II : -", "tidak_ada", "tidak_ada", "tidak_ada"],
        ["Triwulan I : 5 %, Triwulan II : 10 %", "per_triwulan", "per_triwulan", "per_triwulan"],
        ["TRIWULAN I: Rp 5.000", "per_triwulan", "per_triwulan", "per_triwulan"], ["triwulan II", "·", "·", "·"],
        ["5 orang TW II", "·", "·", "·"], ["5 orang (TW II)", "·", "·", "·"], ["5 orang semester I", "·", "·", "·"],
        ["100,0 0", "100 [digabung]", "100 [digabung]", "100 [digabung]"], ["100,00 0", "beberapa", "beberapa", "beberapa"],
        ["122.595.84 0", "122595840 [digabung]", "122595840 [digabung]", "122595840 [digabung]"],
        ["19.922.809. 277", "19922809277 [digabung]", "19922809277 [digabung]", "19922809277 [digabung]"],
        ["15419.584.965", "·", "·", "·"], ["15.419.584. 96", "beberapa", "beberapa", "beberapa"],
        ["1.234.567 890", "beberapa", "beberapa", "beberapa"], ["12abc", "·", "·", "·"], ["abc12", "·", "·", "·"], ["abc", "·", "·", "·"],
        ["12 abc", "·", "·", "12 abc"], ["5 juta orang", "·", "·", "·"],
        ["97,3 2%", "beberapa", "97.32 % [digabung]", "97.32 % [digabung]"], ["5 °C", "·", "·", "5 °C"], ["5 m²", "·", "·", "5 m²"],
        ["5 m2", "·", "·", "5 m2"], ["5 m 2", "·", "·", "·"], ["5 😀", "·", "·", "·"], ["5 orang!", "·", "·", "·"],
        ["2.736 ha", "·", "·", "ambigu"], ["2.736 orang", "·", "·", "2736 orang"], ["2.736 km", "·", "·", "ambigu"],
        ["1,205 orang", "·", "·", "ambigu"], ["12,5 orang", "·", "·", "12.5 orang"], ["$5", "·", "·", "·"], ["US$ 5", "·", "·", "·"],
        ["5 USD", "·", "·", "5 USD"], ["5 €", "·", "·", "·"], ["1.000.000/bulan", "·", "·", "·"],
        ["5 orang/tahun", "·", "·", "5 orang/tahun"], ["3 x 4", "·", "·", "·"], ["3 kali", "·", "·", "3 kali"],
        ["3 kali 4", "·", "·", "·"], ["seribu", "·", "·", "·"], ["dua belas", "·", "·", "·"], ["5.000 rupiah", "·", "·", "5000 rupiah"],
        ["5.000 Rp", "5000", "·", "5000 Rp"], ["5.000 idr", "5000", "·", "5000 Rp"], ["5.000Rp", "·", "·", "·"], ["TRUE", "·", "·", "·"],
        ["tahun 2023", "·", "·", "·"], ["2023", "2023", "2023", "2023"],
    ]

    @Test("are read, or refused, as decided", arguments: rows)
    func shape(_ row: [String]) {
        for (kind, expected) in zip([NumberKind.rupiah, .persen, .jumlah], row.dropFirst()) {
            #expect(stated(row[0], kind) == expected, "'\(row[0])' as \(kind)")
        }
    }

    private func stated(_ text: String, _ kind: NumberKind) -> String {
        let quantity = readQuantity(text, as: kind)
        let status = quantity.status == .takTerbaca ? "·" : quantity.status.rawValue
        guard let value = quantity.value else { return status }
        return value.description + (quantity.unit.map { " \($0)" } ?? "") + (quantity.status == .terbaca ? "" : " [\(status)]")
    }

    /// What several values and quarters are taken apart into.
    @Test(
        "of several values",
        arguments: [
            ("50 Orang, 18 Orang, 68 Lembaga", "50 Orang; 18 Orang; 68 Lembaga"),
            ("181 Orang 50 Orang 23 Orang", "181 Orang; 50 Orang; 23 Orang"),
            ("19, 114", "19; 114"), ("5, 10 orang", "5; 10 orang"), ("50 Orang dan 18 Lembaga", "50 Orang; 18 Lembaga"),
            ("1 (satu) dokumen, 2 (dua) laporan", "1 dokumen; 2 laporan"), ("50 orang\n18 lembaga", "50 orang; 18 lembaga"),
            ("- 50 orang\n- 18 lembaga", "50 orang; 18 lembaga"), ("• 1.500 orang\n• 8 lembaga", "1500 orang; 8 lembaga"),
            ("Rp. 589.640.000\n1.850 orang", "589640000 Rp; 1850 orang"),
            ("TW II : 500 orang TW III : 500 orang", "2...2 500 orang; 3...3 500 orang"), ("TW I s/d IV : 60 orang", "1...4 60 orang"),
            ("TW I s/d IV : 397.140 keluarga", "1...4 397140 keluarga"), ("Triwulan II - III : 12,5 %", "2...3 12.5 %"),
            (
                "TW I : 1 lembaga TW II : 1 lembaga TW III : 3 lembaga TW IV : 3 lembaga",
                "1...1 1 lembaga; 2...2 1 lembaga; 3...3 3 lembaga; 4...4 3 lembaga"
            ),
            ("TW I : 20 orang\nTW II : -\nTW III : 20 orang", "1...1 20 orang; 3...3 20 orang"), ("TW1=5; TW2=6", "1...1 5; 2...2 6"),
            ("Tri Wulan Il 500 orang", "2...2 500 orang"),
        ])
    func parts(_ text: String, _ parts: String) {
        let found = readQuantity(text, as: .jumlah).values.map { part in
            (part.quarters.map { "\($0) " } ?? "") + part.value.description + (part.unit.map { " \($0)" } ?? "")
        }
        #expect(found.joined(separator: "; ") == parts)
    }

    @Test("of periods")
    func periods() throws {
        let parts = readQuantity("TW I s/d III : 60 orang TW IV : 20 orang", as: .jumlah).values
        #expect(parts.map { $0.period?.triwulan } == [3, 4])
        #expect(parts.map { $0.period?.isCumulative } == [true, false])
        #expect(try #require(readQuantity("TW II s/d IV : 60 orang", as: .jumlah).values.first).period == nil)
    }
}
