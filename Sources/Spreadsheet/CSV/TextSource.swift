/// The text of a file as UTF-8, block by block, whatever its encoding.
final class TextSource {
    private let file: FileBytes
    private let encoding: TextEncoding
    private var offset: Int

    init(file: FileBytes, encoding: TextEncoding, from offset: Int) {
        self.file = file
        self.encoding = encoding
        self.offset = offset
    }

    /// Fills a buffer of at least 16 bytes as far as it goes; 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(SpreadsheetError) -> Int {
        switch encoding {
        case .utf8:
            let count = try file.read(at: offset, into: buffer)
            offset += count
            return count
        case .windows1252:
            // A byte becomes at most three.
            let bytes = try file.bytes(at: offset, count: buffer.count / 3)
            offset += bytes.count
            var writer = UTF8Writer(buffer: buffer)
            for byte in bytes {
                writer.append(byte < 0x80 || byte >= 0xa0 ? UInt32(byte) : UInt32(TextEncoding.windows1252Upper[Int(byte) - 0x80]))
            }
            return writer.count
        case .utf16LittleEndian, .utf16BigEndian: return try readUTF16(into: buffer)
        }
    }

    private func readUTF16(into buffer: UnsafeMutableRawBufferPointer) throws(SpreadsheetError) -> Int {
        // Two bytes become at most three.
        let bytes = try file.bytes(at: offset, count: buffer.count / 3 * 2)
        let isWhole = offset + bytes.count == file.count
        if isWhole, bytes.count % 2 == 1 { throw SpreadsheetError(.truncated) }
        let low = encoding == .utf16LittleEndian ? 0 : 1
        func unit(_ at: Int) -> UInt32 { UInt32(bytes[at + low]) | UInt32(bytes[at + 1 - low]) << 8 }
        var writer = UTF8Writer(buffer: buffer)
        var at = 0
        while at + 2 <= bytes.count {
            let first = unit(at)
            if first & 0xf800 == 0xd800 {
                // The second half of a pair may come with the next block.
                if at + 4 > bytes.count, !isWhole { break }
                guard first < 0xdc00, at + 4 <= bytes.count, unit(at + 2) & 0xfc00 == 0xdc00 else {
                    throw SpreadsheetError(.undecodableText(offset: offset + at))
                }
                writer.append(0x10000 + (first & 0x3ff) << 10 + unit(at + 2) & 0x3ff)
                at += 4
            } else {
                writer.append(first)
                at += 2
            }
        }
        offset += at
        return writer.count
    }
}

/// Writes scalars as UTF-8 into memory that has room for them.
private struct UTF8Writer {
    let buffer: UnsafeMutableRawBufferPointer
    var count = 0

    mutating func append(_ scalar: UInt32) {
        func put(_ byte: UInt32) {
            buffer[count] = UInt8(truncatingIfNeeded: byte)
            count += 1
        }
        if scalar < 0x80 {
            put(scalar)
        } else if scalar < 0x800 {
            put(0xc0 | scalar >> 6)
            put(0x80 | scalar & 0x3f)
        } else if scalar < 0x10000 {
            put(0xe0 | scalar >> 12)
            put(0x80 | scalar >> 6 & 0x3f)
            put(0x80 | scalar & 0x3f)
        } else {
            put(0xf0 | scalar >> 18)
            put(0x80 | scalar >> 12 & 0x3f)
            put(0x80 | scalar >> 6 & 0x3f)
            put(0x80 | scalar & 0x3f)
        }
    }
}
