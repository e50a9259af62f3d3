public import Journey
public import Model

/// What a run needs of the journey: bytes to statements. A protocol of its own, so that the order of a run is tested without sheets.
public protocol StatementReader: Sendable {
    /// Fingerprint of the program and the mappings in use.
    var fingerprint: String { get }

    /// The SHA-256 of a file in lower-case hex.
    /// - Throws: ``FileTrouble``, or `Refusal` where the system does not let it be read.
    func digest(_ path: String) throws -> String

    /// Reads a file whole.
    /// - Throws: `Refusal` where nothing of it can be loaded.
    func read(_ path: String, name: String, stated: StatedContext) throws -> FileReading

    /// Reads a file for people to see how: as ``read(_:name:stated:)``, but what was refused is told by the sheet it was refused for.
    /// - Throws: `Refusal` where there is no sheet to tell of.
    func examine(_ path: String, name: String, stated: StatedContext) throws -> FileReading
}

extension StatementReader {
    public func examine(_ path: String, name: String, stated: StatedContext) throws -> FileReading {
        try read(path, name: name, stated: stated)
    }
}
