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
        if column > columnCount || columns[column - 1].tens != tens { prepare(column) }
        var state = (columns[column - 1].afterTens ^ lastDigit) &* Self.prime
        let position = type.position
        state = state &* powers[position] &+ betweens[position * 256 + Int(state & 255)]
        for byte in value { state = Self.step(state, byte) }
        return state
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
