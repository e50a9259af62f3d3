import Foundation
import Synchronization

/// Whoever read the product went away (`rkpd cells … | head`): no reason to complain.
public struct OutputClosed: Error {}

/// Where a command's product goes: stdout, through a buffer.
///
/// Write errors are thrown, so that a full disk behind `>` is told with its exit status and never lost in silence.
public final class Output: Sendable {
    private let sink: @Sendable ([UInt8]) throws -> Void
    private let buffer = Mutex<[UInt8]>([])
    private static let limit = 1 << 16

    /// Whether a person watches.
    public let isTerminal: Bool

    /// How many columns the screen has; nil where nobody watches.
    public let columns: Int?

    /// Writes to a file descriptor.
    /// - Parameter name: how messages call it.
    public init(descriptor: Int32, name: String) {
        isTerminal = isatty(descriptor) == 1
        columns = isTerminal ? Self.columns(of: descriptor) : nil
        sink = { bytes in try writeAll(bytes, to: descriptor, name: name) }
    }

    /// Hands the product to a closure; for tests.
    public init(isTerminal: Bool = false, sink: @escaping @Sendable ([UInt8]) throws -> Void) {
        self.isTerminal = isTerminal
        columns = isTerminal ? Layout.width : nil
        self.sink = sink
    }

    private static func columns(of descriptor: Int32) -> Int {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return Layout.width }
        return Int(size.ws_col)
    }

    /// stdout.
    public static let standard = Output(descriptor: STDOUT_FILENO, name: "standard output")

    /// Adds text to the product.
    /// - Throws: ``OutputClosed`` where nobody reads any more, ``Trouble`` where it cannot be written.
    public func write(_ text: String) throws { try write(Array(text.utf8)) }

    /// Adds bytes to the product.
    /// - Throws: as ``write(_:)``.
    public func write(_ more: [UInt8]) throws {
        let full: [UInt8]? = buffer.withLock { bytes in
            bytes += more
            guard bytes.count >= Self.limit else { return nil }
            defer { bytes.removeAll(keepingCapacity: true) }
            return bytes
        }
        if let full { try sink(full) }
    }

    /// Adds a line to the product.
    /// - Throws: as ``write(_:)``.
    public func line(_ text: String = "") throws { try write(text + "\n") }

    /// Hands on what is still in the buffer.
    /// - Throws: as ``write(_:)``.
    public func flush() throws {
        let rest = buffer.withLock { bytes in
            defer { bytes.removeAll(keepingCapacity: true) }
            return bytes
        }
        if !rest.isEmpty { try sink(rest) }
    }
}

/// Writes all bytes, however often the system takes only some of them.
private func writeAll(_ bytes: [UInt8], to descriptor: Int32, name: String) throws {
    var start = 0
    while start < bytes.count {
        let written = bytes[start...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
        if written >= 0 {
            start += written
            continue
        }
        switch errno {
        case EINTR: continue
        case EAGAIN:
            var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            _ = poll(&waiting, 1, 1000)
        case EPIPE: throw OutputClosed()
        case let code: throw Trouble.writing(name, code)
        }
    }
}

/// Lets a closed pipe be an error of the write that met it, instead of the end of the process in the middle of its work.
public func ignoreClosedPipes() {
    signal(SIGPIPE, SIG_IGN)
}
