public import Patterns

/// The labels above a column, from top to bottom: what `judul` says.
public struct HeaderPath: Hashable, Sendable {
    /// Ways in which offices write the path; any of them will do.
    public var writings: [[HeaderLabel]]

    /// The path with one more label below.
    func appending(_ label: HeaderLabel) -> HeaderPath { HeaderPath(writings: writings.map { $0 + [label] }) }

    /// Whether the path binds one column for each quarter or year that the header names.
    var repeats: Bool { writings.contains { $0.contains { $0.writings.contains(where: \.hasPlaceholder) } } }

    /// Whether it binds one for each quarter.
    var repeatsByQuarter: Bool {
        writings.contains { labels in
            labels.contains { label in
                label.writings.contains { writing in
                    switch writing {
                    case .quarter: true
                    case .pattern(let pattern): pattern.pattern.groupNames.contains("triwulan")
                    default: false
                    }
                }
            }
        }
    }

    /// As a form keeper knows it, for messages.
    var name: String { writings.first.map { $0.map(\.name).joined(separator: " › ") } ?? "" }

    /// Every plain text of its labels, folded.
    var texts: [String] {
        var texts: [String] = []
        for labels in writings {
            for label in labels {
                for case .text(let text) in label.writings { texts.append(text) }
            }
        }
        return texts
    }

    /// Every pattern of its labels.
    var patterns: [Pattern] {
        var patterns: [Pattern] = []
        for labels in writings {
            for label in labels {
                for case .pattern(let pattern) in label.writings { patterns.append(pattern.pattern) }
            }
        }
        return patterns
    }
}

/// One label of a header path.
public struct HeaderLabel: Hashable, Sendable {
    /// Its writings; any of them will do.
    public var writings: [Writing]

    /// One way of writing a label.
    public enum Writing: Hashable, Sendable {
        /// A text, as folded by ``Label``, years anonymous.
        case text(String)
        /// A text with a quarter in it (`{triwulan}`): what stands before it and after it, folded.
        case quarter(before: String, after: String)
        /// A text with the year that the column's values are of (`{tahun_kolom}`).
        case year(before: String, after: String)
        /// Whatever a pattern finds (`{pola: …}`); its groups `triwulan` and `tahun` count.
        case pattern(LabelPattern)

        var hasPlaceholder: Bool {
            switch self {
            case .text: false
            case .quarter, .year: true
            case .pattern(let pattern): pattern.pattern.groupNames.contains { $0 == "triwulan" || $0 == "tahun" }
            }
        }
    }

    /// As a form keeper knows it, for messages.
    var name: String {
        switch writings.first {
        case .text(let text)?: text
        case .quarter(let before, let after)?: "\(before){triwulan}\(after)"
        case .year(let before, let after)?: "\(before){tahun_kolom}\(after)"
        case .pattern(let pattern)?: "/\(pattern.pattern.source)/"
        case nil: ""
        }
    }
}

/// A pattern over a label, equal to another of the same source.
public struct LabelPattern: Hashable, Sendable {
    public let pattern: Pattern
    /// Whether only the topmost label counts (`teratas`).
    public var isTop = false

    public static func == (left: LabelPattern, right: LabelPattern) -> Bool {
        left.pattern.source == right.pattern.source && left.isTop == right.isTop
    }
    public func hash(into hasher: inout Hasher) { hasher.combine(pattern.source) }
}
