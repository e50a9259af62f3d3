import Model

/// A check that failed, with what is told of it.
struct Violation {
    /// What can be asked again once other figures are proposed.
    enum Check {
        case sum(Sum)
        case performanceQuarters(line: Int)
        case percent(Percent)
        case outturn(OutturnAboveBudget.Pair)
        /// Not judged again.
        case other
    }
    var check: Check
    /// Where it stands; nil for what no place of the table holds.
    var place: Place?
    var finding: Finding

    /// The other rule that would be right with the figures proposed.
    func isExplained(_ figures: Figures, _ settled: Settled) -> Bool {
        switch check {
        case .sum(let sum): !sum.evaluate(figures).isViolated
        case .performanceQuarters(let line): !PerformanceQuarters.evaluate(line, figures).outcome.isViolated
        case .percent(let percent): !percent.evaluate(figures, settled).outcome.isViolated
        case .outturn(let pair): !pair.isAbove(figures)
        case .other: false
        }
    }
}

/// What the figures of a sheet, or its region, have settled about how they are to be judged.
struct Settled {
    var configuration: RegionConfiguration
    /// Against which slot the achievement of a measure is printed.
    var base: [Ukuran: Int] = [:]
    /// The columns of percentages, each with those of its outturn and its base.
    var columns: [Ukuran: [(percent: Int, outturn: Int, base: Int)]] = [:]
    /// Whether a remainder is printed as outturn less budget.
    var remainderIsNegative = false
}

extension FigureTable {
    /// What a node is called in a sentence: its code, else its name.
    func name(_ node: Int) -> String {
        let node = statement.nodes[node]
        return node.kode ?? node.uraian ?? node.kodeTercetak ?? ""
    }

    /// A sum's finding: what is printed, what the terms give, the difference, and the arithmetic.
    func finding(_ sum: Sum, printed: ExactNumber, computed: ExactNumber, terms: Message) -> Finding {
        let cell = cell(sum.total)
        let what = slotName(slots[sum.total.slot], sum.total.ukuran)
        let node = node(sum.total)
        let isTotal = statement.nodes[node].tingkat == .total
        let owner = isTotal ? "JUMLAH" : name(node)
        let difference = (printed - computed) ?? .zero
        let more = difference.mantissa > 0
        let written = writtenSum(writtenTerms(sum), computed)
        return Finding(
            sum.rule, cell: cell, kode: statement.nodes[node].kode,
            message: Message(
                id: "\(owner), \(what.id): tercetak \(indonesian(printed)), padahal \(terms.id) \(indonesian(computed)); "
                    + "\(more ? "lebih" : "kurang") \(indonesian(difference.magnitude)). \(written.id).",
                en: "\(owner), \(what.en): \(english(printed)) is printed, but \(terms.en) \(english(computed)); "
                    + "\(english(difference.magnitude)) too \(more ? "much" : "little"). \(written.en)."),
            printed: factIndex(sum.total).map { statement.facts[$0].text }, expected: computed.description, subject: subject(sum.total))
    }

    private func writtenTerms(_ sum: Sum) -> [(cell: String, value: ExactNumber)] {
        func term(_ place: Place, _ sign: (ExactNumber) -> ExactNumber) -> (cell: String, value: ExactNumber)? {
            value(place).map { (cell(place)?.description ?? "", sign($0)) }
        }
        return sum.plus.compactMap { term($0) { $0 } } + sum.minus.compactMap { term($0) { $0.negated } }
    }
}
