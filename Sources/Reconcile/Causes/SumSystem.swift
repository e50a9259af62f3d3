import Model

/// The sums of a sheet as a system of equations, known by their rule and total, and made only as they are asked for.
final class SumSystem {
    /// What names a sum.
    struct Key: Hashable {
        var rule: Rule
        var total: Place

        /// The total nearly names it: few sums share one.
        func hash(into hasher: inout Hasher) {
            hasher.combine(total.line)
            hasher.combine(total.slot)
        }
    }
    /// What a place is to a sum.
    enum Role {
        case total, plus, minus
    }

    let table: FigureTable
    let settled: Settled
    /// The figures as far as causes were taken.
    private(set) var figures: Figures
    private var sums: [Key: Sum?] = [:]
    private var states: [Key: State] = [:]
    private let remainder: Int?
    private let running: [(stage: Tahap, slot: Int)]
    private let before: Int?
    private var totalPositions: [Int: Int] = [:]

    /// How a sum stands: by how much its total differs from its terms, and whether that is more than its printing leaves room for.
    struct State {
        /// nil where it cannot be told.
        var difference: ExactNumber?
        var isViolated: Bool
    }

    init(_ figures: Figures, _ settled: Settled) {
        table = figures.table
        self.settled = settled
        self.figures = figures
        remainder = figures.table.slot(.anggaran, .sisa)
        before = figures.table.slot(.anggaran, .realisasiLalu)
        running = RunningTotal.stages.compactMap { stage in figures.table.slot(.anggaran, stage).map { (stage, $0) } }
        for (position, total) in table.tree.totals.enumerated() { totalPositions[total.node] = position }
    }

    /// Every sum that a place takes part in.
    func links(_ place: Place) -> [(key: Key, role: Role)] {
        guard place.ukuran == .anggaran, !table.slots[place.slot].tahap.isPercentage else { return [] }
        var links: [(key: Key, role: Role)] = []
        func add(_ rule: Rule, _ line: Int, _ slot: Int, _ role: Role) {
            let key = Key(rule: rule, total: Place(ukuran: .anggaran, line: line, slot: slot))
            if sum(key) != nil { links.append((key, role)) }
        }
        if totalPositions[place.line] != nil {
            add(.jumlahTotal, place.line, place.slot, .total)
        } else {
            add(.jumlahAnak, place.line, place.slot, .total)
            if let parent = table.tree.parent[place.line] { add(.jumlahAnak, parent, place.slot, .plus) }
            for position in table.tree.totalsOf[place.line] ?? [] { add(.jumlahTotal, table.tree.totals[position].node, place.slot, .plus) }
        }
        let year = table.moneyQuarters.year
        if place.slot == year {
            add(.jumlahTriwulan, place.line, place.slot, .total)
        } else if let year, table.moneyQuarters.quarters.contains(place.slot) {
            add(.jumlahTriwulan, place.line, year, .plus)
        }
        for (_, slot) in running {
            if place.slot == slot { add(.realisasiKumulatif, place.line, slot, .total) }
            if place.slot == year || place.slot == before { add(.realisasiKumulatif, place.line, slot, .plus) }
        }
        if let remainder {
            if place.slot == remainder {
                add(.sisaBeda, place.line, remainder, .total)
            } else if place.slot == year || place.slot == settled.base[.anggaran] {
                add(.sisaBeda, place.line, remainder, (place.slot == year) == settled.remainderIsNegative ? .plus : .minus)
            }
        }
        // Of cumulative quarters only the last is a term.
        return links.filter { link in
            link.key.rule != .jumlahTriwulan || link.role == .total || sum(link.key)?.plus.contains(place) == true
        }
    }

    /// A sum by its name; nil where the sheet has none there.
    func sum(_ key: Key) -> Sum? {
        if let known = sums[key] { return known }
        let made: Sum?
        switch key.rule {
        case .jumlahAnak: made = table.childSum(key.total.line, key.total.slot)
        case .jumlahTotal: made = totalPositions[key.total.line].flatMap { table.totalSum($0, key.total.slot) }
        case .jumlahTriwulan: made = table.quarterSum(key.total.line)
        case .realisasiKumulatif:
            made = running.first { $0.slot == key.total.slot }.flatMap { table.runningSum(.anggaran, key.total.line, $0.stage) }
        case .sisaBeda: made = Remainder.sum(key.total.line, table, settled)
        default: made = nil
        }
        sums[key] = .some(made)
        return made
    }

    /// How a sum stands with the causes taken so far.
    func state(_ key: Key) -> State {
        if let known = states[key] { return known }
        var state = State(difference: nil, isViolated: false)
        if let sum = sum(key), let printed = figures.value(sum.total), let computed = sum.computed(figures) {
            state.difference = printed - computed
            state.isViolated = state.difference.map { isViolated(key, $0, [:]) } ?? false
        }
        states[key] = state
        return state
    }

    /// Whether a sum whose total differs so from its terms is wrong.
    func isViolated(_ key: Key, _ difference: ExactNumber, _ tried: [Place: ExactNumber]) -> Bool {
        guard difference != .zero, halfUnit(table.decimals(key.total)) < difference.magnitude else { return false }
        guard key.rule == .jumlahTotal, let position = totalPositions[key.total.line],
            let other = table.totalSum(position, key.total.slot, alternative: true)
        else { return true }
        var with = figures
        with.tried = tried
        if case .holds = other.evaluate(with) { return false }
        return true
    }

    /// Takes changes as figures; how the sums they touch stood before.
    func take(_ changes: [Place: ExactNumber]) -> [Key: ExactNumber] {
        var before: [Key: ExactNumber] = [:]
        for (place, value) in changes {
            figures.proposed[place] = value
            for link in links(place) {
                if let difference = states[link.key]?.difference { before[link.key] = difference }
                states[link.key] = nil
            }
        }
        return before
    }

    /// The order in which sums are worked out: rows from the leaves up, and within a row the quarters before the year before what follows from it.
    func rank(_ place: Place) -> Int {
        let order =
            place.slot == table.moneyQuarters.year ? 1 : place.slot == remainder || running.contains { $0.slot == place.slot } ? 2 : 0
        guard place.ukuran == .anggaran else { return order }
        let node = table.statement.nodes[place.line]
        return (node.tingkat == .total ? 9 : 4 - (node.tingkat.depth ?? 4)) * 3 + order
    }
}
