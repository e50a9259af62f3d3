import Grid

/// A sheet held against one form: where its header stands, what its columns are.
struct SheetLayout {
    let header: HeaderBlock
    let numbers: NumberRow?
    let binding: Binding

    /// The columns under a heading that the form has no name for, as far as anything stands in them. One more part under a heading of the form's
    /// (a `%` beside K and Rp) does not make another form.
    func strangeColumns(_ sheet: Sheet) -> Set<Int> {
        guard let last = header.rows.last?.number else { return [] }
        let known = Set(binding.columns.keys.map(header.group))
        let unknown = binding.unknown.filter { !known.contains(header.group($0)) }
        if unknown.isEmpty { return [] }
        let words = header.vocabulary
        var strange: Set<Int> = []
        for row in sheet.rows where row.number > last {
            for column in unknown.subtracting(strange) {
                if let cell = row[column], !cell.isBlankText, !words.contains(Label.fold(cell.shown)) { strange.insert(column) }
            }
        }
        return strange
    }
}

/// Finds the first header of a form on a sheet.
struct HeaderFinder {
    let sheet: Sheet
    let mapping: Mapping
    let scan: SheetScan

    /// No header is higher than this.
    private static let tallest = 8

    /// The least share of a form's numbers that a row must hold to be its number row.
    static let leastShare = 0.6

    func find() -> SheetLayout? {
        if mapping.isNumbered { return findNumbered() }
        return mapping.recognition.countsColumns ? findCounted() ?? findByLabels() : findByLabels()
    }

    // MARK: By number row

    private func findNumbered() -> SheetLayout? {
        guard let numbers = scan.numberRows.first(where: { $0.fit(mapping.recognition).share >= Self.leastShare }) else { return nil }
        guard let position = sheet.rows.firstIndex(where: { $0.number == numbers.row }) else { return nil }
        var rows: [Row] = []
        var expected = numbers.row - 1
        for row in sheet.rows[..<position].reversed() {
            guard rows.count < Self.tallest, reaches(row, expected), !isTitle(row) || isAmidHeader(row) else { break }
            rows.insert(row, at: 0)
            expected = row.number - 1
        }
        rows += partRows(below: position)
        let header = HeaderBlock(rows: rows, merges: sheet.merges, texts: scan.texts)
        return SheetLayout(
            header: header, numbers: numbers, binding: Binder(mapping: mapping, texts: scan.texts).bind(header, numbers: numbers))
    }

    /// The rows below a number row that name the parts under each heading: `K`, `Rp`.
    private func partRows(below position: Int) -> [Row] {
        guard !mapping.parts.isEmpty else { return [] }
        var rows: [Row] = []
        for row in sheet.rows[(position + 1)...].prefix(2) {
            guard namesParts(row) else { break }
            rows.append(row)
        }
        return rows
    }

    /// Whether a header row stands right above a row that follows it, or its labels are merged down to there.
    private func reaches(_ row: Row, _ last: Int) -> Bool {
        row.number >= last || sheet.merges.contains { $0.first.row == row.number && $0.last.row >= last }
    }

    /// Whether the last of some rows goes on from those above it.
    private func isOneBlock(_ rows: [Row]) -> Bool {
        guard rows.count > 1, let last = rows.last else { return true }
        if rows.dropLast().contains(where: { reaches($0, last.number - 1) }) { return true }
        return rows[rows.count - 2].number == last.number - 2 && namesParts(last)
    }

    /// Whether a row says nothing but the parts under headings, `K` and `Rp`: it belongs to them across a blank row, too.
    private func namesParts(_ row: Row) -> Bool {
        let parts = mapping.parts
        return row.cells.count > 1 && row.cells.allSatisfy { $0.isBlankText || parts.contains(Label.fold($0.shown)) }
    }

    /// Whether a row holds a number that no header has: not a quarter, not a year.
    private func holdsFigures(_ row: Row) -> Bool {
        if NumberRow(row)?.countsColumns == true { return true }
        return row.cells.contains { cell in
            guard case .number(let value) = cell.value else { return false }
            return !(1...4).contains(value) && !(1990...2100).contains(value) || value != value.rounded()
        }
    }

