/// What a form is looked for by before it is held against a sheet: texts that it cannot be recognised without most of.
///
/// A sheet has one form; with a hundred mappings the others must cost next to nothing. A form whose titles and labels are not on the sheet cannot
/// reach the least score, so it is not tried.
struct FormIndex: Sendable {
    private let titles: [[UInt8]?]
    private let labels: [String]
    private let patterns: [[UInt8]]

    init(_ mapping: Mapping) {
        titles = mapping.recognition.titles.filter(\.counts).map { requiredLiteral($0.pattern.source) }
        var labels = mapping.recognition.labels
        var patterns: [[UInt8]] = []
        for spec in mapping.columns where spec.isRequired {
            guard case .header(let path) = spec.anchor else { continue }
            if let text = path.texts.first { labels.append(text) }
            patterns += path.patterns.compactMap { requiredLiteral($0.source) }
        }
        self.labels = labels
        self.patterns = patterns
    }

    /// How much of the form's texts the sheet holds: 1 and more where a title is there, else the share of its labels.
    func presence(in scan: SheetScan) -> Double {
        let title = titles.contains { $0.map(scan.titlesHold) ?? true } ? 1.0 : 0
        let count = labels.count + patterns.count
        guard count > 0 else { return title }
        let found = labels.count(where: scan.says) + patterns.count(where: scan.headersHold)
        return title + Double(found) / Double(count)
    }

    /// A form of which less is there cannot be the sheet's.
    static let leastPresence = 0.3
}
