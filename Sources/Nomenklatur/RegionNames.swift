import Notation

/// What a text says about a region.
public enum RegionMatch: Hashable, Sendable {
    /// One region; `isExact` where it is spelt as a list spells it.
    case found(Region, isExact: Bool)
    /// Several could be meant, by code: a question to the operator.
    case several([Region])
    /// None is named.
    case none

    /// The region, where it is one.
    public var region: Region? {
        guard case .found(let region, _) = self else { return nil }
        return region
    }
}

extension Regions {
    /// The region that a title speaks of: `PEMERINTAH KABUPATEN TEMANGGUNG TAHUN 2023`, `DINAS SOSIAL KAB. JEMBER`, `Semarang`.
    ///
    /// Within a longer text a name counts only where the word before it says what kind of region it is; beside a kabupaten or kota its own province is
    /// no other region. A slip of the pen is passed over where kind and name leave one winner and no region of another kind bears the name.
    public func recognise(_ text: String) -> RegionMatch {
        let whole = find(text)
        if whole.count == 1 { return .found(whole[0], isExact: true) }
        if whole.count > 1 { return .several(whole) }
        let words = foldedWords(of: text)
        var found: [Region] = []
        var near: [Region] = []
        var index = 0
        while index < words.count {
            let hits = NamePlace.all(words, at: index).lazy.map { self.hit(words, $0) }
            let hit = hits.first { !$0.exact.isEmpty } ?? hits.first { !$0.near.isEmpty }
            found += hit?.exact.filter { !found.contains($0) } ?? []
            near += hit?.near.filter { !near.contains($0) } ?? []
            index = hit?.end ?? index + 1
        }
        // A province beside one of its own kabupaten or kota is no other region.
        let provinces = Set(found.filter { $0.jenis != .provinsi }.map { String($0.kode.prefix(2)) })
        found.removeAll { $0.jenis == .provinsi && provinces.contains($0.kode) }
        if found.count == 1 { return .found(found[0], isExact: true) }
        if found.count > 1 { return .several(found.sorted { $0.kode < $1.kode }) }
        return near.count == 1 ? .found(near[0], isExact: false) : .none
    }

    /// What a text names at one place: the regions whose name stands there, or the one whose name is misspelt there; and where that ends.
    private struct Hit {
        var exact: [Region] = []
        var near: [Region] = []
        var end: Int
    }

    /// - Returns: no region where several are as near: Pidie Jaya misspelt begins with Pidie, and then both are named.
    private func hit(_ words: [String], _ place: NamePlace) -> Hit {
        var exact: (length: Int, regions: [Region])?
        var near: [(region: Region, distance: Int, length: Int)] = []
        for length in place.lengths {
            let name = squeezed(Array(words[place.start..<(place.start + length)]))
            let bearers = byName[name] ?? []
            let own = bearers.filter { place.kinds.contains($0.jenis) }
            if !own.isEmpty { exact = (length, own) }
            // Kabupaten Sabang is not Subang misspelt: there is a Kota Sabang, and someone must say which is wrong.
            guard bearers.isEmpty, name.utf8.count >= 6, place.kinds.count == 1 else { continue }
            for region in all where place.kinds.contains(region.jenis) {
                let distance = Self.distance(words[place.start..<(place.start + length)], foldedWords(of: region.nama))
                if let distance { near.append((region, distance, length)) }
            }
        }
        if let (length, regions) = exact {
            let longer = near.filter { $0.length > length && $0.distance <= 1 && !regions.contains($0.region) }.map(\.region)
            // Kabupaten Mamuju Utara is not Kabupaten Mamuju: a name ends with the text, or where other matter begins.
            let next = place.start + length
            if longer.isEmpty, next < words.count, !Self.endsName(words[next]) { return Hit(end: place.start) }
            return Hit(exact: regions + longer, end: next)
        }
        guard let best = near.min(by: { $0.distance < $1.distance }),
            best.distance <= Self.slips(squeezed(foldedWords(of: best.region.nama)))
        else { return Hit(end: place.start) }
        let rivals = Set(near.filter { $0.distance <= best.distance + 1 }.map(\.region))
        return Hit(near: rivals.count == 1 ? [best.region] : [], end: place.start)
    }

    /// The letters that differ, word by word; nil for another number of words, or more than two letters of a word or three in all.
    private static func distance(_ words: ArraySlice<String>, _ others: [String]) -> Int? {
        guard words.count == others.count else { return nil }
        var sum = 0
        for (word, other) in zip(words, others) {
            guard let distance = editDistance(word, other, limit: 2) else { return nil }
            sum += distance
        }
        return sum <= 3 ? sum : nil
    }

    /// Whether a word behind a region's name is none of it.
    private static func endsName(_ word: String) -> Bool {
        kinds[word] != nil || wordsBehindNames.contains(word) || word.utf8.first.map { (0x30...0x39).contains($0) } == true
    }

    private static let wordsBehindNames: Set<String> = [
        "tahun", "periode", "triwulan", "tri", "tw", "semester", "bulan", "sampai", "sd", "s", "anggaran", "apbd", "rkpd", "renja", "rpjmd",
        "renstra", "perubahan", "murni", "dalam", "pada", "dan", "di", "per", "untuk", "dinas", "badan", "kantor", "satuan", "sekretariat",
        "inspektorat", "kecamatan", "kelurahan", "rumah", "bagian", "uptd", "upt", "pemerintah", "perangkat", "opd", "skpd", "organisasi",
    ]

    /// How many letters of a name may be wrong.
    private static func slips(_ name: String) -> Int { name.utf8.count >= 10 ? 2 : 1 }
}

/// Where a name may stand: behind the word for its kind.
private struct NamePlace {
    var kinds: Set<Region.Jenis>
    /// The position of its first word.
    var start: Int
    /// The most words that a region's name has.
    private static let longest = 6
    private let end: Int

    /// How many words it may have.
    var lengths: ClosedRange<Int> { 1...min(Self.longest, end - start) }

    private init(kinds: Set<Region.Jenis>, start: Int, end: Int) {
        self.kinds = kinds
        self.start = start
        self.end = end
    }

    /// The places that a word at a position opens; none where it is no word for a kind, or is the last.
    static func all(_ words: [String], at index: Int) -> [NamePlace] {
        guard let kind = Regions.kinds[words[index]], index + 1 < words.count else { return [] }
        var places = [NamePlace(kinds: [kind], start: index + 1, end: words.count)]
        let next = words[index + 1]
        if let other = Regions.kinds[next], other != kind, index + 2 < words.count {
            // Kabupaten/Kota says neither; but a name may begin so (Kotabaru in two words).
            places.append(NamePlace(kinds: [kind, other], start: index + 2, end: words.count))
        } else if next == "administrasi" || next == "daerah", index + 2 < words.count {
            places.append(NamePlace(kinds: [kind], start: index + 2, end: words.count))
        }
        return places
    }
}
