import Notation

/// How alike two names are: equal but for case, punctuation and joining words, or word by word with small slips.
struct ComparedName: Hashable, Sendable {
    /// The words that carry the meaning.
    let words: [String]
    /// These without the region's word at the end, which one print has and another has not.
    private let stem: [String]

    init(_ name: String) {
        let all = foldedName(name, droppingLevel: true).split(separator: " ").map(String.init)
        let meaning = all.filter { !Self.joining.contains($0) }
        let words = meaning.isEmpty ? all : meaning
        let tail = Self.tails.first { words.count > $0.count + 1 && words.suffix($0.count).elementsEqual($0) }
        self.words = words
        stem = Array(words.dropLast(tail?.count ?? 0))
    }

    /// Words that come and go between prints of one name.
    private static let joining: Set<String> = ["dan", "atau", "serta", "yang", "di", "ke", "dari", "untuk", "pada", "dalam", "dengan"]

    /// What follows a name in one print and not in another.
    private static let tails = [
        ["kewenangan", "kabupaten", "kota"], ["daerah", "kabupaten", "kota"], ["kabupaten", "kota"], ["kewenangan", "provinsi"],
    ]

    /// The letters that differ, 0 for names that are the same; nil where the names differ by more than slips: another number of words, a
    /// short word that is not the same, more than a letter in eight.
    func slips(from other: ComparedName) -> Int? { Self.slips(stem, other.stem) ?? Self.slips(words, other.words) }

    private static func slips(_ words: [String], _ others: [String]) -> Int? {
        if words == others { return 0 }
        // Without spaces DPASKPD is DPA-SKPD.
        let squeezed = words.joined()
        guard words.count == others.count else {
            // One word torn in two, or two run together, with at most one slip.
            let distance = editDistance(squeezed, others.joined(), limit: 1)
            return squeezed.utf8.count >= 12 || distance == 0 ? distance : nil
        }
        var slips = 0
        for (word, theirs) in zip(words, others) where word != theirs {
            guard let distance = editDistance(word, theirs, limit: allowance(max(word.utf8.count, theirs.utf8.count))) else { return nil }
            slips += distance
        }
        return slips <= max(1, squeezed.utf8.count / 8) ? slips : nil
    }

    /// The share of the words of the longer name that both hold in the same order, slips allowed; 0…1.
    func agreement(with other: ComparedName) -> Double {
        if slips(from: other) != nil { return 1 }
        guard !words.isEmpty, !other.words.isEmpty else { return 0 }
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
        return Double(row[other.words.count]) / Double(max(words.count, other.words.count))
    }

    /// How many letters of a word may differ: none of an abbreviation, for RKA is not DPA.
    private static func allowance(_ length: Int) -> Int { length <= 4 ? 0 : length <= 7 ? 1 : 2 }
}
