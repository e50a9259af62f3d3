public import Model

/// Holds the figures of a statement against one another: sums, percentages, means, grades, budgets, units.
///
/// What is wrong becomes findings, one for each rule and cell; those that follow from one mistake are grouped under it. Figures are never changed:
/// what arithmetic settles about their meaning (cumulative quarters, the nature and direction of indicators) is.
public struct Reconciler: Sendable {
    /// What the region of the sheets settles for itself.
    public var configuration: RegionConfiguration

    /// A reconciler for the sheets of a region.
    public init(configuration: RegionConfiguration = .default) {
        self.configuration = configuration
    }

    /// The findings of a statement, in reading order, with their causes.
    public func findings(_ statement: Statement) -> [Finding] {
        var copy = statement
        copy.findings = []
        reconcile(&copy)
        return copy.findings
    }

    /// Adds the findings to a statement, in reading order among those it has, and writes into it what arithmetic settles: whether its quarters are
    /// cumulative, and how the quarters of an indicator make its year.
    public func reconcile(_ statement: inout Statement) {
        var table = FigureTable(statement)
        var told: Int?
        if let isCumulative = CumulativeQuarters.contradiction(table) {
            CumulativeQuarters.settle(&statement, table, isCumulative: isCumulative)
            if !isCumulative { told = statement.findings.count - 1 }
        }
        CumulativePerformance.settle(&statement, table, told: told)
        table = FigureTable(statement)
        let figures = Figures(table: table)
        let settled = settle(figures)
        var violations = violations(figures, settled)
        Causes.group(&violations, figures, settled)
        nameIndicators(&statement, figures, settled)
        statement.findings = merged(statement.findings, violations.map(\.finding))
    }

    private func settle(_ figures: Figures) -> Settled {
        var settled = Settled(configuration: configuration)
        for ukuran in Ukuran.allCases { settled.base[ukuran] = Percent.settleBase(ukuran, figures, settled) }
        for ukuran in Ukuran.allCases { settled.columns[ukuran] = Percent.columns(ukuran, figures.table, settled) }
        settled.remainderIsNegative = Remainder.settleSign(figures, settled)
        return settled
    }

    private func violations(_ figures: Figures, _ settled: Settled) -> [Violation] {
        var all = ChildSum.violations(figures)
        all += TotalSum.violations(figures)
        all += QuarterSum.violations(figures)
        all += PerformanceQuarters.violations(figures)
        all += RunningTotal.violations(figures)
        all += Remainder.violations(figures, settled)
        all += Percent.violations(figures, settled)
        all += OutturnAboveBudget.violations(figures)
        all += Means.violations(figures, settled)
        all += Grades.violations(figures, settled)
        all += Units.violations(figures)
        // One for each rule and cell.
        var seen: Set<FindingPlace> = []
        return all.filter { violation in
            guard let cell = violation.finding.cell else { return true }
            return seen.insert(FindingPlace(rule: violation.finding.rule, cell: cell)).inserted
        }
    }

    /// How the quarters of each indicator make its year, and which way is better, where the figures tell and nobody has said.
    private func nameIndicators(_ statement: inout Statement, _ figures: Figures, _ settled: Settled) {
        for line in statement.indicators.indices where statement.indicators[line].sifat == nil {
            statement.indicators[line].sifat = PerformanceQuarters.evaluate(line, figures).sifat
        }
        for percent in Percent.all(figures.table, settled) where percent.place.ukuran == .kinerja {
            guard statement.indicators[percent.place.line].arah == nil, let arah = percent.evaluate(figures, settled).arah else { continue }
            statement.indicators[percent.place.line].arah = arah
        }
    }

    private func merged(_ known: [Finding], _ new: [Finding]) -> [Finding] {
        (known + new).enumerated().sorted { left, right in
            switch (left.element.cell, right.element.cell) {
            case (let a?, let b?) where a != b: a < b
            case (nil, .some): true
            case (.some, nil): false
            default: (left.element.rule.rawValue, left.offset) < (right.element.rule.rawValue, right.offset)
            }
        }.map(\.element)
    }
}
