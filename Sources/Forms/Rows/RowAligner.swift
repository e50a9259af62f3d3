import Grid
import Model

/// Holds a row whose cells cannot stand where they stand against the same row shifted.
///
/// Cells keep their order; a run of them may stand up to two columns off, and a cell that fits nowhere may be left out. Of the readings in which
/// every cell fits its column, the most plausible is taken: figures of performance have an indicator, the numbers agree with one another, other rows
/// of the table fill the same columns, and the fewest changes of the shift are needed, for a printer drops or adds one cell, not many. Where several
/// are equally good, only the cells that all of them put into one column are read there: the others are of nobody knows which column.
struct RowAligner {
    /// What became of a row's cells.
    struct Alignment {
        /// The column each cell belongs to, by the column it stands in.
        var moved: [Int: Int] = [:]
        /// Columns of cells that may belong to more than one, or to none.
        var doubtful: Set<Int> = []
        var rule: RowRule
    }

    let binding: Binding
    let shapes: RowShapes
    /// The rule that the placed cells of one track fit; nil where they fit none.
    let rule: (_ cells: [Cell], _ moved: [Int: Int], _ track: String?) -> RowRule?

    /// How far a run may stand off.
    static let reach = 2
    private static let changeCost = 2
    private static let dropCost = 3
    private static let greatestCost = 7
    /// So many figures of the other kind's size are no chance.
    private static let manyOdd = 3
    private static let most = 4_000

    /// The alignment of a row; nil where none makes every cell fit, or where it is best read as it stands.
    /// - Parameter isSound: whether every cell fits where it stands, so that only a reading that is plainly better counts.
    func align(_ row: [Cell], isSound: Bool = false) -> Alignment? {
        let slots = slots(with: row.map(\.reference.column))
        let places = Dictionary(uniqueKeysWithValues: slots.enumerated().map { ($1, $0) })
        let cells = row.sorted { places[$0.reference.column, default: 0] < places[$1.reference.column, default: 0] }
        let positions = cells.map { places[$0.reference.column, default: 0] }
        if isSound {
            // A block within the row may have slipped: then the shift changes twice.
            return choose(from: candidates(cells, slots, positions, cost: 2 * Self.changeCost), cells, slots, positions, isSound: true)
        }
        for cost in Self.dropCost...Self.greatestCost {
            let found = candidates(cells, slots, positions, cost: cost)
            if found.isEmpty || cost < Self.greatestCost && found.allSatisfy(\.lacksIndicator) { continue }
            return choose(from: found, cells, slots, positions, isSound: false)
        }
        return nil
    }

    /// The alignment that the most plausible of some readings make together; nil where the row is best read as it stands.
    private func choose(
        from found: [RowPlacement], _ cells: [Cell], _ slots: [Int], _ positions: [Int], isSound: Bool
    ) -> Alignment? {
        guard let first = found.min(by: { $0.rank < $1.rank }) else { return nil }
        guard first.isSlip else {
            let equals = found.filter { $0.rank == first.rank }
            return equals.contains(where: \.isStanding) ? nil : merge(cells, equals)
        }
        // What other rows fill tells a slip from a stray cell, not one slip from another.
        let slips = found.filter(\.isSlip)
        guard let best = slips.min(by: { $0.rankAmongSlips < $1.rankAmongSlips }) else { return nil }
        if isSound, let standing = found.first(where: \.isStanding), !standing.lacksIndicator {
            if best.relations <= standing.relations { return doubt(standing, slips, cells) ?? doubtAlone(standing, slips, cells) }
            // Numbers that agree by chance move no row of which nothing else says that it slipped.
            if standing.odd == 0, best.alike < RowPlacement.enoughAlike || standing.relations > 0 { return nil }
        }
        if isSound, !RowPlausibility.isMoney(cells.filter(isPerformance)) {
            // A reading that finds no indicator either needs numbers that speak for it, not only fewer that speak against it.
            guard let standing = found.first(where: \.isStanding),
                best.weight > (best.lacksIndicator ? max(0, standing.weight) : standing.weight)
            else { return nil }
        }
        let equals = likeOthers(slips.filter { $0.rankAmongSlips == best.rankAmongSlips })
        var chosen = apart(equals, cells, positions) ?? equals
        // Where rows like it speak for another reading, one relation that is broken there may be a mistake in the sheet.
        chosen += slips.filter { rival in
            rival.alike > best.alike && rival.weight >= best.weight - 1 && rival.cost <= best.cost
                && rival.lacksIndicator == best.lacksIndicator
        }
        if best.weight <= 0, equals.contains(where: { $0.alike < RowPlacement.enoughAlike }) {
            // Nothing but the types of its cells speaks for it: one more step of the shift may be as good.
            chosen += candidates(cells, slots, positions, cost: best.cost + Self.changeCost).filter { rival in
                rival.isSlip && rival.lacksIndicator == best.lacksIndicator
                    && (rival.weight > best.weight || rival.weight == best.weight && rival.turns)
            }
        }
        return merge(cells, chosen)
    }

