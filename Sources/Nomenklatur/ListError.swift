public import Model

/// A list in `Mappings` that cannot be used as it is: thrown, and ends the run with exit 78.
public struct ListError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file as it was named.
    public var file: String
    /// Counted from 1; nil where the file as a whole is meant.
    public var line: Int?
    /// The field, counted from 1; nil where the line as a whole is meant.
    public var column: Int?
    /// What is wrong, without the place.
    public var message: Message

    /// Trouble at a place.
    public init(file: String, line: Int? = nil, column: Int? = nil, message: Message) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
    }

    /// `file:12:3: …` in a language.
    public func text(in language: Language) -> String {
        let place = ([file] + [line, column].compactMap { $0.map(String.init) }).joined(separator: ":")
        return "\(place): \(message.text(in: language))"
    }

    /// The error in English, place first.
    public var description: String { text(in: .english) }
}
