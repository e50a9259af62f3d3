/// The strings that cells share, one behind the other in one piece of memory: a string costs its bytes and four more.
final class SharedStrings: @unchecked Sendable {
    /// The number of strings.
    let count: Int
    // Never written once they are here, which is what makes sharing them safe.
    private let text: UnsafeMutablePointer<UInt8>
    private let ends: UnsafeMutablePointer<UInt32>

    /// Takes over what was collected.
    fileprivate init(_ list: consuming SharedStringsList) {
        count = list.ends.count
        ends = .allocate(capacity: max(count, 1))
        ends.initialize(from: list.ends, count: count)
        text = list.takeText()
    }

    /// No strings.
    convenience init() { self.init(SharedStringsList()) }

    deinit {
        text.deallocate()
        ends.deallocate()
    }

    /// The bytes of a string, which are valid as long as this is.
    @inline(__always)
    subscript(index: Int) -> UnsafeBufferPointer<UInt8> {
        precondition(index >= 0 && index < count)
        let start = index == 0 ? 0 : Int(ends[index - 1])
        return UnsafeBufferPointer(start: text + start, count: Int(ends[index]) - start)
    }
}

/// Shared strings while they are read.
struct SharedStringsList: ~Copyable {
    private var text = ByteBuffer()
    fileprivate var ends: [UInt32] = []

    init() {}

    var count: Int { ends.count }

    /// Takes a string, its escapes still to be read; false where all together are more than can be held.
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        if let read = EscapedText.read(bytes) {
            read.withUnsafeBufferPointer { text.append($0) }
        } else {
            text.append(bytes)
        }
        guard let end = UInt32(exactly: text.count), ends.count < Int(Int32.max) else { return false }
        ends.append(end)
        return true
    }

    /// The strings as they are shared.
    consuming func shared() -> SharedStrings { SharedStrings(self) }

    fileprivate consuming func takeText() -> UnsafeMutablePointer<UInt8> { text.take() }
}

/// Strings of cells that are kept: each shared one is made once.
struct SharedTexts {
    private let strings: SharedStrings
    private var made: [String?] = []

    init(_ strings: SharedStrings) { self.strings = strings }

    /// The text of a cell.
    mutating func text(_ cell: RawCell, of row: borrowing RawRow) -> String {
        let index = Int(cell.shared)
        guard index >= 0 else { return String(decoding: row.text(cell), as: UTF8.self) }
        if made.isEmpty { made = [String?](repeating: nil, count: strings.count) }
        if let text = made[index] { return text }
        let text = String(decoding: strings[index], as: UTF8.self)
        made[index] = text
        return text
    }
}
