import Model
public import Notation

/// A line that a search came to.
public struct SearchHit: Hashable, Sendable {
    /// The edition.
    public var edition: Edition
    /// The line.
    public var entry: NomenclatureEntry
    /// Whether the name is the one sought, or would be but for slips.
    public var isSame: Bool
}

extension Nomenclature {
    /// The lines whose names hold all words of a text, small slips allowed, or whose codes begin with it.
    ///
    /// Those that bear the very name first, then the shorter names, then by edition and code.
    /// - Parameter parent: Only those below a code; placeholders of the support programme are below every bidang.
    public func search(_ text: String, under parent: Kode? = nil, edition: Edition? = nil) -> [SearchHit] {
        let sought = ComparedName(text)
        let prefix = text.filter { !$0.isWhitespace }
        let isCode = prefix.first.map { $0.isNumber || $0 == "X" } ?? false
        guard !sought.words.isEmpty || isCode else { return [] }
        var hits: [(hit: SearchHit, length: Int)] = []
        for edition in edition.map({ [$0] }) ?? editions {
            guard let index = indexes[edition.id] else { continue }
            for (kode, entry) in index.entries {
                if let parent, !kode.lies(below: parent) { continue }
                let names = index.compared[kode] ?? []
                let isSame = names.contains { sought.slips(from: $0) != nil }
                let isFound = isCode ? kode.text == prefix || kode.text.hasPrefix(prefix + ".") : names.contains { sought.isWithin($0) }
                guard isFound || isSame else { continue }
                hits.append((SearchHit(edition: edition, entry: entry, isSame: isSame), isCode ? 0 : names.first?.words.count ?? 0))
            }
        }
        return hits.sorted { left, right in
            if left.hit.isSame != right.hit.isSame { return left.hit.isSame }
            return (left.length, left.hit.edition.years.lowerBound, left.hit.entry.kode)
                < (right.length, right.hit.edition.years.lowerBound, right.hit.entry.kode)
        }.map(\.hit)
    }
}

extension Kode {
    /// Whether it lies below a code, or below its placeholder's line.
    fileprivate func lies(below parent: Kode) -> Bool {
        guard self != parent else { return false }
        if ancestors.contains(parent) { return true }
        guard isPlaceholder, let bidang = parent.bidang, let own = placed(in: bidang) else { return false }
        return own != parent && own.ancestors.contains(parent)
    }
}

extension Nomenclature {
    /// The codes directly below one in an edition, in their order; of the support programme also the placeholder's, with the code's bidang.
    public func children(of kode: Kode, edition: Edition) -> [Kode] {
        guard let index = indexes[edition.id] else { return [] }
        let own = index.children[kode] ?? []
        let general = (kode.placeholder.flatMap { index.children[$0] } ?? []).compactMap { line in
            kode.bidang.flatMap { line.placed(in: $0) }
        }
        return Set(own + general).sorted()
    }

    /// What is held of an edition as one list, in the order of codes.
    public func list(of edition: Edition) -> CodeList {
        let index = indexes[edition.id]
        return CodeList(
            edition: edition, entries: (index?.entries.values).map { $0.sorted { $0.kode < $1.kode } } ?? [],
            completeBidang: index?.completeBidang ?? [])
    }
}
