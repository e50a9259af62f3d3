/// Writes small compound files of OLE for tests: a header, one table of sectors, one directory, one sector for each stream.
public struct CompoundWriter {
    /// At most three, in the order of the directory.
    public var streams: [String]

    /// A file of streams.
    public init(_ streams: [String]) { self.streams = Array(streams.prefix(3)) }

    /// The file.
    public func bytes() -> [UInt8] {
        let end = 0xffff_fffe
        let free = 0xffff_ffff
        var header: [UInt8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] + [UInt8](repeating: 0, count: 16)
        header += little(0x3e, 2) + little(3, 2) + little(0xfffe, 2) + little(9, 2) + little(6, 2) + little(0, 6)
        // One sector of table, the directory in sector 1, no small streams, no further table.
        header += little(0, 4) + little(1, 4) + little(1, 4) + little(0, 4) + little(0, 4) + little(end, 4) + little(0, 4)
        header += little(end, 4) + little(0, 4) + little(0, 4)
        for _ in 1..<109 { header += little(free, 4) }
        var table = little(0xffff_fffd, 4) + little(end, 4)
        for _ in streams { table += little(end, 4) }
        while table.count < 512 { table += little(free, 4) }
        var directory = entry("Root Entry", kind: 5, start: end, size: 0)
        for (index, name) in streams.enumerated() { directory += entry(name, kind: 2, start: 2 + index, size: 512) }
        while directory.count < 512 { directory.append(0) }
        return header + table + directory + [UInt8](repeating: 0x20, count: 512 * streams.count)
    }

    private func entry(_ name: String, kind: UInt8, start: Int, size: Int) -> [UInt8] {
        var bytes: [UInt8] = name.utf8.flatMap { [$0, 0] as [UInt8] }
        let length = bytes.count + 2
        while bytes.count < 64 { bytes.append(0) }
        bytes += little(length, 2) + [kind, 1] + little(0xffff_ffff, 4) + little(0xffff_ffff, 4) + little(kind == 5 ? 1 : 0xffff_ffff, 4)
        return bytes + [UInt8](repeating: 0, count: 36) + little(start, 4) + little(size, 8)
    }

    private func little(_ value: Int, _ width: Int) -> [UInt8] { (0..<width).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }
}
