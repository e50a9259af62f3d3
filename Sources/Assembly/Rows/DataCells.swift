import Forms
import Grid
import Model
import Notation

/// What a fact states, but for its value: a second one of the same key is printed again, or is a further value.
struct FactKey: Hashable {
    var node: Int, indicator: Int?
    var ukuran: Ukuran, tahap: Tahap
    var tahun: Int, triwulan: Int?, isCumulative: Bool
    /// The further dimensions of its row.
    var details: [String: String] = [:]
}

/// The cells of data rows.
extension TableAssembly {
    /// Closes every cell of a data row: labels with their node, values as facts, what stands a column off in quarantine.
    /// - Parameters:
    ///   - isFurther: whether the row adds values to those of the indicator above.
    ///   - isLate: whether the row's values waited for their node.
    mutating func closeCells(_ index: Int, node: Int, kode: String?, printed: String?, isFurther: Bool = false, isLate: Bool = false) {
        let entry = reading.rows[index]
        let scope = entry.rule?.values ?? .all
        var waits = false
        for (position, cell) in entry.row.cells.enumerated() where ledger.isOpen(row: index, cell: position) {
            switch meaning(of: cell, index) {
            case .role(let role):
                closeLabel(index, position, cell, role, node: node, kode: kode)
            case .value where entry.rule?.valuesOfLast == true && !isLate:
                waits = true
            case .value(let value) where scope.allows(value) || entry.printsNodeAgain && value.ukuran == .anggaran:
                let row = FactRow(index: index, node: node, kode: kode, printed: printed, isFurther: isFurther, owner: owner(of: index))
                addFacts(row, position, cell, value)
            case .value:
                quarantine(index, position, cell)
            case nil:
                quarantineUnknownColumn(index, position, cell)
            }
        }
        if waits { tracks[entry.track]?.pending.append(index) }
        // Whose the rows of a section or a total are is no note of it.
        let isOfAgency = entry.rowClass == .total || entry.rowClass == .bagian
        for capture in entry.captures
        where !RowTexts.parts.contains(capture.name) && !isLate && !(isOfAgency && ContextField(rawValue: capture.name) != nil) {
            notes.append(
                Note(
                    node: node, indicator: tracks[entry.track]?.indicator, jenis: capture.name, text: capture.text,
                    cell: CellReference(row: entry.row.number, column: capture.column)))
        }
    }

    /// Whether the place of a running number holds words; a total may say what it is there.
    private func isSentence(_ cell: Cell, _ index: Int, isTotal: Bool) -> Bool {
        guard hasWord(cell.shown) else { return false }
        return !isTotal || texts[index].uraian.map { $0 != labelText(cell) } ?? false
    }

    /// Whether a text holds a word that numbers nothing: three letters on end that are no Roman numeral.
    private func hasWord(_ text: String) -> Bool {
        text.split { !$0.isLetter }.contains { word in
            word.count > 2 && (word.count > Self.lettersOfNumber || !word.allSatisfy { "ivxlcdmIVXLCDM".contains($0) })
        }
    }

    /// No running number has more letters: `XXXVIII`.
    private static let lettersOfNumber = 8

    private mutating func closeLabel(_ index: Int, _ position: Int, _ cell: Cell, _ role: ColumnRole, node: Int, kode: String?) {
        let isTotal = builder.nodes[node].tingkat == .total
        switch role {
        case .kode:
            // Text in the code's place on a row that is no node of its own is nobody's code.
            let isNode = reading.rows[index].rowClass == .simpul || isTotal
            if !isNode { return quarantine(index, position, cell) }
            ledger.close(row: index, cell: position, .label, "kode", value: kode)
        case .nomor:
            if isSentence(cell, index, isTotal: isTotal) { return quarantine(index, position, cell) }
            ledger.close(row: index, cell: position, .label, "nomor")
        case .uraian, .indikator, .satuan:
            // A number that the rule's pattern names is what the pattern says.
            let isNamed = reading.rows[index].captures.contains { $0.column == cell.reference.column }
            if !isTotal, !isNamed, isFigure(cell) { return quarantine(index, position, cell) }
            ledger.close(row: index, cell: position, .label, role.name)
        case .perangkatDaerah, .perangkatDaerahKode, .unit, .tahun, .rincian:
            ledger.close(row: index, cell: position, .label, role.name)
        case .catatan, .penanggungJawab:
            let jenis = role.name
            // Whether a figure slipped into a note, the rows' judge has said; nobody is called by one.
            if role == .penanggungJawab, isFigure(cell) { return quarantine(index, position, cell) }
            ledger.close(row: index, cell: position, .label, jenis)
            notes.append(
                Note(
                    node: node, indicator: tracks[reading.rows[index].track]?.indicator, jenis: jenis, text: labelText(cell) ?? cell.shown,
                    cell: cell.reference))
        }
    }

