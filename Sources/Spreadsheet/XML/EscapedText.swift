import Glibc

/// The escapes of a spreadsheet's strings: `_x000D_` is a carriage return, `_x005F_` an underscore that begins no escape
/// (ECMA-376 part 1, 22.9.2.19, ST_Xstring).
enum EscapedText {
    /// The text of bytes, its escapes read.
    static func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        if let read = read(bytes) { String(decoding: read, as: UTF8.self) } else { String(decoding: bytes, as: UTF8.self) }
    }

    /// The bytes with their escapes read; nil where there are none, as in nearly every text. Escapes of NUL and of half a surrogate
    /// pair stay as they stand, for no text holds those.
    @inline(__always)
    static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard bytes.count >= 7, let start = bytes.baseAddress, memchr(start, Int32(UInt8(ascii: "_")), bytes.count) != nil else {
            return nil
        }
        return readEscapes(bytes)
    }

    private static func readEscapes(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard hasEscape(bytes) else { return nil }
        var units: [UInt8] = []
        units.reserveCapacity(bytes.count)
        var at = 0
        while at < bytes.count {
            if let unit = escape(bytes, at) {
                if let scalar = Unicode.Scalar(unit), unit != 0 {
                    units += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
                    at += 7
                    continue
                }
                if unit & 0xfc00 == 0xd800, let low = escape(bytes, at + 7), low & 0xfc00 == 0xdc00,
                    let scalar = Unicode.Scalar(0x10000 + (UInt32(unit) & 0x3ff) << 10 + UInt32(low) & 0x3ff)
                {
                    units += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
                    at += 14
                    continue
                }
            }
            units.append(bytes[at])
            at += 1
        }
        return units
    }

    private static func hasEscape(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var at = 0
        while let found = bytes[at...].firstIndex(of: UInt8(ascii: "_")) {
            if escape(bytes, found) != nil { return true }
            at = found + 1
        }
        return false
    }

    private static func escape(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> UInt16? {
        guard at + 7 <= bytes.count, bytes[at] == UInt8(ascii: "_"), bytes[at + 1] == UInt8(ascii: "x"), bytes[at + 6] == UInt8(ascii: "_")
        else { return nil }
        var unit: UInt16 = 0
        for byte in bytes[at + 2..<at + 6] {
            switch byte {
            case 48...57: unit = unit << 4 | UInt16(byte - 48)
            case 65...70: unit = unit << 4 | UInt16(byte - 55)
            case 97...102: unit = unit << 4 | UInt16(byte - 87)
            default: return nil
            }
        }
        return unit
    }
}
