import Grid

/// Which cells of a row a merged range hides, row after row from the first down.
///
/// A count of open ranges for each column, moved along as ranges begin and end: no cell is held against all ranges. A cell that
/// is the first of any range is shown, also where ranges overlap, which they should not.
struct MergedCover {
    private let starts: [CellRange]
    private let ends: [CellRange]
    private var nextStart = 0
    private var nextEnd = 0
    private var open: [Int32] = []
    private var firsts: Set<Int> = []
    private var openCount = 0

    init(_ merges: [CellRange]) {
        let wide = merges.filter { $0.first != $0.last }
        starts = wide.sorted { $0.first.row < $1.first.row }
        ends = wide.sorted { $0.last.row < $1.last.row }
        if !wide.isEmpty { open = [Int32](repeating: 0, count: CellReference.maximumColumn + 2) }
    }

    /// Moves to a row, which has to lie below the last one asked for.
    mutating func move(to row: Int) {
        guard nextStart < starts.count || openCount > 0 else { return }
        firsts.removeAll(keepingCapacity: true)
        while nextStart < starts.count, starts[nextStart].first.row <= row {
            let range = starts[nextStart]
            add(1, range)
            if range.first.row == row { firsts.insert(range.first.column) }
            openCount += 1
            nextStart += 1
        }
        while nextEnd < ends.count, ends[nextEnd].last.row < row {
            let range = ends[nextEnd]
            add(-1, range)
            openCount -= 1
            nextEnd += 1
        }
    }

    private mutating func add(_ number: Int32, _ range: CellRange) {
        // Wrapping: the count never exceeds that of the ranges, and without the check the loop is a few vector instructions.
        open.withUnsafeMutableBufferPointer { for column in range.first.column...range.last.column { $0[column] &+= number } }
    }

    /// Whether a cell of the row moved to is hidden by a range.
    func covers(_ column: Int) -> Bool {
        openCount > 0 && column < open.count && open[column] > 0 && !firsts.contains(column)
    }
}
