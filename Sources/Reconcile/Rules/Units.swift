import Grid
import Model

/// `satuan.kosong` and `satuan.beda`: units that are missing or that change.
///
/// Many sheets leave the units of a whole level empty, or of several indicators that share one; that is their way and no finding. Missing is told only
/// where nearly every other indicator of the level prints one (nine of ten, three at least), changed only where one indicator of one node is printed
/// twice with two units, or a value is printed with another unit than its column.
enum Units {
    static func violations(_ figures: Figures) -> [Violation] {
        let table = figures.table
        return missing(table) + changed(table) + contradicted(table)
    }

    private static func missing(_ table: FigureTable) -> [Violation] {
        let indicators = table.statement.indicators
        guard indicators.contains(where: { $0.satuan != nil }) else { return [] }
        let first = table.firstFacts
        var counts: [Tingkat: (with: Int, without: Int)] = [:]
        func level(_ line: Int) -> Tingkat { table.statement.nodes[indicators[line].node].tingkat }
        let judged = indicators.indices.filter { indicators[$0].name != nil && first[$0] != nil }
        for line in judged {
            if indicators[line].satuan == nil {
                counts[level(line), default: (0, 0)].without += 1
            } else {
                counts[level(line), default: (0, 0)].with += 1
            }
        }
        return judged.compactMap { line in
            guard indicators[line].satuan == nil, let count = counts[level(line)], count.with >= 3, count.without * 9 <= count.with,
                let fact = first[line], !printsUnit(table.statement.facts[fact].text)
            else { return nil }
            let name = indicators[line].name ?? ""
            return violation(
                .satuanKosong, table, line, table.statement.facts[fact].cell,
                Message(id: "\(name): satuannya kosong.", en: "\(name): its unit is empty."), printed: nil, expected: nil)
        }
    }

    private static func changed(_ table: FigureTable) -> [Violation] {
        var found: [Violation] = []
        var start = 0
        let indicators = table.statement.indicators
        // The indicators of a node follow one another; most nodes have one.
        while start < indicators.count {
            var end = start + 1
            while end < indicators.count, indicators[end].node == indicators[start].node { end += 1 }
            if end - start > 1 { found += changed(table, start..<end) }
            start = end
        }
        return found
    }

    private static func changed(_ table: FigureTable, _ lines: Range<Int>) -> [Violation] {
        var known: [String: String] = [:]
        var found: [Violation] = []
        for line in lines {
            let indicator = table.statement.indicators[line]
            guard let name = indicator.name, let unit = indicator.satuan else { continue }
            guard let other = known[foldedWords(name)] else {
                known[foldedWords(name)] = unit
                continue
            }
            guard !isSame(unit, other), let fact = table.firstFacts[line] else { continue }
            found.append(
                violation(
                    .satuanBeda, table, line, table.statement.facts[fact].cell,
                    Message(
                        id: "\(name): satuan '\(unit)', padahal indikator yang sama di atas bersatuan '\(other)'.",
                        en: "\(name): the unit is '\(unit)', but the same indicator above has '\(other)'."), printed: unit, expected: other)
            )
        }
        return found
    }

    private static func contradicted(_ table: FigureTable) -> [Violation] {
        table.lettered.compactMap { index in
            guard let line = table.statement.facts[index].indicator, let unit = table.statement.indicators[line].satuan else { return nil }
            guard !table.statement.facts[index].tahap.isPercentage, let own = Self.unit(table.statement.facts[index].text),
                !isSame(own, unit)
            else {
                return nil
            }
            let name = table.statement.indicators[line].name ?? ""
            return violation(
                .satuanBeda, table, line, table.statement.facts[index].cell,
                Message(
                    id: "\(name): nilai '\(table.statement.facts[index].text)' bersatuan '\(own)', padahal kolom satuan berisi '\(unit)'.",
                    en:
                        "\(name): the value '\(table.statement.facts[index].text)' has the unit '\(own)', but the column of units holds '\(unit)'."
                ),
                printed: own, expected: unit)
        }
    }

    /// The unit a text ends with: `12 Orang/Bulan` → `orang/bulan`; nil where it does not begin with a number and end in letters.
    static func unit(_ text: String) -> String? {
        guard let first = text.first, first.isNumber, text.last?.isLetter == true else { return nil }
        let tail = text.drop { !$0.isLetter }
        guard tail.allSatisfy({ $0.isLetter || $0.isWhitespace || $0 == "/" || $0 == "." }) else { return nil }
        return foldedWords(String(tail))
    }

    private static func printsUnit(_ text: String) -> Bool { unit(text) != nil || text.contains("%") }

    /// Whether two units are one: equal, or one the beginning of the other (`Orang`, `Orang/Bulan`).
    private static func isSame(_ left: String, _ right: String) -> Bool {
        let (left, right) = (foldedWords(left), foldedWords(right))
        if left == right || left.hasPrefix(right) || right.hasPrefix(left) { return true }
        let percent = { (unit: String) in unit.contains("%") || unit.hasPrefix("persen") }
        return percent(left) && percent(right)
    }

    private static func violation(
        _ rule: Rule, _ table: FigureTable, _ line: Int, _ cell: CellReference, _ message: Message, printed: String?, expected: String?
    ) -> Violation {
        let indicator = table.statement.indicators[line]
        return Violation(
            check: .other, place: nil,
            finding: Finding(
                rule, cell: cell, kode: table.statement.nodes[indicator.node].kode, message: message, printed: printed, expected: expected,
                subject: indicator.key))
    }
}
