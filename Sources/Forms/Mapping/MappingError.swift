/// A mapping that cannot be used: where in its YAML, and why.
public struct MappingError: Error, Hashable, Sendable, CustomStringConvertible {
    public var file: String
    /// Counted from 1; nil where the trouble is the file as a whole.
    public var line: Int?, column: Int?
    /// What is wrong and what is expected instead.
    public var reason: String

    public init(file: String, line: Int? = nil, column: Int? = nil, reason: String) {
        self.file = file
        self.line = line
        self.column = column
        self.reason = reason
    }

    public var description: String {
        guard let line else { return "\(file): \(reason)" }
        return "\(file):\(line):\(column ?? 1): \(reason)"
    }
}
