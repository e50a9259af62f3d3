import Grid
import Model

/// What a column of an unknown table seems to be.
struct ColumnGuess {
    let column: Int
    /// Its labels as printed, from top to bottom, each once.
    let path: [String]
    /// Its printed number, and whether it is the first column under it.
    let number: NumberRow.Entry?
    var meaning: ColumnMeaning
    /// Whether header and cells agree on it; else the form keeper is asked.
    var isSure: Bool
    /// The year that its header names.
    var year: Int?
    /// Whether its facts are of that year, not of the one reported on.
    var isOfYear = false
    /// The level that its header names: whose names, codes or figures stand in it; nil where it names none or several.
    var level: Tingkat?
    /// The track it belongs to, where nodes of several levels stand side by side; nil for the innermost.
    var track: Tingkat?
    /// Whether codes and names are stacked in it.
    var isStacked = false

    var isValue: Bool { if case .value = meaning { true } else { false } }
}

/// Guesses columns by their headers, then by what stands in them, then by each other.
struct ColumnGuesser {
    let shape: TableShape

    func guess() -> [ColumnGuess] {
        let columns = shape.header.paths.keys.sorted()
        var guesses: [ColumnGuess] = []
        var lastValue: ValueMeaning?
        for column in columns {
            let path = distinct(shape.header.printedPaths[column] ?? [])
            let number = shape.numbers?.entries.last { $0.column <= column }
            let guess = guess(column, path, number, lastValue)
            if case .value(let value) = guess.meaning { lastValue = value }
            guesses.append(guess)
        }
        TrackGuess(shape: shape).place(&guesses)
        settleNames(&guesses)
        settleAccounts(&guesses)
        settleUnits(&guesses)
        settleYears(&guesses)
        settleTwins(&guesses)
        return guesses
    }

    private func guess(_ column: Int, _ path: [String], _ number: NumberRow.Entry?, _ lastValue: ValueMeaning?) -> ColumnGuess {
        let lexicon = Lexicon(path: path)
        let content = ColumnContent(shape.data.compactMap { $0[column] })
        let levels = Lexicon.levels(in: lexicon.leaf)
        var guess = ColumnGuess(column: column, path: path, number: number, meaning: .role(.uraian), isSure: true, year: lexicon.year)
        guess.level = levels.count == 1 ? levels[0] : nil
        if lexicon.isStacked {
            guess.isStacked = true
            return guess
        }
        if content.isYears, lexicon.leaf.hasPrefix("tahun") {
            guess.meaning = .role(.tahun)
            return guess
        }
        let role = lexicon.role
        // `Satuan`, `Kode` and `No` say it themselves; a name or an indicator is a heading of figures as well.
        if let role, [.nomor, .kode, .satuan, .perangkatDaerahKode].contains(role),
            content.isWords || role != .satuan || lexicon.tahap == nil || Self.isUnit(path)
        {
            guess.meaning = .role(role)
            return guess
        }
        if case .rincian? = role {
            guess.meaning = .role(role!)
            return guess
        }
        if content.namesQuarters {
            var value = ValueMeaning(ukuran: .kinerja, tahap: lexicon.tahap?.tahap ?? .target)
            value.content = .quarters
            guess.meaning = .value(value)
            guess.isSure = lexicon.tahap != nil
            return guess
        }
        if lexicon.isRemark {
            guess.meaning = .role(.catatan(lexicon.noteName))
            guess.isSure = !content.isFigures || lexicon.isMonth
            return guess
        }
        if content.isWords || content.isEmpty && lexicon.tahap == nil || role != nil && lexicon.tahap == nil {
            guess.meaning = .role(role ?? .catatan(lexicon.noteName))
            guess.isSure = role != nil || !content.isEmpty || lexicon.leaf.hasPrefix("ket")
            return guess
        }
        return guessValue(guess, lexicon, content, lastValue)
    }

    private func guessValue(
        _ plain: ColumnGuess, _ lexicon: Lexicon, _ content: ColumnContent, _ lastValue: ValueMeaning?
    ) -> ColumnGuess {
        var guess = plain
        let period = lexicon.period
        // `TW II` alone beside `REALISASI S/D TW II` is the quarter's own outturn.
        if lexicon.tahap == nil, let period, let last = lastValue, last.tahap == .realisasi {
            guess.meaning = .value(ValueMeaning(ukuran: last.ukuran, tahap: .realisasi, triwulan: period.quarter, isCumulative: false))
            guess.isSure = false
            return guess
        }
        guard let (tahap, isSure) = lexicon.tahap ?? (content.isFigures ? (.target, false) : nil) else {
            guess.meaning = .role(.catatan(lexicon.noteName))
            guess.isSure = false
            return guess
        }
        let isShare = tahap.isPercentage && lexicon.ukuran == nil
        let ukuran = lexicon.ukuran ?? (isShare ? lastValue?.ukuran : nil) ?? (content.isMoney ? .anggaran : .kinerja)
        guess.isSure = isSure && lexicon.ukuran != nil && (ukuran == .anggaran || tahap.isPercentage || !content.isMoney)
        // A performance target without a year's money beside it is the plain target.
        let stage = tahap == .pagu && ukuran == .kinerja ? Tahap.target : tahap
        guess.meaning = .value(
            ValueMeaning(
                ukuran: ukuran, tahap: stage, triwulan: period?.quarter,
                isCumulative: period?.isCumulative == true && (stage == .realisasi || stage == .capaian)))
        return guess
    }

