public import Model

/// The journey of a cell, from the bytes of a file to statements: what `import` and `explain` share.
public final class Reader: Sendable {
    /// Fingerprint of this program and the mappings in use: bytes refused by the same reader are not read again.
    public let fingerprint: String

    /// - Parameter mappings: the folder of mappings.
    /// - Throws: an error where a mapping is wrong (exit 78).
    public init(mappings: String) throws {
        fingerprint = ""
    }

    /// Reads a file.
    /// - Parameter name: the file as users see it, for messages.
    /// - Throws: ``Refusal`` where nothing of the file can be loaded (exit 65).
    public func read(_ path: String, name: String, stated: StatedContext = StatedContext()) throws -> FileReading {
        throw Refusal(.formulirTakDikenal, file: name, message: Message(id: "belum dibuat", en: "not built yet"))
    }
}
