import Glibc
import Grid

/// The records of a CSV, one after the other, over a window of its text.
///
/// A field is quoted where it begins with a quotation mark; within, a doubled one stands for one. What follows the closing mark up to the
/// separator belongs to the field as it stands, as do quotation marks in a field that does not begin with one. CRLF, LF and a lone CR end a record.
struct CSVRecords: ~Copyable {
    private let source: TextSource
    private let separator: UInt8
    private let ends: EndOfField
    private let limits: ReadingLimits
    private var window: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    /// The text that is not yet handed over.
    private var lower = 0
    private var upper = 0
    private var isAtEnd = false
    private var holdsNul = false
    /// The record that was read last, counted from 1.
    private(set) var number = 0
    /// The fields of the record that hold anything, as cells whose texts lie in the window.
    private var cells: UnsafeMutablePointer<RawCell>
    private var cellCount = 0
    private var cellCapacity = 64
    /// Positions among ``cells`` of those whose quotation marks are still to be taken away.
    private var quoted: [Int] = []
    /// Fields of the record met so far, empty ones too.
    private(set) var fieldCount = 0

    init(_ source: TextSource, separator: UInt8, skipping preamble: Int, limits: ReadingLimits) throws(SpreadsheetError) {
        self.source = source
        self.separator = separator
        self.limits = limits
        ends = EndOfField(separator)
        capacity = 256 << 10
        window = Self.window(capacity)
        cells = .allocate(capacity: cellCapacity)
        try fill()
        lower = min(preamble, upper)
    }

    deinit {
        window.deallocate()
        cells.deallocate()
    }

    /// The record that was read last; valid until the next is read.
    var row: RawRow {
        RawRow(
            number: number, isHidden: false, cells: UnsafeBufferPointer(start: cells, count: cellCount), bytes: UnsafePointer(window),
            strings: nil)
    }

