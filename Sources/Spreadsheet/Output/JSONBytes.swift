/// JSON written as bytes.
enum JSONBytes {
    /// A string with its quotation marks; what JSON forbids is escaped, all else stands as UTF-8.
    static func appendString(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { append(escaped: $0, to: &bytes) }
        bytes.append(UInt8(ascii: "\""))
    }

    /// The inside of a string from bytes of UTF-8.
    static func append(escaped utf8: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        var start = 0
        for index in utf8.indices {
            let byte = utf8[index]
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
