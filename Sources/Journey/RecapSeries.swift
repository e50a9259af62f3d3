import Model

/// Which number of a row a column states.
struct RecapSeries: Hashable {
    var ukuran: Ukuran
    var tahap: Tahap
    var tahun: Int
    var triwulan: Int?
    var isCumulative: Bool

    init(_ fact: Fact) {
        ukuran = fact.ukuran
        tahap = fact.tahap
        tahun = fact.tahun
        triwulan = fact.triwulan
        isCumulative = fact.isCumulative
    }

    fileprivate func with(_ stage: Tahap) -> RecapSeries {
        var other = self
        other.tahap = stage
        return other
    }

    fileprivate func at(_ quarter: Int?, cumulative: Bool) -> RecapSeries {
        var other = self
        (other.triwulan, other.isCumulative) = (quarter, cumulative)
        return other
    }

    /// Where the other sheets may state the same: the stage that a recap calls pagu, the year of an outturn that is one to date.
    enum Source: Hashable {
        case plain(RecapSeries)
        /// Added up from the quarters.
        case quarters([RecapSeries])
        /// A remainder: budget less outturn.
        case difference(RecapSeries, RecapSeries)
    }

    /// Every way in which other sheets may state it, the likeliest first.
    func sources(quarter: Int?) -> [Source] {
        if tahap == .sisa, ukuran == .anggaran {
            let outturn = with(.realisasi).periods(quarter)
            return [.plain(self)]
                + Self.stages(like: .pagu).flatMap { stage in outturn.map { .difference(with(stage).at(nil, cumulative: false), $0) } }
        }
        var all: [Source] = Self.stages(like: tahap).flatMap { stage in with(stage).periods(quarter).map { .plain($0) } }
        if tahap == .realisasi, isCumulative || triwulan == nil, let last = triwulan ?? quarter ?? 4 as Int? {
            all.append(.quarters((1...max(last, 1)).map { at($0, cumulative: false) }))
        }
        return all
    }

    /// The same number of another period's name: the year to date and, on a full sheet, the year.
    private func periods(_ quarter: Int?) -> [RecapSeries] {
        guard tahap == .realisasi else { return [self] }
        var periods = [self]
        if triwulan == nil, let quarter { periods.append(at(quarter, cumulative: true)) }
        if isCumulative { periods.append(at(nil, cumulative: false)) }
        return periods
    }

    /// `pagu` does not say which of the approved or planned stages it is.
    private static func stages(like stage: Tahap) -> [Tahap] {
        let approved: [Tahap] = [.dpaPerubahan, .apbdPerubahan, .dpa, .apbd]
        if stage == .pagu { return [.pagu] + approved + [.renjaPerubahan, .rkpdPerubahan, .renja, .rkpd] }
        return approved.contains(stage) ? [stage, .pagu] : [stage]
    }
}
