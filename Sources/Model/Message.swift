/// A sentence for people, in the two languages the product speaks.
public struct Message: Hashable, Sendable {
    /// Bahasa Indonesia; what the views hold.
    public var id: String
    /// English.
    public var en: String

    public init(id: String, en: String) {
        self.id = id
        self.en = en
    }

    /// The sentence in a language.
    public func text(in language: Language) -> String {
        switch language {
        case .indonesian: id
        case .english: en
        }
    }
}

/// The languages of findings, reports, summaries and refusals.
public enum Language: String, Sendable, CaseIterable {
    case indonesian = "id"
    case english = "en"
}