    /// Whether the lowest label is the word for a unit.
    private static func isUnit(_ path: [String]) -> Bool { path.last.map { Label.isSame(Label.fold($0), "satuan") } ?? false }

    private func distinct(_ labels: [String]) -> [String] {
        var result: [String] = []
        for label in labels where result.last.map({ Label.fold($0) != Label.fold(label) }) ?? true {
            result.append(label.singleLine)
        }
        return result
    }

    // MARK: Held against each other

    /// A table has names of its rows: where no header says so, the sasaran or the agencies are what it lists; of several columns of names one may be.
    private func settleNames(_ guesses: inout [ColumnGuess]) {
        let names = guesses.indices.filter { guesses[$0].meaning == .role(.uraian) }
        let isStair = guesses.contains { guess in guess.level.map { guess.meaning == .role(.catatan(TrackGuess.stairName($0))) } ?? false }
        if names.isEmpty, !isStair, let index = guesses.firstIndex(where: { $0.meaning == .role(.catatan("sasaran")) }) {
            guesses[index].meaning = .role(.uraian)
        }
        if guesses.allSatisfy({ $0.track == nil }) {
            for index in names.dropFirst() where guesses[index].level == nil { guesses[index].isSure = false }
        }
    }

    /// Of two columns under one heading for indicators the second holds their units.
    private func settleUnits(_ guesses: inout [ColumnGuess]) {
        for index in guesses.indices.dropFirst() {
            let left = guesses[index - 1]
            guard guesses[index].meaning == .role(.indikator), left.meaning == .role(.indikator), left.path == guesses[index].path,
                shape.header.continues(left.column, at: guesses[index].column)
            else { continue }
            guesses[index].meaning = .role(.satuan)
        }
    }

    /// Where programmes have codes of their own, the code of an account is a further dimension.
    private func settleAccounts(_ guesses: inout [ColumnGuess]) {
        let codes = guesses.indices.filter { guesses[$0].meaning == .role(.kode) }
        let own = codes.filter { guesses[$0].level != nil }
        guard !own.isEmpty else { return }
        for index in codes where guesses[index].level == nil && guesses[index].path.last?.lowercased().contains("rek") == true {
            guesses[index].meaning = .role(.rincian("rekening"))
        }
    }

    /// Columns that differ in nothing but the year of their header are of those years.
    private func settleYears(_ guesses: inout [ColumnGuess]) {
        let report = shape.reportYear
        for index in guesses.indices {
            guard case .value(let value) = guesses[index].meaning, let year = guesses[index].year else { continue }
            let rivals = guesses.contains { other in
                guard case .value(let own) = other.meaning, let otherYear = other.year else { return false }
                return otherYear != year && own == value && other.track == guesses[index].track
            }
            // Where a plan begins is a year of its own, whatever the title says.
            let isAnother = report.map { $0 != year } ?? (value.tahap == .kondisiAwal)
            if rivals || isAnother && [.target, .realisasi, .capaian, .pagu, .kondisiAwal].contains(value.tahap) {
                guesses[index].isOfYear = true
            }
        }
    }

    /// Two columns of one meaning cannot both be right: a budget called a target is one beside another; the rest is asked.
    private func settleTwins(_ guesses: inout [ColumnGuess]) {
        // Money called a target is the budget where nothing else is.
        for index in guesses.indices {
            guard case .value(var value) = guesses[index].meaning, value.ukuran == .anggaran, value.tahap == .target else { continue }
            let hasBudget = guesses.contains { other in
                guard case .value(let own) = other.meaning, other.track == guesses[index].track else { return false }
                return own.ukuran == .anggaran && [.pagu, .apbd, .dpa, .rkpd, .renja, .apbdPerubahan, .dpaPerubahan].contains(own.tahap)
            }
            if !hasBudget, value.triwulan == nil { value.tahap = .pagu }
            guesses[index].meaning = .value(value)
        }
        var seen: [ValueMeaning: [Int]] = [:]
        for index in guesses.indices {
            guard case .value(var value) = guesses[index].meaning else { continue }
            value.tahun = guesses[index].isOfYear ? guesses[index].year : nil
            seen[value, default: []].append(index)
        }
        for same in seen.values where same.count > 1 {
            for track in Set(same.map { guesses[$0].track }) {
                let twins = same.filter { guesses[$0].track == track }
                if twins.count > 1 { for index in twins { guesses[index].isSure = false } }
            }
        }
    }
}
