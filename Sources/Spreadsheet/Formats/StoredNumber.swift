/// Reads a number as a sheet stores it: plain digits, a point, an exponent, nothing else.
enum StoredNumber {
    /// nil for anything that is not wholly a number, and for what no double holds (`1E999`).
    static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
        var start = 0
        var end = bytes.count
        // White space around a number is part of no number; XML Schema collapses it.
        while start < end, isSpace(bytes[start]) { start += 1 }
        while end > start, isSpace(bytes[end - 1]) { end -= 1 }
        let first = start
        var isNegative = false
        if start < end, bytes[start] == UInt8(ascii: "-") || bytes[start] == UInt8(ascii: "+") {
            isNegative = bytes[start] == UInt8(ascii: "-")
            start += 1
        }
        var significand: UInt64 = 0
        var significant = 0
        var digits = 0
        var scale = 0
        var index = start
        while index < end, bytes[index] &- 48 < 10 {
            if significant > 0 || bytes[index] != 48 { significant += 1 }
            if significant <= 18 { significand = significand &* 10 &+ UInt64(bytes[index] &- 48) }
            digits += 1
            index += 1
        }
        if index < end, bytes[index] == UInt8(ascii: ".") {
            index += 1
            while index < end, bytes[index] &- 48 < 10 {
                if significant > 0 || bytes[index] != 48 { significant += 1 }
                if significant <= 18 { significand = significand &* 10 &+ UInt64(bytes[index] &- 48) }
                digits += 1
                scale += 1
                index += 1
            }
        }
        guard digits > 0 else { return nil }
        if index < end, bytes[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            if index < end, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") { index += 1 }
            let exponent = index
            while index < end, bytes[index] &- 48 < 10 { index += 1 }
            guard index > exponent, index == end else { return nil }
        } else {
            guard index == end else { return nil }
            // Both are exact: digits below 2^53, a power of ten up to 10^22. One division rounds once, as it should.
            if significant <= 15, scale <= 22 {
                let value = scale == 0 ? Double(significand) : Double(significand) / powersOfTen[scale]
                return isNegative ? -value : value
            }
        }
        guard let value = Double(String(decoding: UnsafeBufferPointer(rebasing: bytes[first..<end]), as: UTF8.self)), value.isFinite else {
            return nil
        }
        return value
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 10 || byte == 13 }
}

/// 10^0 … 10^22, all exact.
let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
]
