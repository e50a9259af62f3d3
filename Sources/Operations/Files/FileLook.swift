public import Foundation

/// What one look at a file shows of it: enough to see whether it changes between two looks.
public struct FileLook: Hashable, Sendable {
    /// Bytes; of an unpacked workbook, those of all its parts.
    public var size: Int
    /// Nanoseconds since 1970; of an unpacked workbook, its youngest part's.
    public var modifiedNanoseconds: Int64

    /// When the file was last written.
    public var modified: Date { Date(timeIntervalSince1970: Double(modifiedNanoseconds) / 1e9) }

    /// Looks at a file, following a link.
    /// - Throws: ``FileTrouble``.
    public init(at path: String) throws(FileTrouble) {
        var status = stat()
        guard stat(path, &status) == 0 else { throw FileTrouble(code: errno) }
        self.init(status)
        guard status.isFolder else {
            guard status.isRegular else { throw FileTrouble(code: nil) }
            return
        }
        guard let parts = FileManager.default.enumerator(atPath: path) else { throw FileTrouble(code: EACCES) }
        size = 0
        while let part = parts.nextObject() as? String {
            var status = stat()
            guard stat(path + "/" + part, &status) == 0 else { continue }
            if status.isRegular { size += Int(status.st_size) }
            modifiedNanoseconds = max(modifiedNanoseconds, FileLook(status).modifiedNanoseconds)
        }
    }

    init(_ status: stat) {
        size = Int(status.st_size)
        modifiedNanoseconds = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
    }
}

/// Why a file cannot be looked at or read.
public struct FileTrouble: Error, Hashable, Sendable {
    /// The system's error; nil where the path leads to no file at all (a pipe, a device).
    public var code: Int32?

    /// Whether it is no longer there.
    public var isGone: Bool { code == ENOENT || code == ENOTDIR }

    /// The system's words.
    public var reason: String { code.map(systemMessage) ?? "not a regular file" }
}

extension stat {
    var isRegular: Bool { st_mode & S_IFMT == S_IFREG }
    var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
    var isLink: Bool { st_mode & S_IFMT == S_IFLNK }
}
