import Grid

/// What a cell of labels says: one line, white space of every kind folded to single spaces. nil where that leaves nothing.
func labelText(_ cell: Cell) -> String? {
    let line = cell.shown.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.isEmpty ? nil : line
}
