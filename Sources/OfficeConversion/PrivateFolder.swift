import Foundation

/// A folder in the system's place for temporary files that only this user can enter; it goes with the last who holds it.
///
/// Its name holds the process that made it: what a killed one left behind is swept away by the next.
final class PrivateFolder: Sendable {
    let path: String
    private static let prefix = "rkpd-konversi-"

    init() throws(ConversionError) {
        let base = FileManager.default.temporaryDirectory.path
        Self.sweep(base)
        // mkdtemp makes it with mode 0700.
        var template = Array("\(base)/\(Self.prefix)\(getpid())-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw ConversionError(.cannotRun(errno: errno)) }
        path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    }

    deinit { remove() }

    func remove() { try? FileManager.default.removeItem(atPath: path) }

    func makeFolder(_ name: String) throws(ConversionError) -> String {
        guard mkdir("\(path)/\(name)", 0o700) == 0 else { throw ConversionError(.cannotRun(errno: errno)) }
        return "\(path)/\(name)"
    }

    /// Copies a file: the program never sees the original, nor its name.
    func copy(_ source: String, as name: String) throws(ConversionError) -> String {
        do {
            // A link is copied as what it leads to.
            try FileManager.default.copyItem(atPath: URL(filePath: source).resolvingSymlinksInPath().path, toPath: "\(path)/\(name)")
        } catch { throw ConversionError(.cannotRun(errno: errno)) }
        return "\(path)/\(name)"
    }

    /// Removes folders of processes that are no more.
    private static func sweep(_ base: String) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: base)) ?? [] where name.hasPrefix(prefix) {
            guard let process = pid_t(name.dropFirst(prefix.count).prefix { $0 != "-" }), process > 0 else { continue }
            if kill(process, 0) != 0, errno == ESRCH { try? FileManager.default.removeItem(atPath: "\(base)/\(name)") }
        }
    }
}
