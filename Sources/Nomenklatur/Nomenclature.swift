import Model
public import Notation

/// The code lists at hand, by edition.
///
/// Codes of the support programme are published as `X.XX.01…` and used with the agency's own bidang: asked for `1.06.01.2.02`, the lists answer with
/// what they hold of it, else with the placeholder's line.
public struct Nomenclature: Sendable {
    /// What is held of one edition.
    struct Index: Sendable {
        var entries: [Kode: NomenclatureEntry] = [:]
        var children: [Kode: [Kode]] = [:]
        var completeBidang: Set<String> = []
    }
    private(set) var indexes: [String: Index] = [:]

    /// The lists of a folder, one a file; files of one edition add up. None where there is no such folder.
    public init(directory: String) throws(ListError) {
        var lists: [CodeList] = []
        for file in try listFiles(in: directory) { lists.append(try CodeList(file: file)) }
        self.init(lists: lists)
    }

    /// Lists that were made otherwise; the first that holds a code names it.
    public init(lists: [CodeList] = []) {
        for list in lists {
            var index = indexes[list.edition.id] ?? Index()
            index.completeBidang.formUnion(list.completeBidang)
            for entry in list.entries where index.entries[entry.kode] == nil {
                index.entries[entry.kode] = entry
                // Parents that no list names are still parents.
                var child = entry.kode
                while let parent = child.parent {
                    if index.children[parent]?.contains(child) == true { break }
                    index.children[parent, default: []].append(child)
                    child = parent
                }
            }
            indexes[list.edition.id] = index
        }
    }

    /// The editions of which anything is held, the oldest first.
    public var editions: [Edition] { Edition.all.filter { indexes[$0.id] != nil } }

    /// The line of a code; of a code of the support programme possibly the placeholder's. nil where no list holds it.
    /// - Parameter edition: nil for any, the latest first.
    public func entry(of kode: Kode, edition: Edition? = nil) -> NomenclatureEntry? {
        for index in searched(edition) {
            if let entry = index.entries[kode] { return entry }
            if let general = placeholder(of: kode), let entry = index.entries[general] { return entry }
        }
        return nil
    }

    /// The name of a code; nil where no list holds it.
    public func name(of kode: String, edition: Edition? = nil) -> String? {
        Kode(kode).flatMap { entry(of: $0, edition: edition)?.nama }
    }

    /// Whether a code exists: true where a list holds it, false where a list that is complete for its bidang does not, nil where nobody can tell.
    public func exists(_ kode: Kode, edition: Edition) -> Bool? {
        if entry(of: kode, edition: edition) != nil { return true }
        guard let index = indexes[edition.id], let bidang = kode.bidang else { return nil }
        if index.completeBidang.contains(bidang.text) { return false }
        return placeholder(of: kode) != nil && index.completeBidang.contains("X.XX") ? false : nil
    }

    /// The indexes to ask, the latest edition first.
    func searched(_ edition: Edition?) -> [Index] {
        (edition.map { [$0] } ?? Edition.all.reversed()).compactMap { indexes[$0.id] }
    }

    /// `X.XX.01.2.02` for 1.06.01.2.02; nil for codes outside the support programme.
    func placeholder(of kode: Kode) -> Kode? {
        guard !kode.isPlaceholder, kode.parts.count >= 3, kode.parts[2] == supportProgramme else { return nil }
        return Kode(parts: ["X", "XX"] + kode.parts.dropFirst(2))
    }
}

/// The number of the programme that every bidang has under one name: it says nothing about the bidang.
let supportProgramme = "01"

extension Nomenclature.Index {
    /// The lines at a level below a code.
    func descendants(of parent: Kode, at tingkat: Tingkat) -> [NomenclatureEntry] {
        var found: [NomenclatureEntry] = []
        var open = [parent]
        while let kode = open.popLast() {
            for child in children[kode] ?? [] {
                if child.tingkat == tingkat {
                    if let entry = entries[child] { found.append(entry) }
                } else {
                    open.append(child)
                }
            }
        }
        return found
    }
}
