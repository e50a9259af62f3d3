import Grid

/// A sheet, or some rows of one, looked at once for every form that is held against it.
struct FoldedSheet {
    let sheet: Sheet
    let scan: SheetScan

    /// The folded texts of each row, years made anonymous.
    var folded: [[String]] { scan.folded }
    /// The rows that print column numbers, whatever form they are of.
    var numberRows: [NumberRow] { scan.numberRows }
    var rows: [Row] { sheet.rows }

    init(_ sheet: Sheet, texts: HeaderTexts = HeaderTexts()) {
        self.sheet = sheet
        scan = SheetScan(sheet, titleRows: Recogniser.titleRows, texts: texts)
    }

    /// Some of its rows, by their positions, with the merges that begin in them.
    subscript(positions: Range<Int>) -> FoldedSheet {
        if positions == sheet.rows.indices { return self }
        var part = sheet
        part.rows = Array(sheet.rows[positions])
        guard let first = part.rows.first?.number, let last = part.rows.last?.number else { return FoldedSheet(part, texts: scan.texts) }
        part.merges = sheet.merges.filter { (first...last).contains($0.first.row) }
        return FoldedSheet(part, texts: scan.texts)
    }
}
