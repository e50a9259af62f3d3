import Glibc
import Grid

/// The records of a CSV, one after the other, over a window of its text.
///
/// A field is quoted where it begins with a quotation mark; within, a doubled one stands for one. What follows the closing mark up to the
/// separator belongs to the field as it stands, as do quotation marks in a field that does not begin with one. CRLF, LF and a lone CR end a record.
struct CSVRecords: ~Copyable {
    /// A field in the window.
    struct Field {
        var range: Range<Int>
        /// Whether it holds quotation marks that are not text.
        var isQuoted: Bool
    }

    private let source: TextSource
    private let separator: UInt8
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
    private(set) var fields: [Field] = []

    init(_ source: TextSource, separator: UInt8, skipping preamble: Int, limits: ReadingLimits) throws(SpreadsheetError) {
        self.source = source
        self.separator = separator
        self.limits = limits
        capacity = 256 << 10
        window = .allocate(capacity: capacity)
        try fill()
        lower = min(preamble, upper)
    }

    deinit { window.deallocate() }

    /// Moves to the next record; false at the end of the text.
    mutating func next() throws(SpreadsheetError) -> Bool {
        while true {
            if lower == upper, isAtEnd { return false }
            if let end = try scan() {
                number += 1
                lower = end
                return true
            }
            // The record does not end in the window: it is read again from its beginning once there is more.
            try fill()
        }
    }

    /// The text of a field.
    func text(_ field: Field) throws(SpreadsheetError) -> String {
        let bytes = UnsafeBufferPointer(start: window + field.range.lowerBound, count: field.range.count)
        guard field.isQuoted else { return String(decoding: bytes, as: UTF8.self) }
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        var at = 1
        var isOpen = true
        while at < bytes.count {
            if isOpen, bytes[at] == UInt8(ascii: "\"") {
                if at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "\"") {
                    plain.append(bytes[at])
                    at += 1
                } else {
                    isOpen = false
                }
            } else {
                plain.append(bytes[at])
            }
            at += 1
        }
        return String(decoding: plain, as: UTF8.self)
    }

    /// Finds the fields of the record at the beginning of the window; nil where the window ends before it.
    private mutating func scan() throws(SpreadsheetError) -> Int? {
        fields.removeAll(keepingCapacity: true)
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
            while at < upper, window[at] != separator, window[at] != 10, window[at] != 13 { at += 1 }
            if at == upper, !isAtEnd { return nil }
            // Whether LF follows a CR decides where the next record begins.
            if at + 1 == upper, window[at] == 13, !isAtEnd { return nil }
            try add(Field(range: start..<at, isQuoted: isQuoted))
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

    private mutating func add(_ field: Field) throws(SpreadsheetError) {
        guard fields.count < limits.fieldsPerRecord else {
            throw SpreadsheetError(.tooLarge(.fieldsPerRecord, limit: limits.fieldsPerRecord), cell: place)
        }
        guard field.range.count <= limits.cellTextBytes else {
            throw SpreadsheetError(.tooLarge(.cellText, limit: limits.cellTextBytes), cell: place)
        }
        if holdsNul, memchr(window + field.range.lowerBound, 0, field.range.count) != nil {
            throw SpreadsheetError(.nulByte, cell: place)
        }
        fields.append(field)
    }

    /// Where the field stands that is being read.
    private var place: CellReference { CellReference(row: number + 1, column: fields.count + 1) }

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
            let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2)
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
