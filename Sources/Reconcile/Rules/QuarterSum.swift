import Model

/// `jumlah.triwulan` of money: the quarters give the year.
///
/// Each quarter alone: they sum to it. Cumulative: the last that is printed equals it. Needs the year and at least one quarter on the line.
enum QuarterSum {
    static func violations(_ figures: Figures) -> [Violation] {
        let table = figures.table
        guard table.moneyQuarters.year != nil, !table.moneyQuarters.present.isEmpty else { return [] }
        var found: [Violation] = []
        for node in table.statement.nodes.indices where !table.quartersHold(node) {
            guard let sum = table.quarterSum(node), case .differs(let printed, let computed) = sum.evaluate(figures) else { continue }
            let words =
                table.moneyQuarters.isCumulative
                ? Message(id: "triwulan terakhir (kumulatif) berisi", en: "the last cumulative quarter holds")
                : Message(id: "\(sum.plus.count) triwulan berjumlah", en: "the \(sum.plus.count) quarters add up to")
            found.append(
                Violation(
                    check: .sum(sum), place: sum.total, finding: table.finding(sum, printed: printed, computed: computed, terms: words)))
        }
        return found
    }
}
