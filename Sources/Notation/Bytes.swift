/// Bytes of UTF-8 that are looked at, never copied.
typealias Bytes = UnsafeBufferPointer<UInt8>

extension UInt8 {
    var isDigit: Bool { self &- 0x30 < 10 }
    /// An ASCII letter, or a byte of a character beyond ASCII.
    var isLetter: Bool { (self | 0x20) &- 0x61 < 26 || self >= 0x80 }
    var isBlank: Bool { self == 0x20 || self == 0x0A }
    var lowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}

extension StaticString {
    /// Its bytes.
    var bytes: Bytes { Bytes(start: utf8Start, count: utf8CodeUnitCount) }
}

/// A text with one kind of space and one kind of dash: what offices type, paste and wrap made comparable byte by byte.
///
/// Every white space of Unicode, no-break and zero-width ones too, becomes a space, line breaks a newline; minus sign and dashes become `-`.
/// White space at both ends goes.
func plainBytes(of text: Bytes) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
        let byte = text[index]
        if byte < 0x80 {
            switch byte {
            case 0x09, 0x20: result.append(0x20)
            case 0x0A...0x0D: result.append(0x0A)
            default: result.append(byte)
            }
            index += 1
            continue
        }
        let second = index + 1 < text.count ? text[index + 1] : 0
        let third = index + 2 < text.count ? text[index + 2] : 0
        switch (byte, second, third) {
        case (0xC2, 0xA0, _):
            result.append(0x20)
            index += 2
        case (0xC2, 0x85, _):
            result.append(0x0A)
            index += 2
        // The spaces of U+2000, zero-width ones and marks of direction among them, those of their own, and the byte order mark.
        case (0xE2, 0x80, 0x80...0x8F), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE2, 0x81, 0xA0), (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF),
            (0xE1, 0x9A, 0x80):
            result.append(0x20)
            index += 3
        case (0xE2, 0x80, 0xA8...0xA9):
            result.append(0x0A)
            index += 3
        case (0xE2, 0x80, 0x90...0x95), (0xE2, 0x88, 0x92), (0xEF, 0xB9, 0xA3), (0xEF, 0xB9, 0x98), (0xEF, 0xBC, 0x8D):
            result.append(0x2D)
            index += 3
        default:
            result.append(byte)
            index += 1
        }
    }
    while let last = result.last, last.isBlank { result.removeLast() }
    if let first = result.firstIndex(where: { !$0.isBlank }), first > 0 { result.removeFirst(first) }
    return result
}

/// The bytes of a text with plain spaces and dashes, trimmed.
func withPlainBytes<Result>(of text: String, _ body: (Bytes) -> Result) -> Result {
    if let result = text.utf8.withContiguousStorageIfAvailable({ withPlainBytes(of: $0, body) }) { return result }
    var copy = text
    return copy.withUTF8 { withPlainBytes(of: $0, body) }
}

/// The same for bytes; most texts are plain already and are not copied.
func withPlainBytes<Result>(of text: Bytes, _ body: (Bytes) -> Result) -> Result {
    var start = 0
    var end = text.count
    while start < end, text[start].isBlank { start += 1 }
    while end > start, text[end - 1].isBlank { end -= 1 }
    var isPlain = true
    for index in start..<end where text[index] >= 0x80 || (text[index] < 0x20 && text[index] != 0x0A) {
        isPlain = false
        break
    }
    if isPlain { return body(Bytes(rebasing: text[start..<end])) }
    return plainBytes(of: text).withUnsafeBufferPointer(body)
}
