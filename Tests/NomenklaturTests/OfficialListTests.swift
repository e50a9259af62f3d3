import Foundation
import Model
import Nomenklatur
import Notation
import TestSupport
import Testing

@Suite("Full lists as offices have them")
struct OfficialListTests {
    private func file(_ text: String) throws -> String {
        let url = try Fixtures.temporaryFolder().appending(path: "daftar.csv")
        try text.write(to: url, atomically: true, encoding: .utf8)
        return url.path
    }

    @Test(
        "headings, separators, titles, codes over columns",
        arguments: [
            "code,level,name\n1.06.04,program,PROGRAM A\n1.06.04.2.01,kegiatan,\"B, C\"\n1.06.04.2.01.0003,subkegiatan,D\n",
            "\u{FEFF}LAMPIRAN KEPMENDAGRI;;\r\n;;\r\nKODE;NOMENKLATUR URUSAN KABUPATEN/KOTA;SATUAN\r\n1.06.04;PROGRAM A;\r\n1.06.04.2.01;B, C;\r\n1.06.04.2.01.0003;D;Orang\r\n",
            "Urusan\tBidang Urusan\tProgram\tKegiatan\tSub Kegiatan\tUraian\n1\t06\t04\t\t\tPROGRAM A\n1\t06\t04\t2.01\t\tB, C\n1\t06\t04\t2.01\t0003\tD\n",
            "# lengkap: 1.06\nkode|nama|warna\n1.06.04.|PROGRAM A|merah\n 1.06.04.2.01|B, C|\n1.06.04.2.01.0003|D|\n1.06.04.2.01.0003|D|\n",
        ])
    func forms(_ text: String) throws {
        let list = try OfficialList(path: try file(text))
        #expect(list.list.edition.id == "Kepmendagri 900.1.15.5-1317/2023")
        #expect(list.list.entries.map(\.kode.text) == ["1.06.04", "1.06.04.2.01", "1.06.04.2.01.0003"])
        #expect(list.list.entries.map(\.nama) == ["PROGRAM A", "B, C", "D"])
        #expect(list.list.completeBidang == ["1.06"])
    }

    @Test(
        "what is wrong is told with line and column",
        arguments: [
            ("a,b\n1,2\n", 1, "no line of headings"), ("", nil, "no line of headings"), ("kode,nama\n", nil, "not one code"),
            ("kode,nama\n1.06.04,A\n1.6.4.2,B\n", 3, "column 1 (kode): '1.6.4.2'"), ("kode,nama\n1.06.04,\n", 2, "column 2 (nama)"),
            ("kode,nama\n,A\n", 2, "column 1 (kode): the code is blank"), ("kode,level,nama\n1.06.04,kegiatan,A\n", 2, "column 2 (level)"),
            ("kode,nama,mulai\n1.06.04,A,dulu\n", 2, "column 3 (mulai): 'dulu'"), ("kode,nama\n1.06.04,A,B\n", 2, "3 fields"),
            ("kode,nama\n1.06.04.2.01.03,A\n1.06.04.2.01.0004,B\n", 3, "another decree"),
            ("# edisi: Permendagri 77/2020\nkode,nama\n1.06.04,A\n", nil, "unknown"),
            ("kode,nama\n1.06.04,\"A\n", 2, "quoted"), ("kode,nama\n5.1.02.01.01.0024,A\n", 2, "no activity code"),
        ] as [(String, Int?, String)])
    func errors(_ text: String, _ line: Int?, _ words: String) throws {
        let path = try file(text)
        let error = #expect(throws: ListError.self) { try OfficialList(path: path) }
        #expect(error?.line == line)
        #expect(error?.message.en.contains(words) == true, "\(error?.message.en ?? "")")
    }

    @Test("the edition: stated, remarked, by its decree, by the grammar and told")
    func edition() throws {
        let codes = "kode,nama,dasar_hukum\n1.06.04.2.01.03,A,"
        #expect(try OfficialList(path: file(codes + "Permendagri 90/2019\n")).list.edition.id == "Kepmendagri 050-3708/2020")
        #expect(try OfficialList(path: file(codes + "Kepmendagri 050-5889 Tahun 2021\n")).list.edition.id == "Kepmendagri 050-5889/2021")
        let untold = try OfficialList(path: file(codes + "\n"))
        #expect(untold.list.edition.id == "Kepmendagri 050-5889/2021")
        #expect(untold.remarks.contains { $0.en.contains("--edisi") })
        let stated = try OfficialList(path: file(codes + "\n"), edition: Edition(id: "Kepmendagri 050-3708/2020"), isPartial: true)
        #expect(stated.list.edition.id == "Kepmendagri 050-3708/2020")
        #expect(stated.list.completeBidang.isEmpty && stated.remarks.isEmpty)
        #expect(throws: ListError.self) { try OfficialList(path: file(codes + "\n"), edition: Edition(id: "Permendagri 13/2006")) }
    }

    @Test("a code with two names keeps the first, told")
    func twoNames() throws {
        let list = try OfficialList(path: file("kode,nama\n1.06.04.2.01,A\n1.06.04.2.01,a\n1.06.04.2.01,B\n"))
        #expect(list.list.entries.map(\.nama) == ["A"])
        #expect(list.remarks.map(\.en).joined().contains("lines 3"))
        #expect(list.remarks.map(\.en).joined().contains("line 4"))
    }

    @Test("a list speaks for its bidang, levels and kind of region, and for its own grammar")
    func standing() throws {
        let list = try OfficialList(path: file("kode,nama\n1.06.04,A\n1.06.04.2.01,B\n1.06.04.2.01.03,C\nX.XX.01.2.02,D\n")).list
        let lists = Nomenclature(lists: [list])
        let own = try #require(Edition(id: "Kepmendagri 050-5889/2021"))
        let near = try #require(Edition(id: "Kepmendagri 050-3708/2020"))
        func standing(_ text: String, _ edition: Edition, _ lingkup: String? = nil) throws -> Nomenclature.Standing {
            lists.standing(of: try #require(Kode(text)), edition: edition, lingkup: lingkup)
        }
        #expect(try standing("1.06.04.2.01.03", own) == .known)
        #expect(try standing("1.06.04.2.01.04", own) == .unknown(own))
        #expect(try standing("1.06.04.2.01.04", near) == .unknown(own))
        #expect(try standing("1.06.04.2.01.0004", own) == .untold)
        #expect(try standing("1.06.04.1.01.04", own) == .untold)
        #expect(try standing("1.06.05", own) == .unknown(own))
        #expect(try standing("1.06.05", own, "2") == .unknown(own))
        #expect(try standing("1.06.05", own, "1") == .untold)
        #expect(try standing("1.07.05", own) == .untold)
        #expect(try standing("1.07.01.2.02", own) == .known)
        #expect(try standing("1.07.01.2.03", own) == .unknown(own))
        #expect(try standing("1.06", own) == .known)
    }
}
