import Grid
import Model

/// Finds where, below the data of a table, another table begins with labels that are not those of its form: `No | Perangkat Daerah | Pagu | Realisasi`.
///
/// Such a row is easily read as data: its words as a name, its columns as the form's. So it counts as a header where a blank row parts it and its titles
/// from what stands above, all of it is words, figures follow below it, and its words are labels or stand where the form has figures.
struct StrangeHeader {
    let mapping: Mapping
    let layout: SheetLayout
    /// The labels of all forms, folded, without years.
    let words: Set<String>

    /// Lines of titles above such a header.
    private static let mostTitles = 8
    /// Figures follow this close below it.
    private static let reach = 3

    /// The position of the first row of the other table: its titles, else its header.
    func start(in rows: [Row]) -> Int? {
        let own = LabelSet(layout.header.vocabulary.union(mapping.parts))
        guard let bottom = layout.header.rows.last?.number ?? layout.numbers?.row else { return nil }
        for position in rows.indices.dropFirst() where rows[position].number > bottom {
            guard let top = top(of: position, in: rows), isHeader(rows[position], own) else { continue }
            if figuresFollow(position, in: rows) { return top }
        }
        return nil
    }

    /// The first line of text right above a row where a blank row parts them from the data; nil where none does.
    private func top(of position: Int, in rows: [Row]) -> Int? {
        var top = position
        while top > 0, rows[top - 1].number == rows[top].number - 1 {
            guard position - top < Self.mostTitles, rows[top - 1].cells.count <= 3, !rows[top - 1].cells.contains(where: \.isNumber) else {
                return nil
            }
            top -= 1
        }
        return top > 0 ? top : nil
    }

    private func isHeader(_ row: Row, _ own: LabelSet) -> Bool {
        let cells = row.cells.filter { !$0.isBlankText }
        guard cells.count >= 3, cells.allSatisfy(Self.isWords) else { return false }
        let folded = cells.map { Label.fold($0.shown) }
        guard folded.count(where: own.contains) * 2 < cells.count else { return false }
        if let rule = mapping.rows.first(where: { RowFields(row.cells, binding: layout.binding).fits($0) }) {
            guard rule.outcome.isData || rule.outcome == .sambungan else { return false }
        }
        let labels = folded.count { words.contains(Label.withoutYears($0)) }
        let misplaced = cells.count { cell in
            guard let column = layout.binding.columns[cell.reference.column], case .value = column.meaning else { return false }
            return !CellFit.fits(cell, column)
        }
        return labels >= 3 || misplaced >= 2 || misplaced + labels >= 3
    }

    /// A short text that begins with a letter and is no number of a row (`A`, `IV`); `%`.
    private static func isWords(_ cell: Cell) -> Bool {
        guard case .text(let text) = cell.value, text.utf8.count <= 80 else { return false }
        let folded = Label.fold(text)
        if folded == "%" { return true }
        guard folded.utf8.count >= 2, let first = folded.unicodeScalars.first, !("0"..."9").contains(first) else { return false }
        return !folded.allSatisfy { "ivxl".contains($0) }
    }

    /// Whether an amount stands under one of the labels, but the first, in the rows right below.
    private func figuresFollow(_ position: Int, in rows: [Row]) -> Bool {
        let header = rows[position]
        let columns = Set(header.cells.filter { !$0.isBlankText }.dropFirst().map(\.reference.column))
        return rows[(position + 1)...].prefix(Self.reach).contains { row in
            row.number - header.number <= Self.reach
                && row.cells.contains { columns.contains($0.reference.column) && ($0.isNumber || CellFit.isFigure($0)) }
        }
    }
}
