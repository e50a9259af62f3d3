import Grid
import Testing

@Suite("Texts on one line")
struct SingleLineTests {
    @Test(arguments: [
        ("", ""), (" ", ""), ("a", "a"), (" a", "a"), ("a ", "a"), ("a  b", "a b"), ("a\nb\tc\r\nd", "a b c d"), ("a\u{A0}b", "a b"),
        ("a\u{2003}\u{3000}b", "a b"), ("Januari – Maret", "Januari – Maret"), ("Januari –  Maret", "Januari – Maret"),
        ("\u{85}é", "é"), ("日本", "日本"),
    ])
    func oneLine(_ text: String, _ line: String) { #expect(text.singleLine == line) }

    /// The quick look agrees with what the characters' own properties say.
    @Test func asCharactersSay() {
        var generator = SystemRandomNumberGenerator()
        let pieces = [
            "a", "B", "1", " ", "  ", "\n", "\r\n", "\t", "\u{A0}", "\u{2009}", "\u{3000}", "\u{1680}", "–", "é", "日", "🙂", "\u{7F}",
        ]
        for _ in 0..<5_000 {
            let text = (0..<Int.random(in: 0...8, using: &generator)).map { _ in pieces.randomElement(using: &generator)! }.joined()
            #expect(text.singleLine == text.split(whereSeparator: \.isWhitespace).joined(separator: " "), "\(Array(text.unicodeScalars))")
        }
    }
}
