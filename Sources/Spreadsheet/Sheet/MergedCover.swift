import Grid

/// Merged ranges that can be meant.
enum MergedRanges {
    /// The ranges of more than one cell that overlap no other. Where two overlap, which no spreadsheet program allows, neither tells
    /// which cells are hidden: their cells stay.
    ///
    /// One look at each range's columns, none at pairs of ranges.
    static func sound(_ merges: [CellRange]) -> [CellRange] {
        let wide = merges.filter { $0.first != $0.last }.sorted { $0.first < $1.first }
        guard wide.count > 1 else { return wide }
        var isOverlapped = [Bool](repeating: false, count: wide.count)
        // The range met last in each column that reaches down farthest.
        var owners = [Int32](repeating: -1, count: CellReference.maximumColumn + 1)
        for (index, range) in wide.enumerated() {
            for column in range.first.column...range.last.column {
                let owner = Int(owners[column])
                if owner >= 0, wide[owner].last.row >= range.first.row {
                    isOverlapped[owner] = true
                    isOverlapped[index] = true
                    if wide[owner].last.row >= range.last.row { continue }
                }
                owners[column] = Int32(index)
            }
        }
        return wide.indices.filter { !isOverlapped[$0] }.map { wide[$0] }
    }
}

/// Which cells of a row a merged range hides, row after row from the first down.
///
/// A mark for each column, moved along as ranges begin and end: no cell is held against all ranges.
struct MergedCover {
    private let starts: [CellRange]
    private let ends: [CellRange]
    private var nextStart = 0
    private var nextEnd = 0
    /// For each column the first cell of the range that covers it now, as row × 2^15 + column; 0 where none does.
    private var open: [Int] = []
    private var position = 0

    /// - Parameter merges: ranges that do not overlap, see ``MergedRanges/sound(_:)``.
    init(_ merges: [CellRange]) {
        starts = merges.sorted { $0.first.row < $1.first.row }
        ends = merges.sorted { $0.last.row < $1.last.row }
        if !merges.isEmpty { open = [Int](repeating: 0, count: CellReference.maximumColumn + 1) }
    }

    /// Moves to a row, which has to lie below the last one asked for.
    mutating func move(to row: Int) {
        position = row << 15
        guard nextStart < starts.count || nextEnd < ends.count else { return }
        // What ended before begins no more: a range that lies wholly between two rows asked for never shows.
        while nextEnd < ends.count, ends[nextEnd].last.row < row {
            let range = ends[nextEnd]
            for column in range.first.column...range.last.column { open[column] = 0 }
            nextEnd += 1
        }
        while nextStart < starts.count, starts[nextStart].first.row <= row {
            let range = starts[nextStart]
            nextStart += 1
            if range.last.row < row { continue }
            for column in range.first.column...range.last.column { open[column] = range.first.row << 15 | range.first.column }
        }
    }

    /// Whether a cell of the row moved to is hidden by a range.
    func covers(_ column: Int) -> Bool {
        column < open.count && open[column] != 0 && open[column] != position | column
    }
}
