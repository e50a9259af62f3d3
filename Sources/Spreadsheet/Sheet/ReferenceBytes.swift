import Grid

/// References as bytes of UTF-8.
enum ReferenceBytes {
    /// Reads `Q11`; nil for anything else and for what lies outside a worksheet.
    @inline(__always)
    static func cell(_ bytes: UnsafeBufferPointer<UInt8>) -> (row: Int, column: Int)? {
        var at = 0
        var column = 0
        while at < bytes.count, bytes[at] &- 65 < 26 {
            column = column * 26 + Int(bytes[at] &- 64)
            if column > CellReference.maximumColumn { return nil }
            at += 1
        }
        guard at > 0, at < bytes.count, bytes[at] != 48 else { return nil }
        var row = 0
        while at < bytes.count {
            guard bytes[at] &- 48 < 10 else { return nil }
            row = row * 10 + Int(bytes[at] &- 48)
            if row > CellReference.maximumRow { return nil }
            at += 1
        }
        return (row, column)
    }

    /// Reads `A1:C3`, and `A1` as a range of one; its corners in any order.
    static func range(_ bytes: UnsafeBufferPointer<UInt8>) -> CellRange? {
        let colon = bytes.firstIndex(of: UInt8(ascii: ":")) ?? bytes.count
        guard let first = cell(UnsafeBufferPointer(rebasing: bytes[..<colon])) else { return nil }
        guard colon < bytes.count else {
            let only = CellReference(row: first.row, column: first.column)
            return CellRange(first: only, last: only)
        }
        guard let last = cell(UnsafeBufferPointer(rebasing: bytes[(colon + 1)...])) else { return nil }
        return CellRange(
            first: CellReference(row: min(first.row, last.row), column: min(first.column, last.column)),
            last: CellReference(row: max(first.row, last.row), column: max(first.column, last.column)))
    }
}
