/// Text that arrives in pieces, in memory that is used again.
struct TextBuffer {
    private(set) var bytes: [UInt8] = []

    /// Whether nothing arrived.
    var isEmpty: Bool { bytes.isEmpty }

    mutating func clear() { bytes.removeAll(keepingCapacity: true) }

    /// Takes a piece; false where the text would pass the limit.
    @inline(__always)
    mutating func append(_ piece: UnsafeBufferPointer<UInt8>, limit: Int) -> Bool {
        guard bytes.count + piece.count <= limit else { return false }
        bytes.append(contentsOf: piece)
        return true
    }

    /// The text, its `_xHHHH_` escapes read.
    var string: String { EscapedText.string(bytes) }
}
