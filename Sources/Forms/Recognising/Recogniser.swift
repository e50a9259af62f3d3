public import Grid
public import Model

/// One form held against a sheet: how well it fits, and why.
public struct FormCandidate: Sendable {
    public var mapping: Mapping
    /// 0…1.
    public var score: Double
    public var evidence: [FormEvidence]
    let layout: SheetLayout?
    let titles: TitleReader.Reading

    /// The same form with the header and columns of another table.
    func with(_ layout: SheetLayout?) -> FormCandidate {
        FormCandidate(mapping: mapping, score: score, evidence: evidence, layout: layout, titles: titles)
    }
}

/// Something that speaks for a form or against it.
public struct FormEvidence: Sendable, Hashable {
    public var isFor: Bool
    public var message: Message
    public var cell: CellReference?
}

/// Finds which form a sheet is of, by titles, labels and number row together.
public struct Recogniser: Sendable {
    let mappings: [Mapping]
    private let index: [FormIndex]
    private let words: FormWords

    public init(_ library: MappingLibrary) {
        mappings = library.mappings
        index = mappings.map(FormIndex.init)
        words = FormWords(index)
    }

    /// A form that fits less is none.
    public static let leastScore = 0.6
    /// A lead that is smaller leaves the choice to the operator: one label more or less must not decide.
    public static let leastLead = 0.15

    /// Titles are looked for this far down, for a page header may stand above them.
    static let titleRows = 40

    /// At least so many forms are held against a sheet of no form, so that it can be told what comes nearest.
    private static let fewestTried = 3

    /// The forms that a sheet may be of, best first.
    ///
    /// Most forms are not tried: what neither titles nor labels speak for, and what could not come near the best that was found.
    /// - Parameter all: every form.
    public func candidates(for sheet: Sheet, all: Bool = false) -> [FormCandidate] { candidates(for: FoldedSheet(sheet), all: all) }

    /// The same of a sheet that was looked at already.
    func candidates(for sheet: FoldedSheet, all: Bool = false) -> [FormCandidate] {
        let said = words.said(by: sheet.scan.labels)
        let likely = index.indices.map { ($0, index[$0].presence(in: sheet.scan, said: said[$0])) }
            .sorted { ($0.1.share, $1.0) > ($1.1.share, $0.0) }
        var found: [FormCandidate] = []
        var best = 0.0
        for (position, presence) in likely {
            let isLikely = presence.share >= FormIndex.leastPresence && presence.limit > best - Self.leastLead
            let isStranger = best < Self.leastScore && found.count < Self.fewestTried
            guard all || isStranger || isLikely else { continue }
            let candidate = candidate(mappings[position], for: sheet)
            best = max(best, candidate.score)
            found.append(candidate)
        }
        return found.sorted { ($0.score, $1.mapping.name) > ($1.score, $0.mapping.name) }
    }

    /// Whether a form but one is recognised by a title among some lines.
    func isAnyTitled(_ lines: [TitleLine], except name: String) -> Bool {
        let text = lines.flatMap { $0.text.lowercased().utf8 }
        return zip(mappings, index).contains { mapping, words in
            guard mapping.name != name, words.mayBeTitled(text) else { return false }
            return lines.contains(where: TitleReader(mapping.recognition).counts)
        }
    }

    /// One form held against a sheet.
    func candidate(_ mapping: Mapping, for sheet: FoldedSheet) -> FormCandidate {
        candidate(mapping, sheet.sheet, sheet.scan)
    }

