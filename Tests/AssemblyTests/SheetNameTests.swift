import Foundation
import Grid
import Journey
import Model
import TestSupport
import Testing

/// What the names of sheets say, and what they do not.
@Suite("Sheet names")
struct SheetNameTests {
    private static let titles = ["EVALUASI HASIL RKPD", "KABUPATEN TEMANGGUNG", "TAHUN 2023"]

    private func read(_ names: [String], _ titles: [String] = titles) throws -> FileReading {
        let folder = try Fixtures.temporaryFolder()
        let file = folder.appending(path: "uji.xlsx")
        try WorkbookBuilder(try names.map { try titled(titles, name: $0) }).write(to: file)
        return try sharedReader.read(file.path, name: "uji.xlsx")
    }

    @Test(
        "a sheet called by its agency is that agency's where the title names none",
        arguments: [
            ("Dinas Sosial", "Dinas Sosial"), ("1. Dinas Sosial", "Dinas Sosial"), ("Dinas Sosial TW IV", "Dinas Sosial"),
            ("Kecamatan Bulu", "Kecamatan Bulu"),
        ])
    func agencies(_ name: String, _ agency: String) throws {
        let read = try statement(try titled(Self.titles, name: name))
        #expect(read.context.perangkatDaerah == agency)
        #expect(!read.findings.contains { $0.rule == .konteksTakDinyatakan })
    }

    @Test("a title goes before the sheet's name, and so does the operator")
    func order() throws {
        let own = try statement(try titled(Self.titles + ["Perangkat Daerah : Dinas Kesehatan"], name: "Dinas Sosial"))
        #expect(own.context.perangkatDaerah == "Dinas Kesehatan")
        var stated = StatedContext()
        stated.option.perangkatDaerah = "Dinas Perhubungan"
        #expect(try statement(try titled(Self.titles, name: "DINHUB"), stated: stated).context.perangkatDaerah == "Dinas Perhubungan")
    }

    @Test("names that say nothing", arguments: ["Sheet1", "Form", "Evaluasi", "TW IV", "REKAP", "Lampiran 2", "Tabel 3.1", "RKPD 2023"])
    func strangers(_ name: String) throws {
        #expect(try statement(try titled(Self.titles, name: name)).context.perangkatDaerah == nil)
    }

    @Test(
        "a number is no quarter; a quarter is named by its word",
        arguments: [
            ("1", 4), ("2", 4), ("I", 4), ("III", 4), ("TW II", 2), ("Triwulan 2", 2), ("TW.III 2023", 3), ("TWII", 2),
            ("Dinas Sosial TW I", 1), ("TW I - III", 3),
        ])
    func quarters(_ name: String, _ quarter: Int) throws {
        #expect(try statement(try titled(Self.titles, name: name)).context.triwulan == quarter)
    }

    @Test("sheets called by short names are statements of their own, and their names are told")
    func shortNames() throws {
        for names in [["DINSOS", "DINKES", "DPUPR"], ["1. Kesra", "2. Umum", "3. Hukum"]] {
            let reading = try read(names)
            #expect(reading.statements.count == names.count)
            #expect(Set(reading.statements.map(\.context.perangkatDaerah)).count == names.count)
            #expect(
                reading.statements.allSatisfy { statement in statement.context.perangkatDaerah.map { statement.sheet.hasSuffix($0) } == true
                })
            #expect(reading.statements.allSatisfy { $0.findings.contains { $0.rule == .konteksTakDinyatakan } })
        }
    }

    @Test("sheets without a name for an agency get none")
    func plainNames() throws {
        let reading = try read(["Sheet1", "Sheet2"])
        #expect(reading.statements.map(\.context.perangkatDaerah) == [nil, nil])
    }
}
