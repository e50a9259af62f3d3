import Model

/// `capaian.anggaran`, `capaian.kinerja`: a printed percentage against the figures it is a ratio of, with half a unit of its last printed digit to spare.
///
/// Money: outturn / budget. Performance: outturn / target, or (2 · target − outturn) / target where less is better. Either may be capped (a region's
/// business). Needs the outturn and a base other than zero.
struct Percent: Hashable {
    /// Where the percentage is printed.
    var place: Place
    var outturn: Place
    var base: Place

    struct Result {
        var outcome: Outcome
        /// `turun` where only the reading "less is better" gives what is printed.
        var arah: String?
        /// Whether the other direction might still excuse it.
        var isDoubtful = false
    }

    func evaluate(_ figures: Figures, _ settled: Settled) -> Result {
        guard let printed = figures.value(place), let outturn = figures.value(outturn), let base = figures.value(base), base != .zero else {
            return Result(outcome: .silent)
        }
        let decimals = figures.table.decimals(place)
        let target = base.approximate
        let rising = outturn.approximate / target * 100
        let allowance = Allowance(printed, decimals: decimals, settled.configuration)
        if allowance.accepts(rising) { return Result(outcome: .holds) }
        let falling = (2 * target - outturn.approximate) / target * 100
        let isFalling = place.ukuran == .kinerja && tellsFalling(figures.table, settled.configuration)
        if place.ukuran == .kinerja, allowance.accepts(falling, capping: isFalling) { return Result(outcome: .holds, arah: "turun") }
        let right = allowance.capped(isFalling ? falling : rising)
        guard let computed = exact(right, decimals: max(decimals, 2)) else { return Result(outcome: .silent) }
        let isDoubtful = place.ukuran == .kinerja && outturn != .zero && allowance.accepts(falling)
        return Result(outcome: .differs(printed: printed, computed: computed), isDoubtful: isDoubtful)
    }

    /// Whether the indicator is known, or says by its name, to be better when it falls.
    private func tellsFalling(_ table: FigureTable, _ configuration: RegionConfiguration) -> Bool {
        let indicator = table.statement.indicators[place.line]
        if let arah = indicator.arah { return arah == "turun" }
        guard !configuration.fallingWords.isEmpty, let name = indicator.name else { return false }
        let words = " \(foldedWords(name)) "
        return configuration.fallingWords.contains { words.contains(" \($0) ") }
    }

    // MARK: All of a sheet

    /// The percentages of a sheet with what each is a ratio of.
    static func all(_ table: FigureTable, _ settled: Settled) -> [Percent] {
        var found: [Percent] = []
        for ukuran in Ukuran.allCases {
            let lines = ukuran == .anggaran ? table.statement.nodes.count : table.statement.indicators.count
            for (percent, outturn, base) in settled.columns[ukuran, default: []] {
                for line in 0..<lines where table.value(Place(ukuran: ukuran, line: line, slot: percent)) != nil {
                    found.append(
                        Percent(
                            place: Place(ukuran: ukuran, line: line, slot: percent),
                            outturn: Place(ukuran: ukuran, line: line, slot: outturn), base: Place(ukuran: ukuran, line: line, slot: base)))
                }
            }
        }
        return found
    }

    /// The percentages of one line.
    static func ofLine(_ ukuran: Ukuran, _ line: Int, _ table: FigureTable, _ settled: Settled) -> [Percent] {
        settled.columns[ukuran, default: []].compactMap { percent, outturn, base in
            let place = Place(ukuran: ukuran, line: line, slot: percent)
            guard table.value(place) != nil else { return nil }
            return Percent(place: place, outturn: place.at(outturn), base: place.at(base))
        }
    }

    /// The columns of percentages of a measure, each with those of its outturn and its base.
    static func columns(_ ukuran: Ukuran, _ table: FigureTable, _ settled: Settled) -> [(percent: Int, outturn: Int, base: Int)] {
        var columns: [(percent: Int, outturn: Int, base: Int)] = []
        if let percent = table.slot(ukuran, .capaian), let outturn = table.slot(ukuran, .realisasi), let base = settled.base[ukuran] {
            columns.append((percent, outturn, base))
        }
        for (percent, outturn, base) in [
            (Tahap.renstraCapaian, Tahap.renstraRealisasi, Tahap.renstra), (.rpjmdCapaian, .rpjmdRealisasi, .rpjmd),
        ] {
            if let percent = table.slot(ukuran, percent), let outturn = table.slot(ukuran, outturn), let base = table.slot(ukuran, base) {
                columns.append((percent, outturn, base))
            }
        }
        return columns
    }

    /// The bases a percentage of the year may be printed against, the likeliest first.
    private static let bases: [Ukuran: [Tahap]] = [
        .anggaran: [.dpaPerubahan, .dpa, .apbdPerubahan, .apbd, .pagu, .renjaPerubahan, .renja, .rkpdPerubahan, .rkpd],
        .kinerja: [.target, .dpaPerubahan, .dpa, .renjaPerubahan, .renja, .rkpdPerubahan, .rkpd, .apbdPerubahan, .apbd],
    ]

