public import Grid
import Patterns

/// One thing that a sheet says of itself, and where.
public struct ContextValue: Sendable, Hashable {
    /// How plainly a sheet says it.
    public enum Weight: Int, Sendable, Comparable {
        /// A line says it and nothing else: `Perangkat Daerah : Dinas Sosial`.
        case stated
        /// It is named within a line that says something else too, or by a line without a word what it is.
        case mentioned
        /// Only the sheet's name says it.
        case sheetName
        /// The sheet's name may say it.
        case guessed

        public static func < (left: Weight, right: Weight) -> Bool { left.rawValue < right.rawValue }
    }

    public var text: String
    /// nil where it is the sheet's name that says it.
    public var cell: CellReference?
    public var weight: Weight

    public init(text: String, cell: CellReference?, weight: Weight = .stated) {
        self.text = text
        self.cell = cell
        self.weight = weight
    }
}

extension Sequence<(field: ContextField, value: ContextValue)> {
    /// The value that counts for a field: the first of those that are said most plainly.
    func first(_ field: ContextField) -> ContextValue? {
        filter { $0.field == field }.map(\.value).min { $0.weight < $1.weight }
    }
}

/// Reads the lines above a table by a form's title patterns.
struct TitleReader {
    private let titles: [TitlePattern]
    private let passedOver: [Pattern]

    init(_ recognition: RecognitionSpec) {
        titles = recognition.titles
        passedOver = recognition.passedOver
    }

    struct Reading {
        /// Which patterns matched, and where first.
        var matched: [Int: CellReference] = [:]
        /// Every value that the lines state, in reading order.
        var values: [(field: ContextField, value: ContextValue)] = []

        /// The value of a field that counts.
        func first(_ field: ContextField) -> ContextValue? { values.first(field) }
    }

    func read(_ rows: [Row]) -> Reading {
        var reading = Reading()
        for row in rows { read(row, into: &reading) }
        return reading
    }

    /// Reads the lines of a row, as far as patterns name them.
    func read(_ row: Row, into reading: inout Reading) {
        for line in lines(of: row) ?? [] { read(line, into: &reading) }
    }

    /// Reads the lines of a cell.
    func read(_ cell: Cell, into reading: inout Reading) {
        if let line = TitleLine(cell) { read(line, into: &reading) }
    }

    // MARK: Lines

    /// The lines of a row: a line that its first cell does not make by itself may be spread over all of them.
    private func lines(of row: Row) -> [TitleLine]? {
        guard let lines = TitleLine.lines(of: row) else { return nil }
        guard lines.count > 1, lines.count <= 4, !names(lines[0]) else { return lines }
        let whole = TitleLine.whole(of: lines)
        return names(whole, fromStart: true) ? [whole] : lines
    }

    /// Whether patterns name every line of a row.
    func names(_ row: Row) -> Bool {
        guard let lines = lines(of: row), !lines.isEmpty else { return false }
        return lines.allSatisfy { names($0) }
    }

    /// The texts of a line that are read by themselves: several in one cell where each of them is named from its start on, else all as one.
    private func texts(_ line: TitleLine) -> [String] {
        guard !line.pieces.isEmpty, line.pieces.allSatisfy({ names($0, fromStart: true) }) else { return [line.text] }
        return line.pieces
    }

    private func names(_ text: String, fromStart: Bool) -> Bool {
        titles.contains { title in
            guard !title.isWithin else { return false }
            guard fromStart else { return title.pattern.matches(text) }
            return title.pattern.firstMatch(in: text)?.start == 0
        }
    }

    private func names(_ line: TitleLine, fromStart: Bool = false) -> Bool { texts(line).allSatisfy { names($0, fromStart: fromStart) } }

    // MARK: Values

    private func read(_ line: TitleLine, into reading: inout Reading) {
        for text in texts(line) where names(text, fromStart: false) {
            var found: Set<ContextField> = []
            for (index, title) in titles.enumerated() where !title.isWithin {
                guard let match = title.pattern.firstMatch(in: text) else { continue }
                if reading.matched[index] == nil { reading.matched[index] = line.cells[0].reference }
                add([match], .stated, line, &found, &reading)
                if title.isRecap, match.start == 0 { readTitle(of: text.utf8.dropFirst(match.end), line, into: &reading) }
            }
            let rest = withoutStrangers(text)
            for (index, title) in titles.enumerated() where title.isWithin {
                let matches = Self.matches(of: title.pattern, in: rest)
                if matches.isEmpty { continue }
                if reading.matched[index] == nil { reading.matched[index] = line.cells[0].reference }
                add(matches, .mentioned, line, &found, &reading)
            }
        }
    }

