import Grid
import Model
import Notation

/// Whether the cells of a row can be what their columns hold, as far as one row alone tells.
enum RowPlausibility {
    /// Whether a row of a rule may fill a column.
    static func mayHold(_ column: BoundColumn, _ rule: RowRule) -> Bool {
        guard case .value(let meaning) = column.meaning else { return true }
        return rule.values.allows(column.traits.onRows[rule.outcome] ?? meaning)
    }

    /// Whether a cell may stand where it stands; text in the place of a code or number is the rules' business.
    static func stands(_ cell: Cell, _ rule: RowRule, _ binding: Binding) -> Bool {
        guard let column = binding.columns[cell.reference.column] else { return !isBeside(cell, binding) }
        switch column.meaning {
        case .value: return mayHold(column, rule) && CellFit.fits(cell, column)
        case .role(.kode), .role(.nomor), .role(.rincian), .role(.tahun), .role(.perangkatDaerahKode): return true
        case .role(.uraian) where !column.traits.isStacked && rule.outcome.isData && isCodeText(cell.shown) && !rule.namesCode: return false
        case .role:
            if column.traits.pattern != nil { return CellFit.fits(cell, column) }
            if column.meaning == .role(.satuan), rule.outcome.isData, CellFit.isQuantity(cell) { return false }
            return rule.outcome == .total || !CellFit.isFigure(cell) || column.traits.isStacked || column.holdsFigures
        }
    }

    /// Whether a figure stands right beside the table, in a column without a heading: what slipped out of it stands there.
    static func isBeside(_ cell: Cell, _ binding: Binding) -> Bool { standsBeside(cell, binding) && CellFit.isFigure(cell) }

    /// Whether a cell stands right beside the table, in a column without a heading.
    static func standsBeside(_ cell: Cell, _ binding: Binding) -> Bool {
        let column = cell.reference.column
        guard binding.columns[column] == nil, !binding.unknown.contains(column) else { return false }
        return binding.columns.keys.contains { abs($0 - column) <= RowAligner.reach }
    }

    /// Whether figures are amounts of money: hardly any count is as large, and hardly any budget smaller.
    static func isMoney(_ cells: [Cell]) -> Bool {
        cells.contains { readQuantity($0, as: .rupiah).value.map { $0.doubleValue >= 100_000 } ?? false }
    }

    /// Whether a node's row has figures of performance but says no indicator that they are of, on a form that has a column for it.
    static func lacksIndicator(_ filled: [(cell: Cell, column: BoundColumn)], _ rule: RowRule, _ binding: Binding) -> Bool {
        guard rule.outcome == .simpul, !rule.namesIndicator else { return false }
        let track = filled.first?.column.traits.track
        let hasColumn = binding.columns.values.contains { $0.meaning == .role(.indikator) && $0.traits.track == track }
        guard hasColumn, !filled.contains(where: { $0.column.meaning == .role(.indikator) }) else { return false }
        return filled.contains { cell, column in
            guard case .value(let meaning) = column.meaning, meaning.ukuran == .kinerja, meaning.indicator == nil,
                column.traits.onRows[rule.outcome] == nil
            else { return false }
            // Nothing of an indicator that is not there is what a formula leaves behind.
            return readQuantity(cell, as: .jumlah).value.map { $0 != .zero } ?? false
        }
    }
}

extension RowRule {
    /// Whether one of its patterns finds the indicator in another cell.
    var namesIndicator: Bool { names("indikator") }

    /// Whether one of its patterns finds the code in another cell.
    var namesCode: Bool { names("kode") }

    private func names(_ group: String) -> Bool {
        conditions.contains { condition in
            guard case .matches(_, let pattern) = condition else { return false }
            return pattern.groupNames.contains(group)
        }
    }
}
