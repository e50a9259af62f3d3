/// What stands in braces in a label: `{tahun}`, `{triwulan}`.
enum Placeholder {
    /// A text cut at every place where one of some placeholders stands.
    static func split(_ text: String, at placeholders: String...) -> [String] {
        let bytes = Array(text.utf8)
        let open = UInt8(ascii: "{")
        var pieces: [String] = []
        var start = 0
        var index = 0
        while let brace = bytes[index...].firstIndex(of: open) {
            index = brace + 1
            guard let found = placeholders.first(where: { bytes[brace...].starts(with: $0.utf8) }) else { continue }
            pieces.append(String(decoding: bytes[start..<brace], as: UTF8.self))
            start = brace + found.utf8.count
            index = start
        }
        pieces.append(String(decoding: bytes[start...], as: UTF8.self))
        return pieces
    }
}
