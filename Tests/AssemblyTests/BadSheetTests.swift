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

    @Test(arguments: ["12a", "l2", "XII", "12.5", "#12", "12*"])
    func aMisprintInTheFirstNumberRow(_ text: String) throws {
        let told = try #require(refusal(FixtureSheet.temanggung.sheet().setting("H10", to: text)))
        #expect(told.rule == .nomorTakDikenal)
        #expect(told.cell?.description == "H10")
    }

    @Test func aKnownNumberInAnotherColumn() throws {
        let told = try #require(refusal(FixtureSheet.temanggung.sheet().setting("E28", to: "8")))
        #expect(told.rule == .nomorTakDikenal)
        #expect(told.cell?.description == "E28")
    }

    /// Names of people are never stored: not in a name, a note, or a finding.
    @Test(arguments: [
        (FixtureSheet.semarang, ["B115": "Semarang, Januari 2024", "B116": "Kepala Dinas", "B118": "Drs. CONTOH NAMA, NIP 197"]),
        (FixtureSheet.semarang, ["A114": "Jumlah", "B116": "CONTOH NAMA"]),
        (
            FixtureSheet.temanggung,
            ["A126": "Temanggung, 5 Februari 2024", "A127": "Kepala Dinas", "A128": "Drs. CONTOH NAMA", "A129": "NIP 197"]
        ),
        (FixtureSheet.temanggung, ["A126": "CONTOH NAMA", "A127": nil, "A128": nil, "A129": nil]),
    ])
    func signatures(_ fixture: FixtureSheet, _ cells: [String: String?]) throws {
        let sheet = try cells.reduce(fixture.sheet()) { $0.setting($1.key, to: $1.value) }
        let read = try statement(sheet)
        #expect(read.facts.count == fixture.expectedCount)
        let stored =
            read.nodes.compactMap(\.uraian) + read.notes.map(\.text)
            + read.findings.flatMap { [$0.message.id, $0.message.en, $0.printed ?? "", $0.subject] }
        #expect(!stored.contains { $0.lowercased().contains("contoh nama") || $0.contains("Januari 2024") })
        #expect(read.accountAddsUp)
    }

    @Test(arguments: ["Total", "Grand Total", "TOTAL KESELURUHAN"])
    func aTotalByAnotherName(_ name: String) throws {
        let read = try statement(FixtureSheet.temanggung.sheet().setting("A114", to: name))
        #expect(read.facts.filter { read.nodes[$0.node].tingkat == .total }.count == 7)
        let below = try statement(FixtureSheet.temanggung.sheet().setting("A114", to: nil).setting("B114", to: "JUMLAH"))
        #expect(below.facts.filter { below.nodes[$0.node].tingkat == .total }.count == 7)
    }

    /// A dash or a remark in the place of a code or a running number makes no other row of it.
    @Test(arguments: ["-", ".", "9", "lihat lampiran di bawah"])
    func aTotalBehindSomething(_ text: String) throws {
        let plain = FixtureSheet.temanggung
        let read = try statement(plain.sheet().setting("A114", to: text).setting("B114", to: "J U M L A H"))
        #expect(read.facts.filter { read.nodes[$0.node].tingkat == .total }.count == 7)
        let example = try #require(ExampleSheet.all.first { $0.form == "capaian-realisasi-belanja" })
        let sheet = try example.sheet()
        let row = try #require(sheet.rows.last { $0.cells.contains { $0.shown.uppercased() == "JUMLAH" } }).number
        let other = try statement(sheet.setting("A\(row)", to: text).setting("B\(row)", to: "JUMLAH"))
        #expect(other.facts.filter { other.nodes[$0.node].tingkat == .total }.count == 4)
        #expect(other.account.karantina == (text.count > 8 ? 1 : 0))
    }

    /// Words in the column of running numbers are nobody's number.
    @Test func wordsForANumber() throws {
        let example = try #require(ExampleSheet.all.first { $0.form == "kumulatif-triwulan" })
        let sheet = try example.sheet()
        let plain = try statement(sheet)
        let row = try #require(plain.facts.first).cell.row
        let read = try statement(sheet.setting("A\(row)", to: "mohon dicek kembali"))
        #expect(read.facts.count == plain.facts.count)
        #expect(read.account.karantina == plain.account.karantina + 1)
        #expect(read.findings.contains { $0.cell == CellReference("A\(row)") })
    }

    @Test(arguments: [("A32", "Rerata Capaian")])
    func aMeanByAnotherName(_ cell: String, _ text: String) throws {
        #expect(try statement(FixtureSheet.temanggung.sheet().setting(cell, to: text)).facts.count == 790)
    }

    /// Page numbers are no nodes and no names.
    @Test(arguments: [
        (FixtureSheet.temanggung, 6, "A"), (.temanggung, 20, "A"), (.temanggung, 20, "B"), (.semarang, 6, "A"), (.semarang, 30, "B"),
    ])
    func pageNumbers(_ fixture: FixtureSheet, _ row: Int, _ column: String) throws {
        let sheet = try fixture.sheet()
        let plain = try statement(sheet)
        for text in ["17", "Halaman 3 dari 7"] where text == "17" || column == "A" {
            let read = try statement(sheet.inserting(rowsLike: [9_999], before: row).setting("\(column)\(row)", to: text))
            #expect(read.placelessFacts == plain.placelessFacts)
            #expect(read.account.karantina == 1)
            #expect(read.findings.contains { [.barisTakDikenal, .kolomBergeser].contains($0.rule) })
        }
    }

    /// 0.9732 without a percent format is 97.32 where the cells beside it say so, and that is told.
    @Test func percentagesWrittenAsFractions() throws {
        let sheet = try FixtureSheet.semarang.sheet()
        let plain = try statement(sheet)
        let read = try statement(
            sheet.mapCells { cell in
                guard cell.reference.column == 5, case .number(let number) = cell.value else { return cell }
                var copy = cell
                copy.format = nil
                copy.shown = "\(number)"
                return copy
            })
        #expect(read.facts.map(\.value) == plain.facts.map(\.value))
        #expect(read.findings.count { $0.rule == .angkaAmbigu } == plain.facts.count { $0.tahap == .capaian && $0.value != .zero })
    }

    @Test func theHeaderNamesAnotherYear() throws {
        let read = try statement(FixtureSheet.temanggung.sheet().setting("A3", to: "TAHUN 2022"))
        #expect(read.context.tahun == 2022)
        #expect(read.findings.contains { $0.rule == .konteksBeda && $0.printed == "2023" })
    }

    @Test(arguments: ["EVALUASI HASIL RKPD TRIWULAN I S.D. IV", "EVALUASI HASIL RKPD TRIWULAN I-IV", "EVALUASI HASIL RKPD TW I s/d TW IV"])
    func aRangeOfQuarters(_ title: String) throws {
        #expect(try statement(FixtureSheet.temanggung.sheet().setting("A2", to: title)).context.triwulan == 4)
    }

    /// Another region in the title; the signature block below still names the old one.
    @Test func anotherRegion() throws {
        let sheet = try FixtureSheet.temanggung.sheet()
        let read = try statement(
            sheet.setting("A1", to: "PEMERINTAH KAB. JEMBER").setting("A4", to: "Nama OPD : Dinas PUPR").setting("A5", to: nil))
        #expect(
            read.context
                == StatementContext(pemdaKode: "35.09", pemda: "Kabupaten Jember", perangkatDaerah: "Dinas PUPR", tahun: 2023, triwulan: 4))
        #expect(read.placelessFacts == (try statement(sheet).placelessFacts))
        let none = try statement(sheet.setting("A1", to: "PEMERINTAH KABUPATEN CONTOH"))
        #expect(none.context.pemdaKode == nil && none.context.pemda == "KABUPATEN CONTOH" && none.facts.count == 790)
    }

    /// A row of dashes right above a page header is data, not a part of the header.
    @Test(arguments: [(FixtureSheet.temanggung, 42, 5...19), (.temanggung, 70, 5...19), (.semarang, 40, 3...5), (.semarang, 6, 3...5)])
    func dashesAboveAPageHeader(_ fixture: FixtureSheet, _ row: Int, _ columns: ClosedRange<Int>) throws {
        // A page header may be no more than its lowest row: the number row, or the only row of labels.
        let header = [fixture.headerRows.upperBound]
        let sheet = try columns.reduce(fixture.sheet().inserting(rowsLike: header, before: row + 1)) {
            $0.setting("\(CellReference.columnName($1))\(row)", to: "-")
        }
        let read = try statement(sheet)
        let plain = try statement(fixture.sheet())
        #expect(read.facts.filter { $0.cell.row != row }.count == plain.facts.filter { $0.cell.row != row }.count)
        #expect(read.facts.contains { $0.cell.row == row && $0.reason == .tidakAda })
        #expect(read.nodes.count == plain.nodes.count)
        #expect(read.indicators.count >= plain.indicators.count)
        #expect(read.accountAddsUp)
    }

    /// Without JUMLAH the agency's means are still not those of the last programme.
    @Test func meansOfTheAgency() throws {
        let sheet = try FixtureSheet.temanggung.sheet().mapCells { $0.reference.row == 114 ? nil : $0 }
        let read = try statement(sheet)
        #expect(!read.findings.contains { [.rerata, .predikat].contains($0.rule) })
    }

    /// A row printed twice: each finding has a subject of its own.
    @Test func subjectsAreTellApart() throws {
        let sheet = try FixtureSheet.temanggung.sheet().inserting(rowsLike: [16], before: 17).setting("Q16", to: "14.999.151").setting(
            "Q17", to: "14.999.152")
        let read = try statement(sheet)
        let names = read.findings.map { "\($0.rule.rawValue) \($0.subject)" }
        #expect(Set(names).count == names.count)
    }

    @Test func titlesOfTheOutturn() throws {
        let sheet = try FixtureSheet.semarang.sheet()
        let other = try statement(
            sheet.setting("A2", to: "Rincian Realisasi Anggaran Dinas Kesehatan Kabupaten Jember Tahun Anggaran 2022")
        ).context
        #expect(other == StatementContext(pemdaKode: "35.09", pemda: "Kabupaten Jember", perangkatDaerah: "Dinas Kesehatan", tahun: 2022))
        let quarter = try statement(sheet.setting("A2", to: "Rincian Realisasi Anggaran Dinas Sosial Kota Semarang Triwulan II Tahun 2023"))
        #expect(quarter.context.triwulan == 2 && quarter.context.pemda == "Kota Semarang")
        #expect(quarter.facts.filter { $0.tahap == .realisasi }.allSatisfy { $0.triwulan == 2 && $0.isCumulative })
        #expect(try statement(sheet, stated: StatedContext(folder: .init(triwulan: 4))).context.triwulan == nil)
    }

    @Test func anAgencyWithItsCode() throws {
        let read = try statement(FixtureSheet.temanggung.sheet().setting("A4", to: "Organisasi : 1.06.0.00.0.00.01.0000 Dinas Sosial"))
            .context
        #expect(read.perangkatDaerah == "Dinas Sosial" && read.perangkatDaerahKode == "1.06.0.00.0.00.01.0000")
    }

    @Test func aHeaderBrokenOverTwoRows() throws {
        let sheet = try FixtureSheet.semarang.sheet()
        let plain = try statement(sheet).placelessFacts
        let broken = sheet.inserting(rowsLike: [9_998, 9_999, 9_997], before: 20)
            .setting("A20", to: "KODE").setting("C20", to: "ANGGARAN").setting("D20", to: "REALISASI").setting("E20", to: "PERSEN")
            .setting("A21", to: "REK").setting("C21", to: "(Rp)").setting("D21", to: "ANGGARAN (Rp)").setting("E21", to: "TASE (%)")
            .setting("A22", to: "1").setting("B22", to: "2").setting("C22", to: "3").setting("D22", to: "4").setting("E22", to: "5")
        let read = try statement(broken)
        #expect(read.placelessFacts == plain)
        #expect(read.account.karantina == 0)
    }

    /// Another year or agency further down is another table: never dropped as a page break.
    @Test func anotherYearInARepeatedHeader() throws {
        let sheet = try FixtureSheet.temanggung.sheet().setting("E43", to: "TARGET 2024").setting("P43", to: "REALISASI 2024").setting(
            "R43", to: "CAPAIAN 2024")
        let read = try statements(sheet)
        // The page after it is of the first year again.
        #expect(read.map(\.context.tahun) == [2023, 2024, 2023])
        #expect(read.map(\.twin) == [0, 0, 1])
        #expect(read.allSatisfy { $0.context.perangkatDaerah == "Dinas Sosial" })
        #expect(read.reduce(0) { $0 + $1.facts.count } == 790)
        #expect(read[1].facts.allSatisfy { (47...56).contains($0.cell.row) && $0.tahun == 2024 })
    }

    /// One label of another year among others of the same is a mistake, and which is meant nobody can say.
    @Test func oneYearThatContradictsTheOthers() throws {
        let sheet = try FixtureSheet.temanggung.sheet().setting("E43", to: "TARGET 2024")
        #expect(refusal(sheet)?.rule == .konteksBeda)
    }

    @Test func anotherAgencyBelow() throws {
        let sheet = try FixtureSheet.temanggung.sheet().inserting(rowsLike: [4], before: 43).setting(
            "A43", to: "Organisasi : Dinas Kesehatan")
        let read = try statements(sheet)
        #expect(read.map(\.context.perangkatDaerah) == ["Dinas Sosial", "Dinas Kesehatan"])
        #expect(read.map(\.context.triwulan) == [4, 4])
        #expect(read[1].context.unit == nil)
        #expect(read.reduce(0) { $0 + $1.account.filled } == sheet.cellCount)
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
