extension String {
    /// The text on one line: white space of every kind folded to single spaces, none at either end.
    public var singleLine: String {
        // Most texts are one line of single spaces already; asking each character's properties costs far more than looking at the bytes.
        var isSpace = true
        var isPlain = true
        for byte in utf8 {
            switch byte {
            case 0x21..<0x7F: isSpace = false
            case 0x20 where !isSpace: isSpace = true
            case 0x80...:
                // A letter of another alphabet; white space there begins with these bytes only.
                guard byte == 0xC2 || (0xE1...0xE3).contains(byte) else {
                    isSpace = false
                    continue
                }
                isPlain = false
            default: isPlain = false
            }
            if !isPlain { break }
        }
        if isPlain, !isSpace || isEmpty { return self }
        return split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
