import Foundation
import Grid
import Journey
import Model
import TestSupport
import Testing

/// Region and agency as sheets name them, with a region's list of agencies.
@Suite("Who reports")
struct AgencyContextTests {
    private static let list = """
        kode,nama,alias,bidang,unit_dari,berlaku_dari,berlaku_sampai,pendahulu
        1.06.0.00.0.00.01.0000,Dinas Sosial,Dinsos,1.06,,,,
        ,Dinas Kesehatan,,1.02,,,,
        ,Puskesmas Parakan,,,Dinas Kesehatan,,,
        ,Dinas Sosial dan Tenaga Kerja,,1.06|2.07,,2008,2016,
        ,Bagian Umum,Bagian,,,,,
        ,Bagian Hukum,Bagian,,,,,
        ,Dinas Perhubungan,,2.15,,2017,,Dinas Sosial dan Tenaga Kerja
        """

    /// The shipped mappings with a list of agencies for Temanggung.
    private static let reader: Reader = {
        do {
            let folder = try Fixtures.temporaryFolder().appending(path: "Mappings")
            try FileManager.default.copyItem(at: Fixtures.root.appending(path: "Mappings"), to: folder)
            try list.write(to: folder.appending(path: "perangkat_daerah/33.23.csv"), atomically: true, encoding: .utf8)
            return try Reader(mappings: folder.path)
        } catch {
            fatalError("\(error)")
        }
    }()

    private func read(_ titles: [(String, String?)], stated: StatedContext = StatedContext()) throws -> Statement {
        let sheet = try titles.reduce(FixtureSheet.temanggung.sheet()) { $0.setting($1.0, to: $1.1) }
        let report = Self.reader.read(sheet, name: "uji.xlsx", stated: stated)
        if let refusal = report.refusal { throw refusal }
        return try #require(report.statement)
    }

    private func told(_ statement: Statement, _ rule: Rule) -> [Finding] { statement.findings.filter { $0.rule == rule } }

    @Test(
        "three spellings of one agency are one, under its own name and code",
        arguments: [
            ("Organisasi : Dinas Sosial", false), ("Organisasi : DINAS SOSIAL KABUPATEN TEMANGGUNG", false),
            ("Organisasi : Dinas  Sosial Kab. Temanggung", false),
            ("Organisasi : DINSOS", true), ("Organisasi : 1.06.0.00.0.00.01.0000 Dinas Sosial", false),
            ("Organisasi : Dinas Sosiall", true),
        ])
    func spellings(_ title: String, _ isTold: Bool) throws {
        let read = try read([("A4", title), ("A5", nil)])
        #expect(read.context.perangkatDaerah == "Dinas Sosial")
        #expect(read.context.perangkatDaerahKode == "1.06.0.00.0.00.01.0000")
        #expect(read.context.unit == nil)
        #expect(told(read, .perangkatDaerahEjaan).map(\.cell?.description) == (isTold ? ["A4"] : []))
        #expect(told(read, .perangkatDaerahEjaan).allSatisfy { title.hasSuffix($0.printed ?? "?") && $0.expected == "Dinas Sosial" })
        #expect(read.facts.count == 790)
    }

    @Test("an unknown agency is loaded under its own name and told where there is a list")
    func unknown() throws {
        let read = try read([("A4", "Organisasi : Dinas Arsip Kab. Temanggung"), ("A5", nil)])
        #expect(read.context.perangkatDaerah == "Dinas Arsip" && read.context.perangkatDaerahKode == nil)
        #expect(told(read, .perangkatDaerahTakDikenal).map(\.severity) == [.catatan])
        #expect(told(read, .perangkatDaerahTakDikenal).first?.cell?.description == "A4")
        // Elsewhere there is no list, and nobody is unknown.
        let elsewhere = try self.read([("A1", "PEMERINTAH KABUPATEN JEMBER"), ("A4", "Organisasi : Dinas Arsip"), ("A5", nil)])
        #expect(elsewhere.context.pemdaKode == "35.09" && elsewhere.context.perangkatDaerah == "Dinas Arsip")
        #expect(told(elsewhere, .perangkatDaerahTakDikenal).isEmpty)
    }

