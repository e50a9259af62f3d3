import Grid

/// The hash of a cell for `rkpd cells --count`: FNV-1a, 64 bits, over `sheet ␀ reference ␀ type ␀ value`.
///
/// Each step takes one byte, `h = (h ^ byte) × p`, and waits for the one before. So what is the same for many cells is gone through once: the
/// sheet and the letters of a column, and with them all digits of the row but the last. What always stands between reference and value is one step:
/// the xor only touches the lowest byte, and the lowest byte of each product depends on nothing but the lowest byte before. After any fixed
/// bytes the hash is therefore `h × pⁿ` and something that depends on the lowest byte of `h` alone, which a table of 256 holds.
struct CellHash: ~Copyable {
    private static let prime: UInt64 = 0x100_0000_01b3

    /// One column: the hash after its letters, and after the digits of the row but the last.
    private struct Column {
        var afterLetters: UInt64
        var afterTens: UInt64 = 0
        /// The tens that ``afterTens`` is of; -1 before any.
        var tens = -1
    }
    private let opening: UInt64
    private var columns: UnsafeMutablePointer<Column>
    private var columnCount = 0
    private var columnCapacity = 64
    private let betweens = Self.betweens
    private let powers = Self.powers
    private var tens = 0
    private var lastDigit: UInt64 = 48

    /// - Parameter sheet: its name.
    init(sheet: String) {
        var state: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in sheet.utf8 { state = Self.step(state, byte) }
        opening = Self.step(state, 0)
        columns = .allocate(capacity: columnCapacity)
    }

    deinit {
        columns.deallocate()
    }

    /// For each type, by its position, what stands between reference and value.
    private static let bytes: [[UInt8]] = CellType.allCases.sorted { $0.position < $1.position }.map { [0] + Array($0.rawValue.utf8) + [0] }
    /// The prime to the power of their number.
    private static let powers: [UInt64] = bytes.map { $0.reduce(1) { power, _ in power &* prime } }
    /// For each type 256 numbers: what those bytes add, by the lowest byte before them.
    private static let betweens: [UInt64] = zip(bytes, powers).flatMap { bytes, power in
        (0..<256).map { low in bytes.reduce(UInt64(low)) { step($0, $1) } &- UInt64(low) &* power }
    }

    @inline(__always)
    private static func step(_ state: UInt64, _ byte: UInt8) -> UInt64 { (state ^ UInt64(byte)) &* prime }

    /// Goes to a row.
    @inline(__always)
    mutating func move(to row: Int) {
        tens = row / 10
        lastDigit = UInt64(row % 10) + 48
    }

    /// The hash of a cell of the row.
    /// - Parameter column: counted from 1.
    @inline(__always)
    mutating func value(_ value: UnsafeBufferPointer<UInt8>, of column: Int, _ type: CellType) -> UInt64 {
        var state = beforeValue(of: column, type)
        for byte in value { state = Self.step(state, byte) }
        return state
    }

    /// The hash of all that stands before the value.
    @inline(__always)
    private mutating func beforeValue(of column: Int, _ type: CellType) -> UInt64 {
        if column > columnCount || columns[column - 1].tens != tens { prepare(column) }
        let state = (columns[column - 1].afterTens ^ lastDigit) &* Self.prime
        let position = type.position
        return state &* powers[position] &+ betweens[position * 256 + Int(state & 255)]
    }

    /// One cell among those whose values are gone through side by side.
    private struct Lane {
        var state: UInt64 = 0
        var bytes: UnsafePointer<UInt8>
        var left = 0

        @inline(__always)
        mutating func skip(_ count: Int) {
            bytes += count
            left -= count
        }

        /// The hash at the end of the value.
        @inline(__always)
        consuming func finished() -> UInt64 {
            for index in 0..<left { state = CellHash.step(state, bytes[index]) }
            return state
        }
    }

    @inline(__always)
    private mutating func lane(_ cell: RawCell, _ row: borrowing RawRow) -> Lane {
        Lane(state: beforeValue(of: Int(cell.column), .text), bytes: row.bytes + cell.textStart, left: Int(cell.textCount))
    }

    /// The sum of the hashes of a row that holds nothing but texts of its own, four side by side: while one waits for its product the
    /// others go on.
    mutating func sum(ofTexts row: borrowing RawRow) -> UInt64 {
        let cells = row.cells
        var sum: UInt64 = 0
        var next = 0
        if cells.count >= 4 {
            var (a, b, c, d) = (lane(cells[0], row), lane(cells[1], row), lane(cells[2], row), lane(cells[3], row))
            next = 4
            while true {
                let count = min(a.left, b.left, c.left, d.left)
                for index in 0..<count {
                    a.state = Self.step(a.state, a.bytes[index])
                    b.state = Self.step(b.state, b.bytes[index])
                    c.state = Self.step(c.state, c.bytes[index])
                    d.state = Self.step(d.state, d.bytes[index])
                }
                a.skip(count)
                b.skip(count)
                c.skip(count)
                d.skip(count)
                guard next < cells.count else { break }
                // The one that ended makes room for the next.
                if a.left == 0 {
                    sum &+= a.state
                    a = lane(cells[next], row)
                } else if b.left == 0 {
                    sum &+= b.state
                    b = lane(cells[next], row)
                } else if c.left == 0 {
                    sum &+= c.state
                    c = lane(cells[next], row)
                } else {
                    sum &+= d.state
                    d = lane(cells[next], row)
                }
                next += 1
            }
            sum = sum &+ a.finished() &+ b.finished() &+ c.finished() &+ d.finished()
        }
        while next < cells.count {
            sum &+= lane(cells[next], row).finished()
            next += 1
        }
        return sum
    }

    @inline(never)
    private mutating func prepare(_ column: Int) {
        while columnCount < column {
            if columnCount == columnCapacity {
                let larger = UnsafeMutablePointer<Column>.allocate(capacity: columnCapacity * 2)
                larger.moveInitialize(from: columns, count: columnCount)
                columns.deallocate()
                columns = larger
                columnCapacity *= 2
            }
            columnCount += 1
            let letters = CellReference.columnName(columnCount).utf8
            (columns + columnCount - 1).initialize(to: Column(afterLetters: letters.reduce(opening) { Self.step($0, $1) }))
        }
        var state = columns[column - 1].afterLetters
        if tens > 0 { for digit in String(tens).utf8 { state = Self.step(state, digit) } }
        columns[column - 1].afterTens = state
        columns[column - 1].tens = tens
    }
}
