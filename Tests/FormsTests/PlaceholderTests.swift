import Testing

@testable import Forms

@Suite("Placeholders of labels")
struct PlaceholderTests {
    @Test(arguments: [
        ("TARGET {tahun}", ["TARGET ", ""]), ("{tahun}", ["", ""]), ("a {tahun} b {tahun_lain} c", ["a ", " b ", " c"]),
        ("a {tahun b", ["a {tahun b"]),
        ("{{tahun}}", ["{", "}"]), ("a", ["a"]), ("", [""]),
    ])
    func cut(_ text: String, _ pieces: [String]) { #expect(Placeholder.split(text, at: "{tahun}", "{tahun_lain}") == pieces) }
}
