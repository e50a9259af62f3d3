import Grid

/// A sheet, or some rows of one, with its texts folded once for every form that is held against it.
struct FoldedSheet {
    let sheet: Sheet
    /// The folded texts of each row, years made anonymous.
    let folded: [[String]]
    /// The rows that print column numbers, whatever form they are of.
    let numberRows: [NumberRow]

    var rows: [Row] { sheet.rows }

    init(_ sheet: Sheet) {
        self.sheet = sheet
        numberRows = sheet.rows.compactMap(NumberRow.init)
        folded = sheet.rows.map { row in
            row.cells.compactMap { cell -> String? in
                guard case .text(let text) = cell.value else { return nil }
                return Label.withoutYears(Label.fold(text))
            }
        }
    }

    private init(sheet: Sheet, folded: [[String]], numberRows: [NumberRow]) {
        self.sheet = sheet
        self.folded = folded
        self.numberRows = numberRows
    }

    /// Some of its rows, by their positions, with the merges that begin in them.
    subscript(positions: Range<Int>) -> FoldedSheet {
        if positions == sheet.rows.indices { return self }
        var part = sheet
        part.rows = Array(sheet.rows[positions])
        guard let first = part.rows.first?.number, let last = part.rows.last?.number else {
            return FoldedSheet(sheet: part, folded: [], numberRows: [])
        }
        part.merges = sheet.merges.filter { (first...last).contains($0.first.row) }
        return FoldedSheet(
            sheet: part, folded: Array(folded[positions]), numberRows: numberRows.filter { (first...last).contains($0.row) })
    }
}
