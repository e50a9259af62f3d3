import Grid
import Model
import TestSupport
import Testing

/// What a national form says of its period, its amounts and its means.
@Suite("National forms whose title or footer says more")
struct NationalPeriodTests {
    private func told(_ statement: Statement) -> [String] { statement.findings.map { "\($0.rule.rawValue) \($0.cell?.description ?? "")" } }

    @Test("A title older than the figures below it is told; the year's columns are the year's")
    func staleTitle() throws {
        let plain = try statement(nationalExample())
        let read = try statement(nationalExample().setting("A1", to: "Triwulan II"))
        #expect(told(read) == ["konteks.beda A1"])
        #expect(read.context.triwulan == 2)
        #expect(read.placelessFacts == plain.placelessFacts)
    }

    @Test(
        "Amounts in thousands or millions are read in rupiah and told",
        arguments: [("(dalam ribuan rupiah)", 3), ("Dalam jutaan rupiah", 6), ("Rp. 000,-", 3), ("(Rp juta)", 6)])
    func scaledByLine(_ line: String, _ exponent: Int) throws {
        let plain = try statement(nationalExample())
        let read = try statement(nationalExample().setting("A1", to: line))
        #expect(told(read) == ["angka.skala A1"])
        #expect(read.account.karantina == 0)
        for (scaled, printed) in zip(read.facts, plain.facts) {
            let isAmount = printed.ukuran == .anggaran && !printed.tahap.isPercentage
            #expect(scaled.value == (isAmount ? printed.value?.shifted(by: exponent) : printed.value), "\(printed.cell)")
            #expect(scaled.text == printed.text)
        }
    }

    @Test("Columns headed Rp (Ribu) hold thousands")
    func scaledByHeading() throws {
        let plain = try statement(nationalExample())
        let read = try statement(nationalExample().renaming(["Rp": "Rp (Ribu)"]))
        #expect(told(read) == ["angka.skala G11"])
        #expect(read.facts[0].value == plain.facts[0].value?.shifted(by: 3))
    }

    @Test("A mean is one of the column it stands under", arguments: [true, false])
    func meanOfTheTerm(_ isRight: Bool) throws {
        // The mean of the sub kegiatan in that column as printed.
        let plain = try statement(nationalExample())
        let printed = plain.facts.filter { $0.tahap == .rpjmdCapaian && $0.ukuran == .kinerja }.compactMap { $0.value?.doubleValue }
        let right = (printed.reduce(0, +) / Double(printed.count) * 100).rounded() / 100
        let read = try statement(nationalExample().setting("X34", to: isRight ? right : right + 11.37))
        #expect(told(read) == (isRight ? [] : ["rerata X34"]))
    }
}
