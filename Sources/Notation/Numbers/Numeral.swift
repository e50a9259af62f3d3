import Model

/// A run of digits, dots and commas, and what it can mean.
///
/// Dots and commas either group digits by three or set off decimals. Two or more of one sign group; the last of two kinds sets off decimals;
/// one sign alone with three digits behind it can do either. The digits are the same in both readings, only the scale differs.
struct Numeral {
    /// The digits of a run as one whole number.
    var digits: Int128
    /// How many digits stand after the last separator.
    var decimals: Int
    var form: Form

    enum Form: Equatable {
        /// Digits alone.
        case plain
        /// Groups of three, no decimals.
        case grouped
        /// Decimals, with or without groups before them.
        case decimal
        /// Decimals by a lone sign with three digits behind more than three (`15419.584`): well formed, yet more often two cells run together.
        case suspect
        /// One separator and three digits.
        case tie
    }
    /// How many digits stand before the first separator.
    var lead: Int
    /// The last separator, 0 where there is none.
    var sign: UInt8

    static let dot = UInt8(ascii: "."), comma = UInt8(ascii: ",")

    /// nil where the run is no well-formed number: a group that is not of three digits, a separator at an end, leading zeros before one.
    init?(_ run: Bytes) {
        guard let first = run.first, first.isDigit, run.count <= 40 else { return nil }
        var small: UInt64 = 0
        var large: Int128 = 0
        var count = 0
        var separators = 0
        var group = 0
        var lead = 0
        // The separator of all but the last, whether they are of one kind, and whether the groups between them are of three digits.
        var sign: UInt8 = 0
        var earlier: UInt8 = 0
        var isUniform = true
        var isGrouped = true
        for byte in run {
            if byte.isDigit {
                count += 1
                group += 1
                if count <= 18 {
                    small = small &* 10 &+ UInt64(byte &- 0x30)
                } else {
                    if count == 19 { large = Int128(small) }
                    guard count <= ExactNumber.maximumDigits else { return nil }
                    large = large * 10 + Int128(byte &- 0x30)
                }
                continue
            }
            guard byte == Self.dot || byte == Self.comma else { return nil }
            if separators == 0 {
                lead = group
            } else {
                if group != 3 { isGrouped = false }
                if separators > 1, sign != earlier { isUniform = false }
                earlier = sign
            }
            separators += 1
            sign = byte
            group = 0
        }
        digits = count <= 18 ? Int128(small) : large
        decimals = separators == 0 ? 0 : group
        self.lead = separators == 0 ? count : lead
        self.sign = sign
        guard separators > 0 else {
            form = .plain
            return
        }
        let startsWithZero = first == 0x30
        guard group > 0, isUniform else { return nil }
        if separators == 1 {
            if startsWithZero {
                guard lead == 1 else { return nil }
                form = .decimal
            } else if group == 3 {
                form = lead <= 3 ? .tie : .suspect
            } else {
                form = .decimal
            }
            return
        }
        guard isGrouped, lead <= 3, !startsWithZero else { return nil }
        if sign == earlier {
            guard group == 3 else { return nil }
            form = .grouped
        } else {
            form = .decimal
        }
    }

    /// The digits as a whole number.
    var whole: ExactNumber? { ExactNumber(mantissa: digits, scale: 0) }
    /// The digits with those after the last separator as decimals.
    var fraction: ExactNumber? { ExactNumber(mantissa: digits, scale: decimals) }
}

/// What a kind makes of a numeral.
enum Reading {
    case value(ExactNumber)
    /// The kind's rule gives the first; the second is not absurd.
    case leaning(ExactNumber, other: ExactNumber)
    case ambiguous([ExactNumber])
    case refused
}

extension Numeral {
    /// The reading under a kind.
    ///
    /// A lone dot before three digits groups in money and counts and sets off decimals in scores and percentages; a percentage of 1.000 to 9.999 is
    /// not absurd, so there the decimal reading only leans. A lone comma before three digits sets off decimals in scores and percentages; elsewhere it may
    /// as well be the grouping of an English workbook. What is measured or scored has thousands as well as thousandths: there no lone sign is settled.
    func reading(as kind: NumberKind, isCounted: Bool = true) -> Reading {
        switch form {
        case .plain, .grouped:
            return whole.map(Reading.value) ?? .refused
        case .decimal:
            return fraction.map(Reading.value) ?? .refused
        case .suspect:
            guard kind != .rupiah, !(kind == .jumlah && sign == Self.dot), let fraction else { return .refused }
            return .value(fraction)
        case .tie:
            guard let whole, let fraction else { return .refused }
            switch (kind, sign) {
            case (.jumlah, _) where !isCounted: return .ambiguous(sign == Self.dot ? [whole, fraction] : [fraction, whole])
            case (.rupiah, Self.dot), (.jumlah, Self.dot): return .value(whole)
            case (.rupiah, _), (.jumlah, _): return .ambiguous([fraction, whole])
            case (.persen, Self.dot) where lead == 1: return .leaning(fraction, other: whole)
            default: return .value(fraction)
            }
        }
    }
}
