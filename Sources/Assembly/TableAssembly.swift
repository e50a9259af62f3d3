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
    /// Which row belongs to which agency.
    var owners: RowOwners
    /// The rows of urusan and bidang above which the section of an agency has ended.
    var endsSection: Set<Int> = []
    /// The columns of dimensions, and of units that speak of some stages only, by binding.
    let detailColumns: [[DetailColumn]], unitColumns: [[DetailColumn]]
    /// Whether rows have further dimensions.
    let hasDetails: Bool
    /// What is open in each track.
    var tracks: [String?: TrackState] = [:]
    var seenTotal = false
    /// The programme that means and grades below its rows speak of.
    var programme: Int?
    /// Facts by what they state, to know what is printed again.
    var stated: [FactKey: [Int]] = [:]
    /// The last row of data, by its position.
    let lastData: Int
    /// Values that can mean several numbers, and how the cells of each column are written.
    var ties: [NumberTie] = []
    var habits: [NumberTies.Column: ColumnHabit] = [:]
    var subjects: [Int: String] = [:]
    /// Facts whose cells print thousands or millions, with the power of ten.
    var scaled: [(fact: Int, exponent: Int, row: Int, cell: Int)] = []
    /// Facts that print another again, with the first print of each.
    var prints: [(again: Int, first: Int)] = []
    var unknownColumns: [Int: (first: CellReference, count: Int)] = [:]

    /// What a track is in the middle of.
    struct TrackState {
        /// The node that indicator rows belong to.
        var node: Int?
        /// The indicator that further values belong to, and those that columns name.
        var indicator: Int?
        var columnIndicators: [String: Int] = [:]
        /// Whose the node is.
        var owner: RowOwner?
        /// Whether the node, not its indicator, is printed again.
        var isNodeRepeated = false
        /// The code as the node's own row prints it.
        var printed: String?
        /// Whether the row at hand prints again what was printed before.
        var isRepeated = false
        /// The rows whose values belong to the last node before the next of them.
        var pending: [Int] = []
        /// Facts of the row above by their column, for units that wrapped onto the next.
        var lastFacts: [Int: Int] = [:]
    }

    init(reading: TableReading, texts: [RowTexts], context: StatementContext, owners: RowOwners, edition: @escaping (Kode) -> String?) {
        self.reading = reading
        self.texts = texts
        self.context = context
        self.owners = owners
        (detailColumns, unitColumns) = DetailColumn.all(reading)
        hasDetails = detailColumns.contains { !$0.isEmpty }
        values = ValueReader(context: context)
        builder = NodeBuilder(edition: edition)
        ledger = Ledger(reading.rows.map(\.row))
        lastData = reading.rows.lastIndex { $0.rowClass.isData } ?? 0
    }

    /// - Parameters:
    ///   - codes: the settled codes of node rows.
    ///   - levels: the levels of node rows that have no code.
    mutating func assemble(_ codes: [Int: SettledCode], levels: [Int: Tingkat]) {
        findSectionEnds(codes, levels)
        for index in reading.rows.indices {
            closeBlankText(index)
            closeDoubtful(index)
            assembleRow(index, codes[index], levels[index])
            tellMoved(index)
        }
        for track in tracks.keys.sorted(by: { ($0 ?? "") < ($1 ?? "") }) { flush(track) }
        tellUnknownColumns()
    }

    /// An urusan or bidang that stands above the heading of a section is no part of the section before: its agency's rows have ended.
    private mutating func findSectionEnds(_ codes: [Int: SettledCode], _ levels: [Int: Tingkat]) {
        guard !owners.printed.sections.isEmpty else { return }
        var isAboveSection = false
        for index in reading.rows.indices.reversed() {
            switch reading.rows[index].rowClass {
            case .bagian where owners.printed.sections[index] != nil: isAboveSection = true
            case .simpul where !level(of: index, codes[index], levels[index]).isAboveAgencies: isAboveSection = false
            case .simpul where isAboveSection: endsSection.insert(index)
            default: break
            }
        }
    }

    private mutating func assembleRow(_ index: Int, _ code: SettledCode?, _ level: Tingkat?) {
        let entry = reading.rows[index]
        switch entry.rowClass {
        case .judul: ledger.closeRow(index, .kepala, "judul")
        case .kepalaTabel: ledger.closeRow(index, .kepala, "kepala tabel")
        case .nomorKolom: ledger.closeRow(index, .kepala, "nomor kolom")
        case .tandaTangan: ledger.closeRow(index, .kepala, "tanda tangan")
        case .kepala: ledger.closeRow(index, .kepala, "kepala")
        case .simpul: assembleNode(index, code, level)
        case .indikator: assembleIndicator(index)
        case .anggaran: assembleMoney(index)
        case .lanjutan: assembleFurther(index)
        case .sambungan: assembleContinuation(index)
        case .total: assembleTotal(index)
        case .rerata, .predikat: assembleControl(index)
        case .catatan: assembleNote(index)
        case .bagian: assembleSection(index)
        case .takDikenal, .pecah: quarantineRow(index)
        }
    }

    /// The node that a row's cells belong to, for findings.
    var current: Int? { tracks[nil]?.node }

    /// Nothing of the rows above goes on below this one.
    mutating func closeTracks() {
        for track in tracks.keys { flush(track) }
        tracks = [:]
    }

    private mutating func closeBlankText(_ index: Int) {
        for (position, cell) in reading.rows[index].row.cells.enumerated() where cell.isBlankText {
            ledger.close(row: index, cell: position, .kepala, "spasi")
        }
    }

    // MARK: Small questions

    func meaning(of cell: Cell, _ index: Int) -> ColumnMeaning? { reading.meaning(of: cell, in: reading.rows[index]) }

    /// What the row begins with, by the order of the form's columns.
    func firstCell(_ index: Int) -> Cell? {
        let entry = reading.rows[index]
        return reading.bindings[entry.binding].inFormOrder(entry.row).first { !$0.isBlankText }
    }

    func firstCell(_ index: Int, _ role: ColumnRole) -> CellReference? {
        let entry = reading.rows[index]
        let binding = reading.bindings[entry.binding]
        let columns = binding.columns(with: role).filter { binding.columns[$0]?.traits.track == entry.track }
        return columns.first.map { CellReference(row: entry.row.number, column: $0) }
    }

    func isFigure(_ cell: Cell) -> Bool { CellFit.isFigure(cell) }

    /// Closes the ledger.
    mutating func finish(_ context: ResolvedContext) -> AssembledTable {
        var resolved = context
        if let finding = settleAgency(&resolved.context) { findings.append(finding) }
        settleTies()
        tellDifferences()
        scaleAmounts()
        // Values that waited for their node stand where their cells do.
        let sorted = facts.indices.sorted { (facts[$0].cell, $0) < (facts[$1].cell, $1) }
        facts = sorted.map { facts[$0] }
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