    /// Memory for text, with room behind it for looking at eight bytes at once.
    private static func window(_ capacity: Int) -> UnsafeMutablePointer<UInt8> {
        let window = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + 8)
        (window + capacity).initialize(repeating: 0, count: 8)
        return window
    }

    /// Moves to the next record; false at the end of the text.
    mutating func next() throws(SpreadsheetError) -> Bool {
        while true {
            if lower == upper, isAtEnd { return false }
            if let end = try scan() {
                if !quoted.isEmpty { unquote() }
                number += 1
                lower = end
                return true
            }
            // The record does not end in the window: it is read again from its beginning once there is more.
            try fill()
        }
    }

    /// Takes the quotation marks of the record's fields away, where they lie: what is left is shorter.
    private mutating func unquote() {
        for index in quoted {
            let bytes = window + cells[index].textStart
            let count = Int(cells[index].textCount)
            var length = 0
            var at = 1
            var isOpen = true
            while at < count {
                if isOpen, bytes[at] == UInt8(ascii: "\"") {
                    if at + 1 < count, bytes[at + 1] == UInt8(ascii: "\"") {
                        bytes[length] = bytes[at]
                        length += 1
                        at += 1
                    } else {
                        isOpen = false
                    }
                } else {
                    bytes[length] = bytes[at]
                    length += 1
                }
                at += 1
            }
            cells[index].textCount = Int32(length)
        }
        quoted.removeAll(keepingCapacity: true)
        // `""` is a field without text.
        var kept = 0
        for index in 0..<cellCount where cells[index].textCount > 0 {
            cells[kept] = cells[index]
            kept += 1
        }
        cellCount = kept
    }

    /// Finds the fields of the record at the beginning of the window; nil where the window ends before it.
    private mutating func scan() throws(SpreadsheetError) -> Int? {
        cellCount = 0
        fieldCount = 0
        quoted.removeAll(keepingCapacity: true)
        let window = UnsafePointer(window)
        let upper = upper
        var at = lower
        while true {
            let start = at
            var isQuoted = false
            if at < upper, window[at] == UInt8(ascii: "\"") {
                isQuoted = true
                guard let close = closing(after: at) else {
                    if isAtEnd { throw SpreadsheetError(.unclosedQuote, cell: place) }
                    return nil
                }
                at = close + 1
            }
            at = ends.first(in: window, at, upper)
            if at == upper, !isAtEnd { return nil }
            // Whether LF follows a CR decides where the next record begins.
            if at + 1 == upper, window[at] == 13, !isAtEnd { return nil }
            try add(start, at - start, isQuoted: isQuoted)
            if at == upper { return at }
            if window[at] == separator {
                at += 1
            } else {
                return window[at] == 13 && at + 1 < upper && window[at + 1] == 10 ? at + 2 : at + 1
            }
        }
    }

    /// The quotation mark that closes a field; nil where the window holds none.
    private func closing(after start: Int) -> Int? {
        var at = start + 1
        while at < upper, let found = memchr(window + at, 0x22, upper - at) {
            let position = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - UnsafePointer(window)
            // At the end of the window a second one may follow.
            if position + 1 == upper { return isAtEnd ? position : nil }
            if window[position + 1] != 0x22 { return position }
            at = position + 2
        }
        return nil
    }

    @inline(__always)
    private mutating func add(_ start: Int, _ count: Int, isQuoted: Bool) throws(SpreadsheetError) {
        // One check for what hardly ever is: each limit says itself what it is about.
        if fieldCount >= limits.fieldsPerRecord || count > limits.cellTextBytes || holdsNul { try check(start, count) }
        fieldCount += 1
        guard count > 0 else { return }
        if cellCount == cellCapacity { growCells() }
        if isQuoted { quoted.append(cellCount) }
        (cells + cellCount).initialize(
            to: RawCell(
                column: Int32(truncatingIfNeeded: fieldCount), textStart: start, textCount: Int32(truncatingIfNeeded: count), kind: .text))
        cellCount += 1
    }

    private func check(_ start: Int, _ count: Int) throws(SpreadsheetError) {
        guard fieldCount < limits.fieldsPerRecord else {
            throw SpreadsheetError(.tooLarge(.fieldsPerRecord, limit: limits.fieldsPerRecord), cell: place)
        }
        guard count <= limits.cellTextBytes else {
            throw SpreadsheetError(.tooLarge(.cellText, limit: limits.cellTextBytes), cell: place)
        }
        if holdsNul, memchr(window + start, 0, count) != nil { throw SpreadsheetError(.nulByte, cell: place) }
    }

    private mutating func growCells() {
        let larger = UnsafeMutablePointer<RawCell>.allocate(capacity: cellCapacity * 2)
        larger.moveInitialize(from: cells, count: cellCount)
        cells.deallocate()
        cells = larger
        cellCapacity *= 2
    }

    /// Where the field stands that is being read.
    private var place: CellReference { CellReference(row: number + 1, column: fieldCount + 1) }

    /// Bytes below which reading on is not worth it.
    private static let leastRoom = 64

    /// Moves what is left to the front of the window and reads on behind it; a record as long as the window makes it grow.
    private mutating func fill() throws(SpreadsheetError) {
        if lower > 0 {
            memmove(window, window + lower, upper - lower)
            upper -= lower
            lower = 0
        } else if capacity - upper < Self.leastRoom {
            guard capacity < limits.recordBytes else {
                throw SpreadsheetError(.tooLarge(.recordBytes, limit: limits.recordBytes), cell: CellReference(row: number + 1, column: 1))
            }
            let larger = Self.window(capacity * 2)
            larger.update(from: window, count: upper)
            window.deallocate()
            window = larger
            capacity *= 2
        }
        // Too little room after moving: the next call makes the window grow.
        guard capacity - upper >= Self.leastRoom else { return }
        let got = try source.read(into: UnsafeMutableRawBufferPointer(start: window + upper, count: capacity - upper))
        if memchr(window + upper, 0, got) != nil { holdsNul = true }
        upper += got
        isAtEnd = got == 0
    }
}
