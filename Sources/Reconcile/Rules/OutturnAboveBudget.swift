import Model

/// `realisasi.lebih`: more was spent than the budget allows.
///
/// Speaks only where an approved budget (DPA, APBD, pagu) stands beside the outturn; a plan (RKPD, Renja) is not what binds it. Stands at the outturn.
enum OutturnAboveBudget {
    /// The outturn of a node and what binds it.
    struct Pair: Hashable {
        var outturn: Place
        var budget: Place

        func isAbove(_ figures: Figures) -> Bool {
            guard let outturn = figures.value(outturn), let budget = figures.value(budget) else { return false }
            return budget < outturn
        }
    }

    /// Budgets that bind, the latest first.
    private static let budgets: [Tahap] = [.dpaPerubahan, .apbdPerubahan, .dpa, .apbd, .pagu]

    /// What a node spent and what binds it; nil where the sheet does not print both.
    static func pair(_ node: Int, _ table: FigureTable) -> Pair? {
        guard let year = table.slot(.anggaran, .realisasi) ?? (table.moneyQuarters.isCumulative ? table.moneyQuarters.present.last : nil)
        else {
            return nil
        }
        let outturn = Place(ukuran: .anggaran, line: node, slot: year)
        guard table.factIndex(outturn) != nil else { return nil }
        for stage in budgets {
            guard let slot = table.slot(.anggaran, stage) else { continue }
            let budget = Place(ukuran: .anggaran, line: node, slot: slot)
            if table.factIndex(budget) != nil { return Pair(outturn: outturn, budget: budget) }
        }
        return nil
    }

    static func violations(_ figures: Figures) -> [Violation] {
        let table = figures.table
        guard budgets.contains(where: { table.slot(.anggaran, $0) != nil }) else { return [] }
        var found: [Violation] = []
        for node in table.statement.nodes.indices {
            guard let pair = pair(node, table) else { continue }
            let budget = pair.budget
            guard pair.isAbove(figures), let spent = table.value(pair.outturn), let allowed = table.value(pair.budget) else { continue }
            let over = ((spent - allowed) ?? .zero)
            let name = slotName(table.slots[budget.slot], .anggaran)
            let place = table.cell(budget)?.description ?? ""
            found.append(
                Violation(
                    check: .outturn(pair), place: pair.outturn,
                    finding: Finding(
                        .realisasiLebih, cell: table.cell(pair.outturn), kode: table.statement.nodes[node].kode,
                        message: Message(
                            id: "\(table.name(node)): realisasi \(indonesian(spent)) melampaui \(name.id) \(place) \(indonesian(allowed)) "
                                + "sebesar \(indonesian(over)).",
                            en: "\(table.name(node)): the outturn \(english(spent)) is above the \(name.en) \(place) \(english(allowed)) "
                                + "by \(english(over))."),
                        printed: table.factIndex(pair.outturn).map { table.statement.facts[$0].text }, expected: nil,
                        subject: table.subject(pair.outturn))))
        }
        return found
    }
}
