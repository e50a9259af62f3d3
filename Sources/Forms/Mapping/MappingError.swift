public import Model

/// A mapping that cannot be used: where in its YAML, and why.
public struct MappingError: Error, Hashable, Sendable, CustomStringConvertible {
    public var file: String
    /// Counted from 1; nil where the trouble is the file as a whole.
    public var line: Int?, column: Int?
    /// What is wrong and what is expected instead.
    public var reason: Message

    public init(file: String, line: Int? = nil, column: Int? = nil, reason: Message) {
        self.file = file
        self.line = line
        self.column = column
        self.reason = reason
    }

    init(file: String, line: Int? = nil, column: Int? = nil, id: String, en: String) {
        self.init(file: file, line: line, column: column, reason: Message(id: id, en: en))
    }

    /// The error as a line for people, its place first.
    public func text(in language: Language) -> String {
        guard let line else { return "\(file): \(reason.text(in: language))" }
        return "\(file):\(line):\(column ?? 1): \(reason.text(in: language))"
    }

    public var description: String { text(in: .english) }
}
