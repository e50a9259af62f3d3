/// JSON written as bytes.
enum JSONBytes {
    /// A string with its quotation marks; what JSON forbids is escaped, all else stands as UTF-8.
    static func appendString(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { append(escaped: $0, to: &bytes) }
        bytes.append(UInt8(ascii: "\""))
    }

    /// What some programs take for the end of a line (U+0085, U+2028, U+2029): JSON Lines have to stay lines for them too.
    private static func lineBreak(_ utf8: UnsafeBufferPointer<UInt8>, _ at: Int) -> (length: Int, text: String)? {
        if utf8[at] == 0xc2, at + 1 < utf8.count, utf8[at + 1] == 0x85 { return (2, "\\u0085") }
        guard utf8[at] == 0xe2, at + 2 < utf8.count, utf8[at + 1] == 0x80, utf8[at + 2] & 0xfe == 0xa8 else { return nil }
        return (3, utf8[at + 2] == 0xa8 ? "\\u2028" : "\\u2029")
    }

    /// The inside of a string from bytes of UTF-8.
    static func append(escaped utf8: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        var start = 0
        for index in utf8.indices {
            let byte = utf8[index]
            if byte >= 0xc2, let escape = lineBreak(utf8, index) {
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
                start = index + escape.length
                bytes += escape.text.utf8
                continue
            }
            guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
            start = index + 1
            bytes.append(UInt8(ascii: "\\"))
            switch byte {
            case 10: bytes.append(UInt8(ascii: "n"))
            case 13: bytes.append(UInt8(ascii: "r"))
            case 9: bytes.append(UInt8(ascii: "t"))
            case ..<0x20:
                bytes += "u00".utf8
                bytes.append(byte >> 4 + 48)
                bytes.append("0123456789abcdef".utf8.withContiguousStorageIfAvailable { $0[Int(byte & 15)] } ?? 48)
            default: bytes.append(byte)
            }
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
    }
}
