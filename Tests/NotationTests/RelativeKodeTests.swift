import Model
import Notation
import Testing

@Suite("Codes relative to the rows above")
struct RelativeKodeTests {
    private let bidang = Kode("1.06")

    @Test("program, kegiatan, sub kegiatan, with or without a bidang")
    func levels() {
        for bidang in [bidang, nil] {
            let program = readRelativeKode("04", under: KodeChain(bidang: bidang))
            #expect(program.status == .tepat && program.tingkat == .program)
            let kegiatan = readRelativeKode("2.01", under: program.chain ?? KodeChain())
            #expect(kegiatan.status == .tepat && kegiatan.tingkat == .kegiatan)
            let sub = readRelativeKode("01.10", under: kegiatan.chain ?? KodeChain())
            #expect(sub.status == .tepat && sub.tingkat == .subKegiatan)
            #expect(sub.kode?.text == (bidang == nil ? nil : "1.06.04.2.01.10"))
            let sibling = readRelativeKode("01.0011", under: sub.chain ?? KodeChain())
            #expect(sibling.kode?.text == (bidang == nil ? nil : "1.06.04.2.01.0011"))
            let next = readRelativeKode("2.02", under: sibling.chain ?? KodeChain())
            #expect(next.kode?.text == (bidang == nil ? nil : "1.06.04.2.02"))
            #expect(readRelativeKode("05", under: next.chain ?? KodeChain()).kode?.text == (bidang == nil ? nil : "1.06.05"))
        }
    }

    @Test("what numeric cells lost comes back")
    func numericCells() {
        let program = KodeChain(bidang: bidang, program: "04")
        let one = readRelativeKode("1", under: KodeChain(bidang: bidang))
        #expect(one.kode?.text == "1.06.01" && one.status == .diperbaiki && one.repairs == [.programSatuAngka])
        let ten = readRelativeKode("2.1", under: program, isNumber: true)
        #expect(ten.kode?.text == "1.06.04.2.10" && ten.repairs == [.nolBelakang])
        let text = readRelativeKode("2.1", under: program)
        #expect(text.kode == nil && text.status == .ambigu && text.candidates.compactMap(\.kode?.text) == ["1.06.04.2.01", "1.06.04.2.10"])
        // 2.01 as a number under kegiatan 2.02 is either the kegiatan 2.01 or the sub kegiatan 02.01.
        let either = readRelativeKode("2.01", under: KodeChain(bidang: bidang, program: "04", kegiatan: "2.02"), isNumber: true)
        #expect(either.kode == nil && either.candidates.count == 2)
    }

    @Test("a part that contradicts the chain gives no code")
    func contradictions() {
        let chain = KodeChain(bidang: bidang, program: "04", kegiatan: "2.01")
        #expect(readRelativeKode("02.03", under: chain).status == .ambigu)
        #expect(readRelativeKode("02.03", under: chain).chain == nil)
        #expect(readRelativeKode("02.03", under: KodeChain(bidang: bidang)).status == .bukanKode)
        #expect(readRelativeKode("2.01", under: KodeChain(bidang: bidang)).status == .ambigu)
        #expect(readRelativeKode("3.01", under: chain).kode == nil)
        #expect(readRelativeKode("", under: chain).status == .kosong)
        #expect(readRelativeKode("JUMLAH", under: chain).status == .bukanKode)
    }

    @Test(
        "a full code is read as one",
        arguments: [("1.06.04.2.01", "1.06.04.2.01"), ("01.06.04", "1.06.04"), ("1.06.04.2.01.03", "1.06.04.2.01.03")])
    func fullCodes(_ text: String, _ code: String) {
        #expect(readRelativeKode(text, under: KodeChain()).kode?.text == code)
    }
}
