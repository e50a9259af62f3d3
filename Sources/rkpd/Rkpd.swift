import ArgumentParser
import Operations

/// `rkpd`.
struct Rkpd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rkpd",
        abstract: "Loads the spreadsheets that agencies send to a planning office into one dataset, and says what is wrong with them.",
        discussion: """
            Put files into inbox/ and run 'rkpd import'; then 'rkpd findings' and 'rkpd status' tell what came of them. \
            'rkpd explain FILE' shows how a file would be read.

            Exit status: 0 done; 64 usage; 65 a file was refused; 66 no such input; 69 database unavailable; 70 a bug; 73 cannot write; \
            74 disk full; 75 another run holds the lock; 78 a mapping or setting is wrong.
            """,
        version: Program.version,
        subcommands: [
            Import.self, Explain.self, Cells.self, Findings.self, Status.self, History.self, Undo.self, Normalize.self, MappingGroup.self,
            NomenclatureGroup.self,
        ])
}
