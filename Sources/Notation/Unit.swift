/// The words behind a number.
enum Unit {
    /// Longer texts are sentences.
    static let maximumLength = 60

    /// The unit that a plain text is, its spaces made single; nil where it is no unit.
    ///
    /// A unit is words: letters, with the signs that join them (`Orang/Bulan`, `m2`). What changes the number (`juta`), makes it a date (`Januari`) or a part
    /// of something else (`dari`, `s.d.`) is no unit.
    static func text(of bytes: Bytes) -> String? {
        guard let first = bytes.first, first.isLetter, bytes.count <= maximumLength else { return nil }
        var result: [UInt8] = []
        var previous: UInt8 = 0x20
        for byte in bytes {
            let isAllowed =
                byte.isLetter || byte.isBlank || joints.contains(byte) || (byte.isDigit && (previous.isLetter || previous.isDigit))
            guard isAllowed else { return nil }
            let plain = byte.isBlank ? 0x20 : byte
            if plain != 0x20 || previous != 0x20 { result.append(plain) }
            previous = plain
        }
        while result.last == 0x20 { result.removeLast() }
        let firstWord = result.prefix { $0 != 0x20 && !($0 == UInt8(ascii: "-")) }.filter {
            $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "/")
        }
        // 5 M is five milliard, 5 m five metres.
        if firstWord == [UInt8(ascii: "M")] || firstWord == [UInt8(ascii: "T")] { return nil }
        let folded = String(decoding: firstWord.map(\.lowercased), as: UTF8.self)
        return notUnits.contains(folded) ? nil : String(decoding: result, as: UTF8.self)
    }

    /// Whether a unit's text means percent.
    static func isPercent(_ unit: String) -> Bool { unit == "%" || ["persen", "prosen", "percent"].contains(unit.lowercased()) }

    private static let joints: Set<UInt8> = Set("/.-()'&".utf8)

    private static let notUnits: Set<String> = [
        // They multiply.
        "ribu", "rb", "ratus", "puluh", "juta", "jt", "miliar", "milyar", "milliar", "triliun", "trilyun", "lusin",
        // They make a range, a ratio, an alternative, a product.
        "dari", "sd", "sampai", "hingga", "sampaidengan", "atau", "per", "x", "kali", "dan", "of", "to", "koma",
        // They make a date.
        "januari", "februari", "pebruari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november",
        "nopember",
        "desember", "jan", "feb", "mar", "apr", "jun", "jul", "agu", "agt", "ags", "sep", "sept", "okt", "nov", "nop", "des",
    ]
}
