import Foundation
import Grid
import Journey
import Model

/// A sheet kept beside a mapping with the facts that must come of it: `contoh/<formulir>/<name>.xlsx|csv` and `<name>.json`.
struct ExampleSheet {
    let form: String
    /// The sheet's file.
    let path: String
    let truth: Truth
    /// Whether it is the printed text of a workbook that stands beside it: its cells may stand elsewhere, and what was lost in print is not missed.
    let isPrint: Bool

    /// What must come of the sheet.
    struct Truth: Decodable {
        /// What the operator would state about it.
        struct Stated: Decodable {
            var pemda: String?
            var perangkatDaerah: String?
            var bidang: String?
            var tahun: Int?
            var triwulan: Int?
        }
        var nyatakan: Stated?
        var fakta: [ExpectedValue]
        /// Facts that the sheet states as printed (CSV) beside those of the workbook of the same name.
        var tambahanCsv: [ExpectedValue]?
    }

    /// One fact of the truth. What is left out is not compared.
    struct ExpectedValue: Decodable {
        var sel: String
        var lembar: String?
        var tingkat: String?
        var kode: String?
        var uraian: String?
        var indikator: String?
        var satuan: String?
        var ukuran: String
        var tahap: String
        var tahun: Int?
        var triwulan: Int?
        var kumulatif: Int?
        var nilai: Figure?
        var alasan: String?
        var berulang: Int?
        var rincian: [String: String]?
        var perangkatDaerah: String?
    }

    /// A number, written as a number or as text where its digits matter.
    struct Figure: Decodable {
        var text: String

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self.text = text
            } else if let whole = try? container.decode(Int.self) {
                text = String(whole)
            } else {
                text = try container.decode(Double.self).description
            }
        }
    }

    /// The example's name as messages give it.
    var name: String { "contoh/\(form)/\((path as NSString).lastPathComponent)" }

    // MARK: Comparing

    /// What of the truth the reading does not give, and what it gives besides, each in a line. Facts of other forms on the same workbook may be stated, but
    /// need not be.
    func differences(to statements: [Statement], words: Words) -> [String] {
        var read: [Place: [(statement: Statement, fact: Fact)]] = [:]
        for statement in statements {
            for fact in statement.facts { read[Place(fact, anywhere: isPrint), default: []].append((statement, fact)) }
        }
        var lines: [String] = []
        for expected in truth.fakta + (isPrint ? truth.tambahanCsv ?? [] : []) {
            let place = Place(expected, anywhere: isPrint)
            if let index = read[place]?.firstIndex(where: { expected.fits($0.statement, $0.fact, comparesUnits: !isPrint) }) {
                read[place]?.remove(at: index)
                continue
            }
            guard !isPrint else { continue }
            let near = statements.flatMap { statement in
                statement.facts.filter { $0.cell.description == expected.sel }.map { describe(statement, $0) }
            }
            let instead = near.isEmpty ? words("tidak ada fakta", "there is no fact") : near.joined(separator: "; ")
            lines.append("\(expected.sel): \(words("diharapkan", "expected")) \(expected.text); \(instead)")
            // The cell's own fact is told once.
            read[place] = nil
        }
        let told = Set(lines.map { $0.prefix { $0 != ":" } })
        let more = read.values.flatMap(\.self).sorted { $0.fact.cell < $1.fact.cell }
        for (statement, fact) in more where !told.contains(Substring(fact.cell.description)) && statement.form.name == form {
            // Where print lost a digit the cell has no value: that is no wrong fact.
            if isPrint, fact.value == nil { continue }
            lines.append(
                "\(fact.cell): \(words("fakta yang tidak diharapkan", "a fact that was not expected")): \(describe(statement, fact))")
        }
        return lines
    }

    private func describe(_ statement: Statement, _ fact: Fact) -> String {
        let node = statement.nodes[fact.node]
        let period = (fact.triwulan.map { " TW \($0)" } ?? "") + (fact.isCumulative ? " kumulatif" : "")
        return "\(node.tingkat.rawValue) \(node.kode ?? "-") \(fact.ukuran.rawValue) \(fact.tahap.rawValue) \(fact.tahun)\(period) "
            + (fact.value?.description ?? fact.reason?.rawValue ?? "-")
    }

    private struct Place: Hashable {
        let sel: String, ukuran: String, tahap: String
        let triwulan: Int?

        init(_ fact: Fact, anywhere: Bool) {
            sel = anywhere ? "" : fact.cell.description
            ukuran = fact.ukuran.rawValue
            tahap = fact.tahap.rawValue
            triwulan = fact.triwulan
        }

        init(_ expected: ExpectedValue, anywhere: Bool) {
            sel = anywhere ? "" : expected.sel
            ukuran = expected.ukuran
            tahap = expected.tahap
            triwulan = expected.triwulan
        }
    }
}

extension ExampleSheet.ExpectedValue {
    /// Whether a fact is what was expected.
    /// - Parameter comparesUnits: print breaks a unit off its number; then it is not compared.
    func fits(_ statement: Statement, _ fact: Fact, comparesUnits: Bool) -> Bool {
        let node = statement.nodes[fact.node]
        func same(_ expected: String?, _ actual: String?) -> Bool { expected == nil || Self.plain(expected) == Self.plain(actual) }
        let isValue = nilai.map { fact.value != nil && fact.value == ExactNumber($0.text) } ?? (fact.value == nil)
        if let alasan, fact.reason?.rawValue != alasan { return false }
        if let rincian, rincian != fact.details { return false }
        return isValue && same(lembar, statement.sheet) && same(tingkat, node.tingkat.rawValue) && same(kode, node.kode)
            && same(uraian, node.uraian) && same(indikator, fact.indicator.flatMap { statement.indicators[$0].name })
            && (!comparesUnits || same(satuan, fact.satuan)) && (tahun == nil || tahun == fact.tahun)
            && (kumulatif ?? 0 == 1) == fact.isCumulative
            && (berulang ?? 0 == 1) == fact.isRepeated && same(perangkatDaerah, fact.perangkatDaerah ?? statement.context.perangkatDaerah)
    }

    /// A printer's line breaks set spaces inside words; letters and digits are what a name is.
    private static func plain(_ text: String?) -> String {
        (text ?? "").filter { $0.isLetter || $0.isNumber || $0 == "%" || $0 == "." }.lowercased()
    }

    /// For a message.
    var text: String {
        let period = (triwulan.map { " TW \($0)" } ?? "") + (kumulatif == 1 ? " kumulatif" : "")
        return [tingkat ?? "", kode ?? "", ukuran, tahap, tahun.map(String.init) ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
            + period + " " + (nilai?.text ?? alasan ?? "-")
    }
}
