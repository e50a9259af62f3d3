import Model

/// Proposes what may have gone wrong where a check fails.
struct Candidates {
    let trials: Trials
    private var system: SumSystem { trials.system }
    private var table: FigureTable { trials.system.table }
    /// Of sums of more rows than this only terms whose change fits a pattern are proposed, of the longest only terms on whose line more is wrong.
    private static let manyTerms = 40, veryManyTerms = 400

    init(_ trials: Trials) { self.trials = trials }

    func hypotheses(_ violation: Violation) -> [Hypothesis] {
        let figures = system.figures
        switch violation.check {
        case .sum(let sum): return forSum(sum, figures)
        case .performanceQuarters(let line): return forPerformance(line, figures)
        case .percent(let percent):
            guard case .differs(_, let computed) = percent.evaluate(figures, system.settled).outcome else { return [] }
            return typed(percent.place, computed, figures).map { [$0] } ?? []
        case .outturn, .other: return []
        }
    }

    private func forSum(_ sum: Sum, _ figures: Figures) -> [Hypothesis] {
        let state = system.state(SumSystem.Key(rule: sum.rule, total: sum.total))
        guard state.isViolated, let residual = state.difference, residual != .zero, let total = figures.value(sum.total),
            let right = total - residual
        else {
            return []
        }
        var found = typed(sum.total, right, figures).map { [$0] + carried($0, figures) } ?? []
        if sum.rule == .jumlahAnak || sum.rule == .jumlahTotal { found += leftOut(sum, residual, figures) }
        let isLong = sum.plus.count > Self.manyTerms
        for (terms, change) in [(sum.plus, residual), (sum.minus, residual.negated)] {
            for term in terms {
                let isSuspect = isLong && trials.isSuspect(term)
                if sum.plus.count > Self.veryManyTerms, !isSuspect { continue }
                guard let value = figures.value(term) ?? blank(term, figures), let proposed = value + change,
                    let hypothesis = typed(term, proposed, figures)
                else { continue }
                if isLong, !isSuspect, hypothesis.pattern == .lain || hypothesis.pattern == .tidakDiisi { continue }
                found.append(hypothesis)
                found += carried(hypothesis, figures)
            }
        }
        return found
    }

    /// The same mistake in a cumulative quarter, carried through the quarters after it.
    private func carried(_ hypothesis: Hypothesis, _ figures: Figures) -> [Hypothesis] {
        guard table.moneyQuarters.isCumulative, let root = hypothesis.roots.first, root.place.ukuran == .anggaran,
            let quarter = table.moneyQuarters.quarters.firstIndex(of: root.place.slot),
            let change = root.value - (figures.value(root.place) ?? .zero)
        else { return [] }
        var carried = hypothesis
        for case let slot? in table.moneyQuarters.quarters[(quarter + 1)...] {
            guard let value = figures.value(root.place.at(slot)), let changed = value + change else { continue }
            carried.roots.append((root.place.at(slot), changed))
        }
        carried.isCarried = true
        return carried.roots.count > 1 ? [carried] : []
    }

    private func blank(_ place: Place, _ figures: Figures) -> ExactNumber? {
        if case .blank = figures.reading(place) { .zero } else { nil }
    }

    /// One cell that was typed wrong.
    private func typed(_ place: Place, _ right: ExactNumber, _ figures: Figures) -> Hypothesis? {
        let printed = figures.value(place) ?? .zero
        guard printed != right else { return nil }
        var pattern = DigitPattern.between(printed, right)
        if pattern == .lain, printed != .zero, neighbours(place).contains(where: { table.value($0) == printed }) {
            pattern = .nilaiTetangga
        }
        var hypothesis = Hypothesis(roots: [(place, right)], pattern: pattern)
        if right == .zero { hypothesis.bonus -= 3 }
        if right.mantissa < 0 && printed.mantissa >= 0 { hypothesis.bonus -= 8 }
        hypothesis.bonus += plausibility(place, printed, right)
        return hypothesis
    }

    /// The places above, below and beside.
    private func neighbours(_ place: Place) -> [Place] {
        var places: [Place] = []
        let lines = place.ukuran == .anggaran ? table.statement.nodes.count : table.statement.indicators.count
        for line in [place.line - 1, place.line + 1] where line >= 0 && line < lines {
            // A parent of one child holds its child's value by right.
            if place.ukuran == .anggaran, table.tree.parent[line] == place.line || table.tree.parent[place.line] == line { continue }
            places.append(Place(ukuran: place.ukuran, line: line, slot: place.slot))
        }
        let own = table.slots(place.ukuran)
        if let position = own.firstIndex(of: place.slot) {
            for other in [position - 1, position + 1] where own.indices.contains(other) {
                places.append(Place(ukuran: place.ukuran, line: place.line, slot: own[other]))
            }
        }
        return places
    }

