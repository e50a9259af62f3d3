import Forms
import Grid
import Model
import Notation

/// One table in the making.
struct TableAssembly {
    let reading: TableReading
    let texts: [RowTexts]
    let values: ValueReader
    let context: StatementContext
    var builder: NodeBuilder
    var ledger: Ledger
    var facts: [Fact] = []
    var notes: [Note] = []
    var controls: [Control] = []
    var findings: [Finding] = []
    /// The node that indicator rows belong to.
    var current: Int?
    var seenTotal = false
    /// The programme that means and grades below its rows speak of.
    var programme: Int?
    /// The last row of data, by its position.
    private let lastData: Int
    /// Values that can mean several numbers, and how the cells of each column are written.
    private var ties: [NumberTie] = []
    private var habits: [NumberTies.Column: ColumnHabit] = [:]
    private var subjects: [Int: String] = [:]
    private var unknownColumns: [Int: (first: CellReference, count: Int)] = [:]

    init(reading: TableReading, texts: [RowTexts], context: StatementContext, edition: @escaping (Kode) -> String?) {
        self.reading = reading
        self.texts = texts
        self.context = context
        values = ValueReader(context: context)
        builder = NodeBuilder(edition: edition)
        ledger = Ledger(reading.rows.map(\.row))
        lastData = reading.rows.lastIndex { [.simpul, .indikator, .total].contains($0.rowClass) } ?? 0
    }

    mutating func assemble(_ codes: [Int: SettledCode]) {
        for index in reading.rows.indices {
            closeBlankText(index)
            assembleRow(index, codes[index])
        }
        tellUnknownColumns()
    }

    private mutating func assembleRow(_ index: Int, _ code: SettledCode?) {
        let entry = reading.rows[index]
        switch entry.rowClass {
        case .judul: ledger.closeRow(index, .kepala, "judul")
        case .kepalaTabel: ledger.closeRow(index, .kepala, "kepala tabel")
        case .nomorKolom: ledger.closeRow(index, .kepala, "nomor kolom")
        case .tandaTangan: ledger.closeRow(index, .kepala, "tanda tangan")
        case .kepala: ledger.closeRow(index, .kepala, "kepala")
        case .simpul: assembleNode(index, code)
        case .indikator: assembleIndicator(index)
        case .sambungan: assembleContinuation(index)
        case .total: assembleTotal(index)
        case .rerata, .predikat: assembleControl(index)
        case .catatan: assembleNote(index)
        case .takDikenal: quarantineRow(index)
        }
    }

    // MARK: Rows of data

    private mutating func assembleNode(_ index: Int, _ code: SettledCode?) {
        let text = texts[index]
        let printed = reading.mapping.codes == .tiada ? nil : text.kode ?? ""
        let cell = text.kodeCell ?? firstCell(index, .uraian)
        let node = builder.add(
            code?.kode, tingkat: code?.tingkat ?? .subKegiatan, printed: printed, uraian: text.uraian, cell: cell)
        current = node
        programme = programmeOf(node)
        findings += code?.findings ?? []
        let indicator = needsIndicator(index) ? builder.addIndicator(of: node, name: text.indikator, satuan: text.satuan) : nil
        closeCells(index, node: node, indicator: indicator, kode: code?.kode?.text, printed: printed)
    }

    private mutating func assembleIndicator(_ index: Int) {
        guard let node = current else { return quarantineRow(index) }
        let text = texts[index]
        let indicator = builder.addIndicator(of: node, name: text.indikator, satuan: text.satuan)
        let printed = reading.mapping.codes == .tiada ? nil : text.kode ?? ""
        closeCells(index, node: node, indicator: indicator, kode: builder.nodes[node].kode, printed: printed)
    }

    private mutating func assembleTotal(_ index: Int) {
        seenTotal = true
        let first = firstCell(index)
        let node = builder.addTotal(uraian: first.flatMap(labelText), cell: first?.reference)
        current = nil
        closeCells(index, node: node, indicator: nil, kode: nil, printed: nil)
    }

    private mutating func assembleContinuation(_ index: Int) {
        guard current != nil else { return quarantineRow(index) }
        for (position, cell) in reading.rows[index].row.cells.enumerated() where ledger.isOpen(row: index, cell: position) {
            switch meaning(of: cell, index) {
            case .role(let role) where !isFigure(cell) && (role == .uraian || role == .indikator || role == .satuan):
                ledger.close(row: index, cell: position, .label, role.name + " (sambungan)")
            default: quarantine(index, position, cell)
            }
        }
    }

    /// Whether a node row carries performance figures or names what they measure.
    private func needsIndicator(_ index: Int) -> Bool {
        if texts[index].indikator != nil { return true }
        return reading.rows[index].row.cells.contains { cell in
            guard !cell.isBlankText, case .value(let value)? = meaning(of: cell, index) else { return false }
            return value.ukuran == .kinerja
        }
    }

