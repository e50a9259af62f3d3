/// A cell as the file states it, before its format is looked at. Rows of them are built in memory that is used again.
struct RawCell {
    enum Kind: UInt8 {
        case number, text, boolean, error
        /// A date as ISO 8601 text (`t="d"`).
        case isoDate
    }
    /// Counted from 1.
    var column: Int
    var kind: Kind
    /// The number of its format.
    var format: Int
    /// For numbers; 0 or 1 for booleans.
    var number: Double
    /// For all others.
    var text: String
}

/// One row of raw cells, by column; valid during the call that brings it.
struct RawRow {
    var number: Int
    var isHidden: Bool
    var cells: UnsafeBufferPointer<RawCell>
}
