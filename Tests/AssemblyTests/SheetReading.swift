import Assembly
import Foundation
import Grid
import Journey
import Model
import Spreadsheet
import TestSupport
import Testing

/// The two fixture forms, which share no layout.
enum FixtureSheet: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case temanggung = "temanggung-2023-tw4-evaluasi-rkpd"
    case semarang = "semarang-2023-rincian-realisasi-anggaran"

    var testDescription: String { rawValue }

    /// The rows of its first page header, and the first row of data.
    var headerRows: ClosedRange<Int> { self == .temanggung ? 7...10 : 4...4 }

    var expectedCount: Int { self == .temanggung ? 790 : 300 }

    func sheet(_ folder: String = "sheets", _ type: String = "xlsx") throws -> Sheet {
        try WorkbookFile.open(Fixtures.path("\(folder)/\(rawValue).\(type)")).readSheet(at: 0)
    }

    func expected() throws -> [String: ExpectedFact] { try ExpectedFact.ofFixture(rawValue) }
}

/// One reader for all tests; making one reads every mapping.
let sharedReader: Reader = {
    do {
        return try Reader(mappings: Fixtures.root.appending(path: "Mappings").path)
    } catch {
        fatalError("the shipped mappings cannot be read: \(error)")
    }
}()

/// Reads a sheet that must be loaded.
func statement(_ sheet: Sheet, stated: StatedContext = StatedContext()) throws -> Statement {
    let report = sharedReader.read(sheet, name: "uji.xlsx", stated: stated)
    if let refusal = report.refusal { throw refusal }
    return try #require(report.statement)
}

/// Reads a sheet all of whose tables must be loaded.
func statements(_ sheet: Sheet, stated: StatedContext = StatedContext()) throws -> [Statement] {
    try sharedReader.readTables(sheet, name: "uji.xlsx", stated: stated).map { report in
        if let refusal = report.refusal { throw refusal }
        return try #require(report.statement)
    }
}

/// A fact without its place: what must not change when the sheet is laid out otherwise.
struct PlacelessFact: Hashable, CustomStringConvertible {
    var node: String, kode: String?, tingkat: String, indicator: String?, meaning: String, period: String, value: String, text: String
    var number: String?

    init(_ fact: Fact, _ statement: Statement, withText: Bool = true) {
        node = statement.nodes[fact.node].key
        kode = statement.nodes[fact.node].kode
        tingkat = statement.nodes[fact.node].tingkat.rawValue
        indicator = fact.indicator.map { statement.indicators[$0].key }
        meaning = "\(fact.ukuran.rawValue) \(fact.tahap.rawValue)"
        period = "\(fact.triwulan.map(String.init) ?? "-")/\(fact.isCumulative)"
        value = fact.value?.description ?? fact.reason?.rawValue ?? "?"
        text = withText ? fact.text : ""
        number = fact.columnNumber
    }

    var description: String { "\(node) \(indicator ?? "") \(meaning) \(period) = \(value)" }
}

extension Statement {
    var placelessFacts: [PlacelessFact: Int] {
        Dictionary(facts.map { (PlacelessFact($0, self), 1) }, uniquingKeysWith: +)
    }

    var accountAddsUp: Bool {
        account.filled == account.fakta + account.label + account.kepala + account.karantina && account.fakta == facts.count
    }
}
