import Grid
import Model

/// Holds a row whose cells cannot stand where they stand against the same row shifted.
///
/// Cells keep their order; a run of them may stand up to two columns off. The reading that needs the fewest changes of the shift is taken, for a printer
/// drops or adds one cell, not many. Where several need equally few, only the cells that all of them put into one column are read there: the others
/// are of nobody knows which column.
struct RowAligner {
    /// What became of a row's cells.
    struct Alignment {
        /// The column each cell belongs to, by the column it stands in.
        var moved: [Int: Int] = [:]
        /// Columns of cells that may belong to more than one.
        var doubtful: Set<Int> = []
        var rule: RowRule
    }

    let binding: Binding
    /// The rule that a row of these placed cells fits.
    let rule: (_ cells: [Cell], _ moved: [Int: Int]) -> RowRule?

    private static let reach = 2
    private static let changeCost = 2
    private static let dropCost = 3
    private static let greatestCost = 7
    private static let most = 4_000

    /// A way of placing the cells, and the rule that the row then fits.
    private struct Candidate {
        var targets: [Int?]
        var rule: RowRule
    }

    /// The alignment of a row; nil where none makes every cell fit.
    func align(_ row: [Cell]) -> Alignment? {
        let slots = slots(with: row.map(\.reference.column))
        let cells = row.sorted {
            (slots.firstIndex(of: $0.reference.column) ?? 0) < (slots.firstIndex(of: $1.reference.column) ?? 0)
        }
        let positions = cells.compactMap { slots.firstIndex(of: $0.reference.column) }
        for cost in Self.changeCost...Self.greatestCost {
            let found = candidates(cells, slots, positions, cost: cost)
            guard let first = found.first else { continue }
            let best = apart(found, cells, slots, positions) ?? found
            return merge(cells, best.map(\.targets), first.rule, best.map(\.rule.outcome))
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
                if let rule = accept(cells, targets) { found.append(Candidate(targets: targets, rule: rule)) }
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
            // A unit without its number may be left out: its number stands beside it.
            if cost + Self.dropCost <= limit, CellFit.isBareUnit(cells[index]), standsForValue(cells[index]) {
                place(index + 1, shift, least, cost + Self.dropCost, targets + [nil])
            }
        }
        place(0, 0, 0, 0, [])
        return found
    }

    /// The ways that move the fewest cells, where a gap sets these apart from those that stay: what stands beyond a gap was not moved along.
    private func apart(_ found: [Candidate], _ cells: [Cell], _ slots: [Int], _ positions: [Int]) -> [Candidate]? {
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

    private func standsForValue(_ cell: Cell) -> Bool {
        if case .value? = binding.columns[cell.reference.column]?.meaning { true } else { false }
    }

    /// The rule of the row so placed, where it is one of data and may hold every value.
    private func accept(_ cells: [Cell], _ targets: [Int?]) -> RowRule? {
        var moved: [Int: Int] = [:]
        var kept: [Cell] = []
        for (cell, target) in zip(cells, targets) {
            guard let target else { continue }
            kept.append(cell)
            if target != cell.reference.column { moved[cell.reference.column] = target }
        }
        guard let rule = rule(kept, moved), rule.outcome.isData else { return nil }
        for target in targets.compactMap({ $0 }) {
            if case .value(let meaning)? = binding.columns[target]?.meaning, !rule.values.allows(meaning) { return nil }
        }
        return rule
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
                alignment.doubtful.insert(column)
                continue
            }
            if target != column { alignment.moved[column] = target }
        }
        return alignment
    }
}
