public import Grid

/// Several sheets one under another, as offices that collect reports lay them out.
extension Sheet {
    /// The sheet with all its rows a number of rows lower.
    public func movedDown(by count: Int) -> Sheet {
        var moved = mapCells { cell in
            var copy = cell
            copy.reference.row += count
            return copy
        }
        moved.merges = merges.map { merge in
            var copy = merge
            copy.first.row += count
            copy.last.row += count
            return copy
        }
        return moved
    }

    /// Sheets one under another on one sheet, with blank rows between them; where each begins, less one.
    public static func stacked(_ sheets: [Sheet], gap: Int) -> (sheet: Sheet, offsets: [Int]) {
        var result = Sheet(name: sheets.first?.name ?? "", rows: [])
        var offsets: [Int] = []
        for sheet in sheets {
            let offset = result.rows.last.map { $0.number + gap } ?? 0
            offsets.append(offset)
            let moved = sheet.movedDown(by: offset)
            result.rows += moved.rows
            result.merges += moved.merges
        }
        return (result, offsets)
    }

    /// The sheet without some of its rows; what stands below stays where it is.
    public func dropping(rows numbers: Set<Int>) -> Sheet {
        var copy = self
        copy.rows.removeAll { numbers.contains($0.number) }
        copy.merges.removeAll { numbers.contains($0.first.row) }
        return copy
    }
}
