import Patterns

/// What a form is looked for by before it is held against a sheet: texts that it cannot be recognised without most of.
///
/// A sheet has one form; with a hundred mappings the others must cost next to nothing. A form whose titles and labels are not on the sheet cannot
/// reach the least score, so it is not tried.
struct FormIndex: Sendable {
    private let titles: [(literal: [UInt8]?, pattern: Pattern)]
    private let labels: [String]
    private let columns: [(texts: [String], literals: [[UInt8]])]
    private let weights: ScoreWeights

    init(_ mapping: Mapping) {
        titles = mapping.recognition.titles.filter(\.counts).map { (requiredLiteral($0.pattern.source), $0.pattern) }
        labels = mapping.recognition.labels
        // Of the ways in which offices write a column any will do.
        columns = mapping.columns.compactMap { spec in
            guard spec.isRequired, case .header(let path) = spec.anchor else { return nil }
            let texts = path.texts
            let literals = path.patterns.compactMap { requiredLiteral($0.source) }
            return texts.isEmpty && literals.isEmpty ? nil : (texts, literals)
        }
        weights = ScoreWeights(mapping)
    }

    /// What says each of its labels, then each of its columns; any text will do.
    var texts: [[String]] { labels.map { [$0] } + columns.map(\.texts) }

    /// What a sheet holds of the form's texts.
    struct Presence {
        /// 1 and more where a title is there, else the share of its labels.
        var share: Double
        /// The form cannot score more.
        var limit: Double
    }

    /// Whether a text in lower case holds what a title of the form cannot be without.
    func mayBeTitled(_ text: [UInt8]) -> Bool { titles.contains { title in title.literal.map { bytesHold(text, $0) } ?? true } }

    /// How much of the form's texts the sheet holds.
    /// - Parameter said: which of its labels and columns the sheet's headers say letter by letter.
    func presence(in scan: SheetScan, said: [Bool]) -> Presence {
        let hasTitle = titles.contains { title in
            (title.literal.map { scan.titlesHold($0) } ?? true) && scan.titleLines.contains(where: title.pattern.matches)
        }
        var found = said.count { $0 }
        for (slot, column) in zip(labels.count..., columns) where !said[slot] && column.literals.contains(where: { scan.headersHold($0) }) {
            found += 1
        }
        let share = said.isEmpty ? 0 : Double(found) / Double(said.count)
        return Presence(
            share: share + (hasTitle ? 1 : 0),
            limit: weights.best(hasTitle: hasTitle || titles.isEmpty, labels: min(1, share + Self.mostMistyped)))
    }

    /// Labels may be mistyped or broken over rows, so that a look does not find them; but not more of them than this.
    private static let mostMistyped = 0.3

    /// A form of which less is there cannot be the sheet's.
    static let leastPresence = 0.3
}

/// What titles, numbers and labels weigh against one another.
struct ScoreWeights {
    let titles = 3.0
    let numbers: Double
    let labels: Double

    init(_ mapping: Mapping) {
        numbers = mapping.isNumbered ? 4 : mapping.recognition.countsColumns ? 1 : 0
        labels = mapping.isNumbered ? 3 : 5
    }

    /// The best score with or without a title, with a share of the labels.
    func best(hasTitle: Bool, labels share: Double) -> Double {
        ((hasTitle ? titles : 0) + numbers + labels * share) / (titles + numbers + labels)
    }
}

/// The labels and columns of all forms by the texts that say them, so that a sheet's labels are looked up once and not by every form.
struct FormWords: Sendable {
    private let places: [String: [(form: Int, slot: Int)]]
    private let slots: [Int]

    init(_ forms: [FormIndex]) {
        var places: [String: [(form: Int, slot: Int)]] = [:]
        for (form, index) in forms.enumerated() {
            for (slot, texts) in index.texts.enumerated() {
                for text in texts { places[text, default: []].append((form, slot)) }
            }
        }
        self.places = places
        slots = forms.map(\.texts.count)
    }

    /// Which labels and columns of each form are said.
    func said(by labels: Set<String>) -> [[Bool]] {
        var said = slots.map { [Bool](repeating: false, count: $0) }
        for label in labels {
            for (form, slot) in places[label] ?? [] { said[form][slot] = true }
        }
        return said
    }
}
