/// What the dataset knows of some bytes.
public struct KnownFile: Hashable, Sendable {
    public enum Status: String, Hashable, Sendable, CaseIterable {
        case termuat, sama, menunggu, ditolak, diabaikan
    }
    public var name: String
    public var sha256: String
    public var status: Status
    /// The reader that came to this status.
    public var reader: String
    /// Rule and message (Bahasa Indonesia) of a refusal.
    public var rule: String?, message: String?

    public init(name: String, sha256: String, status: Status, reader: String, rule: String? = nil, message: String? = nil) {
        self.name = name
        self.sha256 = sha256
        self.status = status
        self.reader = reader
        self.rule = rule
        self.message = message
    }
}
