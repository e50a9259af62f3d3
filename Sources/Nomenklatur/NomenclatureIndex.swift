import Model
public import Notation

/// What is held of one edition.
struct NomenclatureIndex: Sendable {
    /// The line of each code.
    private(set) var entries: [Kode: NomenclatureEntry] = [:]
    /// The codes directly under one, also under parents that no list names.
    private(set) var children: [Kode: [Kode]] = [:]
    /// The names of each code, folded, the line's own first: lists of one edition may spell it in two ways.
    private(set) var compared: [Kode: [ComparedName]] = [:]
    private(set) var completeBidang: Set<String> = []
    /// What it holds anything of, of the bidang that it is complete for: a kegiatan or sub kegiatan of provinces, or of kabupaten and kota.
    private var scopes: [String: Set<Scope>] = [:]

    private struct Scope: Hashable {
        var tingkat: Tingkat
        var lingkup: String?
    }

    /// Adds a list; of a code that is held already only the name, where it is another.
    mutating func add(_ list: CodeList) {
        completeBidang.formUnion(list.completeBidang)
        for entry in list.entries {
            let name = ComparedName(entry.nama)
            if entries[entry.kode] == nil {
                entries[entry.kode] = entry
                compared[entry.kode] = [name]
            } else if compared[entry.kode]?.contains(name) == false {
                compared[entry.kode]?.append(name)
            }
            if let bidang = entry.kode.bidang?.text, list.completeBidang.contains(bidang), (entry.tingkat.depth ?? 0) >= 3 {
                scopes[bidang, default: []].insert(Scope(tingkat: entry.tingkat, lingkup: entry.kode.lingkup))
            }
            var child = entry.kode
            while let parent = child.parent {
                if children[parent]?.contains(child) == true { break }
                children[parent, default: []].append(child)
                child = parent
            }
        }
    }

    /// The line of a code, or the placeholder's of a code of the support programme.
    func entry(of kode: Kode) -> NomenclatureEntry? {
        entries[kode] ?? kode.placeholder.flatMap { entries[$0] }
    }

    /// The names of a code, or the placeholder's.
    func names(of kode: Kode) -> [ComparedName] { compared[kode] ?? kode.placeholder.flatMap { compared[$0] } ?? [] }

    /// Whether it names a code, or one below it.
    func holds(_ kode: Kode) -> Bool {
        entry(of: kode) != nil || children[kode] != nil || kode.placeholder.map { children[$0] != nil } ?? false
    }

    /// Whether a code that it does not hold does not exist.
    func isComplete(for kode: Kode, lingkup: String?) -> Bool {
        guard let bidang = kode.bidang else { return false }
        let lists = [bidang.text] + (kode.placeholder == nil ? [] : ["X.XX"])
        return lists.contains { list in
            guard completeBidang.contains(list) else { return false }
            // A list that says it is complete and holds no kegiatan at all means that there is none.
            guard let held = scopes[list] else { return true }
            if (kode.tingkat.depth ?? 0) >= 3 { return held.contains(Scope(tingkat: kode.tingkat, lingkup: kode.lingkup)) }
            return lingkup.map { lingkup in held.contains { $0.lingkup == lingkup } } ?? true
        }
    }

    /// The codes at a level below a parent with their names; those of the support programme also from the placeholder, with the parent's bidang.
    func descendants(of parent: Kode, at tingkat: Tingkat) -> [(kode: Kode, names: [ComparedName])] {
        var found = own(parent, tingkat).map { ($0, compared[$0] ?? []) }
        guard let bidang = parent.bidang, !bidang.isPlaceholder else { return found }
        let general = parent.tingkat == .bidangUrusan ? Kode("X.XX") : parent.placeholder
        if let general {
            let known = Set(found.map(\.0))
            for line in own(general, tingkat) {
                guard let kode = line.placed(in: bidang), !known.contains(kode) else { continue }
                found.append((kode, compared[line] ?? []))
            }
        }
        return found
    }

    private func own(_ parent: Kode, _ tingkat: Tingkat) -> [Kode] {
        var found: [Kode] = []
        var open = [parent]
        while let kode = open.popLast() {
            for child in children[kode] ?? [] {
                if child.tingkat == tingkat {
                    if entries[child] != nil { found.append(child) }
                } else {
                    open.append(child)
                }
            }
        }
        return found
    }
}

extension Kode {
    /// `X.XX.01.2.02` for 1.06.01.2.02; nil for codes outside the support programme.
    var placeholder: Kode? {
        guard !isPlaceholder, parts.count >= 3, parts[2] == supportProgramme else { return nil }
        return Kode(parts: ["X", "XX"] + parts.dropFirst(2))
    }

    /// The L of a kegiatan or sub kegiatan: `1` a province's, `2` a kabupaten's or kota's; nil elsewhere.
    public var lingkup: String? { parts.count >= 5 ? parts[3] : nil }
}
