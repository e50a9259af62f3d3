import Grid
import Model

/// Holds the rules of a form against the rows of a table, part by part where a row has several tracks, and remembers what the rows below depend on.
struct RowJudge {
    let mapping: Mapping
    private let tracks: [String]
    private let shapes: RowShapes
    /// Whether some rule asks about the next row.
    private let looksAhead: Bool

    /// What is known of a track above the row at hand.
    private struct Track {
        var after: Set<String> = []
        var level: Tingkat?
        /// The last row that had a part in the track.
        var lastRow: Int?
        /// Page header rows since then.
        var headersSince = 0
        /// The last node, for rows that print it again.
        var node: NodeAgain?
    }

    private var known: [String?: Track] = [:]
    private var section: (name: String?, level: Tingkat?)
    /// The note or signature block that the rows below may belong to.
    private var goingOn: RowRule?
    /// The last row that was no page header: what goes on from it stands right below.
    private var lastRow: Int?
    private var headersSince = 0
    /// Whether a signature block was met, and whether a row of data was.
    private(set) var isSigned = false
    private(set) var seenData = false

    /// - Parameter shapes: what the rows of the table fill.
    init(mapping: Mapping, shapes: RowShapes) {
        self.mapping = mapping
        self.shapes = shapes
        tracks = mapping.tracks
        looksAhead = mapping.rows.contains { rule in
            rule.conditions.contains { if case .next = $0 { true } else { false } }
        }
    }

    /// A row of a page header.
    mutating func passHeader() {
        headersSince += 1
        for track in known.keys { known[track]?.headersSince += 1 }
    }

    /// A row that is neither header nor asked about: a title line, a row above the table.
    mutating func pass(_ row: Row) {
        lastRow = row.number
        headersSince = 0
    }

    /// What a row is: one logical row, or one for each track.
    /// - Parameter below: the rows below it, page headers left out.
    mutating func judge(_ row: Row, binding: Binding, position: Int, below: () -> [Row]) -> [ClassifiedRow] {
        let rows = classify(row, binding, position, below)
        pass(row)
        return rows
    }

    /// What a row above the header is where it names the agency of the rows below it; nil for any other.
    func agencyHeading(_ row: Row, binding: Binding) -> ClassifiedRow? {
        let fields = RowFields(row.cells, binding: binding)
        guard let rule = mapping.rows.first(where: { fields.fits($0) }), rule.outcome == .bagian, rule.namesAgency else { return nil }
        var heading = ClassifiedRow(row: row, rowClass: .bagian, rule: rule, binding: 0, isContinuation: false)
        heading.captures = fields.captures(rule)
        return heading
    }

    private mutating func classify(_ row: Row, _ binding: Binding, _ position: Int, _ below: () -> [Row]) -> [ClassifiedRow] {
        func classified(_ cells: Row, _ rowClass: RowClass, _ rule: RowRule? = nil, goesOn: Bool = false) -> ClassifiedRow {
            ClassifiedRow(row: cells, rowClass: rowClass, rule: rule, binding: position, isContinuation: goesOn)
        }
        let whole = RowFields(row.cells, binding: binding, around: around(nil))
        guard !whole.isBlank else { return [classified(row, .kepala)] }
        let wholeRule = tracks.isEmpty ? nil : mapping.rows.first { $0.isWholeLine && whole.fits($0) }
        let parts = tracks.isEmpty || wholeRule != nil ? [(track: nil, cells: row)] : split(row, binding)
        let below = looksAhead ? below() : []
        let rules = parts.map { part in wholeRule ?? rule(part.cells.cells, part.track, binding, below) }
        let isNext = lastRow.map { row.number <= $0 + headersSince + 1 } ?? false
        let leading = rules.compactMap { $0 }.first { $0.outcome.isData || $0.outcome == .sambungan } ?? rules.compactMap { $0 }.first
        let isAboveData = goingOn != nil && below.prefix(3).contains { RowFields($0.cells, binding: binding).holdsData }
        if let block = goingOn, block.outcome == .tandaTangan || isNext, goesOn(block, leading, whole, isAboveData: isAboveData) {
            return [classified(row, block.outcome, block, goesOn: true)]
        }
        goingOn = nil
        if !tracks.isEmpty, wholeRule == nil, !isSigned, let slip = slips(binding, below).align(row, parts.map(\.cells), rules) {
            return split(row, binding, moved: slip.moved).flatMap { part in
                let rule = rule(part.cells.cells, part.track, binding, below, moved: slip.moved)
                return judge(part.cells, part.track, rule, binding, position, below, isNext: isNext, slip: slip)
            }
        }
        return zip(parts, rules).flatMap { part, rule in
            judge(part.cells, part.track, rule, binding, position, below, isNext: isNext)
        }
    }

