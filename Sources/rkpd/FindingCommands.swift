public import ArgumentParser
import Operations

extension DecisionWord: ExpressibleByArgument {}

/// `rkpd findings`.
struct Findings: Operation {
    static let configuration = CommandConfiguration(
        abstract: "Show what is wrong with the sheets that are loaded.",
        // Left to itself the parser would say that a subcommand is needed.
        usage: """
            rkpd findings [<options>]
            rkpd findings decide <kunci> <keputusan> --alasan <text> [<options>]
            """,
        discussion: """
            Open findings come first, by agency, then gravity, cause and rule: what follows from another finding is listed beneath it. After \
            them come those that were decided about. The number before a finding is what 'rkpd findings decide' takes.
            """,
        subcommands: [Decide.self])

    @Flag(help: "Only errors (galat).")
    var galat = false
    @Option(help: ArgumentHelp("Only a rule, or all that begin so: jumlah.anak, jumlah. Can be given several times.", valueName: "rule"))
    var aturan: [String] = []
    @Option(help: ArgumentHelp("Only a load. Can be given several times.", valueName: "muatan-id"))
    var muatan: [Int64] = []
    @OptionGroup var dataset: DatasetOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var config: ConfigOptions

    func perform() throws -> ExitStatus {
        try config.session(dataset, format).showFindings(FindingChoice(onlyErrors: galat, rules: aturan, loads: muatan))
    }

    /// `rkpd findings decide`.
    struct Decide: Operation {
        static let configuration = CommandConfiguration(
            abstract: "Record what was decided about a finding.",
            discussion: """
                The decision is kept under the finding's key (temuan_kunci) with its figures, printed and expected: it holds for later \
                revisions of the sheet, lapses when the figures change, and holds again when they return. Earlier decisions are kept.
                """)

        @Argument(
            help: ArgumentHelp("The finding: its number, as 'rkpd findings' shows it, or its temuan_kunci in quotes.", valueName: "kunci"))
        var kunci: String
        @Argument(
            help: ArgumentHelp("diterima: it is right; dibantah: the sheet is right; dikoreksi: it was corrected.", valueName: "keputusan"))
        var keputusan: DecisionWord
        @Option(help: ArgumentHelp("Why.", valueName: "text"))
        var alasan: String
        @ParentCommand var findings: Findings
        @OptionGroup var dataset: DatasetOptions
        @OptionGroup var format: FormatOptions
        @OptionGroup var config: ConfigOptions

        func validate() throws {
            if findings.galat || !findings.aturan.isEmpty || !findings.muatan.isEmpty {
                throw ValidationError("--galat, --aturan and --muatan choose what is shown; decide takes one finding.")
            }
        }

        func perform() throws -> ExitStatus { try config.session(dataset, format).decide(kunci, keputusan, reason: alasan) }
    }
}
