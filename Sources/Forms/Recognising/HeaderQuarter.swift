import Notation
import Patterns

/// The quarter that a header text names: `I`, `Il`, `3`, `TW II`, `Triwulan III`, `TW II (April-Juni)`, `S/D TW II`, `Januari - Maret`.
struct HeaderQuarter: Hashable {
    /// 1…4.
    var quarter: Int
    /// Whether the text says that values run up to it.
    var isCumulative: Bool

    init?(_ text: String) {
        var words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let isCumulative = Self.saysUpTo(words)
        if isCumulative { words = Self.afterUpTo(words) }
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

    /// What follows the words is the quarter that it runs up to.
    private static let upTo = try? Pattern(
        #"(?:^|[ (])(?:s ?[./]? ?d\.?|sampai(?: dengan)?|hingga)[ .:]*((?:tri|tw|[ivl1-4|!]+(?:$|[ (])).*)$"#)

    /// `Ke-1`, `ke I`: a quarter by its place.
    private static let ordinal = try? Pattern(#"^ke ?[-–]? ?([ivl1-4|!]+)$"#)

    /// Whether a text says that something runs up to a quarter: `s.d.`, `s/d`, `sampai dengan`.
    static func saysUpTo(_ text: String) -> Bool { upTo?.matches(text) == true }

    private static func afterUpTo(_ text: String) -> String { upTo?.firstMatch(in: text)?.groups[1] ?? text }

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