    /// A row's parts by track, the outermost first, the main one last.
    private func split(_ row: Row, _ binding: Binding, moved: [Int: Int] = [:]) -> [(track: String?, cells: Row)] {
        var parts: [(track: String?, cells: Row)] = []
        for track in tracks.map(Optional.some) + [nil] {
            let cells = row.cells.filter { binding.columns[moved[$0.reference.column] ?? $0.reference.column]?.traits.track == track }
            guard !cells.isEmpty else { continue }
            let filled = cells.contains { !$0.isBlankText }
            if filled || track == nil { parts.append((track, Row(number: row.number, isHidden: row.isHidden, cells: cells))) }
        }
        // White space of a track that says nothing else goes with the first part.
        let placed = Set(parts.flatMap { $0.cells.cells.map(\.reference) })
        let rest = row.cells.filter { !placed.contains($0.reference) }
        if !rest.isEmpty, !parts.isEmpty { parts[0].cells.cells = (parts[0].cells.cells + rest).sorted { $0.reference < $1.reference } }
        return parts
    }

    private func around(_ track: String?) -> RowSurroundings {
        RowSurroundings(after: known[track]?.after ?? [], level: known[track]?.level, section: section.name)
    }

    private func fields(_ cells: [Cell], _ track: String?, _ binding: Binding, _ below: [Row], moved: [Int: Int] = [:]) -> RowFields {
        RowFields(cells, binding: binding, moved: moved, around: around(track)) {
            for next in below {
                let cells = next.cells.filter { binding.columns[$0.reference.column]?.traits.track == track }
                let fields = RowFields(cells, binding: binding)
                if !fields.isBlank { return fields }
            }
            return nil
        }
    }

    private func rule(_ cells: [Cell], _ track: String?, _ binding: Binding, _ below: [Row], moved: [Int: Int] = [:]) -> RowRule? {
        let fields = fields(cells, track, binding, below, moved: moved)
        return mapping.rows.first { $0.track == track && fields.fits($0) }
    }

    // MARK: One part

    private mutating func judge(
        _ row: Row, _ track: String?, _ rule: RowRule?, _ binding: Binding, _ position: Int, _ below: [Row], isNext: Bool,
        slip: RowAligner.Alignment? = nil
    ) -> [ClassifiedRow] {
        // A line of several rows that slipped out of the table is nobody's: which value is whose could not be told.
        if rule?.cut != nil, row.cells.contains(where: { RowPlausibility.standsBeside($0, binding) && $0.holdsDigits }) {
            touch(track, row)
            return [ClassifiedRow(row: row, rowClass: .takDikenal, binding: position, isContinuation: false, track: track)]
        }
        if let rule, let cut = rule.cut, let pieces = cutRow(row, track, cut, binding, below) {
            return pieces.flatMap { piece in
                let cells = Row(number: row.number, isHidden: row.isHidden, cells: piece.cells)
                let pieceRule = self.rule(piece.cells, track, binding, below)
                var rows = judge(cells, track, pieceRule?.cut == nil ? pieceRule : nil, binding, position, below, isNext: true)
                if !rows.isEmpty { rows[0].doubtful.formUnion(piece.doubtful) }
                return rows
            }
        }
        let rule = rule?.cut == nil ? rule : nil
        var classified = ClassifiedRow(row: row, rowClass: .takDikenal, binding: position, isContinuation: false)
        classified.track = track
        let chosen: RowRule?
        classified.printsNodeAgain = rule.map { printsNodeAgain(row, track, $0, binding) } ?? false
        if let slip {
            chosen = rule
            let columns = Set(row.cells.map(\.reference.column))
            classified.moved = slip.moved.filter { columns.contains($0.key) }
            classified.doubtful = slip.doubtful.intersection(columns)
        } else if tracks.isEmpty, !isSigned, !classified.printsNodeAgain, let alignment = align(row, rule, binding, below) {
            chosen = alignment.rule
            classified.moved = alignment.moved
            classified.doubtful = alignment.doubtful
        } else {
            chosen = rule
        }
        // What goes on from the row above stands right below it; page headers between them do not count.
        guard let chosen, chosen.outcome != .sambungan || isNextOf(track, row, isNext) else {
            touch(track, row)
            return [classified]
        }
        classified.rowClass = chosen.outcome
        classified.rule = chosen
        classified.captures = fields(row.cells, track, binding, below, moved: classified.moved).captures(chosen)
        classified.tingkat = chosen.hasSectionLevel ? section.level : chosen.tingkat
        remember(classified, chosen)
        rememberNode(classified, chosen, binding)
        return [classified]
    }