    /// Closes every cell of a data row: labels with their node, values as facts, what stands a column off in quarantine.
    private mutating func closeCells(_ index: Int, node: Int, indicator: Int?, kode: String?, printed: String?) {
        let entry = reading.rows[index]
        let scope = entry.rule?.values ?? .all
        for (position, cell) in entry.row.cells.enumerated() where ledger.isOpen(row: index, cell: position) {
            switch meaning(of: cell, index) {
            case .role(let role):
                closeLabel(index, position, cell, role, node: node, indicator: indicator, kode: kode)
            case .value(let value) where scope.allows(value):
                addFact(index, position, cell, value, node: node, indicator: indicator, kode: kode, printed: printed)
            case .value:
                quarantine(index, position, cell)
            case nil:
                quarantineUnknownColumn(index, position, cell)
            }
        }
    }

    private mutating func closeLabel(
        _ index: Int, _ position: Int, _ cell: Cell, _ role: ColumnRole, node: Int, indicator: Int?, kode: String?
    ) {
        let isTotal = builder.nodes[node].tingkat == .total
        switch role {
        case .kode:
            // Text in the code's place on a row that is no node of its own is nobody's code.
            let isNode = reading.rows[index].rowClass == .simpul || isTotal
            if !isNode { return quarantine(index, position, cell) }
            ledger.close(row: index, cell: position, .label, "kode", value: kode)
        case .nomor:
            ledger.close(row: index, cell: position, .label, "nomor")
        case .uraian, .indikator, .satuan:
            if !isTotal, isFigure(cell) { return quarantine(index, position, cell) }
            ledger.close(row: index, cell: position, .label, role.name)
        case .catatan(let jenis):
            if isFigure(cell) { return quarantine(index, position, cell) }
            ledger.close(row: index, cell: position, .label, jenis)
            notes.append(Note(node: node, indicator: indicator, jenis: jenis, text: labelText(cell) ?? "", cell: cell.reference))
        }
    }

    private mutating func addFact(
        _ index: Int, _ position: Int, _ cell: Cell, _ meaning: ValueMeaning, node: Int, indicator: Int?, kode: String?, printed: String?
    ) {
        let owner = meaning.ukuran == .kinerja ? indicator : nil
        let satuan = owner.flatMap { builder.indicators[$0].satuan }
        let period = values.period(meaning)
        let quarter = period.triwulan.map { " tw\($0)\(period.isCumulative ? "k" : "")" } ?? ""
        let subject =
            (owner.map { builder.indicators[$0].key } ?? builder.nodes[node].key)
            + " \(meaning.ukuran.rawValue) \(meaning.tahap.rawValue)\(quarter)"
        let value = values.read(cell, meaning, satuan: satuan, kode: kode, subject: subject)
        if let finding = value.finding { findings.append(finding) }
        if value.writing.decimalSign != nil {
            habits[NumberTies.Column(column: cell.reference.column, kind: value.kind), default: ColumnHabit()].note(value.writing)
        }
        if var tie = value.tie {
            (tie.fact, tie.row, tie.cell) = (facts.count, index, position)
            ties.append(tie)
            subjects[tie.fact] = subject
        }
        let unit = meaning.tahap.isPercentage ? "%" : meaning.ukuran == .anggaran ? "Rp" : satuan ?? value.unit
        let bound = reading.bindings[reading.rows[index].binding].columns[cell.reference.column]
        facts.append(
            Fact(
                node: node, indicator: owner, ukuran: meaning.ukuran, tahap: meaning.tahap, tahun: context.tahun, triwulan: period.triwulan,
                isCumulative: period.isCumulative, value: value.value, reason: value.reason, text: cell.shown, satuan: unit,
                kodeTercetak: printed, cell: cell.reference, columnNumber: bound?.number, isHidden: cell.isHidden))
        ledger.close(row: index, cell: position, .fakta, meaning.name, value: value.value?.description ?? value.reason?.rawValue)
    }

