import Grid
import Patterns

/// One label cell of a header.
struct HeaderCell: Sendable {
    /// Tells it from the other cells of its sheet.
    let key: Int
    let folded: String
    let printed: String
}

/// What the cells of a header say, alone and read on from one to the next, each worked out once however many forms ask.
///
/// A sheet's rows are held against many columns of many forms, as headers of many heights; what a text means is the same in all of them.
final class HeaderTexts {
    private var cells: [Int: HeaderCell] = [:]
    private var texts: [Int: HeaderText] = [:]

    /// A cell; nil for one without a letter or digit.
    func cell(_ cell: Cell) -> HeaderCell? {
        let key = cell.reference.row * (CellReference.maximumColumn + 1) + cell.reference.column
        if let known = cells[key] { return known.folded.isEmpty ? nil : known }
        let new = HeaderCell(key: key, folded: Label.fold(cell.shown), printed: cell.shown)
        cells[key] = new
        return new.folded.isEmpty ? nil : new
    }

    /// What a cell says alone.
    func text(of cell: HeaderCell) -> HeaderText {
        if let known = texts[cell.key] { return known }
        let new = HeaderText(folded: cell.folded, printed: cell.printed)
        texts[cell.key] = new
        return new
    }

    /// What several cells say one after another.
    func text(of cells: some Collection<HeaderCell>) -> HeaderText? {
        guard let first = cells.first else { return nil }
        return cells.dropFirst().reduce(text(of: first)) { $0.reading(on: $1) }
    }
}

/// A text of a header: a label, or one that is broken over several cells.
final class HeaderText {
    let folded: String
    let printed: String
    private var next: [Int: HeaderText] = [:]
    private var matches: [ObjectIdentifier: PatternMatch?] = [:]

    init(folded: String, printed: String) {
        self.folded = folded
        self.printed = printed
    }

    /// The text with that of one more cell behind it.
    func reading(on cell: HeaderCell) -> HeaderText {
        if let known = next[cell.key] { return known }
        let new = HeaderText(folded: folded + cell.folded, printed: printed + " " + cell.printed)
        next[cell.key] = new
        return new
    }

    /// The label without its years.
    private(set) lazy var anonymous = Label.withoutYears(folded)
    private(set) lazy var line = printed.singleLine
    /// The quarter that it names.
    private(set) lazy var quarter = HeaderQuarter(printed)
    private(set) lazy var saysUpTo = HeaderQuarter.saysUpTo(line)

    /// Where a pattern of a mapping, which lives as long as that, is found in it.
    func firstMatch(of pattern: Pattern) -> PatternMatch? {
        let key = ObjectIdentifier(pattern)
        if let known = matches[key] { return known }
        let match = pattern.firstMatch(in: line)
        matches[key] = .some(match)
        return match
    }
}