    /// The column that the sheet's percentages are ratios of: the one that gives most of them.
    static func settleBase(_ ukuran: Ukuran, _ figures: Figures, _ settled: Settled) -> Int? {
        let table = figures.table
        let candidates = bases[ukuran]!.compactMap { table.slot(ukuran, $0) }
        guard candidates.count > 1 else { return candidates.first }
        guard let percent = table.slot(ukuran, .capaian), let outturn = table.slot(ukuran, .realisasi) else { return candidates.first }
        let lines = ukuran == .anggaran ? table.statement.nodes.count : table.statement.indicators.count
        var best = (slot: candidates[0], count: -1)
        for base in candidates {
            var count = 0
            for line in 0..<lines {
                let check = Percent(
                    place: Place(ukuran: ukuran, line: line, slot: percent), outturn: Place(ukuran: ukuran, line: line, slot: outturn),
                    base: Place(ukuran: ukuran, line: line, slot: base))
                if case .holds = check.evaluate(figures, settled).outcome { count += 1 }
            }
            if count > best.count { best = (base, count) }
        }
        return best.slot
    }

    static func violations(_ figures: Figures, _ settled: Settled) -> [Violation] {
        all(figures.table, settled).compactMap { percent in
            let result = percent.evaluate(figures, settled)
            guard case .differs(let printed, let computed) = result.outcome else { return nil }
            return Violation(
                check: .percent(percent), place: percent.place,
                finding: percent.finding(printed, computed, isDoubtful: result.isDoubtful, figures.table))
        }
    }

    private func finding(_ printed: ExactNumber, _ computed: ExactNumber, isDoubtful: Bool, _ table: FigureTable) -> Finding {
        let node = table.node(place)
        let money = place.ukuran == .anggaran
        let name = money ? table.name(node) : table.statement.indicators[place.line].name ?? table.name(node)
        func arithmetic(_ number: (ExactNumber) -> String) -> String {
            func term(_ place: Place) -> String { "\(table.cell(place)?.description ?? "") \(number(table.value(place) ?? .zero))" }
            return "\(term(outturn)) / \(term(base))"
        }
        let capped = computed != uncapped(table) && !isDoubtful
        let cap =
            capped ? Message(id: ", dibatasi \(indonesian(computed)) %", en: ", capped at \(english(computed)) %") : Message(id: "", en: "")
        let doubt =
            isDoubtful
            ? Message(id: " Bila makin kecil makin baik, capaian itu dapat benar.", en: " Where less is better it may be right.")
            : Message(id: "", en: "")
        let what = slotName(table.slots[place.slot], place.ukuran)
        return Finding(
            money ? .capaianAnggaran : .capaianKinerja, severity: isDoubtful ? .peringatan : nil, cell: table.cell(place),
            kode: table.statement.nodes[node].kode,
            message: Message(
                id: "\(name), \(what.id): tercetak \(indonesian(printed)) %, padahal \(arithmetic(indonesian)) = "
                    + "\(indonesian(computed)) %\(cap.id).\(doubt.id)",
                en:
                    "\(name), \(what.en): \(english(printed)) % is printed, but \(arithmetic(english)) = \(english(computed)) %\(cap.en).\(doubt.en)"
            ),
            printed: table.factIndex(place).map { table.statement.facts[$0].text }, expected: computed.description,
            subject: table.subject(place))
    }

    private func uncapped(_ table: FigureTable) -> ExactNumber? {
        guard let outturn = table.value(outturn), let base = table.value(base), base != .zero else { return nil }
        return exact(outturn.approximate / base.approximate * 100, decimals: max(table.decimals(place), 2))
    }
}

/// Which percentages a printed one may stand for.
struct Allowance {
    let printed: Double
    let room: Double
    let configuration: RegionConfiguration

    init(_ printed: ExactNumber, decimals: Int, _ configuration: RegionConfiguration) {
        self.printed = printed.approximate
        var unit = 1.0
        for _ in 0..<min(decimals, 12) { unit /= 10 }
        // Ratios carry the noise of their last bits.
        room = unit * configuration.percentTolerance.approximate + 1e-9 * max(1, self.printed.magnitude)
        self.configuration = configuration
    }

    /// Whether a percentage, or what a cap leaves of it, is what is printed.
    func accepts(_ value: Double, capping: Bool = true) -> Bool {
        guard value.isFinite else { return false }
        switch configuration.cap {
        case .none: return fits(value)
        case .at: return fits(capping ? capped(value) : value)
        case .open: return fits(value) || capping && value > 100 && fits(100)
        }
    }

    /// A percentage as the region prints it.
    func capped(_ value: Double) -> Double {
        if case .at(let cap) = configuration.cap { return min(value, cap.approximate) }
        return value
    }

    private func fits(_ value: Double) -> Bool { (value - printed).magnitude <= room }
}
