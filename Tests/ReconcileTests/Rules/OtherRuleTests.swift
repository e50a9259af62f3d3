import Model
import Testing

@Suite("realisasi.lebih: more than the budget was spent")
struct OutturnAboveBudgetTests {
    @Test func onlyAnApprovedBudgetBinds() {
        #expect(told("sub | dpa 100 | tahun 101") == ["O1 realisasi.lebih"])
        #expect(told("sub | pagu 100 | tahun 100") == [])
        #expect(told("sub | renja 100 | rkpd 90 | tahun 101") == [])
        #expect(told("sub | tahun 101\nsub | dpa 5") == [])
    }
}

@Suite("sisa.beda: a remainder is budget less outturn")
struct RemainderTests {
    @Test func eitherSignAsTheSheetPrintsIt() {
        #expect(told("sub | pagu 100 | tahun 60 | sisa 40\nsub | pagu 100 | tahun 60 | sisa 41") == ["Q2 sisa.beda"])
        #expect(
            told("sub | pagu 100 | tahun 60 | sisa -40\nsub | pagu 9 | tahun 4 | sisa -5\nsub | pagu 9 | tahun 4 | sisa 5") == [
                "Q3 sisa.beda"
            ])
        #expect(told("sub | sisa 5\nsub | pagu 3 | tahun 1") == [])
    }
}

@Suite("realisasi.kumulatif: to last year and this year")
struct RunningTotalTests {
    @Test func moneyAddsUp() {
        #expect(told("sub | lalu 10 | tahun 5 | akhir 15") == [])
        #expect(told("sub | lalu 10 | tahun 5 | akhir 16") == ["T1 realisasi.kumulatif"])
        #expect(told("sub | tahun 5 | akhir 16\nsub | lalu 1") == [])
    }

    @Test func performanceOnlyWhereItsQuartersAreSummed() {
        #expect(told("sub | K.tw1 2 | K.tw2 3 | K.tahun 5 | K.lalu 10 | K.akhir 16") == ["AN1 realisasi.kumulatif"])
        #expect(told("sub | K.tw1 5 | K.tw2 5 | K.tahun 5 | K.lalu 10 | K.akhir 5") == [])
    }
}

@Suite("rerata: a mean of achievements")
struct MeansTests {
    private let four =
        "program\nsub | K.target 446 | K.tahun 321\nsub | K.target 411885 | K.tahun 816036\nsub | K.target 60290 | K.tahun 35892\nsub | K.target 2810 | K.tahun 1205\n"

    @Test func unroundedAndCapped() {
        #expect(told(four + "rerata | K.capaian 68,60") == [])
        #expect(told(four + "rerata | K.capaian 68,75") == ["AJ6 rerata"])
    }

    @Test func uncappedOrOfPrintedFiguresToo() {
        #expect(told("program\nsub | K.target 10 | K.tahun 12\nsub | K.target 10 | K.tahun 8\nrerata | K.capaian 100") == [])
        #expect(told("program\nsub | K.target 10 | K.tahun 12\nsub | K.target 10 | K.tahun 8\nrerata | K.capaian 90") == [])
    }

    @Test func oneLabelForTwoLevelsTellsNothing() {
        let sheet = four + "rerata | semua ya | label Rata-rata | K.capaian 12\n"
        #expect(told(sheet) == ["AJ6 rerata"])
        #expect(told(sheet + "rerata | semua ya | label RATA-RATA | K.capaian 13") == [])
    }

    @Test func silentWithoutAchievements() { #expect(told("program\nsub | dpa 5\nrerata | K.capaian 68,75") == []) }
}

@Suite("predikat: a grade on the region's scale")
struct GradesTests {
    private func sheet(_ mean: String, _ grade: String) -> String {
        "program\nsub | K.target 10000 | K.tahun \(mean.filter { $0 != "," })\nrerata | K.capaian \(mean)\npredikat | K.capaian \(grade)"
    }

    @Test func permendagri86() {
        #expect(told(sheet("68,60", "Sedang")) == [])
        #expect(told(sheet("68,60", "TINGGI")) == ["AJ4 predikat"])
        #expect(told(sheet("95,00", "Sangat Tinggi")) == [])
    }

    @Test func gapsMayBearTheGradeOfEitherSide() {
        #expect(told(sheet("75,50", "Tinggi")) == [] && told(sheet("75,50", "Sedang")) == [])
        #expect(told(sheet("75,50", "Rendah")) == ["AJ4 predikat"])
    }

    @Test func wordsOutsideOfTheScaleAreNotJudged() { #expect(told(sheet("68,60", "Telah Tercapai")) == []) }

    @Test func aRegionsOwnScale() {
        let scale = GradeScale(
            name: "Kota",
            grades: [
                .init(word: "A", from: ExactNumber(100), includesFrom: false),
                .init(word: "B", from: ExactNumber(76), to: ExactNumber(100)),
            ])
        #expect(told(sheet("80,00", "A"), RegionConfiguration(scales: [scale])) == ["AJ4 predikat"])
        #expect(told(sheet("80,00", "B"), RegionConfiguration(scales: [scale])) == [])
    }
}

@Suite("satuan.*: units missing or changed")
struct UnitsTests {
    private func lines(_ count: Int, _ more: String) -> String {
        (0..<count).map { "sub | K.target 4 | nama Uji \($0) | satuan Orang\n" }.joined() + more
    }

    @Test func missingWhereNearlyAllOthersPrintOne() {
        #expect(told(lines(9, "sub | K.target 4 | nama Lain")) == ["Z10 satuan.kosong"])
        #expect(told(lines(8, "sub | K.target 4 | nama Lain")) == [])
        #expect(told(lines(9, "sub | K.target 4 orang | nama Lain")) == [])
    }

    @Test func changed() {
        #expect(told("sub | K.target 4 | nama Uji | satuan Orang\nind | K.target 4 | nama Uji | satuan Paket") == ["Z2 satuan.beda"])
        #expect(told("sub | K.target 4 paket | nama Uji | satuan Orang") == ["Z1 satuan.beda"])
        #expect(told("sub | K.target 4 Orang | nama Uji | satuan orang/bulan") == [])
    }
}
