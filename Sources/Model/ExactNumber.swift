/// A number exactly as a sheet states it: a scaled integer, never a rounded double.
///
/// `97.32` is mantissa 9732, scale 2. Normalised: no trailing zero after the decimal point, so equal numbers are equal values.
public struct ExactNumber: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The digits without their decimal point, signed.
    public let mantissa: Int128
    /// How many of the digits stand after the decimal point, 0…``maximumScale``.
    public let scale: Int

    /// More digits than any sheet writes; beyond them a text is no number to us.
    public static let maximumDigits = 30, maximumScale = 20

    /// Nothing, exactly.
    public static let zero = ExactNumber(0)

    /// A whole number.
    public init(_ whole: Int) {
        mantissa = Int128(whole)
        scale = 0
    }

    /// `mantissa` / 10^`scale`; nil past ``maximumDigits`` or ``maximumScale``.
    public init?(mantissa: Int128, scale: Int) {
        var mantissa = mantissa
        var scale = scale
        while scale > 0, mantissa % 10 == 0 {
            mantissa /= 10
            scale -= 1
        }
        guard (0...Self.maximumScale).contains(scale), mantissa.magnitude < Self.limit else { return nil }
        self.mantissa = mantissa
        self.scale = scale
    }

    /// Reads canonical text: an optional minus, digits, at most one point, an optional exponent (`1.5e-07`, as doubles are written).
    public init?(_ text: some StringProtocol) {
        var mantissa: Int128 = 0
        var scale = 0
        var digits = 0
        var seenPoint = false
        var negative = false
        var exponent = 0
        var bytes = Array(text.utf8)[...]
        if bytes.first == UInt8(ascii: "-") {
            negative = true
            bytes = bytes.dropFirst()
        }
        while let byte = bytes.first {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                guard mantissa < Self.limitBeforeDigit else { return nil }
                mantissa = mantissa * 10 + Int128(byte - UInt8(ascii: "0"))
                digits += 1
                if seenPoint { scale += 1 }
            case UInt8(ascii: ".") where !seenPoint && digits > 0:
                seenPoint = true
            case UInt8(ascii: "e") where digits > 0, UInt8(ascii: "E") where digits > 0:
                guard let written = Int(String(decoding: bytes.dropFirst(), as: UTF8.self)), abs(written) < 400 else { return nil }
                exponent = written
                bytes = []
                continue
            default:
                return nil
            }
            bytes = bytes.dropFirst()
        }
        guard digits > 0 else { return nil }
        scale -= exponent
        while scale < 0 {
            guard mantissa < Self.limitBeforeDigit else { return nil }
            mantissa *= 10
            scale += 1
        }
        if mantissa == 0 { scale = 0 }
        self.init(mantissa: negative ? -mantissa : mantissa, scale: scale)
    }

    /// A double as its shortest decimal, the one that reads back as the same double; nil for infinities, NaN and numbers past the limits.
    public init?(_ double: Double) {
        guard double.isFinite else { return nil }
        self.init(double.description)
    }

    private static let limit: UInt128 = 1_000_000_000_000_000_000_000_000_000_000
    private static let limitBeforeDigit: Int128 = 100_000_000_000_000_000_000_000_000_000

    /// Whether there is nothing after the decimal point.
    public var isWhole: Bool { scale == 0 }

    /// The number as Int64 where it is whole and fits.
    public var wholeValue: Int64? { scale == 0 ? Int64(exactly: mantissa) : nil }

    /// The nearest double.
    public var doubleValue: Double { Double(description) ?? .nan }

    /// Canonical text: `-1234.5`; no grouping, a point, no trailing zeros.
    public var description: String {
        let digits = String(mantissa.magnitude)
        let sign = mantissa < 0 ? "-" : ""
        guard scale > 0 else { return sign + digits }
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
        return sign + padded.dropLast(scale) + "." + padded.suffix(scale)
    }

    private static func power(_ exponent: Int) -> Int128 {
        var result: Int128 = 1
        for _ in 0..<exponent { result *= 10 }
        return result
    }

    /// Both mantissas at one scale; nil where that overflows.
    private static func aligned(_ left: ExactNumber, _ right: ExactNumber) -> (Int128, Int128, Int)? {
        let scale = max(left.scale, right.scale)
        let (a, overA) = left.mantissa.multipliedReportingOverflow(by: power(scale - left.scale))
        let (b, overB) = right.mantissa.multipliedReportingOverflow(by: power(scale - right.scale))
        return overA || overB ? nil : (a, b, scale)
    }

    /// By value; exact as long as both fit one scale, else by their nearest doubles.
    public static func < (left: ExactNumber, right: ExactNumber) -> Bool {
        guard let (a, b, _) = aligned(left, right) else { return left.doubleValue < right.doubleValue }
        return a < b
    }

    /// The exact sum; nil past the limits.
    public static func + (left: ExactNumber, right: ExactNumber) -> ExactNumber? {
        guard let (a, b, scale) = aligned(left, right) else { return nil }
        let (sum, overflow) = a.addingReportingOverflow(b)
        return overflow ? nil : ExactNumber(mantissa: sum, scale: scale)
    }

    /// The exact difference; nil past the limits.
    public static func - (left: ExactNumber, right: ExactNumber) -> ExactNumber? { left + right.negated }

    /// The number with the other sign.
    public var negated: ExactNumber { ExactNumber(mantissa: -mantissa, scale: scale)! }

    /// The number times a power of ten: `shifted(by: 2)` turns 0.9732 into 97.32. nil past the limits.
    public func shifted(by places: Int) -> ExactNumber? {
        guard places > scale else { return ExactNumber(mantissa: mantissa, scale: scale - places) }
        let (shifted, overflow) = mantissa.multipliedReportingOverflow(by: Self.power(min(places - scale, 30)))
        return overflow ? nil : ExactNumber(mantissa: shifted, scale: 0)
    }
}
