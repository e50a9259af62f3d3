import Foundation
public import Notation

/// What `rkpd normalize` reads.
public enum NormalizeKind: Sendable, Hashable {
    /// Number writings, of a kind.
    case number(NumberKind)
    /// Activity codes.
    case code
}

extension Session {
    /// `rkpd normalize`: one JSON line for each line of stdin, empty lines too.
    public func normalize(_ kind: NormalizeKind, from lines: LineReader = .standardInput()) throws -> ExitStatus {
        while let batch = try lines.next() {
            for line in batch {
                switch kind {
                case .number(let kind): try output.line(normalizedNumberJSON(line, as: kind))
                case .code: try output.line(normalizedKodeJSON(line))
                }
            }
            // Whoever sends line by line and waits for each answer gets it.
            try output.flush()
        }
        return .done
    }
}

/// The lines of a file descriptor, as they come.
public final class LineReader {
    private let descriptor: Int32
    private var rest: [UInt8] = []
    private var isAtEnd = false

    /// Reads from a descriptor.
    public init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// stdin.
    public static func standardInput() -> LineReader { LineReader(descriptor: STDIN_FILENO) }

    /// The lines that have come since, without their ends (LF or CRLF); a last line without an end counts. nil at the end.
    /// - Throws: ``Trouble`` where it cannot be read.
    public func next() throws -> [String]? {
        guard !isAtEnd else { return nil }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        var got = read(descriptor, &buffer, buffer.count)
        while got < 0, errno == EINTR { got = read(descriptor, &buffer, buffer.count) }
        guard got >= 0 else { throw Trouble(.diskFull, "cannot read standard input: \(systemMessage(errno))") }
        guard got > 0 else {
            isAtEnd = true
            return rest.isEmpty ? [] : [Self.text(rest[...])]
        }
        rest += buffer[..<got]
        guard let last = rest.lastIndex(of: UInt8(ascii: "\n")) else { return [] }
        let lines = rest[..<last].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Self.text)
        rest = Array(rest[(last + 1)...])
        return lines
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        let line = bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes
        return String(decoding: line, as: UTF8.self)
    }
}
