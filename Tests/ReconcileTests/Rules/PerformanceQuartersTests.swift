import Model
import Reconcile
import Testing

@Suite("jumlah.triwulan of performance: summed, constant or last")
struct PerformanceQuartersTests {
    @Test(arguments: [
        ("K.tw1 1 | K.tw2 2 | K.tw3 3 | K.tw4 4 | K.tahun 10", "dijumlah"), ("K.tw1 5 | K.tw2 5 | K.tw3 5 | K.tw4 5 | K.tahun 5", "tetap"),
        ("K.tw1 1 | K.tw2 2 | K.tw3 3 | K.tw4 4 | K.tahun 4", "terakhir"),
    ])
    func natureIsToldByFigures(_ line: String, _ sifat: String) {
        var statement = written("sub | \(line)")
        Reconciler().reconcile(&statement)
        #expect(statement.findings.isEmpty)
        #expect(statement.indicators[0].sifat == sifat)
    }

    @Test func noneOfThemIsAFinding() {
        #expect(told("sub | K.tw1 100 | K.tw2 100 | K.tw3 100 | K.tw4 100 | K.tahun 0") == ["AI1 jumlah.triwulan"])
        #expect(told("sub | K.tw1 1 | K.tw2 2 | K.tahun 5") == ["AI1 jumlah.triwulan"])
    }

    @Test func silentWhereQuartersHoldNothing() {
        #expect(told("sub | K.tahun 0 | K.tw1 -\nsub | K.tahun 7") == [])
        #expect(told("sub | K.tw1 1 | K.tw2 ##### | K.tahun 5") == [])
    }

    @Test func percentagesMayBeAveraged() {
        #expect(told("sub | K.tw1 80 | K.tw2 90 | K.tahun 85 | satuan %") == [])
        #expect(told("sub | K.tw1 80 | K.tw2 90 | K.tahun 85 | satuan Orang") == ["AI1 jumlah.triwulan"])
    }
}
