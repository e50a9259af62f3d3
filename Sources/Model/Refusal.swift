public import Grid

/// Trouble that stops the work on a file: thrown, with place, reason and cause.
public struct Refusal: Error, Hashable, Sendable {
    /// The rule, as `v_berkas.aturan` shows it.
    public var rule: Rule
    /// The file as the user named it.
    public var file: String
    public var sheet: String?
    public var cell: CellReference?
    /// What is wrong and what to do, without the place, which the fields above hold.
    public var message: Message

    public init(_ rule: Rule, file: String, sheet: String? = nil, cell: CellReference? = nil, message: Message) {
        self.rule = rule
        self.file = file
        self.sheet = sheet
        self.cell = cell
        self.message = message
    }

    /// `file, lembar 'TW IV', sel Q11: …` in a language.
    public func text(in language: Language) -> String {
        var place = file
        if let sheet, !sheet.isEmpty { place += language == .indonesian ? ", lembar '\(sheet)'" : ", sheet '\(sheet)'" }
        if let cell { place += language == .indonesian ? ", sel \(cell)" : ", cell \(cell)" }
        return "\(place): \(message.text(in: language)) [\(rule.rawValue)]"
    }
}
