public import Model

/// A well-formed activity code in canonical form: `1.06`, `1.06.04.2.01.0003`, `X.XX.01`.
public struct Kode: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Its canonical text; without the organisation that a code of 13/2006 may have carried.
    public let text: String
    /// `["1", "06", "04", "2", "01", "03"]`.
    public let parts: [String]
    /// The level it reaches.
    public let tingkat: Tingkat
    /// The grammars that admit it: all for a program, the two newer ones for a kegiatan `1.06.04.2.01`, one for a sub kegiatan.
    public let tata: [TataKode]

    /// nil unless the parts are a whole code of some grammar, as wide as it wants them.
    public init?(parts: [String]) {
        var tingkat: Tingkat?
        var tata: [TataKode] = []
        for grammar in TataKode.allCases {
            let wanted = grammar.parts
            guard !parts.isEmpty, parts.count <= wanted.count, let reached = wanted[parts.count - 1].tingkat,
                zip(wanted, parts).allSatisfy({ $0.admits($1, in: grammar) })
            else { continue }
            // X and XX go together.
            guard parts.count < 2 || (parts[0] == "X") == (parts[1] == "XX") else { continue }
            tingkat = reached
            tata.append(grammar)
        }
        guard let tingkat else { return nil }
        self.tingkat = tingkat
        self.tata = tata
        self.parts = parts
        text = parts.joined(separator: ".")
    }

    /// nil unless the text is canonical already; ``readKode(_:)`` repairs.
    public init?(_ text: some StringProtocol) {
        self.init(parts: String(text).split(separator: "." as Character, omittingEmptySubsequences: false).map(String.init))
    }

    /// Its text.
    public var description: String { text }

    /// The code one level up; nil for an urusan.
    public var parent: Kode? {
        var rest = parts.dropLast()
        while !rest.isEmpty {
            if let kode = Kode(parts: Array(rest)) { return kode }
            rest = rest.dropLast()
        }
        return nil
    }

    /// The codes above it, the urusan first.
    public var ancestors: [Kode] {
        guard let parent else { return [] }
        return parent.ancestors + [parent]
    }

    /// The code above it at a level, or itself; nil where it does not reach that level.
    public func ancestor(_ tingkat: Tingkat) -> Kode? { self.tingkat == tingkat ? self : parent?.ancestor(tingkat) }

    /// Its bidang urusan, `1.06`; nil for an urusan.
    public var bidang: Kode? { ancestor(.bidangUrusan) }

    /// The code one level down: `04` under a bidang, `2.01` under a program, `03` or `0003` under a kegiatan. nil where that is no code.
    public func child(_ relative: String) -> Kode? {
        guard let child = Kode("\(text).\(relative)"), child.parent == self else { return nil }
        return child
    }

    /// Whether it stands for any bidang: `X.XX.01`.
    public var isPlaceholder: Bool { parts[0] == "X" }

    /// A placeholder's code in an agency's own bidang, `X.XX.01.2.02` in 1.06 is `1.06.01.2.02`; other codes unchanged. nil unless a bidang is given.
    public func placed(in bidang: Kode) -> Kode? {
        guard bidang.tingkat == .bidangUrusan else { return nil }
        guard isPlaceholder, parts.count >= 2 else { return self }
        return Kode(parts: bidang.parts + parts.dropFirst(2))
    }

    /// By their text: parents before children, siblings by number.
    public static func < (left: Kode, right: Kode) -> Bool { left.text < right.text }

    /// Equal where their texts are.
    public static func == (left: Kode, right: Kode) -> Bool { left.text == right.text }
    /// By its text.
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
