import Model

/// A way of placing the cells of a row, the rule that the row then fits, and how plausible it is.
struct RowPlacement {
    /// The column of each cell; nil for one that is left out.
    var targets: [Int?]
    var rule: RowRule
    /// How far each cell that is not left out stands from its column.
    var steps: [Int]
    var cost: Int
    /// Figures of performance without an indicator that they could be of.
    var lacksIndicator: Bool
    /// How many more relations between its numbers hold than do not.
    var relations: Int
    /// How many figures are as large as those of the other kind: amounts among counts, counts among amounts.
    var odd: Int
    /// How many rows of the table fill the same columns.
    var likes: Int

    /// More plausible first.
    var rank: (Int, Int, Int, Int) { (lacksIndicator ? 1 : 0, -weight, -alike, cost) }
    var rankAmongSlips: (Int, Int, Int) { (lacksIndicator ? 1 : 0, -weight, cost) }

    /// How much the numbers speak for it: each that is of another size speaks against it as a relation does that does not hold.
    var weight: Int { relations - odd }

    /// More rows alike than these say no more of which reading is the better one.
    static let enoughAlike = 2
    /// So many rows alike make one that is like none suspicious.
    static let manyAlike = 5

    var alike: Int { min(Self.enoughAlike, likes) }

    /// Whether some cell stands in another column than its own.
    var isSlip: Bool { steps.contains { $0 != 0 } }

    /// Whether every cell stands in its column.
    var isStanding: Bool { !isSlip && steps.count == targets.count }

    /// Whether some cells stand left of their columns and others right of them.
    var turns: Bool { steps.contains { $0 < 0 } && steps.contains { $0 > 0 } }
}
