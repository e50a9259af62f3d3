import Patterns

/// What the labels of a column say besides being the form's.
struct HeaderMatch: Hashable {
    /// The quarter that a `{triwulan}` stands for.
    var quarter: Int?
    /// The year that a `{tahun_kolom}` stands for.
    var year: Int?
    /// Whether the heading says that values run up to the quarter.
    var isCumulative = false
}

extension HeaderBlock {
    /// How a column stands under labels, in their order, the last of them lowest; nil where it does not.
    ///
    /// A label may be broken over several rows of the header, and the header may say more between two labels.
    func match(_ column: Int, _ labels: [HeaderLabel], _ texts: HeaderTexts) -> HeaderMatch? {
        guard let cells = cells[column], var match = Self.match(labels[...], cells[...], texts) else { return nil }
        if match.quarter != nil, texts.text(of: cells)?.saysUpTo == true { match.isCumulative = true }
        return match
    }

    /// How a column stands under the first of several paths that it stands under.
    func match(_ column: Int, any writings: [[HeaderLabel]], _ texts: HeaderTexts) -> HeaderMatch? {
        for labels in writings { if let match = match(column, labels, texts) { return match } }
        return nil
    }

    private static func match(
        _ labels: ArraySlice<HeaderLabel>, _ cells: ArraySlice<HeaderCell>, _ texts: HeaderTexts
    ) -> HeaderMatch? {
        guard let label = labels.first else { return cells.isEmpty ? HeaderMatch() : nil }
        guard cells.count >= labels.count else { return nil }
        // The last label is the lowest; the others leave cells for those that follow.
        let last = cells.endIndex - labels.count
        for start in cells.indices where cells.endIndex - start >= labels.count {
            var text = texts.text(of: cells[start])
            for end in start...last {
                if end > start { text = text.reading(on: cells[end]) }
                if labels.count == 1, end < last { continue }
                guard let own = label.match(text, isTop: start == 0),
                    let rest = match(labels.dropFirst(), cells[(end + 1)...], texts)
                else { continue }
                return HeaderMatch(
                    quarter: own.quarter ?? rest.quarter, year: own.year ?? rest.year,
                    isCumulative: own.isCumulative || rest.isCumulative)
            }
        }
        return nil
    }
}

extension HeaderLabel {
    /// What a text says as this label; nil where it is another.
    /// - Parameter isTop: whether nothing stands above it.
    func match(_ text: HeaderText, isTop: Bool) -> HeaderMatch? {
        for writing in writings {
            switch writing {
            case .text(let label):
                if Label.isSame(text.anonymous, label) { return HeaderMatch() }
            case .quarter(let before, let after):
                if let match = Self.quarter(text, before, after) { return match }
            case .year(let before, let after):
                guard let year = Label.year(in: text.folded), Label.isSame(text.anonymous, before + "####" + after) else { continue }
                return HeaderMatch(year: year)
            case .pattern(let pattern):
                guard isTop || !pattern.isTop else { continue }
                guard let found = text.firstMatch(of: pattern.pattern) else { continue }
                let quarter = found.named["triwulan"].map(HeaderQuarter.init)
                if let quarter, quarter == nil { continue }
                return HeaderMatch(
                    quarter: quarter??.quarter, year: found.named["tahun"].flatMap { Int($0) },
                    isCumulative: quarter??.isCumulative ?? false)
            }
        }
        return nil
    }

    private static func quarter(_ text: HeaderText, _ before: String, _ after: String) -> HeaderMatch? {
        if before.isEmpty, after.isEmpty {
            return text.quarter.map { HeaderMatch(quarter: $0.quarter, isCumulative: $0.isCumulative) }
        }
        let folded = text.folded
        guard folded.hasPrefix(before), folded.hasSuffix(after), folded.utf8.count > before.utf8.count + after.utf8.count else {
            return nil
        }
        // The quarter as printed: what is left of the text when the label is taken off both its ends.
        let tail = String(dropping(before.count, from: text.printed).reversed())
        let rest = String(dropping(after.count, from: tail).reversed())
        return HeaderQuarter(rest).map { HeaderMatch(quarter: $0.quarter, isCumulative: $0.isCumulative) }
    }

    /// A text without its leading characters, as many as fold to `count` of them.
    private static func dropping(_ count: Int, from text: String) -> String {
        var rest = count
        var index = text.startIndex
        while rest > 0, index < text.endIndex {
            rest -= Label.fold(String(text[index])).count
            index = text.index(after: index)
        }
        return String(text[index...])
    }
}