    // MARK: By a row that counts the columns

    /// Such a row is looked for this often; most sheets have one, and one a page.
    private static let attempts = 4

    private func findCounted() -> SheetLayout? {
        let wanted = WantedLabels(mapping)
        var best: SheetLayout?
        for numbers in scan.numberRows.lazy.filter(\.countsColumns).prefix(Self.attempts) {
            guard let position = sheet.rows.firstIndex(where: { $0.number == numbers.row }) else { continue }
            var rows: [Row] = []
            var expected = numbers.row - 1
            for row in sheet.rows[..<position].reversed() {
                guard rows.count < Self.tallest, reaches(row, expected), !holdsFigures(row) else { break }
                rows.insert(row, at: 0)
                expected = row.number - 1
            }
            // Title lines may stand right above: the header begins with the first row that says two of its labels, or how they begin.
            guard let top = rows.firstIndex(where: { wanted.begin($0) }) else { continue }
            let header = HeaderBlock(rows: Array(rows[top...]) + partRows(below: position), merges: sheet.merges, texts: scan.texts)
            let layout = SheetLayout(
                header: header, numbers: numbers, binding: Binder(mapping: mapping, texts: scan.texts).bind(header, numbers: numbers))
            if layout.binding.missing.isEmpty { return layout }
            if best.map({ layout.binding.missing.count < $0.binding.missing.count }) ?? true { best = layout }
        }
        return best
    }

    /// Whether a row of one cell stands within a header: right of where it begins, below a row of labels (`TW I` alone, in the first quarter).
    private func isAmidHeader(_ row: Row) -> Bool {
        let cells = row.cells.filter { !$0.isBlankText }
        guard cells.count == 1, !cells[0].isNumber, let above = sheet.rows.first(where: { $0.number == row.number - 1 }) else {
            return false
        }
        let labels = above.cells.filter { !$0.isBlankText && !$0.isNumber }
        guard labels.count >= 4, let first = labels.first else { return false }
        return cells[0].reference.column > first.reference.column
    }

    /// A line of its own above the table: one cell, or lines that the form's titles name.
    private func isTitle(_ row: Row) -> Bool {
        let cells = row.cells.filter { !$0.isBlankText }
        if cells.count > 1, TitleReader(mapping.recognition).names(row) { return true }
        if cells.isEmpty || cells.contains(where: { if case .number = $0.value { true } else { false } }) { return true }
        if cells.count == 1 {
            let label = Label.withoutYears(Label.fold(cells[0].shown))
            return !mapping.recognition.labels.contains { Label.isSame($0, label) }
        }
        return false
    }

    // MARK: By labels

    private func findByLabels() -> SheetLayout? {
        let wanted = WantedLabels(mapping)
        let least = min(2, wanted.count)
        var best: SheetLayout?
        var tries = 0
        for (index, row) in sheet.rows.enumerated() {
            // Most rows are data: a header's first row is the one that says at least two of its labels.
            guard scan.mayBeHeader[index], wanted.occur(in: row, scan.folded[index], atLeast: least) else { continue }
            tries += 1
            if tries > Self.attempts { break }
            for height in 1...Self.tallest {
                let rows = Array(sheet.rows[index...].prefix(height))
                guard rows.count == height, isOneBlock(rows), scan.mayGoOn[index + height - 1] else { break }
                let header = HeaderBlock(rows: rows, merges: sheet.merges, texts: scan.texts)
                let binding = Binder(mapping: mapping, texts: scan.texts).bind(header, numbers: nil)
                if let best, best.binding.missing.isEmpty {
                    // The header goes on where the row below names more columns: the quarters under one heading.
                    guard binding.missing.isEmpty, binding.columns.count > best.binding.columns.count else { return best }
                }
                if best == nil || binding.missing.count <= best!.binding.missing.count {
                    best = SheetLayout(header: header, numbers: nil, binding: binding)
                }
            }
            if let best, best.binding.missing.isEmpty { return best }
        }
        return best
    }
}
