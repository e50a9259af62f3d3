import Model

/// A proposal of what went wrong: cells that should have been others.
struct Hypothesis {
    /// The cells that went wrong, with what they should be.
    var roots: [(place: Place, value: ExactNumber)]
    var pattern: Cause.Pattern
    /// What a sum left out or counted twice.
    var rows: [Place] = []
    /// What speaks for it beside what it explains.
    var bonus = 0.0
    /// Whether its roots are one mistake that cumulative quarters carry on.
    var isCarried = false

    /// Sums that leave a row out are formulas: what follows from them was worked out. A typed cell rarely has such a train.
    var isFormula: Bool { pattern == .barisTerlewat || pattern == .barisGanda }
}

/// What would follow from a hypothesis.
struct Trial {
    var hypothesis: Hypothesis
    /// Every figure that changes with it.
    var changes: [Place: ExactNumber]
    /// The cells that change with its roots, in the order they are worked out.
    var consequences: [Place]
    /// The percentages that were worked out from what changes, with what they would be.
    var percentages: [(place: Place, value: ExactNumber)]
    /// The positions of the findings that it explains.
    var explained: [Int]
    var score: Double
}

/// Tries hypotheses against the sums of a sheet.
struct Trials {
    let system: SumSystem
    let violations: [Violation]
    private let settled: Settled
    /// Which violations stand on a line: they may be explained by a change there.
    private var byLine: [Place: [Int]] = [:]
    private var bySum: [SumSystem.Key: Int] = [:]

    init(_ violations: [Violation], _ system: SumSystem) {
        self.violations = violations
        self.system = system
        settled = system.settled
        for (index, violation) in violations.enumerated() {
            switch violation.check {
            case .sum(let sum): bySum[SumSystem.Key(rule: sum.rule, total: sum.total)] = index
            case .percent, .performanceQuarters, .outturn: break
            case .other: continue
            }
            if let place = violation.place { byLine[place.at(0), default: []].append(index) }
        }
    }

    /// Whether anything else is wrong on the line of a place.
    func isSuspect(_ place: Place) -> Bool { byLine[place.at(0)] != nil }

    /// Works a hypothesis out.
    ///
    /// Sums that held were worked out from the wrong cell: their totals change with it. Sums that did not hold are explained where they do now, and
    /// a sum that held and no longer does speaks against it.
    func run(_ hypothesis: Hypothesis) -> Trial {
        var spread = Spread(hypothesis, system)
        spread.work()
        var trial = Trial(
            hypothesis: hypothesis, changes: spread.changes, consequences: spread.consequences, percentages: [], explained: [],
            score: hypothesis.bonus + DigitPattern.weight(hypothesis.pattern))
        for (key, difference) in spread.differences {
            let was = system.state(key).isViolated
            let isNow = system.isViolated(key, difference, spread.changes)
            if was, !isNow, let index = bySum[key] {
                trial.explained.append(index)
                trial.score += 10
            } else if !was, isNow {
                trial.score -= 25
            }
        }
        judgeLines(&trial)
        trial.score -= Double(trial.consequences.count) * (hypothesis.isFormula ? 0.05 : 2)
        if !hypothesis.isFormula, !hypothesis.isCarried { trial.score -= Double(hypothesis.roots.count - 1) * 4 }
        trial.explained.sort()
        return trial
    }

    /// What the rest of each line says to it: percentages, performance, the budget.
    private func judgeLines(_ trial: inout Trial) {
        let base = system.figures
        var after = base
        after.tried = trial.changes
        let roots = Set(trial.hypothesis.roots.map(\.place))
        for line in Set(trial.changes.keys.map { $0.at(0) }).sorted() {
            for index in byLine[line] ?? [] {
                if case .sum = violations[index].check { continue }
                guard !violations[index].isExplained(base, settled), violations[index].isExplained(after, settled) else { continue }
                trial.explained.append(index)
                if case .outturn = violations[index].check { trial.score += 3 } else { trial.score += 10 }
            }
            if line.ukuran == .anggaran, let pair = OutturnAboveBudget.pair(line.line, system.table), !pair.isAbove(base),
                pair.isAbove(after)
            {
                trial.score -= 6
            }
            for percent in Percent.ofLine(line.ukuran, line.line, system.table, settled) {
                guard !percent.evaluate(base, settled).outcome.isViolated,
                    case .differs(_, let right) = percent.evaluate(after, settled).outcome
                else { continue }
                if roots.contains(percent.place) {
                    trial.score -= 25
                } else {
                    trial.percentages.append((percent.place, right))
                    trial.score -= roots.contains(percent.outturn) || roots.contains(percent.base) ? 3 : 0.1
                }
            }
        }
    }
}

extension Place {
    /// The same line at another slot.
    func at(_ slot: Int) -> Place { Place(ukuran: ukuran, line: line, slot: slot) }
}

/// The spread of a change through the sums of a sheet.
private struct Spread {
    private let system: SumSystem
    private let roots: Set<Place>
    private(set) var changes: [Place: ExactNumber] = [:]
    private(set) var consequences: [Place] = []
    /// How every sum that is touched would stand.
    private(set) var differences: [SumSystem.Key: ExactNumber] = [:]
    /// By how much the terms of a sum changed together.
    private var terms: [SumSystem.Key: ExactNumber] = [:]
    private var waiting: [Place]

    init(_ hypothesis: Hypothesis, _ system: SumSystem) {
        self.system = system
        roots = Set(hypothesis.roots.map(\.place))
        waiting = hypothesis.roots.map(\.place)
        for root in hypothesis.roots { changes[root.place] = root.value }
    }

    /// Works every change out before what is added up from it.
    mutating func work() {
        var done: Set<Place> = []
        while let next = waiting.indices.min(by: {
            (system.rank(waiting[$0]), waiting[$0].line, waiting[$0].slot) < (system.rank(waiting[$1]), waiting[$1].line, waiting[$1].slot)
        }),
            done.count < 300
        {
            let place = waiting.remove(at: next)
            guard done.insert(place).inserted, let new = changes[place], let change = new - (system.figures.value(place) ?? .zero) else {
                continue
            }
            for link in system.links(place) { follow(link.key, link.role, change, done) }
        }
    }

    private mutating func follow(_ key: SumSystem.Key, _ role: SumSystem.Role, _ change: ExactNumber, _ done: Set<Place>) {
        let state = system.state(key)
        guard let before = state.difference else { return }
        let signed = role == .plus ? change.negated : change
        guard let difference = (differences[key] ?? before) + signed else { return }
        differences[key] = difference
        guard role != .total, !state.isViolated, !roots.contains(key.total) else { return }
        guard let sum = (terms[key] ?? .zero) + (role == .plus ? change : change.negated), let old = system.figures.value(key.total),
            let new = old + sum, !done.contains(key.total)
        else { return }
        terms[key] = sum
        if changes.updateValue(new, forKey: key.total) == nil {
            consequences.append(key.total)
            waiting.append(key.total)
        }
    }
}