    @Test("names that rows give are the list's, each told once where it first stands")
    func rowsByTheList() throws {
        var table = AgencyTable(last: "OPD")
        for (index, text) in ["DINSOS", "Dinas Sosial Kab. Temanggung", "1.06.0.00.0.00.01.0000 Dinas Sosial", "DINSOS"].enumerated() {
            table.rows(of: AgencyTable.Agency("Dinas Sosial", "2.0\(index + 1)"), seed: 1, named: (AgencyTable.lastAgency, text))
        }
        table.rows(of: AgencyTable.Agency("Dinas Kesehatan", "1.02"), seed: 2, named: (AgencyTable.lastAgency, "Puskesmas Parakan"))
        table.rows(of: AgencyTable.Agency("Dinas Arsip", "2.24"), seed: 3, named: (AgencyTable.lastAgency, "Dinas Arsip"))
        let read = try #require(Self.reader.read(table.sheet, name: "uji.xlsx").statement)
        for fact in read.facts {
            #expect(fact.perangkatDaerah == table.owners[fact.cell.row] ?? "-")
            #expect(fact.perangkatDaerahKode == (fact.perangkatDaerah == "Dinas Sosial" ? "1.06.0.00.0.00.01.0000" : nil))
            #expect(fact.unit == (fact.perangkatDaerah == "Dinas Kesehatan" ? "Puskesmas Parakan" : nil))
        }
        #expect(told(read, .perangkatDaerahEjaan).map(\.printed) == ["DINSOS"])
        #expect(told(read, .perangkatDaerahTakDikenal).map(\.printed) == ["Dinas Arsip"])
        #expect(told(read, .konteksTakDinyatakan).isEmpty && told(read, .konteksBeda).isEmpty)
    }

