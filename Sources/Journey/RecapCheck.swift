import Grid
import Model
import Notation

/// `lintas.beda`: a recap held against the sheets it sums up. Its figures are compared, never added.
///
/// A line of a recap speaks of an agency, of a node, or of all; it agrees where the JUMLAH that the other sheet prints says the same, or the sum of its
/// uppermost rows does. What no other sheet states is not compared, and told.
struct RecapCheck {
    let recap: Statement
    let sources: RecapSources
    /// The latest quarter of the sheets.
    let quarter: Int?

    /// One figure of the recap, and what it is of.
    private struct Line {
        var fact: Fact
        /// nil where nobody owns it.
        var owner: String?
        var subjects: [RecapSources.Subject]
        var isTotal: Bool
        /// Whether it adds up all agencies.
        var isGrand: Bool { isTotal && owner == nil }
    }

    /// What came of the figures of a recap.
    struct Outcome {
        /// Those that the other sheets bear out, by their cells, and those that they contradict.
        var agreed: Set<CellReference> = []
        var differing: [Difference] = []
        /// Those that no other sheet states.
        var alone: [Fact] = []
        /// The agencies with sheets of their own that a recap by agency leaves out.
        var missing: [String] = []

        /// The share of figures that other sheets state.
        var coverage: Double {
            let known = agreed.count + differing.count
            return known == 0 ? 0 : Double(known) / Double(known + alone.count)
        }
    }

    /// A figure that the sheets state otherwise.
    struct Difference {
        var fact: Fact
        var owner: String?
        var expected: ExactNumber
        /// What the sheets say, one amount an agency.
        var amounts: [RecapSources.Amount]
    }

    init(recap: Statement, sources: RecapSources, quarter: Int?) {
        self.recap = recap
        self.sources = sources
        self.quarter = recap.context.triwulan ?? quarter
    }

    func outcome() -> Outcome {
        var outcome = Outcome()
        let lines = self.lines()
        let listed = Set(lines.compactMap(\.owner))
        for (series, column) in columns(lines) {
            let groups = Self.groups(column)
            // Of the ways in which the sheets may state a column, the one that bears out the most counts for all of it.
            var best: Outcome?
            for source in series.sources(quarter: quarter) {
                let tried = compare(groups, source, listed)
                if best.map({ ($0.agreed.count, $0.differing.count) < (tried.agreed.count, tried.differing.count) }) ?? true {
                    best = tried
                }
            }
            guard let best else { continue }
            outcome.agreed.formUnion(best.agreed)
            outcome.differing += best.differing
            outcome.alone += best.alone
        }
        let agencies = Set(lines.filter(\.isTotal).compactMap(\.owner))
        if agencies.count > 1, agencies.count == Set(lines.map(\.owner)).subtracting([nil]).count {
            outcome.missing = sources.owners.subtracting(agencies).subtracting([""]).sorted()
        }
        outcome.differing.sort { $0.fact.cell < $1.fact.cell }
        outcome.alone.sort { $0.cell < $1.cell }
        return outcome
    }

    /// The figures by column, the first column first.
    private func columns(_ lines: [Line]) -> [(key: RecapSeries, value: [Line])] {
        let columns = Dictionary(grouping: lines) { RecapSeries($0.fact) }
        return columns.sorted { left, right in
            guard let a = left.value.first?.fact.cell, let b = right.value.first?.fact.cell else { return false }
            return a < b
        }
    }

    // MARK: Lines

    /// The figures that are compared, each with what it is of. Of the sums over all agencies the last is the recap's own.
    private func lines() -> [Line] {
        var lines: [Line] = []
        var grand: [RecapSeries: Int] = [:]
        for fact in recap.facts where !fact.isRepeated && !fact.tahap.isPercentage && fact.value != nil {
            let node = recap.nodes[fact.node]
            var line = Line(fact: fact, owner: sources.names.owner(of: fact, in: recap), subjects: [], isTotal: node.tingkat == .total)
            if !line.isTotal, let agency = agencyRow(node) {
                line.owner = agency
                line.isTotal = true
            }
            if line.isTotal {
                guard fact.ukuran == .anggaran else { continue }
                line.subjects = [.total]
                if line.owner == nil {
                    if let before = grand.updateValue(lines.count, forKey: RecapSeries(fact)) { lines[before].subjects = [] }
                }
            } else {
                line.subjects = RecapSources.sought(of: node)
                if let indicator = fact.indicator.map({ foldedName(recap.indicators[$0].name ?? "") }) {
                    line.subjects = line.subjects.map { .indicator($0, indicator) }
                }
            }
            lines.append(line)
        }
        return lines.filter { !$0.subjects.isEmpty }
    }

