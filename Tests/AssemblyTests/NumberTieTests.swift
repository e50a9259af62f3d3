import Grid
import Model
import Notation
import TestSupport
import Testing

@testable import Assembly

/// Digits that can mean two numbers: settled by kind, by arithmetic, by the habit of the column, or refused; never in silence.
@Suite("Numbers that can mean two things")
struct NumberTieTests {
    /// A sub kegiatan of the Temanggung sheet that counts people: E target, H J L N quarters K, I K M O quarters Rp, P Q year, R S capaian.
    static let row = 101

    /// The sheet with one row written anew: what is not named is empty.
    private func statement(_ cells: [String: String], elsewhere: [String: String] = [:]) throws -> Statement {
        var sheet = try FixtureSheet.temanggung.sheet()
        for column in "EFGHIJKLMNOPQRS" { sheet = sheet.setting("\(column)\(Self.row)", to: cells[String(column)]) }
        if let unit = cells["D"] { sheet = sheet.setting("D\(Self.row)", to: unit) }
        for (cell, text) in elsewhere { sheet = sheet.setting(cell, to: text) }
        return try AssemblyTests.statement(sheet)
    }

    private func value(_ column: String, _ statement: Statement) -> String? {
        statement.facts.first { $0.cell == CellReference("\(column)\(Self.row)") }?.value?.description
    }

    private func findings(_ column: String, _ statement: Statement) -> [Finding] {
        statement.findings.filter { $0.rule == .angkaAmbigu && $0.cell == CellReference("\(column)\(Self.row)") }
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var cells: [String: String]
        var elsewhere: [String: String] = [:]
        var column: String
        var value: String?
        /// The gravity of the one finding that is due; nil where none is.
        var told: Severity?
        var ground = ""
        var testDescription: String { name }
    }

    static let cases: [Case] = [
        .init(
            name: "a comma in money, by the sum of the quarters", cells: ["I": "500,250", "K": "1.000.000", "Q": "1.500.250"], column: "I",
            value: "500250", told: .catatan, ground: "sum of the figures"),
        .init(
            name: "the year, by its quarters", cells: ["I": "500.000", "K": "250.500", "Q": "750,500"], column: "Q", value: "750500",
            told: .catatan,
            ground: "sum of the figures"),
        .init(
            name: "a comma among counted units, by the printed percentage",
            cells: ["E": "2.500", "H": "1,250", "J": "0", "P": "1,250", "R": "50"], column: "P", value: "1250", told: .catatan,
            ground: "outturn"),
        .init(
            name: "what one tie turned out to be settles the next", cells: ["E": "2.500", "H": "1,250", "J": "0", "P": "1,250", "R": "50"],
            column: "H", value: "1250", told: .catatan),
        .init(
            name: "a measure, by the printed percentage", cells: ["D": "Ha", "E": "5,5", "H": "2.736", "P": "2.736", "R": "49,75"],
            column: "P",
            value: "2.736", told: .catatan, ground: "outturn"),
        .init(
            name: "a measure, the other way", cells: ["D": "Ha", "E": "5.500,5", "H": "2.736", "P": "2.736", "R": "49,74"], column: "P",
            value: "2736", told: .catatan, ground: "outturn"),
        .init(name: "counted units group by a dot", cells: ["D": "Orang", "P": "2.736"], column: "P", value: "2736", told: nil),
        .init(name: "money groups by a dot", cells: ["I": "500.250"], column: "I", value: "500250", told: nil),
        .init(name: "scores have decimals", cells: ["D": "Indeks", "P": "2.736"], column: "P", value: "2.736", told: nil),
        .init(
            name: "nothing settles a comma in money", cells: ["I": "500,250", "Q": "7.000.000"], column: "I", value: nil, told: .peringatan,
            ground: "neither"),
        .init(
            name: "both readings hold where all figures are ties", cells: ["I": "500,250", "K": "250,500", "Q": "750,750"], column: "Q",
            value: nil,
            told: .peringatan, ground: "neither"),
        .init(
            name: "nothing settles a measure", cells: ["D": "Ha", "P": "2.736"], column: "P", value: nil, told: .peringatan,
            ground: "neither"),
        .init(
            name: "the habit of the column", cells: ["I": "500,250"],
            elsewhere: ["I97": "1,234,567", "I99": "12,345,678.00", "I100": "7,654,321"], column: "I", value: "500250", told: .catatan,
            ground: "column"),
        .init(
            name: "one cell makes no habit", cells: ["I": "500,250"], elsewhere: ["I99": "12,345,678.00"], column: "I", value: nil,
            told: .peringatan),
        .init(
            name: "two habits are none", cells: ["I": "500,250"],
            elsewhere: ["I97": "1.234.567", "I99": "12,345,678.00", "I100": "7,654,321"],
            column: "I", value: nil, told: .peringatan),
        .init(
            name: "a column of commas contradicts the dot of money", cells: ["I": "500.250"],
            elsewhere: ["I97": "1,234,567", "I99": "12,345,678.00", "I100": "7,654,321"], column: "I", value: nil, told: .peringatan,
            ground: "another way"),
        .init(
            name: "money has no thousandths by habit", cells: ["I": "500,250"], elsewhere: ["I97": "1.234.567,00", "I99": "2.345.678,50"],
            column: "I",
            value: nil, told: .peringatan),
        .init(
            name: "a percentage of thousands is none without a word", cells: ["R": "1.205%"], column: "R", value: nil, told: .peringatan,
            ground: "neither"),
        .init(
            name: "a percentage of thousands, by arithmetic", cells: ["E": "10", "H": "120,5", "P": "120,5", "R": "1.205%"], column: "R",
            value: "1205", told: .catatan, ground: "outturn"),
        .init(
            name: "a bracket among counted units, by the sum of the quarters", cells: ["H": "(12)", "J": "20", "P": "8"], column: "H",
            value: "-12",
            told: .catatan, ground: "sum"),
        .init(
            name: "a fraction in a percent column", cells: ["G": "1.000.000", "I": "973.200", "Q": "973.200", "S": "0.9732"], column: "S",
            value: "97.32", told: .catatan, ground: "outturn"),
        .init(
            name: "a small percentage is one", cells: ["G": "1.000.000", "I": "9.732", "Q": "9.732", "S": "0.9732"], column: "S",
            value: "0.9732",
            told: nil),
        .init(name: "a small percentage among large ones", cells: ["S": "0.9732"], column: "S", value: "0.9732", told: nil),
    ]

