import Model
import Notation

/// How the cells of a column write their numbers, as far as some of them prove it.
struct ColumnHabit {
    /// Fewer proofs make no habit.
    static let least = 2

    /// How often each sign was proved to set off decimals, the other one grouping.
    private var commaDecimals = 0, dotDecimals = 0
    /// The counts of decimals that were seen, as bits.
    private var decimalCounts: UInt32 = 0
    private var cellsWithDecimals = 0
    /// Percentages without a sign of percent: those that are none of the fractions, and fractions that arithmetic settled.
    private(set) var percentages = 0, fractions = 0

    /// Takes in how a cell is written.
    mutating func note(_ writing: NumberWriting) {
        switch writing.decimalSign {
        case .comma?: commaDecimals += 1
        case .dot?: dotDecimals += 1
        default: return
        }
        guard writing.shape == .decimal else { return }
        cellsWithDecimals += 1
        decimalCounts |= 1 << UInt32(min(writing.decimals, 31))
    }

    /// Takes in a percentage without a sign of percent that is one as people read it.
    mutating func notePercentage() { percentages += 1 }

    /// Takes in a percentage that turned out to be written as a fraction.
    mutating func noteFraction() { fractions += 1 }

    /// The sign that sets off decimals; nil where too few cells prove one, or some prove the other.
    var decimalSign: NumberWriting.Sign? {
        if commaDecimals >= Self.least, dotDecimals == 0 { return .comma }
        if dotDecimals >= Self.least, commaDecimals == 0 { return .dot }
        return nil
    }

    /// Whether a tie is read with decimals by the habit; nil where there is none.
    ///
    /// A column whose every cell with decimals has the same number of them, and not three, writes no third; money has none unless some cell shows it.
    func readsAsDecimal(_ writing: NumberWriting, kind: NumberKind) -> Bool? {
        guard writing.shape == .tie, let decimalSign else { return nil }
        guard writing.sign == decimalSign else { return false }
        let hasThree = decimalCounts & (1 << 3) != 0
        if kind == .rupiah { return hasThree ? true : nil }
        let hasOneCount = decimalCounts.nonzeroBitCount == 1
        return hasOneCount && cellsWithDecimals >= Self.least && !hasThree ? nil : true
    }
}
