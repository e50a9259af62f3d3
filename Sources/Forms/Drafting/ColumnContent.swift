import Grid

/// What stands in a column.
struct ColumnContent {
    let isEmpty: Bool
    /// Mostly figures.
    let isFigures: Bool
    /// Mostly words.
    let isWords: Bool
    /// Figures of the size of rupiah.
    let isMoney: Bool
    /// Years alone.
    let isYears: Bool
    /// Texts that name the quarters of their values: `TW I : 500 orang TW II : 500 orang`.
    let namesQuarters: Bool
    /// Texts in which several values stand.
    let filled: Int

    init(_ cells: [Cell]) {
        let filled = cells.filter { !$0.isBlankText && !["-", "–", "na", "n.a", "n/a"].contains($0.shown.lowercased()) }
        let figures = filled.filter { cell in TableShape.isFigure(cell) || cell.isNumber || Self.beginsWithDigit(cell) }
        self.filled = filled.count
        isEmpty = filled.isEmpty
        isFigures = figures.count * 2 > filled.count
        isWords = !filled.isEmpty && figures.count * 2 <= filled.count
        let large = figures.filter { cell in
            if case .number(let number) = cell.value { return abs(number) >= 100_000 }
            return cell.shown.hasPrefix("Rp") || cell.shown.utf8.count { (0x30...0x39).contains($0) } >= 6
        }
        isMoney = large.count * 2 > figures.count
        isYears = !filled.isEmpty && filled.allSatisfy { cell in Int(cell.shown).map { (2000...2100).contains($0) } ?? false }
        let quarters = filled.filter { cell in
            let text = cell.shown.lowercased()
            return ["tw ", "triwulan "].contains { text.hasPrefix($0) } && text.contains(":") && text.contains(where: \.isNumber)
        }
        namesQuarters = quarters.count * 2 > filled.count
    }

    private static func beginsWithDigit(_ cell: Cell) -> Bool {
        cell.shown.utf8.first.map { (0x30...0x39).contains($0) } ?? false
    }
}
