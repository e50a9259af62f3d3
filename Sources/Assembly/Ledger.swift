public import Grid
public import Model

/// What became of one cell.
public struct CellFate: Sendable, Hashable {
    public var cell: CellReference
    public var role: CellRole
    /// What the cell is in its row: `kode`, `anggaran realisasi TW 1`, `judul` …
    public var part: String
    /// What the cell shows.
    public var shown: String
    /// The canonical value or code read from it, where there is one.
    public var value: String?

    public init(cell: CellReference, role: CellRole, part: String, shown: String, value: String?) {
        self.cell = cell
        self.role = role
        self.part = part
        self.shown = shown
        self.value = value
    }
}

/// The ledger that every non-empty cell of a sheet is entered in once, when it is read, and leaves once, with the role it ended in.
///
/// What is still open when the ledger closes is quarantined: a forgotten case shows itself.
struct Ledger {
    private let rows: [Row]
    /// Where the cells of each row begin in ``fates``.
    private let starts: [Int]
    private var fates: [CellFate?]

    init(_ rows: [Row]) {
        self.rows = rows
        var starts: [Int] = []
        var count = 0
        for row in rows {
            starts.append(count)
            count += row.cells.count
        }
        self.starts = starts
        fates = Array(repeating: nil, count: count)
    }

    /// Closes the account of one cell. A cell leaves once: a second role is a mistake of the program and is not taken.
    mutating func close(row: Int, cell: Int, _ role: CellRole, _ part: String, value: String? = nil) {
        let index = starts[row] + cell
        assert(fates[index] == nil, "cell \(rows[row].cells[cell].reference) left the ledger twice")
        guard fates[index] == nil else { return }
        let source = rows[row].cells[cell]
        fates[index] = CellFate(cell: source.reference, role: role, part: part, shown: source.shown, value: value)
    }

    /// Corrects the value of a cell that has left: what its digits mean was settled by the cells beside it.
    mutating func revalue(row: Int, cell: Int, value: String?) { fates[starts[row] + cell]?.value = value }

    /// Whether a cell is still open.
    func isOpen(row: Int, cell: Int) -> Bool { fates[starts[row] + cell] == nil }

    /// Closes all that is still open in a row.
    mutating func closeRow(_ row: Int, _ role: CellRole, _ part: String) {
        for cell in rows[row].cells.indices where isOpen(row: row, cell: cell) { close(row: row, cell: cell, role, part) }
    }

    /// Every cell with its fate, and the account. What is still open is quarantined.
    func closed() -> (fates: [CellFate], account: CellAccount, forgotten: [Cell]) {
        var account = CellAccount()
        var forgotten: [Cell] = []
        var all: [CellFate] = []
        all.reserveCapacity(fates.count)
        for (row, start) in zip(rows, starts) {
            for (index, cell) in row.cells.enumerated() {
                if let fate = fates[start + index] {
                    all.append(fate)
                } else {
                    forgotten.append(cell)
                    all.append(CellFate(cell: cell.reference, role: .karantina, part: "tak bernama", shown: cell.shown, value: nil))
                }
                account.count(all.last!.role)
            }
        }
        return (all, account, forgotten)
    }
}
