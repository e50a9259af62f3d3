import Foundation
import Journey
import Model
import Spreadsheet
import TestSupport
import Testing

/// Tests that need programs of a desktop; `make test-desktop` installs them and sets RKPD_DESKTOP.
let isDesktop = ProcessInfo.processInfo.environment["RKPD_DESKTOP"] == "1"

@Suite("Sheets that LibreOffice saved again", .enabled(if: isDesktop, "make test-desktop runs these"))
struct LibreOfficeTests {
    private static let sheets = [
        "sheets/temanggung-2023-tw4-evaluasi-rkpd.xlsx", "sheets/semarang-2023-rincian-realisasi-anggaran.xlsx",
        "sheets/semarang-2023-anggaran-realisasi-belanja.xlsx", "forms/e81-1.xlsx",
    ]

    /// Facts with their cells, and what became of every cell, as text that can be compared.
    private func reading(_ path: String) throws -> (facts: [String], account: CellAccount) {
        let reader = try Reader(mappings: Fixtures.root.appending(path: "Mappings").path)
        let statement = try #require(try reader.read(path, name: "uji").statements.first)
        let facts = statement.facts.map { fact in
            let node = statement.nodes[fact.node]
            let indicator = fact.indicator.map { statement.indicators[$0].key } ?? ""
            return
                "\(fact.cell) \(node.key) \(indicator) \(fact.ukuran) \(fact.tahap) \(fact.triwulan ?? 0) \(fact.value?.description ?? "-")"
        }
        return (facts, statement.account)
    }

    /// Saves a workbook again as LibreOffice writes it, with a profile of its own.
    private func resave(_ path: String, as type: String, in folder: URL) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "timeout", "120", "soffice", "-env:UserInstallation=file://\(folder.path)/profil", "--headless", "--convert-to", type,
            "--outdir",
            folder.path, path,
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let name = URL(filePath: path).deletingPathExtension().lastPathComponent
        return folder.appending(path: "\(name).\(type)").path
    }

    @Test(arguments: sheets)
    func factsStayWhatTheyWere(_ sheet: String) throws {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let saved = try resave(Fixtures.path(sheet), as: "xlsx", in: folder)
        let before = try reading(Fixtures.path(sheet))
        let after = try reading(saved)
        #expect(after.facts == before.facts)
        #expect(after.account == before.account)
    }

    @Test("The formats of old and of LibreOffice itself, read as they are sent", arguments: ["xls", "ods"])
    func otherFormats(type: String) throws {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let sheet = Self.sheets[0]
        let saved = try resave(Fixtures.path(sheet), as: type, in: folder)
        let before = try reading(Fixtures.path(sheet))
        let after = try reading(saved)
        #expect(after.facts == before.facts)
        #expect(after.account == before.account)
        // Torn anywhere it is refused: LibreOffice would give what is left of it, or cells of rubbish.
        let bytes = try Data(contentsOf: URL(filePath: saved))
        let reader = try Reader(mappings: Fixtures.root.appending(path: "Mappings").path)
        for length in [3_000, 8_192, bytes.count / 2, bytes.count - 513] {
            let torn = folder.appending(path: "potong.\(type)").path
            try bytes.prefix(length).write(to: URL(filePath: torn))
            #expect(throws: Refusal.self, "\(length)") { _ = try reader.examine(torn, name: "potong.\(type)") }
        }
    }
}