    /// Of a few readings that are equally good those that make the row like others of the table. Where a cell is lost in a row of equal figures there
    /// are many, and what other rows fill says nothing.
    private func likeOthers(_ equals: [RowPlacement]) -> [RowPlacement] {
        let alike = equals.filter { $0.alike >= RowPlacement.enoughAlike }
        return equals.count <= 3 && !alike.isEmpty && equals.allSatisfy { $0.alike == 0 || $0.alike >= RowPlacement.enoughAlike }
            ? alike : equals
    }

    /// A row of which only the size of its figures says that it slipped: what another reading places elsewhere is in doubt.
    private func doubt(_ standing: RowPlacement, _ slips: [RowPlacement], _ cells: [Cell]) -> Alignment? {
        guard cells.contains(where: { shapes.magnitudes.isPlainlyOdd($0, binding) }) else { return nil }
        let better = slips.filter { $0.odd == 0 && !$0.lacksIndicator && $0.weight >= standing.weight }
        guard let best = better.min(by: { $0.rankAmongSlips < $1.rankAmongSlips }) else { return nil }
        // What is measured has an outturn, and a few large figures may be one: amounts alone are of an indicator only where there are many.
        guard
            standing.odd >= Self.manyOdd || !holds(.role(.indikator), best)
                || best.targets.contains(where: { $0.map(isPerformance) ?? false })
        else { return nil }
        let alike = better.filter { $0.rankAmongSlips == best.rankAmongSlips }
        if let merged = merge(cells, [standing] + alike) { return merged }
        // As another kind of row: then none of what would stand elsewhere counts.
        let moved = zip(cells, best.targets).filter { $0.reference.column != $1 && binding.columns[$0.reference.column] != nil }
        return Alignment(doubtful: Set(moved.map(\.0.reference.column)), rule: standing.rule)
    }

    /// A row that is like none, and a cell or a run of cells off is like many: nobody knows. What the two readings place alike is read.
    private func doubtAlone(_ standing: RowPlacement, _ slips: [RowPlacement], _ cells: [Cell]) -> Alignment? {
        guard standing.likes < RowPlacement.enoughAlike, standing.relations <= 0 else { return nil }
        let better = slips.filter {
            $0.likes >= RowPlacement.manyAlike && $0.lacksIndicator == standing.lacksIndicator && $0.weight >= standing.weight
        }
        return better.isEmpty ? nil : merge(cells, [standing] + better)
    }

    private func holds(_ meaning: ColumnMeaning, _ placement: RowPlacement) -> Bool {
        placement.targets.contains { $0.map { binding.columns[$0]?.meaning == meaning } ?? false }
    }

    /// Every way of placing the cells that costs no more.
    private func candidates(_ cells: [Cell], _ slots: [Int], _ positions: [Int], cost limit: Int) -> [RowPlacement] {
        var found: [RowPlacement] = []
        var tried = 0
        func place(_ index: Int, _ shift: Int, _ least: Int, _ cost: Int, _ targets: [Int?]) {
            guard tried < Self.most else { return }
            if index == cells.count {
                tried += 1
                if let candidate = candidate(cells, targets, cost) { found.append(candidate) }
                return
            }
            // Without a change first: the row as it stands is never left untried.
            for next in [shift] + (-Self.reach...Self.reach).filter({ $0 != shift }) {
                let total = cost + (next == shift ? 0 : Self.changeCost)
                let slot = positions[index] + next
                guard total <= limit, slot >= least, slot < slots.count, let column = binding.columns[slots[slot]],
                    CellFit.fits(cells[index], column) || index == 0 && next == 0 && CellFit.isName(cells[index])
                else { continue }
                place(index + 1, next, slot + 1, total, targets + [slots[slot]])
            }
            // A unit without its number may be left out, as its number stands beside it; and a remark, a figure beside the table.
            if cost + Self.dropCost <= limit, mayBeLeftOut(cells[index]) {
                place(index + 1, shift, least, cost + Self.dropCost, targets + [nil])
            }
        }
        place(0, 0, 0, 0, [])
        return found
    }

    private func mayBeLeftOut(_ cell: Cell) -> Bool {
        switch binding.columns[cell.reference.column]?.meaning {
        case nil: true
        case .value?: !CellFit.isFigure(cell)
        case .role?: false
        }
    }

    private func isPerformance(_ cell: Cell) -> Bool { isPerformance(cell.reference.column) }

    private func isPerformance(_ column: Int) -> Bool {
        guard case .value(let meaning)? = binding.columns[column]?.meaning else { return false }
        return meaning.ukuran == .kinerja
    }

    // MARK: How plausible

