import Grid

/// One line of a title: a cell, or the cells of a row over which it is spread: `Perangkat Daerah | : | Dinas Sosial`, `Tahun | : 2023`.
struct TitleLine {
    /// In one line, white space of every kind as single spaces.
    var text: String
    /// The lines within its cell, where that holds several.
    var pieces: [String]
    var cells: [Cell]

    /// Where what it says stands: its last cell holds the value.
    var place: CellReference { cells[cells.count - 1].reference }

    /// A row of more cells is none of titles.
    private static let mostCells = 8

    /// The lines of a row; a colon at the end of a cell or the beginning of the next goes on, as does a code behind one. nil for a row that can hold no title.
    static func lines(of row: Row) -> [TitleLine]? {
        guard row.cells.count <= mostCells else { return nil }
        var lines: [TitleLine] = []
        for cell in row.cells where !cell.isBlankText {
            guard let text = text(of: cell) else { return nil }
            if let last = lines.last, last.text.hasSuffix(":") || text.hasPrefix(":") || endsWithCode(last.text) {
                lines[lines.count - 1].text = last.text + " " + text
                lines[lines.count - 1].pieces = []
                lines[lines.count - 1].cells.append(cell)
            } else {
                lines.append(TitleLine(cell, text))
            }
        }
        return lines
    }

    /// Whether a label is followed by a code alone: the name stands in the next cell.
    private static func endsWithCode(_ text: String) -> Bool {
        guard let colon = text.lastIndex(of: ":") else { return false }
        let value = text[text.index(after: colon)...].drop { $0 == " " }
        return value.contains(".") && value.contains(where: \.isNumber) && value.allSatisfy { $0.isNumber || $0 == "." }
    }

    /// The cells of a row as one line.
    static func whole(of lines: [TitleLine]) -> TitleLine {
        var line = lines[0]
        for next in lines.dropFirst() {
            line.text += " " + next.text
            line.cells += next.cells
        }
        if lines.count > 1 { line.pieces = [] }
        return line
    }

    /// The line that a cell holds; nil for a cell of another kind than text.
    init?(_ cell: Cell) {
        guard case .text(let raw) = cell.value else { return nil }
        self.init(cell, raw.singleLine)
    }

    private init(_ cell: Cell, _ text: String) {
        self.text = text
        cells = [cell]
        pieces = []
        guard case .text(let raw) = cell.value, raw.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return }
        pieces = raw.split(whereSeparator: \.isNewline).map { String($0).singleLine }.filter { !$0.isEmpty }
        if pieces.count < 2 { pieces = [] }
    }

    /// What a cell says in a title; a year may be a number.
    private static func text(of cell: Cell) -> String? {
        switch cell.value {
        case .text(let text): text.singleLine
        case .number(let value) where value == value.rounded() && abs(value) < 10000: String(Int(value))
        default: nil
        }
    }

    /// Whether a row is few lines of words, however many cells they are spread over.
    static func isFewLines(_ row: Row) -> Bool {
        if row.cells.count <= 3, !row.cells.contains(where: \.isNumber) { return true }
        guard let lines = lines(of: row), lines.count <= 3 else { return false }
        // A number belongs to the words before it: a year.
        return lines.allSatisfy { !$0.cells[0].isNumber } || lines.count == 2 && isYear(lines[1])
    }

    private static func isYear(_ line: TitleLine) -> Bool { line.text.count == 4 && line.text.hasPrefix("20") }
}
