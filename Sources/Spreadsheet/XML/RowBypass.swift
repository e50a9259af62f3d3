import Glibc

/// Leads rows that are plain past the XML parser: of a long sheet's time it takes the most.
///
/// The parser sees the document without those rows. Between two rows, where it holds nothing back, the handler is asked first; what it does not
/// take goes to the parser up to the end of that row, and then it is asked again. So every byte is either of a row that the handler vouches
/// for or has been parsed, and an error anywhere is the parser's to tell.
struct RowBypass {
    /// A row that begins in one step and ends in a later.
    private var pending: [UInt8] = []
    private let limit: Int
    /// Bytes that the handler took and that it did not, and how often it did not.
    private var taken = 0, given = 0, times = 0
    private var isOff: Bool

    /// - Parameters:
    ///   - limits: a row longer than a token may be goes to the parser.
    ///   - handler: whether it takes rows at all.
    init(_ handler: XMLHandler, limits: ReadingLimits) {
        limit = limits.tokenBytes
        isOff = !handler.takesRows
    }

    mutating func take(
        _ bytes: UnsafeRawBufferPointer, _ handler: XMLHandler, _ isBetweenRows: () -> Bool,
        _ push: (UnsafeRawBufferPointer) throws(SpreadsheetError) -> Void
    ) throws(SpreadsheetError) {
        if isOff { return try push(bytes) }
        if pending.isEmpty { return try lead(bytes, handler, isBetweenRows, push) }
        var joined: [UInt8] = []
        swap(&joined, &pending)
        joined += bytes
        var failure: SpreadsheetError?
        joined.withUnsafeBytes { buffer in
            do throws(SpreadsheetError) { try lead(buffer, handler, isBetweenRows, push) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    /// Gives the parser what was kept for a row that never ended.
    mutating func finish(_ push: (UnsafeRawBufferPointer) throws(SpreadsheetError) -> Void) throws(SpreadsheetError) {
        var failure: SpreadsheetError?
        pending.withUnsafeBytes { buffer in
            do throws(SpreadsheetError) { if !buffer.isEmpty { try push(buffer) } } catch { failure = error }
        }
        pending = []
        if let failure { throw failure }
    }

    private mutating func lead(
        _ bytes: UnsafeRawBufferPointer, _ handler: XMLHandler, _ isBetweenRows: () -> Bool,
        _ push: (UnsafeRawBufferPointer) throws(SpreadsheetError) -> Void
    ) throws(SpreadsheetError) {
        var at = 0
        while at < bytes.count {
            var rest = UnsafeRawBufferPointer(rebasing: bytes[at...])
            let isBetween = isBetweenRows()
            if isBetween {
                let count = rest.withMemoryRebound(to: UInt8.self) { handler.takeRows($0) }
                at += count
                taken += count
                if let trouble = handler.trouble { throw trouble }
                if at == bytes.count { return }
                rest = UnsafeRawBufferPointer(rebasing: bytes[at...])
            }
            // What follows is not taken, or nobody could be asked yet. The next place to ask is behind a row, or where they begin.
            guard let end = rest.end(of: handler.isInRows ? "</row>" : "<sheetData>") else {
                if isBetween, rest.count < limit, !rest.starts(with: "</sheetData".utf8) {
                    pending = Array(rest)
                    return
                }
                return try push(rest)
            }
            try push(UnsafeRawBufferPointer(rebasing: rest[..<end]))
            at += end
            given += end
            times += 1
            // Where most rows are for the parser, asking costs more than it saves.
            if times > 64, given > taken {
                isOff = true
                return try push(UnsafeRawBufferPointer(rebasing: bytes[at...]))
            }
        }
    }
}

extension UnsafeRawBufferPointer {
    /// Where the first occurrence of a text ends.
    fileprivate func end(of text: StaticString) -> Int? {
        guard let start = baseAddress else { return nil }
        let length = text.utf8CodeUnitCount
        var at = 0
        while at + length <= count, let found = memchr(start + at, Int32(text.utf8Start.pointee), count - at - length + 1) {
            if memcmp(found, text.utf8Start, length) == 0 { return UnsafeRawPointer(found) - start + length }
            at = UnsafeRawPointer(found) - start + 1
        }
        return nil
    }
}
