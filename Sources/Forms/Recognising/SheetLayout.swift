import Grid

/// A sheet held against one form: where its header stands, what its columns are.
struct SheetLayout {
    let header: HeaderBlock
    let numbers: NumberRow?
    let binding: Binding
}

/// Finds the first header of a form on a sheet.
struct HeaderFinder {
    let sheet: Sheet
    let mapping: Mapping
    /// Every row of the sheet that prints column numbers, whatever form they are of.
    let numberRows: [NumberRow]
    /// The folded texts of each row, years made anonymous.
    let folded: [[String]]

    /// No header is higher than this.
    private static let tallest = 8

    /// The least share of a form's numbers that a row must hold to be its number row.
    static let leastShare = 0.6

    func find() -> SheetLayout? { mapping.isNumbered ? findNumbered() : findByLabels() }

    // MARK: By number row

    private func findNumbered() -> SheetLayout? {
        guard let numbers = numberRows.first(where: { $0.fit(mapping.recognition).share >= Self.leastShare }) else { return nil }
        guard let position = sheet.rows.firstIndex(where: { $0.number == numbers.row }) else { return nil }
        var rows: [Row] = []
        var expected = numbers.row - 1
        for row in sheet.rows[..<position].reversed() {
            guard rows.count < Self.tallest, row.number >= expected, !isTitle(row) else { break }
            rows.insert(row, at: 0)
            expected = row.number - 1
        }
        let parts = Set(mapping.columns.compactMap(\.part))
        for row in sheet.rows[(position + 1)...].prefix(2) {
            guard !parts.isEmpty, row.cells.count > 1, row.cells.allSatisfy({ parts.contains(Label.fold($0.shown)) }) else { break }
            rows.append(row)
        }
        let header = HeaderBlock(rows: rows, merges: sheet.merges)
        return SheetLayout(header: header, numbers: numbers, binding: Binder(mapping: mapping).bind(header, numbers: numbers))
    }

    /// A line of its own above the table: one cell, or lines that the form's titles name.
    private func isTitle(_ row: Row) -> Bool {
        let cells = row.cells.filter { !$0.isBlankText }
        if cells.isEmpty || cells.contains(where: { if case .number = $0.value { true } else { false } }) { return true }
        if cells.count == 1 {
            let label = Label.withoutYears(Label.fold(cells[0].shown))
            return !mapping.recognition.labels.contains { Label.isSame($0, label) }
        }
        return false
    }

    // MARK: By labels

    private func findByLabels() -> SheetLayout? {
        let wanted = LabelSet(
            Set(
                mapping.columns.flatMap { spec -> [String] in
                    if case .header(let path) = spec.anchor { path } else { [] }
                }))
        let least = min(2, wanted.labels.count)
        var best: SheetLayout?
        for (index, row) in sheet.rows.enumerated() {
            // Most rows are data: a header's first row is the one that says at least two of its labels.
            guard folded[index].lazy.filter({ wanted.contains($0) }).prefix(least).count == least else { continue }
            for height in 1...5 {
                let rows = Array(sheet.rows[index...].prefix(height))
                guard rows.count == height, rows.last!.number - row.number == height - 1 else { break }
                let header = HeaderBlock(rows: rows, merges: sheet.merges)
                let binding = Binder(mapping: mapping).bind(header, numbers: nil)
                if best == nil || binding.missing.count < best!.binding.missing.count {
                    best = SheetLayout(header: header, numbers: nil, binding: binding)
                }
                if binding.missing.isEmpty { return best }
            }
        }
        return best
    }
}
