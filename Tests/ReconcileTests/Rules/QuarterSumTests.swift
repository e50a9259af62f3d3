import Model
import Reconcile
import Testing

@Suite("jumlah.triwulan of money: quarters give the year")
struct QuarterSumTests {
    @Test func quartersAloneAreSummed() {
        #expect(told("sub | tw1 1 | tw2 2 | tw3 3 | tw4 4 | tahun 10") == [])
        #expect(told("sub | tw1 1 | tw2 2 | tw3 3 | tw4 4 | tahun 11") == ["O1 jumlah.triwulan"])
        #expect(told("sub | tw1 1 | tw4 4 | tahun 5\ntotal | tw1 1 | tw4 4 | tahun 6") == ["O2 jumlah.total", "O2 jumlah.triwulan"])
    }

    @Test func theLastCumulativeQuarterIsTheYear() {
        #expect(told("sub | sd1 1 | sd2 3 | sd3 6 | sd4 10 | tahun 10") == [])
        #expect(told("sub | sd1 1 | sd2 3 | sd3 6 | sd4 10 | tahun 11") == ["O1 jumlah.triwulan"])
        // The last that is printed.
        #expect(told("sub | sd1 1 | sd2 3 | tahun 3\nsub | sd1 1 | sd2 3 | sd3 3 | sd4 4 | tahun 4") == [])
    }

    @Test func silentWithoutYearOrQuarters() {
        #expect(told("sub | tw1 1 | tw2 2\nsub | tahun 5") == [])
        #expect(told("sub | tw1 1 | tw2 ##### | tahun 5") == [])
    }

    @Test func theYearToDateIsToldFromItsLastCumulativeQuarter() {
        var statement = written("sub | sd1 1 | sd2 3", triwulan: 2)
        var year = statement.facts[1]
        year.cell.column = 20
        statement.facts.append(year)
        #expect(Reconciler().findings(statement).isEmpty)
        statement.facts[2].value = ExactNumber(4)
        statement.facts[2].text = "4"
        #expect(Reconciler().findings(statement).map { "\($0.cell!) \($0.rule.rawValue)" } == ["T1 jumlah.triwulan"])
    }

    @Test func arithmeticWinsOverTheHeading() {
        let lines =
            "sub | tw1 1 | tw2 3 | tw3 6 | tw4 10 | tahun 10\nsub | tw1 2 | tw2 3 | tw3 4 | tw4 5 | tahun 5\nsub | tw1 1 | tw2 2 | tahun 9"
        #expect(told(lines) == ["G1 kolom.kumulatif", "O3 jumlah.triwulan"])
        var statement = written(lines)
        Reconciler().reconcile(&statement)
        #expect(statement.facts.allSatisfy { $0.isCumulative == ($0.triwulan != nil) })
        // One line decides nothing.
        #expect(told("sub | tw1 1 | tw2 3 | tw3 6 | tw4 10 | tahun 10") == ["O1 jumlah.triwulan"])
    }
}
