/// What the dataset knows of some bytes.
public struct KnownFile: Hashable, Sendable {
    /// What became of a file: loaded; met again; still changing; refused; passed over.
    public enum Status: String, Hashable, Sendable, CaseIterable {
        case termuat, sama, menunggu, ditolak, diabaikan
    }
    /// One of the names the bytes were met by.
    public var name: String
    /// The bytes, lower-case hex.
    public var sha256: String
    /// What became of it under this name.
    public var status: Status
    /// The reader that came to this status.
    public var reader: String
    /// Rule and message (Bahasa Indonesia) of a refusal.
    public var rule: String?, message: String?

    /// A record of the values given.
    public init(name: String, sha256: String, status: Status, reader: String, rule: String? = nil, message: String? = nil) {
        self.name = name
        self.sha256 = sha256
        self.status = status
        self.reader = reader
        self.rule = rule
        self.message = message
    }
}
