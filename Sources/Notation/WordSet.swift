/// A set of lower-case ASCII words that is asked by bytes, without making a String of them.
///
/// Two words are the same if they have the same length and the same first seven letters: enough to keep the words of a list apart, and lenient with a
/// slip at the end of a long one.
struct WordSet {
    private let keys: [UInt64]

    init(_ words: [String]) {
        keys = Set(words.map { word in Array(word.utf8).withUnsafeBufferPointer { Self.key(of: $0) } }).sorted()
    }

    /// Whether a word is in the set, its case, dots, slashes and spaces aside (`s.d.`, `s/d`).
    func contains(_ word: Bytes) -> Bool { contains(key: Self.key(of: word)) }

    /// Whether the word of a key is in the set.
    func contains(key: UInt64) -> Bool {
        var low = 0
        var high = keys.count
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] == key { return true }
            if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        return false
    }

    /// A word as its first seven letters and its length, its case, dots, slashes and spaces aside.
    static func key(of word: Bytes) -> UInt64 {
        var key: UInt64 = 0
        var count: UInt64 = 0
        for byte in word where byte != UInt8(ascii: ".") && byte != UInt8(ascii: "/") && !byte.isBlank {
            if count < 7 { key |= UInt64(byte.lowercased) << (8 * count) }
            count += 1
        }
        return key | min(count, 255) << 56
    }
}
