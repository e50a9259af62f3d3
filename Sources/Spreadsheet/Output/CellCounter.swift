import Grid

/// Counts the cells of one sheet after the other.
///
/// Merged ranges stand behind the cells. A sheet is counted as if it had none, and which places are filled is noted; only where a range
/// turns out to hide something that was counted, which no spreadsheet program leaves there, the sheet is read a second time.
struct CellCounter: ~Copyable {
    /// What is counted, as it stands after some cells.
    struct Figures {
        /// By the position of their type.
        var counts = InlineArray<7, Int>(repeating: 0)
        var hash: UInt64 = 0
        var total = 0.0
        var compensation = 0.0

        /// Neumaier's summation.
        @inline(__always)
        mutating func add(_ number: Double) {
            let sum = total + number
            compensation += total.magnitude >= number.magnitude ? total - sum + number : number - sum + total
            total = sum
        }

        @inline(__always)
        mutating func add(_ position: Int, hash: UInt64) {
            counts[position] += 1
            self.hash &+= hash
        }
    }
    private(set) var figures = Figures()
    private var stream = CellStream()

    init() {}

    /// Counts a sheet.
    mutating func count(_ sheet: SheetDescription, of file: WorkbookFile) throws {
        var hash = CellHash(sheet: sheet.name)
        switch file.content {
        case .text(let csv):
            try csv.forEachRawRow { row in
                hash.move(to: row.number)
                figures.counts[CellType.text.position] += row.cells.count
                figures.hash &+= hash.sum(ofTexts: row)
            }
        case .workbook(let workbook):
            let before = figures
            var filled = FilledPlaces()
            let merges = try workbook.forEachUncoveredRow(ofSheetAt: sheet.index, limits: file.limits) { row in
                hash.move(to: row.number)
                filled.move(to: row.number)
                for cell in row.cells {
                    filled.add(Int(cell.column))
                    add(cell, of: row, workbook.builder, &hash)
                }
            }
            guard filled.mayBeCovered(by: merges) else { return }
            figures = before
            hash = CellHash(sheet: sheet.name)
            try workbook.forEachRawRow(ofSheetAt: sheet.index, name: sheet.name, limits: file.limits) { row in
                hash.move(to: row.raw.number)
                row.forEachCell { cell, _ in add(cell, of: row.raw, workbook.builder, &hash) }
            }
        }
    }

    @inline(__always)
    private mutating func add(_ cell: RawCell, of row: borrowing RawRow, _ builder: CellBuilder, _ hash: inout CellHash) {
        let column = Int(cell.column)
        if cell.kind == .text {
            figures.add(CellType.text.position, hash: hash.value(row.text(cell), of: column, .text))
        } else if cell.kind == .number, cell.textCount > 0, builder.styles.keepsNumbers(cell.format) {
            figures.add(CellType.number.position, hash: hash.value(row.text(cell), of: column, .number))
            figures.add(cell.number)
        } else {
            stream.take(cell, of: row, builder: builder, withShown: false)
            let value = stream.value.withUnsafeBufferPointer { hash.value($0, of: column, stream.type) }
            figures.add(stream.type.position, hash: value)
            if stream.type == .number { figures.add(stream.number) }
        }
    }
}

/// Which places of a sheet are filled, a bit each: enough to tell whether a merged range hides any of them.
private struct FilledPlaces {
    /// Words that are noted at most: what a sheet of 15,000 rows × 4,000 columns takes. Beyond, any range may cover something.
    private static let limit = 1 << 20

    private var rows: [(number: Int32, start: Int32)] = []
    private var words: [UInt64] = []
    private var isWhole = true
    private var word: UInt64 = 0
    private var wordNumber = 0

    /// Goes to a row below the last.
    mutating func move(to row: Int) {
        guard isWhole else { return }
        flush()
        wordNumber = 0
        guard words.count < Self.limit, rows.count < Self.limit else {
            isWhole = false
            return
        }
        rows.append((Int32(clamping: row), Int32(words.count)))
    }

    /// Notes a column of the row, to the right of the last.
    @inline(__always)
    mutating func add(_ column: Int) {
        while column >> 6 > wordNumber { nextWord() }
        word |= 1 << UInt64(column & 63)
    }

    private mutating func nextWord() {
        if isWhole { words.append(word) }
        word = 0
        wordNumber += 1
    }

    private mutating func flush() {
        if !rows.isEmpty { words.append(word) }
        word = 0
    }

    /// Whether ranges hide any of the places, or may do so.
    mutating func mayBeCovered(by merges: [CellRange]) -> Bool {
        if merges.isEmpty { return false }
        guard isWhole else { return true }
        flush()
        var cover = MergedCover(merges)
        for (index, row) in rows.enumerated() {
            cover.move(to: Int(row.number))
            let end = index + 1 < rows.count ? Int(rows[index + 1].start) : words.count
            for position in Int(row.start)..<end {
                var rest = words[position]
                while rest != 0 {
                    if cover.covers((position - Int(row.start)) << 6 | rest.trailingZeroBitCount) { return true }
                    rest &= rest - 1
                }
            }
        }
        return false
    }
}
