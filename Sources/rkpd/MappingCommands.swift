import ArgumentParser
import Operations

/// `rkpd mapping`.
struct MappingGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mapping", abstract: "Look at the mappings, which say how forms are read; check them; propose one for a new sheet.",
        subcommands: [List.self, Check.self, Draft.self, SchemaCommand.self])

    /// `rkpd mapping list`.
    struct List: Operation {
        static let configuration = CommandConfiguration(abstract: "List the mappings with their versions.")

        @OptionGroup var mappings: MappingOptions
        @OptionGroup var format: FormatOptions
        @OptionGroup var config: ConfigOptions

        func perform() throws -> ExitStatus { try config.session(mappings, format).showMappings() }
    }

    /// `rkpd mapping check`.
    struct Check: Operation {
        static let configuration = CommandConfiguration(
            abstract: "Check all mappings: against the schema, against each other, and against their example sheets.",
            discussion: """
                Example sheets stand in contoh/<formulir>/ of the folder of mappings, each a .xlsx or .csv with the facts that must come of it \
                in a .json of the same name. Ends with 78 where anything is wrong; errors in YAML name line and column.
                """)

        @OptionGroup var mappings: MappingOptions
        @OptionGroup var format: FormatOptions
        @OptionGroup var config: ConfigOptions

        func perform() throws -> ExitStatus { try config.session(mappings, format).checkMappings() }
    }

    /// `rkpd mapping draft`.
    struct Draft: Operation {
        static let configuration = CommandConfiguration(
            abstract: "Propose a mapping for a sheet that no form fits, as YAML.",
            discussion: """
                What the program is unsure of is marked 'periksa'. The proposal is tried on its own sheet; what came of it stands in its last \
                lines. Save it in the folder of mappings, correct it, and look with 'rkpd explain'.
                """)

        @Argument(help: "The file.")
        var file: String
        @Option(help: ArgumentHelp("The sheet (default: the one with most columns of values).", valueName: "name"))
        var lembar: String?
        @Option(
            help: ArgumentHelp("The form's name, in small letters with hyphens (default: made of the file's name).", valueName: "formulir"))
        var nama: String?
        @OptionGroup var mappings: MappingOptions
        @OptionGroup var config: ConfigOptions

        func validate() throws {
            if let nama, nama.isEmpty || !nama.allSatisfy({ $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }) {
                throw ValidationError("--nama: small letters, digits and hyphens.")
            }
        }

        func perform() throws -> ExitStatus { try config.session(mappings).draftMapping(file, sheet: lembar, name: nama) }
    }

    /// `rkpd mapping schema`.
    struct SchemaCommand: Operation {
        static let configuration = CommandConfiguration(
            commandName: "schema", abstract: "Write the JSON Schema of mappings, for editors that check YAML while one types.")

        @OptionGroup var config: ConfigOptions

        func perform() throws -> ExitStatus { try config.session().showMappingSchema() }
    }
}
