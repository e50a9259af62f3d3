import Model
import Testing

@Suite("jumlah.anak: children sum to their parent")
struct ChildSumTests {
    @Test func parentStandsWrong() {
        #expect(told("program | dpa 100\nkegiatan | dpa 60\nkegiatan | dpa 50") == ["E1 jumlah.anak"])
        #expect(told("program | dpa 110\nkegiatan | dpa 60\nkegiatan | dpa 50") == [])
    }

    @Test func everyMoneyColumnIsSummed() {
        #expect(
            told("program | renja 5 | tw1 7 | lalu 9 | akhir 1\nkegiatan | renja 4 | tw1 6 | lalu 8 | akhir 2")
                == ["B1 jumlah.anak", "G1 jumlah.anak", "S1 jumlah.anak", "T1 jumlah.anak"])
    }

    @Test func percentagesAndPerformanceAreNot() {
        #expect(told("program | capaian 40\nkegiatan | capaian 60\nkegiatan | capaian 50") == [])
        #expect(told("program | K.target 40\nkegiatan | K.target 60\nkegiatan | K.target 50") == [])
    }

    @Test func blankChildrenCountAsNothing() {
        #expect(told("program | dpa 60\nkegiatan | dpa 60\nkegiatan | dpa -\nkegiatan | renja 0") == [])
        #expect(told("program | dpa 60\nkegiatan\nkegiatan | dpa 50") == ["E1 jumlah.anak"])
    }

    @Test func silentWhereTheSheetDoesNotGiveIt() {
        // A blank parent; a child that was lost; a column that only the parent's level fills; no children at all.
        #expect(told("program | renja 1\nkegiatan | dpa 60 | renja 1") == [])
        #expect(told("program | dpa 100\nkegiatan | dpa #####\nkegiatan | dpa 50") == [])
        #expect(told("program | dpa 100\nkegiatan | renja 5\nprogram | dpa 7") == [])
    }

    @Test func aParentThatIsNotPrintedIsPassedOver() {
        #expect(told("program | dpa 100\nkegiatan | tak_dicetak ya\nsub | dpa 60\nsub | dpa 50") == ["E1 jumlah.anak"])
        #expect(told("program | dpa 110\nkegiatan | tak_dicetak ya\nsub | dpa 60\nsub | dpa 50") == [])
    }

    @Test func toleranceIsHalfOfTheLastPrintedDigit() {
        #expect(told("program | dpa 100\nkegiatan | dpa 60,2\nkegiatan | dpa 40,2") == [])
        #expect(told("program | dpa 100,0\nkegiatan | dpa 60,2\nkegiatan | dpa 40,2") == ["E1 jumlah.anak"])
        #expect(told("program | dpa 100\nkegiatan | dpa 60,4\nkegiatan | dpa 40,2") == ["E1 jumlah.anak"])
    }
}
