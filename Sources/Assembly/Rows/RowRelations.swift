import Model

/// What the figures of one line (a node's money, an indicator's performance) must be to one another.
struct RowRelation {
    /// The figures, as positions among the facts; the first is what the others give.
    var members: [Int]
    var rule: Rule

    enum Rule {
        /// The first is the sum of the others: the quarters and the year, the years before and this one.
        case sum
        /// The first is the second less the third: what remains of a budget.
        case difference
        /// The first is the second in percent of the third, or as much below it where less is better.
        case percentage(canBeInverse: Bool)
    }

    /// Whether the figures hold, each at its value.
    func holds(_ values: [ExactNumber]) -> Bool {
        switch rule {
        case .sum:
            var sum: ExactNumber? = .zero
            for value in values.dropFirst() { sum = sum.flatMap { $0 + value } }
            return sum == values[0]
        case .difference:
            return values[1] - values[2] == values[0]
        case .percentage(let canBeInverse):
            let base = values[2].doubleValue
            guard base != 0 else { return false }
            let ratio = 100 * values[1].doubleValue / base
            let printed = values[0].doubleValue
            // Half a unit of its last digit; doubles are exact to far more than nine.
            let tolerance = max(0.5 * Self.tenth(values[0].scale), 1e-9)
            if abs(printed - ratio) <= tolerance { return true }
            guard canBeInverse else { return false }
            // Some regions stop at 100.
            return abs(printed - (200 - ratio)) <= tolerance || (printed == 100 && ratio > 100)
        }
    }

    private static func tenth(_ exponent: Int) -> Double { (0..<exponent).reduce(1.0) { power, _ in power / 10 } }

    /// What the relation compares, for people.
    var words: (id: String, en: String) {
        switch rule {
        case .sum: ("penjumlahan angka-angka di sebelahnya", "the sum of the figures beside it")
        case .difference: ("pagu dikurangi realisasi di sebelahnya", "budget less outturn beside it")
        case .percentage: ("realisasi dan pagu atau target di sebelahnya", "the outturn and budget or target beside it")
        }
    }
}

extension RowRelation {
    /// The relations that the facts of one line stand in.
    static func all(_ line: [Int], _ facts: [Fact]) -> [RowRelation] {
        guard let first = line.first else { return [] }
        let figures = LineFigures(line, facts)
        return figures.sums + figures.remainders + figures.percentages(canBeInverse: facts[first].ukuran == .kinerja)
    }

    static let plans: Set<Tahap> = [
        .rkpd, .renja, .rkpdPerubahan, .renjaPerubahan, .apbd, .dpa, .apbdPerubahan, .dpaPerubahan, .pagu, .target,
    ]
}

/// The facts of one line by stage and period.
private struct LineFigures {
    struct Place: Hashable {
        var tahap: Tahap
        var triwulan: Int?
        var isCumulative: Bool
    }

    private var byPlace: [Place: Int] = [:]

    init(_ line: [Int], _ facts: [Fact]) {
        let year = line.map { facts[$0].tahun }.max()
        var twins: Set<Place> = []
        for index in line where facts[index].tahun == year {
            let fact = facts[index]
            let place = Place(tahap: fact.tahap, triwulan: fact.triwulan, isCumulative: fact.isCumulative)
            if byPlace.updateValue(index, forKey: place) != nil { twins.insert(place) }
        }
        // Of two figures for one thing none is known to be the one.
        for place in twins { byPlace[place] = nil }
    }

    private func figure(_ tahap: Tahap, _ triwulan: Int? = nil, _ isCumulative: Bool = false) -> Int? {
        byPlace[Place(tahap: tahap, triwulan: triwulan, isCumulative: isCumulative)]
    }

    /// The figure of the year, or of the year so far, and the quarter it goes to.
    private func year(_ tahap: Tahap) -> (index: Int, quarter: Int)? {
        if let index = figure(tahap) { return (index, 4) }
        return (1...3).reversed().lazy.compactMap { quarter in figure(tahap, quarter, true).map { ($0, quarter) } }.first
    }

    var sums: [RowRelation] {
        var relations: [RowRelation] = []
        for tahap in Set(byPlace.keys.map(\.tahap)) {
            guard let year = year(tahap) else { continue }
            let quarters = (1...year.quarter).compactMap { figure(tahap, $0) }
            if !quarters.isEmpty { relations.append(RowRelation(members: [year.index] + quarters, rule: .sum)) }
            if let last = figure(tahap, 4, true), last != year.index {
                relations.append(RowRelation(members: [year.index, last], rule: .sum))
            }
        }
        if let year = year(.realisasi), let before = figure(.realisasiLalu) {
            for tahap in [Tahap.renstraRealisasi, .rpjmdRealisasi] {
                if let all = figure(tahap) { relations.append(RowRelation(members: [all, before, year.index], rule: .sum)) }
            }
        }
        return relations
    }

    var remainders: [RowRelation] {
        byPlace.filter { $0.key.tahap == .sisa }.flatMap { place, index -> [RowRelation] in
            guard let outturn = figure(.realisasi, place.triwulan, place.isCumulative) else { return [] }
            return bases.map { RowRelation(members: [index, $0, outturn], rule: .difference) }
        }
    }

    func percentages(canBeInverse: Bool) -> [RowRelation] {
        let rule = RowRelation.Rule.percentage(canBeInverse: canBeInverse)
        var relations = byPlace.filter { $0.key.tahap == .capaian }.flatMap { place, index -> [RowRelation] in
            guard let outturn = figure(.realisasi, place.triwulan, place.isCumulative) else { return [] }
            return bases.map { RowRelation(members: [index, outturn, $0], rule: rule) }
        }
        for (percent, outturn, plan) in [
            (Tahap.renstraCapaian, Tahap.renstraRealisasi, Tahap.renstra), (.rpjmdCapaian, .rpjmdRealisasi, .rpjmd),
        ] {
            if let percent = figure(percent), let outturn = figure(outturn), let plan = figure(plan) {
                relations.append(RowRelation(members: [percent, outturn, plan], rule: rule))
            }
        }
        return relations
    }

    private var bases: [Int] { byPlace.filter { RowRelation.plans.contains($0.key.tahap) && $0.key.triwulan == nil }.values.sorted() }
}
