public import Logging

/// The log of a command: one line an event on stderr, `rkpd: text`, plain enough for cron's mail and for `grep`.
public struct StderrLog: LogHandler {
    private let terminal: Terminal
    public var logLevel: Logger.Level = .notice
    public var metadata: Logger.Metadata = [:]

    /// Writes to a terminal's stderr, above its progress line.
    public init(terminal: Terminal) {
        self.terminal = terminal
    }

    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        let level = event.level == .warning ? "warning: " : ""
        terminal.log("rkpd: \(level)\(event.message)")
    }
}

extension Logger {
    /// The log of `rkpd` on a terminal's stderr.
    public static func rkpd(on terminal: Terminal = .standard) -> Logger {
        Logger(label: "rkpd") { _ in StderrLog(terminal: terminal) }
    }
}
