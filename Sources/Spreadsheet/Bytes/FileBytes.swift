import Glibc

/// A file that is open for reading, by position.
///
/// Read, not mapped: a mapped file that somebody shortens meanwhile ends the process with SIGBUS, and beside inflating
/// the copy costs nothing that can be measured.
final class FileBytes: Sendable {
    let count: Int
    private let descriptor: Int32
    private let stamp: Stamp

    /// What tells that a file was changed.
    private struct Stamp: Equatable, Sendable {
        var size: Int
        var seconds: Int
        var nanoseconds: Int
        init(_ status: stat) {
            size = Int(status.st_size)
            seconds = Int(status.st_mtim.tv_sec)
            nanoseconds = Int(status.st_mtim.tv_nsec)
        }
    }

    /// Opens a regular file.
    /// - Parameter followsLink: whether a path that is a link is followed.
    init(path: String, limit: Int, followsLink: Bool = true) throws(SpreadsheetError) {
        // O_NONBLOCK: opening a pipe without a writer would wait for ever.
        descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | (followsLink ? 0 : O_NOFOLLOW))
        guard descriptor >= 0 else { throw SpreadsheetError(.cannotOpen(errno: errno)) }
        var status = stat()
        let result = fstat(descriptor, &status)
        stamp = Stamp(status)
        count = stamp.size
        guard result == 0 else { throw SpreadsheetError(.cannotOpen(errno: errno)) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw SpreadsheetError(.notASpreadsheet(looksLike: .notAFile)) }
        guard count <= limit else { throw SpreadsheetError(.tooLarge(.fileBytes, limit: limit)) }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Fills a buffer from a position; fewer bytes come only where the file ends.
    func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(SpreadsheetError) -> Int {
        var done = 0
        while done < buffer.count {
            guard let start = buffer.baseAddress else { break }
            let got = pread(descriptor, start + done, buffer.count - done, off_t(offset + done))
            if got < 0 {
                if errno == EINTR { continue }
                throw SpreadsheetError(.cannotRead(errno: errno))
            }
            if got == 0 { break }
            done += got
        }
        return done
    }

    /// The bytes from a position; fewer only where the file ends. For headers: the count comes from the reader, never from the file alone.
    func bytes(at offset: Int, count: Int) throws(SpreadsheetError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: min(count, max(0, self.count - offset)))
        var failure: SpreadsheetError?
        var got = 0
        bytes.withUnsafeMutableBytes { buffer in
            do throws(SpreadsheetError) { got = try read(at: offset, into: buffer) } catch { failure = error }
        }
        if let failure { throw failure }
        if got < bytes.count { bytes.removeLast(bytes.count - got) }
        return bytes
    }

    /// Hands over the whole file, block by block.
    func forEachBlock(_ body: (UnsafeRawBufferPointer) -> Void) throws(SpreadsheetError) {
        let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
        defer { block.deallocate() }
        var offset = 0
        while true {
            let got = try read(at: offset, into: block)
            if got == 0 { return }
            body(UnsafeRawBufferPointer(rebasing: block[..<got]))
            offset += got
        }
    }

    /// Throws where the file is not what it was when it was opened.
    func checkUnchanged() throws(SpreadsheetError) {
        var status = stat()
        guard fstat(descriptor, &status) == 0, Stamp(status) == stamp else { throw SpreadsheetError(.changedWhileRead) }
    }
}
