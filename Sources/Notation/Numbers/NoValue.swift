/// Texts that say that there is no number.
enum NoValue {
    /// The status of a plain text that is a stand-in for a number; nil where it is none.
    static func status(of text: Bytes) -> QuantityStatus? {
        guard let first = text.first else { return .kosong }
        if first == UInt8(ascii: "#") {
            if text.count > 1, text.allSatisfy({ $0 == UInt8(ascii: "#") }) { return .hilang }
            return isSame(text, "#div/0!") ? .pembagiNol : .takTerbaca
        }
        if first == UInt8(ascii: "-") {
            // A dash, several of them, `- %`, `-,-`: a format's way to show nothing.
            return text.allSatisfy { $0 == first || $0.isBlank || $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: ",") } ? .tidakAda : nil
        }
        guard first.isLetter, text.count <= 16 else { return nil }
        return words.contains(text) ? .tidakAda : nil
    }

    /// What offices and their programs write for "there is none"; compared without case, dots, slashes and spaces.
    private static let words = WordSet(["na", "none", "nihil", "nil", "tidakada", "tdkada", "belumada", "null"])

    /// Whether a text equals a word of lower-case ASCII, but for case, dots and spaces.
    private static func isSame(_ text: Bytes, _ word: StaticString) -> Bool {
        var rest = word.bytes[...]
        for byte in text where byte != UInt8(ascii: ".") && !byte.isBlank {
            guard rest.first == byte.lowercased else { return false }
            rest = rest.dropFirst()
        }
        return rest.isEmpty
    }
}
