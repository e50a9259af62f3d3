import Grid

/// The labels above a table: what each column's header says, from top to bottom.
struct HeaderBlock {
    /// The rows it stands in.
    let rows: [Row]
    /// The header texts of each column, from top to bottom, folded; group headings count for every column they span.
    var paths: [Int: [String]] { cells.mapValues { $0.map(\.folded) } }
    /// The same texts as printed.
    var printedPaths: [Int: [String]] { cells.mapValues { $0.map(\.printed) } }
    /// The columns that stand under a label, from left to right.
    let columns: [Int]
    /// The cells above each column, from top to bottom.
    let cells: [Int: [HeaderCell]]
    /// The column of each column's topmost label.
    private let groups: [Int: Int]

    init(rows: [Row], merges: [CellRange], texts: HeaderTexts = HeaderTexts()) {
        self.rows = rows
        var labels: [Int: [HeaderCell]] = [:]
        var groups: [Int: Int] = [:]
        let last = rows.lazy.compactMap { $0.cells.last?.reference.column }.max() ?? 0
        for row in rows {
            let spans = Self.spans(of: row, rows: rows, merges: merges, last: last)
            for (cell, columns) in spans {
                guard let label = texts.cell(cell) else { continue }
                for column in columns {
                    if groups[column] == nil { groups[column] = cell.reference.column }
                    labels[column, default: []].append(label)
                }
            }
        }
        cells = labels
        self.groups = groups
        columns = labels.keys.sorted()
    }

    /// The column that a column's topmost heading begins in.
    func group(_ column: Int) -> Int { groups[column] ?? column }

    /// Whether a column right of another goes on under the same topmost heading, or has no label of its own.
    func continues(_ column: Int, at next: Int) -> Bool {
        guard let group = groups[next] else { return next <= (columns.last ?? 0) }
        return group == groups[column]
    }

    /// The columns each cell of a row speaks for: its merged range; else, for a group heading without a merge (a CSV has none),
    /// the empty cells to its right that have a label of their own below and none above.
    private static func spans(of row: Row, rows: [Row], merges: [CellRange], last: Int) -> [(Cell, ClosedRange<Int>)] {
        var result: [(Cell, ClosedRange<Int>)] = []
        let below = rows.filter { $0.number > row.number }
        let above = rows.filter { $0.number < row.number }
        for (index, cell) in row.cells.enumerated() {
            let column = cell.reference.column
            if let merge = merges.first(where: { $0.first == cell.reference }) {
                result.append((cell, column...min(merge.last.column, max(last, column))))
                continue
            }
            var end = column
            let next = index + 1 < row.cells.count ? row.cells[index + 1].reference.column : last + 1
            let hasOwnBelow = below.contains { $0[column] != nil }
            func belongs(_ column: Int) -> Bool {
                column < next && below.contains { $0[column] != nil } && !above.contains { $0[column] != nil }
            }
            while hasOwnBelow {
                if belongs(end + 1) {
                    end += 1
                } else if belongs(end + 2), !rows.contains(where: { $0[end + 1] != nil }) {
                    // A column without any label, set between two of a group, does not end it.
                    end += 2
                } else {
                    break
                }
            }
            result.append((cell, column...end))
        }
        return result
    }

    /// Every folded text that the header holds: each cell's, and each column's read from top to bottom as one.
    var vocabulary: Set<String> {
        var words: Set<String> = []
        for path in paths.values {
            words.formUnion(path)
            var joined = ""
            for text in path.reversed() {
                joined = text + joined
                words.insert(joined)
            }
        }
        return words
    }
}
