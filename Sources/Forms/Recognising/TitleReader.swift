public import Grid
import Patterns

/// One thing that a sheet says of itself, and where.
public struct ContextValue: Sendable, Hashable {
    public var text: String
    /// nil where it is the sheet's name that says it.
    public var cell: CellReference?

    public init(text: String, cell: CellReference?) {
        self.text = text
        self.cell = cell
    }
}

/// Reads the lines above a table by a form's title patterns.
struct TitleReader {
    let titles: [TitlePattern]

    struct Reading {
        /// Which patterns matched, and where first.
        var matched: [Int: CellReference] = [:]
        /// Every value that the lines state, in reading order.
        var values: [(field: ContextField, value: ContextValue)] = []

        /// The first value of a field.
        func first(_ field: ContextField) -> ContextValue? { values.first { $0.field == field }?.value }
    }

    func read(_ rows: [Row]) -> Reading {
        var reading = Reading()
        for row in rows {
            for cell in row.cells { read(cell, into: &reading) }
        }
        return reading
    }

    /// Whether a pattern names the cell's text.
    func read(_ cell: Cell, into reading: inout Reading) {
        guard case .text(let raw) = cell.value else { return }
        let text = Self.singleLine(raw)
        for (index, title) in titles.enumerated() {
            guard let match = title.pattern.firstMatch(in: text) else { continue }
            if reading.matched[index] == nil { reading.matched[index] = cell.reference }
            for (name, value) in match.named.sorted(by: { $0.key < $1.key }) {
                guard let field = ContextField(rawValue: name) else { continue }
                let trimmed = Self.singleLine(value)
                if !trimmed.isEmpty { reading.values.append((field, ContextValue(text: trimmed, cell: cell.reference))) }
            }
        }
    }

    /// What a sheet's name states, by the patterns that a form has for it.
    static func read(sheetName: String, _ patterns: [Pattern]) -> [(field: ContextField, value: ContextValue)] {
        guard !patterns.isEmpty else { return [] }
        let name = singleLine(sheetName)
        var values: [(field: ContextField, value: ContextValue)] = []
        for pattern in patterns {
            guard let match = pattern.firstMatch(in: name) else { continue }
            for (group, text) in match.named.sorted(by: { $0.key < $1.key }) {
                guard let field = ContextField(rawValue: group), !singleLine(text).isEmpty else { continue }
                values.append((field, ContextValue(text: singleLine(text), cell: nil)))
            }
        }
        return values
    }

    /// Whether a pattern that the form is recognised by names the text of a cell.
    func counts(_ cell: Cell) -> Bool {
        guard case .text(let raw) = cell.value else { return false }
        let text = Self.singleLine(raw)
        return titles.contains { $0.counts && $0.pattern.matches(text) }
    }

    /// Whether any pattern names the text of a cell, from its start on.
    func names(_ cell: Cell, fromStart: Bool) -> Bool {
        guard case .text(let raw) = cell.value else { return false }
        let text = Self.singleLine(raw)
        return titles.contains { title in
            guard let match = title.pattern.firstMatch(in: text) else { return false }
            return !fromStart || match.start == 0
        }
    }

    /// White space of every kind, runs of it and line breaks, as single spaces.
    static func singleLine(_ text: String) -> String {
        // Most texts are one line of single spaces already; asking each character's properties costs far more than looking at the bytes.
        var isSpace = true
        let isPlain = text.utf8.allSatisfy { byte in
            guard byte < 0x80, byte > 0x20 || byte == 0x20 && !isSpace else { return false }
            isSpace = byte == 0x20
            return true
        }
        if isPlain, !isSpace || text.isEmpty { return text }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