    /// Whether a row prints the node above it again: as a node with code and name, as an indicator with money.
    private func printsNodeAgain(_ row: Row, _ track: String?, _ rule: RowRule, _ binding: Binding) -> Bool {
        guard rule.repeatsBelow, let node = known[track]?.node else { return false }
        return rule.outcome == .simpul ? node.isPrinted(by: row, binding) : node.printsMoney(row, binding) == true
    }

    private mutating func rememberNode(_ row: ClassifiedRow, _ rule: RowRule, _ binding: Binding) {
        switch row.rowClass {
        case .simpul where row.printsNodeAgain, .indikator: known[row.track]?.node?.note(row.row, binding)
        case .simpul: known[row.track]?.node = NodeAgain(row.row, binding, moved: row.moved)
        case .sambungan: break
        default: known[row.track]?.node = nil
        }
    }

    private mutating func remember(_ row: ClassifiedRow, _ rule: RowRule) {
        if rule.outcome == .tandaTangan { isSigned = true }
        if rule.goesOn { goingOn = rule }
        if rule.outcome.isData { seenData = true }
        touch(row.track, row.row)
        switch rule.outcome {
        case .sambungan, .kepala, .catatan: break
        case .bagian:
            section = (rule.section, rule.tingkat)
            for track in known.keys { known[track]?.after = [rule.outcome.rawValue] }
            if known[nil] == nil { known[nil] = Track(after: [rule.outcome.rawValue]) }
        default:
            var words: Set<String> = [rule.outcome.rawValue]
            if let peran = rule.peran { words.insert(peran) }
            if rule.outcome == .simpul {
                known[row.track]?.level = row.tingkat
                if let level = row.tingkat { words.insert(level.rawValue) }
            }
            known[row.track]?.after = words
        }
    }

    private mutating func touch(_ track: String?, _ row: Row) {
        known[track, default: Track()].lastRow = row.number
        known[track]?.headersSince = 0
    }

    /// Whether a part stands right below the last of its track: rows that only other tracks fill do not count below a page header.
    private func isNextOf(_ track: String?, _ row: Row, _ isNext: Bool) -> Bool {
        if tracks.isEmpty { return isNext }
        guard let known = known[track], let last = known.lastRow else { return false }
        return row.number <= last + known.headersSince + 1 || headersSince > 0 && isNext
    }

    /// Whether a row belongs to the note or signature block above: unless a rule names it, and unless it holds data.
    private func goesOn(_ block: RowRule, _ rule: RowRule?, _ fields: RowFields, isAboveData: Bool) -> Bool {
        guard let rule else { return !fields.holdsData }
        // Offices are named in a signature block, too: only what stands above data is the heading of a section.
        if rule.outcome == .bagian, rule.namesAgency, block.outcome == .tandaTangan { return !fields.holdsData && !isAboveData }
        return (rule.outcome.isData || rule.outcome == .sambungan) && !fields.holdsData
    }

    private func cutRow(_ row: Row, _ track: String?, _ cut: RowCut, _ binding: Binding, _ below: [Row]) -> [RowCutter.Piece]? {
        let cutter = RowCutter(binding: binding, cut: cut) { cell in
            guard let rule = rule([cell], track, binding, below) else { return false }
            return rule.outcome == .anggaran || rule.outcome == .indikator && rule.values != .none
        }
        return cutter.pieces(of: row.cells, fields(row.cells, track, binding, below))
    }

    // MARK: Rows a column off

    private func align(_ row: Row, _ rule: RowRule?, _ binding: Binding, _ below: [Row]) -> RowAligner.Alignment? {
        let named = rule.map { Set(fields(row.cells, nil, binding, below).captures($0).map(\.column)) } ?? []
        return slips(binding, below).align(row, rule, named: named)
    }

    private func slips(_ binding: Binding, _ below: [Row]) -> RowSlips {
        RowSlips(binding: binding, shapes: shapes) { cells, moved, track in rule(cells, track, binding, below, moved: moved) }
    }
}
