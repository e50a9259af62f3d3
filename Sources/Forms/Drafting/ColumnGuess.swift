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
}

/// Guesses columns by their headers, then by what stands in them.
struct ColumnGuesser {
    let shape: TableShape

    func guess() -> [ColumnGuess] {
        let columns = shape.header.paths.keys.sorted()
        var guesses: [ColumnGuess] = []
        var lastValue: ValueMeaning?
        for column in columns {
            let path = distinct(shape.header.printedPaths[column] ?? [])
            let number = shape.numbers?.entries.last { $0.column <= column }
            var guess = guess(column, path, number, lastValue)
            if case .value(let value) = guess.meaning { lastValue = value }
            if guess.meaning == .role(.uraian), guesses.contains(where: { $0.meaning == .role(.uraian) }) { guess.isSure = false }
            guesses.append(guess)
        }
        return guesses
    }

    private func guess(_ column: Int, _ path: [String], _ number: NumberRow.Entry?, _ lastValue: ValueMeaning?) -> ColumnGuess {
        let lexicon = Lexicon(path: path)
        let content = Content(shape.data.compactMap { $0[column] })
        var guess = ColumnGuess(column: column, path: path, number: number, meaning: .role(.uraian), isSure: true, year: lexicon.year)
        let role = lexicon.role
        // `Satuan`, `Kode` and `No` say it themselves; a name or an indicator is a heading of figures as well.
        if let role, [.nomor, .kode, .satuan].contains(role),
            content.isWords || role != .satuan || lexicon.tahap == nil || Self.isUnit(path)
        {
            guess.meaning = .role(role)
            return guess
        }
        if content.isWords || content.isEmpty && lexicon.tahap == nil || role != nil && lexicon.tahap == nil {
            guess.meaning = .role(role ?? .catatan(lexicon.noteName))
            guess.isSure = role != nil || !content.isEmpty
            return guess
        }
        // `TW II` alone beside `REALISASI S/D TW II` is the quarter's own outturn.
        if lexicon.tahap == nil, let quarter = lexicon.quarter, let last = lastValue, last.tahap == .realisasi {
            guess.meaning = .value(ValueMeaning(ukuran: last.ukuran, tahap: .realisasi, triwulan: quarter, isCumulative: false))
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
        let stage = tahap == .target && ukuran == .anggaran ? Tahap.pagu : tahap
        guess.meaning = .value(
            ValueMeaning(
                ukuran: ukuran, tahap: stage, triwulan: lexicon.quarter,
                isCumulative: lexicon.quarter != nil && stage == .realisasi && lexicon.isCumulative))
        return guess
    }

    /// Whether the lowest label is the word for a unit.
    private static func isUnit(_ path: [String]) -> Bool { path.last.map { Label.isSame(Label.fold($0), "satuan") } ?? false }

    private func distinct(_ labels: [String]) -> [String] {
        var result: [String] = []
        for label in labels where result.last.map({ Label.fold($0) != Label.fold(label) }) ?? true {
            result.append(TitleReader.singleLine(label))
        }
        return result
    }
}

/// What stands in a column.
private struct Content {
    let isEmpty: Bool
    /// Mostly figures.
    let isFigures: Bool
    /// Mostly words.
    let isWords: Bool
    /// Figures of the size of rupiah.
    let isMoney: Bool

    init(_ cells: [Cell]) {
        let filled = cells.filter { !$0.isBlankText && !["-", "–", "na", "n.a", "n/a"].contains($0.shown.lowercased()) }
        let figures = filled.filter { cell in TableShape.isFigure(cell) || cell.isNumber || Self.beginsWithDigit(cell) }
        isEmpty = filled.isEmpty
        isFigures = figures.count * 2 > filled.count
        isWords = !filled.isEmpty && figures.count * 2 <= filled.count
        let large = figures.filter { cell in
            if case .number(let number) = cell.value { return abs(number) >= 100_000 }
            return cell.shown.hasPrefix("Rp") || cell.shown.utf8.count { (0x30...0x39).contains($0) } >= 6
        }
        isMoney = large.count * 2 > figures.count
    }

    private static func beginsWithDigit(_ cell: Cell) -> Bool {
        cell.shown.utf8.first.map { (0x30...0x39).contains($0) } ?? false
    }
}