    @Test(arguments: cases)
    func settled(_ tie: Case) throws {
        let read = try statement(tie.cells, elsewhere: tie.elsewhere)
        #expect(value(tie.column, read) == tie.value)
        let told = findings(tie.column, read)
        #expect(told.count == (tie.told == nil ? 0 : 1))
        #expect(told.first?.severity == tie.told)
        #expect(tie.ground.isEmpty || told.first?.message.en.contains(tie.ground) == true, "\(told.first?.message.en ?? "")")
        #expect(read.accountAddsUp)
        let fact = try #require(read.facts.first { $0.cell == CellReference("\(tie.column)\(Self.row)") })
        #expect((fact.reason == nil) == (fact.value != nil))
    }

    @Test func severalValuesAreToldWithTheirParts() throws {
        let read = try statement(["P": "50 Orang, 18 Orang, 68 Lembaga", "E": "TW I s/d IV : 60 orang"])
        #expect(value("P", read) == nil)
        #expect(findings("P", read).first?.message.id.contains("50 Orang; 18 Orang; 68 Lembaga") == true)
        #expect(findings("E", read).first?.message.id.contains("TW 1–4: 60 orang") == true)
    }

    static let writings: [(writings: [String], text: String, kind: NumberKind, asDecimal: Bool?)] = [
        (["1.234.567", "2.345.678"], "1.205", .rupiah, false), (["1,234,567", "2,345,678"], "1,205", .rupiah, false),
        (["1.234.567", "2.345.678"], "1,205", .jumlah, true), (["1.234.567", "2.345.678"], "1,205", .rupiah, nil),
        (["12,5", "7,25"], "1,205", .jumlah, true), (["12,50", "7,25", "8,75"], "1,205", .jumlah, nil),
        (["12.5", "7.25"], "1.205", .jumlah, true), (["12.5", "7,25", "3.5"], "1.205", .jumlah, nil), (["12.5"], "1.205", .jumlah, nil),
        (["0,125", "0,250"], "1,205", .rupiah, true), (["12", "1.205"], "1.205", .jumlah, nil), (["12,5", "7,25"], "12", .jumlah, nil),
    ]

    @Test(arguments: writings)
    func habit(_ row: (writings: [String], text: String, kind: NumberKind, asDecimal: Bool?)) {
        let (writings, text, kind, asDecimal) = row
        var habit = ColumnHabit()
        for writing in writings { habit.note(readQuantity(writing, as: kind).writing) }
        let tie = readQuantity(text, as: kind)
        let writing = tie.writing.shape == .plain ? NumberWriting.plain : tie.writing
        #expect(habit.readsAsDecimal(writing, kind: kind) == asDecimal)
    }
}
