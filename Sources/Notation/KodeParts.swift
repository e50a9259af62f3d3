/// A text cut into the parts of a code, and what had to be cleaned away for it.
struct KodeParts {
    var parts: [String]
    var repairs: [KodeRepair] = []
    /// Whether it was cleaned in a way that no rule makes certain: a sign in front, one foreign sign between two codes.
    var isUncertain = false
    /// Where it may be several codes, these.
    var pieces: [Kode] = []
    var name: String?

    /// Parts to be filled in.
    init() { parts = [] }

    /// nil where no code stands there, or where a space may be a border between two codes.
    init?(_ text: String, keepsLeadingZeros: Bool = false) {
        guard let (plain, hasOuterSpace) = Self.plain(text), let cell = KodeText(plain) else { return nil }
        name = cell.name
        guard let joined = Self.withoutSpaces(cell.words, &repairs) else { return nil }
        if hasOuterSpace, !repairs.contains(.spasi) { repairs.append(.spasi) }
        if cell.hasMore { repairs.append(.teksDisisihkan) }
        guard var clean = Self.withDigits(joined, &repairs) else { return nil }
        if clean.contains(where: { $0 == UInt8(ascii: "x") }) {
            repairs.append(.hurufKecil)
            clean = clean.map { $0 == UInt8(ascii: "x") ? UInt8(ascii: "X") : $0 }
        }
        if let first = clean.first, KodeText.separators.contains(first) { isUncertain = true }
        // A dash or comma at the end sets off what was there.
        while let last = clean.last, KodeText.separators.contains(last), last != UInt8(ascii: ".") {
            clean.removeLast()
            if !repairs.contains(.pemisah), cell.name == nil { repairs.append(.pemisah) }
        }
        let cut = clean.split(omittingEmptySubsequences: false) { KodeText.separators.contains($0) }
        parts = cut.filter { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }
        if parts.count != cut.count { repairs.append(.titik) }
        if let foreign = clean.firstIndex(where: { KodeText.separators.contains($0) && $0 != UInt8(ascii: ".") }) {
            if !repairs.contains(.pemisah) { repairs.append(.pemisah) }
            if clean.contains(UInt8(ascii: ".")) { settleForeign(clean, at: foreign) }
        }
        guard let first = parts.first else { return nil }
        if !keepsLeadingZeros, parts.count > 1, first.utf8.count > 1, first.first == "0" {
            parts[0] = String(first.drop { $0 == "0" })
            repairs.append(.nolDepan)
        }
    }

    /// The text's bytes, trimmed, and whether anything was trimmed; nil for nothing.
    private static func plain(_ text: String) -> ([UInt8], hasOuterSpace: Bool)? {
        withPlainBytes(of: text) { bytes in
            guard !bytes.isEmpty else { return nil }
            let first = text.unicodeScalars.first
            let last = text.unicodeScalars.last
            let hasOuterSpace = [first, last].contains { $0.map { $0.properties.isWhitespace || $0.value == 0xFEFF } ?? false }
            return (Array(bytes), hasOuterSpace)
        }
    }

    /// The words of a code put together. Where dots part them a space parts nothing and goes; of words without any sign between them each is a part.
    ///
    /// nil where a space between two digits may part two codes: where what stands before it is a code.
    private static func withoutSpaces(_ words: [[UInt8]], _ repairs: inout [KodeRepair]) -> [UInt8]? {
        guard words.count > 1 else { return words.first }
        if !words.joined().contains(where: { KodeText.separators.contains($0) }) {
            guard words.count > 2 else { return nil }
            repairs.append(.pemisah)
            return Array(words.joined(separator: [UInt8(ascii: ".")]))
        }
        var result: [UInt8] = []
        for word in words {
            if let last = result.last, let first = word.first, !KodeText.separators.contains(last), !KodeText.separators.contains(first) {
                if Kode(String(decoding: result, as: UTF8.self)) != nil { return nil }
            }
            result += word
        }
        repairs.append(.spasi)
        return result
    }

    /// The letters O and l among digits as the digits they stand for; nil where there are too many of them for a slip.
    private static func withDigits(_ bytes: [UInt8], _ repairs: inout [KodeRepair]) -> [UInt8]? {
        let letters = bytes.lazy.filter { KodeText.isLookalike($0) }.count
        guard letters > 0 else { return bytes }
        guard letters * 2 <= bytes.lazy.filter(\.isDigit).count else { return nil }
        repairs.append(.hurufAngka)
        return bytes.map { KodeText.lookalikes[$0] ?? $0 }
    }

    /// A foreign sign among dots may part two codes (`1.06.04/1.06.05`) or two parts (`1.06,04`): where either side is a code, nothing is certain.
    private mutating func settleForeign(_ bytes: [UInt8], at index: Int) {
        func code(_ bytes: ArraySlice<UInt8>) -> Kode? {
            let kode = Kode(String(decoding: bytes, as: UTF8.self))
            return kode.flatMap { $0.parts.count > 1 ? $0 : nil }
        }
        guard let after = code(bytes[(index + 1)...]) else { return }
        isUncertain = true
        pieces = [code(bytes[..<index]), after].compactMap { $0 }
    }
}
