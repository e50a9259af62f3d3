import Model
import TestSupport
import Testing

/// How an office errs.
enum PlantedPattern: String, CaseIterable, Sendable, CustomTestStringConvertible {
    /// One column of a parent leaves a row out, and what is added up from it follows.
    case rowLeftOut
    /// Every column of a parent leaves it out.
    case rowLeftOutEverywhere
    case digitChanged, digitsTransposed, neighboursValue, thousands
    /// A sub kegiatan's quarter is another amount.
    case quarterChanged
    /// JUMLAH is another amount.
    case totalMistyped
    case percentageMistyped

    var testDescription: String { rawValue }
}

/// An error in a sheet, with what a cause must say of it.
struct PlantedError {
    /// The cells that went wrong: any of them as the place that changes.
    var cells: Set<String>
    /// The row that was left out.
    var row: Int?
    var pattern: PlantedPattern

    /// Plants an error; nil where the sheet has no room for it.
    static func plant(_ pattern: PlantedPattern, in sheet: inout GeneratedSheet, _ generator: inout SeededGenerator) -> PlantedError? {
        switch pattern {
        case .rowLeftOut, .rowLeftOutEverywhere: leaveOut(pattern, &sheet, &generator)
        case .percentageMistyped: percentage(&sheet, &generator)
        case .quarterChanged: amount(pattern, &sheet, lines: [.subKegiatan], columns: sheet.form.quarterColumns, &generator)
        case .totalMistyped: amount(pattern, &sheet, lines: [.total], columns: sheet.form.moneyColumns, &generator)
        default: amount(pattern, &sheet, lines: [.subKegiatan, .kegiatan, .program], columns: sheet.form.moneyColumns, &generator)
        }
    }

    private static func leaveOut(
        _ pattern: PlantedPattern, _ sheet: inout GeneratedSheet, _ generator: inout SeededGenerator
    ) -> PlantedError? {
        let parents = sheet.lines.indices.filter { sheet.children(of: $0).count > 1 }
        guard let parent = parents.randomElement(using: &generator), let child = sheet.children(of: parent).randomElement(using: &generator)
        else {
            return nil
        }
        let filled = sheet.form.moneyColumns.filter { (sheet.money[child]?[$0] ?? 0) != 0 }
        let everywhere = pattern == .rowLeftOutEverywhere
        // Of a row with quarters the year is worked out along it.
        let single = filled.filter { sheet.form == .realisasi || $0 != sheet.form.yearColumn }
        guard let one = single.randomElement(using: &generator) else { return nil }
        sheet.addUp(leavingOut: (parent, child, everywhere ? Set(filled) : [one]))
        sheet.percent = sheet.percent.mapValues { $0.filter { $0.key == 18 } }
        sheet.printPercentages()
        return PlantedError(
            cells: Set((everywhere ? filled : [one]).map { sheet.cell(parent, $0) }), row: sheet.lines[child].row, pattern: pattern)
    }

    private static func percentage(_ sheet: inout GeneratedSheet, _ generator: inout SeededGenerator) -> PlantedError? {
        let places = sheet.percent.flatMap { line, own in own.keys.map { (line, $0) } }.sorted { $0 < $1 }
        guard let (line, column) = places.randomElement(using: &generator), let old = sheet.percent[line]?[column] else { return nil }
        let new = Int.random(in: 100...9_900, using: &generator)
        guard abs(new - old) > 5 else { return nil }
        sheet.percent[line]?[column] = new
        return PlantedError(cells: [sheet.cell(line, column)], pattern: .percentageMistyped)
    }

    private static func amount(
        _ pattern: PlantedPattern, _ sheet: inout GeneratedSheet, lines levels: [Tingkat], columns: [Int],
        _ generator: inout SeededGenerator
    ) -> PlantedError? {
        let places = sheet.lines.indices.filter { levels.contains(sheet.lines[$0].level) }.flatMap { line in columns.map { (line, $0) } }
        guard let (line, column) = places.randomElement(using: &generator), let old = sheet.money[line]?[column], old > 0,
            let new = changed(old, pattern, sheet, line, column, &generator), new != old
        else { return nil }
        sheet.money[line]?[column] = new
        return PlantedError(cells: [sheet.cell(line, column)], pattern: pattern)
    }

    private static func changed(
        _ old: Int, _ pattern: PlantedPattern, _ sheet: GeneratedSheet, _ line: Int, _ column: Int, _ generator: inout SeededGenerator
    ) -> Int? {
        var digits = Array(String(old))
        switch pattern {
        case .digitChanged:
            let position = Int.random(in: 0..<digits.count, using: &generator)
            digits[position] = Character(String(Int.random(in: position == 0 ? 1...9 : 0...9, using: &generator)))
        case .digitsTransposed:
            guard digits.count > 1 else { return nil }
            let position = Int.random(in: 0..<(digits.count - 1), using: &generator)
            digits.swapAt(position, position + 1)
            if digits[0] == "0" { return nil }
        case .neighboursValue:
            let above = sheet.money[line + Bool.random(using: &generator).choose(1, -1)]?[column]
            return above.flatMap { $0 > 0 ? $0 : nil }
        case .thousands:
            return Bool.random(using: &generator) && old % 1000 == 0 ? old / 1000 : old * 1000
        default:
            return old + Int.random(in: 1_000...90_000_000, using: &generator)
        }
        return Int(String(digits))
    }
}
