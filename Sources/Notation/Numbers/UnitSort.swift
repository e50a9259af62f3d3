/// What a unit says of the numbers before it.
public enum UnitSort: Sendable, Hashable {
    /// People, documents, packages: wholes, whose thousands are grouped.
    case counted
    /// Lengths, areas, weights: `2.736 ha` can be either.
    case measured
    /// Indices, scores, ratios.
    case score
    /// Percentages.
    case percent

    /// What a unit is, by its first word (`Persen (%)`, `Nilai SAKIP`, `m2/orang`); nil where none is written. What no list names is counted.
    public init?(_ unit: String?) {
        guard let unit else { return nil }
        let sort: UnitSort? = withPlainBytes(of: unit) { text in
            var text = text
            while let first = text.first, first.isBlank || first == UInt8(ascii: "(") || first == UInt8(ascii: "-") {
                text = Bytes(rebasing: text.dropFirst())
            }
            guard !text.isEmpty else { return nil }
            if text[0] == UInt8(ascii: "%") { return .percent }
            var end = 0
            while end < text.count, text[end] < 0x80, text[end].isLetter || text[end].isDigit { end += 1 }
            let word = Bytes(rebasing: text[..<end])
            if Self.percentWords.contains(word) { return .percent }
            if Self.scoreWords.contains(word) { return .score }
            if Self.measureWords.contains(word) || text[0] >= 0x80 { return .measured }
            return .counted
        }
        guard let sort else { return nil }
        self = sort
    }

    private static let percentWords = WordSet(["persen", "prosen", "percent", "persentase", "prosentase"])
    private static let scoreWords = WordSet([
        "indeks", "index", "nilai", "skor", "score", "poin", "point", "points", "rasio", "ratio", "skala",
    ])
    private static let measureWords = WordSet([
        "angka", "mm", "cm", "m", "m1", "m2", "m3", "meter", "km", "km2", "kilometer", "ha", "hektar", "hektare", "are", "g", "gr", "gram",
        "kg", "kilogram",
        "kilo", "kuintal", "kwintal", "ku", "ton", "l", "lt", "ltr", "liter", "ml", "watt", "w", "kw", "kwh", "mw", "mwh", "kva", "mva",
        "volt", "derajat",
        "celcius", "celsius", "permil", "permille", "kb", "mb", "gb", "tb", "mbps", "kbps", "usd", "dolar", "dollar",
    ])
}
