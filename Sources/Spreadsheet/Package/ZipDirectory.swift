/// One entry of a zip archive, as its central directory states it.
struct ZipEntry: Sendable {
    var name: String
    var nameBytes: [UInt8]
    var method: Int
    var isEncrypted: Bool
    var isLink: Bool
    var checksum: UInt32
    var compressedSize: Int
    /// The size it declares to unfold to: checked, never allocated.
    var size: Int
    var headerOffset: Int
}

/// The central directory of a zip archive (APPNOTE 4.3), with zip64.
///
/// Only one reading is accepted: the directory has to end exactly where its end record begins, so that an archive hidden
/// in another's comment, or before it, is refused and never read in part.
struct ZipDirectory: Sendable {
    let entries: [ZipEntry]

    init(reading file: FileBytes, limits: ReadingLimits) throws(SpreadsheetError) {
        let end = try EndRecord(of: file)
        guard end.entryCount <= limits.entries else { throw SpreadsheetError(.tooLarge(.entries, limit: limits.entries)) }
        guard end.directorySize <= limits.directoryBytes else {
            throw SpreadsheetError(.tooLarge(.directoryBytes, limit: limits.directoryBytes))
        }
        let bytes = try file.bytes(at: end.directoryOffset, count: end.directorySize)
        guard bytes.count == end.directorySize else { throw SpreadsheetError(.damagedArchive(.noDirectory)) }
        let header = LittleEndian(bytes: bytes)
        var entries: [ZipEntry] = []
        var offset = 0
        while offset < bytes.count {
            guard entries.count < limits.entries else { throw SpreadsheetError(.tooLarge(.entries, limit: limits.entries)) }
            guard let entry = Self.entry(in: header, at: &offset) else { throw SpreadsheetError(.damagedArchive(.badDirectory)) }
            entries.append(entry)
        }
        guard entries.count == end.entryCount else { throw SpreadsheetError(.damagedArchive(.badDirectory)) }
        try Self.checkApart(entries, before: end.directoryOffset)
        self.entries = entries
    }

    /// The length of an entry's own header without name and extra fields.
    static let localHeaderSize = 30

    private static func entry(in header: LittleEndian, at offset: inout Int) -> ZipEntry? {
        guard header.u32(offset) == 0x0201_4b50, let madeBy = header.u16(offset + 4), let flags = header.u16(offset + 8),
            let method = header.u16(offset + 10), let checksum = header.u32(offset + 16), var compressed = header.u32(offset + 20),
            var size = header.u32(offset + 24), let nameLength = header.u16(offset + 28), let extraLength = header.u16(offset + 30),
            let commentLength = header.u16(offset + 32), let attributes = header.u32(offset + 38), var start = header.u32(offset + 42)
        else { return nil }
        let nameStart = offset + 46
        let extraStart = nameStart + nameLength
        let next = extraStart + extraLength + commentLength
        guard next <= header.bytes.count else { return nil }
        // Zip64: what is all ones stands in the extra field 1, in this order.
        if size == 0xffff_ffff || compressed == 0xffff_ffff || start == 0xffff_ffff {
            guard var field = extraField(1, in: header, from: extraStart, to: extraStart + extraLength) else { return nil }
            func take() -> Int? {
                guard field.count >= 8, let value = header.u64(field.lowerBound) else { return nil }
                field = field.lowerBound + 8..<field.upperBound
                return value
            }
            if size == 0xffff_ffff {
                guard let value = take() else { return nil }
                size = value
            }
            if compressed == 0xffff_ffff {
                guard let value = take() else { return nil }
                compressed = value
            }
            if start == 0xffff_ffff {
                guard let value = take() else { return nil }
                start = value
            }
        }
        offset = next
        let name = Array(header.bytes[nameStart..<extraStart])
        // Made on Unix: the upper half of the attributes is the file mode, 0o120000 a link.
        let isLink = madeBy >> 8 == 3 && attributes >> 28 == 0o12
        return ZipEntry(
            name: String(decoding: name, as: UTF8.self), nameBytes: name, method: method,
            // Bit 0: encrypted, bit 6: strongly, bit 13: with a masked header.
            isEncrypted: flags & 0x2041 != 0, isLink: isLink, checksum: UInt32(checksum), compressedSize: compressed, size: size,
            headerOffset: start)
    }

    private static func extraField(_ id: Int, in header: LittleEndian, from start: Int, to end: Int) -> Range<Int>? {
        var offset = start
        while offset + 4 <= end, let found = header.u16(offset), let length = header.u16(offset + 2) {
            guard offset + 4 + length <= end else { return nil }
            if found == id { return offset + 4..<offset + 4 + length }
            offset += 4 + length
        }
        return nil
    }

    /// Entries that share bytes make a small file unfold without end.
    private static func checkApart(_ entries: [ZipEntry], before directory: Int) throws(SpreadsheetError) {
        var end = 0
        for entry in entries.sorted(by: { $0.headerOffset < $1.headerOffset }) {
            guard entry.headerOffset >= end else { throw SpreadsheetError(.damagedArchive(.overlappingEntries), part: entry.name) }
            let (afterData, overflow) = (entry.headerOffset + localHeaderSize + entry.nameBytes.count)
                .addingReportingOverflow(entry.compressedSize)
            guard !overflow, afterData <= directory else { throw SpreadsheetError(.damagedArchive(.badEntryHeader), part: entry.name) }
            end = afterData
        }
    }
}

/// Where the directory lies, from the record at the end of the archive.
private struct EndRecord {
    var entryCount: Int
    var directorySize: Int
    var directoryOffset: Int

    init(of file: FileBytes) throws(SpreadsheetError) {
        // The record has 22 bytes and a comment of at most 65,535; before it may stand the locator of a zip64 record.
        let tailSize = min(file.count, 22 + 65_535 + 20)
        let tail = LittleEndian(bytes: try file.bytes(at: file.count - tailSize, count: tailSize))
        var at = tail.bytes.count - 22
        while at >= 0, tail.bytes[at] != 0x50 || tail.u32(at) != 0x0605_4b50 { at -= 1 }
        guard at >= 0, let disk = tail.u16(at + 4), let count = tail.u16(at + 10), let size = tail.u32(at + 12),
            let offset = tail.u32(at + 16), let comment = tail.u16(at + 20), at + 22 + comment <= tail.bytes.count
        else { throw SpreadsheetError(.damagedArchive(.noDirectory)) }
        var recordOffset = file.count - tailSize + at
        entryCount = count
        directorySize = size
        directoryOffset = offset
        if tail.u32(at - 20) == 0x0706_4b50, let zip64 = tail.u64(at - 12) {
            let record = LittleEndian(bytes: try file.bytes(at: zip64, count: 56))
            guard record.u32(0) == 0x0606_4b50, let count = record.u64(32), let size = record.u64(40), let offset = record.u64(48)
            else { throw SpreadsheetError(.damagedArchive(.badDirectory)) }
            recordOffset = zip64
            entryCount = count
            directorySize = size
            directoryOffset = offset
        }
        let (end, overflow) = directoryOffset.addingReportingOverflow(directorySize)
        guard disk == 0 || disk == 0xffff, !overflow, end == recordOffset else {
            throw SpreadsheetError(.damagedArchive(.badDirectory))
        }
    }
}
