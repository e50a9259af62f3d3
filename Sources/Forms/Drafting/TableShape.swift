import Grid

/// Where a table of an unknown form stands on a sheet: its titles, header, number row and data.
struct TableShape {
    /// The lines above the header.
    let titles: [Row]
    let header: HeaderBlock
    let numbers: NumberRow?
    /// Everything below the header that is no header again, up to where another table begins.
    let data: [Row]

    /// The row in which another table begins below this one; nil where none does.
    let otherTable: Int?

    /// No header is higher than this.
    private static let tallest = 8
    /// No header begins further down than this.
    private static let searched = 60

    /// nil where nothing on the sheet looks like a table: three labels side by side over rows with figures.
    init?(_ sheet: Sheet) {
        guard let found = Self.numbered(sheet) ?? Self.unnumbered(sheet) else { return nil }
        numbers = found.numbers
        header = HeaderBlock(rows: found.header, merges: sheet.merges)
        let first = found.header.first!.number
        let last = max(found.header.last!.number, found.numbers?.row ?? 0)
        titles = sheet.rows.filter { $0.number < first }
        let labels = found.header.map { row in Set(row.cells.map { Label.fold($0.shown) }) }
        let below = sheet.rows.filter { row in
            guard row.number > last else { return false }
            // The header of a later page is no data.
            let texts = Set(row.cells.map { Label.fold($0.shown) })
            return !labels.contains { $0.count > 1 && texts.isSubset(of: $0) } && Self.printedNumbers(row) == nil
        }
        let other = Self.other(header, in: below)
        data = Array(below.prefix(other ?? below.count))
        otherTable = other.map { below[$0].number }
    }

    /// The year that the titles name, where they name one.
    var reportYear: Int? {
        for cell in titles.flatMap(\.filledCells) {
            let years = cell.shown.split { !$0.isNumber }.compactMap { $0.count == 4 ? Int($0) : nil }.filter { (2000...2100).contains($0) }
            if years.count == 1 { return years[0] }
        }
        return nil
    }

    /// Where another header stands below rows of data: three labels of the field side by side, behind an empty row.
    private static func other(_ header: HeaderBlock, in rows: [Row]) -> Int? {
        rows.indices.dropFirst().first { index in
            guard rows[index].number > rows[index - 1].number + 1 else { return false }
            let cells = rows[index].filledCells
            guard cells.count >= 3, !cells.contains(where: isFigure), rows[..<index].contains(where: { $0.cells.contains(where: isFigure) })
            else { return false }
            return cells.allSatisfy { $0.shown.utf8.count <= 40 } && cells.count { Lexicon.knows($0.shown) } * 3 >= cells.count * 2
        }
    }

    // MARK: With a number row

    private typealias Found = (header: [Row], numbers: NumberRow?)

    private static func numbered(_ sheet: Sheet) -> Found? {
        // A row that numbers quarters is one as well: the row that counts most columns, the first of them, numbers the columns.
        let candidates = sheet.rows.prefix(searched).enumerated().compactMap { index, row in printedNumbers(row).map { (index, row, $0) } }
        let most = candidates.map(\.2.entries.count).max() ?? 0
        for (index, row, numbers) in candidates where numbers.entries.count == most {
            var rows: [Row] = []
            var expected = row.number - 1
            for above in sheet.rows[..<index].reversed() {
                guard rows.count < tallest, above.number >= expected, !above.cells.contains(where: isLargeFigure) else { break }
                rows.insert(above, at: 0)
                expected = above.number - 1
            }
            // Titles right above the header are single cells; a single cell between labels is a label.
            while let top = rows.first, top.filledCells.count < 2 { rows.removeFirst() }
            for below in sheet.rows[(index + 1)...].prefix(2) {
                guard isRowOfParts(below) else { break }
                rows.append(below)
            }
            if rows.contains(where: { $0.filledCells.count > 1 }), countsFromTheLeft(numbers, rows) { return (rows, numbers) }
        }
        return nil
    }

    /// Whether a row of few numbers counts the columns of the header above it: it begins where the header does. Quarters headed 1 to 4 do not.
    private static func countsFromTheLeft(_ numbers: NumberRow, _ header: [Row]) -> Bool {
        if numbers.entries.count >= 6 { return true }
        let columns = Set(header.flatMap { $0.filledCells.map(\.reference.column) }).sorted()
        guard let first = numbers.entries.first, let start = columns.first else { return false }
        return first.column <= start + 1 && !columns.contains { $0 < first.column && $0 != start }
    }

