import ArgumentParser
import Operations

/// `rkpd import`.
struct Import: Operation {
    static let configuration = CommandConfiguration(
        abstract: "Read files or folders into the dataset.",
        discussion: """
            Each file is loaded whole or not at all; the same bytes are loaded once, whatever the file is called. A file that is refused is \
            told on stderr and the others are still loaded. Not on a terminal, nothing is printed when all is well.

            SIGTERM and SIGINT end the run after the current file; the rest is taken by the next run.
            """)

    @Argument(help: ArgumentHelp("Files and folders (default: the inbox, inbox/).", valueName: "path"))
    var paths: [String] = []
    @Flag(help: "Show what would be loaded; write nothing.")
    var dryRun = false
    @Flag(help: "Read bytes again that were loaded, undone or refused before.")
    var reload = false
    @Flag(help: "End with 65 where a finding of this run is an error (galat).")
    var strict = false
    @OptionGroup(title: "What the sheets speak of, where they do not say so themselves") var context: ContextOptions
    @OptionGroup var dataset: DatasetOptions
    @OptionGroup var mappings: MappingOptions
    @OptionGroup var jobs: JobOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var config: ConfigOptions

    func perform() throws -> ExitStatus {
        let session = try config.session(context, dataset, mappings, jobs, format)
        StopSignal.listen()
        return try session.importFiles(
            ImportRequest(
                paths: paths, stated: session.settings.statedContext(insists: context.nyatakan), reloads: reload, isDryRun: dryRun,
                isStrict: strict))
    }
}
