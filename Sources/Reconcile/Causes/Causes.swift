import Grid
import Model

/// Groups what is wrong by cause: the smallest set of cells whose change satisfies all that fails, by patterns of how mistakes are made.
///
/// Sums are a system of equations. Each failing one proposes cells and what they should be; each proposal is worked out through the sums that hold;
/// the one that explains most with the likeliest pattern is taken, its figures are assumed, and the rest is asked again.
enum Causes {
    /// A sheet with more failing checks than this is wrong as a whole: no single mistakes are looked for.
    static let limit = 1500

    /// Writes the causes into the findings: on the head of each group, and on the others where their head stands.
    static func group(_ violations: inout [Violation], _ figures: Figures, _ settled: Settled) {
        guard !violations.isEmpty, violations.count <= limit else { return }
        let system = SumSystem(figures, settled)
        let trials = Trials(violations, system)
        for trial in search(violations, trials) {
            let cause = CauseWords(figures.table, trial).cause
            let rest = trial.explained
            guard let head = head(of: rest, roots: trial.hypothesis.roots.map(\.place), violations),
                let cell = violations[head].finding.cell
            else { continue }
            violations[head].finding.cause = cause
            if cause.pattern != .lain || rest.count > 1 {
                violations[head].finding.message.id += " " + cause.message.id
                violations[head].finding.message.en += " " + cause.message.en
            }
            for index in rest where index != head {
                violations[index].finding.causedBy = FindingPlace(rule: violations[head].finding.rule, cell: cell)
            }
        }
    }

    /// The finding at a cell that went wrong, else the first.
    private static func head(of explained: [Int], roots: [Place], _ violations: [Violation]) -> Int? {
        let order = explained.sorted { left, right in
            let none = CellReference(row: .max, column: .max)
            return (violations[left].finding.cell ?? none) < (violations[right].finding.cell ?? none)
        }
        return order.first { index in violations[index].place.map(roots.contains) ?? false } ?? order.first
    }

    /// The causes taken, in the order they were.
    private static func search(_ violations: [Violation], _ trials: Trials) -> [Trial] {
        let candidates = Candidates(trials)
        var open = Set(violations.indices.filter { if case .other = violations[$0].check { false } else { true } })
        var waiting: [Trial] = []
        func propose(_ index: Int) {
            var own = candidates.hypotheses(violations[index]).map(trials.run).filter { !$0.explained.isEmpty && $0.score > 0 }
            own.sort { isWorse($1, $0) }
            waiting += own.prefix(candidatesKept)
        }
        for index in open.sorted() { propose(index) }
        var taken: [Trial] = []
        // What lacks another amount by what was taken: asked again once all proposals are taken or refuted.
        var changed: Set<Int> = []
        while !open.isEmpty {
            guard let best = waiting.indices.max(by: { isWorse(waiting[$0], waiting[$1]) }) else {
                changed.formIntersection(open)
                if changed.isEmpty { break }
                for index in changed.sorted() { propose(index) }
                changed = []
                continue
            }
            let candidate = waiting[best]
            waiting.swapAt(best, waiting.count - 1)
            waiting.removeLast()
            // What was taken since may have changed what it explains.
            var trial = taken.isEmpty ? candidate : trials.run(candidate.hypothesis)
            trial.explained.removeAll { !open.contains($0) }
            if trial.explained.isEmpty || trial.score <= 0 { continue }
            if trial.score < candidate.score - 0.001, waiting.contains(where: { $0.score > trial.score }) {
                waiting.append(trial)
                continue
            }
            let differences = trials.system.take(trial.changes)
            open.subtract(trial.explained)
            taken.append(trial)
            for index in open where isTouched(violations[index], trial.changes, differences, trials.system) { changed.insert(index) }
        }
        return taken
    }

    /// How many proposals for each failing check are kept.
    private static let candidatesKept = 12

    /// Whether a finding that is still open now lacks another amount.
    private static func isTouched(
        _ violation: Violation, _ changed: [Place: ExactNumber], _ before: [SumSystem.Key: ExactNumber], _ system: SumSystem
    ) -> Bool {
        switch violation.check {
        case .sum(let sum):
            let key = SumSystem.Key(rule: sum.rule, total: sum.total)
            return before[key].map { $0 != system.state(key).difference } ?? false
        default: return violation.place.map { changed[$0] != nil } ?? false
        }
    }

    /// Whether one explains less, or as much from a later place.
    private static func isWorse(_ left: Trial, _ right: Trial) -> Bool {
        if left.score != right.score { return left.score < right.score }
        let (first, second) = (left.hypothesis.roots[0], right.hypothesis.roots[0])
        return first.place == second.place ? second.value < first.value : second.place < first.place
    }
}
