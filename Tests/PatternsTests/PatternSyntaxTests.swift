import Testing

@testable import Patterns

@Suite("A quick look at patterns")
struct PatternSyntaxTests {
    @Test(
        "plain patterns, with their groups",
        arguments: [
            ("^Evaluasi (Terhadap )?(Hasil )?RKPD\\b", [nil, nil]), ("(?<tahun>20\\d\\d)", ["tahun"]),
            ("(?P<a>x)|(?:y)(?<b_2>[^:]+?)", ["a", "b_2"]),
            ("(?-i)^[IVXLC]+[.)]?$", []), ("[]a]\\.*", []), ("[-–•]{1,3} ?", []), ("", []), ("a{2}b{2,}", []), ("[a-z0-9_ .-]", []),
        ] as [(String, [String?])])
    func plain(_ source: String, _ names: [String?]) throws {
        #expect(PatternSyntax(source)?.groupNames == names)
        #expect(try Pattern(source).groupNames == names)
        #expect(try !Pattern(source).matches("\u{0}") || source.isEmpty)
    }

    @Test(
        "what is not plain is compiled at once",
        arguments: [
            "(", ")", "[a", "*a", "a**", "(?<a>x)(?<a>y)", "[z-a]", "a{3,2}", "\\", "(?<>x)", "a{1001}", "\\pN", "[[:alpha:]]", "(?s)a",
            "(a{9}){9}",
        ])
    func notPlain(_ source: String) { #expect(PatternSyntax(source) == nil) }

    /// Whatever it takes for sound, the engine takes too, with the same groups.
    @Test(arguments: 1...400)
    func neverSoundInError(_ seed: Int) throws {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
        func next(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(count))
        }
        let pieces = [
            "a", "Z", "7", " ", "é", "-", "]", "[", "[^", "[a-z]", "[b-]", "[\\d.]", "(", ")", "(?:", "(?<x>", "(?<y>", "(?i)", "(?-i)",
            "|", "^", "$", ".", "*", "+",
            "?", "{2}", "{1,3}", "{", "}", "\\d", "\\b", "\\.", "\\", "\\w-", ":", ",", "z-a",
        ]
        for _ in 0..<60 {
            let source = (0..<(1 + next(9))).map { _ in pieces[next(pieces.count)] }.joined()
            guard let syntax = PatternSyntax(source) else { continue }
            #expect(Pattern.compiledGroupNames(source) == syntax.groupNames, "\(source)")
        }
    }
}
