import Grid
import Patterns

/// The labels that a form's columns are found by.
struct WantedLabels {
    private let labels: LabelSet
    private let patterns: [Pattern]

    init(_ mapping: Mapping) {
        var texts: Set<String> = []
        var patterns: [Pattern] = []
        for case .header(let path) in mapping.columns.map(\.anchor) {
            texts.formUnion(path.texts)
            patterns += path.patterns
        }
        labels = LabelSet(texts)
        self.patterns = patterns
    }

    /// How many there are.
    var count: Int { labels.labels.count + patterns.count }

    /// Whether a row says at least so many of them.
    func occur(in row: Row, _ folded: [String], atLeast least: Int) -> Bool {
        var found = folded.lazy.filter { labels.contains($0) }.prefix(least).count
        if found >= least { return true }
        // Patterns are asked of rows of texts only: most rows are data.
        guard !patterns.isEmpty, folded.count > 1 else { return false }
        for cell in row.cells where !cell.isNumber {
            if labels.contains(Label.withoutYears(Label.fold(cell.shown))) { continue }
            let text = cell.shown.singleLine
            if patterns.contains(where: { $0.matches(text) }) { found += 1 }
            if found >= least { return true }
        }
        return false
    }

    /// Whether a row says two of them, or how two of them begin: a header may break its labels over rows.
    func begin(_ row: Row) -> Bool {
        var found = 0
        for cell in row.cells where !cell.isNumber {
            let text = Label.withoutYears(Label.fold(cell.shown))
            if text.isEmpty { continue }
            let isOne = labels.contains(text) || text.utf8.count > 3 && labels.labels.contains { $0.hasPrefix(text) }
            if isOne || patterns.contains(where: { $0.matches(cell.shown.singleLine) }) { found += 1 }
            if found > 1 { return true }
        }
        return false
    }
}

extension Mapping {
    /// The names of the parts under a heading, folded.
    var parts: Set<String> {
        var parts = Set(columns.compactMap(\.part))
        for case .header(let path) in columns.map(\.anchor) {
            for labels in path.writings where labels.count > 1 {
                for case .text(let text) in labels.last?.writings ?? [] { parts.insert(text) }
            }
        }
        return parts
    }
}
