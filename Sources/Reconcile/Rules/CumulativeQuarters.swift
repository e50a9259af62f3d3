import Grid
import Model

/// `kolom.kumulatif`: whether the quarters of money stand alone or each holds what came together up to it, decided by arithmetic for the sheet.
///
/// A line tells where the two readings differ: its quarters sum to its year, or they never fall and the last equals it. Arithmetic wins over the
/// heading, and is told once, at the first quarter's first figure.
enum CumulativeQuarters {
    /// What the arithmetic says against the heading; nil where it agrees or cannot tell.
    static func contradiction(_ table: FigureTable) -> Bool? {
        guard let year = table.moneyQuarters.year, table.moneyQuarters.present.count > 1 else { return nil }
        let slots = table.moneyQuarters.present
        var alone = 0
        var cumulative = 0
        for node in table.statement.nodes.indices {
            guard let total = table.value(Place(ukuran: .anggaran, line: node, slot: year)) else { continue }
            var count = 0
            var last: ExactNumber = .zero
            var running: ExactNumber? = .zero
            var falls = false
            for slot in slots {
                guard let quarter = table.value(Place(ukuran: .anggaran, line: node, slot: slot)) else { continue }
                if count > 0, quarter < last { falls = true }
                last = quarter
                running = running.flatMap { $0 + quarter }
                count += 1
            }
            guard count > 1, let sum = running, sum != last else { continue }
            if sum == total { alone += 1 }
            if last == total, !falls { cumulative += 1 }
        }
        let isCumulative = cumulative > alone
        guard max(alone, cumulative) >= 2, alone != cumulative, isCumulative != table.moneyQuarters.isCumulative else { return nil }
        return isCumulative
    }

    /// Corrects the facts of the quarters and tells it.
    static func settle(_ statement: inout Statement, _ table: FigureTable, isCumulative: Bool) {
        var first: CellReference?
        let slots = Set(table.moneyQuarters.present)
        for node in statement.nodes.indices {
            for slot in slots {
                guard let fact = table.factIndex(Place(ukuran: .anggaran, line: node, slot: slot)) else { continue }
                statement.facts[fact].isCumulative = isCumulative
                let cell = statement.facts[fact].cell
                if first.map({ cell < $0 }) ?? true { first = cell }
            }
        }
        statement.findings.append(
            Finding(
                .kolomKumulatif, cell: first,
                message: isCumulative
                    ? Message(
                        id:
                            "Realisasi anggaran per triwulan di lembar ini kumulatif: triwulan terakhir sama dengan setahun; dimuat sebagai s.d. triwulan.",
                        en:
                            "The quarters of this sheet's outturn are cumulative: the last equals the year; loaded as outturn to each quarter."
                    )
                    : alone(withPerformance: false),
                subject: "anggaran realisasi"))
    }

    /// That quarters stand alone: those of money, and of performance where its figures say the same.
    static func alone(withPerformance: Bool) -> Message {
        Message(
            id:
                "Realisasi anggaran\(withPerformance ? " dan kinerja" : "") per triwulan di lembar ini berdiri sendiri: jumlahnya sama dengan "
                + "setahun; dimuat per triwulan.",
            en:
                "The quarters of this sheet's outturn\(withPerformance ? ", of money and performance," : "") stand alone: they sum to the year; "
                + "loaded as outturn of each quarter.")
    }
}
