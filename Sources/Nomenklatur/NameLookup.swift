public import Model
public import Notation

/// What a name under a parent stands for.
public enum NameMatch: Hashable, Sendable {
    /// One code bears the name. `isExact` where the names are the same but for case, punctuation and joining words.
    case found(kode: Kode, nama: String, isExact: Bool)
    /// Several could be meant.
    case ambiguous([Kode])
    /// None bears it.
    case none

    /// The code, where there is one.
    public var kode: Kode? {
        guard case .found(let kode, _, _) = self else { return nil }
        return kode
    }
}

/// The share of its words that a name must have in common with another to be the same under the same number.
let sameNameShare = 0.8

/// The share of its words below which a name is another.
private let otherNameShare = 0.35

extension Nomenclature {
    /// The code that bears a name below a parent.
    ///
    /// A name alone is no key (Penyediaan Sandang stands under three codes of 1.06), so it is only sought below its parent, and only a clear winner counts:
    /// the one that is the same, else the one with slips of spelling while no other is nearly as close. The support programme's lines are found under any
    /// bidang and come back with its number. Of editions whose codes are written alike the same name counts before a misspelt one, then the nearer edition.
    /// - Parameters:
    ///   - name: As printed; Program, Kegiatan or Sub Kegiatan in front is passed over.
    ///   - parent: The code above it, or any further up.
    ///   - tingkat: The level sought.
    ///   - edition: The sheet's own; nil for any, in the order of asking.
    public func lookup(name: String, under parent: Kode, tingkat: Tingkat, edition: Edition? = nil) -> NameMatch {
        let sought = ComparedName(name)
        guard !sought.words.isEmpty else { return .none }
        for group in searchedGroups(edition) {
            let below = group.map { $0.descendants(of: parent, at: tingkat) }
            let matches = below.map { match(sought, in: $0) }
            if let exact = matches.firstIndex(where: \.isExact) { return named(matches[exact], group[exact]) }
            if let exact = matches.first(where: \.isAmbiguousExact) { return exact.match }
            let codes = Set(matches.flatMap(\.codes))
            if codes.count == 1, let first = matches.firstIndex(where: { !$0.codes.isEmpty }) { return named(matches[first], group[first]) }
            if codes.count > 1 { return .ambiguous(codes.sorted()) }
            if tingkat == .program, let near = nearProgramme(sought, in: below.flatMap(\.self)) {
                return named(Closest(slips: 1, codes: [near]), group.first { $0.entry(of: near) != nil } ?? group[0])
            }
            // Where codes are written alike and something is held of the place, a list of another era is not asked.
            if isOrdered, below.contains(where: { !$0.isEmpty }) { return .none }
        }
        return .none
    }

    /// Whether a printed name is that of its code, slips and a missing word allowed; nil where no list holds the code.
    public func bears(_ kode: Kode, name: String, edition: Edition? = nil) -> Bool? {
        agreement(of: name, with: kode, edition: edition).map { $0 >= sameNameShare }
    }

    /// How much of a printed name its code has in some list, 0…1: the share of words in the same order, slips allowed. nil where no list holds the code.
    public func agreement(of name: String, with kode: Kode, edition: Edition? = nil) -> Double? {
        let printed = ComparedName(name)
        return searched(edition).flatMap { $0.names(of: kode) }.map { printed.agreement(with: $0) }.max()
    }

    /// Whether a printed name clearly is another than any that the lists give its code: few words in common, and none of them merely cut short.
    public func contradicts(_ name: String, _ kode: Kode) -> Bool {
        let printed = ComparedName(name)
        let names = searched(nil).flatMap { $0.names(of: kode) }
        guard !printed.words.isEmpty, !names.isEmpty else { return false }
        return names.allSatisfy { printed.agreement(with: $0) < otherNameShare && !printed.isPart(of: $0) }
    }

