import Foundation
import Nomenklatur
import TestSupport
import Testing

@Suite("Lists as files")
struct ListFileTests {
    private func write(_ text: String, _ name: String = "daftar.csv") throws -> (folder: String, file: String) {
        let folder = try Fixtures.temporaryFolder()
        try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
        return (folder.path, folder.appending(path: name).path)
    }

    private static let head = "# edisi: Kepmendagri 050-5889/2021\n"

    @Test("a complete list says what does not exist")
    func completeness() throws {
        let text =
            Self.head + "# lengkap: 1.06\r\nkode,tingkat,nama,berlaku_dari\r\n1.06.04,program,\"Rehabilitasi, \"\"Sosial\"\"\",2022\r\n\r\n"
        let lists = try Nomenclature(directory: try write(text).folder)
        let edition = try #require(lists.editions.first)
        #expect(lists.name(of: "1.06.04") == "Rehabilitasi, \"Sosial\"")
        #expect(lists.exists(try #require(.init("1.06.05")), edition: edition) == false)
        #expect(lists.exists(try #require(.init("1.07.05")), edition: edition) == nil)
        #expect(lists.exists(try #require(.init("1.06.01.2.01")), edition: edition) == false)
    }

    @Test(
        "what is wrong is told with its line",
        arguments: [
            ("kode,tingkat,nama\n1.06.04,program,A\n", nil, "edisi"), (head, nil, "column names"),
            (head + "kode,tingkat\n", 2, "'nama' is missing"),
            (head + "kode,tingkat,nama,warna\n", 2, "'warna'"), (head + "kode,tingkat,nama\n1.06.4,program,A\n", 3, "1.06.4"),
            (head + "kode,tingkat,nama\n1.06.04,kegiatan,A\n", 3, "level"), (head + "kode,tingkat,nama\n1.06.04,program,\n", 3, "no name"),
            (head + "kode,tingkat,nama\n1.06.04,program,A\n1.06.04,program,B\n", 4, "line 3"),
            (head + "kode,tingkat,nama\n1.06.04,program,A,B\n", 3, "4 fields"),
            (head + "kode,tingkat,nama\n1.06.04,program,\"A\n", 3, "quoted"),
            (head + "kode,tingkat,nama\n1.06.04.2.01.0003,sub_kegiatan,A\n", 3, "no code of"),
            (head + "kode,tingkat,nama,berlaku_dari\n1.06.04,program,A,dulu\n", 3, "no year"),
            (head + "# lengkap: sosial\nkode,tingkat,nama\n", nil, "no bidang"),
        ] as [(String, Int?, String)])
    func errors(_ text: String, _ line: Int?, _ words: String) throws {
        let (folder, file) = try write(text)
        let error = #expect(throws: ListError.self) { try Nomenclature(directory: folder) }
        #expect(error?.line == line)
        #expect(error?.file == file)
        #expect(error?.message.en.contains(words) == true, "\(error?.message.en ?? "")")
    }

    @Test("a missing folder holds no lists, a missing file is an error")
    func missing() throws {
        let folder = try Fixtures.temporaryFolder().path
        #expect(try Nomenclature(directory: folder + "/tidak_ada").editions.isEmpty)
        #expect(throws: ListError.self) { try Regions(file: folder + "/pemda.csv") }
    }

    @Test(
        "regions that are wrong",
        arguments: ["3323,kabupaten,A,E", "33.23,desa,A,E", "33,kabupaten,A,E", "33.23,kabupaten,,E", "33.23,kota,A,E\n33.23,kota,B,E"])
    func wrongRegions(_ line: String) throws {
        let file = try write("kode,jenis,nama,edisi\n\(line)\n").file
        #expect(throws: ListError.self) { try Regions(file: file) }
    }
}
