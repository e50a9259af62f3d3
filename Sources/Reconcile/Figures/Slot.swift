import Model

/// What a value of a line speaks of, apart from its line and measure: one column of a form, wherever it is printed.
struct Slot: Hashable {
    var tahap: Tahap
    var tahun: Int
    var triwulan: Int?
    var isCumulative: Bool
    /// 0, or 1 for the second column of a line that speaks of the same: the year to date beside its last cumulative quarter.
    var occurrence = 0
}

/// Which slots of one measure are the quarters of the year and which is the year.
struct QuarterSlots {
    /// By quarter, from 0; nil where the form has no such column.
    var quarters: [Int?] = [nil, nil, nil, nil]
    var year: Int?
    /// Quarters of the other kind, beside those that stand alone: each with what came together up to it.
    var others: [Int] = []
    /// Whether each quarter holds what came together up to it.
    var isCumulative = false

    /// The quarters that the form has, in order.
    var present: [Int] { quarters.compactMap { $0 } }

    /// Tells quarters from year among the slots of a measure.
    ///
    /// A year's outturn on a sheet whose quarters are not all there is *to date*: it bears the same period as a cumulative last quarter and
    /// stands to its right.
    init(_ slots: [Slot], triwulan: Int?, tahun: Int) {
        let outturn = slots.indices.filter { slots[$0].tahap == .realisasi && slots[$0].tahun == tahun }
        year = outturn.first { slots[$0].triwulan == nil }
        let alone = outturn.filter { slots[$0].triwulan != nil && !slots[$0].isCumulative }
        var cumulative = outturn.filter { slots[$0].triwulan != nil && slots[$0].isCumulative }
        if year == nil, let triwulan {
            let last = cumulative.filter { slots[$0].triwulan == triwulan }
            let others = cumulative.contains { slots[$0].triwulan != triwulan }
            year = last.first { slots[$0].occurrence == 1 } ?? (others ? nil : last.first)
            cumulative.removeAll { $0 == year }
        }
        isCumulative = alone.isEmpty && !cumulative.isEmpty
        if !isCumulative { others = cumulative.filter { slots[$0].occurrence == 0 } }
        for slot in isCumulative ? cumulative : alone {
            guard let quarter = slots[slot].triwulan, (1...4).contains(quarter), slots[slot].occurrence == 0 else { continue }
            quarters[quarter - 1] = slot
        }
    }
}
