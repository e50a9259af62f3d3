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
    func match(_ column: Int, _ path: HeaderPath) -> HeaderMatch? {
        guard let folded = paths[column], let printed = printedPaths[column] else { return nil }
        for labels in path.writings {
            if var match = Self.match(labels[...], folded[...], printed[...]) {
                if match.quarter != nil, HeaderQuarter.saysUpTo(TitleReader.singleLine(printed.joined(separator: " "))) {
                    match.isCumulative = true
                }
                return match
            }
        }
        return nil
    }

    private static func match(
        _ labels: ArraySlice<HeaderLabel>, _ folded: ArraySlice<String>, _ printed: ArraySlice<String>
    ) -> HeaderMatch? {
        guard let label = labels.first else { return folded.isEmpty ? HeaderMatch() : nil }
        guard folded.count >= labels.count else { return nil }
        let isLast = labels.count == 1
        for start in folded.indices where folded.endIndex - start >= labels.count {
            let ends = isLast ? folded.endIndex - 1...folded.endIndex - 1 : start...folded.endIndex - labels.count
            for end in ends where end >= start {
                guard let own = label.match(folded[start...end].joined(), printed[start...end].joined(separator: " "), isTop: start == 0)
                else { continue }
                guard let rest = match(labels.dropFirst(), folded[(end + 1)...], printed[(end + 1)...]) else { continue }
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
    func match(_ folded: String, _ printed: String, isTop: Bool) -> HeaderMatch? {
        for writing in writings {
            switch writing {
            case .text(let text):
                if Label.isSame(Label.withoutYears(folded), text) { return HeaderMatch() }
            case .quarter(let before, let after):
                if let match = Self.quarter(folded, printed, before, after) { return match }
            case .year(let before, let after):
                guard let year = Label.year(in: folded), Label.isSame(Label.withoutYears(folded), before + "####" + after) else { continue }
                return HeaderMatch(year: year)
            case .pattern(let pattern):
                guard isTop || !pattern.isTop else { continue }
                guard let found = pattern.pattern.firstMatch(in: TitleReader.singleLine(printed)) else { continue }
                let quarter = found.named["triwulan"].map(HeaderQuarter.init)
                if let quarter, quarter == nil { continue }
                return HeaderMatch(
                    quarter: quarter??.quarter, year: found.named["tahun"].flatMap { Int($0) },
                    isCumulative: quarter??.isCumulative ?? false)
            }
        }
        return nil
    }

    private static func quarter(_ folded: String, _ printed: String, _ before: String, _ after: String) -> HeaderMatch? {
        if before.isEmpty, after.isEmpty {
            return HeaderQuarter(printed).map { HeaderMatch(quarter: $0.quarter, isCumulative: $0.isCumulative) }
        }
        guard folded.hasPrefix(before), folded.hasSuffix(after), folded.utf8.count > before.utf8.count + after.utf8.count else {
            return nil
        }
        // The quarter as printed: what is left of the text when the label is taken off both its ends.
        let tail = String(dropping(before.count, from: printed).reversed())
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
