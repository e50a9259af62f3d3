import Glibc

/// The regular files below a folder, by their names relative to it, sorted by bytes. Links are not followed.
struct FolderParts: Sendable {
    let names: [String]
    private let root: String

    init(path: String, limits: ReadingLimits) throws(SpreadsheetError) {
        root = path
        var names: [String] = []
        try Self.collect(below: path, as: "", depth: 0, into: &names, limit: limits.entries)
        // By bytes: the same everywhere, whatever a string comparison thinks of accents.
        self.names = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Opens the file at a position of ``names``.
    func open(_ position: Int, limit: Int) throws(SpreadsheetError) -> FileBytes {
        try FileBytes(path: root + "/" + names[position], limit: limit, followsLink: false)
    }

    /// SHA-256 over each file's name, a byte 0, its length in eight bytes (least first) and its content; and the bytes of all contents.
    func digest(limits: ReadingLimits) throws(SpreadsheetError) -> (sha256: String, byteCount: Int) {
        let hasher = SHA256Hasher()
        var total = 0
        for position in names.indices {
            let file: FileBytes
            do throws(SpreadsheetError) { file = try open(position, limit: limits.fileBytes) } catch {
                throw error.at(part: names[position])
            }
            hasher.update(names[position].utf8)
            hasher.update([0] + (0..<8).map { UInt8(truncatingIfNeeded: file.count >> ($0 * 8)) })
            try file.forEachBlock { hasher.update($0) }
            total += file.count
            guard total <= limits.fileBytes else { throw SpreadsheetError(.tooLarge(.fileBytes, limit: limits.fileBytes)) }
        }
        return (hasher.hex(), total)
    }

    private static func collect(
        below folder: String, as prefix: String, depth: Int, into names: inout [String], limit: Int
    ) throws(SpreadsheetError) {
        guard depth < 16 else { throw SpreadsheetError(.tooLarge(.depth, limit: 16)) }
        guard let handle = opendir(folder) else { throw SpreadsheetError(.cannotOpen(errno: errno)) }
        defer { closedir(handle) }
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
            }
            guard let name else { throw SpreadsheetError(.damagedArchive(.badName), part: prefix) }
            if name == "." || name == ".." { continue }
            var status = stat()
            guard lstat(folder + "/" + name, &status) == 0 else { throw SpreadsheetError(.cannotOpen(errno: errno), part: prefix + name) }
            switch status.st_mode & S_IFMT {
            case S_IFDIR: try collect(below: folder + "/" + name, as: prefix + name + "/", depth: depth + 1, into: &names, limit: limit)
            case S_IFREG:
                guard names.count < limit else { throw SpreadsheetError(.tooLarge(.entries, limit: limit)) }
                names.append(prefix + name)
            default: break
            }
        }
    }
}
