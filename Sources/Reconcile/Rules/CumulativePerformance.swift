import Grid
import Model

/// `kolom.kumulatif` of performance: an indicator whose quarters sum to its year under a heading that says that they run up to each quarter.
///
/// Which it is is told for each indicator, for one sheet may hold counts and states. Where the money of the sheet stands alone too and no indicator
/// bears the heading out, the heading is wrong for all of them, and the finding about the money says so; else each has a finding of its own.
enum CumulativePerformance {
    private enum Evidence { case alone, cumulative, none }

    /// Corrects the facts of indicators whose quarters stand alone, and tells it.
    /// - Parameter told: the finding about the sheet's money, where its quarters turned out to stand alone.
    static func settle(_ statement: inout Statement, _ table: FigureTable, told: Int?) {
        guard table.performanceQuarters.isCumulative, table.performanceQuarters.present.count > 1 else { return }
        let evidence = statement.indicators.indices.map { Self.evidence($0, table) }
        guard evidence.contains(.alone) else { return }
        let isWhole = told != nil && !evidence.contains(.cumulative)
        for line in evidence.indices where isWhole || evidence[line] == .alone {
            guard let first = standAlone(line, &statement, table), !isWhole else { continue }
            statement.findings.append(finding(line, statement, first))
        }
        if isWhole, let told { statement.findings[told].message = CumulativeQuarters.alone(withPerformance: true) }
    }

    private static func evidence(_ line: Int, _ table: FigureTable) -> Evidence {
        guard let year = table.performanceQuarters.year, let total = table.value(Place(ukuran: .kinerja, line: line, slot: year)) else {
            return .none
        }
        let values = table.performanceQuarters.present.compactMap { table.value(Place(ukuran: .kinerja, line: line, slot: $0)) }
        guard values.count > 1, let last = values.last else { return .none }
        var sum: ExactNumber? = .zero
        for value in values { sum = sum.flatMap { $0 + value } }
        if sum == total, last != total { return .alone }
        // The same all year says nothing: it may be a state that is printed again.
        let rises = zip(values, values.dropFirst()).allSatisfy { !($1 < $0) } && values.first != last
        return last == total && rises ? .cumulative : .none
    }

    /// Makes the quarters of an indicator, and their percentages, those of each quarter; the first of their cells.
    private static func standAlone(_ line: Int, _ statement: inout Statement, _ table: FigureTable) -> CellReference? {
        let slots = Set(table.performanceQuarters.present + percentages(table))
        var first: CellReference?
        for slot in slots {
            guard let fact = table.factIndex(Place(ukuran: .kinerja, line: line, slot: slot)) else { continue }
            statement.facts[fact].isCumulative = false
            let cell = statement.facts[fact].cell
            if statement.facts[fact].tahap == .realisasi, first.map({ cell < $0 }) ?? true { first = cell }
        }
        return first
    }

    /// The achievements beside the quarters; that of the year to date bears the period of the last of them and stands right of it.
    private static func percentages(_ table: FigureTable) -> [Int] {
        let own = table.slots(.kinerja).filter { slot in
            let slot = table.slots[slot]
            return slot.tahap == .capaian && slot.isCumulative && slot.tahun == table.statement.context.tahun && slot.occurrence == 0
        }
        return own.count > 1 ? own : []
    }

    private static func finding(_ line: Int, _ statement: Statement, _ cell: CellReference) -> Finding {
        let indicator = statement.indicators[line]
        let name = indicator.name ?? statement.nodes[indicator.node].uraian ?? ""
        return Finding(
            .kolomKumulatif, cell: cell, kode: statement.nodes[indicator.node].kode,
            message: Message(
                id: "\(name): triwulannya berdiri sendiri, sebab jumlahnya sama dengan setahun; dimuat per triwulan.",
                en: "\(name): its quarters stand alone, for they sum to the year; loaded as those of each quarter."),
            subject: "\(indicator.key) kinerja realisasi")
    }
}
