import Patterns
import Testing

@Suite("Patterns of mappings")
struct PatternTests {
    @Test("a group is named in either spelling", arguments: ["TAHUN (?<tahun>20\\d\\d)", "TAHUN (?P<tahun>20\\d\\d)"])
    func namedGroups(_ source: String) throws {
        let pattern = try Pattern(source)
        let match = try #require(pattern.firstMatch(in: "Evaluasi Tahun 2023, tw IV"))
        #expect(match.named == ["tahun": "2023"])
        #expect(match.groups == ["Tahun 2023", "2023"])
        #expect(match.text == "Tahun 2023")
        #expect(match.start == 9 && match.end == 19)
        #expect(pattern.source == source)
        #expect(pattern.groupNames == ["tahun"])
    }

    @Test("an escaped bracket is no group")
    func escapes() throws {
        #expect(try Pattern("\\(?<a>").matches("<a>"))
        #expect(try Pattern("[(]\\d[)]").matches("kolom (1)"))
        #expect(try Pattern("\\\\(?<sisa>.)").firstMatch(in: "\\x")?.named["sisa"] == "x")
    }

    @Test("case counts only where asked")
    func caseFolding() throws {
        #expect(try Pattern("jumlah").matches("JUMLAH"))
        #expect(try !Pattern("jumlah", caseSensitive: true).matches("JUMLAH"))
    }

    @Test("groups that took no part are nil")
    func optionalGroups() throws {
        let match = try #require(try Pattern("a(?<b>b)?(c)").firstMatch(in: "xac"))
        #expect(match.groups == ["ac", nil, "c"])
        #expect(match.named.isEmpty)
        #expect(try Pattern("a").firstMatch(in: "") == nil)
        #expect(try Pattern("").firstMatch(in: "")?.text == "")
    }

    @Test("offsets are bytes of UTF-8")
    func offsets() throws {
        let match = try #require(try Pattern("é(.)").firstMatch(in: "aé😀"))
        #expect(match.start == 1 && match.end == 7)
        #expect(match.groups == ["é😀", "😀"])
    }

    @Test("a bad pattern is told", arguments: ["(", "[a", "(a)\\1", "a{2000}", "(?=a)"])
    func badPattern(_ source: String) {
        let error = #expect(throws: PatternError.self) { try Pattern(source) }
        #expect(error?.pattern == source)
        #expect(error?.reason.isEmpty == false)
    }

    @Test("time is linear in the text", arguments: ["(a*)*b", "(a|aa)+$", "(.*)*x", "^(([a-z])+.)+[A-Z]([a-z])+$"])
    func linearTime(_ source: String) throws {
        let pattern = try Pattern(source, caseSensitive: true)
        let text = String(repeating: "a", count: 100_000) + "!"
        let time = ContinuousClock().measure { #expect(!pattern.matches(text)) }
        #expect(time < .seconds(5))
    }

    /// Patterns that begin and end alike are still two, and one is one however often it is asked for.
    @Test func sharedBySource() throws {
        let texts = ["^(?:Dinas|Badan) – [a-z]+ Daerah$", "^(?:Dinas|Kantor) – [a-z]+ Daerah$", "a", "b", ""]
        for left in texts {
            for right in texts { #expect((try Pattern.shared(left) === Pattern.shared(right)) == (left == right), "\(left) \(right)") }
        }
    }
}
