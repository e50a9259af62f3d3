import Glibc

/// Looks through a sheet's bytes for merged ranges: much quicker than parsing them, and mostly there are none in a long sheet.
enum MergeLook {
    /// Whether the bytes hold the name of the element, or are of an encoding in which that cannot be seen.
    static func mayHoldMerges(_ stream: PartStream) throws(SpreadsheetError) -> Bool {
        let needle = Array("mergeCell".utf8)
        let overlap = needle.count - 1
        let window = UnsafeMutableRawBufferPointer.allocate(byteCount: PartStream.step + overlap, alignment: 16)
        defer { window.deallocate() }
        var kept = 0
        var isFirst = true
        while let bytes = try stream.next() {
            if isFirst, isWide(bytes) { return true }
            isFirst = false
            guard let start = window.baseAddress, let new = bytes.baseAddress else { continue }
            memcpy(start + kept, new, bytes.count)
            let count = kept + bytes.count
            if UnsafeRawBufferPointer(start: start, count: count).holds(needle) { return true }
            kept = min(overlap, count)
            memmove(start, start + count - kept, kept)
        }
        return false
    }

    /// UTF-16 or UTF-32: a byte 0 among the first four, or their byte order mark.
    private static func isWide(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.prefix(4).contains { $0 == 0 || $0 >= 0xfe }
    }
}
