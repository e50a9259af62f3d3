import Grid
import Model
import Notation

/// What the numbers of one row say about where they stand: the quarters add up to the year, realisasi / target is the printed percentage, what was
/// left is what was not spent.
///
/// A row that slipped a column breaks nearly all of these at once; a true defect breaks one. So they can tell between two readings of a row, and say
/// nothing about a single one.
struct RowArithmetic {
    /// How many relations hold, and how many do not.
    private(set) var held = 0, broken = 0

    /// How much speaks for the reading.
    var weight: Int { held - broken }

    private struct Place: Hashable {
        var ukuran: Ukuran
        var tahap: Tahap
        var triwulan: Int?
        var tahun: Int?
        var offset: Int
        var track: String?
        var indicator: String?
    }

    private var values: [Place: (value: Double, unit: Double)] = [:]
    private var groups: Set<Place> = []

    /// - Parameter cells: each cell with the column it is read in.
    init(_ cells: [(cell: Cell, column: BoundColumn)]) {
        for (cell, column) in cells {
            guard case .value(let meaning) = column.meaning, meaning.content != .quarters, !meaning.isCumulative else { continue }
            let kind: NumberKind = meaning.tahap.isPercentage ? .persen : meaning.ukuran == .anggaran ? .rupiah : .jumlah
            guard let number = readQuantity(cell, as: kind).value else { continue }
            let place = Place(
                ukuran: meaning.ukuran, tahap: meaning.tahap, triwulan: meaning.triwulan, tahun: meaning.tahun, offset: meaning.yearOffset,
                track: column.traits.track, indicator: meaning.indicator)
            values[place] = (number.doubleValue, Self.lastDigit(of: cell, number))
            var group = place
            group.tahap = .realisasi
            group.triwulan = nil
            groups.insert(group)
        }
        for group in groups { weigh(group) }
    }

    private func value(_ group: Place, _ tahap: Tahap, _ triwulan: Int? = nil) -> Double? {
        var place = group
        place.tahap = tahap
        place.triwulan = triwulan
        return values[place]?.value
    }

    /// The stages that an outturn is measured by, the latest first.
    private static let plans: [Tahap] = [
        .dpaPerubahan, .apbdPerubahan, .renjaPerubahan, .rkpdPerubahan, .dpa, .apbd, .renja, .rkpd, .pagu, .target,
    ]

    private mutating func weigh(_ group: Place) {
        let year = value(group, .realisasi)
        let quarters = (1...4).compactMap { value(group, .realisasi, $0) }
        if let year, quarters.count > 1 {
            let sum = quarters.reduce(0, +)
            // Performance may be counted once or taken as the last: that it does not add up says nothing.
            if Self.isSame(year, sum) {
                note(year != 0, true)
            } else if group.ukuran == .anggaran {
                // Quarters that run up to the year never end at nothing.
                note(true, year != 0 && quarters.last == year)
            }
        }
        if let year, let left = value(group, .sisa) {
            note(true, Self.plans.contains { stage in value(group, stage).map { Self.isSame($0 - year, left) } ?? false })
        }
        ratio(group, .capaian, year, Self.plans)
        for (before, target, now, share) in Self.terms {
            guard let now = value(group, now) else { continue }
            if let before = value(group, before), let year { note(now != 0, Self.isSame(before + year, now)) }
            ratio(group, share, now, [target])
        }
    }

    private static let terms: [(before: Tahap, target: Tahap, now: Tahap, share: Tahap)] = [
        (.realisasiLalu, .renstra, .renstraRealisasi, .renstraCapaian), (.realisasiLalu, .rpjmd, .rpjmdRealisasi, .rpjmdCapaian),
    ]

    /// A printed percentage against what it is of.
    private mutating func ratio(_ group: Place, _ share: Tahap, _ reached: Double?, _ targets: [Tahap]) {
        var place = group
        place.tahap = share
        guard let (printed, unit) = values[place], let reached else { return }
        let wholes = targets.compactMap { value(group, $0) }.filter { $0 != 0 }
        guard !wholes.isEmpty else { return }
        let fits = wholes.contains { whole in
            let percent = reached / whole * 100
            // Less is better in some.
            return [percent, (2 * whole - reached) / whole * 100].contains { abs($0 - printed) <= unit }
        }
        // That a share is nothing where nothing was reached holds wherever it stands; a hundred may be where a region caps it.
        note(printed != 0 && (fits || printed != 100), fits)
    }

    private mutating func note(_ counts: Bool, _ holds: Bool) {
        guard counts else { return }
        if holds { held += 1 } else { broken += 1 }
    }

    private static func isSame(_ left: Double, _ right: Double) -> Bool { abs(left - right) <= 1 + 1e-9 * abs(left) }

    /// One unit of the last digit that a cell prints.
    private static func lastDigit(of cell: Cell, _ number: ExactNumber) -> Double {
        if cell.isNumber, let decimals = cell.format?.decimals { return powerOfTen(-decimals) }
        return powerOfTen(-min(number.scale, 2))
    }

    private static func powerOfTen(_ exponent: Int) -> Double {
        exponent >= 0 ? 1 : 1 / Double((0..<(-exponent)).reduce(1) { value, _ in value * 10 })
    }

}