    /// Gives the values that can mean several numbers the one that is meant, or none, and tells which.
    private mutating func settleTies() {
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

    private mutating func closeBlankText(_ index: Int) {
        for (position, cell) in reading.rows[index].row.cells.enumerated() where cell.isBlankText {
            ledger.close(row: index, cell: position, .kepala, "spasi")
        }
    }

    // MARK: Quarantine

    private mutating func quarantineRow(_ index: Int) {
        let cells = reading.rows[index].row.cells
        let open = cells.indices.filter { ledger.isOpen(row: index, cell: $0) }
        guard let first = open.first else { return }
        ledger.closeRow(index, .karantina, "baris tak dikenal")
        // Below the data stand signatures: names of people are never stored, in a finding neither.
        let shown = index < lastData ? labelText(cells[first]) : nil
        let words = shown.map { (id: ", dimulai dengan '\($0)'", en: ", the first holds '\($0)'") } ?? (id: "", en: "")
        findings.append(
            Finding(
                .barisTakDikenal, cell: cells[first].reference,
                message: Message(
                    id: "Baris ini tidak dikenali formulir '\(reading.mapping.name)'; \(open.count) sel dikarantina\(words.id).",
                    en: "Form '\(reading.mapping.name)' does not know this row; \(open.count) cells are quarantined\(words.en)."),
                printed: shown, subject: shown.map { foldedName($0) } ?? "baris \(index - lastData) di bawah data"))
    }

    mutating func quarantine(_ index: Int, _ position: Int, _ cell: Cell) {
        let column = reading.bindings[reading.rows[index].binding].columns[cell.reference.column]
        let name: String
        switch column?.meaning {
        case .role(let role)?: name = role.name
        case .value(let value)?: name = value.name
        case nil: name = "-"
        }
        let number = column?.number.map { " (nomor \($0))" } ?? ""
        ledger.close(row: index, cell: position, .karantina, "bergeser dari kolom lain")
        findings.append(
            Finding(
                .kolomBergeser, cell: cell.reference, kode: current.flatMap { builder.nodes[$0].kode },
                message: Message(
                    id: "'\(cell.shown)' berdiri di kolom \(name)\(number), yang pada baris ini tidak dapat memuatnya; tidak dimuat.",
                    en: "'\(cell.shown)' stands in column \(name)\(number), which cannot hold it on this row; not loaded."),
                printed: cell.shown, subject: "\(current.map { builder.nodes[$0].key } ?? "") \(name)"))
    }

    mutating func quarantineUnknownColumn(_ index: Int, _ position: Int, _ cell: Cell) {
        ledger.close(row: index, cell: position, .karantina, "kolom tak dikenal")
        let column = cell.reference.column
        unknownColumns[column] = (unknownColumns[column]?.first ?? cell.reference, (unknownColumns[column]?.count ?? 0) + 1)
    }

    private mutating func tellUnknownColumns() {
        for (column, place) in unknownColumns.sorted(by: { $0.key < $1.key }) {
            let name = CellReference.columnName(column)
            findings.append(
                Finding(
                    .kolomTakDikenal, cell: place.first,
                    message: Message(
                        id: "Kolom \(name) tidak dikenal formulir '\(reading.mapping.name)'; \(place.count) sel dikarantina.",
                        en: "Form '\(reading.mapping.name)' does not know column \(name); \(place.count) cells are quarantined."),
                    subject: name))
        }
    }

    // MARK: Small questions

    func meaning(of cell: Cell, _ index: Int) -> ColumnMeaning? {
        reading.bindings[reading.rows[index].binding].columns[cell.reference.column]?.meaning
    }

    /// What the row begins with, by the order of the form's columns.
    func firstCell(_ index: Int) -> Cell? {
        let entry = reading.rows[index]
        return reading.bindings[entry.binding].inFormOrder(entry.row).first { !$0.isBlankText }
    }

    private func firstCell(_ index: Int, _ role: ColumnRole) -> CellReference? {
        let binding = reading.bindings[reading.rows[index].binding]
        return binding.columns(with: role).first.map { CellReference(row: reading.rows[index].row.number, column: $0) }
    }

    /// Whether a cell of labels holds nothing but a number: a value that slipped out of its column.
    func isFigure(_ cell: Cell) -> Bool {
        switch cell.value {
        case .number: return true
        case .text:
            let quantity = readQuantity(cell, as: .jumlah)
            return quantity.value != nil && (quantity.unit == nil || quantity.unit == "%")
        default: return false
        }
    }

    /// Closes the ledger.
    mutating func finish(_ resolved: ResolvedContext) -> AssembledTable {
        settleTies()
        let (fates, account, forgotten) = ledger.closed()
        var all = resolved.findings + findings
        for cell in forgotten {
            all.append(
                Finding(
                    .barisTakDikenal, cell: cell.reference,
                    message: Message(id: "Sel ini tidak bernama; dikarantina.", en: "Nothing names this cell; it is quarantined."),
                    printed: cell.shown, subject: cell.reference.description))
        }
        all.sort {
            ($0.cell ?? CellReference(row: 0, column: 0), $0.rule.rawValue) < (
                $1.cell ?? CellReference(row: 0, column: 0), $1.rule.rawValue
            )
        }
        let statement = Statement(
            form: reading.mapping.identity, context: resolved.context, sheet: reading.sheetName, nodes: builder.nodes,
            indicators: builder.indicators, facts: facts, notes: notes, controls: controls, findings: all, account: account)
        return AssembledTable(statement: statement, context: resolved, fates: fates)
    }
}
