import Model
import Testing

@Suite("Exact numbers")
struct ExactNumberTests {
    @Test(
        "canonical text",
        arguments: [
            ("0", "0"), ("-0", "0"), ("0.00", "0"), ("97.320", "97.32"), ("-1234.5", "-1234.5"), ("0.05", "0.05"),
            ("1.5e-07", "0.00000015"), ("1e+20", "100000000000000000000"),
            ("5.0", "5"), ("00012", "12"), ("999999999999999999999999999999", "999999999999999999999999999999"), ("0e400", nil),
            ("1000", "1000"),
        ] as [(String, String?)])
    func text(_ text: String, _ canonical: String?) { #expect(ExactNumber(text)?.description == canonical) }

    @Test(
        "no numbers",
        arguments: [
            "", "-", ".", ".5", "1..2", "1,5", " 1", "1e", "e5", "--1", "1e999", "1000000000000000000000000000000",
            "0.000000000000000000001", "nan", "+1",
        ])
    func refused(_ text: String) { #expect(ExactNumber(text) == nil) }

    @Test("equal numbers are equal values")
    func equality() throws {
        #expect(ExactNumber("1.50") == ExactNumber("1.5"))
        #expect(ExactNumber("1.50")?.hashValue == ExactNumber("1.5")?.hashValue)
        #expect(ExactNumber(100) == ExactNumber(100.0))
        #expect(try #require(ExactNumber("1.5")) < ExactNumber(2))
        #expect(try #require(ExactNumber("-1.5")) < ExactNumber.zero)
    }

    @Test(
        "doubles are their shortest decimal",
        arguments: [(0.9732, "0.9732"), (1e21, "1000000000000000000000"), (-0.0, "0"), (5e-7, "0.0000005")])
    func doubles(_ double: Double, _ text: String) {
        #expect(ExactNumber(double)?.description == text)
        #expect(ExactNumber(double)?.doubleValue == double)
    }

    @Test("doubles that are none", arguments: [Double.nan, .infinity, -.infinity, 1e300, .leastNonzeroMagnitude])
    func noDoubles(_ double: Double) { #expect(ExactNumber(double) == nil) }

    @Test("sums and shifts are exact")
    func arithmetic() throws {
        let tenth = try #require(ExactNumber("0.1"))
        let fifth = try #require(ExactNumber("0.2"))
        #expect(tenth + fifth == ExactNumber("0.3"))
        #expect(tenth - tenth == .zero)
        #expect(ExactNumber("0.9732")?.shifted(by: 2) == ExactNumber("97.32"))
        #expect(ExactNumber("0.07")?.shifted(by: 2) == ExactNumber(7))
        #expect(ExactNumber(5).shifted(by: 2) == ExactNumber(500))
        #expect(ExactNumber(500).shifted(by: -2) == ExactNumber(5))
        #expect(ExactNumber(5).shifted(by: 40) == nil)
        #expect(ExactNumber(7).negated.description == "-7")
        #expect(ExactNumber(7).isWhole && !tenth.isWhole)
        #expect(ExactNumber(7).wholeValue == 7 && tenth.wholeValue == nil)
        let most = try #require(ExactNumber("999999999999999999999999999999"))
        #expect(most + most == nil)
        #expect(most + ExactNumber(1) == nil)
        #expect(most - most == .zero)
    }

    @Test("far scales compare and add without a trap")
    func farScales() throws {
        let most = try #require(ExactNumber("999999999999999999999999999999"))
        let least = try #require(ExactNumber("0.00000000000000000001"))
        #expect(least < most)
        #expect(!(most < least))
        #expect(most + least == nil)
        #expect(ExactNumber.zero.shifted(by: 30) == .zero)
        #expect(ExactNumber(Int.min).negated.description == "9223372036854775808")
    }
}
