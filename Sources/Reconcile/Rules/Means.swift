import Model

/// `rerata`: a printed mean of achievements.
///
/// Offices average the sub kegiatan of a programme, unrounded and capped; others the kegiatan, or the indicators of one level, capped or not. A finding
/// is due where no such reading gives what is printed. For the whole sheet also the mean of the programmes is read; where two means of the whole
/// sheet bear one label, what each averages is not told, and nothing is said.
enum Means {
    static func violations(_ figures: Figures, _ settled: Settled) -> [Violation] {
        let table = figures.table
        let controls = table.statement.controls.filter { $0.kind == .rerata }
        guard !controls.isEmpty else { return [] }
        return controls.compactMap { control in
            guard let printed = control.value, control.tahap.isPercentage else { return nil }
            if control.node == nil {
                let label = foldedWords(control.label)
                let twins = controls.filter { $0.node == nil && $0.ukuran == control.ukuran && foldedWords($0.label) == label }
                if twins.count > 1 { return nil }
            }
            return violation(control, printed, Achievements(control, figures, settled))
        }
    }

    private static func violation(_ control: Control, _ printed: ExactNumber, _ achievements: Achievements) -> Violation? {
        let readings = achievements.readings
        guard let first = readings.first else { return nil }
        let decimals = printedDecimals(control.text, printed)
        let allowance = Allowance(printed, decimals: decimals, achievements.settled.configuration)
        if readings.contains(where: { allowance.accepts($0, capping: false) }) { return nil }
        guard let expected = exact(first, decimals: max(decimals, 2)) else { return nil }
        let scope = control.node.map { achievements.table.name($0) } ?? ""
        let count = achievements.count
        return Violation(
            check: .other, place: nil,
            finding: Finding(
                .rerata, cell: control.cell, kode: control.node.flatMap { achievements.table.statement.nodes[$0].kode },
                message: Message(
                    id:
                        "\(scope.isEmpty ? control.label : scope): rata-rata tercetak \(indonesian(printed)), padahal rata-rata \(count) capaian "
                        + "(tidak dibulatkan, dibatasi 100) adalah \(indonesian(expected)); rata-rata tingkat lain pun tidak memberi angka itu.",
                    en:
                        "\(scope.isEmpty ? control.label : scope): the mean is printed as \(english(printed)), but the mean of \(count) achievements "
                        + "(unrounded, capped at 100) is \(english(expected)); no mean of another level gives that number either."),
                printed: control.text, expected: expected.description,
                subject: "\(control.node.map { achievements.table.statement.nodes[$0].key } ?? "") \(control.ukuran.rawValue) rerata"))
    }
}

/// The achievements that a mean may be of, level by level.
struct Achievements {
    let table: FigureTable
    let settled: Settled
    /// Unrounded achievements, each with its node.
    private var all: [(node: Int, value: Double, printed: Double?)] = []
    private let ukuran: Ukuran
    private let scope: Int?

    init(_ control: Control, _ figures: Figures, _ settled: Settled) {
        table = figures.table
        self.settled = settled
        ukuran = control.ukuran
        scope = control.node
        // A mean is one of the column it stands under: what this year achieved, or the term so far.
        let column = settled.columns[ukuran, default: []].first { table.slots[$0.percent].tahap == control.tahap }
        let percent = column?.percent ?? table.slot(ukuran, control.tahap)
        let isTerm = control.tahap != .capaian
        let outturnSlot = column?.outturn ?? (isTerm ? nil : table.slot(ukuran, .realisasi))
        let baseSlot = column?.base ?? (isTerm ? nil : settled.base[ukuran])
        let lines = ukuran == .anggaran ? table.statement.nodes.count : table.statement.indicators.count
        for line in 0..<lines {
            let node = ukuran == .anggaran ? line : table.statement.indicators[line].node
            guard scope == nil || isBelow(node, scope!) else { continue }
            func value(_ slot: Int?) -> ExactNumber? { slot.flatMap { figures.value(Place(ukuran: ukuran, line: line, slot: $0)) } }
            let printed = value(percent)
            if let outturn = value(outturnSlot), let base = value(baseSlot), base != .zero {
                let falling = ukuran == .kinerja && table.statement.indicators[line].arah == "turun"
                let ratio = outturn.approximate / base.approximate * 100
                all.append((node, falling ? 200 - ratio : ratio, printed?.approximate))
            } else if let printed {
                all.append((node, printed.approximate, printed.approximate))
            }
        }
    }

    private func isBelow(_ node: Int, _ scope: Int) -> Bool {
        var above: Int? = node
        while let index = above {
            if index == scope { return true }
            above = table.statement.nodes[index].parent
        }
        return false
    }

    private static let levels: [Tingkat] = [.subKegiatan, .kegiatan, .program]

    /// How many achievements the first reading averages.
    var count: Int { Self.levels.lazy.map { level in all.count { table.statement.nodes[$0.node].tingkat == level } }.first { $0 > 0 } ?? 0 }

    /// Every mean that may be meant, the usual first.
    var readings: [Double] {
        var means: [Double] = []
        for level in Self.levels {
            let own = all.filter { table.statement.nodes[$0.node].tingkat == level }
            guard !own.isEmpty else { continue }
            for writing in writings(own) {
                if scope == nil, level != .program { means.append(mean(grouped(writing, by: .program))) }
                if level == .subKegiatan { means.append(mean(grouped(writing, by: .kegiatan))) }
                means.append(mean(writing.map(\.value)))
            }
        }
        if scope == nil { means += writtenMeans }
        // For one programme the plain mean of its sub kegiatan comes first.
        if scope != nil, let plain = plain { means.insert(plain, at: 0) }
        return means.filter(\.isFinite)
    }

    private var plain: Double? {
        guard let level = Self.levels.first(where: { level in all.contains { table.statement.nodes[$0.node].tingkat == level } }) else {
            return nil
        }
        return mean(all.filter { table.statement.nodes[$0.node].tingkat == level }.map { min($0.value, 100) })
    }

    /// Capped, uncapped and as printed.
    private func writings(_ own: [(node: Int, value: Double, printed: Double?)]) -> [[(node: Int, value: Double)]] {
        var writings = [own.map { ($0.node, min($0.value, 100)) }, own.map { ($0.node, $0.value) }]
        let printed = own.compactMap { entry in entry.printed.map { (entry.node, $0) } }
        if !printed.isEmpty { writings.append(printed) }
        return writings
    }

    /// The mean of each ancestor of a level.
    private func grouped(_ writing: [(node: Int, value: Double)], by level: Tingkat) -> [Double] {
        var order: [Int] = []
        var groups: [Int: [Double]] = [:]
        for entry in writing {
            var above: Int? = entry.node
            while let index = above, table.statement.nodes[index].tingkat != level { above = table.statement.nodes[index].parent }
            guard let above else { continue }
            if groups[above] == nil { order.append(above) }
            groups[above, default: []].append(entry.value)
        }
        return order.map { mean(groups[$0]!) }
    }

    /// The mean of the programmes' means as printed.
    private var writtenMeans: [Double] {
        let printed = table.statement.controls.filter { $0.kind == .rerata && $0.node != nil && $0.ukuran == ukuran }.compactMap {
            $0.value?.approximate
        }
        return printed.isEmpty ? [] : [mean(printed)]
    }

    private func mean(_ values: [Double]) -> Double { values.isEmpty ? .nan : values.reduce(0, +) / Double(values.count) }
}
