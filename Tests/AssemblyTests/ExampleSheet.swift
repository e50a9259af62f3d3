import Foundation
import Grid
import Journey
import Model
import Spreadsheet
import TestSupport
import Testing

/// A sheet beside its mapping, with the facts it states, written down from the sheet and not by the program.
struct ExampleSheet: Sendable, CustomTestStringConvertible {
    var form: String
    var name: String

    var testDescription: String { name }

    static let folder = Fixtures.root.appending(path: "Mappings/contoh")

    /// The examples whose print stands beside their workbook, `Mappings/contoh/<formulir>/<name>.csv`; `mapping check` reads the others too.
    static let all: [ExampleSheet] = {
        let forms = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return forms.sorted().flatMap { form in
            let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: form).path)) ?? []
            return files.filter { $0.hasSuffix(".csv") }.sorted().map { ExampleSheet(form: form, name: String($0.dropLast(4))) }
        }
    }()

    func sheet(_ type: String = "xlsx") throws -> Sheet {
        try WorkbookFile.open(Self.folder.appending(path: "\(form)/\(name).\(type)").path).readSheet(at: 0)
    }

    func truth() throws -> ExampleTruth {
        let data = try Data(contentsOf: Self.folder.appending(path: "\(form)/\(name).json"))
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(ExampleTruth.self, from: data)
    }
}

/// What an example states.
struct ExampleTruth: Decodable {
    struct Value: Decodable {
        var sel: String
        var tingkat: String
        var kode: String?
        var uraian: String?
        var indikator: String?
        var satuan: String?
        var ukuran: String
        var tahap: String
        var tahun: Int
        var triwulan: Int?
        var kumulatif: Int?
        var nilai: String?
        var alasan: String?
        var berulang: Int?
        var rincian: [String: String]?
    }
    var fakta: [Value]
    /// Cells whose figures nobody can place.
    var karantina: [String]?
    /// What the text that was printed states beside the workbook.
    var tambahanCsv: [Value]?
}

/// What a fact says, in words that truth and reading share.
struct StatedFact: Hashable, CustomStringConvertible {
    var cell: String
    var meaning: String
    var value: String

    var description: String { "\(cell) \(meaning) = \(value)" }

    init(_ truth: ExampleTruth.Value) {
        cell = truth.sel
        value = truth.nilai ?? truth.alasan ?? "?"
        meaning = Self.meaning(
            truth.tingkat, truth.uraian, truth.indikator, truth.ukuran, truth.tahap, truth.tahun, truth.triwulan, truth.kumulatif == 1,
            truth.rincian ?? [:])
    }

    init(_ fact: Fact, _ read: Statement) {
        cell = fact.cell.description
        value = fact.value?.description ?? fact.reason?.rawValue ?? "?"
        let node = read.nodes[fact.node]
        meaning = Self.meaning(
            node.tingkat.rawValue, node.uraian, fact.indicator.flatMap { read.indicators[$0].name }, fact.ukuran.rawValue,
            fact.tahap.rawValue, fact.tahun, fact.triwulan, fact.isCumulative, fact.details)
    }

    private static func meaning(
        _ tingkat: String, _ uraian: String?, _ indikator: String?, _ ukuran: String, _ tahap: String, _ tahun: Int, _ triwulan: Int?,
        _ isCumulative: Bool, _ details: [String: String]
    ) -> String {
        // A printer's line breaks set spaces inside words; letters and digits are what a name is.
        let names = [uraian, indikator].map { $0.map { $0.filter { $0.isLetter || $0.isNumber }.lowercased() } ?? "-" }
        let parts = details.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        return ([tingkat] + names + [ukuran, tahap, "\(tahun)", triwulan.map { "tw\($0)\(isCumulative ? "k" : "")" } ?? "tahun"] + parts)
            .joined(separator: " ")
    }

    /// The same without its place.
    var anywhere: StatedFact {
        var copy = self
        copy.cell = ""
        return copy
    }
}
