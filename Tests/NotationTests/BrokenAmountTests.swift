import Model
import Testing

@testable import Notation

@Suite("An amount that a blank breaks is never read a thousandfold too small")
struct BrokenAmountTests {
    @Test(arguments: [
        "1.000 000", "762.476 000", "25.000 000", "1.000 000 000", "Rp 12.000 000", "(12.000 000)", "12.345 000", "12,000 000", "1.000 00",
        "12.0 000",
    ])
    func refused(_ text: String) { #expect(readQuantity(text, as: .rupiah).value == nil) }

    @Test(arguments: [("122.595.84 0", "122595840"), ("100,0 0", "100"), ("19.922.809. 277", "19922809277")])
    func joined(_ text: String, _ value: String) { #expect(readQuantity(text, as: .rupiah).value == ExactNumber(value)) }

    @Test(arguments: ["5 tidak ada", "5 belum ada"])
    func wordsThatDenyAreNoUnits(_ text: String) { #expect(readQuantity(text, as: .jumlah).value == nil) }

    @Test(arguments: ["1.13.1.13", "1.06.1.06", "2.01.2.01"])
    func organisationsAreNoActivities(_ text: String) { #expect(readKode(text).kode == nil) }
}
