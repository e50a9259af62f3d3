public import Grid

/// Edits that tests make to sheets: what an office does to one between two deliveries.
extension Sheet {
    /// The sheet with every cell moved and changed by a function; cells it returns nil for go. Merges are moved by `moveReference`.
    public func mapCells(_ change: (Cell) -> Cell?) -> Sheet {
        var cells: [Int: [Cell]] = [:]
        var hidden: Set<Int> = []
        for row in rows {
            if row.isHidden { hidden.insert(row.number) }
            for cell in row.cells {
                if let changed = change(cell) { cells[changed.reference.row, default: []].append(changed) }
            }
        }
        var copy = self
        copy.rows = cells.sorted { $0.key < $1.key }.map { number, cells in
            Row(number: number, isHidden: hidden.contains(number), cells: cells.sorted { $0.reference < $1.reference })
        }
        return copy
    }

    /// The sheet with copies of rows inserted before a row; later rows move down.
    public func inserting(rowsLike sources: [Int], before target: Int) -> Sheet {
        let count = sources.count
        let copies = sources.enumerated().flatMap { offset, source in
            (rows.first { $0.number == source }?.cells ?? []).map { cell in
                var copy = cell
                copy.reference.row = target + offset
                return copy
            }
        }
        var moved = mapCells { cell in
            var copy = cell
            if copy.reference.row >= target { copy.reference.row += count }
            return copy
        }
        moved.merges = merges.map { merge in
            var copy = merge
            if copy.first.row >= target { copy.first.row += count }
            if copy.last.row >= target { copy.last.row += count }
            return copy
        }
        return moved.adding(copies)
    }

    /// The sheet with more cells.
    public func adding(_ cells: [Cell]) -> Sheet {
        var byRow: [Int: Row] = [:]
        for row in rows { byRow[row.number] = row }
        for cell in cells { byRow[cell.reference.row, default: Row(number: cell.reference.row, cells: [])].cells.append(cell) }
        var copy = self
        copy.rows = byRow.values.sorted { $0.number < $1.number }.map { row in
            var sorted = row
            sorted.cells.sort { $0.reference < $1.reference }
            return sorted
        }
        return copy
    }

    /// The sheet with its columns moved: `position[old]` is the new one. Merges over several columns are dropped where they do not stay whole.
    public func movingColumns(_ position: [Int: Int]) -> Sheet {
        var moved = mapCells { cell in
            var copy = cell
            copy.reference.column = position[cell.reference.column] ?? cell.reference.column
            return copy
        }
        moved.merges = merges.compactMap { merge in
            guard merge.first.column == merge.last.column else { return nil }
            var copy = merge
            copy.first.column = position[merge.first.column] ?? merge.first.column
            copy.last.column = copy.first.column
            return copy
        }
        return moved
    }

    /// The sheet with a column inserted before another; merges that it cuts grow.
    public func insertingColumn(before target: Int) -> Sheet {
        var moved = mapCells { cell in
            var copy = cell
            if copy.reference.column >= target { copy.reference.column += 1 }
            return copy
        }
        moved.merges = merges.map { merge in
            var copy = merge
            if copy.first.column >= target { copy.first.column += 1 }
            if copy.last.column >= target { copy.last.column += 1 }
            return copy
        }
        return moved
    }

    /// The sheet with one text replaced wherever it stands.
    public func replacing(_ text: String, with other: String) -> Sheet {
        mapCells { cell in
            guard case .text(let own) = cell.value else { return cell }
            var copy = cell
            copy.value = .text(own.split(separator: text, omittingEmptySubsequences: false).joined(separator: other))
            if case .text(let changed) = copy.value { copy.shown = changed }
            return copy
        }
    }

    /// The sheet with one cell's text set; nil empties it.
    public func setting(_ reference: String, to text: String?) -> Sheet {
        let place = CellReference(reference)!
        let without = mapCells { $0.reference == place ? nil : $0 }
        guard let text else { return without }
        return without.adding([Cell(reference: place, value: .text(text), shown: text)])
    }

    /// The sheet with a row moved to stand before another; the rows between close up.
    public func moving(row: Int, before target: Int) -> Sheet {
        let position = { (number: Int) -> Int in
            if number == row { return row < target ? target - 1 : target }
            if row < target { return (row + 1..<target).contains(number) ? number - 1 : number }
            return (target..<row).contains(number) ? number + 1 : number
        }
        return mapCells { cell in
            var copy = cell
            copy.reference.row = position(cell.reference.row)
            return copy
        }
    }
}

/// A small generator with a seed, so that a failing property names the case that fails.
public struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64
    public init(seed: UInt64) { state = seed &+ 0x9E37_79B9_7F4A_7C15 }
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
