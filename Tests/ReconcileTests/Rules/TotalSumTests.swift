import Model
import Testing

@Suite("jumlah.total: programmes sum to JUMLAH")
struct TotalSumTests {
    @Test func programmesAreAdded() {
        #expect(told("program | dpa 60\nkegiatan | dpa 60\nprogram | dpa 50\ntotal | dpa 110") == [])
        #expect(told("program | dpa 60\nkegiatan | dpa 60\nprogram | dpa 50\ntotal | dpa 100") == ["E4 jumlah.total"])
    }

    @Test func agenciesFollowOneAnother() {
        #expect(told("program | dpa 60\ntotal | dpa 60\nprogram | dpa 50\ntotal | dpa 50") == [])
        // The second may also be that of all.
        #expect(told("program | dpa 60\ntotal | dpa 60\nprogram | dpa 50\ntotal | dpa 110") == [])
        #expect(told("program | dpa 60\ntotal | dpa 60\nprogram | dpa 50\ntotal | dpa 50\ntotal | dpa 110") == [])
        #expect(told("program | dpa 60\ntotal | dpa 60\nprogram | dpa 50\ntotal | dpa 51") == ["E4 jumlah.total"])
    }

    @Test func withoutProgrammesTheUppermostRows() {
        #expect(told("kegiatan | dpa 60\nsub | dpa 60\nkegiatan | dpa 50\ntotal | dpa 110") == [])
        #expect(told("kegiatan | dpa 60\nsub | dpa 60\nkegiatan | dpa 50\ntotal | dpa 170") == ["E4 jumlah.total"])
    }
}
