/// A cell's text taken apart: what stands around a code, the code's own letters, the name behind it.
///
/// Words of code columns (`Kode:`), brackets and quotes go; what follows the code and begins with a letter is the name.
struct KodeText {
    /// The bytes of the code, blanks kept where they stood between its words.
    var code: [UInt8]
    /// The words of the code as they stand in ``code``: more than one where blanks part them.
    var words: [[UInt8]]
    var name: String?
    /// Whether words, brackets or a name were set aside.
    var hasMore: Bool

    /// Longer codes are none; a name may be longer.
    static let maximumLength = 48
    /// Longer texts are not looked at.
    static let maximumText = 2_000

    /// nil where no code stands at the beginning, but for the words of a code column, or what follows it is no name.
    init?(_ plain: [UInt8]) {
        guard plain.count <= Self.maximumText else { return nil }
        var hasMore = false
        let bytes = plain.map { byte in
            guard Self.brackets.contains(byte) else { return byte }
            hasMore = true
            return UInt8(ascii: " ")
        }
        var rest = bytes.split(whereSeparator: \.isBlank)[...]
        while let first = rest.first, Self.labels.contains(String(decoding: first.map(\.lowercased), as: UTF8.self).trimmingDots) {
            rest.removeFirst()
            hasMore = true
        }
        var words: [[UInt8]] = []
        while let word = rest.first {
            let length = Self.codeLength(word)
            if length == word.count {
                words.append(Array(word))
                rest.removeFirst()
                continue
            }
            if length > 0 {
                words.append(Array(word.prefix(length)))
                rest[rest.startIndex] = word.dropFirst(length)
            }
            break
        }
        guard words.contains(where: { $0.contains { $0.isDigit || ($0 | 0x20) == UInt8(ascii: "x") } }) else { return nil }
        if !rest.isEmpty {
            guard let name = Self.name(rest) else { return nil }
            self.name = name
            hasMore = true
        }
        self.words = words
        self.hasMore = hasMore
        code = Array(words.joined(separator: [UInt8(ascii: " ")]))
        guard code.count <= Self.maximumLength else { return nil }
    }

    /// What stands around codes and is no part of them. A colon too: `Kode: 1.06`.
    private static let brackets = Set("[](){}<>\"'`*#:=".utf8)

    /// The words that stand before a code.
    private static let labels: Set<String> = [
        "kode", "kd", "no", "nomor", "rekening", "rek", "urusan", "bidang", "program", "kegiatan", "sub", "subkegiatan",
    ]

    static let separators = Set(".,;/\\-_".utf8)

    /// How much of a word is code: all of it, or up to the separator before a letter that is none of a code's (`1.06.04-PROGRAM`). 0 for none.
    private static func codeLength(_ word: ArraySlice<UInt8>) -> Int {
        var length = 0
        var border = 0
        for byte in word {
            guard byte.isDigit || separators.contains(byte) || isLookalike(byte) || (byte | 0x20) == UInt8(ascii: "x") else { break }
            length += 1
            if separators.contains(byte) { border = length }
        }
        let isCode = length == word.count && word.contains { $0.isDigit || separators.contains($0) || ($0 | 0x20) == UInt8(ascii: "x") }
        if isCode { return length }
        let digits = word.prefix(border)
        return digits.contains(where: \.isDigit) && word.dropFirst(border).first?.isLetter == true ? border : 0
    }

    static func isLookalike(_ byte: UInt8) -> Bool { lookalikes[byte] != nil }

    /// The letters that pass for digits.
    static let lookalikes: [UInt8: UInt8] = [
        UInt8(ascii: "O"): 0x30, UInt8(ascii: "o"): 0x30, UInt8(ascii: "l"): 0x31, UInt8(ascii: "I"): 0x31, UInt8(ascii: "i"): 0x31,
        UInt8(ascii: "|"): 0x31,
    ]

    /// The words behind a code as a name; nil where they do not read as one: no letter first, fewer than three letters, another code among them.
    private static func name(_ words: ArraySlice<ArraySlice<UInt8>>) -> String? {
        guard let first = words.first, first.first?.isLetter == true, words.joined().lazy.filter(\.isLetter).count >= 3 else { return nil }
        let isCodeAgain = words.contains { word in
            word.first?.isDigit == true && word.lazy.filter { separators.contains($0) }.count >= 2 && !word.contains(where: \.isLetter)
        }
        return isCodeAgain ? nil : String(decoding: Array(words.joined(separator: [UInt8(ascii: " ")])), as: UTF8.self)
    }
}

extension String {
    /// Without dots at its end: `Kd.` is Kd.
    fileprivate var trimmingDots: String {
        var text = self[...]
        while text.last == "." { text.removeLast() }
        return String(text)
    }
}
