import Notation

/// How alike two names are: equal but for case, punctuation and joining words, or word by word with small slips.
struct ComparedName: Hashable, Sendable {
    /// The words that carry the meaning.
    let words: [String]
    /// These without the region's words at the end, which one print has and another has not; in each way that they can be taken off.
    private let stems: [[String]]

    init(_ name: String) {
        let all = foldedName(name, droppingLevel: true).split(separator: " ").flatMap { Self.spelling[String($0)] ?? [String($0)] }
        let meaning = all.filter { !Self.joining.contains($0) }
        let words = meaning.isEmpty ? all : meaning
        self.words = words
        let tails = Self.tails.filter { words.count > $0.count + 1 && words.suffix($0.count).elementsEqual($0) }
        stems = [words] + tails.map { Array(words.dropLast($0.count)) }
    }

    /// Words that come and go between prints of one name.
    private static let joining: Set<String> = ["dan", "atau", "serta", "yang", "di", "ke", "dari", "untuk", "pada", "dalam", "dengan"]

    /// Words that are written in two ways, and short forms that mean one thing in names of activities.
    private static let spelling: [String: [String]] = [
        "lab": ["laboratorium"], "mebeluer": ["mebel"], "mebelair": ["mebel"], "mebelaer": ["mebel"], "meubelair": ["mebel"],
        "mebeleur": ["mebel"], "perda": ["peraturan", "daerah"], "raperda": ["rancangan", "peraturan", "daerah"],
        "perijinan": ["perizinan"],
        "ijin": ["izin"], "fihak": ["pihak"], "jln": ["jalan"], "analisa": ["analisis"],
        "resiko": ["risiko"], "sistim": ["sistem"], "telantar": ["terlantar"], "ketentraman": ["ketenteraman"],
        "aktifitas": ["aktivitas"], "efektifitas": ["efektivitas"], "obyek": ["objek"], "dibidang": ["bidang"], "diluar": ["luar"],
        "admin": ["administrasi"], "sdm": ["sumber", "daya", "manusia"],
    ]

    /// What follows a name in one print and not in another.
    private static let tails = [
        ["kewenangan", "kabupaten", "kota"], ["daerah", "kabupaten", "kota"], ["kabupaten", "kota"], ["kewenangan", "provinsi"],
        ["daerah", "provinsi"], ["provinsi"],
    ]

    /// The letters that differ, 0 for names that are the same; nil where the names differ by more than slips: another number of words, a
    /// short word that is not the same, more than a letter in eight.
    /// - Parameter areOtherWords: Whether two words are known to be different ones, however alike.
    func slips(from other: ComparedName, areOtherWords: (String, String) -> Bool = { _, _ in false }) -> Int? {
        var least: Int?
        for stem in stems {
            for theirs in other.stems {
                if let slips = Self.slips(stem, theirs, areOtherWords), slips < least ?? .max { least = slips }
                if least == 0 { return 0 }
            }
        }
        return least
    }

    private static func slips(_ words: [String], _ others: [String], _ areOtherWords: (String, String) -> Bool) -> Int? {
        if words == others { return 0 }
        let length = words.reduce(0) { $0 + $1.utf8.count }
        guard words.count == others.count else {
            // One word torn in two, or two run together, with at most one slip. Without spaces DPASKPD is DPA-SKPD.
            guard abs(words.count - others.count) <= 2, abs(length - others.reduce(0) { $0 + $1.utf8.count }) <= 1 else { return nil }
            let distance = editDistance(words.joined(), others.joined(), limit: 1)
            return length >= 12 || distance == 0 ? distance : nil
        }
        var slips = 0
        for (word, theirs) in zip(words, others) where word != theirs {
            guard let distance = editDistance(word, theirs, limit: allowance(max(word.utf8.count, theirs.utf8.count))),
                !areOtherWords(word, theirs)
            else { return nil }
            slips += distance
        }
        return slips <= max(1, length / 8) ? slips : nil
    }

    /// The share of the words of the longer name that both hold in the same order, slips allowed; 0…1.
    func agreement(with other: ComparedName) -> Double {
        if slips(from: other) != nil { return 1 }
        guard !words.isEmpty, !other.words.isEmpty else { return 0 }
        return Double(common(with: other)) / Double(max(words.count, other.words.count))
    }

    /// Whether another name holds every word of this one, in any order, slips allowed.
    func isWithin(_ other: ComparedName) -> Bool {
        !words.isEmpty
            && words.allSatisfy { word in
                other.words.contains { theirs in
                    theirs.hasPrefix(word) && word.utf8.count >= 3
                        || editDistance(word, theirs, limit: Self.allowance(max(word.utf8.count, theirs.utf8.count))) != nil
                }
            }
    }

    /// Whether one of two names has all words of the other, in their order, slips allowed.
    func isPart(of other: ComparedName) -> Bool { common(with: other) == min(words.count, other.words.count) }

    /// How many words two names have in common, in their order, slips allowed.
    private func common(with other: ComparedName) -> Int {
        var row = [Int](repeating: 0, count: other.words.count + 1)
        for word in words {
            var diagonal = 0
            for (index, theirs) in other.words.enumerated() {
                let above = row[index + 1]
                let isSame = editDistance(word, theirs, limit: Self.allowance(max(word.utf8.count, theirs.utf8.count))) != nil
                row[index + 1] = isSame ? diagonal + 1 : max(above, row[index])
                diagonal = above
            }
        }
        return row[other.words.count]
    }

    /// How many letters of a word may differ: none of an abbreviation, for RKA is not DPA.
    private static func allowance(_ length: Int) -> Int { length <= 4 ? 0 : length <= 7 ? 1 : 2 }
}
