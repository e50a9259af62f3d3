import Grid
import Patterns

/// A row's cells by what their columns are, as rules ask about them.
struct RowFields {
    let row: Row
    let binding: Binding

    private var cells: [Cell] { row.cells.filter { !$0.isBlankText } }

    /// Whether the row holds nothing but white space.
    var isBlank: Bool { cells.isEmpty }

    func fits(_ rule: RowRule) -> Bool { rule.conditions.allSatisfy(fits) }

    private func fits(_ condition: RowCondition) -> Bool {
        switch condition {
        case .filled(let field): return cells.contains { belongs($0, to: field) }
        case .empty(let field): return !cells.contains { belongs($0, to: field) }
        case .matches(let field, let pattern):
            return cells.contains { belongs($0, to: field) && pattern.matches(TitleReader.singleLine($0.shown)) }
        case .firstText(let pattern):
            return cells.first.map { pattern.matches(TitleReader.singleLine($0.shown)) } ?? false
        case .only(let fields):
            return cells.allSatisfy { cell in fields.contains { belongs(cell, to: $0) } }
        }
    }

    private func belongs(_ cell: Cell, to field: RowField) -> Bool {
        guard let meaning = binding.columns[cell.reference.column]?.meaning else { return false }
        switch (field, meaning) {
        case (.role(let role), .role(let own)): return role == own
        case (.nilai, .value): return true
        case (.ukuran(let ukuran), .value(let value)): return value.ukuran == ukuran
        default: return false
        }
    }

    /// Whether the row looks like data below a signature block: a code or name, and at least two figures in value columns.
    var holdsData: Bool {
        let hasLabel = cells.contains { belongs($0, to: .role(.kode)) || belongs($0, to: .role(.uraian)) }
        let figures = cells.filter { belongs($0, to: .nilai) && ($0.isNumber || $0.shown.utf8.first.map { (0x30...0x39).contains($0) } == true) }
        return hasLabel && figures.count >= 2
    }
}
