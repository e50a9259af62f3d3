public import Notation

/// The bidang urusan that a sheet's programmes point to.
public struct BidangEvidence: Hashable, Sendable {
    /// `1.06`.
    public var bidang: Kode
    /// How many of the programmes bear its programmes' names under its numbers.
    public var agreeing: Int
    /// How many programmes could speak: all but the support programme and those without number or name.
    public var of: Int
}

extension Nomenclature {
    /// Which bidang's programmes bear these names under these numbers.
    ///
    /// Number and name together all but name the bidang; still only a clear answer counts: four of five programmes agree, of a single one the name is the
    /// same, and no other bidang has more than a third as many. The support programme (01) stands in every bidang and says nothing.
    /// - Parameter programmes: The programmes' own numbers (`04`) and names, as the sheet prints them.
    public func bidang(ofProgrammes programmes: [(relativeCode: String, name: String)], edition: Edition? = nil) -> BidangEvidence? {
        var names: [String: Set<ComparedName>] = [:]
        for programme in programmes where programme.relativeCode != supportProgramme {
            let name = ComparedName(programme.name)
            if !name.words.isEmpty { names[programme.relativeCode, default: []].insert(name) }
        }
        let pairs = names.flatMap { number, names in names.map { (number, $0) } }
        guard !pairs.isEmpty else { return nil }

        var best: [Kode: (agreeing: Int, exact: Int)] = [:]
        for index in searched(edition) {
            for bidang in index.children.keys where bidang.tingkat == .bidangUrusan && !bidang.isPlaceholder {
                var count = (agreeing: 0, exact: 0)
                for (number, name) in pairs {
                    guard let kode = bidang.child(number), let theirs = index.compared[kode] else { continue }
                    if theirs.contains(where: { name.slips(from: $0) != nil }) { count.exact += 1 }
                    if theirs.contains(where: { name.agreement(with: $0) >= sameNameShare }) { count.agreeing += 1 }
                }
                if count.agreeing > best[bidang]?.agreeing ?? 0 { best[bidang] = count }
            }
        }
        let ranked = best.sorted { ($0.value.agreeing, $1.key) > ($1.value.agreeing, $0.key) }
        guard let (bidang, count) = ranked.first, count.agreeing * 5 >= pairs.count * 4, count.exact > 0 else { return nil }
        let second = ranked.dropFirst().first?.value.agreeing ?? 0
        guard second * 3 <= count.agreeing else { return nil }
        return BidangEvidence(bidang: bidang, agreeing: count.agreeing, of: pairs.count)
    }
}