    /// A row that counts columns: it begins with 0 or 1 and only goes up.
    static func printedNumbers(_ row: Row) -> NumberRow? {
        guard let numbers = NumberRow(row), numbers.misprints.isEmpty, let first = numbers.entries.first, first.number <= 1 else {
            return nil
        }
        let rises = zip(numbers.entries, numbers.entries.dropFirst()).allSatisfy { $0.number < $1.number }
        return rises ? numbers : nil
    }

    /// `K Rp K Rp …` below the number row: few short words, again and again.
    private static func isRowOfParts(_ row: Row) -> Bool {
        let texts = row.filledCells.map { Label.fold($0.shown) }
        guard texts.count > 1, !row.cells.contains(where: isFigure), texts.allSatisfy({ $0.utf8.count <= 8 }) else { return false }
        return Set(texts).count <= 4 && Set(texts).count < texts.count
    }

    // MARK: Without

    private static func unnumbered(_ sheet: Sheet) -> Found? {
        for (index, row) in sheet.rows.prefix(searched).enumerated()
        where row.filledCells.count > 2 && !row.cells.contains(where: isLargeFigure)
            && row.filledCells.contains(where: { Lexicon.knows($0.shown) })
        {
            var rows = [row]
            for below in sheet.rows[(index + 1)...].prefix(tallest - 1) {
                guard below.number == rows.last!.number + 1 || isRowOfParts(below) && below.number == rows.last!.number + 2 else { break }
                guard isSpanned(below, by: rows[0], sheet.merges) || goesOn(below, under: rows) else { break }
                rows.append(below)
            }
            let below = sheet.rows[(index + rows.count)...].prefix(12)
            if below.contains(where: { $0.cells.contains(where: isFigure) }) { return (rows, nil) }
        }
        return nil
    }

    /// Whether a label of the header's first row is merged down over a row: then it is one of the header's.
    private static func isSpanned(_ row: Row, by first: Row, _ merges: [CellRange]) -> Bool {
        merges.contains { merge in
            merge.first.row == first.number && merge.last.row >= row.number
                && first[merge.first.column].map { !$0.isBlankText } == true && !row.cells.contains(where: isLargeFigure)
        }
    }

    /// Whether a row is the next level of a header: labels, some of them under a heading that spans more than one column.
    private static func goesOn(_ row: Row, under header: [Row]) -> Bool {
        let cells = row.filledCells
        guard !cells.isEmpty, !cells.contains(where: isLargeFigure) else { return false }
        let spreads = cells.contains { cell in header.last![cell.reference.column] == nil }
        let known = cells.filter { Lexicon.knows($0.shown) }
        // A row that fills the first column of a header that has one is a row of names.
        let isName = cells.count < 3 && cells.contains { cell in cell.shown.utf8.count > 24 }
        return spreads && !isName && cells.allSatisfy { $0.shown.utf8.count <= 60 } && known.count * 2 >= cells.count
    }

    /// A figure that is no quarter's number.
    private static func isLargeFigure(_ cell: Cell) -> Bool { isFigure(cell) && !["1", "2", "3", "4"].contains(cell.shown) }

    /// Whether a cell holds a number, as a number or as text that begins like one.
    static func isFigure(_ cell: Cell) -> Bool {
        switch cell.value {
        case .number(let number): return !(1900...2100).contains(number)
        case .text(let text):
            var bytes = text.utf8.drop { $0 == 0x20 }
            if bytes.starts(with: "Rp".utf8) { bytes = bytes.dropFirst(2).drop { $0 == 0x20 || $0 == UInt8(ascii: ".") } }
            let digits = bytes.count { (0x30...0x39).contains($0) }
            guard let first = bytes.first, (0x30...0x39).contains(first), digits > 0 else { return false }
            let isYear = bytes.count == 4 && digits == 4 && text.contains("20")
            return !isYear && bytes.allSatisfy { (0x30...0x39).contains($0) || ".,% -".utf8.contains($0) }
        default: return false
        }
    }
}

extension Row {
    /// The cells that hold more than white space.
    var filledCells: [Cell] { cells.filter { !$0.isBlankText } }
}
