import Foundation
import TestSupport
import Testing

@testable import Operations

/// Code lists and crosswalks from the command line, and what imports make of them.
@Suite(.enabled(if: BuiltProgram.path != nil, "the program is not built beside the tests"))
struct NomenclatureTests {
    private let bench: Workbench
    private let program: BuiltProgram

    init() throws {
        bench = try Workbench()
        program = BuiltProgram(folder: bench.folder)
        try FileManager.default.createSymbolicLink(
            at: bench.folder.appending(path: "Mappings"), withDestinationURL: Fixtures.root.appending(path: "Mappings"))
    }

    private func write(_ text: String, _ name: String) throws {
        try text.write(to: bench.folder.appending(path: name), atomically: true, encoding: .utf8)
    }

    private static let list = """
        kode,nama
        1.06.07,PROGRAM PENGELOLAAN TAMAN MAKAM PAHLAWAN
        1.06.07.2.01,Pemeliharaan Taman Makam Pahlawan Nasional Kabupaten/Kota
        1.06.07.2.01.02,Pemeliharaan Taman Makam Pahlawan Nasional Kabupaten/Kota

        """

    @Test func listsHaveTheirExitStatus() throws {
        try write(Self.list, "daftar.csv")
        try write("kode,nama\n1.6.4.2,A\n", "salah.csv")
        let loaded = try program.run(["nomenclature", "load", "daftar.csv", "--edisi", "5889"])
        #expect(loaded.status == 0 && loaded.output.isEmpty)
        #expect(
            try program.run(["nomenclature", "load", "daftar.csv", "--edisi", "5889", "--format", "json"]).output.contains(
                "\"hasil\": \"sama\""))
        let wrong = try program.run(["nomenclature", "load", "salah.csv"])
        #expect(wrong.status == 65 && wrong.log.contains("salah.csv:2: column 1 (kode)"), "\(wrong.log)")
        #expect(try program.run(["nomenclature", "load", "tidak-ada.csv"]).status == 66)
        #expect(try program.run(["nomenclature", "load", "daftar.csv", "--edisi", "2099"]).status == 64)
        #expect(try program.run(["nomenclature", "show", "1.06.07"]).output.contains("Kepmendagri 050-5889/2021"))
        #expect(try program.run(["nomenclature", "show", "9.99.99"]).status == 66)
        #expect(try program.run(["nomenclature", "show", "kode"]).status == 64)
        let found = try program.run(["nomenclature", "search", "Penyediaan Alat Bntu", "--induk", "1.06.04.2.01", "--format", "json"])
        #expect(found.status == 0 && found.output.contains("\"kode\":\"1.06.04.2.01.03\"") && found.output.contains("\"cocok\":true"))
    }

    @Test func crosswalksHaveTheirExitStatus() throws {
        let head =
            "# dari: Kepmendagri 050-5889/2021\n# ke: Kepmendagri 900.1.15.5-1317/2023\nkode_asal,kode_tujuan,jenis,bagian,tanggal,sumber\n"
        try write(head + "1.06.07.2.01.02,1.06.07.2.01.0002,tetap,,2024,x\n", "p.csv")
        try write(head + "1.06.07.2.01.02,1.06.07.2.01.0002,pecah,,2024,x\n", "q.csv")
        #expect(try program.run(["nomenclature", "crosswalk", "load", "p.csv"]).status == 0)
        let again = try program.run(["nomenclature", "crosswalk", "load", "p.csv", "--format", "json"])
        #expect(again.status == 0 && again.output.contains("\"termuat\": []"))
        #expect(try program.run(["nomenclature", "crosswalk", "check", "p.csv"]).status == 0)
        #expect(try program.run(["nomenclature", "crosswalk", "check", "p.csv", "--strict"]).status == 65)
        #expect(try program.run(["nomenclature", "crosswalk", "check", "q.csv"]).status == 65)
        #expect(try program.run(["nomenclature", "crosswalk", "load", "q.csv"]).status == 65)
        #expect(try program.run(["nomenclature", "crosswalk", "load"]).status == 66)
        #expect(try program.run(["nomenclature", "show", "1.06.07.2.01.02"]).output.contains("1.06.07.2.01.0002 (tetap)"))
        #expect(try program.run(["nomenclature", "crosswalk", "draft", "--dari", "5889", "--ke", "1317"]).status == 66)
    }

    @Test func importsUseALoadedList() throws {
        try FileManager.default.copyItem(
            atPath: Fixtures.path("sheets/temanggung-2023-tw4-evaluasi-rkpd.csv"), toPath: bench.folder.appending(path: "asli.csv").path)
        func told(_ file: String) throws -> [String] {
            let run = try program.run(["explain", file, "--format", "json"])
            return ["kode.tak_dikenal", "kode.nama_beda"].filter { run.output.contains("\"\($0)\"") }
        }
        #expect(try told("asli.csv").isEmpty)
        // The list is complete for 1.06 but for the codes of the sheet: all others are unknown.
        try write(Self.list, "daftar.csv")
        #expect(try program.run(["nomenclature", "load", "daftar.csv", "--edisi", "5889"]).status == 0)
        #expect(try told("asli.csv").isEmpty)
        var text = try String(contentsOf: bench.folder.appending(path: "asli.csv"), encoding: .utf8)
        text = text.replacing("1.06.04.2.01.12;Pemberian Layanan Rujukan", with: "1.06.04.2.01.13;Pengadaan Kursi Roda Listrik")
        text = text.replacing(
            "1.06.06.2.01.04;Penanganan Khusus bagi Kelompok Rentan", with: "1.06.06.2.01.04;Belanja Modal Kendaraan Dinas")
        try write(text, "ubah.csv")
        #expect(try told("ubah.csv") == ["kode.tak_dikenal", "kode.nama_beda"])
    }

    @Test func sheetsWithoutCodesGetThemByName() throws {
        let sheet = Fixtures.path("sheets/semarang-2023-anggaran-realisasi-belanja.xlsx")
        let run = try program.run(["explain", sheet, "--format", "json"])
        #expect(run.output.components(separatedBy: "\"kode.dari_nama\"").count - 1 == 101)
    }
}
