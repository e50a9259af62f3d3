import Glibc

extension UnsafeRawBufferPointer {
    /// Whether the bytes hold others.
    func holds(_ needle: [UInt8]) -> Bool {
        guard let start = baseAddress, let first = needle.first else { return needle.isEmpty }
        var at = 0
        while at + needle.count <= count, let found = memchr(start + at, Int32(first), count - at - needle.count + 1) {
            if memcmp(found, needle, needle.count) == 0 { return true }
            at = UnsafeRawPointer(found) - start + 1
        }
        return false
    }
}
