import Grid
import Model

/// Tells page headers from data: the header of the first page stands again wherever the office's printer began a page, its levels in another
/// order, its labels a column off or mistyped.
struct HeaderRows {
    /// The rows that are headers, and those that print column numbers.
    private(set) var headers: Set<Int> = []
    private(set) var numberRows: [Int: NumberRow] = [:]

    /// Whether a row is of a header.
    func holds(_ row: Row) -> Bool { numberRows[row.number] != nil || headers.contains(row.number) }

    /// - Throws: ``Refusal`` where a repeated header names another year, or a number row prints a number that the form does not know.
    init(sheet: Sheet, mapping: Mapping, layout: SheetLayout, file: String) throws(Refusal) {
        let vocabulary = layout.header.vocabulary.union(mapping.parts)
        let words = Vocabulary(words: vocabulary)
        if mapping.isNumbered {
            for row in sheet.rows {
                guard let numbers = NumberRow(row), numbers.fit(mapping.recognition).share >= HeaderFinder.leastShare else { continue }
                if let stranger = numbers.fit(mapping.recognition).strangers.first {
                    throw Self.refuse(stranger, row: row.number, mapping, sheet: sheet.name, file: file)
                }
                numberRows[row.number] = numbers
            }
        }
        if mapping.recognition.countsColumns {
            for row in sheet.rows {
                if let numbers = NumberRow(row), numbers.countsColumns { numberRows[row.number] = numbers }
            }
        }
        for row in layout.header.rows { headers.insert(row.number) }
        let fragments = Fragments(layout)
        var single: [Int] = []
        for row in sheet.rows where !headers.contains(row.number) && numberRows[row.number] == nil {
            let texts = row.cells.filter { !$0.isBlankText }
            let hits = texts.filter { words.contains(Label.fold($0.shown)) }.count
            if hits > 0, hits == texts.count {
                if hits > 1 { headers.insert(row.number) } else { single.append(row.number) }
            } else if fragments.make(texts) || !mapping.isNumbered && isRunningNumbers(row) {
                headers.insert(row.number)
            } else if texts.count > 1, hits * 2 >= texts.count, let cell = words.otherYear(in: texts) {
                throw Self.refuseOtherYear(cell, sheet: sheet.name, file: file)
            } else if texts.count >= 3, hits * 10 >= texts.count * 6, !texts.contains(where: CellFit.isFigure),
                standsAboveNumbers(row.number) || hits >= 3
            {
                // A label written otherwise, or a page's number beside the header, makes no row of data of it.
                headers.insert(row.number)
            }
        }
        // One label alone is a header only beside the rest of one.
        for row in single where headers.contains(row - 1) || headers.contains(row + 1) || numberRows[row + 1] != nil {
            headers.insert(row)
        }
    }

    /// A row that counts the columns of a form that has no number row, under a header: `1 2 3 4 5`.
    private func isRunningNumbers(_ row: Row) -> Bool {
        guard headers.contains(row.number - 1), let numbers = NumberRow(row), numbers.misprints.isEmpty else { return false }
        return zip(numbers.entries, numbers.entries.dropFirst()).allSatisfy { $1.number == $0.number + 1 }
    }

    private func standsAboveNumbers(_ row: Int) -> Bool { (1...3).contains { numberRows[row + $0] != nil } }

    private static func refuseOtherYear(_ cell: Cell, sheet: String, file: String) -> Refusal {
        Refusal(
            .konteksBeda, file: file, sheet: sheet, cell: cell.reference,
            message: Message(
                id: "kepala tabel diulang dengan tahun lain ('\(cell.shown)'); beberapa periode dalam satu lembar belum dapat dibaca. "
                    + "Pisahkan menjadi lembar sendiri-sendiri.",
                en: "the header is repeated with another year ('\(cell.shown)'); several periods on one sheet cannot be read yet. "
                    + "Give each a sheet of its own."))
    }

    static func refuse(
        _ stranger: NumberRow.Entry, row: Int, _ mapping: Mapping, sheet: String, file: String
    ) -> Refusal {
        Refusal(
            .nomorTakDikenal, file: file, sheet: sheet, cell: CellReference(row: row, column: stranger.column),
            message: Message(
                id: "baris nomor kolom memuat '\(stranger.text)', nomor yang tidak dikenal atau sudah dipakai dalam formulir "
                    + "'\(mapping.name)'. Perbaiki nomornya, atau tambahkan pada mapping.",
                en: "the number row prints '\(stranger.text)', which form '\(mapping.name)' does not know or has already met. "
                    + "Correct the number, or add it to the mapping."))
    }
}

/// Pieces of labels that a page header breaks over its rows: `KODE` above `REK`.
private struct Fragments {
    /// The whole label of each column.
    private let labels: [Int: String]

    init(_ layout: SheetLayout) {
        labels = layout.header.paths.mapValues { $0.joined() }
    }

    /// Whether cells are all beginnings or ends of their own columns' labels, two of them at least.
    func make(_ cells: [Cell]) -> Bool {
        guard cells.count > 1, !cells.contains(where: \.isNumber) else { return false }
        return cells.allSatisfy { cell in
            let text = Label.fold(cell.shown)
            guard text.utf8.count > 1, let label = labels[cell.reference.column] else { return false }
            return label.hasPrefix(text) || label.hasSuffix(text)
        }
    }
}

/// The words of a header.
private struct Vocabulary {
    private let words: LabelSet
    private let withoutYears: Set<String>

    init(words: Set<String>) {
        self.words = LabelSet(words)
        withoutYears = Set(words.filter { $0 != Label.withoutYears($0) }.map(Label.withoutYears))
    }

    /// A text without a letter or digit (`-` where an office states no value) is no label.
    func contains(_ text: String) -> Bool { !text.isEmpty && words.contains(text) }

    /// A cell that differs from the header in its year alone.
    func otherYear(in cells: [Cell]) -> Cell? {
        cells.first { cell in
            let text = Label.fold(cell.shown)
            let anonymous = Label.withoutYears(text)
            return text != anonymous && !contains(text) && withoutYears.contains(anonymous)
        }
    }
}

extension Cell {
    /// Whether the cell is stored as a number.
    var isNumber: Bool { if case .number = value { true } else { false } }
}
