import Grid
import Model
import TestSupport
import Testing

@Suite("A sheet that cannot be taken is refused with its place")
struct BadSheetTests {
    private func refusal(_ sheet: Sheet, stated: StatedContext = StatedContext()) -> Refusal? {
        sharedReader.read(sheet, name: "uji.xlsx", stated: stated).refusal
    }

    @Test(arguments: [("P10", "99"), ("P46", "31"), ("B10", "3"), ("R105", "21"), ("T10", "29")])
    func anUnexpectedNumber(_ cell: String, _ number: String) throws {
        let told = try #require(refusal(FixtureSheet.temanggung.sheet().setting(cell, to: number)))
        #expect(told.rule == .nomorTakDikenal)
        // A number printed twice is told where it is met the second time.
        #expect(told.cell?.row == CellReference(cell)?.row)
        #expect(told.text(in: .indonesian).contains("uji.xlsx"))
        #expect(told.text(in: .indonesian).contains("TW IV"))
    }

    @Test func aNumberThatIsMissing() throws {
        let told = try #require(
            refusal(
                FixtureSheet.temanggung.sheet().mapCells {
                    $0.reference.column == 6 && NumberCells.rows.contains($0.reference.row) ? nil : $0
                }))
        #expect(told.message.id.contains("nomor 10"))
    }

    private enum NumberCells { static let rows: Set<Int> = [10, 28, 46, 60, 74, 91, 105] }

    @Test func anUnknownForm() throws {
        let cells = ["Daftar Hadir", "Nama", "Jabatan"].enumerated().map { index, text in
            Cell(reference: CellReference(row: index + 1, column: 1), value: .text(text), shown: text)
        }
        let told = try #require(refusal(Sheet(name: "Hadir", rows: []).adding(cells)))
        #expect(told.rule == .formulirTakDikenal)
        #expect(told.sheet == "Hadir")
    }

    @Test func noYear() throws {
        let sheet = try FixtureSheet.temanggung.sheet().setting("A3", to: nil)
        #expect(refusal(sheet)?.rule == .konteksTahun)
        #expect(refusal(sheet, stated: StatedContext(folder: .init(tahun: 2023))) == nil)
    }

    @Test(arguments: [
        StatedContext(option: .init(tahun: 2022)), StatedContext(option: .init(triwulan: 3)),
        StatedContext(option: .init(pemdaKode: "33.74")),
        StatedContext(option: .init(perangkatDaerah: "Dinas Kesehatan")), StatedContext(folder: .init(tahun: 2022)),
        StatedContext(settings: .init(pemdaKode: "35.09")), StatedContext(option: .init(tahun: 2023), folder: .init(tahun: 2022)),
    ])
    func contradictions(_ stated: StatedContext) throws {
        let told = try #require(refusal(FixtureSheet.temanggung.sheet(), stated: stated))
        #expect(told.rule == .konteksBeda)
        #expect(told.cell != nil)
    }

    @Test func insistingOnTheOption() throws {
        let stated = StatedContext(option: .init(tahun: 2022), insists: true)
        let read = try statement(FixtureSheet.temanggung.sheet(), stated: stated)
        #expect(read.context.tahun == 2022)
        #expect(read.findings.contains { $0.rule == .konteksBeda && $0.cell?.description == "A3" })
    }

    @Test func optionsThatAgree() throws {
        let stated = StatedContext(option: .init(pemdaKode: "33.23", perangkatDaerah: "DINAS  SOSIAL", tahun: 2023, triwulan: 4))
        #expect(try statement(FixtureSheet.temanggung.sheet(), stated: stated).facts.count == 790)
    }

    @Test func aBidangThatTheNamesContradict() throws {
        let told = try #require(refusal(FixtureSheet.semarang.sheet(), stated: StatedContext(option: .init(bidang: "2.11"))))
        #expect(told.rule == .konteksBeda)
        let read = try statement(FixtureSheet.semarang.sheet(), stated: StatedContext(option: .init(bidang: "2.11"), insists: true))
        #expect(read.nodes.contains { $0.kode == "2.11.04.2.01.10" })
    }

    /// Another year or agency further down is another table: never dropped as a page break.
    @Test func anotherYearInARepeatedHeader() throws {
        let sheet = try FixtureSheet.temanggung.sheet().setting("E43", to: "TARGET 2024").setting("P43", to: "REALISASI 2024").setting(
            "R43", to: "CAPAIAN 2024")
        #expect(refusal(sheet)?.rule == .konteksBeda)
    }

    @Test func anotherAgencyBelow() throws {
        let sheet = try FixtureSheet.temanggung.sheet().inserting(rowsLike: [4], before: 43).setting(
            "A43", to: "Organisasi : Dinas Kesehatan")
        let told = try #require(refusal(sheet))
        #expect(told.rule == .konteksBeda)
        #expect(told.cell?.description == "A43")
    }

    @Test func textThatNoRuleNamesIsQuarantined() throws {
        let sheet = try FixtureSheet.temanggung.sheet().setting("A6", to: "Catatan yang tidak dikenal").setting("T40", to: "lihat lampiran")
            .setting("V20", to: "12")
        let read = try statement(sheet)
        #expect(read.account.karantina == 2)
        #expect(read.findings.contains { $0.rule == .barisTakDikenal && $0.cell?.description == "A6" })
        #expect(read.findings.contains { $0.rule == .kolomTakDikenal && $0.cell?.description == "V20" })
        #expect(read.notes.contains { $0.jenis == "keterangan" && $0.text == "lihat lampiran" })
        #expect(read.accountAddsUp)
    }

    @Test func whiteSpaceIsACell() throws {
        let read = try statement(FixtureSheet.temanggung.sheet().setting("H11", to: "  ").setting("A6", to: "\u{A0}"))
        #expect(read.facts.count == 790)
        #expect(read.account.karantina == 0)
        #expect(read.accountAddsUp)
    }

    /// The signature block hides no data that stands below it.
    @Test func dataBelowTheSignature() throws {
        let sheet = try FixtureSheet.temanggung.sheet().inserting(rowsLike: [107], before: 133)
        let read = try statement(sheet)
        #expect(read.facts.count == 805)
    }
}
