import Grid
import Patterns

/// A row's cells by what their columns are, as rules ask about them.
struct RowFields {
    /// The cells that hold more than white space, in the order in which the form names their columns: where a column stands on the page does not
    /// decide what a row begins with.
    private let cells: [(cell: Cell, meaning: ColumnMeaning?)]

    init(row: Row, binding: Binding) {
        cells = binding.inFormOrder(row).filter { !$0.isBlankText }.map { ($0, binding.columns[$0.reference.column]?.meaning) }
    }

    /// Whether the row holds nothing but white space.
    var isBlank: Bool { cells.isEmpty }

    func fits(_ rule: RowRule) -> Bool { rule.conditions.allSatisfy(fits) }

    private func fits(_ condition: RowCondition) -> Bool {
        switch condition {
        case .filled(.angka): hasFigure
        case .empty(.angka): !hasFigure
        case .filled(let field): cells.contains { belongs($0.meaning, to: field) }
        case .empty(let field): !cells.contains { belongs($0.meaning, to: field) }
        case .matches(let field, let pattern):
            cells.contains { belongs($0.meaning, to: field) && pattern.matches(TitleReader.singleLine($0.cell.shown)) }
        case .firstText(let pattern):
            cells.first.map { pattern.matches(TitleReader.singleLine($0.cell.shown)) } ?? false
        case .only(let fields):
            cells.allSatisfy { cell in fields.contains { belongs(cell.meaning, to: $0) } }
        }
    }

    private func belongs(_ meaning: ColumnMeaning?, to field: RowField) -> Bool {
        switch (field, meaning) {
        case (.role(let role), .role(let own)?): role == own
        case (.nilai, .value?): true
        case (.ukuran(let ukuran), .value(let value)?): value.ukuran == ukuran
        default: false
        }
    }

    /// Whether the row looks like data below a signature block: a code or name, and at least two figures in value columns.
    var holdsData: Bool {
        let hasLabel = cells.contains { belongs($0.meaning, to: .role(.kode)) || belongs($0.meaning, to: .role(.uraian)) }
        return hasLabel && cells.filter(isFigure).count >= 2
    }

    private var hasFigure: Bool { cells.contains(where: isFigure) }

    private func isFigure(_ cell: (cell: Cell, meaning: ColumnMeaning?)) -> Bool {
        belongs(cell.meaning, to: .nilai) && (cell.cell.isNumber || startsWithDigit(cell.cell.shown))
    }

    private func startsWithDigit(_ text: String) -> Bool { text.utf8.first.map { (0x30...0x39).contains($0) } ?? false }
}