    /// The form of a sheet.
    /// - Throws: ``Refusal`` `formulir.tak_dikenal` or `formulir.ambigu`, naming the best candidates.
    public func choose(from candidates: [FormCandidate], sheet: Sheet, file: String) throws(Refusal) -> FormCandidate {
        let near = candidates.prefix(3).filter { $0.score >= 0.05 }
        let known = near.isEmpty ? Array(candidates.prefix(1)) : near
        let list = known.map { "\($0.mapping.name) \(percent($0.score))" }.joined(separator: ", ")
        guard let best = candidates.first, best.score >= Self.leastScore, best.layout != nil else {
            let against = known.first?.evidence.filter { !$0.isFor }.prefix(3).map(\.message) ?? []
            throw Refusal(
                .formulirTakDikenal, file: file, sheet: sheet.name, cell: known.first?.evidence.first { !$0.isFor && $0.cell != nil }?.cell,
                message: Message(
                    id: "tidak ada formulir yang cocok"
                        + (list.isEmpty ? "" : "; yang terdekat: \(list) (\(against.map(\.id).joined(separator: "; ")))")
                        + ". Periksa dengan 'rkpd explain', atau buat mapping untuk lembar ini.",
                    en: "no form fits" + (list.isEmpty ? "" : "; nearest: \(list) (\(against.map(\.en).joined(separator: "; ")))")
                        + ". Look with 'rkpd explain', or write a mapping for this sheet."))
        }
        if candidates.count > 1, best.score - candidates[1].score < Self.leastLead {
            throw Refusal(
                .formulirAmbigu, file: file, sheet: sheet.name, cell: sheet.rows.first?.cells.first?.reference,
                message: Message(
                    id: "lebih dari satu formulir cocok hampir sama baiknya: \(list). Bedakan lewat judul, label atau baris nomor.",
                    en: "more than one form fits about equally well: \(list). Tell them apart by title, label or number row."))
        }
        return best
    }

    // MARK: One form

    private func candidate(
        _ mapping: Mapping, _ sheet: Sheet, _ scan: SheetScan
    ) -> FormCandidate {
        let layout = HeaderFinder(sheet: sheet, mapping: mapping, scan: scan).find()
        let headerRows = Set(layout?.header.rows.map(\.number) ?? [])
        let lines = sheet.rows.prefix(Self.titleRows).filter { row in
            !headerRows.contains(row.number) && TitleLine.isFewLines(row)
        }
        let titles = TitleReader(mapping.recognition).read(Array(lines))
        var scoring = Scoring(mapping: mapping)
        scoring.weighTitles(titles)
        if mapping.use == .control {
            let above = sheet.rows.prefix(Self.titleRows).prefix { $0.number < layout?.top ?? Int.max }
            scoring.weighRecap(RecapMark(mapping.recognition.recaps, titles: above, sheetName: sheet.name))
        }
        scoring.weighNumbers(layout?.numbers, numberRows: scan.numberRows)
        scoring.weighLabels(layout)
        scoring.weighColumns(layout, sheet)
        return FormCandidate(mapping: mapping, score: scoring.score, evidence: scoring.evidence, layout: layout, titles: titles)
    }

    private func percent(_ score: Double) -> String { "\(Int((score * 100).rounded())) %" }
}

/// Adds up what speaks for a form.
private struct Scoring {
    let mapping: Mapping
    var evidence: [FormEvidence] = []
    private var sum = 0.0
    private var total = 0.0
    private let weights: ScoreWeights
    private var factor = 1.0
    /// How many printed numbers the form does not know.
    private var strangers = 0

    init(mapping: Mapping) {
        self.mapping = mapping
        weights = ScoreWeights(mapping)
    }

    var score: Double { total > 0 ? max(0, min(1, sum / total * factor)) : 0 }

    private mutating func add(_ share: Double, weight: Double) {
        sum += share * weight
        total += weight
    }

    private mutating func note(_ isFor: Bool, _ id: String, _ en: String, _ cell: CellReference? = nil) {
        evidence.append(FormEvidence(isFor: isFor, message: Message(id: id, en: en), cell: cell))
    }

    mutating func weighTitles(_ reading: TitleReader.Reading) {
        let counting = mapping.recognition.titles.enumerated().filter(\.element.counts)
        guard !counting.isEmpty else { return }
        var found = 0
        for (index, title) in counting {
            let source = title.pattern.source
            if let cell = reading.matched[index] {
                found += 1
                note(true, "judul /\(source)/", "title /\(source)/", cell)
            } else {
                note(false, "judul /\(source)/ tidak ada", "no title /\(source)/")
            }
        }
        add(Double(found) / Double(counting.count), weight: weights.titles)
    }

