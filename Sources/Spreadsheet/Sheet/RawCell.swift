/// A cell as the file states it, before its format is looked at. Rows of them are built in memory that is used again.
struct RawCell {
    enum Kind: UInt8 {
        case number, text, boolean, error
        /// A date as ISO 8601 text (`t="d"`).
        case isoDate
    }
    /// Counted from 1.
    var column: Int32
    /// The number of its format.
    var format: Int32 = 0
    /// For numbers; 0 or 1 for booleans.
    var number = 0.0
    /// Where its text lies among the bytes of the row. A number has one too where that is the shortest writing of it.
    var textStart = 0
    var textCount: Int32 = 0
    /// Its place among the shared strings; -1 where it has a text of its own.
    var shared: Int32 = -1
    var kind: Kind
}

/// One row of raw cells, by column; valid during the call that brings it.
struct RawRow {
    var number: Int
    /// Whether the row itself is hidden.
    var isHidden: Bool
    var cells: UnsafeBufferPointer<RawCell>
    /// What the texts of the cells are counted from.
    var bytes: UnsafePointer<UInt8>
    var strings: SharedStrings?

    /// The text of a cell, or the writing of a number; without bytes where there is none.
    @inline(__always)
    func text(_ cell: RawCell) -> UnsafeBufferPointer<UInt8> {
        if cell.shared >= 0, let strings { return strings[Int(cell.shared)] }
        return UnsafeBufferPointer(start: bytes + cell.textStart, count: Int(cell.textCount))
    }
}
