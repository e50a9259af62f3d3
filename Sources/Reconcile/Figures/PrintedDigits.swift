import Model

/// How many digits a number is printed with after its decimal sign.
///
/// `97,32%` has 2, `1.040,15` has 2, `35.672.937.124,00` has 2, `1.205` has none where it is 1205 and 3 where it is 1.205: the text and the value
/// that was read from it settle it together.
func printedDecimals(_ text: String, _ value: ExactNumber) -> Int {
    var digits: Int128 = 0
    var count = 0
    var after: Int?
    for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            guard count < 30 else { return value.scale }
            digits = digits * 10 + Int128(byte - UInt8(ascii: "0"))
            count += 1
            after = after.map { $0 + 1 }
        case UInt8(ascii: ","), UInt8(ascii: "."):
            after = 0
        default: break
        }
    }
    guard count > 0 else { return value.scale }
    if let after, after > 0, rounded(value, after) == digits { return after }
    return rounded(value, 0) == digits ? 0 : value.scale
}

/// A number times 10^`decimals`, without sign, rounded half away from zero; nil where that is too large.
private func rounded(_ value: ExactNumber, _ decimals: Int) -> Int128? {
    guard let shifted = value.shifted(by: decimals) else { return nil }
    var mantissa = Int128(shifted.mantissa.magnitude)
    guard shifted.scale > 0 else { return mantissa }
    for _ in 1..<shifted.scale { mantissa /= 10 }
    return (mantissa + 5) / 10
}

/// Half a unit of the last digit of a number that is printed with so many decimals.
func halfUnit(_ decimals: Int) -> ExactNumber { ExactNumber(mantissa: 5, scale: min(decimals, 18) + 1) ?? .zero }

extension ExactNumber {
    /// The number without its sign.
    var magnitude: ExactNumber { mantissa < 0 ? negated : self }

    /// The nearest double, or one beside it: for ratios, which are compared with room to spare.
    var approximate: Double {
        let whole = Int64(exactly: mantissa).map { Double($0) } ?? doubleValue * Self.powers[min(scale, 18)]
        return scale == 0 ? whole : whole / Self.powers[min(scale, 18)]
    }

    private static let powers: [Double] = (0...18).map { exponent in (0..<exponent).reduce(1.0) { power, _ in power * 10 } }
}
