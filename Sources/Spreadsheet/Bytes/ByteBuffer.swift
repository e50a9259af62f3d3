/// Bytes that grow as they come, in memory that is used again: what an array does, without asking at each step who else holds it.
struct ByteBuffer: ~Copyable {
    private(set) var start: UnsafeMutablePointer<UInt8>
    private(set) var count = 0
    private var capacity: Int

    init(capacity: Int = 256) {
        self.capacity = capacity
        start = .allocate(capacity: capacity)
    }

    deinit { start.deallocate() }

    /// Hands over the memory, which the taker gives back.
    consuming func take() -> UnsafeMutablePointer<UInt8> {
        let start = start
        discard self
        return start
    }

    var isEmpty: Bool { count == 0 }

    /// The bytes, valid until the buffer is changed.
    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

    mutating func clear() { count = 0 }

    /// Gives away the bytes behind a place.
    mutating func shorten(to count: Int) { self.count = min(count, self.count) }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        if count == capacity { grow(to: count + 1) }
        start[count] = byte
        count += 1
    }

    @inline(__always)
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress else { return }
        if bytes.count > capacity - count { grow(to: count + bytes.count) }
        // Values are short: a loop is quicker than a call.
        if bytes.count <= 16 {
            for index in 0..<bytes.count { start[count + index] = source[index] }
        } else {
            (start + count).update(from: source, count: bytes.count)
        }
        count += bytes.count
    }

    @inline(never)
    private mutating func grow(to needed: Int) {
        capacity = max(capacity * 2, needed)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.update(from: start, count: count)
        start.deallocate()
        start = larger
    }
}
