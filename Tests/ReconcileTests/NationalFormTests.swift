import Foundation
import Model
import Reconcile
import TestSupport
import Testing

@Suite("The national forms: exactly the sums that the printed values do not bear out")
struct NationalFormTests {
    static let names = [
        "dua-1", "e81-1", "kode5-1", "kumulatif-1", "persen-1", "prov-1", "rkpd-1", "seri-1-tw1", "seri-1-tw2", "seri-1-tw3", "seri-1-tw4",
        "volume-1",
    ]

    @Test(.enabled(if: Fixtures.shared != nil, "the national forms lie beside the checkout"), arguments: names)
    func exactSums(_ name: String) throws {
        let truth = try FormTruth.load(try #require(Fixtures.shared).appending(path: "forms/\(name).json"))
        let findings = Reconciler().findings(truth.statement())
        let told = Set(findings.map { FormTruth.Place(aturan: $0.rule.rawValue, sel: $0.cell?.description ?? "") })
        #expect(told.filter { $0.aturan.hasPrefix("jumlah.") } == Set(truth.sums))
        // Nothing besides but what the form's own arithmetic denies.
        #expect(told.filter { !$0.aturan.hasPrefix("jumlah.") } == [])
        #expect(
            Set(findings.compactMap { finding in finding.cell.map { FindingPlace(rule: finding.rule, cell: $0) } }).count == findings.count)
    }

    @Test(
        .enabled(if: Fixtures.shared != nil, "the national forms lie beside the checkout"),
        arguments: ["kumulatif-1", "rkpd-1", "seri-1-tw3"])
    func quartersByArithmetic(_ name: String) throws {
        let truth = try FormTruth.load(try #require(Fixtures.shared).appending(path: "forms/\(name).json"))
        var statement = truth.statement()
        // The heading says the opposite of what the figures are.
        let quarter = { (fact: Fact) in fact.ukuran == .anggaran && fact.tahap == .realisasi && fact.triwulan != nil }
        let isCumulative = name == "kumulatif-1"
        let year = statement.context.triwulan == 4 ? nil : statement.facts.last { quarter($0) && $0.isCumulative }?.cell.column
        for index in statement.facts.indices where quarter(statement.facts[index]) && statement.facts[index].cell.column != year {
            statement.facts[index].isCumulative = !isCumulative
        }
        Reconciler().reconcile(&statement)
        #expect(statement.findings.count { $0.rule == .kolomKumulatif } == 1)
        let quarters = statement.facts.filter { quarter($0) && $0.cell.column != year }
        #expect(quarters.allSatisfy { $0.isCumulative == isCumulative })
        let told = Set(statement.findings.map { FormTruth.Place(aturan: $0.rule.rawValue, sel: $0.cell?.description ?? "") })
        #expect(told.filter { $0.aturan.hasPrefix("jumlah.") } == Set(truth.sums))
    }

    @Test func shippedMappingReadsE81() throws {
        let read = try statement(sheet("e81-1", folder: "forms"))
        #expect(read.told == [])
        #expect(read.indicators.contains { $0.sifat == "dijumlah" })
    }
}
