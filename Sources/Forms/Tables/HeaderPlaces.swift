import Grid

/// Where a sheet prints the header of a table, in whatever form: a run of rows that hold the labels of forms.
struct HeaderPlace {
    /// Positions among the sheet's rows.
    var rows: Range<Int>
    /// Its folded texts as printed, years and all.
    var texts: Set<String>
    /// The same without years.
    var anonymous: Set<String>

    /// The share of texts that two headers have in common, 0…1, of the one that has fewer.
    func likeness(to other: HeaderPlace) -> Double {
        let fewer = min(anonymous.count, other.anonymous.count)
        guard fewer > 0 else { return 0 }
        return Double(anonymous.intersection(other.anonymous).count) / Double(fewer)
    }

    /// The header of a page or of a table of the same form; another form shares a few labels only.
    func isLike(_ other: HeaderPlace) -> Bool { likeness(to: other) >= 0.6 }
}

/// Finds every place where a sheet prints a header, by one look at each text, however many forms there are.
struct HeaderPlaces {
    /// The labels of all forms, folded, without years.
    let words: Set<String>

    init(_ mappings: [Mapping]) {
        var words: Set<String> = []
        for mapping in mappings { words.formUnion(mapping.headerWords) }
        words.remove("")
        self.words = words
    }

    /// Rows of one header stand this close to one another.
    private static let gap = 3

    /// The places, from top to bottom.
    func find(_ sheet: FoldedSheet) -> [HeaderPlace] {
        let numberRows = Set(sheet.numberRows.filter(Self.counts).map(\.row))
        var marked: [(position: Int, isLabels: Bool)] = []
        for position in sheet.rows.indices {
            let row = sheet.rows[position]
            if holdsLabels(row, sheet.folded[position]) {
                marked.append((position, true))
            } else if numberRows.contains(row.number) {
                marked.append((position, false))
            }
        }
        var places: [HeaderPlace] = []
        var run: [(position: Int, isLabels: Bool)] = []
        func close() {
            if run.contains(where: \.isLabels), let first = run.first, let last = run.last {
                places.append(place(first.position..<last.position + 1, sheet))
            }
            run = []
        }
        for entry in marked {
            if let last = run.last, !isOneHeader(from: last.position, to: entry.position, sheet) { close() }
            run.append(entry)
        }
        close()
        return places
    }

    /// Whether at least two texts of a row, and half of what it holds, are labels of forms.
    private func holdsLabels(_ row: Row, _ folded: [String]) -> Bool {
        guard folded.count >= 2, folded.count * 2 >= row.cells.count else { return false }
        var hits = 0
        for text in folded where words.contains(text) { hits += 1 }
        return hits >= 2 && hits * 2 >= row.cells.count
    }

    /// Numbers that count columns grow from left to right; a row of small figures need not.
    private static func counts(_ row: NumberRow) -> Bool {
        zip(row.entries, row.entries.dropFirst()).allSatisfy { $0.number < $1.number }
    }

    /// Whether nothing but pieces of a header stands between two of its rows.
    private func isOneHeader(from first: Int, to second: Int, _ sheet: FoldedSheet) -> Bool {
        guard sheet.rows[second].number - sheet.rows[first].number <= Self.gap else { return false }
        return sheet.rows[(first + 1)..<second].allSatisfy { row in
            row.cells.allSatisfy { cell in
                guard case .text(let text) = cell.value else { return false }
                // `1`, `II`: the quarters of a header; a longer figure is one of data.
                return text.utf8.count <= 3 || text.utf8.first.map { (0x30...0x39).contains($0) } != true
            }
        }
    }

    private func place(_ positions: Range<Int>, _ sheet: FoldedSheet) -> HeaderPlace {
        var texts: Set<String> = []
        for row in sheet.rows[positions] {
            for cell in row.cells {
                guard case .text(let text) = cell.value else { continue }
                let folded = Label.fold(text)
                if !folded.isEmpty { texts.insert(folded) }
            }
        }
        return HeaderPlace(rows: positions, texts: texts, anonymous: Set(texts.map(Label.withoutYears)))
    }
}

extension Mapping {
    /// The labels that its header may hold, folded, without years.
    var headerWords: [String] {
        var words = recognition.labels
        for column in columns {
            if case .header(let path) = column.anchor { words += path.texts }
            if let part = column.part { words.append(part) }
        }
        return words
    }
}
