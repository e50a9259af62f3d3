import ArgumentParser
import Notation
import Operations

/// `rkpd explain`.
struct Explain: Operation {
    static let configuration = CommandConfiguration(
        abstract: "Show how a file would be read, and why; load nothing.",
        discussion: """
            For each sheet: the form and the evidence for it, where region, agency, year and quarter were found, what each column is, rows by \
            class, the account of cells, and findings.
            """)

    @Argument(help: "The file.")
    var file: String
    @Flag(help: "List every cell with its role and what became of it.")
    var cells = false
    @OptionGroup(title: "What the sheets speak of, where they do not say so themselves") var context: ContextOptions
    @OptionGroup var dataset: DatasetOptions
    @OptionGroup var mappings: MappingOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var config: ConfigOptions

    func perform() throws -> ExitStatus {
        let session = try config.session(context, dataset, mappings, format)
        return try session.explain(file, stated: session.settings.statedContext(insists: context.nyatakan), listsCells: cells)
    }
}

/// `rkpd cells`.
struct Cells: Operation {
    static let configuration = CommandConfiguration(
        abstract: "Write every non-empty cell of a file as JSON Lines.",
        discussion:
            "Each line is {\"sheet\",\"ref\",\"type\",\"value\",\"text\"}, with \"hidden\":true where sheet, row or column is hidden.")

    @Argument(help: "The file; several with --count, which writes a line for each.")
    var file: [String]
    @Flag(help: "Write one JSON object instead: cells by type, sum of numbers, 64-bit hash over sheet, ref, type and value.")
    var count = false
    @OptionGroup var config: ConfigOptions

    func validate() throws {
        guard file.count == 1 || count else { throw ValidationError("Cells of several files cannot be told apart; --count takes several.") }
    }

    func perform() throws -> ExitStatus {
        let session = try config.session()
        return file.count == 1 ? try session.cells(file[0], counts: count) : try session.cellCounts(file)
    }
}

/// `rkpd normalize`.
struct Normalize: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read numbers or codes from stdin, line by line, and write what they mean as JSON Lines.",
        subcommands: [Number.self, Code.self])

    /// The kinds a number can be asked to be read as.
    enum Kind: String, CaseIterable, ExpressibleByArgument {
        case rupiah, persen, jumlah

        var numberKind: NumberKind {
            switch self {
            case .rupiah: .rupiah
            case .persen: .persen
            case .jumlah: .jumlah
            }
        }
    }

    /// `rkpd normalize number`.
    struct Number: Operation {
        static let configuration = CommandConfiguration(
            abstract: "Numbers: {\"text\",\"value\",\"unit\",\"status\"} for each line; value null where there is none.")

        @Option(name: .customLong("as"), help: "What the numbers are.")
        var kind: Kind
        @OptionGroup var config: ConfigOptions

        func perform() throws -> ExitStatus { try config.session().normalize(.number(kind.numberKind)) }
    }

    /// `rkpd normalize code`.
    struct Code: Operation {
        static let configuration = CommandConfiguration(
            abstract: "Codes: {\"text\",\"code\",\"level\",\"parent\",\"status\",\"candidates\"} for each line.")

        @OptionGroup var config: ConfigOptions

        func perform() throws -> ExitStatus { try config.session().normalize(.code) }
    }
}
