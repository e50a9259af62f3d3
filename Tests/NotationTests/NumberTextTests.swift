import Model
import Testing

@testable import Notation

/// One text, its kind, and what it states.
struct NumberCase: CustomTestStringConvertible, Sendable {
    var text: String
    var kind: NumberKind
    var value: String?
    var unit: String?
    var status: QuantityStatus

    init(_ text: String, _ kind: NumberKind, _ value: String?, unit: String? = nil, _ status: QuantityStatus = .terbaca) {
        self.text = text
        self.kind = kind
        self.value = value
        self.unit = unit
        self.status = status
    }

    var testDescription: String { "\(kind.rawValue) '\(text)'" }
}

@Suite("Numbers as offices write them")
struct NumberTextTests {
    /// The writings of DOMAIN §5, row by row.
    static let domain: [NumberCase] = [
        .init("5.355.650.758", .rupiah, "5355650758"), .init("35.672.937.124,00", .rupiah, "35672937124"),
        .init("4889500", .rupiah, "4889500"),
        .init("Rp. 762.476.000,-", .rupiah, "762476000"), .init("Rp.249.355.000", .rupiah, "249355000"),
        .init("417.238.000.", .rupiah, "417238000"), .init("762.476.000,-", .rupiah, "762476000"),
        .init("97,32%", .persen, "97.32", unit: "%"), .init("90.2 %", .persen, "90.2", unit: "%"), .init("0.3%", .persen, "0.3", unit: "%"),
        .init("1.040,15%", .persen, "1040.15", unit: "%"), .init("100", .persen, "100"), .init("0,00%", .persen, "0", unit: "%"),
        .init("16.200 orang", .jumlah, "16200", unit: "orang"), .init("12 Orang/Bulan", .jumlah, "12", unit: "Orang/Bulan"),
        .init("12 Orang/ Bulan", .jumlah, "12", unit: "Orang/ Bulan"), .init("25.000,- orang", .jumlah, "25000", unit: "orang"),
        .init("50 Orang, 18 Orang, 68 Lembaga", .jumlah, nil, .beberapa), .init("19, 114", .jumlah, nil, .beberapa),
        .init("-", .rupiah, nil, .tidakAda), .init("n.a", .jumlah, nil, .tidakAda), .init("na", .persen, nil, .tidakAda),
        .init("N/A", .rupiah, nil, .tidakAda), .init("None", .jumlah, nil, .tidakAda), .init("", .rupiah, nil, .kosong),
        .init(" \u{A0}", .rupiah, nil, .kosong), .init("#####", .jumlah, nil, .hilang),
        .init("100,0 0", .persen, "100", .digabung), .init("100,0 0", .jumlah, "100", .digabung),
        .init("122.595.84 0", .rupiah, "122595840", .digabung), .init("15419.584.965", .rupiah, nil, .takTerbaca),
        .init("(1.234)", .rupiah, "-1234"), .init("1,234,567", .rupiah, "1234567"), .init("IDR 25.000", .rupiah, "25000"),
        .init("12abc", .rupiah, nil, .takTerbaca), .init("12abc", .jumlah, nil, .takTerbaca),
        .init("16.200 orang", .rupiah, nil, .takTerbaca),
        .init("5.355.650.758\u{A0}", .rupiah, "5355650758"), .init("Rp\u{2009}762.476.000", .rupiah, "762476000"),
        .init("1.205", .rupiah, "1205"), .init("60.290", .rupiah, "60290"), .init("2.736", .jumlah, "2736"),
        .init("60.290", .jumlah, "60290"),
        .init("1.205", .persen, "1.205", .cenderung), .init("60.290", .persen, "60.29"), .init("2.736", .indeks, "2.736"),
        .init("90.25", .rupiah, "90.25"), .init("1,234.56", .rupiah, "1234.56"), .init("1.234,56", .jumlah, "1234.56"),
    ]

