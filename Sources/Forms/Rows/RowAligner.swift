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
    private static let most = 4_000

    /// A way of placing the cells, and the rule that the row then fits.
    struct Candidate {
        var targets: [Int?]
        var rule: RowRule
        var cost: Int
        /// Figures of performance without an indicator that they could be of.
        var lacksIndicator: Bool
        /// How much the numbers speak for it.
        var weight: Int
        /// How many rows of the table fill the same columns, as far as that matters.
        var alike: Int

        /// More plausible first.
        var rank: (Int, Int, Int, Int) { (lacksIndicator ? 1 : 0, -weight, -alike, cost) }
        var rankAmongSlips: (Int, Int, Int) { (lacksIndicator ? 1 : 0, -weight, cost) }
    }

    /// The alignment of a row; nil where none makes every cell fit, or where it is best read as it stands.
    /// - Parameter isSound: whether every cell fits where it stands, so that only a reading that is plainly better counts.
    func align(_ row: [Cell], isSound: Bool = false) -> Alignment? {
        let slots = slots(with: row.map(\.reference.column))
        let places = Dictionary(uniqueKeysWithValues: slots.enumerated().map { ($1, $0) })
        let cells = row.sorted { places[$0.reference.column, default: 0] < places[$1.reference.column, default: 0] }
        let positions = cells.map { places[$0.reference.column, default: 0] }
        let greatest = isSound ? Self.changeCost : Self.greatestCost
        for cost in (isSound ? greatest : Self.dropCost)...greatest {
            let found = candidates(cells, slots, positions, cost: cost)
            guard var best = found.min(by: { $0.rank < $1.rank }), !best.lacksIndicator || cost == greatest && !isSound else { continue }
            // What other rows fill tells a slip from a stray cell, not one slip from another.
            if isMoved(best, cells), let other = found.filter({ isMoved($0, cells) }).min(by: { $0.rankAmongSlips < $1.rankAmongSlips }) {
                best = other
            }
            let isSlip = isMoved(best, cells)
            let equals = found.filter { isSlip ? isMoved($0, cells) && $0.rankAmongSlips == best.rankAmongSlips : $0.rank == best.rank }
            let isStanding = equals.contains { candidate in
                zip(candidate.targets, cells).allSatisfy { $0 == $1.reference.column }
            }
            if isStanding { return nil }
            if isSound, !RowPlausibility.isMoney(strangers(cells)) {
                let standing = found.first { zip($0.targets, cells).allSatisfy { $0 == $1.reference.column } }
                guard let standing, best.weight > standing.weight else { return nil }
            }
            var chosen = apart(equals, cells, positions) ?? equals
            if isSlip, best.weight <= 0 {
                // Nothing but the types of its cells speaks for it: one more step of the shift may be as good.
                let rivals = candidates(cells, slots, positions, cost: best.cost + Self.changeCost)
                chosen += rivals.filter { isMoved($0, cells) && $0.lacksIndicator == best.lacksIndicator && $0.weight > best.weight }
                chosen += rivals.filter { isTurning($0, cells) && $0.lacksIndicator == best.lacksIndicator && $0.weight == best.weight }
            }
            return merge(cells, chosen.map(\.targets), best.rule, chosen.map(\.rule.outcome))
        }
        return nil
    }

    /// Every way of placing the cells that costs no more.
    private func candidates(_ cells: [Cell], _ slots: [Int], _ positions: [Int], cost limit: Int) -> [Candidate] {
        var found: [Candidate] = []
        var tried = 0
        func place(_ index: Int, _ shift: Int, _ least: Int, _ cost: Int, _ targets: [Int?]) {
            guard tried < Self.most else { return }
            if index == cells.count {
                tried += 1
                if let candidate = candidate(cells, targets, cost) { found.append(candidate) }
                return
            }
            for next in -Self.reach...Self.reach {
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

    private func isMoved(_ candidate: Candidate, _ cells: [Cell]) -> Bool {
        zip(candidate.targets, cells).contains { target, cell in target.map { $0 != cell.reference.column } ?? false }
    }

    /// Whether some cells stand left of their columns and others right of them.
    private func isTurning(_ candidate: Candidate, _ cells: [Cell]) -> Bool {
        let steps = zip(candidate.targets, cells).compactMap { target, cell in target.map { $0 - cell.reference.column } }
        return steps.contains { $0 < 0 } && steps.contains { $0 > 0 }
    }

    /// The figures of performance as they stand.
    private func strangers(_ cells: [Cell]) -> [Cell] {
        cells.filter { cell in
            guard case .value(let meaning)? = binding.columns[cell.reference.column]?.meaning else { return false }
            return meaning.ukuran == .kinerja
        }
    }

    // MARK: How plausible

    /// A way of placing the cells, weighed; nil where the row so placed is none of data, or may not hold a value.
    private func candidate(_ cells: [Cell], _ targets: [Int?], _ cost: Int) -> Candidate? {
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
        return Candidate(
            targets: targets, rule: main, cost: cost, lacksIndicator: lacksIndicator, weight: RowArithmetic(placed).weight,
            alike: min(Self.enoughAlike, shapes.count(placed.lazy.map(\.column.column), binding: binding)))
    }

    /// More rows alike than these say no more.
    private static let enoughAlike = 2

    /// The ways that move the fewest cells, where a gap sets these apart from those that stay: what stands beyond a gap was not moved along.
    private func apart(_ found: [Candidate], _ cells: [Cell], _ positions: [Int]) -> [Candidate]? {
        func moved(_ candidate: Candidate) -> [Int] {
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

    private func merge(_ cells: [Cell], _ all: [[Int?]], _ rule: RowRule, _ outcomes: [RowClass]) -> Alignment? {
        guard Set(outcomes).count == 1 else { return nil }
        var alignment = Alignment(rule: rule)
        for (index, cell) in cells.enumerated() {
            let column = cell.reference.column
            let targets = Set(all.map { $0[index] })
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
