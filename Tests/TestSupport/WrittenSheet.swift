public import Grid

extension Sheet {
    /// A sheet written down as a test reads it: a row a line, cells between bars, numbers as numbers; `=` repeats the label to its left as a merge does,
    /// and `^` the one above.
    public init(written text: String, name: String = "Lembar") {
        self.init(name: name, rows: [])
        var starts: [CellReference: CellReference] = [:]
        var ends: [CellReference: CellReference] = [:]
        for (line, content) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            var cells: [Cell] = []
            for (position, part) in content.split(separator: "|", omittingEmptySubsequences: false).enumerated() {
                let place = CellReference(row: line + 1, column: position + 1)
                let raw = part.hasPrefix("  ") ? String(part.dropFirst()) : part.trimmed
                if raw == "=" || raw == "^" {
                    let from = CellReference(
                        row: raw == "=" ? place.row : place.row - 1, column: raw == "=" ? place.column - 1 : place.column)
                    let start = starts[from] ?? from
                    starts[place] = start
                    ends[start] = place
                    continue
                }
                guard !raw.isEmpty else { continue }
                if let number = Double(raw), raw.first != "0" || raw.count == 1 || raw.hasPrefix("0.") {
                    cells.append(Cell(reference: place, value: .number(number), shown: raw))
                } else {
                    cells.append(Cell(reference: place, value: .text(raw), shown: raw))
                }
            }
            if !cells.isEmpty { rows.append(Row(number: line + 1, cells: cells)) }
        }
        merges = ends.map { CellRange(first: $0.key, last: $0.value) }
    }
}

extension Substring {
    fileprivate var trimmed: String {
        var rest = self
        while rest.first == " " { rest = rest.dropFirst() }
        while rest.last == " " { rest = rest.dropLast() }
        return String(rest)
    }
}
