public import Logging
public import Model

/// What every command has at hand: the settings, where its product goes, and the log.
public struct Session: Sendable {
    /// The settings of this command.
    public var settings: Settings
    /// Where the product goes.
    public var output: Output
    /// Where progress and the log go.
    public var terminal: Terminal
    /// The log.
    public var log: Logger

    /// A session by its parts.
    public init(settings: Settings, output: Output = .standard, terminal: Terminal = .standard) {
        self.settings = settings
        self.output = output
        self.terminal = terminal
        log = .rkpd(on: terminal)
    }

    /// The language of findings, reports, summaries and refusals.
    public var language: Language { settings.language }

    /// Whether a command that changes the dataset tells what it did: to a person who watches, or where the command line asks for a format.
    /// Cron hears nothing when all is well.
    var reportsChanges: Bool { output.isTerminal || settings.asksForFormat }
}
