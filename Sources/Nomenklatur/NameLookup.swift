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

extension Nomenclature {
    /// The code that bears a name below a parent.
    ///
    /// A name alone is no key (Penyediaan Sandang stands under three codes of 1.06), so it is only sought below its parent, and only a clear winner counts:
    /// the one that is the same, else the one with slips of spelling while no other is nearly as close. The support programme's lines are found under any
    /// bidang and come back with its number.
    /// - Parameters:
    ///   - name: As printed; Program, Kegiatan or Sub Kegiatan in front is passed over.
    ///   - parent: The code above it, or any further up.
    ///   - tingkat: The level sought.
    ///   - edition: The sheet's own; nil for any, the latest first.
    public func lookup(name: String, under parent: Kode, tingkat: Tingkat, edition: Edition? = nil) -> NameMatch {
        let sought = ComparedName(name)
        guard !sought.words.isEmpty else { return .none }
        for index in searched(edition) {
            let match = match(sought, in: candidates(index, parent, tingkat))
            if match != .none { return match }
        }
        return .none
    }

    /// Whether a printed name is that of its code, slips and a missing word allowed; nil where no list holds the code.
    public func bears(_ kode: Kode, name: String, edition: Edition? = nil) -> Bool? {
        entry(of: kode, edition: edition).map { ComparedName(name).agreement(with: ComparedName($0.nama)) >= sameNameShare }
    }

    /// The lines below a parent, placeholders with the parent's bidang.
    private func candidates(_ index: Index, _ parent: Kode, _ tingkat: Tingkat) -> [NomenclatureEntry] {
        var found = index.descendants(of: parent, at: tingkat)
        guard let bidang = parent.bidang, !bidang.isPlaceholder else { return found }
        let general = parent.tingkat == .bidangUrusan ? Kode("X.XX") : placeholder(of: parent)
        if let general {
            let known = Set(found.map(\.kode))
            for var entry in index.descendants(of: general, at: tingkat) {
                guard let kode = entry.kode.placed(in: bidang), !known.contains(kode) else { continue }
                entry.kode = kode
                found.append(entry)
            }
        }
        return found
    }

    private func match(_ sought: ComparedName, in entries: [NomenclatureEntry]) -> NameMatch {
        let scored = entries.compactMap { entry in sought.slips(from: ComparedName(entry.nama)).map { (entry, $0) } }
            .sorted { ($0.1, $0.0.kode) < ($1.1, $1.0.kode) }
        guard let best = scored.first else { return .none }
        // As close as makes no difference: the same, or within twice the slips.
        let rivals = scored.filter { best.1 == 0 ? $0.1 == 0 : $0.1 <= 2 * best.1 + 1 }
        if rivals.count > 1 { return .ambiguous(rivals.map(\.0.kode)) }
        return .found(kode: best.0.kode, nama: best.0.nama, isExact: best.1 == 0)
    }
}
