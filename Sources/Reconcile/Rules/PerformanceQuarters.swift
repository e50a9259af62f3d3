import Model

/// `jumlah.triwulan` of performance: the quarters of an indicator give its year.
///
/// How they do is told for each indicator by its figures: summed (`dijumlah`), the same all year (`tetap`), or the last one (`terakhir`); an
/// indicator in percent may also be averaged. A finding is due where none of these gives the year although quarters hold values.
enum PerformanceQuarters {
    struct Result {
        var outcome: Outcome
        /// How the quarters give the year, where the figures tell it beyond doubt.
        var sifat: String?
    }

    static func evaluate(_ line: Int, _ figures: Figures) -> Result {
        let table = figures.table
        let (present, year) = table.quarters(of: line)
        guard let year else { return Result(outcome: .silent) }
        let place = Place(ukuran: .kinerja, line: line, slot: year)
        guard let printed = figures.value(place) else { return Result(outcome: .silent) }
        var count = 0
        var first: ExactNumber = .zero
        var last: ExactNumber = .zero
        var total: ExactNumber? = .zero
        var isConstant = true
        for slot in present {
            switch figures.reading(Place(ukuran: .kinerja, line: line, slot: slot)) {
            case .blank: continue
            case .unknown: return Result(outcome: .silent)
            case .value(let value):
                if count == 0 { first = value } else if value != first { isConstant = false }
                last = value
                total = total.flatMap { $0 + value }
                count += 1
            }
        }
        guard count > 0, let sum = total else { return Result(outcome: .silent) }
        if count == 1 { return verdict(printed, last, place, table, sifat: nil) }
        let isSum = agrees(printed, sum, place, table)
        let isLast = agrees(printed, last, place, table)
        if isLast || isSum {
            return Result(outcome: .holds, sifat: isSum && isLast ? nil : isSum ? "dijumlah" : isConstant ? "tetap" : "terakhir")
        }
        let isPercent = isPercent(table.statement.indicators[line])
        if isPercent, let place = exact(sum.approximate / Double(count), decimals: table.decimals(place)), place == printed {
            return Result(outcome: .holds)
        }
        return Result(outcome: .differs(printed: printed, computed: isConstant || isPercent ? last : sum))
    }

    private static func verdict(
        _ printed: ExactNumber, _ computed: ExactNumber, _ place: Place, _ table: FigureTable, sifat: String?
    ) -> Result {
        Result(outcome: agrees(printed, computed, place, table) ? .holds : .differs(printed: printed, computed: computed), sifat: sifat)
    }

    private static func agrees(_ printed: ExactNumber, _ computed: ExactNumber, _ place: Place, _ table: FigureTable) -> Bool {
        if printed == computed { return true }
        guard let difference = printed - computed else { return false }
        return !(halfUnit(table.decimals(place)) < difference.magnitude)
    }

    private static func isPercent(_ indicator: Indicator) -> Bool {
        if let unit = indicator.satuan { return unit.utf8.contains(UInt8(ascii: "%")) || begins(unit, with: "persen") }
        return indicator.name.map { begins($0, with: "persen") } ?? false
    }

    static func violations(_ figures: Figures) -> [Violation] {
        let table = figures.table
        guard table.performanceQuarters.year != nil, !table.performanceQuarters.present.isEmpty else { return [] }
        return table.statement.indicators.indices.compactMap { line in
            guard case .differs(let printed, let computed) = evaluate(line, figures).outcome, let year = table.quarters(of: line).year
            else {
                return nil
            }
            return Violation(
                check: .performanceQuarters(line: line), place: Place(ukuran: .kinerja, line: line, slot: year),
                finding: finding(line, year, printed, computed, table))
        }
    }

    private static func finding(
        _ line: Int, _ year: Int, _ printed: ExactNumber, _ computed: ExactNumber, _ table: FigureTable
    ) -> Finding {
        let place = Place(ukuran: .kinerja, line: line, slot: year)
        let quarters = table.quarters(of: line).present.compactMap { slot -> (String, ExactNumber)? in
            let place = Place(ukuran: .kinerja, line: line, slot: slot)
            return table.value(place).map { (table.cell(place)?.description ?? "", $0) }
        }
        func list(_ number: (ExactNumber) -> String) -> String { quarters.map { "\($0.0) \(number($0.1))" }.joined(separator: ", ") }
        let node = table.statement.indicators[line].node
        let name = table.statement.indicators[line].name ?? table.name(node)
        return Finding(
            .jumlahTriwulan, cell: table.cell(place), kode: table.statement.nodes[node].kode,
            message: Message(
                id:
                    "\(name): realisasi kinerja setahun tercetak \(indonesian(printed)), padahal triwulannya \(list(indonesian)): bukan jumlahnya, "
                    + "bukan nilai tetapnya, bukan nilai terakhirnya.",
                en:
                    "\(name): the year's performance is printed as \(english(printed)), but its quarters are \(list(english)): it is neither their "
                    + "sum, nor their constant value, nor the last of them."),
            printed: table.factIndex(place).map { table.statement.facts[$0].text }, expected: computed.description,
            subject: table.subject(place))
    }
}
