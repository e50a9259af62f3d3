import Grid
import Model
import TestSupport
import Testing

@Suite("Facts do not change with the layout")
struct InvarianceTests {
    /// Every row of a sheet, and one past the last.
    private func rows(_ sheet: Sheet) -> [Int] { Array(1...(sheet.rows.last!.number + 1)) }

    @Test(arguments: FixtureSheet.allCases)
    func aPageHeaderBeforeAnyRow(_ fixture: FixtureSheet) throws {
        let sheet = try fixture.sheet()
        let plain = try statement(sheet).placelessFacts
        for row in rows(sheet) {
            let read = try statement(sheet.inserting(rowsLike: Array(fixture.headerRows), before: row))
            #expect(read.placelessFacts == plain, "before row \(row)")
            #expect(read.account.karantina == 0, "before row \(row)")
            #expect(read.accountAddsUp)
        }
    }

    /// The other shapes that page headers take in the office's own workbook.
    @Test(arguments: [25...28, 43...46, 57...60, 71...74, 88...91, 102...105])
    func anotherPageHeaderBeforeAnyRow(_ header: ClosedRange<Int>) throws {
        let sheet = try FixtureSheet.temanggung.sheet()
        let plain = try statement(sheet).placelessFacts
        for row in rows(sheet) where row > 10 && row % 5 == header.lowerBound % 5 {
            let read = try statement(sheet.inserting(rowsLike: Array(header), before: row))
            #expect(read.placelessFacts == plain, "before row \(row)")
            #expect(read.account.karantina == 0, "before row \(row)")
        }
    }

    @Test(arguments: FixtureSheet.allCases, 1...8)
    func columnsPermutedWithTheirNumbers(_ fixture: FixtureSheet, _ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let sheet = try fixture.sheet()
        let width = fixture == .temanggung ? 20 : 5
        let order = Array(1...width).shuffled(using: &generator)
        let read = try statement(sheet.movingColumns(Dictionary(uniqueKeysWithValues: zip(1...width, order))))
        #expect(read.placelessFacts == (try statement(sheet).placelessFacts))
        #expect(read.accountAddsUp)
    }

    @Test(arguments: FixtureSheet.allCases)
    func aBlankColumnAnywhere(_ fixture: FixtureSheet) throws {
        let sheet = try fixture.sheet()
        let plain = try statement(sheet).placelessFacts
        for column in 1...(fixture == .temanggung ? 21 : 6) {
            #expect(try statement(sheet.insertingColumn(before: column)).placelessFacts == plain, "before column \(column)")
        }
    }

    @Test(arguments: FixtureSheet.allCases)
    func hiddenColumnsAreReadAndMarked(_ fixture: FixtureSheet) throws {
        let sheet = try fixture.sheet()
        let plain = try statement(sheet)
        let hidden = sheet.mapCells { cell in
            var copy = cell
            if cell.reference.column == 4 { copy.isHidden = true }
            return copy
        }
        let read = try statement(hidden)
        #expect(read.placelessFacts == plain.placelessFacts)
        #expect(read.facts.filter(\.isHidden).count == plain.facts.filter { $0.cell.column == 4 }.count)
    }

    /// The columns that the office hides, shown: their numbers stand among the others, and the others mean what they meant.
    @Test func columnsThatTheOfficeHides() throws {
        var sheet = try FixtureSheet.temanggung.sheet()
        let plain = try statement(sheet).placelessFacts
        for (offset, number) in [5, 6, 7, 8].enumerated() {
            sheet = sheet.insertingColumn(before: 5 + offset)
            var cells: [Cell] = []
            for row in sheet.rows {
                let place = CellReference(row: row.number, column: 5 + offset)
                if [10, 28, 46, 60, 74, 91, 105].contains(row.number) {
                    cells.append(Cell(reference: place, value: .number(Double(number)), shown: "\(number)"))
                } else if row.number == 13 {
                    cells.append(Cell(reference: place, value: .number(Double(number * 1000)), shown: "\(number * 1000)"))
                }
            }
            sheet = sheet.adding(cells)
        }
        let read = try statement(sheet)
        let more = read.placelessFacts.filter { plain[$0.key] == nil }
        #expect(plain.filter { read.placelessFacts[$0.key] != $0.value }.isEmpty)
        #expect(Set(more.keys.map(\.meaning)) == ["kinerja rpjmd", "anggaran rpjmd", "kinerja realisasi_lalu", "anggaran realisasi_lalu"])
    }

    @Test(
        arguments: FixtureSheet.allCases,
        [("Dinas Sosial", "Dinas Pekerjaan Umum dan Tata Kota"), ("DINAS SOSIAL", "DPUTK"), ("2023", "2022")])
    func anotherAgencyOrYear(_ fixture: FixtureSheet, _ change: (String, String)) throws {
        let sheet = try fixture.sheet()
        let plain = try statement(sheet)
        let read = try statement(sheet.replacing(change.0, with: change.1))
        #expect(read.placelessFacts == plain.placelessFacts)
        #expect(read.context.tahun == (change.0 == "2023" ? 2022 : 2023))
        #expect(read.facts.allSatisfy { $0.tahun == read.context.tahun })
        if change.0 == "Dinas Sosial" { #expect(read.context.perangkatDaerah == change.1) }
        #expect(read.context.pemdaKode == plain.context.pemdaKode)
    }

    /// A sheet of an earlier quarter, whose later quarters are blank: the year's columns speak of the year to date.
    @Test(arguments: [("I", 1), ("II", 2), ("III", 3)])
    func anEarlierQuarter(_ numeral: String, _ quarter: Int) throws {
        let titled = try FixtureSheet.temanggung.sheet().replacing("TRI WULAN IV", with: "TRI WULAN \(numeral)")
        let later = Set(try statement(titled).facts.filter { $0.tahap == .realisasi && $0.triwulan ?? 0 > quarter }.map(\.cell))
        let read = try statement(titled.mapCells { later.contains($0.reference) ? nil : $0 })
        #expect(read.context.triwulan == quarter)
        let year = read.facts.filter { $0.columnNumber == "21" }
        #expect(year.allSatisfy { $0.triwulan == quarter && $0.isCumulative })
        #expect(read.facts.filter { $0.tahap == .dpa }.allSatisfy { $0.triwulan == nil && !$0.isCumulative })
    }
}
