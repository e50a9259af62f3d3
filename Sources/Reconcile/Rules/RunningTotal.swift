import Model

/// `realisasi.kumulatif`: the outturn to this year is that to last year and that of the year (`13 = 6 + 12`).
///
/// Needs all three. Speaks of performance only where the indicator's quarters are summed to its year: a constant or last value is not added up over
/// years either, and which it is cannot be told from the year alone.
enum RunningTotal {
    static let stages: [Tahap] = [.renstraRealisasi, .rpjmdRealisasi]

    static func violations(_ figures: Figures) -> [Violation] {
        let table = figures.table
        var found: [Violation] = []
        for tahap in stages {
            for ukuran in Ukuran.allCases where table.slot(ukuran, tahap) != nil && table.slot(ukuran, .realisasiLalu) != nil {
                let lines = ukuran == .anggaran ? table.statement.nodes.count : table.statement.indicators.count
                for line in 0..<lines {
                    if ukuran == .kinerja, PerformanceQuarters.evaluate(line, figures).sifat != "dijumlah" { continue }
                    guard let sum = table.runningSum(ukuran, line, tahap), case .differs(let printed, let computed) = sum.evaluate(figures)
                    else {
                        continue
                    }
                    var finding = table.finding(
                        sum, printed: printed, computed: computed,
                        terms: Message(
                            id: "realisasi s.d. tahun lalu dan tahun ini berjumlah",
                            en: "the outturn to last year and of this year add up to"))
                    if ukuran == .kinerja { finding.severity = .peringatan }
                    found.append(Violation(check: .sum(sum), place: sum.total, finding: finding))
                }
            }
        }
        return found
    }
}
