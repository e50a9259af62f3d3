import ArgumentParser
import Operations

/// `rkpd status`.
struct Status: Operation {
    static let configuration = CommandConfiguration(
        abstract: "Show files, loads, findings, and what was refused or waits.")

    @Flag(help: "Show each setting instead, its value, and where it comes from.")
    var settings = false
    @OptionGroup var dataset: DatasetOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var config: ConfigOptions

    func perform() throws -> ExitStatus {
        let session = try config.session(dataset, format)
        return settings ? try session.showSettings() : try session.showStatus()
    }
}

/// `rkpd history`.
struct History: Operation {
    static let configuration = CommandConfiguration(
        abstract: "List all loads, newest first: current, superseded and undone ones.")

    @Option(help: ArgumentHelp("Only the revisions of the statement that this load belongs to.", valueName: "muatan-id"))
    var muatan: Int64?
    @OptionGroup var dataset: DatasetOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var config: ConfigOptions

    func perform() throws -> ExitStatus { try config.session(dataset, format).showHistory(ofStatementOf: muatan) }
}

/// `rkpd undo`.
struct Undo: Operation {
    static let configuration = CommandConfiguration(
        abstract: "Take a load back; the load it had replaced is current again.",
        discussion: "The bytes of an undone load are not loaded again until 'rkpd import --reload'.")

    @Argument(help: ArgumentHelp("The number of the load, as history shows it.", valueName: "muatan-id"))
    var muatanID: Int64
    @OptionGroup var dataset: DatasetOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var config: ConfigOptions

    func perform() throws -> ExitStatus { try config.session(dataset, format).undo(muatanID) }
}
