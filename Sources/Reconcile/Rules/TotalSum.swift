import Model

/// `jumlah.total`: programmes sum to JUMLAH, in every money column.
///
/// Needs a printed JUMLAH and programmes above it; a sheet without programmes is added over its uppermost rows. Where several JUMLAH stand, each adds
/// what came since the one before, or all above it. Stands at the cell of JUMLAH.
enum TotalSum {
    static func violations(_ figures: Figures) -> [Violation] {
        let table = figures.table
        let slots = table.slots(.anggaran).filter { !table.slots[$0].tahap.isPercentage }
        var found: [Violation] = []
        for position in table.tree.totals.indices {
            for slot in slots {
                guard let sum = table.totalSum(position, slot), case .differs(let printed, let computed) = sum.evaluate(figures) else {
                    continue
                }
                if let other = table.totalSum(position, slot, alternative: true), case .holds = other.evaluate(figures) { continue }
                let finding = table.finding(
                    sum, printed: printed, computed: computed,
                    terms: Message(id: "\(sum.plus.count) program berjumlah", en: "the \(sum.plus.count) programmes add up to"))
                found.append(Violation(check: .sum(sum), place: sum.total, finding: finding))
            }
        }
        return found
    }
}
