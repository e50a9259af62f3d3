import Foundation
import Model
import Notation
import TestSupport
import Testing

/// Every number text of the two real sheets against what they are known to state.
@Suite("Numbers of real sheets")
struct RealSheetNumberTests {
    struct Truth: Decodable {
        struct Fact: Decodable {
            var sel: String
            var nilai: Decimal?
            var teks: String
            var ukuran: String
            var tahap: String
        }
        var facts: [Fact]
    }

    @Test("as stated", arguments: [("semarang-2023-rincian-realisasi-anggaran", 300), ("temanggung-2023-tw4-evaluasi-rkpd", 790)])
    func readsAll(_ sheet: String, _ count: Int) throws {
        let truth = try JSONDecoder().decode(Truth.self, from: Data(contentsOf: URL(filePath: Fixtures.path("expected/\(sheet).json"))))
        #expect(truth.facts.count == count)
        for fact in truth.facts {
            let kind: NumberKind = fact.tahap == "capaian" ? .persen : fact.ukuran == "anggaran" ? .rupiah : .jumlah
            let quantity = readQuantity(fact.teks, as: kind)
            let expected = try fact.nilai.map { try #require(ExactNumber("\($0)")) }
            #expect(quantity.value == expected, "\(fact.sel) '\(fact.teks)'")
            #expect(quantity.status == .terbaca, "\(fact.sel) '\(fact.teks)'")
        }
    }
}