    /// The agency whose line a row without a code is: one that another sheet is of stands in the place of a name.
    private func agencyRow(_ node: Node) -> String? {
        guard node.kode == nil, let name = node.uraian, let key = sources.names.key(name: name, kode: nil) else { return nil }
        return sources.owners.contains(key) ? key : nil
    }

    /// The figures of one column that are of one thing: a programme that several agencies carry out may be printed once for each.
    private static func groups(_ lines: [Line]) -> [[Line]] {
        struct Key: Hashable {
            var owner: String?
            var subjects: [RecapSources.Subject]
        }
        var order: [Key] = []
        var groups: [Key: [Line]] = [:]
        for line in lines {
            let key = Key(owner: line.owner, subjects: line.subjects)
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(line)
        }
        return order.compactMap { groups[$0] }
    }

    // MARK: Comparing

    private func compare(_ groups: [[Line]], _ source: RecapSeries.Source, _ listed: Set<String>) -> Outcome {
        var outcome = Outcome()
        // JUMLAH last: it adds up what no other sheet states, too.
        let grand = groups.filter { $0.first?.isGrand == true }
        for group in groups.filter({ $0.first?.isGrand == false }) + grand {
            guard let first = group.first else { continue }
            var found = sources.find(first.subjects, source)
            if let owner = first.owner { found = found.filter { $0.key == owner } }
            guard !found.isEmpty else {
                outcome.alone += group.map(\.fact)
                continue
            }
            if Self.agrees(RecapSources.sum(group.map(\.fact.value)), found) {
                outcome.agreed.formUnion(group.map(\.fact.cell))
                continue
            }
            // JUMLAH may be that of the agencies which the recap lists, with those that have no sheet here.
            if first.isGrand, let value = first.fact.value, !listed.isEmpty {
                let rest = RecapSources.sum(outcome.alone.filter { recap.nodes[$0.node].tingkat == .total }.map(\.value)) ?? .zero
                if Self.agrees(value - rest, found.filter { listed.contains($0.key) }) {
                    outcome.agreed.insert(first.fact.cell)
                    continue
                }
            }
            differ(group, found, &outcome)
        }
        return outcome
    }

    /// Whether a figure is what the agencies state together, each as it prints it or as its rows add up. Of several sheets of one agency either may bear
    /// it out.
    private static func agrees(_ value: ExactNumber?, _ found: [String: [RecapSources.Amount]]) -> Bool {
        guard let value, !found.isEmpty else { return false }
        if found.count == 1, let amounts = found.first?.value { return amounts.contains { $0.says(value) } }
        for pick in [found.compactMapValues(\.last), found.compactMapValues(\.first)] {
            let sums = [pick.values.map(\.printed), pick.values.map(\.computed)].map(RecapSources.sum)
            if sums.contains(value) { return true }
        }
        return false
    }

    private func differ(_ group: [Line], _ found: [String: [RecapSources.Amount]], _ outcome: inout Outcome) {
        var amounts = found.sorted { $0.key < $1.key }.compactMap(\.value.last)
        func differ(_ line: Line, _ amounts: [RecapSources.Amount]) {
            guard let expected = RecapSources.sum(amounts.map(\.printed)) else { return outcome.alone.append(line.fact) }
            outcome.differing.append(Difference(fact: line.fact, owner: line.owner, expected: expected, amounts: amounts))
        }
        guard group.count > 1 else {
            for line in group { differ(line, amounts) }
            return
        }
        // Printed once for each agency: each row is one of theirs.
        var rest: [Line] = []
        for line in group {
            if let value = line.fact.value, let own = amounts.firstIndex(where: { $0.says(value) }) {
                amounts.remove(at: own)
                outcome.agreed.insert(line.fact.cell)
            } else {
                rest.append(line)
            }
        }
        let all = found.sorted { $0.key < $1.key }.compactMap(\.value.last)
        for line in rest { differ(line, amounts.isEmpty ? all : amounts) }
    }
}