    /// What the facts of one row have in common.
    struct FactRow {
        var index: Int, node: Int
        var kode: String?, printed: String?
        var isFurther: Bool
        /// Whose the row is.
        var owner: RowOwner?
    }

    /// The facts of one cell: one, or as many as its column says it may hold.
    private mutating func addFacts(_ row: FactRow, _ position: Int, _ cell: Cell, _ column: ValueMeaning) {
        let entry = reading.rows[row.index]
        var meaning = column
        if let stage = column.percentStage, isWrittenAsPercent(cell) { meaning.tahap = stage }
        let owner = meaning.ukuran == .kinerja ? indicator(of: meaning, row) : nil
        // A row's own unit counts before that of the indicator that another row names.
        let satuan =
            unit(of: meaning, entry) ?? (column.indicator == nil ? texts[row.index].satuan : nil)
            ?? owner.flatMap { builder.indicators[$0].satuan }
        let bound = reading.bound(cell, in: entry)
        let tahun = meaning.tahun ?? context.tahun + meaning.yearOffset
        let period = values.period(meaning, tahun: tahun)
        let quarter = period.triwulan.map { " tw\($0)\(period.isCumulative ? "k" : "")" } ?? ""
        let year = tahun == context.tahun ? "" : " \(tahun)"
        let subject =
            (owner.map { builder.indicators[$0].key } ?? builder.nodes[row.node].key)
            + " \(meaning.ukuran.rawValue) \(meaning.tahap.rawValue)\(year)\(quarter)"
        let readings = values.readAll(cell, meaning, satuan: satuan, kode: row.kode, subject: subject)
        var shown: [String] = []
        for (number, value) in readings.enumerated() {
            if let finding = value.finding { findings.append(finding) }
            note(value, cell, subject, row: row.index, position: position)
            if let owner, satuan == nil || builder.indicators[owner].satuan == nil, readings.count == 1, !meaning.tahap.isPercentage {
                builder.indicators[owner].satuan = value.unit
            }
            let unit = meaning.tahap.isPercentage ? "%" : meaning.ukuran == .anggaran ? "Rp" : value.unit ?? satuan
            var fact = Fact(
                node: row.node, indicator: owner, ukuran: meaning.ukuran, tahap: meaning.tahap, tahun: tahun,
                triwulan: value.period?.triwulan ?? period.triwulan, isCumulative: value.period?.isCumulative ?? period.isCumulative,
                value: value.value, reason: value.reason, text: cell.shown, satuan: unit,
                kodeTercetak: row.printed, perangkatDaerah: row.owner?.nama, perangkatDaerahKode: row.owner?.kode, unit: row.owner?.unit,
                details: bound?.traits.isOfNode == true ? [:] : details(of: entry, for: meaning.tahap), cell: cell.reference,
                columnNumber: bound?.number, isHidden: cell.isHidden)
            if readings.count > 1, value.period == nil { fact.details["bagian"] = String(number + 1) }
            if let exponent = exponent(bound, meaning) { scaled.append((facts.count, exponent, row.index, position)) }
            append(fact, row, isOfNode: bound?.traits.isOfNode == true)
            shown.append(value.value?.description ?? value.reason?.rawValue ?? "")
        }
        tracks[entry.track]?.lastFacts[entry.column(of: cell)] = facts.count - 1
        ledger.close(row: row.index, cell: position, .fakta, meaning.name, value: shown.joined(separator: " + "))
    }

    private func isWrittenAsPercent(_ cell: Cell) -> Bool {
        cell.format?.isPercent == true || cell.format?.suffix == "%" || cell.shown.contains("%")
    }

