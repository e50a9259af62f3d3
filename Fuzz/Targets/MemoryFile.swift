import Glibc

/// A file in memory with a path: what reads files by path is fed without a disk.
final class MemoryFile {
    /// Good for this process only.
    let path: String
    private let descriptor: Int32

    init() {
        // A name that is taken away at once: the file lives as long as it is open, and shm is memory.
        var template = Array("/dev/shm/rkpd-fuzz-XXXXXX".utf8CString)
        descriptor = mkstemp(&template)
        if descriptor >= 0 { unlink(template) }
        path = "/proc/self/fd/\(descriptor)"
    }

    deinit { close(descriptor) }

    /// Replaces what the file holds.
    func fill(_ bytes: UnsafeRawBufferPointer) throws {
        guard descriptor >= 0, ftruncate(descriptor, 0) == 0 else { throw FuzzFailure("no file in memory: error \(errno)") }
        var done = 0
        while done < bytes.count, let start = bytes.baseAddress {
            let count = pwrite(descriptor, start + done, bytes.count - done, off_t(done))
            guard count > 0 else { throw FuzzFailure("cannot write to memory: error \(errno)") }
            done += count
        }
    }

    /// Runs the body on a file that holds these bytes.
    static func holding<Result>(_ bytes: UnsafeRawBufferPointer, _ body: (String) throws -> Result) throws -> Result {
        let file = MemoryFile()
        try file.fill(bytes)
        return try withExtendedLifetime(file) { try body(file.path) }
    }
}
