import CZlib

/// The bytes of one part, unpacked step by step; never more than a step is held.
final class PartStream {
    /// Bytes of a step.
    static let step = 64 << 10

    private let file: FileBytes
    private let part: String
    private let limit: Int
    private var offset: Int
    private var packedLeft: Int
    private let method: Method
    private var produced = 0
    private var isFinished = false
    private let input: UnsafeMutableRawBufferPointer
    private let output: UnsafeMutableRawBufferPointer
    private let inflater: UnsafeMutablePointer<z_stream>?

    private enum Method {
        /// A file of a folder.
        case plain
        case stored(declared: Int, checksum: UInt32)
        case deflated(declared: Int, checksum: UInt32)
    }
    private var checksum: UInt = 0

    /// A file of a folder.
    init(file: FileBytes, part: String, limit: Int) {
        self.file = file
        self.part = part
        self.limit = limit
        offset = 0
        packedLeft = file.count
        method = .plain
        inflater = nil
        input = UnsafeMutableRawBufferPointer(start: nil, count: 0)
        output = .allocate(byteCount: Self.step, alignment: 16)
    }

    /// An entry of an archive; its own header has to say what the directory says.
    init(entry: ZipEntry, of file: FileBytes, limit: Int) throws(SpreadsheetError) {
        if entry.isLink { throw SpreadsheetError(.damagedArchive(.link), part: entry.name) }
        if entry.isEncrypted { throw SpreadsheetError(.encrypted, part: entry.name) }
        if entry.size > limit { throw SpreadsheetError(.tooLarge(.partBytes, limit: limit), part: entry.name) }
        let headerSize = ZipDirectory.localHeaderSize
        let bytes = try file.bytes(at: entry.headerOffset, count: headerSize + entry.nameBytes.count)
        let header = LittleEndian(bytes: bytes)
        guard header.u32(0) == 0x0403_4b50, header.u16(8) == entry.method, header.u16(26) == entry.nameBytes.count,
            bytes.dropFirst(headerSize).elementsEqual(entry.nameBytes), let flags = header.u16(6), let extra = header.u16(28),
            entry.headerOffset + bytes.count + extra + entry.compressedSize <= file.count
        else { throw SpreadsheetError(.damagedArchive(.badEntryHeader), part: entry.name) }
        if flags & 1 != 0 { throw SpreadsheetError(.encrypted, part: entry.name) }
        switch entry.method {
        case 0: method = .stored(declared: entry.size, checksum: entry.checksum)
        case 8: method = .deflated(declared: entry.size, checksum: entry.checksum)
        default: throw SpreadsheetError(.unsupportedCompression(method: entry.method), part: entry.name)
        }
        self.file = file
        part = entry.name
        self.limit = limit
        offset = entry.headerOffset + bytes.count + extra
        packedLeft = entry.compressedSize
        output = .allocate(byteCount: Self.step, alignment: 16)
        if entry.method == 8 {
            let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
            stream.initialize(to: z_stream())
            // Window bits below zero: raw deflate, as in a zip.
            inflateInit2_(stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
            inflater = stream
            input = .allocate(byteCount: Self.step, alignment: 16)
        } else {
            inflater = nil
            input = UnsafeMutableRawBufferPointer(start: nil, count: 0)
        }
    }

    deinit {
        if let inflater {
            inflateEnd(inflater)
            inflater.deinitialize(count: 1)
            inflater.deallocate()
            input.deallocate()
        }
        output.deallocate()
    }

    /// The next bytes, valid until the next call; nil at the end, when length and checksum have been found right.
    func next() throws(SpreadsheetError) -> UnsafeRawBufferPointer? {
        if isFinished { return nil }
        let count =
            switch method {
            case .plain, .stored: try copy()
            case .deflated: try inflateStep()
            }
        produced += count
        guard produced <= limit else { throw SpreadsheetError(.tooLarge(.partBytes, limit: limit), part: part) }
        switch method {
        case .plain: break
        case .stored(let declared, let expected), .deflated(let declared, let expected):
            checksum = crc32(checksum, output.baseAddress?.assumingMemoryBound(to: UInt8.self), UInt32(count))
            guard produced <= declared, !isFinished || produced == declared else {
                throw SpreadsheetError(.damagedArchive(.sizeMismatch), part: part)
            }
            guard !isFinished || UInt32(truncatingIfNeeded: checksum) == expected else { throw SpreadsheetError(.checksum, part: part) }
        }
        return count == 0 ? nil : UnsafeRawBufferPointer(rebasing: output[..<count])
    }

    private func copy() throws(SpreadsheetError) -> Int {
        let count = min(packedLeft, Self.step)
        guard try file.read(at: offset, into: UnsafeMutableRawBufferPointer(rebasing: output[..<count])) == count else {
            throw SpreadsheetError(.truncated, part: part)
        }
        offset += count
        packedLeft -= count
        isFinished = packedLeft == 0
        return count
    }

    private func inflateStep() throws(SpreadsheetError) -> Int {
        guard let inflater, let start = output.baseAddress else { return 0 }
        inflater.pointee.next_out = start.assumingMemoryBound(to: UInt8.self)
        inflater.pointee.avail_out = UInt32(Self.step)
        while inflater.pointee.avail_out > 0 {
            if inflater.pointee.avail_in == 0 {
                let count = min(packedLeft, Self.step)
                guard count > 0, try file.read(at: offset, into: UnsafeMutableRawBufferPointer(rebasing: input[..<count])) == count else {
                    throw SpreadsheetError(.truncated, part: part)
                }
                offset += count
                packedLeft -= count
                inflater.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
                inflater.pointee.avail_in = UInt32(count)
            }
            let result = inflate(inflater, Z_NO_FLUSH)
            if result == Z_STREAM_END {
                isFinished = true
                // What stands behind the end of the stream belongs to nothing.
                guard inflater.pointee.avail_in == 0, packedLeft == 0 else {
                    throw SpreadsheetError(.damagedArchive(.badCompression), part: part)
                }
                break
            }
            guard result == Z_OK else { throw SpreadsheetError(.damagedArchive(.badCompression), part: part) }
        }
        return Self.step - Int(inflater.pointee.avail_out)
    }
}
