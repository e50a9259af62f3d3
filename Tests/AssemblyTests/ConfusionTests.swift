import Forms
import Foundation
import Grid
import Journey
import Spreadsheet
import TestSupport
import Testing

/// Each sheet held against each mapping. `RKPD_RECORD=1 swift test --filter ConfusionTests` writes `docs/confusion.md` anew.
@Suite("No sheet is taken for another form")
struct ConfusionTests {
    private struct Sample {
        var name: String, form: String, url: URL
    }

    /// The sheets that lie beside the mappings, and the fixtures whose form is known.
    private static func samples() throws -> [Sample] {
        var samples: [Sample] = []
        let examples = Fixtures.root.appending(path: "Mappings/contoh")
        for form in try FileManager.default.contentsOfDirectory(atPath: examples.path).sorted() {
            let folder = examples.appending(path: form)
            for file in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
                guard file.hasSuffix(".xlsx") || file.hasSuffix(".csv") else { continue }
                samples.append(Sample(name: file, form: form, url: folder.appending(path: file)))
            }
        }
        let known = [
            "temanggung-2023-tw4-evaluasi-rkpd": "evaluasi-rkpd-triwulan",
            "semarang-2023-rincian-realisasi-anggaran": "rincian-realisasi-anggaran",
        ]
        for (name, form) in known.sorted(by: { $0.key < $1.key }) {
            for type in ["csv", "xlsx"] {
                samples.append(
                    Sample(name: "\(name).\(type)", form: form, url: Fixtures.folder.appending(path: "sheets/\(name).\(type)")))
            }
        }
        for name in NationalSheetTests.names {
            let form =
                name.hasPrefix("e81") || name.hasPrefix("volume")
                ? "evaluasi-renja-e81" : name.hasPrefix("prov") ? "evaluasi-rkpd-provinsi" : "evaluasi-rkpd-kabupaten"
            samples.append(Sample(name: "\(name).xlsx", form: form, url: Fixtures.folder.appending(path: "forms/\(name).xlsx")))
        }
        return samples
    }

    @Test func everySheetAgainstEveryMapping() throws {
        let library = sharedReader.library
        let recogniser = Recogniser(library)
        let names = library.mappings.map(\.name)
        var lines = [
            "# Each sheet against each mapping", "",
            "How well each form fits each sheet, in percent; the form that is taken in bold, forms under 20 % left out. Written by",
            "`RKPD_RECORD=1 swift test --filter ConfusionTests`, and checked by the same test.", "",
            "A form is taken at \(Int(Recogniser.leastScore * 100)) % or more with a lead of \(Int(Recogniser.leastLead * 100)) points.",
            "",
            "| sheet | forms |", "|---|---|",
        ]
        for sample in try Self.samples() {
            guard names.contains(sample.form) else { continue }
            let sheet = try WorkbookFile.open(sample.url.path, marks: .decimalComma).readSheet(at: 0)
            let all = recogniser.candidates(for: sheet, all: true)
            #expect(all.count == names.count)
            let chosen = try? recogniser.choose(from: all, sheet: sheet, file: sample.name)
            #expect(chosen?.mapping.name == sample.form, "\(sample.name): \(all.prefix(3).map { "\($0.mapping.name) \($0.score)" })")
            // What is tried in a run leads to the same form.
            let tried = recogniser.candidates(for: sheet)
            #expect(tried.first?.mapping.name == all.first?.mapping.name && tried.first?.score == all.first?.score, "\(sample.name)")
            let list = all.filter { $0.score >= 0.195 }.map { candidate in
                let text = "\(candidate.mapping.name) \(Int((candidate.score * 100).rounded()))"
                return candidate.mapping.name == chosen?.mapping.name ? "**\(text)**" : text
            }
            lines.append("| \(sample.name) | \(list.joined(separator: ", ")) |")
        }
        let text = lines.joined(separator: "\n") + "\n"
        let file = Fixtures.root.appending(path: "docs/confusion.md")
        if ProcessInfo.processInfo.environment["RKPD_RECORD"] == "1" { try text.write(to: file, atomically: true, encoding: .utf8) }
        #expect(try String(contentsOf: file, encoding: .utf8) == text, "docs/confusion.md is not what the mappings make of the sheets")
    }

    /// Sheets of no form at all: none is taken.
    @Test(arguments: [
        [["Daftar hadir"], ["No", "Nama", "Jabatan"], ["1", "-", "Kepala"]], [["No", "Kode", "Uraian"], ["1", "1.06", "Sosial"]],
        [["Evaluasi Terhadap Hasil RKPD"], ["Kabupaten Kebumen"], ["Tahun 2024"]],
    ])
    func sheetsOfNoForm(_ rows: [[String]]) throws {
        let sheet = Sheet(
            name: "Sheet1",
            rows: rows.enumerated().map { row, texts in
                Row(
                    number: row + 1,
                    cells: texts.enumerated().map { column, text in
                        Cell(reference: CellReference(row: row + 1, column: column + 1), value: .text(text), shown: text)
                    })
            })
        #expect(sharedReader.read(sheet, name: "uji.xlsx").statement == nil)
    }
}
