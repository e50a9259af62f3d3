/// The decimal digits of a number, for showing it: `significand × 10^exponent`.
///
/// A spreadsheet shows at most fifteen significant digits and rounds what it shows from those, half away from zero:
/// 1.005 with two decimals is 1.01, though the double lies below.
struct DecimalDigits {
    var isNegative: Bool
    var significand: UInt64
    var exponent: Int

    /// The digits of a finite number, rounded to fifteen.
    init(_ number: Double) {
        isNegative = number < 0
        let magnitude = number.magnitude
        if magnitude < 1e15, let whole = UInt64(exactly: magnitude) {
            significand = whole
            exponent = 0
            return
        }
        significand = 0
        exponent = 0
        // The shortest digits that give the double back: at most seventeen.
        var text = magnitude.description
        text.withUTF8 { bytes in
            var index = 0
            var isAfterPoint = false
            while index < bytes.count, bytes[index] != UInt8(ascii: "e") {
                if bytes[index] == UInt8(ascii: ".") {
                    isAfterPoint = true
                } else {
                    significand = significand &* 10 &+ UInt64(bytes[index] &- 48)
                    if isAfterPoint { exponent -= 1 }
                }
                index += 1
            }
            if index < bytes.count {
                var written = 0
                let isBelow = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "-")
                for byte in bytes[(index + 1)...] where byte &- 48 < 10 { written = written * 10 + Int(byte &- 48) }
                exponent += isBelow ? -written : written
            }
        }
        var excess = 0
        var bound: UInt64 = 1_000_000_000_000_000
        while significand >= bound, excess < 4 {
            bound = bound.multipliedReportingOverflow(by: 10).partialValue
            excess += 1
        }
        drop(excess)
        strip()
    }

    /// Rounds to so many decimals, half away from zero.
    mutating func round(toDecimals decimals: Int) {
        if -exponent > decimals { drop(-exponent - decimals) }
    }

    /// Takes away the last digits, rounding.
    private mutating func drop(_ count: Int) {
        guard count > 0 else { return }
        exponent += count
        guard count < 20 else {
            significand = 0
            return
        }
        var divisor: UInt64 = 1
        for _ in 0..<count {
            let (product, overflow) = divisor.multipliedReportingOverflow(by: 10)
            if overflow {
                significand = 0
                return
            }
            divisor = product
        }
        let (quotient, rest) = significand.quotientAndRemainder(dividingBy: divisor)
        significand = rest >= divisor - rest ? quotient + 1 : quotient
    }

    /// Moves zeros from the end of the digits into the exponent.
    private mutating func strip() {
        if significand == 0 {
            exponent = 0
            return
        }
        while exponent < 0, significand % 10 == 0 {
            significand /= 10
            exponent += 1
        }
    }

    /// The digits as text, first to last.
    var digits: [UInt8] { Array(String(significand).utf8) }
}

/// Numbers as text without a format.
enum PlainNumber {
    /// As the format General shows it: up to fifteen digits, no grouping; powers of ten only for what would be very long.
    static func appendGeneral(_ number: Double, marks: NumeralMarks = .neutral, to bytes: inout [UInt8]) {
        if number.magnitude < 1e15, let whole = Int64(exactly: number) {
            return append(whole, to: &bytes)
        }
        var digits = DecimalDigits(number)
        if digits.isNegative { bytes.append(UInt8(ascii: "-")) }
        let text = digits.digits
        let pointAt = text.count + digits.exponent
        if pointAt > 21 || pointAt < -8 {
            digits.isNegative = false
            bytes.append(text[0])
            let rest = text.dropFirst().reversed().drop { $0 == 48 }.reversed()
            if !rest.isEmpty {
                bytes.append(marks.point)
                bytes += rest
            }
            bytes.append(UInt8(ascii: "E"))
            bytes.append(UInt8(ascii: pointAt > 0 ? "+" : "-"))
            let power = abs(pointAt - 1)
            if power < 10 { bytes.append(48) }
            bytes += String(power).utf8
        } else if pointAt <= 0 {
            bytes += [48, marks.point]
            bytes += repeatElement(48, count: -pointAt)
            bytes += text
        } else if pointAt >= text.count {
            bytes += text
            bytes += repeatElement(48, count: pointAt - text.count)
        } else {
            bytes += text[..<pointAt]
            bytes.append(marks.point)
            bytes += text[pointAt...]
        }
    }

    /// The shortest text that gives the double back, in the grammar of JSON; a whole number without a point.
    static func appendExact(_ number: Double, to bytes: inout [UInt8]) {
        if number.magnitude < 1e15, let whole = Int64(exactly: number) {
            append(whole, to: &bytes)
        } else {
            var text = number.description
            text.withUTF8 { utf8 in
                bytes.append(contentsOf: utf8.hasSuffix(".0") ? UnsafeBufferPointer(rebasing: utf8.dropLast(2)) : utf8)
            }
        }
    }

    /// A whole number.
    static func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { buffer in
            var rest = UInt64(number.magnitude)
            var at = 24
            repeat {
                at -= 1
                buffer[at] = UInt8(truncatingIfNeeded: rest % 10) + 48
                rest /= 10
            } while rest > 0
            if number < 0 {
                at -= 1
                buffer[at] = UInt8(ascii: "-")
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[at...]))
        }
    }

    /// A whole number with zeros before it, `07`.
    static func appendPadded(_ number: Int, width: Int = 2, to bytes: inout [UInt8]) {
        // A stranger's format may ask for more places than a number can have: they are counted, never raised to a power.
        var digits = 1
        var rest = number
        while rest >= 10 {
            rest /= 10
            digits += 1
        }
        if digits < width { bytes += repeatElement(48, count: width - digits) }
        append(number, to: &bytes)
    }
}

extension UnsafeBufferPointer<UInt8> {
    fileprivate func hasSuffix(_ suffix: StaticString) -> Bool {
        count >= suffix.utf8CodeUnitCount
            && zip(self.suffix(suffix.utf8CodeUnitCount), UnsafeBufferPointer(start: suffix.utf8Start, count: suffix.utf8CodeUnitCount))
                .allSatisfy { $0 == $1 }
    }
}
