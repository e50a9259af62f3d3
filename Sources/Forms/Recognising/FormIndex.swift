import Patterns

/// What a form is looked for by before it is held against a sheet: texts that it cannot be recognised without most of.
///
/// A sheet has one form; with a hundred mappings the others must cost next to nothing. A form whose titles and labels are not on the sheet cannot
/// reach the least score, so it is not tried.
struct FormIndex: Sendable {
    private let titles: [(literal: [UInt8]?, pattern: Pattern)]
    private let labels: [String]
    private let columns: [(texts: [String], literals: [[UInt8]])]
    /// The best score of a sheet that holds none of the titles.
    private let limitWithoutTitle: Double

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
        limitWithoutTitle = titles.isEmpty ? 1 : ScoreWeights(mapping).withoutTitles
    }

    /// What a sheet holds of the form's texts.
    struct Presence {
        /// 1 and more where a title is there, else the share of its labels.
        var share: Double
        /// The form cannot score more.
        var limit: Double
    }

    /// How much of the form's texts the sheet holds.
    func presence(in scan: SheetScan) -> Presence {
        let hasTitle = titles.contains { title in
            (title.literal.map(scan.titlesHold) ?? true) && scan.titleLines.contains(where: title.pattern.matches)
        }
        let count = labels.count + columns.count
        let found =
            labels.count(where: scan.says)
            + columns.count { $0.texts.contains(where: scan.says) || $0.literals.contains(where: scan.headersHold) }
        let share = count > 0 ? Double(found) / Double(count) : 0
        return Presence(share: share + (hasTitle ? 1 : 0), limit: hasTitle ? 1 : limitWithoutTitle)
    }

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

    /// The best score without a title.
    var withoutTitles: Double { (numbers + labels) / (titles + numbers + labels) }
}
