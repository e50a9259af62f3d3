/// The words behind a number.
enum Unit {
    /// Longer texts are sentences.
    static let maximumLength = 60

    /// The unit that a plain text is, its spaces made single; `%` for percent in words; nil where it is no unit.
    ///
    /// A unit is words: letters, with the signs that join them (`Orang/Bulan`, `m2`). What changes the number (`juta`, `setengah`), makes it a date
    /// (`Januari`), a part of something else (`dari`, `s.d.`) or the figure of one quarter (`orang TW II`) is no unit.
    static func text(of bytes: Bytes) -> String? {
        var bytes = bytes
        while let last = bytes.last, last.isBlank || last == Numeral.dot || last == Numeral.comma || last == UInt8(ascii: ";") {
            bytes = Bytes(rebasing: bytes.dropLast())
        }
        guard let first = bytes.first, first.isLetter, bytes.count <= maximumLength else { return nil }
        var previous: UInt8 = 0x20
        var isASCII = true
        var isSpacedPlainly = true
        var openBrackets = 0
        for byte in bytes {
            let isAllowed =
                byte.isLetter || byte.isBlank || isJoint(byte) || (byte.isDigit && (previous.isLetter || previous.isDigit))
            guard isAllowed else { return nil }
            if byte >= 0x80 { isASCII = false }
            if byte == UInt8(ascii: "(") { openBrackets += 1 }
            if byte == UInt8(ascii: ")") { openBrackets -= 1 }
            if openBrackets < 0 { return nil }
            if byte.isBlank, byte != 0x20 || previous.isBlank { isSpacedPlainly = false }
            previous = byte
        }
        guard openBrackets == 0 else { return nil }
        if !isASCII, !hasOnlyLetters(bytes) { return nil }
        if percentWords.contains(bytes) { return "%" }
        // `5 tidak ada` says two things.
        if NoValue.status(of: bytes) != nil { return nil }
        guard hasUnitWords(bytes) else { return nil }
        if isSpacedPlainly { return String(decoding: bytes, as: UTF8.self) }
        return String(decoding: Array(bytes.split(whereSeparator: \.isBlank).joined(separator: [0x20])), as: UTF8.self)
    }

    /// Signs that stand within a unit.
    private static func isJoint(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "'"),
            UInt8(ascii: "&"):
            true
        default: false
        }
    }

    /// Whether what lies beyond ASCII is letters of Latin or Greek, or a sign that units have: `½`, digits of other scripts and pictures change the number
    /// or say nothing.
    private static func hasOnlyLetters(_ bytes: Bytes) -> Bool {
        var isFirst = true
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            defer { isFirst = false }
            if scalar.isASCII || scalar == "°" || scalar == "‰" { continue }
            if scalar == "²" || scalar == "³", !isFirst { continue }
            switch scalar.properties.generalCategory {
            case .lowercaseLetter, .uppercaseLetter: if scalar.value >= 0x400 { return false }
            default: return false
            }
        }
        return true
    }

    private static func hasUnitWords(_ bytes: Bytes) -> Bool {
        var start = 0
        var isFirst = true
        for index in 0...bytes.count {
            let isEnd = index == bytes.count || bytes[index].isBlank || bytes[index] == UInt8(ascii: "-")
            let isBracket = !isEnd && (bytes[index] == UInt8(ascii: "(") || bytes[index] == UInt8(ascii: ")"))
            guard isEnd || isBracket else { continue }
            let word = Bytes(rebasing: bytes[start..<index])
            start = index + 1
            if word.isEmpty { continue }
            let key = WordSet.key(of: word)
            if splitting.contains(key: key) { return false }
            if isFirst {
                // 5 M is five milliard, 5 m five metres.
                if word.count == 1, word[0] == UInt8(ascii: "M") || word[0] == UInt8(ascii: "T") { return false }
                if changing.contains(key: key) { return false }
            }
            isFirst = false
        }
        return true
    }

    /// Whether the last word joins a text to what follows it: `5 orang dan`, `5 orang atau`, `3 kali`.
    static func endsInJoint(_ unit: String) -> Bool {
        guard let last = unit.split(separator: " ").last else { return false }
        if last.last == "/" || last.last == "-" || last == "&" { return true }
        return Array(last.utf8).withUnsafeBufferPointer { changing.contains($0) || splitting.contains($0) || $0.elementsEqual("kali".utf8) }
    }

    /// Words that change a number before them, or make it something else.
    private static let changing = WordSet([
        // They multiply.
        "k", "ribu", "ribuan", "rb", "ratus", "ratusan", "puluh", "puluhan", "belas", "belasan", "juta", "jutaan", "jt", "miliar", "milyar",
        "milliar",
        "miliaran", "milyaran", "mil", "mio", "mn", "bn", "triliun", "trilyun", "tril", "lusin", "kodi", "gros", "thousand", "million",
        "billion",
        // They add a part.
        "koma", "setengah", "separuh", "seperempat", "sepertiga", "lebih", "kurang", "an",
        // They make a range, a ratio, an alternative, a product.
        "dari", "atau", "per", "x", "dan", "of", "to", "or", "and", "serta", "banding", "berbanding",
        // They make a time of day.
        "wib", "wita", "wit", "am", "pm",
        // They make a date.
        "januari", "februari", "pebruari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november",
        "nopember",
        "desember", "jan", "feb", "mar", "apr", "jun", "jul", "agu", "agt", "ags", "sep", "sept", "okt", "nov", "nop", "des",
    ])

    /// Words that make a range or a period of what stands around them, wherever they stand.
    private static let splitting = WordSet(["sd", "sampai", "hingga", "sampaidengan", "tw", "triw", "triwulan", "semester", "catur"])

    /// Words between the items of a list.
    static let conjunctions = WordSet(["dan", "serta"])

    private static let percentWords = WordSet(["persen", "prosen", "percent"])
}
