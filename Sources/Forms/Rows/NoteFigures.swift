import Grid

/// Tells which note columns of a table hold figures of their own.
///
/// A number under `Keterangan` may be a value that slipped out of its column; under `Bobot (%)` or `Januari` every cell is one. A column is of the
/// second kind where most rows with values print a figure in it: a printer does not slip in most of its rows.
struct NoteFigures {
    let sheet: Sheet
    /// The last row of the header.
    let below: Int

    /// A binding that knows its note columns of figures.
    func mark(_ binding: Binding) -> Binding {
        let notes = binding.columns.values.filter { if case .role(.catatan) = $0.meaning { true } else { false } }.map(\.column)
        guard !notes.isEmpty else { return binding }
        let values = binding.columns.values.filter { if case .value = $0.meaning { true } else { false } }.map(\.column)
        let rows = sheet.rows.filter { $0.number > below }
        // Values may stand in the rows of indicators only, and a note in those of nodes.
        var withValues = 0
        var figures: [Int: Int] = [:]
        var texts: [Int: Int] = [:]
        for row in rows {
            if values.contains(where: { row[$0].map(CellFit.isFigure) ?? false }) { withValues += 1 }
            for column in notes {
                guard let cell = row[column], !cell.isBlankText else { continue }
                if CellFit.isFigure(cell) { figures[column, default: 0] += 1 } else { texts[column, default: 0] += 1 }
            }
        }
        var marked = binding
        for column in notes {
            let count = figures[column, default: 0]
            guard count >= Self.fewest, count * 3 >= withValues, count > texts[column, default: 0] else { continue }
            marked.columns[column]?.holdsFigures = true
        }
        return marked
    }

    /// Fewer figures are no habit.
    private static let fewest = 2
}
