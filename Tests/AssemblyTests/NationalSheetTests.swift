import Foundation
import Grid
import Journey
import Model
import Spreadsheet
import TestSupport
import Testing

/// The truth of a national form: facts, the sums that its printed values do not bear out, and what it speaks of.
struct NationalTruth: Decodable {
    struct Meta: Decodable {
        var pemdaKode: String
        var perangkatDaerah: String
        var tahun: Int
        var triwulan: Int?
        var selTerisi: Int
    }
    struct Value: Decodable {
        var sel: String
        var ukuran: String
        var tahap: String
        var triwulan: Int?
        var kumulatif: Int
        var kode: String?
        var tingkat: String
        var uraian: String?
        var indikator: String?
        var nilai: Double?
    }
    struct Place: Decodable, Hashable {
        var aturan: String
        var sel: String
    }
    var meta: Meta
    var facts: [Value]
    var sums: [Place]

    static func load(_ name: String) throws -> NationalTruth {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(NationalTruth.self, from: Data(contentsOf: Fixtures.folder.appending(path: "forms/\(name).json")))
    }

    /// What differs between the truth and what was read, in words; empty where nothing does.
    func differences(_ read: Statement) -> [String] {
        var differences: [String] = []
        var seen: Set<String> = []
        let facts = Dictionary(read.facts.map { ($0.cell.description, $0) }) { first, _ in first }
        for truth in facts.isEmpty ? [] : self.facts {
            seen.insert(truth.sel)
            guard let fact = facts[truth.sel] else {
                differences.append("\(truth.sel): no fact")
                continue
            }
            let node = read.nodes[fact.node]
            let indicator = fact.indicator.flatMap { read.indicators[$0].name }
            func check(_ what: String, _ own: String?, _ wanted: String?) {
                if own != wanted { differences.append("\(truth.sel): \(what) \(own ?? "nil"), not \(wanted ?? "nil")") }
            }
            check("ukuran", fact.ukuran.rawValue, truth.ukuran)
            check("tahap", fact.tahap.rawValue, truth.tahap)
            check("triwulan", fact.triwulan.map(String.init), truth.triwulan.map(String.init))
            check("kumulatif", fact.isCumulative ? "1" : "0", String(truth.kumulatif))
            check("tahun", String(fact.tahun), String(meta.tahun))
            check("tingkat", node.tingkat.rawValue, truth.tingkat)
            check("kode", node.kode, truth.kode)
            check("uraian", node.uraian, truth.uraian)
            check("indikator", indicator, truth.indikator)
            check("nilai", fact.value?.description, truth.nilai.flatMap { ExactNumber($0)?.description })
        }
        for sel in facts.keys.sorted() where !seen.contains(sel) { differences.append("\(sel): a fact too many") }
        if facts.isEmpty { differences.append("no facts") }
        if read.context.pemdaKode != meta.pemdaKode { differences.append("pemda \(read.context.pemdaKode ?? "nil")") }
        if read.context.perangkatDaerah != meta.perangkatDaerah { differences.append("agency \(read.context.perangkatDaerah ?? "nil")") }
        if read.context.tahun != meta.tahun { differences.append("year \(read.context.tahun)") }
        if read.context.triwulan != meta.triwulan { differences.append("quarter \(read.context.triwulan.map(String.init) ?? "nil")") }
        let told = Set(
            read.findings.filter { $0.rule.rawValue.hasPrefix("jumlah.") }.map {
                Place(aturan: $0.rule.rawValue, sel: $0.cell?.description ?? "")
            })
        for place in told.subtracting(sums) { differences.append("\(place.sel): \(place.aturan) not due") }
        for place in Set(sums).subtracting(told) { differences.append("\(place.sel): \(place.aturan) not told") }
        if read.account.filled != meta.selTerisi { differences.append("\(read.account.filled) cells, not \(meta.selTerisi)") }
        if read.account.karantina != 0 { differences.append("\(read.account.karantina) cells quarantined") }
        if !read.accountAddsUp { differences.append("the account does not add up") }
        return differences
    }
}

@Suite("The national forms, whole: every fact by cell, no other, every cell accounted for")
struct NationalSheetTests {
    static let names = [
        "dua-1", "e81-1", "kode5-1", "kumulatif-1", "persen-1", "prov-1", "rkpd-1", "seri-1-tw1", "seri-1-tw2", "seri-1-tw3", "seri-1-tw4",
        "volume-1",
    ]

    private func sheet(_ name: String) throws -> Sheet { try WorkbookFile.open(Fixtures.path("forms/\(name).xlsx")).readSheet(at: 0) }

    @Test(arguments: names)
    func workbook(_ name: String) throws {
        let differences = try NationalTruth.load(name).differences(statement(sheet(name)))
        #expect(differences.isEmpty, "\(differences.prefix(12))")
    }

    @Test(arguments: names, PrintedSheet.Marks.allCases)
    func savedAsCSV(_ name: String, _ marks: PrintedSheet.Marks) throws {
        let file = try Fixtures.temporaryFolder().appending(path: "\(name).csv")
        try PrintedSheet.csv(sheet(name), marks).write(to: file, atomically: true, encoding: .utf8)
        let read = try statement(WorkbookFile.open(file.path, marks: .decimalComma).readSheet(at: 0))
        let differences = try NationalTruth.load(name).differences(read)
        #expect(differences.isEmpty, "\(differences.prefix(12))")
    }

    /// Findings besides the sums: only where arithmetic says that quarters are cumulative.
    @Test(arguments: names)
    func otherFindings(_ name: String) throws {
        let read = try statement(sheet(name))
        let other = read.findings.filter { !$0.rule.rawValue.hasPrefix("jumlah.") }.map(\.rule)
        #expect(other == (name == "kumulatif-1" ? [.kolomKumulatif] : []))
    }
}
