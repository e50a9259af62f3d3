import Nomenklatur
import Notation
import Testing

@Suite("Editions")
struct EditionTests {
    @Test(
        "the grammar first, then the year",
        arguments: [
            ("1.06.04.2.01.03", 2021, "Kepmendagri 050-3708/2020"), ("1.06.04.2.01.03", 2023, "Kepmendagri 050-5889/2021"),
            ("1.06.04.2.01.03", 2025, "Kepmendagri 050-5889/2021"), ("1.06.04.2.01.0003", 2023, "Kepmendagri 900.1.15.5-1317/2023"),
            ("1.06.04.2.01.0003", 2026, "Kepmendagri 900.1.15.5-1317/2023"), ("1.13.15.03", 2023, "Permendagri 13/2006"),
            ("1.06.04", 2018, "Permendagri 13/2006"),
            ("1.06.04", 2022, "Kepmendagri 050-5889/2021"), ("1.06.04.2.01", 2019, "Kepmendagri 050-3708/2020"),
        ])
    func ofOneCode(_ kode: String, _ tahun: Int, _ id: String) throws {
        #expect(Edition.edition(of: try #require(Kode(kode)), tahun: tahun)?.id == id)
    }

    @Test("one sheet, one edition")
    func ofSheet() throws {
        let codes = try ["1.06", "1.06.04", "1.06.04.2.01", "1.06.04.2.01.03"].map { try #require(Kode($0)) }
        #expect(Edition.edition(of: codes, tahun: 2024)?.id == "Kepmendagri 050-5889/2021")
        #expect(Edition.edition(of: codes.dropLast(), tahun: 2024)?.id == "Kepmendagri 900.1.15.5-1317/2023")
        #expect(Edition.edition(of: codes + [try #require(Kode("1.06.04.2.01.0004"))], tahun: 2024) == nil)
        #expect(Edition.edition(of: [Kode](), tahun: 2022)?.id == "Kepmendagri 050-5889/2021")
        #expect(Edition(id: "Kepmendagri 050-5889/2021")?.tata == .permendagri90)
        #expect(Edition(id: "Permendagri 77/2020") == nil)
    }
}
