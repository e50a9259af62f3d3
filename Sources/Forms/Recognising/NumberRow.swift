import Grid

/// A row that prints the numbers of the columns.
struct NumberRow: Sendable {
    /// Its row on the sheet.
    var row: Int
    /// What each cell prints, in the order of the columns.
    var entries: [Entry]
    /// The cells of a row of numbers that print something else: misprints, for a row of data is no row of numbers.
    var misprints: [Cell] = []

    struct Entry: Sendable {
        var column: Int
        var number: Int
        /// As printed: `9`, `(9)`, `12=8+9+10+11`.
        var text: String
    }

    /// What each column prints.
    var columns: [Int: Int] { Dictionary(entries.map { ($0.column, $0.number) }) { first, _ in first } }

    /// The fewest numbers that make a row one.
    static let fewest = 3

    /// In a row of this many numbers, one cell in eight may be misprinted.
    private static let manyEnough = 8

    /// The row as a number row; nil where more than a misprint or two says something else, or where fewer than ``fewest`` cells are numbers.
    init?(_ row: Row) {
        var entries: [Entry] = []
        for cell in row.cells where !cell.isBlankText {
            guard let number = Self.number(of: cell) else {
                misprints.append(cell)
                continue
            }
            entries.append(Entry(column: cell.reference.column, number: number, text: cell.shown))
        }
        guard entries.count >= Self.fewest, misprints.isEmpty || entries.count >= max(Self.manyEnough, misprints.count * 8) else {
            return nil
        }
        self.row = row.number
        self.entries = entries
    }

    /// The fewest numbers that count a table's columns: a row of quarters, `1 2 3 4`, does not.
    private static let fewestCounted = 6

    /// Whether the row counts its columns from 0 or 1, but for a misprint.
    var countsColumns: Bool {
        if countsInAnyOrder { return true }
        guard entries.count >= Self.fewestCounted, let first = entries.first, first.number <= 1 || entries[1].number <= 2 else {
            return false
        }
        let steps = zip(entries, entries.dropFirst()).count { $1.number == $0.number + 1 }
        return steps * 8 >= (entries.count - 1) * 7 || steps >= entries.count - 3 && entries.count > 8
    }

    /// Whether it holds each number from 0 or 1 on once: columns were moved with their numbers.
    private var countsInAnyOrder: Bool {
        let numbers = Set(entries.map(\.number))
        guard misprints.isEmpty, entries.count >= Self.fewestCounted, numbers.count == entries.count, let least = numbers.min(), least <= 1,
            let greatest = numbers.max()
        else { return false }
        return greatest - least == entries.count - 1
    }

    private static func number(of cell: Cell) -> Int? {
        switch cell.value {
        case .number(let value):
            guard value >= 0, value < 100, value == value.rounded() else { return nil }
            return Int(value)
        case .text(let text):
            return printedNumber(text)
        default:
            return nil
        }
    }

    /// The number that a text prints: `9`, `(9)`, `9.0`, `12 = 8+9+10+11`, `13=12/7x100%`.
    static func printedNumber(_ text: String) -> Int? {
        var bytes = Array(text.utf8).filter { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D && $0 != 0xC2 && $0 != 0xA0 }[...]
        let isBracketed = bytes.first == UInt8(ascii: "(") && bytes.last == UInt8(ascii: ")")
        if isBracketed { bytes = bytes.dropFirst().dropLast() }
        var number = 0
        var digits = 0
        while let byte = bytes.first, (0x30...0x39).contains(byte), digits < 3 {
            number = number * 10 + Int(byte - 0x30)
            digits += 1
            bytes = bytes.dropFirst()
        }
        guard (1...2).contains(digits) else { return nil }
        if bytes.isEmpty { return number }
        if bytes.elementsEqual(".0".utf8) || bytes.elementsEqual(",0".utf8) || bytes.elementsEqual(".".utf8) { return number }
        // A formula: an equals sign, then nothing but digits, operators, brackets, x and %.
        guard bytes.first == UInt8(ascii: "="), bytes.count > 1 else { return nil }
        let allowed = Set("=+-*/:x×X%()0123456789.,".utf8)
        return bytes.allSatisfy(allowed.contains) ? number : nil
    }

    /// How much of a form's numbers the row holds, 0…1, and which of its own the form does not know.
    func fit(_ spec: RecognitionSpec) -> (share: Double, strangers: [Entry]) {
        guard !spec.numbers.isEmpty else { return (0, []) }
        var seen: Set<Int> = []
        var strangers = misprints.map { Entry(column: $0.reference.column, number: -1, text: $0.shown) }
        for entry in entries {
            let known = spec.numbers.contains(entry.number) || spec.optionalNumbers.contains(entry.number)
            if known, seen.insert(entry.number).inserted { continue }
            strangers.append(entry)
        }
        let found = seen.intersection(spec.numbers).count
        return (Double(found) / Double(spec.numbers.count), strangers)
    }
}
