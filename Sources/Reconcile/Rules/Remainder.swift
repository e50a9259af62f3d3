import Model

/// `sisa.beda`: a printed remainder is budget less outturn, or outturn less budget where the sheet prints it so.
///
/// Needs the remainder, and both the budget its percentages are printed against and the outturn.
enum Remainder {
    static func sum(_ node: Int, _ table: FigureTable, _ settled: Settled, negative: Bool? = nil) -> Sum? {
        guard let remainder = table.slot(.anggaran, .sisa), let outturn = table.slot(.anggaran, .realisasi),
            let budget = settled.base[.anggaran],
            table.value(Place(ukuran: .anggaran, line: node, slot: remainder)) != nil
        else { return nil }
        let places = [budget, outturn].map { Place(ukuran: .anggaran, line: node, slot: $0) }
        guard places.contains(where: { table.factIndex($0) != nil }) else { return nil }
        let isNegative = negative ?? settled.remainderIsNegative
        return Sum(
            rule: .sisaBeda, total: Place(ukuran: .anggaran, line: node, slot: remainder), plus: [places[isNegative ? 1 : 0]],
            minus: [places[isNegative ? 0 : 1]])
    }

    /// Whether the sheet's remainders are outturn less budget: more of them hold so than the other way round.
    static func settleSign(_ figures: Figures, _ settled: Settled) -> Bool {
        var counts = [0, 0]
        for node in figures.table.statement.nodes.indices {
            for (index, negative) in [false, true].enumerated() {
                guard let sum = sum(node, figures.table, settled, negative: negative), figures.value(sum.total) != .zero,
                    case .holds = sum.evaluate(figures)
                else { continue }
                counts[index] += 1
            }
        }
        return counts[1] > counts[0]
    }

    static func violations(_ figures: Figures, _ settled: Settled) -> [Violation] {
        let table = figures.table
        guard table.slot(.anggaran, .sisa) != nil else { return [] }
        return table.statement.nodes.indices.compactMap { node in
            guard let sum = sum(node, table, settled), case .differs(let printed, let computed) = sum.evaluate(figures) else { return nil }
            let finding = table.finding(
                sum, printed: printed, computed: computed,
                terms: Message(id: "anggaran dan realisasinya memberi", en: "its budget and outturn give"))
            return Violation(check: .sum(sum), place: sum.total, finding: finding)
        }
    }
}
