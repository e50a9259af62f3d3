import Foundation

/// The lock that lets one run at a time write to a dataset.
///
/// It is a `flock` on a file beside the dataset: it dies with the process that holds it, however that ends, so there is never an old lock to
/// clear away. The file itself stays, for a lock on a file that was removed would lock nobody out.
public final class DatasetLock: Sendable {
    private let descriptor: Int32
    /// The file that is locked.
    public let path: String

    /// Takes the lock.
    /// - Throws: ``Trouble``: 75 where another run holds it, 73 or 74 where its file cannot be made.
    public init(dataset: String) throws {
        // One dataset, one lock, by whatever link it is reached.
        path = URL(filePath: dataset).resolvingSymlinksInPath().path + ".lock"
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw Trouble.writing(path, errno) }
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            if code == EINTR { continue }
            close(descriptor)
            throw code == EWOULDBLOCK
                ? Trouble(.locked, "another run holds the lock \(path); nothing was done") : Trouble.writing(path, code)
        }
    }

    deinit { close(descriptor) }
}
