import Grid

/// A CSV file: its encoding, separator and records.
struct CSVFile: Sendable {
    /// Empty where it was not asked for.
    let sha256: String
    let encoding: TextEncoding
    let dialect: CSVDialect
    private let file: FileBytes
    private let start: Int
    private let limits: ReadingLimits

    /// Looks through the file once for its digest and encoding, and at its head for the separator.
    init(file: FileBytes, limits: ReadingLimits, digests: Bool = true) throws(SpreadsheetError) {
        self.file = file
        self.limits = limits
        let stated = TextEncoding.stated(by: try file.bytes(at: 0, count: 4_096))
        start = stated?.markLength ?? 0
        let hasher = digests ? SHA256Hasher() : nil
        var survey = UTF8Survey()
        let needsSurvey = stated == nil || stated?.encoding == .utf8
        if needsSurvey || digests {
            try file.forEachBlock { block in
                hasher?.update(block)
                if needsSurvey { survey.update(block) }
            }
        }
        sha256 = hasher?.hex() ?? ""
        encoding =
            if let stated, stated.encoding != .utf8 { stated.encoding } else { try survey.encoding(statesUTF8: stated != nil) }
        try file.checkUnchanged()
        if start >= file.count { throw SpreadsheetError(.empty) }

        let source = TextSource(file: file, encoding: encoding, from: start)
        var head = [UInt8](repeating: 0, count: 64 << 10)
        var failure: SpreadsheetError?
        var count = 0
        head.withUnsafeMutableBytes { buffer in
            do throws(SpreadsheetError) { count = try source.read(into: buffer) } catch { failure = error }
        }
        if let failure { throw failure }
        dialect = CSVDialect(head: Array(head.prefix(count)), isWhole: count < head.count / 3)
    }

    /// Reads the file record by record; only those with a field that is not empty come.
    func forEachRow(widths: (_ record: Int, _ fields: Int) -> Void = { _, _ in }, _ body: (Row) throws -> Void) throws {
        try forEachRawRow(widths: widths) { row in
            let cells = row.cells.map { cell in
                let text = String(decoding: row.text(cell), as: UTF8.self)
                return Cell(reference: CellReference(row: row.number, column: Int(cell.column)), value: .text(text), shown: text)
            }
            try body(Row(number: row.number, cells: cells))
        }
    }

    /// The same, with the texts where they lie.
    func forEachRawRow(
        widths: (_ record: Int, _ fields: Int) -> Void = { _, _ in }, _ body: (borrowing RawRow) throws -> Void
    ) throws {
        var records = try CSVRecords(
            TextSource(file: file, encoding: encoding, from: start), separator: dialect.separator, skipping: dialect.preambleLength,
            limits: limits)
        while try records.next() {
            let row = records.row
            guard !row.cells.isEmpty else { continue }
            widths(records.number, records.fieldCount)
            try body(row)
        }
        try file.checkUnchanged()
    }
}
