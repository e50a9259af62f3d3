/// Writes small zip archives for tests: entries stored, nothing compressed. What is wrong with one can be asked for.
public struct ZipWriter {
    /// One entry.
    public struct Entry {
        /// Its name, with slashes.
        public var name: String
        /// Its content.
        public var bytes: [UInt8]
        /// Set to make the archive lie.
        public var declaredSize: Int?
        /// Set to make the checksum wrong.
        public var checksum: UInt32?

        /// An entry that tells the truth.
        public init(_ name: String, _ bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    /// In the order of the archive.
    public var entries: [Entry]
    /// What stands behind the end record, as its comment.
    public var comment: [UInt8] = []

    /// An archive of entries.
    public init(_ entries: [Entry]) { self.entries = entries }

    /// The archive.
    public func bytes() -> [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for entry in entries {
            let checksum = entry.checksum ?? Self.crc32(entry.bytes)
            let name = Array(entry.name.utf8)
            let common =
                Self.little(0, 2) + Self.little(0, 2) + Self.little(0, 4) + Self.little(Int(checksum), 4)
                + Self.little(entry.bytes.count, 4)
                + Self.little(entry.declaredSize ?? entry.bytes.count, 4) + Self.little(name.count, 2) + Self.little(0, 2)
            directory += Self.little(0x0201_4b50, 4) + Self.little(20, 2) + Self.little(20, 2) + common
            directory += Self.little(0, 10) + Self.little(file.count, 4) + name
            file += Self.little(0x0403_4b50, 4) + Self.little(20, 2) + common + name + entry.bytes
        }
        let end =
            Self.little(0x0605_4b50, 4) + Self.little(0, 4) + Self.little(entries.count, 2) + Self.little(entries.count, 2)
            + Self.little(directory.count, 4) + Self.little(file.count, 4) + Self.little(comment.count, 2)
        return file + directory + end + comment
    }

    private static func little(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> ($0 * 8)) : 0 }
    }

    /// The checksum of zip archives.
    public static func crc32(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(UInt32.max) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xedb8_8320 : value >> 1 }
        }
    }
}
