public import Dataset
public import Model

/// What became of one file in a run.
public struct FileOutcome: Sendable {
    /// The file as users and the dataset call it.
    public var name: String
    /// nil where its bytes were not read.
    public var sha256: String?
    /// Its status, as `v_berkas` shows it.
    public var status: KnownFile.Status
    /// The rule of a refusal.
    public var rule: String?
    /// Why it was refused, ignored or left waiting.
    public var message: Message?
    /// Whether this run came to the status; false for bytes that an earlier run loaded or refused.
    public var isNews: Bool
    /// The loads it led to.
    public var loads: [LoadOutcome]
    /// The refusal itself, where this run came to it.
    var refusal: Refusal?

    /// An outcome by its parts.
    public init(
        name: String, sha256: String? = nil, status: KnownFile.Status, rule: String? = nil, message: Message? = nil, isNews: Bool = true,
        loads: [LoadOutcome] = []
    ) {
        self.name = name
        self.sha256 = sha256
        self.status = status
        self.rule = rule
        self.message = message
        self.isNews = isNews
        self.loads = loads
    }

    /// A file refused in this run.
    init(refused refusal: Refusal, name: String? = nil, sha256: String? = nil) {
        self.init(
            name: name ?? refusal.file, sha256: sha256, status: .ditolak, rule: refusal.rule.rawValue,
            message: Message(id: refusal.sentence(in: .indonesian), en: refusal.sentence(in: .english)))
        self.refusal = refusal
    }
}

/// What became of one statement of a file.
public struct LoadOutcome: Sendable {
    /// The sheet it stands on; empty for a CSV.
    public var sheet: String
    /// The mapping it was read by.
    public var form: FormIdentity
    /// What it speaks of.
    public var context: StatementContext
    /// What the dataset made of it.
    public var result: LoadResult
    /// Findings of reading and reconciling, by gravity; counted only where they were written.
    public var findings: [Severity: Int]

    /// The outcome of a statement.
    public init(_ statement: Statement, _ result: LoadResult) {
        sheet = statement.sheet
        form = statement.form
        context = statement.context
        self.result = result
        findings = [:]
        guard result.isWritten else { return }
        for finding in statement.findings { findings[finding.severity, default: 0] += 1 }
    }
}

extension Refusal {
    /// What is wrong and what to do, with sheet and cell; the file and the rule stand elsewhere.
    func sentence(in language: Language) -> String {
        let words = Words(language: language)
        let sheet = sheet.flatMap { $0.isEmpty ? nil : words("lembar '\($0)'", "sheet '\($0)'") }
        let cell = cell.map { words("sel \($0)", "cell \($0)") }
        let place = [sheet, cell].compactMap(\.self).joined(separator: ", ")
        return place.isEmpty ? words(message) : "\(place): \(words(message))"
    }
}

extension LoadResult {
    /// Whether facts were written; in a plan, whether they would be.
    var isWritten: Bool {
        switch outcome {
        case .new, .revision, .older: true
        case .same, .undone: false
        }
    }
}
