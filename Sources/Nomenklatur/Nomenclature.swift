import Model
public import Notation

/// The code lists at hand, by edition.
///
/// Codes of the support programme are published as `X.XX.01…` and used with the agency's own bidang: asked for `1.06.01.2.02`, the lists answer with
/// what they hold of it, else with the placeholder's line.
public struct Nomenclature: Sendable {
    private(set) var indexes: [String: NomenclatureIndex] = [:]
    /// The editions to ask, in their order, in groups: a later group is asked only where the earlier ones hold nothing at the place in question.
    private var groups: [[Edition]] = Edition.all.reversed().map { [$0] }
    /// Whether a sheet's edition put the groups in order.
    private(set) var isOrdered = false
    /// How many names hold a word.
    private(set) var vocabulary: [String: Int] = [:]

    /// The lists of a folder, one a file; files of one edition add up. None where there is no such folder.
    /// - Parameter loaded: Lists that the dataset holds: they go before the folder's, which add what these do not hold.
    public init(directory: String, loaded: [CodeList] = []) throws(ListError) {
        var lists = loaded
        for file in try listFiles(in: directory) { lists.append(try CodeList(file: file)) }
        self.init(lists: lists)
    }

    /// Lists that were made otherwise; the first that holds a code names it.
    public init(lists: [CodeList] = []) {
        for list in lists {
            var index = indexes[list.edition.id] ?? NomenclatureIndex()
            index.add(list)
            indexes[list.edition.id] = index
        }
        for index in indexes.values {
            for names in index.compared.values {
                for word in Set(names.flatMap(\.words)) { vocabulary[word, default: 0] += 1 }
            }
        }
    }

    /// The editions of which anything is held, the oldest first.
    public var editions: [Edition] { Edition.all.filter { indexes[$0.id] != nil } }

    /// The same lists, asked in the order that a sheet of an edition asks them in: its own, those whose codes are written alike, then the others by
    /// how far their years lie.
    /// - Parameter exclusively: Whether only lists count whose codes are written as the edition writes them: a sheet that prints sub kegiatan of
    ///   two digits gets none of four.
    public func preferring(_ edition: Edition, exclusively: Bool = false) -> Nomenclature {
        let near = Edition.all.sorted { ($0.distance(to: edition), $1.years.lowerBound) < ($1.distance(to: edition), $0.years.lowerBound) }
        let alike = near.filter { $0.tata == edition.tata }
        var result = self
        result.isOrdered = true
        result.groups = [alike] + (exclusively ? [] : near.filter { $0.tata != edition.tata }.map { [$0] })
        return result
    }

    /// The line of a code; of a code of the support programme possibly the placeholder's. nil where no list holds it.
    /// - Parameter edition: nil for any, in the order of asking, the latest first unless ``preferring(_:exclusively:)`` said otherwise.
    public func entry(of kode: Kode, edition: Edition? = nil) -> NomenclatureEntry? {
        for index in searched(edition) {
            if let entry = index.entry(of: kode) { return entry }
        }
        return nil
    }

    /// The lines of a code in every edition that holds it, the oldest first.
    public func entries(of kode: Kode) -> [(edition: Edition, entry: NomenclatureEntry)] {
        editions.compactMap { edition in indexes[edition.id]?.entry(of: kode).map { (edition, $0) } }
    }

    /// The edition whose lists hold a code, the first asked.
    public func edition(holding kode: Kode) -> Edition? {
        groups.flatMap(\.self).first { indexes[$0.id]?.entry(of: kode) != nil }
    }

    /// The name of a code; nil where no list holds it.
    public func name(of kode: String, edition: Edition? = nil) -> String? {
        Kode(kode).flatMap { entry(of: $0, edition: edition)?.nama }
    }

    /// Whether a code exists: true where a list holds it, false where a list that is complete for its bidang does not, nil where nobody can tell.
    public func exists(_ kode: Kode, edition: Edition) -> Bool? {
        guard let index = indexes[edition.id] else { return nil }
        if index.holds(kode) { return true }
        return index.isComplete(for: kode, lingkup: nil) ? false : nil
    }

    /// How a code stands with the lists.
    public enum Standing: Hashable, Sendable {
        /// One of them holds it.
        case known
        /// None holds it, and the list of this edition is complete for its bidang.
        case unknown(Edition)
        /// Nobody can tell.
        case untold
    }

    /// How a code stands with the lists whose codes are written as an edition writes them.
    /// - Parameter lingkup: Whose codes the sheet prints, `1` a province's, `2` a kabupaten's or kota's; nil where it is not known. A list that holds
    ///   only a kabupaten's says nothing about a province's.
    public func standing(of kode: Kode, edition: Edition, lingkup: String?) -> Standing {
        guard kode.tata.contains(edition.tata) else { return .untold }
        let alike = preferring(edition, exclusively: true).groups[0].filter { indexes[$0.id] != nil }
        if alike.contains(where: { indexes[$0.id]?.holds(kode) ?? false }) { return .known }
        let complete = alike.first { indexes[$0.id]?.isComplete(for: kode, lingkup: lingkup) ?? false }
        return complete.map { .unknown($0) } ?? .untold
    }

    /// The indexes to ask, in the order of asking.
    func searched(_ edition: Edition?) -> [NomenclatureIndex] {
        (edition.map { [$0] } ?? groups.flatMap(\.self)).compactMap { indexes[$0.id] }
    }

    /// The indexes to ask, in groups.
    func searchedGroups(_ edition: Edition?) -> [[NomenclatureIndex]] {
        (edition.map { [[$0]] } ?? groups).map { $0.compactMap { indexes[$0.id] } }.filter { !$0.isEmpty }
    }
}

/// The number of the programme that every bidang has under one name: it says nothing about the bidang.
let supportProgramme = "01"

extension Edition {
    /// How many years lie between the use of two editions.
    fileprivate func distance(to other: Edition) -> Int {
        max(years.lowerBound - other.years.upperBound, other.years.lowerBound - years.upperBound, 0)
    }
}
