/// Where a cell stands: row and column, both counted from 1, written `Q11`.
public struct CellReference: Hashable, Comparable, Sendable, CustomStringConvertible {
    // Half a word each: a sheet that is held has a reference for every cell.
    @usableFromInline var heldRow: Int32
    @usableFromInline var heldColumn: Int32

    /// Counted from 1.
    @inlinable public var row: Int {
        get { Int(heldRow) }
        set { heldRow = Int32(clamping: newValue) }
    }

    /// Counted from 1; 17 is Q.
    @inlinable public var column: Int {
        get { Int(heldColumn) }
        set { heldColumn = Int32(clamping: newValue) }
    }

    /// A reference by its numbers, which are not checked; what 32 bits do not hold becomes the nearest that they do.
    @inlinable public init(row: Int, column: Int) {
        heldRow = Int32(clamping: row)
        heldColumn = Int32(clamping: column)
    }

    /// Reads `Q11`; nil for anything else (`$Q$11`, `Q0`, `11`, a column or row past ``maximumColumn`` or ``maximumRow``).
    public init?(_ text: some StringProtocol) {
        var column = 0
        var row = 0
        var digits = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where digits == 0:
                column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
                if column > Self.maximumColumn { return nil }
            case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0:
                row = row * 10 + Int(byte - UInt8(ascii: "0"))
                digits += 1
                if row > Self.maximumRow || row == 0 { return nil }
            default:
                return nil
            }
        }
        guard digits > 0 else { return nil }
        self.init(row: row, column: column)
    }

    /// The limits of a worksheet: XFD and 1,048,576.
    public static let maximumColumn = 16_384, maximumRow = 1_048_576

    /// The letters of a column: 1 is A, 27 is AA. Columns past XFD (in a CSV) go on the same way.
    public static func columnName(_ column: Int) -> String {
        var letters: [UInt8] = []
        var rest = column
        while rest > 0 {
            rest -= 1
            letters.append(UInt8(ascii: "A") + UInt8(rest % 26))
            rest /= 26
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }

    /// `Q11`.
    public var description: String { Self.columnName(column) + String(row) }

    /// Reading order: by row, then by column.
    public static func < (left: CellReference, right: CellReference) -> Bool {
        (left.row, left.column) < (right.row, right.column)
    }
}

/// A rectangle of cells, both corners included.
public struct CellRange: Hashable, Sendable, CustomStringConvertible {
    /// The upper left corner.
    public var first: CellReference
    /// The lower right corner.
    public var last: CellReference

    /// A rectangle by its corners.
    public init(first: CellReference, last: CellReference) {
        self.first = first
        self.last = last
    }

    /// Whether the rectangle holds a cell.
    public func contains(_ cell: CellReference) -> Bool {
        (first.row...last.row).contains(cell.row) && (first.column...last.column).contains(cell.column)
    }

    /// `A1:C3`.
    public var description: String { "\(first):\(last)" }
}
