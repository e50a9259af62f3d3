/// A number as a sheet stores it: plain digits, a point, an exponent, nothing else.
struct StoredNumber {
    /// The double nearest to what is written.
    let value: Double
    /// Whether the bytes are just those by which ``PlainNumber/appendExact(_:to:)`` would write the number.
    let isShortest: Bool

    /// nil for anything that is not wholly a number, and for what no double holds (`1E999`).
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        var start = 0
        var end = bytes.count
        // White space around a number is part of no number; XML Schema collapses it.
        while start < end, Self.isSpace(bytes[start]) { start += 1 }
        while end > start, Self.isSpace(bytes[end - 1]) { end -= 1 }
        let isTrimmed = end - start < bytes.count
        let first = start
        var isNegative = false
        var hasPlus = false
        if start < end, bytes[start] == UInt8(ascii: "-") || bytes[start] == UInt8(ascii: "+") {
            isNegative = bytes[start] == UInt8(ascii: "-")
            hasPlus = !isNegative
            start += 1
        }
        var digits = Digits()
        var index = start
        while index < end, bytes[index] &- 48 < 10 {
            digits.take(bytes[index] &- 48)
            index += 1
        }
        let wholeDigits = index - start
        var decimals = 0
        if index < end, bytes[index] == UInt8(ascii: ".") {
            index += 1
            let point = index
            while index < end, bytes[index] &- 48 < 10 {
                digits.take(bytes[index] &- 48)
                index += 1
            }
            decimals = index - point
        }
        guard wholeDigits + decimals > 0 else { return nil }
        var power = -decimals
        let hasExponent = index < end && bytes[index] | 0x20 == UInt8(ascii: "e")
        if hasExponent {
            guard let exponent = Self.exponent(bytes, index + 1, end) else { return nil }
            power += exponent
        } else {
            guard index == end else { return nil }
        }
        if let magnitude = digits.scaled(by: power) {
            value = isNegative ? -magnitude : magnitude
            // Up to fifteen digits no shorter writing gives the same double, so it is enough that nothing stands there in vain.
            isShortest =
                digits.significant <= 15 && !hasExponent && !isTrimmed && !hasPlus && (wholeDigits == 1 || bytes[start] != 48)
                && wholeDigits > 0
                && (decimals > 0
                    ? bytes[end - 1] != 48 && magnitude >= 0.0001 : bytes[end - 1] != UInt8(ascii: ".") && (magnitude > 0 || !isNegative))
            return
        }
        guard let value = Double(String(decoding: UnsafeBufferPointer(rebasing: bytes[first..<end]), as: UTF8.self)), value.isFinite else {
            return nil
        }
        self.value = value
        isShortest = false
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 10 || byte == 13 }

    /// The exponent in bytes from one place to another; nil where it is none.
    private static func exponent(_ bytes: UnsafeBufferPointer<UInt8>, _ from: Int, _ end: Int) -> Int? {
        var index = from
        let isBelow = index < end && bytes[index] == UInt8(ascii: "-")
        if index < end, isBelow || bytes[index] == UInt8(ascii: "+") { index += 1 }
        guard index < end else { return nil }
        var exponent = 0
        while index < end {
            guard bytes[index] &- 48 < 10 else { return nil }
            // What is larger is beyond any double, however many zeros stand before the point.
            if exponent < 1_000_000 { exponent = exponent * 10 + Int(bytes[index] &- 48) }
            index += 1
        }
        return isBelow ? -exponent : exponent
    }
}

/// The digits of a number as they are read, without those before the first that counts.
private struct Digits {
    private(set) var significand: UInt64 = 0
    private(set) var significant = 0

    @inline(__always)
    mutating func take(_ digit: UInt8) {
        if significant > 0 || digit != 0 { significant += 1 }
        // Nineteen digits are below 2^64; of more only the count is kept.
        if significant <= 19 { significand = significand &* 10 &+ UInt64(digit) }
    }

    /// The nearest double to the digits times a power of ten; nil where that takes more than one step to find.
    @inline(__always)
    func scaled(by power: Int) -> Double? {
        guard significant <= 19 else { return nil }
        if power == 0 || significand == 0 { return Double(significand) }
        // Both are exact: digits below 2^53, a power of ten up to 10^22. One operation rounds once, as it should.
        if significant <= 15 {
            if power < 0, power >= -22 { return Double(significand) / powersOfTen[-power] }
            if power > 0, power <= 22 { return Double(significand) * powersOfTen[power] }
        }
        return power < 0 && power >= -19 ? quotient(Self.wholePowers[-power]) : nil
    }

    /// The nearest double to the digits divided by a whole number: 63 bits of the quotient or more, and whether anything is left.
    private func quotient(_ divisor: UInt64) -> Double {
        let up = significand.leadingZeroBitCount
        let down = divisor.leadingZeroBitCount
        let dividend = significand << up
        // Half of the dividend is less than the divisor: the quotient fits, and is 2^62 at least.
        var (bits, rest) = (divisor << down).dividingFullWidth((dividend >> 1, dividend << 63))
        // The last bit lies far below the one that rounds: there it says that what was cut off is not nothing.
        if rest != 0 { bits |= 1 }
        rest = 0
        return Double(sign: .plus, exponent: down - up - 63, significand: Double(bits))
    }

    /// 10^0 … 10^19.
    private static let wholePowers: [UInt64] = (0...19).map { (0..<$0).reduce(1) { power, _ in power * 10 } }
}

/// 10^0 … 10^22, all exact.
let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
]
