import Grid
import Notation
import Patterns

/// The quarter that a header text names: `I`, `Il`, `3`, `TW II`, `Triwulan III`, `TW II (April-Juni)`, `S/D TW II`, `Januari - Maret`.
struct HeaderQuarter: Hashable {
    /// 1…4.
    var quarter: Int
    /// Whether the text says that values run up to it.
    var isCumulative: Bool

    init?(_ text: String) {
        guard Self.mayNameQuarter(text) else { return nil }
        var words = text.singleLine
        let upTo = Self.upTo?.firstMatch(in: words)?.groups[1]
        let isCumulative = upTo != nil
        if let upTo { words = upTo }
        // What stands in brackets repeats the quarter by its months.
        if let bracket = words.firstIndex(of: "("), bracket > words.startIndex { words = String(words[..<bracket]) }
        words = Self.withoutYear(words)
        if let ordinal = Self.ordinal?.firstMatch(in: words)?.groups[1] { words = ordinal }
        if let quarter = readQuarter(words) ?? Self.months(words) {
            self.quarter = quarter
            self.isCumulative = isCumulative
            return
        }
        return nil
    }

    /// Whether a word of a text could be the number of a quarter or a month: a quick look, for most headings name none.
    private static func mayNameQuarter(_ text: String) -> Bool {
        var word: [UInt8] = []
        word.reserveCapacity(16)
        for byte in text.utf8 {
            switch byte {
            case 0x41...0x5A: word.append(byte + 32)
            case 0x61...0x7A, 0x30...0x39, UInt8(ascii: "|"), UInt8(ascii: "!"): word.append(byte)
            case 0x80...: return true
            default:
                if mayCount(word) { return true }
                word.removeAll(keepingCapacity: true)
            }
        }
        return mayCount(word)
    }

    /// Whether a word is a numeral, however badly typed, ends in one, or begins like a number or a month.
    private static func mayCount(_ word: [UInt8]) -> Bool {
        guard let last = word.last else { return false }
        if word.allSatisfy(isOfNumeral) || word.count <= 10 && isOfNumeral(last) && beginsQuarter(word) { return true }
        return word.count >= 3 && months.contains(packed(word.prefix(3))) || word.count <= 8 && numbers.contains(packed(word))
    }

    private static func isOfNumeral(_ byte: UInt8) -> Bool { "ivl1234|!".utf8.contains(byte) }

    private static func beginsQuarter(_ word: [UInt8]) -> Bool { word.starts(with: "tw".utf8) || word.starts(with: "ke".utf8) }

    /// How months begin, and the words for the quarters.
    private static let months = Set(names.keys.map { packed($0.utf8) })
    private static let numbers = Set(["satu", "dua", "tiga", "empat", "pertama", "kedua", "ketiga", "keempat"].map { packed($0.utf8) })

    private static func packed(_ word: some Sequence<UInt8>) -> UInt64 { word.reduce(0) { $0 << 8 | UInt64($1) } }

    /// What follows the words is the quarter that it runs up to.
    private static let upTo = try? Pattern(
        #"(?:^|[ (])(?:s ?[./]? ?d\.?|sampai(?: dengan)?|hingga)[ .:]*((?:tri|tw|[ivl1-4|!]+(?:$|[ (])).*)$"#)

    /// `Ke-1`, `ke I`: a quarter by its place.
    private static let ordinal = try? Pattern(#"^ke ?[-–]? ?([ivl1-4|!]+)$"#)

    /// Whether a text says that something runs up to a quarter: `s.d.`, `s/d`, `sampai dengan`.
    static func saysUpTo(_ text: String) -> Bool { upTo?.matches(text) == true }

    private static func withoutYear(_ text: String) -> String {
        var words = text.split(separator: " ")
        while words.count > 1, let last = words.last, last.count == 4 && last.hasPrefix("20") || last.lowercased() == "tahun" {
            words.removeLast()
        }
        return words.joined(separator: " ")
    }

    private static let names = [
        "jan": 1, "feb": 2, "peb": 2, "mar": 3, "apr": 4, "mei": 5, "jun": 6, "jul": 7, "agu": 8, "ags": 8, "sep": 9, "okt": 10, "nov": 11,
        "nop": 11, "des": 12,
    ]

    /// A quarter by its first and last month.
    private static func months(_ text: String) -> Int? {
        let words = text.lowercased().split { !$0.isLetter }.filter { $0 != "s" && $0 != "d" && $0 != "sd" && $0 != "bulan" }
        let months = words.compactMap { names[String($0.prefix(3))] }
        guard months.count == words.count, let first = months.first, let last = months.last, months.count >= 2 else { return nil }
        return last % 3 == 0 && last - first == 2 ? last / 3 : nil
    }
}
