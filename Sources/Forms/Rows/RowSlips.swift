import Grid
import Model

/// Finds the rows whose cells cannot all stand where they stand, and asks where they belong.
struct RowSlips {
    let binding: Binding
    let shapes: RowShapes
    /// The rule that the placed cells of one track fit; nil where they fit none.
    let rule: (_ cells: [Cell], _ moved: [Int: Int], _ track: String?) -> RowRule?

    private var aligner: RowAligner { RowAligner(binding: binding, shapes: shapes, rule: rule) }

    /// What became of the cells of a row: read elsewhere, or nobody knows where; nil where they can stand.
    /// - Parameters:
    ///   - rule: what the row is as it stands.
    ///   - named: the columns of cells that a pattern of that rule names a part of.
    func align(_ row: Row, _ rule: RowRule?, named: Set<Int>) -> RowAligner.Alignment? {
        let cells = placeable(row)
        if let rule, !rule.outcome.isData {
            // Text that goes on holds no number for a name: where it does, the row is one of its own that slipped.
            guard rule.outcome == .sambungan && cells.contains(where: isFigureForName) else { return nil }
        }
        if let rule, rule.outcome == .total, cells.contains(where: isNameForUnit) {
            // `Jumlah …` in the place of a unit is the name of what is counted, not that of a sum.
            if let alignment = aligner.align(cells) { return alignment }
        }
        guard cells.count >= 3, cells.contains(where: \.holdsDigits) else { return nil }
        guard let rule else { return aligner.align(cells) }
        let misfits = cells.filter { !named.contains($0.reference.column) && !RowPlausibility.stands($0, rule, binding) }
        let isSound = misfits.isEmpty && !runsOver(cells)
        if isSound, !lacksIndicator(cells, rule), !holdsOddFigure(cells), !isUnlikeOthers(cells) { return nil }
        if let alignment = aligner.align(cells, isSound: isSound) { return alignment }
        // A number in a note alone is no slip: `100%` may be the remark itself.
        guard rule.outcome.isData, !misfits.allSatisfy({ isRemark($0, cells, rule) }) else { return nil }
        // A figure of another kind than its column's (a percentage among amounts) is nobody's, too.
        let strangers = misfits.map(\.reference.column).filter { if case .value? = binding.columns[$0]?.meaning { true } else { false } }
        return RowAligner.Alignment(doubtful: aligner.reach(of: misfits, cells).union(strangers), rule: rule)
    }

    /// The same of a row of several tracks: a printer moves the row, not a track.
    func align(_ row: Row, _ parts: [Row], _ rules: [RowRule?]) -> RowAligner.Alignment? {
        let cells = placeable(row)
        guard cells.count >= 3, cells.contains(where: \.holdsDigits), !rules.contains(where: { $0?.cut != nil }) else { return nil }
        let misfits = zip(parts, rules).flatMap { part, rule in
            placeable(part).filter { cell in
                guard let rule else { return binding.columns[cell.reference.column].map { !CellFit.fits(cell, $0) } ?? false }
                return !RowPlausibility.stands(cell, rule, binding)
            }
        }
        if misfits.isEmpty { return nil }
        if let alignment = aligner.align(cells) { return alignment }
        guard let rule = rules.lazy.compactMap({ $0 }).first(where: \.outcome.isData),
            !misfits.allSatisfy({ isRemark($0, cells, rule) })
        else { return nil }
        // Nobody knows where the figures of such a row belong.
        let values = cells.map(\.reference.column).filter { if case .value? = binding.columns[$0]?.meaning { true } else { false } }
        return RowAligner.Alignment(doubtful: Set(values), rule: rule)
    }

    // MARK: What shows a slip

    /// The cells that say something of the form's columns, or may have slipped out of them.
    private func placeable(_ row: Row) -> [Cell] {
        row.cells.filter { cell in
            !cell.isBlankText && (binding.columns[cell.reference.column] != nil || RowPlausibility.standsBeside(cell, binding))
        }
    }

    private func lacksIndicator(_ cells: [Cell], _ rule: RowRule) -> Bool {
        // Without a column of money there is none that they could have slipped out of.
        let hasMoney = binding.columns.values.contains {
            if case .value(let meaning) = $0.meaning { meaning.ukuran == .anggaran } else { false }
        }
        guard hasMoney else { return false }
        let filled = cells.compactMap { cell in binding.columns[cell.reference.column].map { (cell: cell, column: $0) } }
        return RowPlausibility.lacksIndicator(filled, rule, binding)
    }

    /// Whether no other row fills the same columns.
    private func isUnlikeOthers(_ cells: [Cell]) -> Bool {
        shapes.count(cells.map(\.reference.column), binding: binding) < 2
    }

    /// Whether a figure stands where figures of its size hardly can.
    private func holdsOddFigure(_ cells: [Cell]) -> Bool {
        cells.contains { shapes.magnitudes.isPlainlyOdd($0, binding) }
    }

    /// Whether a row goes on beside the table, in the place of a column that other rows fill.
    private func runsOver(_ cells: [Cell]) -> Bool {
        guard cells.contains(where: { RowPlausibility.standsBeside($0, binding) }) else { return false }
        return isUnlikeOthers(cells)
    }

    /// Whether a figure is the remark itself: it stands in a note, and the row fills every column of values, so that none can have slipped into it.
    private func isRemark(_ cell: Cell, _ cells: [Cell], _ rule: RowRule) -> Bool {
        guard let column = binding.columns[cell.reference.column], column.traits.pattern == nil, case .role(.catatan) = column.meaning
        else { return false }
        let filled = Set(cells.map(\.reference.column))
        return binding.columns.values.allSatisfy { other in
            guard case .value = other.meaning, other.traits.track == column.traits.track, RowPlausibility.mayHold(other, rule) else {
                return true
            }
            return filled.contains(other.column)
        }
    }

    private func isNameForUnit(_ cell: Cell) -> Bool {
        guard let column = binding.columns[cell.reference.column] else { return false }
        return column.meaning == .role(.satuan) && !CellFit.fits(cell, column) && CellFit.isName(cell)
    }

    private func isFigureForName(_ cell: Cell) -> Bool {
        guard let meaning = binding.columns[cell.reference.column]?.meaning else { return false }
        return (meaning == .role(.uraian) || meaning == .role(.indikator)) && CellFit.isFigure(cell)
    }
}

extension Cell {
    /// Whether it is a number, or a text with a digit.
    var holdsDigits: Bool { isNumber || shown.contains { $0.isNumber } }
}