    /// The title of the form that a recap is in the shape of: REKAPITULASI EVALUASI HASIL RKPD.
    private func readTitle(of rest: Substring.UTF8View, _ line: TitleLine, into reading: inout Reading) {
        let text = String(Substring(rest)).singleLine
        for (index, title) in titles.enumerated() where title.counts && reading.matched[index] == nil {
            if title.pattern.firstMatch(in: text)?.start == 0 { reading.matched[index] = line.cells[0].reference }
        }
    }

    /// Of one line, the first pattern that names a field counts.
    private func add(
        _ matches: [PatternMatch], _ weight: ContextValue.Weight, _ line: TitleLine, _ found: inout Set<ContextField>,
        _ reading: inout Reading
    ) {
        let known = found
        for match in matches {
            for (field, text) in Self.values(match) where !known.contains(field) {
                reading.values.append((field, ContextValue(text: text, cell: line.place, weight: weight)))
                found.insert(field)
                // Who speaks of all agencies names none.
                if field == .seluruhDaerah { found.formUnion(TableTitle.agencyFields) }
            }
        }
    }

    /// What the named groups of a match say; dots and dashes that only hold a place say nothing.
    private static func values(_ match: PatternMatch) -> [(field: ContextField, text: String)] {
        var values: [(field: ContextField, text: String)] = []
        for (name, raw) in match.named.sorted(by: { $0.key < $1.key }) {
            guard let field = ContextField(rawValue: name) else { continue }
            let text = raw.singleLine
            guard text.contains(where: { $0.isLetter || $0.isNumber }) else { continue }
            guard field == .perangkatDaerah else {
                values.append((field, text))
                continue
            }
            let agency = AgencyWriting(text)
            if let nama = agency.nama { values.append((field, nama)) }
            if let kode = agency.kode {
                values.append((.perangkatDaerahKode, kode))
                // A code alone is asked for in its place.
                if agency.nama == nil { values.append((field, kode)) }
            }
        }
        return values
    }

    /// Every match of a pattern in a text, one after the other.
    private static func matches(of pattern: Pattern, in text: String) -> [PatternMatch] {
        var matches: [PatternMatch] = []
        var rest = text
        while !rest.isEmpty, let match = pattern.firstMatch(in: rest) {
            matches.append(match)
            guard match.end > 0, match.end < rest.utf8.count else { break }
            rest = String(decoding: Array(rest.utf8)[match.end...], as: UTF8.self)
        }
        return matches
    }

    /// A line without what says nothing of the sheet: ranges of years, the years of laws.
    private func withoutStrangers(_ text: String) -> String {
        var text = text
        for pattern in passedOver {
            while let match = pattern.firstMatch(in: text), match.end > match.start {
                let bytes = Array(text.utf8)
                text =
                    String(decoding: bytes[..<match.start], as: UTF8.self) + " ; " + String(decoding: bytes[match.end...], as: UTF8.self)
            }
        }
        return text
    }

    // MARK: The sheet's name

    /// What a sheet's name states, by the patterns that a form has for it.
    static func read(sheetName: String, _ names: [SheetNamePattern]) -> [(field: ContextField, value: ContextValue)] {
        guard !names.isEmpty else { return [] }
        let name = sheetName.singleLine
        var values: [(field: ContextField, value: ContextValue)] = []
        var found: Set<ContextField> = []
        for entry in names where !entry.isDenial {
            guard let match = entry.pattern.firstMatch(in: name) else { continue }
            for (field, text) in Self.values(match) where found.insert(field).inserted {
                values.append((field, ContextValue(text: text, cell: nil, weight: entry.isDoubtful ? .guessed : .sheetName)))
            }
        }
        return values
    }

    // MARK: Questions

    /// Whether a pattern that the form is recognised by names the text of a cell.
    func counts(_ cell: Cell) -> Bool {
        TitleLine(cell).map(counts) ?? false
    }

    func counts(_ line: TitleLine) -> Bool {
        texts(line).contains { text in titles.contains { $0.counts && $0.pattern.matches(text) } }
    }

    /// Whether any pattern names the text of a cell, from its start on.
    func names(_ cell: Cell, fromStart: Bool) -> Bool {
        guard let line = TitleLine(cell) else { return false }
        return names(line, fromStart: fromStart)
    }
}