    /// A form of recaps is recognised by what recaps are called, in a title or in the sheet's name; without it a table of agencies and amounts may be any.
    mutating func weighRecap(_ mark: RecapMark?) {
        guard !mapping.recognition.recaps.isEmpty else { return }
        if let mark {
            note(true, "disebut rekap", "called a recap", mark.cell)
        } else {
            note(false, "tidak disebut rekap", "not called a recap")
            factor *= 0.5
        }
        // What all recaps are called is weaker evidence than the title of one.
        add(mark == nil ? 0 : 0.55, weight: weights.titles)
    }

    mutating func weighNumbers(_ numbers: NumberRow?, numberRows: [NumberRow]) {
        if mapping.recognition.countsColumns {
            // Such a row says how many columns there are, not which: it is worth less than one of a form's own numbers.
            let cell = numbers.map { CellReference(row: $0.row, column: $0.entries[0].column) }
            if numbers != nil {
                note(true, "baris nomor kolom berurut", "a number row that counts the columns", cell)
            } else {
                note(false, "baris nomor kolom tidak ada", "no number row")
            }
            return add(numbers == nil ? 0 : 1, weight: weights.numbers)
        }
        guard mapping.isNumbered else {
            if let row = numberRows.first {
                let cell = CellReference(row: row.row, column: row.entries[0].column)
                note(false, "baris nomor kolom ada, formulir ini tidak memakainya", "a number row stands here, this form has none", cell)
                factor *= 0.8
            }
            return
        }
        guard let numbers else {
            note(false, "baris nomor kolom tidak ada", "no number row of this form")
            add(0, weight: weights.numbers)
            return
        }
        let (share, strangers) = numbers.fit(mapping.recognition)
        let cell = CellReference(row: numbers.row, column: numbers.entries[0].column)
        note(
            share == 1, "baris nomor: \(Int((share * 100).rounded())) % dari nomor formulir",
            "number row: \(Int((share * 100).rounded())) % of the form's",
            cell)
        self.strangers = strangers.count
        for stranger in strangers {
            note(
                false, "nomor \(stranger.text) tidak dikenal", "number \(stranger.text) is not the form's",
                CellReference(row: numbers.row, column: stranger.column))
        }
        add(share * (1 - Double(strangers.count) / Double(numbers.entries.count)), weight: weights.numbers)
    }

    /// Labels of the header, and the columns that are found by theirs.
    mutating func weighLabels(_ layout: SheetLayout?) {
        let labels = mapping.recognition.labels
        let columns = mapping.columns.count { spec in
            if case .header = spec.anchor { spec.isRequired && !mapping.isNumbered } else { false }
        }
        let all = labels.count + columns
        guard all > 0 else { return }
        guard let layout else {
            note(false, "kepala tabel tidak ditemukan", "no table header found")
            add(0, weight: weights.labels)
            return
        }
        let vocabulary = Set(layout.header.vocabulary.map(Label.withoutYears))
        let missing = labels.filter { label in !vocabulary.contains { Label.isSame($0, label) } }
        let found = all - missing.count - (columns > 0 ? layout.binding.missing.count : 0)
        let share = max(0, Double(found) / Double(all))
        let cell = layout.header.rows.first?.cells.first?.reference
        note(share > 0.5, "\(found) dari \(all) label", "\(found) of \(all) labels", cell)
        for label in missing { note(false, "label '\(label)' tidak ada", "no label '\(label)'", cell) }
        add(share, weight: weights.labels)
    }

    mutating func weighColumns(_ layout: SheetLayout?, _ sheet: Sheet) {
        guard let layout else {
            factor *= 0.5
            return
        }
        let binding = layout.binding
        for missing in binding.missing { note(false, "kolom \(missing) tidak ada", "no column \(missing)") }
        // A number that is not the form's stands where one of its own is missing: that is told as such, at its cell.
        if !binding.missing.isEmpty, strangers < binding.missing.count { factor *= 0.5 }
        // Columns with a heading that the form has no name for: another form may know them.
        let strange = mapping.recognition.countsColumns ? layout.strangeColumns(sheet) : []
        if !strange.isEmpty {
            let list = strange.sorted().prefix(4).map(CellReference.columnName).joined(separator: ", ")
            note(false, "kolom \(list) tidak dikenal", "column \(list) is not the form's")
            let headings = Set(strange.map(layout.header.group)).count
            for _ in 0..<min(headings, 4) { factor *= 0.8 }
        }
    }
}