    @Test("a row that holds nothing but a name of the list is the heading of its rows")
    func headingsByTheList() throws {
        var table = AgencyTable()
        for (text, agency, bidang) in [("Dinsos", "Dinas Sosial", "2.01"), ("Puskesmas Parakan", "Dinas Kesehatan", "1.02")] {
            table.line(text)
            table.rows(of: AgencyTable.Agency(agency, bidang), seed: 1)
        }
        let read = try #require(Self.reader.read(table.sheet, name: "uji.xlsx").statement)
        for fact in read.facts { #expect(fact.perangkatDaerah == table.owners[fact.cell.row] ?? "-") }
        #expect(read.account.karantina == 0 && told(read, .barisTakDikenal).isEmpty)
    }

    @Test("an ambiguous name is a question, and the operator's word answers it")
    func ambiguous() throws {
        let titles = [("A4", "Organisasi : Bagian"), ("A5", nil)] as [(String, String?)]
        let open = try read(titles)
        #expect(open.context.perangkatDaerah == "Bagian" && open.context.perangkatDaerahKode == nil)
        let question = try #require(told(open, .konteksTakDinyatakan).first { $0.subject == "perangkat_daerah" })
        #expect(question.message.id.contains("Bagian Umum, Bagian Hukum") && question.cell?.description == "A4")
        let answered = try read(titles, stated: StatedContext(option: .init(perangkatDaerah: "bagian hukum")))
        #expect(answered.context.perangkatDaerah == "Bagian Hukum")
        #expect(told(answered, .konteksTakDinyatakan).isEmpty)
        #expect(throws: Refusal.self) { try self.read(titles, stated: StatedContext(option: .init(perangkatDaerah: "Dinas Sosial"))) }
    }

    @Test("an option may name the agency by alias or code")
    func options() throws {
        for option in ["DINSOS", "1.06.0.00.0.00.01.0000", "dinas sosial kab. temanggung"] {
            let read = try read(
                [("A4", "Organisasi : Dinas Sosial"), ("A5", nil)], stated: StatedContext(option: .init(perangkatDaerah: option)))
            #expect(read.context.perangkatDaerah == "Dinas Sosial")
        }
    }

    @Test(
        "a part of an agency is a unit of it, whether the sheet names the agency or not",
        arguments: [
            ("Organisasi : Puskesmas Parakan", nil), ("Organisasi : Dinas Kesehatan", "Sub Organisasi : PUSKESMAS PARAKAN KAB. TEMANGGUNG"),
        ] as [(String, String?)])
    func units(_ agency: String, _ unit: String?) throws {
        let read = try read([("A4", agency), ("A5", unit)])
        #expect(read.context.perangkatDaerah == "Dinas Kesehatan")
        #expect(read.context.unit == "Puskesmas Parakan")
    }

    @Test("an agency of other years is loaded as written, its successor told")
    func otherYears() throws {
        let read = try read([("A4", "Organisasi : Dinas Sosial dan Tenaga Kerja"), ("A5", nil)])
        #expect(read.context.perangkatDaerah == "Dinas Sosial dan Tenaga Kerja")
        #expect(told(read, .konteksBeda).contains { $0.message.id.contains("2008–2016") && $0.message.id.contains("Dinas Perhubungan") })
    }

    @Test("code and name that differ: the code counts, and it is told")
    func codeAgainstName() throws {
        let read = try read([("A4", "Organisasi : 1.06.0.00.0.00.01.0000 Dinas Kesehatan"), ("A5", nil)])
        #expect(read.context.perangkatDaerah == "Dinas Sosial")
        #expect(told(read, .konteksBeda).contains { $0.printed == "Dinas Kesehatan" && $0.expected == "Dinas Sosial" })
    }

    @Test("placeholders take the agency's bidang where no other code tells one")
    func placeholders() throws {
        let sheet = try FixtureSheet.temanggung.sheet().setting("A4", to: "Organisasi : Dinas Sosial")
            .mapCells { cell in
                if (34..<114).contains(cell.reference.row) { return nil }
                var copy = cell
                if cell.reference.column == 1, cell.shown.contains("1.06.01") {
                    copy.shown = "X.XX.01" + cell.shown.split(separator: "1.06.01", maxSplits: 1, omittingEmptySubsequences: false)[1]
                    copy.value = .text(copy.shown)
                }
                return copy
            }
        let read = try #require(Self.reader.read(sheet, name: "uji.xlsx").statement)
        #expect(read.nodes.contains { $0.kode == "1.06.01" && $0.kodeTercetak == "X.XX.01" })
        #expect(!read.nodes.contains { $0.kode?.hasPrefix("X") == true })
    }

    @Test(
        "the region in titles of all kinds",
        arguments: [
            ("PEMERINTAH KABUPATEN TEMANGGUNG TAHUN 2023", "33.23"), ("KAB. SEMARANG", "33.22"), ("PEMERINTAH KOTA SEMARANG", "33.74"),
            ("Kabupaten Temangung", "33.23"),
        ])
    func regions(_ title: String, _ kode: String) throws {
        let read = try read([("A1", title)])
        #expect(read.context.pemdaKode == kode)
        #expect(told(read, .konteksBeda).count == (title.contains("Temangung") ? 1 : 0))
    }

    @Test("kabupaten or kota is asked for, and --pemda answers")
    func twins() throws {
        let open = try read([("A1", "PEMERINTAH KABUPATEN / KOTA SEMARANG")])
        #expect(open.context.pemdaKode == nil)
        let question = try #require(told(open, .konteksTakDinyatakan).first { $0.subject == "pemda" })
        #expect(question.message.id.contains("33.22") && question.message.id.contains("33.74"))
        let answered = try read([("A1", "PEMERINTAH KABUPATEN / KOTA SEMARANG")], stated: StatedContext(option: .init(pemdaKode: "33.74")))
        #expect(answered.context.pemdaKode == "33.74" && answered.context.pemda == "Kota Semarang")
    }

    @Test("a region that only the agency's name tells")
    func regionOfTheAgency() throws {
        let read = try read([("A1", nil), ("A4", "Organisasi : DINAS SOSIAL KAB. TEMANGGUNG"), ("A5", nil)])
        #expect(read.context.pemdaKode == "33.23" && read.context.perangkatDaerah == "Dinas Sosial")
    }
}
