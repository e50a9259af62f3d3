import Grid
import Model
import Notation
import Testing

/// Format, then read: whatever style a number is written in, the kind reads the number; and nothing beside the digits changes it.
@Suite("Numbers in every style")
struct NumberStyleTests {
    /// A way to write a number: its groups and decimals, and what stands around them.
    struct Style: Sendable, CustomTestStringConvertible {
        var kind: NumberKind
        var group: String
        var point: String
        var head: String
        var tail: String
        var unit: String?
        /// Whether what stands around the digits says that they are whole.
        var isWhole = false
        var isNegative = false

        var testDescription: String { "\(kind.rawValue) \(head)1\(group)234\(point)5\(tail)" }
    }

    static let styles: [Style] = {
        var styles: [Style] = []
        for (group, point) in [(".", ","), (",", "."), ("", ","), ("", ".")] {
            for head in ["", "Rp", "Rp ", "Rp. ", "RP.", "IDR ", "+"] {
                styles.append(Style(kind: .rupiah, group: group, point: point, head: head, tail: ""))
                styles.append(Style(kind: .rupiah, group: group, point: point, head: head, tail: ",-", isWhole: true))
            }
            styles.append(Style(kind: .rupiah, group: group, point: point, head: "", tail: " Rp"))
            styles.append(Style(kind: .rupiah, group: group, point: point, head: "-", tail: "", isNegative: true))
            styles.append(Style(kind: .rupiah, group: group, point: point, head: "(", tail: ")", isNegative: true))
            styles.append(Style(kind: .rupiah, group: group, point: point, head: "(Rp ", tail: ")", isNegative: true))
            styles.append(Style(kind: .rupiah, group: group, point: point, head: "−Rp", tail: "", isNegative: true))
            for kind in [NumberKind.persen, .jumlah, .indeks] {
                styles.append(Style(kind: kind, group: group, point: point, head: "", tail: ""))
                for tail in ["%", " %", "\u{A0}%", " persen"] {
                    styles.append(Style(kind: kind, group: group, point: point, head: "", tail: tail, unit: "%"))
                }
            }
            for unit in ["orang", "Orang/Bulan", "dokumen", "m²", "Kepala Keluarga"] {
                styles.append(Style(kind: .jumlah, group: group, point: point, head: "", tail: " " + unit, unit: unit))
                styles.append(Style(kind: .jumlah, group: group, point: point, head: "", tail: ",- " + unit, unit: unit, isWhole: true))
            }
            styles.append(Style(kind: .jumlah, group: group, point: point, head: "Rp ", tail: "", unit: "Rp"))
        }
        return styles
    }()

    @Test("reads what was written", arguments: styles)
    func roundTrip(_ style: Style) throws {
        var generator = Seeded(state: UInt64(style.testDescription.utf8.reduce(7) { $0 &* 31 &+ Int($1) }.magnitude))
        for _ in 0..<150 {
            let size = [10, 1_000, 100_000, 10_000_000, 1_000_000_000_000_000].randomElement(using: &generator) ?? 10
            let whole = Int.random(in: 0..<size, using: &generator)
            let count = style.isWhole ? 0 : Int.random(in: 0...4, using: &generator)
            let fraction = (0..<count).map { _ in "\(Int.random(in: 0...9, using: &generator))" }.joined()
            let digits = grouped("\(whole)", by: style.group) + (count > 0 ? style.point + fraction : "")
            let text = style.head + digits + style.tail
            let number = try #require(ExactNumber("\(whole)" + (count > 0 ? "." + fraction : "")))
            let expected = style.isNegative ? number.negated : number
            let quantity = readQuantity(text, as: style.kind)
            // One sign before three digits is what no style can tell: then both readings stand, or the kind's, or none.
            let signs = digits.filter { !$0.isNumber }
            let isTie = signs.count == 1 && digits.split { !$0.isNumber }.last?.count == 3 && whole > 0 && !style.isWhole
            guard !isTie else {
                if let value = quantity.value, quantity.status == .terbaca, value != expected {
                    #expect(quantity.readings.contains(expected), "'\(text)'")
                }
                continue
            }
            #expect(quantity.value == expected, "'\(text)'")
            #expect(quantity.unit == style.unit, "'\(text)'")
        }
    }

    private func grouped(_ digits: String, by sign: String) -> String {
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { result += sign }
            result.append(digit)
        }
        return result
    }

    @Test("nothing around the digits changes them", arguments: 1...4)
    func invariance(seed: UInt64) {
        var generator = Seeded(state: seed &* 104_729)
        let spaces = [" ", "  ", "\u{A0}", "\u{202F}", "\u{2009}", "\t", "\n", "\r\n", "\u{200B}", "\u{FEFF}", "\u{3000}"]
        for _ in 0..<1_500 {
            let text = NumberOracleTests.wellFormed(&generator)
            let space = spaces.randomElement(using: &generator) ?? " "
            for kind in NumberKind.allCases {
                let quantity = readQuantity(text, as: kind)
                for other in [space + text, text + space, space + text + space] {
                    #expect(readQuantity(other, as: kind) == quantity, "'\(other)' as \(kind)")
                }
                // A space of another kind between the words is a space.
                let rest = text.replacing(" ", with: "\u{A0}")
                #expect(readQuantity(rest, as: kind) == quantity, "'\(rest)' as \(kind)")
                #expect(
                    readQuantity(text.replacing("-", with: "−"), as: kind) == readQuantity(text.replacing("−", with: "-"), as: kind),
                    "'\(text)'")
                for other in [text.uppercased(), text.lowercased()] {
                    let read = readQuantity(other, as: kind)
                    #expect(read.value == quantity.value, "'\(other)' as \(kind)")
                    #expect(read.unit?.lowercased() == quantity.unit?.lowercased(), "'\(other)' as \(kind)")
                }
            }
        }
    }

    @Test("a typed cell states what its text states", arguments: [NumberKind.rupiah, .persen, .jumlah, .indeks])
    func typedCells(_ kind: NumberKind) throws {
        var generator = Seeded(state: 4_099)
        for _ in 0..<2_000 {
            let hundredths = Int.random(
                in: 0..<([100, 100_000, 1_000_000_000_000].randomElement(using: &generator) ?? 100), using: &generator)
            let number = try #require(ExactNumber(mantissa: Int128(hundredths), scale: 2))
            let reference = CellReference(row: 1, column: 1)
            let cell = Cell(reference: reference, value: .number(Double(hundredths) / 100), shown: "")
            #expect(readQuantity(cell, as: kind).value == number)
            #expect(readQuantity(grouped("\(hundredths / 100)", by: ".") + "," + padded(hundredths % 100), as: kind).value == number)
            if kind != .rupiah {
                let percent = Cell(
                    reference: reference, value: .number(Double(hundredths) / 10_000), shown: "",
                    format: NumberFormat(code: "0.00%", isPercent: true, decimals: 2))
                #expect(readQuantity(percent, as: kind).value == number)
            }
        }
    }

    private func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
