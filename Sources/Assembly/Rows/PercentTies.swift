import Grid
import Model

/// Percentages written as fractions, without a percent sign or format: 0.9732 where 97.32 is meant.
///
/// A number below one in a percent column may be either. The cells beside it settle it: where outturn through budget or target gives the fraction to
/// its last digit, and not the percentage, it is taken as read by people, and told. Else it stays what it is.
enum PercentTies {
    static func settle(_ facts: inout [Fact], nodes: [Node]) -> [Finding] {
        var rows: [Int: [Int]] = [:]
        for (index, fact) in facts.enumerated() { rows[fact.cell.row, default: []].append(index) }
        var findings: [Finding] = []
        for index in facts.indices {
            let fact = facts[index]
            guard fact.tahap == .capaian, !fact.text.contains("%"), let value = fact.value, value != .zero,
                let percent = value.shifted(by: 2),
                abs(value.doubleValue) <= 2
            else { continue }
            let beside = rows[fact.cell.row, default: []].map { facts[$0] }.filter { $0.ukuran == fact.ukuran && $0.node == fact.node }
            guard isFraction(value, of: beside, like: fact) else { continue }
            facts[index].value = percent
            findings.append(
                Finding(
                    .angkaAmbigu, severity: .catatan, cell: fact.cell, kode: nodes[fact.node].kode,
                    message: Message(
                        id:
                            "'\(fact.text)' ditulis sebagai pecahan di kolom persen; menurut realisasi dan pagu atau target di sebelahnya dibaca "
                            + "\(percent.description.replacing(".", with: ",")) %.",
                        en:
                            "'\(fact.text)' is written as a fraction in a percent column; by the outturn and budget or target beside it, it is read as "
                            + "\(percent) %."),
                    printed: fact.text, expected: percent.description, subject: "\(nodes[fact.node].key) \(fact.ukuran.rawValue) capaian"))
        }
        return findings
    }

    private static func isFraction(_ value: ExactNumber, of beside: [Fact], like fact: Fact) -> Bool {
        let outturns = beside.filter { $0.tahap == .realisasi && $0.triwulan == fact.triwulan && $0.isCumulative == fact.isCumulative }
        let bases = beside.filter { plans.contains($0.tahap) }
        // Half a unit of its last digit; a whole number has none to speak of.
        let tolerance = min(0.005, 0.5 / pow10(value.scale)) + 1e-9
        for outturn in outturns {
            for base in bases {
                guard let above = outturn.value?.doubleValue, let below = base.value?.doubleValue, below != 0 else { continue }
                let ratio = above / below
                if abs(value.doubleValue - ratio) <= tolerance, abs(value.doubleValue - 100 * ratio) > tolerance { return true }
            }
        }
        return false
    }

    private static let plans: Set<Tahap> = [
        .rkpd, .renja, .rkpdPerubahan, .renjaPerubahan, .apbd, .dpa, .apbdPerubahan, .dpaPerubahan, .pagu, .target,
    ]

    private static func pow10(_ exponent: Int) -> Double { (0..<exponent).reduce(1.0) { power, _ in power * 10 } }
}
