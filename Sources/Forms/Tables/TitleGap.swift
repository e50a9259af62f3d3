import Grid

/// The lines between the data of one table and the header below: what ends the one (a total, notes, signatures) and what begins the next (titles).
struct TitleGap {
    /// The lines, from top to bottom.
    private(set) var rows: [Row] = []
    /// The position of the first line, among the sheet's rows.
    private(set) var firstLine: Int
    /// Where the next table begins: its first title line, else its header.
    private(set) var start: Int
    /// Past the last line that belongs to the table above.
    private(set) var afterSignature: Int
    /// Whether a signature block stands in it.
    private(set) var isSigned = false

    /// No gap is longer: titles stand close to their header.
    private static let longest = 40

    /// - Parameter form: the form of the table above, whose rules know its last lines and whose titles those of a table like it.
    init(above place: HeaderPlace, sheet: FoldedSheet, form: FormCandidate) {
        var first = place.rows.lowerBound
        while first > 0, place.rows.lowerBound - first < Self.longest, Self.isLine(sheet.rows[first - 1]) { first -= 1 }
        firstLine = first
        rows = Array(sheet.rows[first..<place.rows.lowerBound])
        afterSignature = first
        start = place.rows.lowerBound
        let titles = TitleReader(form.mapping.recognition)
        let isTitle = rows.map { row in
            row.cells.contains { titles.names($0, fromStart: true) } || row.cells.count > 1 && titles.names(row)
        }
        if let binding = form.layout?.binding {
            for (offset, row) in rows.enumerated() {
                guard let rule = form.mapping.rows.first(where: { RowFields(row.cells, binding: binding).fits($0) }) else { continue }
                guard Self.ends.contains(rule.outcome), !isTitle[offset] || rule.outcome == .tandaTangan else { continue }
                afterSignature = first + offset + 1
                if rule.outcome == .tandaTangan { isSigned = true }
            }
        }
        if let title = rows.indices.first(where: { first + $0 >= afterSignature && isTitle[$0] }) {
            start = first + title
            // Lines that no pattern names belong to the titles below where a blank row parts them from what stands above.
            var top = start
            while top > afterSignature, sheet.rows[top - 1].number == sheet.rows[top].number - 1 { top -= 1 }
            if top > afterSignature || top > 0 && sheet.rows[top].number > sheet.rows[top - 1].number + 1 { start = top }
        }
    }

    /// The classes of the last lines of a table.
    private static let ends: Set<RowClass> = [.tandaTangan, .total, .rerata, .predikat, .catatan]

    /// A line of text, or few of them side by side.
    private static func isLine(_ row: Row) -> Bool { TitleLine.isFewLines(row) }

    /// What the titles state, by a form's patterns.
    func title(of mapping: Mapping) -> TableTitle {
        let titles = TitleReader(mapping.recognition)
        return TableTitle(values: titles.read(Array(rows.dropFirst(start - firstLine))).values)
    }

    /// Whether a title calls the table below a recap.
    func isCalledRecap(by mapping: Mapping) -> Bool {
        RecapMark(mapping.recognition.recaps, titles: rows.dropFirst(start - firstLine), sheetName: "") != nil
    }

    /// Whether a title that the form is recognised by stands again.
    func repeatsTitle(of mapping: Mapping) -> Bool {
        let titles = TitleReader(mapping.recognition)
        return rows.dropFirst(start - firstLine).contains { $0.cells.contains(where: titles.counts) }
    }
}
