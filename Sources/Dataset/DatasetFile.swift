import Foundation
import Model

/// What is asked of the file itself, before SQLite sees it.
enum DatasetFile {
    /// Refuses what SQLite would read wrongly, wait for, or create where nobody looks for it.
    static func check(_ path: String, readOnly: Bool) throws(DatasetError) {
        if path.hasPrefix("postgresql://") || path.hasPrefix("postgres://") {
            throw DatasetError(
                .unavailable,
                Message(
                    id: "dataset PostgreSQL belum didukung; sebutkan jalur berkas SQLite dengan --dataset",
                    en: "a PostgreSQL dataset is not supported yet; name the path of an SQLite file with --dataset"))
        }
        var status = stat()
        let code = stat(path, &status) == 0 ? 0 : errno
        switch code {
        case 0:
            guard status.st_mode & S_IFMT == S_IFREG else {
                throw DatasetError(.notADataset, DatasetError.message(.notADataset, path: path))
            }
        case ENOENT:
            if readOnly { throw DatasetError(.missing, DatasetError.message(.missing, path: path)) }
        default:
            let kind: DatasetError.Kind = readOnly ? .unavailable : .cannotWrite
            throw DatasetError(kind, DatasetError.message(kind, path: path), cause: String(cString: strerror(code)))
        }
        let folder = URL(filePath: path).deletingLastPathComponent().path
        if isOnNetwork(code == 0 ? path : folder) {
            throw DatasetError(.networkFileSystem, DatasetError.message(.networkFileSystem, path: path))
        }
        if !readOnly, code == 0, access(path, W_OK) != 0 {
            // SQLite would open it for reading and fail at the first write, after a sheet was read in vain.
            throw DatasetError(.cannotWrite, DatasetError.message(.cannotWrite, path: path), cause: String(cString: strerror(errno)))
        }
    }

    /// File systems of the network, by the names the kernel gives them; on them locks are lost or late and a dataset comes to harm.
    private static let networkFileSystems: Set<String> = [
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "davfs", "fuse.sshfs", "fuse.davfs2",
    ]

    /// Whether the place lies on a network file system, as `/proc/self/mountinfo` tells; false where that cannot be read.
    private static func isOnNetwork(_ path: String) -> Bool {
        guard let mounts = try? String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8) else { return false }
        let place = URL(filePath: path).resolvingSymlinksInPath().path
        return fileSystem(of: place, mounts: mounts).map(networkFileSystems.contains) ?? false
    }

    /// The type of the file system that holds a place: that of the longest mount point above it, the last mounted where two are equal.
    static func fileSystem(of place: String, mounts: String) -> String? {
        var best: (length: Int, type: String)?
        for line in mounts.split(separator: "\n") {
            // `36 35 98:0 /root /mount/point options … - type source options`, blanks in names as \040.
            let fields = line.split(separator: " ")
            guard fields.count > 4, let dash = fields.firstIndex(of: "-"), fields.indices.contains(dash + 1) else { continue }
            let point = fields[4].replacingOccurrences(of: "\\040", with: " ")
            let isAbove = point == "/" || place == point || place.hasPrefix(point + "/")
            if isAbove, point.utf8.count >= best?.length ?? 0 { best = (point.utf8.count, String(fields[dash + 1])) }
        }
        return best?.type
    }

    /// Whether a log with something in it lies beside the file.
    static func hasLog(_ path: String) -> Bool {
        var status = stat()
        return stat(path + "-wal", &status) == 0 && status.st_size > 0
    }

    /// The path as SQLite takes it for a path and never for a URI.
    static func literal(_ path: String) -> String { path.hasPrefix("file:") ? "./" + path : path }

    /// The path as a URI that promises that nobody changes the file.
    static func immutable(_ path: String) -> String {
        var allowed = CharacterSet.urlPathAllowed
        allowed.remove(charactersIn: "?#%")
        let absolute = URL(filePath: path).path
        return "file:" + (absolute.addingPercentEncoding(withAllowedCharacters: allowed) ?? absolute) + "?immutable=1"
    }
}
