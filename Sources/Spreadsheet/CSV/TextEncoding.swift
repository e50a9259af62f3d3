/// How the bytes of a text file are to be read.
enum TextEncoding: Sendable, Hashable {
    case utf8
    case windows1252
    case utf16LittleEndian, utf16BigEndian

    /// What Windows-1252 has at 0x80…0x9F; 0 where it has nothing.
    static let windows1252Upper: [UInt16] = [
        0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
        0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
    ]

    /// The encoding that a byte order mark states, or that zeros at every second byte betray; and the length of the mark.
    static func stated(by head: [UInt8]) -> (encoding: TextEncoding, markLength: Int)? {
        if head.starts(with: [0xef, 0xbb, 0xbf]) { return (.utf8, 3) }
        if head.starts(with: [0xff, 0xfe]) { return (.utf16LittleEndian, 2) }
        if head.starts(with: [0xfe, 0xff]) { return (.utf16BigEndian, 2) }
        let pairs = head.count / 2
        guard pairs >= 2 else { return nil }
        let first = (0..<pairs).count { head[$0 * 2] == 0 }
        let second = (0..<pairs).count { head[$0 * 2 + 1] == 0 }
        if first == 0, second * 5 > pairs * 3 { return (.utf16LittleEndian, 0) }
        if second == 0, first * 5 > pairs * 3 { return (.utf16BigEndian, 0) }
        return nil
    }
}

/// Looks through a whole text for what its bytes can be, block by block.
struct UTF8Survey {
    /// Sequences of two bytes or more that are right.
    private(set) var sequences = 0
    /// Bytes that begin or continue nothing.
    private(set) var invalid = 0
    /// Where the first of them stands.
    private(set) var firstInvalid = 0
    /// Bytes that Windows-1252 has no character for, and where the first stands.
    private(set) var undefined1252 = 0
    private(set) var firstUndefined = 0
    private var offset = 0
    /// Continuation bytes still to come, and the bounds of the next one.
    private var pending = 0
    private var lower: UInt8 = 0x80
    private var upper: UInt8 = 0xbf

    /// Whether the text ends within a sequence.
    var endsWithin: Bool { pending > 0 }

    mutating func update(_ block: UnsafeRawBufferPointer) {
        var at = 0
        while at < block.count {
            if pending == 0 {
                while at + 8 <= block.count, block.loadUnaligned(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 {
                    at += 8
                }
                if at == block.count { break }
            }
            let byte = block[at]
            if byte >= 0x80, byte < 0xa0, TextEncoding.windows1252Upper[Int(byte) - 0x80] == 0 {
                if undefined1252 == 0 { firstUndefined = offset + at }
                undefined1252 += 1
            }
            if pending > 0 {
                if byte >= lower, byte <= upper {
                    pending -= 1
                    lower = 0x80
                    upper = 0xbf
                    if pending == 0 { sequences += 1 }
                    at += 1
                } else {
                    // The byte is looked at again, as the beginning of something else.
                    miss(at)
                    pending = 0
                }
                continue
            }
            begin(byte, at)
            at += 1
        }
        offset += block.count
    }

    private mutating func miss(_ at: Int) {
        if invalid == 0 { firstInvalid = offset + at }
        invalid += 1
    }

    private mutating func begin(_ byte: UInt8, _ at: Int) {
        lower = 0x80
        upper = 0xbf
        switch byte {
        case ..<0x80: break
        case 0xc2...0xdf: pending = 1
        case 0xe0...0xef:
            pending = 2
            // Neither longer than needed nor half of a surrogate pair.
            if byte == 0xe0 { lower = 0xa0 } else if byte == 0xed { upper = 0x9f }
        case 0xf0...0xf4:
            pending = 3
            if byte == 0xf0 { lower = 0x90 } else if byte == 0xf4 { upper = 0x8f }
        default: miss(at)
        }
    }

    /// UTF-8 where everything is right; Windows-1252 where what is wrong prevails; else the text is damaged.
    ///
    /// A text that is right but for its very end is UTF-8 that was cut off.
    func encoding(statesUTF8: Bool) throws(SpreadsheetError) -> TextEncoding {
        if invalid == 0 {
            if endsWithin { throw SpreadsheetError(.truncated) }
            return .utf8
        }
        if statesUTF8 || sequences > invalid { throw SpreadsheetError(.undecodableText(offset: firstInvalid)) }
        if undefined1252 > 0 { throw SpreadsheetError(.undecodableText(offset: firstUndefined)) }
        return .windows1252
    }
}