    /// The codes of a bidang's level or lower that bear a name anywhere: of the lists asked first that hold one. In order of their text.
    public func codes(named name: String, at tingkat: Tingkat) -> [Kode] {
        let sought = ComparedName(name)
        guard !sought.words.isEmpty else { return [] }
        for group in searchedGroups(nil) {
            var exact: Set<Kode> = []
            var close: [(Kode, Int)] = []
            for index in group {
                for (kode, names) in index.compared where kode.tingkat == tingkat && !kode.isPlaceholder {
                    guard let slips = slips(sought, names) else { continue }
                    if slips == 0 { exact.insert(kode) } else { close.append((kode, slips)) }
                }
            }
            if !exact.isEmpty { return exact.sorted() }
            if !close.isEmpty { return Set(close.map(\.0)).sorted() }
        }
        return []
    }

    /// Whether a name is the support programme's, which every bidang has.
    public func isSupportProgramme(_ name: String) -> Bool {
        let sought = ComparedName(name)
        let general = Kode("X.XX.01")
        return searched(nil).contains { index in general.map { slips(sought, index.compared[$0] ?? []) != nil } ?? false }
    }

    // MARK: Names against a list

    /// The closest codes to a name.
    private struct Closest {
        /// 0 for names that are the same.
        var slips = 0
        var codes: [Kode] = []

        var isExact: Bool { slips == 0 && codes.count == 1 }
        var isAmbiguousExact: Bool { slips == 0 && codes.count > 1 }
        var match: NameMatch { codes.isEmpty ? .none : .ambiguous(codes) }
    }

    private func named(_ closest: Closest, _ index: NomenclatureIndex) -> NameMatch {
        guard let kode = closest.codes.first else { return .none }
        guard closest.codes.count == 1 else { return .ambiguous(closest.codes) }
        return .found(kode: kode, nama: index.entry(of: kode)?.nama ?? "", isExact: closest.slips == 0)
    }

    private func match(_ sought: ComparedName, in lines: [(kode: Kode, names: [ComparedName])]) -> Closest {
        let scored = lines.compactMap { line in slips(sought, line.names).map { (line.kode, $0) } }
            .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
        guard let best = scored.first else { return Closest() }
        // As close as makes no difference: the same, or within twice the slips.
        let rivals = scored.filter { best.1 == 0 ? $0.1 == 0 : $0.1 <= 2 * best.1 + 1 }
        return Closest(slips: best.1, codes: rivals.map(\.0))
    }

    /// The programme whose name is the one sought but for words left out of one of them, where no other is nearly like it. Only of programmes: a bidang has
    /// few, and they share few words. Of sub kegiatan a word more is another one (Perubahan, Pendukung).
    private func nearProgramme(_ sought: ComparedName, in lines: [(kode: Kode, names: [ComparedName])]) -> Kode? {
        guard sought.words.count >= 4 else { return nil }
        let scored = lines.map { line in
            (kode: line.kode, share: line.names.map { sought.agreement(with: $0) }.max() ?? 0, names: line.names)
        }
        .sorted { ($1.share, $0.kode) < ($0.share, $1.kode) }
        guard let best = scored.first, best.share >= sameNameShare, best.names.contains(where: { sought.isPart(of: $0) }) else {
            return nil
        }
        if let second = scored.first(where: { $0.kode != best.kode }), second.share > best.share - 0.2 { return nil }
        return best.kode
    }

    /// The fewest slips between a name and one of a code's; nil where it is none of them.
    private func slips(_ sought: ComparedName, _ names: [ComparedName]) -> Int? {
        names.compactMap { sought.slips(from: $0, areOtherWords: areOtherWords) }.min()
    }

    /// Whether two words that differ by a letter or two are both words of the field, so that neither is a slip of the other: makro and mikro,
    /// penyusunan and penyuluhan. A word with an ending lost or added (fasilitas, fasilitasi) may be a slip all the same.
    private func areOtherWords(_ word: String, _ other: String) -> Bool {
        !word.hasPrefix(other) && !other.hasPrefix(word) && vocabulary[word, default: 0] >= 3 && vocabulary[other, default: 0] >= 3
    }
}
