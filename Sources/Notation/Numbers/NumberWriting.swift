/// How the digits of a number are written: what one cell shows of the habit of its column.
public struct NumberWriting: Sendable, Hashable {
    /// What the signs between the digits do.
    public enum Shape: UInt8, Sendable, Hashable {
        /// Digits alone, or no number: it shows no habit.
        case plain
        /// Groups of three by one sign: `1.234.567`.
        case grouped
        /// Decimals, by themselves or after groups: `12,5`, `1.234,5`, `0.125`.
        case decimal
        /// One sign before three digits: `1.205`. It can group or set off decimals.
        case tie
        /// Decimals of three digits after more digits than a group has: `15419.584`.
        case suspect
    }

    /// A sign between digits.
    public enum Sign: UInt8, Sendable, Hashable {
        case none, dot, comma
    }

    /// What the signs do.
    public var shape: Shape
    /// The last sign.
    public var sign: Sign
    /// How many digits stand behind the last sign.
    public var decimals: UInt8
    /// Whether the kind read a tie with decimals.
    var isFraction = false

    /// No signs.
    public static let plain = NumberWriting(shape: .plain, sign: .none, decimals: 0)

    /// A writing.
    public init(shape: Shape, sign: Sign, decimals: UInt8) {
        self.shape = shape
        self.sign = sign
        self.decimals = decimals
    }

    /// The sign that sets off decimals where this writing proves it, the other sign grouping; nil where it proves nothing.
    public var decimalSign: Sign? {
        switch (shape, sign) {
        case (.grouped, .dot), (.decimal, .comma): .comma
        case (.grouped, .comma), (.decimal, .dot): .dot
        default: nil
        }
    }
}

extension Numeral {
    /// How it is written.
    var writing: NumberWriting {
        let shape: NumberWriting.Shape =
            switch form {
            case .plain: .plain
            case .grouped: .grouped
            case .decimal: .decimal
            case .suspect: .suspect
            case .tie: .tie
            }
        return NumberWriting(
            shape: shape, sign: sign == Self.dot ? .dot : sign == Self.comma ? .comma : .none, decimals: UInt8(truncatingIfNeeded: decimals)
        )
    }
}
