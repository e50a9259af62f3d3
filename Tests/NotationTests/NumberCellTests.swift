import Grid
import Model
import Notation
import Testing

@Suite("Typed cells")
struct NumberCellTests {
    private func cell(_ value: CellValue, _ format: NumberFormat? = nil) -> Cell {
        Cell(reference: CellReference(row: 1, column: 1), value: value, shown: "", format: format)
    }

    @Test(
        "a scaled percentage is read as people read it",
        arguments: [(0.9732, "97.32"), (1.0, "100"), (0.07, "7"), (0.29, "29"), (0.123456789, "12.3456789")])
    func scalesPercent(_ stored: Double, _ shown: String) {
        let format = NumberFormat(code: "0.00%", isPercent: true, decimals: 2, suffix: "%")
        for kind in [NumberKind.persen, .jumlah, .indeks] {
            let quantity = readQuantity(cell(.number(stored), format), as: kind)
            #expect(quantity.value?.description == shown)
            #expect(quantity.unit == "%")
        }
        #expect(readQuantity(cell(.number(stored), format), as: .rupiah).status == .takTerbaca)
    }

    @Test("a percentage that does not scale stays")
    func keepsUnscaledPercent() {
        #expect(readQuantity(cell(.number(97.32)), as: .persen).value?.description == "97.32")
        let quantity = readQuantity(cell(.number(97.32), NumberFormat(code: "0.00 \"%\"", suffix: " %")), as: .persen)
        #expect(quantity.value?.description == "97.32")
        #expect(quantity.unit == "%")
    }

    @Test("the unit may stand in the format only")
    func unitFromFormat() {
        let quantity = readQuantity(cell(.number(41), NumberFormat(code: "0 \"Orang\"", suffix: " Orang")), as: .jumlah)
        #expect(quantity.value == ExactNumber(41))
        #expect(quantity.unit == "Orang")
        #expect(readQuantity(cell(.number(5), NumberFormat(code: "0 \"juta\"", suffix: "juta")), as: .jumlah).value == nil)
        #expect(readQuantity(cell(.number(41), NumberFormat(code: "0 \"Orang\"", suffix: "Orang")), as: .rupiah).value == nil)
        #expect(readQuantity(cell(.number(41), NumberFormat(code: "0\",-\"", suffix: ",-")), as: .rupiah).value == ExactNumber(41))
    }

    @Test(
        "what is no number has a reason",
        arguments: [
            (CellValue.error("#DIV/0!"), Alasan.pembagiNol), (.error("#N/A"), .takTerbaca), (.boolean(true), .takTerbaca),
            (.date("2023-10-01"), .takTerbaca),
            (.number(.nan), .takTerbaca), (.text("#####"), .hilang), (.text("-"), .tidakAda), (.time("14:00:00"), .takTerbaca),
            (.number(1e300), .takTerbaca),
        ])
    func reasons(_ value: CellValue, _ reason: Alasan) {
        let quantity = readQuantity(cell(value), as: .rupiah)
        #expect(quantity.value == nil)
        #expect(quantity.reason == reason)
    }

    @Test("doubles are their shortest decimal")
    func shortestDecimal() {
        #expect(readQuantity(cell(.number(0.1 + 0.2)), as: .rupiah).value?.description == "0.30000000000000004")
        #expect(readQuantity(cell(.number(35_672_937_124)), as: .rupiah).value?.description == "35672937124")
        #expect(readQuantity(cell(.number(2023)), as: .tahun).value == ExactNumber(2023))
        #expect(readQuantity(cell(.number(20230)), as: .tahun).value == nil)
    }

    /// The value is what is stored, whatever a format shows of it.
    @Test(
        "formats that show something else",
        arguments: [
            ("#,##0,", nil, "1234567", nil), ("0.0,,\"jt\"", "jt", "1234567", nil), ("#,##0,,\\ \"juta\"", "juta", "1234567", nil),
            ("#,##0 \"juta\"", "juta", nil, nil), ("#,##0\" Rp\"", "Rp", "1234567", "Rp"), ("#,##0\",-\"", ",-", "1234567", nil),
            ("0.00E+00", nil, "1234567", nil), ("#,##0 \"m2\"", "m2", "1234567", "m2"), ("#,##0;(#,##0,)", nil, "1234567", nil),
        ] as [(String, String?, String?, String?)])
    func shownOtherwise(_ code: String, _ suffix: String?, _ value: String?, _ unit: String?) {
        let quantity = readQuantity(cell(.number(1_234_567), NumberFormat(code: code, suffix: suffix)), as: .jumlah)
        #expect(quantity.value?.description == value)
        #expect(quantity.unit == unit)
    }

    @Test("rupiah behind the number in its format is no unit of another kind")
    func rupiahInFormat() {
        let format = NumberFormat(code: "#,##0 \"Rp\"", suffix: "Rp")
        #expect(readQuantity(cell(.number(5_000), format), as: .rupiah).value == ExactNumber(5_000))
        #expect(readQuantity(cell(.number(5_000), format), as: .rupiah).unit == nil)
        #expect(readQuantity(cell(.number(5_000), format), as: .persen).value == nil)
    }

    @Test(
        "units by what they say",
        arguments: [
            ("Orang", UnitSort.counted), ("Orang/Bulan", .counted), ("%", .percent), ("Persen (%)", .percent), ("(%)", .percent),
            ("Persentase", .percent), ("°C", .measured), ("persen", .percent),
            ("Indeks", .score),
            ("Nilai SAKIP", .score), ("Km", .measured), ("m2", .measured), ("m²", .measured), ("Ha", .measured), ("Dokumen", .counted),
            ("-", nil), (" ", nil),
        ] as [(String, UnitSort?)])
    func unitSorts(_ unit: String, _ sort: UnitSort?) { #expect(UnitSort(unit) == sort) }
}