    @Test("as DOMAIN §5 has it", arguments: domain)
    func readsDomainRow(_ row: NumberCase) { check(row) }

    /// What lies at the edges of the rules.
    static let edges: [NumberCase] = [
        // Wrapped digits, as real sheets hold them.
        .init("19.922.809. 277", .rupiah, "19922809277", .digabung), .init("6.389.070.6 92", .rupiah, "6389070692", .digabung),
        .init("96.925.000 0", .rupiah, nil, .beberapa), .init("97,3\u{A0}2%", .persen, "97.32", unit: "%", .digabung),
        .init("97,3\n2", .persen, nil, .beberapa), .init("12,5 30", .jumlah, nil, .beberapa),
        .init("1 2.345.67 8", .rupiah, nil, .takTerbaca),
        .init("762 476 000", .rupiah, nil, .takTerbaca), .init("1 205", .rupiah, nil, .takTerbaca),
        .init("60.29 0", .jumlah, nil, .beberapa),
        .init("29.21 3.070", .rupiah, nil, .beberapa), .init("1 00,00", .persen, "100", .digabung),
        // Several values.
        .init("50 Orang 18 Orang 68 Lembaga", .jumlah, nil, .beberapa), .init("99.9 % 99 %", .persen, nil, .beberapa),
        .init("15\n30", .jumlah, nil, .beberapa), .init("Rp. 589.640.000 1.850 orang", .jumlah, nil, .beberapa),
        .init("Rp. 589.640.000 1.850 orang", .rupiah, nil, .beberapa), .init("50, 18, 5", .jumlah, nil, .beberapa),
        .init("TW II : 500 orang", .jumlah, nil, .perTriwulan), .init("2 s.d. 5 orang", .jumlah, nil, .takTerbaca),
        // Dress.
        .init("Rp 0,-", .rupiah, "0"), .init("Rp -", .rupiah, nil, .tidakAda), .init("--", .jumlah, nil, .tidakAda),
        .init("–", .jumlah, nil, .tidakAda),
        .init("-5", .jumlah, "-5"), .init("−5,5", .persen, "-5.5"), .init("- 5", .jumlah, nil, .takTerbaca), .init("+5", .jumlah, "5"),
        .init("-Rp1.234", .rupiah, "-1234"), .init("Rp -1.234", .rupiah, "-1234"), .init("(Rp 1.234)", .rupiah, "-1234"),
        .init("Rp (1.234)", .rupiah, "-1234"),
        .init("(-5)", .rupiah, nil, .takTerbaca), .init("(12)", .jumlah, nil, .ambigu), .init("(1.234", .rupiah, nil, .takTerbaca),
        .init("5.000.000.-", .rupiah, "5000000"), .init("5.000.000-", .rupiah, nil, .takTerbaca), .init("RP. 5.000", .rupiah, "5000"),
        .init("rp5", .rupiah, "5"),
        .init("5 juta", .jumlah, nil, .takTerbaca), .init("10 Februari", .jumlah, nil, .takTerbaca),
        .init("3 dari 4", .jumlah, nil, .takTerbaca),
        .init("5.000.000 rupiah", .rupiah, nil, .takTerbaca), .init("Rp 5.000", .jumlah, "5000", unit: "Rp"),
        .init("Rp 5.000", .persen, nil, .takTerbaca),
        .init("5%", .rupiah, nil, .takTerbaca), .init("97.320 %", .jumlah, "97.32", unit: "%"),
        .init("97,32 persen", .persen, "97.32", unit: "%"),
        .init("16.200 orang", .persen, nil, .takTerbaca), .init("30 m2", .jumlah, "30", unit: "m2"),
        .init("3 x 4", .jumlah, nil, .takTerbaca),
        .init("%", .persen, nil, .takTerbaca), .init("12.", .jumlah, "12"), .init("1. orang", .jumlah, nil, .takTerbaca),
        // Separators.
        .init("1,205", .rupiah, nil, .ambigu), .init("1,205", .jumlah, nil, .ambigu), .init("1,205", .persen, "1.205"),
        .init("0.125", .jumlah, "0.125"),
        .init("15419.584", .rupiah, nil, .takTerbaca), .init("15419.584", .persen, "15419.584"),
        .init("1.23.456", .rupiah, nil, .takTerbaca),
        .init("1.234.56", .rupiah, nil, .takTerbaca), .init("1.234.567,89", .rupiah, "1234567.89"),
        .init("1,234,567.89", .rupiah, "1234567.89"),
        .init("1.234,567,890", .rupiah, nil, .takTerbaca), .init("012.345", .rupiah, nil, .takTerbaca),
        .init(".5", .jumlah, nil, .takTerbaca),
        .init("5,", .jumlah, nil, .takTerbaca), .init("1..234", .rupiah, nil, .takTerbaca),
        .init("1.000.000.000.000.000.000.000", .rupiah, "1000000000000000000000"),
        .init("1000000000000000000000000000000", .rupiah, nil, .takTerbaca), .init("1,23E+11", .rupiah, nil, .takTerbaca),
        .init("0x1F", .jumlah, nil, .takTerbaca),
        .init("٣", .jumlah, nil, .takTerbaca), .init("1/2", .jumlah, nil, .takTerbaca), .init("5-10", .jumlah, nil, .takTerbaca),
        .init("> 5", .jumlah, nil, .takTerbaca),
        // Errors as text, years, text columns.
        .init("#DIV/0!", .persen, nil, .pembagiNol), .init("#REF!", .persen, nil, .takTerbaca), .init("#", .jumlah, nil, .takTerbaca),
        .init("2023", .tahun, "2023"), .init("2.023", .tahun, nil, .takTerbaca), .init("23", .tahun, nil, .takTerbaca),
        .init("2019-2023", .tahun, nil, .takTerbaca),
        .init("12", .teks, nil, .teks), .init("Tepat waktu", .teks, nil, .teks),
    ]

