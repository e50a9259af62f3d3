import Grid
import Model
import TestSupport
import Testing

@Suite("The published sheets, every fact by its cell")
struct RealSheetTests {
    @Test(arguments: FixtureSheet.allCases, ["sheets", "libreoffice"])
    func everyFactAndNoOther(_ fixture: FixtureSheet, _ folder: String) throws {
        let expected = try fixture.expected()
        let read = try statement(fixture.sheet(folder))
        #expect(read.facts.count == expected.count)
        #expect(Set(read.facts.map(\.cell.description)) == Set(expected.keys))
        for fact in read.facts {
            guard let truth = expected[fact.cell.description] else { continue }
            let node = read.nodes[fact.node]
            let place = Comment(rawValue: fact.cell.description)
            #expect(fact.value == truth.nilai.flatMap { ExactNumber($0) }, place)
            #expect(node.tingkat.rawValue == truth.tingkat, place)
            #expect(node.kode == truth.kode, place)
            #expect((fact.kodeTercetak ?? "") == (truth.kodeTercetak ?? ""), place)
            #expect(fact.ukuran.rawValue == truth.ukuran, place)
            #expect(fact.tahap.rawValue == truth.tahap, place)
            #expect(fact.triwulan == truth.triwulan, place)
            #expect(fact.isCumulative == (truth.kumulatif == 1), place)
            #expect(fact.tahun == 2023, place)
            // Money has no indicator, whatever its row prints.
            let indicator = fact.indicator.flatMap { read.indicators[$0].name }
            #expect(indicator == (fact.ukuran == .kinerja ? truth.indikator : nil), place)
        }
        #expect(read.accountAddsUp)
        #expect(read.account.karantina == 0)
        #expect(read.account.filled == (try fixture.sheet(folder)).cellCount)
    }

    @Test(arguments: FixtureSheet.allCases)
    func csvHoldsWhatStandsInItsColumn(_ fixture: FixtureSheet) throws {
        let expected = try fixture.expected()
        let sheet = try fixture.sheet("sheets", "csv")
        let read = try statement(sheet)
        let facts = Dictionary(uniqueKeysWithValues: read.facts.map { ($0.cell.description, $0) })
        var shown: [String: String] = [:]
        for row in sheet.rows { for cell in row.cells { shown[cell.reference.description] = cell.shown } }
        for (cell, truth) in expected {
            if shown[cell] == "#####" {
                #expect(facts[cell]?.reason == .hilang)
                #expect(facts[cell]?.value == nil)
            } else if shown[cell] != nil {
                #expect(facts[cell]?.value == truth.nilai.flatMap { ExactNumber($0) }, "\(cell) '\(shown[cell] ?? "")'")
            } else {
                // Printed a column off: no fact of this cell, and told.
                #expect(facts[cell] == nil)
                let row = String(cell.drop { $0.isLetter })
                #expect(read.findings.contains { $0.rule == .kolomBergeser && $0.cell?.row == Int(row) }, "\(cell)")
            }
        }
        // What is read from another cell was moved to its column, and says what is true of that column.
        for (cell, fact) in facts where expected[cell] == nil {
            #expect(read.findings.contains { $0.rule == .kolomBergeser && $0.cell?.description == cell && $0.expected != nil }, "\(cell)")
            let row = fact.cell.row
            #expect(
                expected.contains { place, truth in
                    CellReference(place)?.row == row && truth.tahap == fact.tahap.rawValue && truth.ukuran == fact.ukuran.rawValue
                        && truth.triwulan == fact.triwulan && truth.nilai.flatMap { ExactNumber($0) } == fact.value
                }, "\(cell)")
        }
        #expect(read.accountAddsUp)
    }

    @Test func whatTheSheetsSpeakOf() throws {
        let temanggung = try statement(FixtureSheet.temanggung.sheet()).context
        #expect(
            temanggung
                == StatementContext(
                    pemdaKode: "33.23", pemda: "Kabupaten Temanggung", perangkatDaerah: "Dinas Sosial", tahun: 2023, triwulan: 4))
        let semarang = try statement(FixtureSheet.semarang.sheet()).context
        #expect(semarang == StatementContext(pemdaKode: "33.74", pemda: "Kota Semarang", perangkatDaerah: "Dinas Sosial", tahun: 2023))
    }

    @Test func codesThatHadToBeSettled() throws {
        let read = try statement(FixtureSheet.temanggung.sheet())
        let told = read.findings.filter { $0.rule.rawValue.hasPrefix("kode.") }
        #expect(
            told.map { "\($0.cell!) \($0.rule.rawValue) \($0.expected ?? "")" } == [
                "A11 kode.diperbaiki 1.06.01", "A47 kode.diperbaiki 1.06.04", "A55 kode.dari_nama 1.06.04.2.01.03",
                "A78 kode.diperbaiki 1.06.05",
                "A87 kode.dari_nama 1.06.05.2.02.01", "A96 kode.diperbaiki 1.06.06", "A110 kode.diperbaiki 1.06.07",
            ])
        // All else that is found stands in figures, not in how they were read.
        let reading = ["angka.", "baris.", "kolom.", "konteks.", "lembar."]
        #expect(!read.findings.contains { finding in reading.contains { finding.rule.rawValue.hasPrefix($0) } })
    }

    @Test func parentsThatAreNotPrinted() throws {
        let nodes = try statement(FixtureSheet.semarang.sheet()).nodes
        #expect(nodes.filter { !$0.isPrinted }.map(\.kode) == ["1", "1.06"])
        for (index, node) in nodes.enumerated() { #expect(node.parent.map { $0 < index } ?? true) }
        #expect(nodes.contains { $0.uraian == "Kegiatan Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah" })
    }
}
