import Forms
import Foundation
import Grid
import Journey
import Model
import Spreadsheet
import TestSupport
import Testing

@Suite("A form is recognised by titles, labels and number row together")
struct RecognitionTests {
    private static let mappings = Fixtures.root.appending(path: "Mappings")

    private func sources() throws -> [(name: String, text: String)] {
        try FileManager.default.contentsOfDirectory(atPath: Self.mappings.path).filter { $0.hasSuffix(".yaml") }.sorted().map {
            ($0, try String(contentsOf: Self.mappings.appending(path: $0), encoding: .utf8))
        }
    }

    private func candidates(_ mappings: [Mapping], _ sheet: Sheet) -> [FormCandidate] {
        Recogniser(MappingLibrary(mappings: mappings)).candidates(for: sheet, all: true)
    }

    private static let forms: [(String, String)] = [
        ("sheets/temanggung-2023-tw4-evaluasi-rkpd.xlsx", "evaluasi-rkpd-triwulan"),
        ("sheets/temanggung-2023-tw4-evaluasi-rkpd.csv", "evaluasi-rkpd-triwulan"),
        ("sheets/semarang-2023-rincian-realisasi-anggaran.xlsx", "rincian-realisasi-anggaran"),
        ("sheets/semarang-2023-rincian-realisasi-anggaran.csv", "rincian-realisasi-anggaran"),
        ("sheets/semarang-2023-anggaran-realisasi-belanja.xlsx", "anggaran-realisasi-belanja"), ("forms/e81-1.xlsx", "evaluasi-renja-e81"),
    ]

    @Test(arguments: forms)
    func eachSheetFindsItsOwnForm(_ file: String, _ form: String) throws {
        let sheet = try WorkbookFile.open(Fixtures.path(file)).readSheet(at: 0)
        let found = try candidates(MappingLibrary.parse(sources()), sheet)
        #expect(found[0].mapping.name == form)
        #expect(found[0].score > 0.9)
        #expect(found[1].score < 0.5)
        // Evidence names cells, and stands against the others too.
        #expect(found[0].evidence.contains { $0.isFor && $0.cell != nil })
        #expect(found[1].evidence.contains { !$0.isFor })
    }

    /// A copy that differs in one label fits about equally: one label must not decide, the operator is asked.
    @Test(arguments: [
        ("evaluasi-rkpd-triwulan", "- SATUAN", "- UNIT", "sheets/temanggung-2023-tw4-evaluasi-rkpd.xlsx"),
        ("evaluasi-rkpd-triwulan", "- KET\n", "- CATATAN\n", "sheets/temanggung-2023-tw4-evaluasi-rkpd.xlsx"),
        ("evaluasi-renja-e81", "- Sasaran", "- Tujuan", "forms/e81-1.xlsx"),
    ])
    func aCopyThatDiffersInOneLabel(_ name: String, _ label: String, _ other: String, _ file: String) throws {
        var all = try sources()
        let own = try #require(all.first { $0.name == "\(name).yaml" })
        let copy = own.text.replacing("formulir: \(name)", with: "formulir: tiruan").replacing(label, with: other)
        #expect(copy != own.text)
        all.append(("tiruan.yaml", copy))
        let mappings = try MappingLibrary.parse(all)
        let sheet = try WorkbookFile.open(Fixtures.path(file)).readSheet(at: 0)
        let found = candidates(mappings, sheet)
        let recogniser = Recogniser(MappingLibrary(mappings: mappings))
        let refusal = #expect(throws: Refusal.self) { try recogniser.choose(from: found, sheet: sheet, file: "uji.xlsx") }
        #expect(refusal?.rule == .formulirAmbigu)
        #expect(refusal?.message.id.contains("tiruan") == true)
        #expect(refusal?.message.id.contains(name) == true)
    }

    /// A label that a column is bound by is more than evidence: a copy that asks for another cannot read the sheet.
    @Test func aCopyThatCannotBindItsColumns() throws {
        var all = try sources()
        let own = try #require(all.first { $0.name == "rincian-realisasi-anggaran.yaml" })
        all.append(
            (
                "tiruan.yaml",
                own.text.replacing("formulir: rincian-realisasi-anggaran", with: "formulir: tiruan").replacing(
                    "ANGGARAN (Rp), ukuran: anggaran, tahap: pagu", with: "PLAFON (Rp), ukuran: anggaran, tahap: pagu")
            ))
        let sheet = try WorkbookFile.open(Fixtures.path("sheets/semarang-2023-rincian-realisasi-anggaran.xlsx")).readSheet(at: 0)
        let mappings = try MappingLibrary.parse(all)
        let recogniser = Recogniser(MappingLibrary(mappings: mappings))
        let found = recogniser.candidates(for: sheet, all: true)
        #expect(try recogniser.choose(from: found, sheet: sheet, file: "uji.xlsx").mapping.name == "rincian-realisasi-anggaran")
        #expect(found[1].mapping.name == "tiruan")
        #expect(found[1].evidence.contains { !$0.isFor && $0.message.id.contains("plafonrp") })
    }

    /// The other shipped mappings are no decoys: they read their own sheets.
    @Test func theRenjaForm() throws {
        let expected = try ExpectedFact.load(Fixtures.folder.appending(path: "forms/e81-1.json"))
        let read = try statement(WorkbookFile.open(Fixtures.path("forms/e81-1.xlsx")).readSheet(at: 0))
        #expect(
            read.context
                == StatementContext(
                    pemdaKode: "33.05", pemda: "Kabupaten Kebumen", perangkatDaerah: "Dinas Pekerjaan Umum Dan Penataan Ruang", tahun: 2024,
                    triwulan: 4))
        #expect(Set(read.facts.map(\.cell.description)) == Set(expected.keys))
        for fact in read.facts {
            guard let truth = expected[fact.cell.description] else { continue }
            let node = read.nodes[fact.node]
            #expect(fact.value == truth.nilai.flatMap { ExactNumber($0) })
            #expect(
                fact.ukuran.rawValue == truth.ukuran && fact.tahap.rawValue == truth.tahap && fact.triwulan == truth.triwulan,
                "\(fact.cell)")
            #expect(node.tingkat.rawValue == truth.tingkat && node.uraian == truth.uraian && node.kode == nil, "\(fact.cell)")
        }
        #expect(read.findings.isEmpty)
        #expect(read.account.filled == 303)
        #expect(read.account.karantina == 0)
        #expect(read.accountAddsUp)
    }

    @Test func theSheetWithRemainders() throws {
        let read = try statement(WorkbookFile.open(Fixtures.path("sheets/semarang-2023-anggaran-realisasi-belanja.xlsx")).readSheet(at: 0))
        #expect(read.context.pemdaKode == "33.74" && read.context.perangkatDaerah == "Dinas Sosial" && read.context.tahun == 2023)
        #expect(read.account.karantina == 0)
        #expect(read.accountAddsUp)
        let total = read.facts.filter { read.nodes[$0.node].tingkat == .total }
        #expect(
            total.map(\.value) == [
                ExactNumber(35_272_253_286), ExactNumber(31_385_954_802), ExactNumber(3_886_298_484), ExactNumber("88.98"),
            ])
    }
}
