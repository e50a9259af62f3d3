import ArgumentParser
import Operations

/// `rkpd nomenclature`.
struct NomenclatureGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nomenclature", abstract: "Look codes up, load code lists, and lead codes from one edition to another.",
        subcommands: [Load.self, Search.self, Show.self, CrosswalkGroup.self])

    /// `rkpd nomenclature load`.
    struct Load: Operation {
        static let configuration = CommandConfiguration(
            abstract: "Take a full code list into the dataset.",
            discussion: """
                A CSV with a line of headings that name a column of codes (kode, code) and one of names (nama, name, uraian, nomenklatur). \
                It takes the place of the lists of its edition; imports from then on use it. The same file again changes nothing. \
                docs/nomenclature.md describes the format.
                """)

        @Argument(help: "The list.")
        var file: String
        @Option(
            help: ArgumentHelp(
                "The edition it is of, by its name or the decree's number, where the file does not tell.", valueName: "edition"))
        var edisi: String?
        @Flag(help: "Stand beside the lists of its edition instead of taking their place.")
        var tambah = false
        @Flag(help: "The list is partial: a code that is not in it may exist.")
        var sebagian = false
        @OptionGroup var dataset: DatasetOptions
        @OptionGroup var mappings: MappingOptions
        @OptionGroup var format: FormatOptions
        @OptionGroup var config: ConfigOptions

        func perform() throws -> ExitStatus {
            try config.session(dataset, mappings, format).loadList(
                ListRequest(file: file, edition: edisi, adds: tambah, isPartial: sebagian))
        }
    }

    /// `rkpd nomenclature search`.
    struct Search: Operation {
        static let configuration = CommandConfiguration(
            abstract: "Find codes by words of their names, or by how they begin.",
            discussion: "With --induk the code that a sheet's name would be taken for is marked: '*', or \"cocok\" in JSON.")

        @Argument(help: "Words of the name, or the beginning of a code.")
        var text: [String]
        @Option(help: ArgumentHelp("Only below a code.", valueName: "code"))
        var induk: String?
        @Option(help: ArgumentHelp("Only of an edition.", valueName: "edition"))
        var edisi: String?
        @OptionGroup var dataset: DatasetOptions
        @OptionGroup var mappings: MappingOptions
        @OptionGroup var format: FormatOptions
        @OptionGroup var config: ConfigOptions

        func perform() throws -> ExitStatus {
            try config.session(dataset, mappings, format).searchCodes(text.joined(separator: " "), under: induk, edition: edisi)
        }
    }

    /// `rkpd nomenclature show`.
    struct Show: Operation {
        static let configuration = CommandConfiguration(
            abstract: "Show a code: its name in every edition, what is above and below it, where crosswalks lead.")

        @Argument(help: "The code.")
        var code: String
        @OptionGroup var dataset: DatasetOptions
        @OptionGroup var mappings: MappingOptions
        @OptionGroup var format: FormatOptions
        @OptionGroup var config: ConfigOptions

        func perform() throws -> ExitStatus { try config.session(dataset, mappings, format).showCode(code) }
    }
}

/// `rkpd nomenclature crosswalk`.
struct CrosswalkGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "crosswalk", abstract: "Lead codes from one edition to another, for v_angka_edisi.",
        subcommands: [Load.self, Check.self, Draft.self])

    /// `rkpd nomenclature crosswalk load`.
    struct Load: Operation {
        static let configuration = CommandConfiguration(
            abstract: "Take crosswalks into the dataset; a file takes the place of one of its name.",
            discussion: "What was loaded stays as it is: a crosswalk is applied when numbers are read. One with clashes is refused.")

        @Argument(help: ArgumentHelp("Crosswalks (default: those of the mappings).", valueName: "file"))
        var files: [String] = []
        @OptionGroup var dataset: DatasetOptions
        @OptionGroup var mappings: MappingOptions
        @OptionGroup var format: FormatOptions
        @OptionGroup var config: ConfigOptions

        func perform() throws -> ExitStatus { try config.session(dataset, mappings, format).loadCrosswalks(files) }
    }

    /// `rkpd nomenclature crosswalk check`.
    struct Check: Operation {
        static let configuration = CommandConfiguration(
            abstract: "Tell clashes and gaps: codes that lead two ways, shares that do not add up, codes without a row.",
            discussion: "Ends with 65 where rows clash. A gap is told and is no error, unless --strict.")

        @Argument(help: ArgumentHelp("Crosswalks, held together with those in force (default: those of the mappings).", valueName: "file"))
        var files: [String] = []
        @Flag(help: "End with 65 where there is a gap, too.")
        var strict = false
        @OptionGroup var dataset: DatasetOptions
        @OptionGroup var mappings: MappingOptions
        @OptionGroup var format: FormatOptions
        @OptionGroup var config: ConfigOptions

        func perform() throws -> ExitStatus { try config.session(dataset, mappings, format).checkCrosswalks(files, isStrict: strict) }
    }

    /// `rkpd nomenclature crosswalk draft`.
    struct Draft: Operation {
        static let configuration = CommandConfiguration(
            abstract: "Write the pairs that two code lists show by themselves as a crosswalk to complete.",
            discussion: "A pair is shown where both lists give one place, number and name. All others stand in 'check' as gaps.")

        @Option(help: ArgumentHelp("The earlier edition.", valueName: "edition"))
        var dari: String
        @Option(help: ArgumentHelp("The later edition.", valueName: "edition"))
        var ke: String
        @OptionGroup var dataset: DatasetOptions
        @OptionGroup var mappings: MappingOptions
        @OptionGroup var config: ConfigOptions

        func perform() throws -> ExitStatus { try config.session(dataset, mappings).draftCrosswalk(from: dari, to: ke) }
    }
}