    @Test("at the edges", arguments: edges)
    func readsEdge(_ row: NumberCase) { check(row) }

    private func check(_ row: NumberCase) {
        let quantity = readQuantity(row.text, as: row.kind)
        #expect(quantity.value?.description == row.value)
        #expect(quantity.unit == row.unit)
        #expect(quantity.status == row.status)
        #expect((quantity.reason == nil) == (row.value != nil || row.kind == .teks))
    }

    @Test("several values keep their units")
    func partsOfSeveralValues() {
        let parts = readQuantity("50 Orang, 18 Orang, 68 Lembaga", as: .jumlah).values
        #expect(parts.map(\.value.description) == ["50", "18", "68"])
        #expect(parts.map(\.unit) == ["Orang", "Orang", "Lembaga"])
        #expect(readQuantity("Rp. 589.640.000 1.850 orang", as: .jumlah).values.map(\.unit) == ["Rp", "orang"])
    }

    @Test("an ambiguous text names its readings")
    func readingsOfAmbiguousText() {
        #expect(readQuantity("1,205", as: .jumlah).values.map(\.value.description) == ["1.205", "1205"])
        #expect(readQuantity("1.205", as: .persen).values.map(\.value.description) == ["1.205", "1205"])
    }

    @Test(
        "a line of normalize number",
        arguments: [
            ("97,32%", NumberKind.persen, #"{"text":"97,32%","value":97.32,"unit":"%","status":"terbaca"}"#),
            ("", .rupiah, #"{"text":"","value":null,"unit":null,"status":"kosong"}"#),
            ("a\"b\t\u{1}", .jumlah, #"{"text":"a\"b\t\u0001","value":null,"unit":null,"status":"tak_terbaca"}"#),
        ])
    func printsLine(_ text: String, _ kind: NumberKind, _ line: String) { #expect(normalizedNumberJSON(text, as: kind) == line) }
}