    /// Amounts are planned, and often spent, in round figures; plans often stand unchanged in several columns of a row.
    private func plausibility(_ place: Place, _ printed: ExactNumber, _ right: ExactNumber) -> Double {
        guard place.ukuran == .anggaran, !table.slots[place.slot].tahap.isPercentage else { return 0 }
        let isOutturn = table.slots[place.slot].tahap == .realisasi
        let rounder = Double(trailingZeros(right) - trailingZeros(printed))
        let isKnown =
            !isOutturn
            && table.slots(.anggaran).contains { slot in
                slot != place.slot && table.slots[slot].tahap != .realisasi && table.value(place.at(slot)) == right
            }
        return min(2, max(-2, rounder * (isOutturn ? 0.3 : 0.4))) + (isKnown ? 3 : 0)
    }

    private func trailingZeros(_ number: ExactNumber) -> Int {
        var mantissa = number.mantissa
        var zeros = 0
        while mantissa != 0, mantissa % 10 == 0 {
            mantissa /= 10
            zeros += 1
        }
        return zeros
    }

    // MARK: Rows left out of a sum, or counted twice

    private func leftOut(_ sum: Sum, _ residual: ExactNumber, _ figures: Figures) -> [Hypothesis] {
        var found: [Hypothesis] = []
        let values = sum.plus.map { figures.value($0) ?? .zero }
        for (index, value) in values.enumerated() where value != .zero {
            if value == residual.negated { found.append(rowHypothesis(sum, [index], .barisTerlewat, figures)) }
            if value == residual { found.append(rowHypothesis(sum, [index], .barisGanda, figures)) }
        }
        if found.isEmpty, values.count <= 200 { found += pair(sum, values, residual.negated, figures) }
        return found
    }

    /// Two rows that a sum leaves out.
    private func pair(_ sum: Sum, _ values: [ExactNumber], _ missing: ExactNumber, _ figures: Figures) -> [Hypothesis] {
        guard values.count > 2 else { return [] }
        var positions: [ExactNumber: Int] = [:]
        for (index, value) in values.enumerated() where value != .zero {
            if let rest = missing - value, let other = positions[rest] {
                var hypothesis = rowHypothesis(sum, [other, index], .barisTerlewat, figures)
                hypothesis.bonus -= 2.5
                return [hypothesis]
            }
            positions[value] = index
        }
        return []
    }

    /// A row is left out in every column where the sum lacks just it.
    private func rowHypothesis(_ sum: Sum, _ children: [Int], _ pattern: Cause.Pattern, _ figures: Figures) -> Hypothesis {
        var roots: [(place: Place, value: ExactNumber)] = []
        for slot in table.slots(.anggaran) where !table.slots[slot].tahap.isPercentage {
            let place = Place(ukuran: .anggaran, line: sum.total.line, slot: slot)
            let key = SumSystem.Key(rule: sum.rule, total: place)
            let state = system.state(key)
            guard let own = system.sum(key), own.plus.count == sum.plus.count, state.isViolated, let residual = state.difference,
                let printed = figures.value(place)
            else { continue }
            var rows: ExactNumber? = .zero
            for child in children { rows = rows.flatMap { $0 + (figures.value(own.plus[child]) ?? .zero) } }
            guard let rows, rows == (pattern == .barisGanda ? residual : residual.negated), let right = printed - residual else { continue }
            roots.append((place, right))
        }
        // In the order they stand on the sheet; the rows are shown where the first stands.
        roots.sort { (table.cell($0.place)?.column ?? 0) < (table.cell($1.place)?.column ?? 0) }
        let slot = roots.first?.place.slot ?? sum.total.slot
        return Hypothesis(roots: roots, pattern: pattern, rows: children.map { sum.plus[$0].at(slot) })
    }

    // MARK: Performance

    private func forPerformance(_ line: Int, _ figures: Figures) -> [Hypothesis] {
        let (present, year) = table.quarters(of: line)
        guard let year,
            case .differs(let printed, let computed) = PerformanceQuarters.evaluate(line, figures).outcome
        else { return [] }
        var found = [typed(Place(ukuran: .kinerja, line: line, slot: year), computed, figures)].compactMap { $0 }
        let quarters = present.map { Place(ukuran: .kinerja, line: line, slot: $0) }
        var sum: ExactNumber? = .zero
        for quarter in quarters { sum = sum.flatMap { $0 + (figures.value(quarter) ?? .zero) } }
        // Only where the year is the sum can a quarter be told from the others.
        guard let sum, sum == computed, let missing = printed - sum else { return found }
        for quarter in quarters {
            guard let value = figures.value(quarter) ?? blank(quarter, figures), let right = value + missing, right.mantissa >= 0,
                let hypothesis = typed(quarter, right, figures)
            else { continue }
            found.append(hypothesis)
        }
        return found
    }
}
