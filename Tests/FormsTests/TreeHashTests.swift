import Testing

@testable import Forms

@Suite("A mapping's version is what it says")
struct TreeHashTests {
    private func hash(_ text: String) throws -> UInt64 { try #require(try MappingNode.read(text, file: "a.yaml")).hash }

    @Test(arguments: [
        ("a: [1, 2]", "a:   [ 1,2 ] # as before"), ("a: [1, 2]", "a:\n- 1\n- 2\n"), ("a: teks", "a: 'teks'"),
    ])
    func theSame(_ left: String, _ right: String) throws { #expect(try hash(left) == hash(right)) }

    @Test(arguments: [
        ("a: [1, 2]", "a: [2, 1]"), ("a: [1, 2]", "a: [12]"), ("a: [1, 2]", "a: {1: 2}"), ("a: []", "a: {}"), ("a: b", "b: a"),
        ("a: 12345678", "a: 123456789"),
        ("a: [12345678, 9]", "a: [123456789]"), ("a: ['', '']", "a: ['']"), ("a: [[1], 2]", "a: [1, [2]]"),
    ])
    func others(_ left: String, _ right: String) throws { #expect(try hash(left) != hash(right)) }

    /// Texts that differ in one letter, of every length about the eight bytes that are taken at a time.
    @Test func everyLetterCounts() throws {
        var known: Set<UInt64> = []
        var count = 0
        for length in 1...40 {
            for place in 0..<length {
                var text = Array(repeating: Character("a"), count: length)
                text[place] = "b"
                known.insert(try hash("a: \(String(text))"))
                count += 1
            }
        }
        #expect(known.count == count)
    }
}
