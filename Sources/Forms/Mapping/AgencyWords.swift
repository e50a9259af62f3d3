import Grid
public import Patterns

/// What agencies and their parts are called (`perangkat_daerah`): how a text that may name one is understood.
public struct AgencyWords: Sendable {
    /// What names an agency (`nama`), a part of one (`bagian`), and what stands in an agency's place and names none (`bukan`).
    public var names: [Pattern] = []
    public var parts: [Pattern] = []
    public var none: [Pattern] = []

    /// What a text names.
    public enum Kind: Sendable {
        /// An agency.
        case agency
        /// A part of an agency: `Bidang Rehabilitasi Sosial`.
        case part
        /// Nobody: `-`, `Seluruh Perangkat Daerah`.
        case none
        /// The words do not say.
        case unknown
    }

    /// What a whole text names; what names nobody goes before a part, and a part before an agency.
    public func kind(of text: String) -> Kind {
        if none.contains(where: { $0.matches(text) }) { return .none }
        if parts.contains(where: { $0.matches(text) }) { return .part }
        return names.contains { $0.matches(text) } ? .agency : .unknown
    }

    /// Whether the parts of a text that a pattern's groups take for an agency or a part of one are such by these words.
    func accept(_ match: PatternMatch) -> Bool {
        var isNamed = false
        for (field, kind) in [(ContextField.perangkatDaerah, Kind.agency), (.unit, .part)] {
            guard let text = match.named[field.rawValue], !text.isEmpty else { continue }
            guard self.kind(of: text.singleLine) == kind else { return false }
            isNamed = true
        }
        return isNamed
    }
}

extension AgencyWords {
    /// Reads `perangkat_daerah`.
    static func parse(_ node: MappingNode?) throws(MappingError) -> AgencyWords {
        var words = AgencyWords()
        guard let node else { return words }
        let fields = try node.keyed("perangkat_daerah", allowed: ["nama", "bagian", "bukan"])
        words.names = try patterns(fields["nama"], "nama")
        words.parts = try patterns(fields["bagian"], "bagian")
        words.none = try patterns(fields["bukan"], "bukan")
        return words
    }

    private static func patterns(_ node: MappingNode?, _ what: String) throws(MappingError) -> [Pattern] {
        var patterns: [Pattern] = []
        for item in try node?.items(what) ?? [] { patterns.append(try compilePattern(item, what)) }
        return patterns
    }
}
