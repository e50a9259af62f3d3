/// One row's non-empty cells, by column.
public struct Row: Sendable, Hashable {
    /// Counted from 1.
    public var number: Int
    /// Whether the row itself is hidden.
    public var isHidden: Bool
    /// In the order of their columns, each column once.
    public var cells: [Cell]

    /// A row.
    public init(number: Int, isHidden: Bool = false, cells: [Cell]) {
        self.number = number
        self.isHidden = isHidden
        self.cells = cells
    }

    /// The cell in a column, nil where it is empty.
    public subscript(column: Int) -> Cell? {
        var low = 0
        var high = cells.count
        while low < high {
            let middle = (low + high) / 2
            if cells[middle].reference.column < column { low = middle + 1 } else { high = middle }
        }
        return low < cells.count && cells[low].reference.column == column ? cells[low] : nil
    }
}

/// The last record of a CSV that has fewer fields than the others.
public struct ShortRecord: Sendable, Hashable {
    /// Its last field.
    public var end: CellReference
    /// The fields that the others have.
    public var usual: Int

    /// A record by its last field.
    public init(end: CellReference, usual: Int) {
        self.end = end
        self.usual = usual
    }
}

/// One sheet, held whole: rows that have cells, in order.
public struct Sheet: Sendable {
    /// Empty for a CSV.
    public var name: String
    /// Position in the workbook, from 0.
    public var index: Int
    /// Whether the workbook hides it.
    public var isHidden: Bool
    /// Rows with at least one non-empty cell, by number.
    public var rows: [Row]
    /// Merged ranges; only the first cell of each is among the cells.
    public var merges: [CellRange]
    /// Hidden columns, where the file says so.
    public var hiddenColumns: Set<Int>
    /// Where a CSV seems to be cut off.
    public var shortEnd: ShortRecord?

    /// A sheet.
    public init(
        name: String, index: Int = 0, isHidden: Bool = false, rows: [Row], merges: [CellRange] = [], hiddenColumns: Set<Int> = []
    ) {
        self.name = name
        self.index = index
        self.isHidden = isHidden
        self.rows = rows
        self.merges = merges
        self.hiddenColumns = hiddenColumns
    }

    /// The number of non-empty cells.
    public var cellCount: Int { rows.reduce(0) { $0 + $1.cells.count } }
}
