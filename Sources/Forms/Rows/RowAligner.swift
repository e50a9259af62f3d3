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

    /// The alignment of a row; nil where none makes every cell fit.
    func align(_ cells: [Cell]) -> Alignment? {
        let slots = slots(with: cells.map(\.reference.column))
        let cells = cells.sorted {
            (slots.firstIndex(of: $0.reference.column) ?? 0) < (slots.firstIndex(of: $1.reference.column) ?? 0)
        }
        let positions = cells.compactMap { slots.firstIndex(of: $0.reference.column) }
        var found: [(cost: Int, targets: [Int?], rule: RowRule)] = []
        var tried = 0
        func place(_ index: Int, _ shift: Int, _ least: Int, _ cost: Int, _ targets: [Int?]) {
            guard tried < Self.most else { return }
            if index == cells.count {
                tried += 1
                if let rule = accept(cells, targets) { found.append((cost, targets, rule)) }
                return
            }
            for next in -Self.reach...Self.reach {
                let total = cost + (next == shift ? 0 : Self.changeCost)
                let slot = positions[index] + next
                guard total <= Self.greatestCost, slot >= least, slot < slots.count, let column = binding.columns[slots[slot]],
                    CellFit.fits(cells[index], column) || index == 0 && next == 0 && CellFit.isName(cells[index])
                else { continue }
                place(index + 1, next, slot + 1, total, targets + [slots[slot]])
            }
            // A unit without its number may be left out: its number stands beside it.
            if cost + Self.dropCost <= Self.greatestCost, CellFit.isBareUnit(cells[index]), standsForValue(cells[index]) {
                place(index + 1, shift, least, cost + Self.dropCost, targets + [nil])
            }
        }
        place(0, 0, 0, 0, [])
        guard tried < Self.most, let least = found.map(\.cost).min() else { return nil }
        let best = found.filter { $0.cost == least }
        return merge(cells, best.map(\.targets), best[0].rule, best.map(\.rule.outcome))
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

    /// The columns in the order in which the form names them, for that is the order in which they were printed; one that the form does not name
    /// stands behind its left neighbour.
    private func slots(with more: [Int]) -> [Int] {
        let unnamed = Set(more).union(binding.unknown).subtracting(binding.columns.keys)
        func order(_ column: Int) -> (Int, Int, Int) {
            if let bound = binding.columns[column] { return (bound.order, 0, column) }
            let left = binding.columns.values.filter { $0.column < column }.max { $0.column < $1.column }
            return (left?.order ?? -1, 1, column)
        }
        return (Array(binding.columns.keys) + unnamed).sorted { order($0) < order($1) }
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
