public import Grid
public import Model

/// One sheet read by a form: which row is what, which column is what, and what the sheet says of itself.
public struct TableReading: Sendable {
    public var mapping: Mapping
    /// In the order of the rows, a row of several tracks as one for each, the outermost first; empty rows are not there.
    public var rows: [ClassifiedRow]
    /// The bindings in effect, the first from the first header on; a later page may bind its columns anew.
    public var bindings: [Binding]
    /// What title lines state, in reading order.
    public var context: [(field: ContextField, value: ContextValue)]
    /// The years that the header's labels name, each with the first cell that does.
    public var headerYears: [Int: CellReference]
    /// The power of ten that a line above the table says its amounts are printed in.
    public var scale: (exponent: Int, cell: CellReference)?
    public var sheetName: String
    /// The first row of the first header: what stands above are titles.
    public var firstHeaderRow: Int
    /// The merged ranges of its rows.
    public var merges: [CellRange] = []

    /// The value that the sheet states for a field: what a line says outright counts before what is named in passing, the titles before the sheet's
    /// name.
    public func stated(_ field: ContextField) -> ContextValue? { context.first(field) }

    /// Every value that the titles state for a field, the plainest first.
    public func all(_ field: ContextField) -> [ContextValue] {
        let values = context.filter { $0.field == field }.map(\.value)
        return [ContextValue.Weight.stated, .mentioned].flatMap { weight in values.filter { $0.weight == weight } }
    }

    /// Makes a row that no rule named the heading of the rows of an agency.
    public mutating func makeSection(at index: Int, of agency: String) {
        let column = rows[index].row.cells.first { !$0.isBlankText }?.reference.column ?? 1
        rows[index].rowClass = .bagian
        rows[index].captures = [RowCapture(column: column, role: .uraian, name: ContextField.perangkatDaerah.rawValue, text: agency)]
    }

    /// The column that a cell belongs to, wherever it stands.
    public func bound(_ cell: Cell, in entry: ClassifiedRow) -> BoundColumn? { bindings[entry.binding].columns[entry.column(of: cell)] }

    /// What a cell is on its row.
    public func meaning(of cell: Cell, in entry: ClassifiedRow) -> ColumnMeaning? {
        guard let column = bound(cell, in: entry) else { return nil }
        if let value = column.traits.onRows[entry.rowClass] { return .value(value.inPeriod(of: column.meaning)) }
        if column.traits.isStacked, isCodeText(cell.shown) { return .role(.kode) }
        return column.meaning
    }
}

/// One row, or what one track has of it, and what it is.
public struct ClassifiedRow: Sendable {
    /// Its cells, as they stand on the sheet.
    public var row: Row
    public var rowClass: RowClass
    /// The rule that fitted; nil for header rows and rows that none fitted.
    public var rule: RowRule?
    /// Position of its binding in ``TableReading/bindings``.
    public var binding: Int
    /// Whether it goes on from the note or signature block above.
    public var isContinuation: Bool
    /// The track it is a part of; nil for the main one.
    public var track: String?
    /// The level that its rule or its section gives.
    public var tingkat: Tingkat?
    /// What named groups of its rule's patterns found in its cells.
    public var captures: [RowCapture] = []
    /// Whether it prints the node above again beside another indicator: the node's money is the same, not more.
    public var printsNodeAgain = false
    /// Cells that slipped, by the column they stand in: the column they belong to.
    public var moved: [Int: Int] = [:]
    /// The columns of cells that slipped, but may belong to more than one.
    public var doubtful: Set<Int> = []

    /// The column a cell belongs to.
    public func column(of cell: Cell) -> Int { moved[cell.reference.column] ?? cell.reference.column }

    /// The cell that belongs to a column.
    public func cell(at column: Int) -> Cell? {
        if moved.isEmpty { return row[column] }
        return row.cells.first { self.column(of: $0) == column && !doubtful.contains($0.reference.column) }
    }
}

/// A part of a cell's text that a rule's pattern names.
public struct RowCapture: Sendable, Hashable {
    /// The column it belongs to.
    public var column: Int
    /// What the cell is by its column.
    public var role: ColumnRole
    /// The group: `uraian`, `indikator`, `satuan`, `kode`, `nomor`; any other is a note of that kind.
    public var name: String
    public var text: String
}

/// Whether a text is written as a code: digits (or X), dots and spaces only.
public func isCodeText(_ text: String) -> Bool {
    var hasDigit = false
    for scalar in text.unicodeScalars {
        switch scalar {
        case "0"..."9": hasDigit = true
        case "X", "x", ".", ",", " ", "\u{A0}": break
        default: return false
        }
    }
    return hasDigit
}
