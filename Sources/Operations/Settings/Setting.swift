/// One setting as it stands for this command, and who said so.
public struct Setting: Hashable, Sendable {
    /// Who said so.
    public enum Source: Hashable, Sendable, CustomStringConvertible {
        /// The option of the command line.
        case option(String)
        /// A variable of the environment.
        case environment(String)
        /// A line of `rkpd.yaml`.
        case file(String, line: Int)
        /// Nobody.
        case fallback

        public var description: String {
            switch self {
            case .option(let name): "option \(name)"
            case .environment(let name): "environment \(name)"
            case .file(let path, let line): "\(path):\(line)"
            case .fallback: "default"
            }
        }
    }

    /// nil where nobody set it and it has no default.
    public var value: String?
    /// Who said so.
    public var source: Source

    /// A value and who said so.
    public init(value: String?, source: Source) {
        self.value = value
        self.source = source
    }
}
