/// Digits that a wrapped cell broke with a space: `122.595.84 0`, `100,0 0`, `19.922.809. 277`.
///
/// They are joined only where the whole is well formed and the pieces are not also well formed as values of their own. The one exception is a second
/// decimal that was pushed off (`100,0 0`): one digit alone after exactly one decimal.
enum BrokenDigits {
    /// What pieces of digits, dots and commas are together.
    enum Outcome {
        case joined(Numeral)
        /// Every piece is a value of its own.
        case several
        case refused
    }

    /// More pieces than a wrapped number has.
    static let maximumPieces = 5

    /// - Parameter hasLineBreak: whether a piece ends at a line break, where two values are likelier than a pushed-off decimal.
    static func join(_ pieces: [Bytes], hasLineBreak: Bool) -> Outcome {
        let areValues = pieces.allSatisfy { isValue([$0]) }
        // `19, 114` is a list.
        if pieces.dropLast().contains(where: { $0.last == Numeral.comma }) { return .refused }
        // `1. 5` and `2. 345.000` may be items with their numbers.
        if let first = pieces.first, first.last == Numeral.dot, first.count <= 3, pieces.count == 2 || first.count == 2,
            numeral(pieces.dropFirst()) != nil
        {
            return .refused
        }
        guard pieces.count <= maximumPieces, let joined = numeral(pieces), joined.form != .plain else {
            return areValues ? .several : .refused
        }
        if pieces.count == 2, !hasLineBreak, pieces[1].count == 1, joined.form == .decimal, joined.decimals == 2, areValues {
            return .joined(joined)
        }
        // `1.000 000` and `12.0 000` have one separator and thousands behind it: a wrapped amount has two decimals at most.
        if joined.form == .decimal, joined.decimals > 2 { return areValues ? .several : .refused }
        guard joined.form == .grouped || joined.form == .decimal, !hasOtherPartition(pieces) else { return areValues ? .several : .refused }
        return .joined(joined)
    }

    /// Whether the pieces can be put together as two or more values instead of one.
    private static func hasOtherPartition(_ pieces: [Bytes]) -> Bool {
        for cuts in 1..<(1 << (pieces.count - 1)) {
            var start = 0
            var areValues = true
            for index in pieces.indices where index == pieces.count - 1 || cuts & (1 << index) != 0 {
                if !isValue(pieces[start...index]) {
                    areValues = false
                    break
                }
                start = index + 1
            }
            if areValues { return true }
        }
        return false
    }

    /// Whether pieces put together are a value that someone would write: no leading zero before another digit.
    private static func isValue(_ pieces: ArraySlice<Bytes>) -> Bool {
        guard let numeral = numeral(pieces), let first = pieces.first else { return false }
        return numeral.form != .plain || first.first != 0x30 || pieces.reduce(0) { $0 + $1.count } == 1
    }

    private static func numeral(_ pieces: some Collection<Bytes>) -> Numeral? {
        if pieces.count == 1, let only = pieces.first { return Numeral(only) }
        let whole = Array(pieces.joined())
        return whole.withUnsafeBufferPointer { Numeral($0) }
    }
}
