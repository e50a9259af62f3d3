import Forms
import Grid
import Model
import Notation

/// What the quarters of a sheet say of its period.
extension ContextResolver {
    /// The last quarter whose columns hold an outturn other than zero, with the first such cell.
    func lastQuarterWithValues() -> (quarter: Int, cell: CellReference)? {
        var best: (quarter: Int, cell: CellReference)?
        for entry in reading.rows where entry.rowClass == .simpul || entry.rowClass == .indikator {
            for cell in entry.row.cells where !cell.isBlankText {
                guard case .value(let meaning)? = reading.meaning(of: cell, in: entry), meaning.tahap.isOutturn,
                    let quarter = meaning.triwulan, quarter > best?.quarter ?? 0
                else { continue }
                let quantity = readQuantity(cell, as: numberKind(meaning, cell: cell, satuan: nil))
                if let value = quantity.value, value != .zero {
                    best = (quarter, cell.reference)
                }
            }
        }
        return best
    }

    /// Tells figures in quarters after the one that title, name or operator say. What the sheet states counts as its period; what the year's columns run to
    /// is another matter, and arithmetic says it: a title may be older than the figures below it.
    mutating func compareWithFigures(_ stated: Claim<Int>) {
        guard reading.mapping.hasQuarters, let last = lastQuarterWithValues(), last.quarter > stated.value else { return }
        let votes = yearVotes(stated.value, last.quarter)
        let isLater = votes.last >= votes.stated
        if isLater { result.context.lastQuarter = last.quarter }
        let year = isLater ? last.quarter : stated.value
        let sums =
            isLater && last.quarter == 4
            ? (id: "setahun", en: "the year") : (id: "s.d. triwulan \(year)", en: "the year to quarter \(year)")
        tell(
            "triwulan", stated.cell ?? last.cell, printed: stated.text, expected: "\(last.quarter)",
            "Lembar ini dinyatakan triwulan \(stated.value) (\(stated.source)), padahal triwulan \(last.quarter) berisi angka (\(last.cell)); "
                + "dimuat sebagai laporan triwulan \(stated.value), kolom tahun berjalan sebagai \(sums.id).",
            "The sheet is said to be of quarter \(stated.value) (\(stated.source)), but quarter \(last.quarter) holds figures (\(last.cell)); "
                + "loaded as a report of quarter \(stated.value), its columns of the year as \(sums.en).")
    }

    /// On how many rows the year's money is that up to one quarter, and up to a later one.
    private func yearVotes(_ stated: Int, _ last: Int) -> (stated: Int, last: Int) {
        var votes = (stated: 0, last: 0)
        for entry in reading.rows where entry.rowClass == .simpul && !entry.printsNodeAgain {
            var quarters: [Int: ExactNumber] = [:]
            var isCumulative = false
            var year: ExactNumber?
            for cell in entry.row.cells where !cell.isBlankText {
                guard case .value(let meaning)? = reading.meaning(of: cell, in: entry), meaning.ukuran == .anggaran,
                    meaning.tahap == .realisasi,
                    meaning.tahun == nil, let value = readQuantity(cell, as: .rupiah).value
                else { continue }
                if let quarter = meaning.triwulan {
                    quarters[quarter] = value
                    if meaning.isCumulative { isCumulative = true }
                } else {
                    year = value
                }
            }
            guard let year else { continue }
            func upTo(_ quarter: Int) -> ExactNumber? {
                if isCumulative { return quarters[quarter] }
                return (1...quarter).reduce(.zero) { sum, next in sum.flatMap { $0 + (quarters[next] ?? .zero) } }
            }
            let (early, late) = (upTo(stated), upTo(last))
            guard early != late else { continue }
            // Quarters may be cumulative under a heading that does not say so.
            if year == late || year == quarters[last] { votes.last += 1 }
            if year == early || year == quarters[stated] { votes.stated += 1 }
        }
        return votes
    }
}