    /// The indicator of a value: the row's, or the one that the column names.
    private mutating func indicator(of meaning: ValueMeaning, _ row: FactRow) -> Int? {
        let track = reading.rows[row.index].track
        guard let name = meaning.indicator else { return tracks[track]?.indicator }
        if let known = tracks[track]?.columnIndicators[name] { return known }
        let indicator = builder.addIndicator(of: row.node, name: name, satuan: nil).indicator
        tracks[track]?.columnIndicators[name] = indicator
        return indicator
    }

    /// Adds a fact; where its row prints again what was printed before, it is marked, and told where it differs.
    private mutating func append(_ new: Fact, _ row: FactRow, isOfNode: Bool) {
        var fact = new
        let key = FactKey(
            node: fact.node, indicator: fact.indicator, ukuran: fact.ukuran, tahap: fact.tahap, tahun: fact.tahun, triwulan: fact.triwulan,
            isCumulative: fact.isCumulative, details: hasDetails ? fact.details : [:])
        let before = stated[key] ?? []
        if row.isFurther, let first = before.first {
            let count = before.filter { !facts[$0].isRepeated }.count
            if facts[first].details["bagian"] == nil { facts[first].details["bagian"] = "1" }
            fact.details["bagian"] = String(count + 1)
        } else if fact.indicator == nil, reading.rows[row.index].printsNodeAgain, let first = before.first(where: { !facts[$0].isRepeated })
        {
            fact.isRepeated = true
            prints.append((facts.count, first))
        } else if hasDetails, !isOfNode, fact.indicator == nil || !fact.details.isEmpty {
            // Rows that are alike in everything are rows of their own: their sum counts.
            if !before.isEmpty { fact.details["urutan"] = String(before.count + 1) }
        } else if isOfNode ? tracks[reading.rows[row.index].track]?.isNodeRepeated == true && !before.isEmpty : false {
            fact.isRepeated = true
            if let first = before.first { prints.append((facts.count, first)) }
        } else if tracks[reading.rows[row.index].track]?.isRepeated == true, !before.isEmpty {
            let same = before.first { facts[$0].details == fact.details && !facts[$0].isRepeated }
            fact.isRepeated = true
            if let same { prints.append((facts.count, same)) }
        }
        stated[key, default: []].append(facts.count)
        facts.append(fact)
    }

    // MARK: What the cells beside it settle

    private mutating func note(_ value: ValueReader.Reading, _ cell: Cell, _ subject: String, row: Int, position: Int) {
        if value.writing.decimalSign != nil {
            habits[NumberTies.Column(column: cell.reference.column, kind: value.kind), default: ColumnHabit()].note(value.writing)
        }
        guard var tie = value.tie else { return }
        (tie.fact, tie.row, tie.cell) = (facts.count, row, position)
        ties.append(tie)
        subjects[tie.fact] = subject
    }

    /// Gives the values that can mean several numbers the one that is meant, or none, and tells which.
    mutating func settleTies() {
        var settling = NumberTies(ties, habits: habits)
        for settlement in settling.settle(&facts) {
            let fact = facts[settlement.tie.fact]
            ledger.revalue(
                row: settlement.tie.row, cell: settlement.tie.cell, value: fact.value?.description ?? fact.reason?.rawValue)
            let node = builder.nodes[fact.node]
            if let finding = settlement.finding(fact, node: node, subject: subjects[settlement.tie.fact] ?? node.key) {
                findings.append(finding)
            }
        }
    }

    /// Tells figures that are printed again with another value.
    mutating func tellDifferences() {
        for print in prints where facts[print.again].value != facts[print.first].value {
            let (fact, first) = (facts[print.again], facts[print.first])
            let subject = fact.indicator.map { builder.indicators[$0].key } ?? builder.nodes[fact.node].key
            findings.append(
                Finding(
                    .ulangBeda, cell: fact.cell, kode: builder.nodes[fact.node].kode,
                    message: Message(
                        id: "Angka ini dicetak ulang dengan nilai lain: '\(fact.text)', semula '\(first.text)' (\(first.cell)).",
                        en: "This figure is printed again with another value: '\(fact.text)', first '\(first.text)' (\(first.cell))."),
                    printed: fact.text, expected: first.value?.description,
                    subject: "\(subject) \(fact.ukuran.rawValue) \(fact.tahap.rawValue)"))
        }
    }
}
