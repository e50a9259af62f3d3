import Grid
import Model

/// The figures of a statement as printed, or with some of them replaced by what is proposed for them.
struct Figures {
    let table: FigureTable
    var proposed: [Place: ExactNumber] = [:]
    /// What is tried on top of that.
    var tried: [Place: ExactNumber] = [:]

    func reading(_ place: Place) -> FigureTable.Reading {
        if !tried.isEmpty, let value = tried[place] { return .value(value) }
        if !proposed.isEmpty, let value = proposed[place] { return .value(value) }
        return table.reading(place)
    }

    /// The value at a place; nil where it holds none.
    func value(_ place: Place) -> ExactNumber? {
        if !tried.isEmpty, let value = tried[place] { return value }
        if !proposed.isEmpty, let value = proposed[place] { return value }
        return table.value(place)
    }
}

/// What a check says of the figures.
enum Outcome {
    /// The sheet does not give what the check needs.
    case silent
    case holds
    /// Another number is printed than its neighbours give.
    case differs(printed: ExactNumber, computed: ExactNumber)

    var isViolated: Bool { if case .differs = self { true } else { false } }
}

/// A number that is printed although others of the sheet add up to it.
struct Sum: Hashable {
    var rule: Rule
    var total: Place
    var plus: [Place]
    var minus: [Place] = []

    /// Compares the total with its terms. Terms count as printed, blank as 0; a blank total is not checked; nothing is said where a term is
    /// lost or cannot be read.
    func evaluate(_ figures: Figures) -> Outcome {
        guard let printed = figures.value(total) else { return .silent }
        guard let computed = computed(figures) else { return .silent }
        if computed == printed { return .holds }
        guard let difference = printed - computed else { return .silent }
        return halfUnit(figures.table.decimals(total)) < difference.magnitude ? .differs(printed: printed, computed: computed) : .holds
    }

    /// What the terms give; nil where one of them is not known.
    func computed(_ figures: Figures) -> ExactNumber? {
        var mantissa: Int128 = 0
        var exact: ExactNumber = .zero
        for (terms, sign) in [(plus, Int128(1)), (minus, Int128(-1))] {
            for term in terms {
                switch figures.reading(term) {
                case .blank: continue
                case .unknown: return nil
                case .value(let value):
                    if value.scale == 0 {
                        // Whole amounts, which is nearly all of them; no sheet holds enough of 30 digits to overflow 38.
                        mantissa += value.mantissa * sign
                    } else {
                        guard let sum = exact + (sign < 0 ? value.negated : value) else { return nil }
                        exact = sum
                    }
                }
            }
        }
        guard let whole = ExactNumber(mantissa: mantissa, scale: 0) else { return nil }
        return whole + exact
    }
}

extension FigureTable {
    /// Money of a node against that of its printed children; nil where it has none, or the sheet gives no such money at their level.
    func childSum(_ node: Int, _ slot: Int) -> Sum? {
        let children = tree.children(of: node)
        guard !children.isEmpty, children.contains(where: { isUsed(statement.nodes[$0].tingkat, slot) }) else { return nil }
        return Sum(
            rule: .jumlahAnak, total: Place(ukuran: .anggaran, line: node, slot: slot),
            plus: children.map { Place(ukuran: .anggaran, line: $0, slot: slot) })
    }

    /// JUMLAH against its programmes.
    func totalSum(_ position: Int, _ slot: Int, alternative: Bool = false) -> Sum? {
        let total = tree.totals[position]
        guard let terms = alternative ? total.alternative : total.programmes, let first = terms.first,
            isUsed(statement.nodes[first].tingkat, slot)
        else { return nil }
        return Sum(
            rule: .jumlahTotal, total: Place(ukuran: .anggaran, line: total.node, slot: slot),
            plus: terms.map { Place(ukuran: .anggaran, line: $0, slot: slot) })
    }

    /// The year's money of a node against its quarters: their sum, or the last of them where each holds what came together up to it.
    func quarterSum(_ node: Int) -> Sum? {
        guard let year = moneyQuarters.year else { return nil }
        let quarters = moneyQuarters.present.map { Place(ukuran: .anggaran, line: node, slot: $0) }
        let filled = quarters.filter { factIndex($0) != nil }
        guard !filled.isEmpty else { return nil }
        return Sum(
            rule: .jumlahTriwulan, total: Place(ukuran: .anggaran, line: node, slot: year),
            plus: moneyQuarters.isCumulative ? filled.suffix(1) : quarters)
    }

    /// Whether the quarters of a node surely give its year: the quick way past the lines that are right.
    func quartersHold(_ node: Int) -> Bool {
        guard !moneyQuarters.isCumulative, let year = moneyQuarters.year else { return false }
        guard let total = value(Place(ukuran: .anggaran, line: node, slot: year)) else { return true }
        guard total.scale == 0 else { return false }
        var sum: Int128 = 0
        for case let slot? in moneyQuarters.quarters {
            guard let quarter = value(Place(ukuran: .anggaran, line: node, slot: slot)) else { continue }
            guard quarter.scale == 0 else { return false }
            sum += quarter.mantissa
        }
        return sum == total.mantissa
    }

    /// The outturn to this year against that to last year and that of the year.
    func runningSum(_ ukuran: Ukuran, _ line: Int, _ tahap: Tahap) -> Sum? {
        guard let before = slot(ukuran, .realisasiLalu), let now = slot(ukuran, tahap), let year = slot(ukuran, .realisasi) else {
            return nil
        }
        let places = [before, year].map { Place(ukuran: ukuran, line: line, slot: $0) }
        guard places.allSatisfy({ value($0) != nil }) else { return nil }
        return Sum(rule: .realisasiKumulatif, total: Place(ukuran: ukuran, line: line, slot: now), plus: places)
    }
}
