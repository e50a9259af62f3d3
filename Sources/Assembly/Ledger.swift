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
/// A cell that was cut into several rows has a part in each and ends as the gravest of them: quarantined, else a fact, else a label.
struct Ledger {
    /// The logical rows, as the table is read.
    private let rows: [Row]
    /// Where the cells of each row stand in ``fates``.
    private let places: [[Int]]
    /// The cells of the sheet in reading order.
    private let cells: [Cell]
    private var fates: [CellFate?]
    /// How many logical rows have a part of each cell; nil where each has one.
    private let parts: [Int]?
    /// Those of them that are still open.
    private var openParts: [Set<Int>]

    init(_ rows: [Row]) {
        self.rows = rows
        var cells: [Cell] = []
        var places: [[Int]] = []
        var isPlain = true
        var last: CellReference?
        for row in rows {
            places.append(row.cells.indices.map { cells.count + $0 })
            cells += row.cells
            for cell in row.cells {
                if let last, !(last < cell.reference) { isPlain = false }
                last = cell.reference
            }
        }
        if isPlain {
            (self.cells, self.places, parts) = (cells, places, nil)
        } else {
            // Rows of several tracks, rows cut into several and rows that were put elsewhere: back into the order of the sheet.
            var byReference: [CellReference: Int] = [:]
            var unique: [Cell] = []
            for cell in cells.sorted(by: { $0.reference < $1.reference }) where byReference[cell.reference] == nil {
                byReference[cell.reference] = unique.count
                unique.append(cell)
            }
            var counts = Array(repeating: 0, count: unique.count)
            for cell in cells { counts[byReference[cell.reference]!] += 1 }
            self.places = rows.map { row in row.cells.map { byReference[$0.reference]! } }
            (self.cells, parts) = (unique, counts)
        }
        fates = Array(repeating: nil, count: self.cells.count)
        openParts = parts == nil ? [] : Array(repeating: [], count: rows.count)
        if parts != nil { openParts = rows.map { Set($0.cells.indices) } }
    }

    /// Closes the account of one cell. A cell leaves once: a second role is a mistake of the program and is not taken.
    mutating func close(row: Int, cell: Int, _ role: CellRole, _ part: String, value: String? = nil) {
        let index = places[row][cell]
        assert(isOpen(row: row, cell: cell), "cell \(rows[row].cells[cell].reference) left the ledger twice")
        guard isOpen(row: row, cell: cell) else { return }
        if parts != nil { openParts[row].remove(cell) }
        let source = rows[row].cells[cell]
        let fate = CellFate(cell: source.reference, role: role, part: part, shown: source.shown, value: value)
        guard var before = fates[index] else {
            fates[index] = fate
            return
        }
        // Another part of a cell that was cut.
        if Self.gravity(role) > Self.gravity(before.role) { before.role = role }
        before.part += " + " + part
        before.shown += " " + source.shown
        before.value = [before.value, value].compactMap { $0 }.joined(separator: " + ")
        fates[index] = before
    }

    private static func gravity(_ role: CellRole) -> Int {
        switch role {
        case .kepala: 0
        case .label: 1
        case .fakta: 2
        case .karantina: 3
        }
    }

    /// Corrects the value of a cell that has left: what its digits mean was settled by the cells beside it.
    mutating func revalue(row: Int, cell: Int, value: String?) { fates[places[row][cell]]?.value = value }

    /// Whether a cell is still open.
    func isOpen(row: Int, cell: Int) -> Bool {
        parts == nil ? fates[places[row][cell]] == nil : openParts[row].contains(cell)
    }

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
        for (index, cell) in cells.enumerated() {
            if let fate = fates[index] {
                all.append(fate)
            } else {
                forgotten.append(cell)
                all.append(CellFate(cell: cell.reference, role: .karantina, part: "tak bernama", shown: cell.shown, value: nil))
            }
            account.count(all[index].role)
        }
        return (all, account, forgotten)
    }
}