    /// A way of placing the cells, weighed; nil where the row so placed is none of data, or may not hold a value.
    private func candidate(_ cells: [Cell], _ targets: [Int?], _ cost: Int) -> RowPlacement? {
        var moved: [Int: Int] = [:]
        var placed: [(cell: Cell, column: BoundColumn)] = []
        for (cell, target) in zip(cells, targets) {
            guard let target, let column = binding.columns[target] else { continue }
            placed.append((cell, column))
            if target != cell.reference.column { moved[cell.reference.column] = target }
        }
        var main: RowRule?
        var lacksIndicator = false
        for (track, cells) in Dictionary(grouping: placed, by: \.column.traits.track) {
            guard let rule = rule(cells.map(\.cell), moved, track), rule.outcome.isData || rule.outcome == .sambungan,
                cells.allSatisfy({ RowPlausibility.mayHold($0.column, rule) })
            else { return nil }
            if rule.outcome.isData, track == nil || main == nil { main = rule }
            lacksIndicator = lacksIndicator || RowPlausibility.lacksIndicator(cells, rule, binding)
        }
        guard let main else { return nil }
        return RowPlacement(
            targets: targets, rule: main,
            steps: zip(cells, targets).compactMap { cell, target in target.map { $0 - cell.reference.column } }, cost: cost,
            lacksIndicator: lacksIndicator, relations: RowArithmetic(placed).weight,
            odd: placed.count { shapes.magnitudes.isOdd($0.cell, in: $0.column) },
            likes: shapes.count(placed.lazy.map(\.column.column), binding: binding))
    }

    /// The ways that move the fewest cells, where a gap sets these apart from those that stay: what stands beyond a gap was not moved along.
    private func apart(_ found: [RowPlacement], _ cells: [Cell], _ positions: [Int]) -> [RowPlacement]? {
        func moved(_ candidate: RowPlacement) -> [Int] {
            cells.indices.filter { candidate.targets[$0] != cells[$0].reference.column }
        }
        guard let fewest = found.min(by: { moved($0).count < moved($1).count }) else { return nil }
        let indices = Set(moved(fewest))
        let alike = found.filter { moved($0).count == indices.count }
        guard alike.allSatisfy({ Set(moved($0)) == indices }) else { return nil }
        let isApart = indices.allSatisfy { index in
            [index - 1, index + 1].allSatisfy { neighbour in
                guard cells.indices.contains(neighbour), !indices.contains(neighbour) else { return true }
                return abs(positions[neighbour] - positions[index]) > 1
            }
        }
        return isApart ? alike : nil
    }

    /// What several readings put into one column, each cell; the others are in doubt.
    private func merge(_ cells: [Cell], _ all: [RowPlacement]) -> Alignment? {
        guard let first = all.first, all.allSatisfy({ $0.rule.outcome == first.rule.outcome }) else { return nil }
        var alignment = Alignment(rule: first.rule)
        for (index, cell) in cells.enumerated() {
            let column = cell.reference.column
            let targets = Set(all.map { $0.targets[index] })
            guard targets.count == 1, let target = targets.first ?? nil else {
                // Names, codes and indicators that may be either make the row nobody's.
                let roles = targets.compactMap { $0.flatMap { binding.columns[$0]?.meaning } }
                let isLabel = roles.contains {
                    if case .role(let role) = $0 { role == .uraian || role == .kode || role == .indikator } else { false }
                }
                if isLabel { return nil }
                // What stands in no column of the form is told as that.
                if binding.columns[column] != nil { alignment.doubtful.insert(column) }
                continue
            }
            if target != column { alignment.moved[column] = target }
        }
        return alignment
    }

    // MARK: Columns

    /// The columns in the order in which they were printed: as they stand, but where numbers say that somebody moved columns, by those. A column
    /// without a number stands behind its left neighbour.
    private func slots(with more: [Int]) -> [Int] {
        let columns = Set(binding.columns.keys).union(more).sorted()
        var last = -1
        let numbered = columns.map { column in
            last = binding.columns[column]?.number.flatMap(NumberRow.printedNumber) ?? last
            return (number: last, column: column)
        }
        return numbered.sorted { $0 < $1 }.map(\.column)
    }

    /// The value cells that a shift could touch where no alignment is found: those between a figure in a column of labels and the next column of
    /// values that is empty, on either side. Without such a gap nothing can have moved.
    func reach(of misfits: [Cell], _ cells: [Cell]) -> Set<Int> {
        let slots = slots(with: [])
        let filled = Dictionary(cells.map { ($0.reference.column, $0) }) { first, _ in first }
        var touched: Set<Int> = []
        for misfit in misfits {
            guard case .role? = binding.columns[misfit.reference.column]?.meaning, CellFit.isFigure(misfit),
                let start = slots.firstIndex(of: misfit.reference.column)
            else { continue }
            for step in [-1, 1] {
                var run: [Int] = []
                var slot = start + step
                while slots.indices.contains(slot), case .value? = binding.columns[slots[slot]]?.meaning {
                    guard let cell = filled[slots[slot]], !CellFit.isBareUnit(cell) else {
                        touched.formUnion(run)
                        break
                    }
                    run.append(slots[slot])
                    slot += step
                }
            }
        }
        return touched
    }
}
