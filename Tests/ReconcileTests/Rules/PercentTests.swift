import Model
import Testing

@Suite("capaian.*: a printed percentage is what its figures give")
struct PercentTests {
    @Test func halfAUnitOfTheLastPrintedDigit() {
        #expect(told("sub | dpa 5.481.610.302 | tahun 4.348.969.610 | capaian 79,34") == [])
        #expect(told("sub | dpa 5.481.610.302 | tahun 4.348.969.610 | capaian 79,35") == ["P1 capaian.anggaran"])
        #expect(told("sub | dpa 446 | tahun 321 | capaian 72") == [])
        #expect(told("sub | dpa 446 | tahun 321 | capaian 72,0") == [])
        #expect(told("sub | dpa 446 | tahun 321 | capaian 72,1") == ["P1 capaian.anggaran"])
    }

    @Test func theBaseIsTheColumnThatGivesMost() {
        let lines = "sub | renja 200 | dpa 100 | tahun 50 | capaian 25\nsub | renja 300 | dpa 100 | tahun 60 | capaian 20"
        #expect(told(lines) == [])
        #expect(told(lines + "\nsub | renja 300 | dpa 100 | tahun 60 | capaian 60") == ["P3 capaian.anggaran"])
        #expect(told("sub | renja 200 | dpa 100 | tahun 50 | capaian 50") == [])
    }

    @Test func zeroBaseGivesNothing() {
        #expect(told("sub | dpa 0 | tahun 0 | capaian 0\nsub | K.target 0 | K.tahun 4 | K.capaian 100") == [])
    }

    @Test func lessIsBetterByArithmetic() {
        #expect(told("sub | K.target 4,30 | K.tahun 4,23 | K.capaian 101,63") == [])
        #expect(told("sub | K.target 4,30 | K.tahun 4,23 | K.capaian 98,37") == [])
        #expect(told("sub | K.target 4,30 | K.tahun 4,23 | K.capaian 99,63") == ["AJ1 capaian.kinerja"])
    }

    @Test func capsAreTheRegionsBusiness() {
        let above = "sub | K.target 85 | K.tahun 92 | K.capaian "
        #expect(told(above + "100") == [] && told(above + "108,24") == [])
        #expect(told(above + "100", RegionConfiguration(cap: .none)) == ["AJ1 capaian.kinerja"])
        #expect(told(above + "108,24", RegionConfiguration(cap: .at(ExactNumber(100)))) == ["AJ1 capaian.kinerja"])
        #expect(told(above + "100", RegionConfiguration(cap: .at(ExactNumber(100)))) == [])
    }

    @Test func nothingAchievedIsNotAll() {
        #expect(told("sub | K.target 85 | K.tahun 0 | K.capaian 100") == ["AJ1 capaian.kinerja"])
    }

    @Test func aCappedFallingIndicatorIsDoubtfulUnlessItsNameTells() {
        let line = "sub | K.target 4,30 | K.tahun 4,23 | K.capaian 100 | nama Angka kemiskinan daerah"
        #expect(told(line) == ["AJ1 capaian.kinerja"])
        #expect(told(line, RegionConfiguration(fallingWords: ["angka kemiskinan"])) == [])
    }

    @Test func theTermOfThePlan() {
        #expect(told("sub | rpjmd 379 | lalu 14 | akhir 106 | akhir% 47,43") == ["U1 capaian.anggaran"])
        #expect(told("sub | K.rpjmd 379 | K.akhir 106 | K.akhir% 27,97") == [])
    }
}
