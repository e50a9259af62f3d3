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
        var facts: [ExpectedValue]
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
        var nilai: Double?
        var berulang: Int?
        var perangkatDaerah: String?
    }

    /// The examples beside the mappings of a folder, by name.
    /// - Throws: ``Trouble`` where an example has no truth or it cannot be read.
    static func all(in mappings: String) throws -> [ExampleSheet] {
        let root = URL(filePath: mappings, directoryHint: .isDirectory).appending(path: "contoh")
        guard let forms = try? FileManager.default.contentsOfDirectory(atPath: root.path) else { return [] }
        var examples: [ExampleSheet] = []
        for form in forms.sorted() where !form.hasPrefix(".") {
            let folder = root.appending(path: form)
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
            for name in names.sorted() where [".xlsx", ".csv"].contains(where: name.hasSuffix) {
                let file = folder.appending(path: name)
                let truth = file.deletingPathExtension().appendingPathExtension("json")
                let place = "contoh/\(form)/\(truth.lastPathComponent)"
                guard let data = try? Data(contentsOf: truth) else {
                    throw Trouble(.configuration, "\(place): no such file, which says what \(name) holds")
                }
                let decoder = JSONDecoder()
                decoder.keyDecodingStrategy = .convertFromSnakeCase
                do {
                    examples.append(ExampleSheet(form: form, path: file.path, truth: try decoder.decode(Truth.self, from: data)))
                } catch {
                    throw Trouble(.configuration, "\(place): \(error)")
                }
            }
        }
        return examples
    }

    /// The example's name as messages give it.
    var name: String { "contoh/\(form)/\((path as NSString).lastPathComponent)" }

    // MARK: Comparing

    /// What of the truth the reading does not give, and what it gives besides, each in a line.
    func differences(to statements: [Statement], words: Words) -> [String] {
        var read: [Place: [(statement: Statement, fact: Fact)]] = [:]
        for statement in statements {
            for fact in statement.facts { read[Place(fact), default: []].append((statement, fact)) }
        }
        var lines: [String] = []
        for expected in truth.facts {
            let place = Place(expected)
            guard var found = read[place], let index = found.firstIndex(where: { expected.fits($0.statement, $0.fact) }) else {
                let near = statements.flatMap { statement in
                    statement.facts.filter { $0.cell.description == expected.sel }.map { describe(statement, $0) }
                }
                let instead = near.isEmpty ? words("tidak ada fakta", "there is no fact") : near.joined(separator: "; ")
                lines.append("\(expected.sel): \(words("diharapkan", "expected")) \(expected.text); \(instead)")
                // The cell's own fact is told once.
                read[place] = nil
                continue
            }
            found.remove(at: index)
            read[place] = found.isEmpty ? nil : found
        }
        let told = Set(lines.map { $0.prefix { $0 != ":" } })
        for (_, more) in read.sorted(by: { $0.key.sel < $1.key.sel }) {
            for (statement, fact) in more where !told.contains(Substring(fact.cell.description)) {
                lines.append(
                    "\(fact.cell): \(words("fakta yang tidak diharapkan", "a fact that was not expected")): \(describe(statement, fact))")
            }
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

        init(_ fact: Fact) {
            sel = fact.cell.description
            ukuran = fact.ukuran.rawValue
            tahap = fact.tahap.rawValue
            triwulan = fact.triwulan
        }

        init(_ expected: ExpectedValue) {
            sel = expected.sel
            ukuran = expected.ukuran
            tahap = expected.tahap
            triwulan = expected.triwulan
        }
    }
}

extension ExampleSheet.ExpectedValue {
    /// Whether a fact is what was expected.
    func fits(_ statement: Statement, _ fact: Fact) -> Bool {
        let node = statement.nodes[fact.node]
        func same(_ expected: String?, _ actual: String?) -> Bool { expected == nil || Self.plain(expected) == Self.plain(actual) }
        let isValue =
            nilai.map { wanted in
                guard let value = fact.value?.doubleValue else { return false }
                return abs(value - wanted) <= abs(wanted) * 1e-12
            } ?? (fact.value == nil)
        return isValue && same(lembar, statement.sheet) && same(tingkat, node.tingkat.rawValue) && same(kode, node.kode)
            && same(uraian, node.uraian) && same(indikator, fact.indicator.flatMap { statement.indicators[$0].name })
            && same(satuan, fact.satuan) && (tahun == nil || tahun == fact.tahun) && (kumulatif ?? 0 == 1) == fact.isCumulative
            && (berulang ?? 0 == 1) == fact.isRepeated && same(perangkatDaerah, fact.perangkatDaerah ?? statement.context.perangkatDaerah)
    }

    private static func plain(_ text: String?) -> String {
        (text ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    }

    /// For a message.
    var text: String {
        let period = (triwulan.map { " TW \($0)" } ?? "") + (kumulatif == 1 ? " kumulatif" : "")
        return [tingkat ?? "", kode ?? "", ukuran, tahap, tahun.map(String.init) ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
            + period + " " + (nilai.map { "\($0)" } ?? "-")
    }
}
