import Forms
import Foundation
import Grid
import Journey
import Model
import Spreadsheet
import TestSupport
import Testing

@Suite("A proposal reads a national form however an office writes it", .enabled(if: Fixtures.shared != nil, "needs ../shared"))
struct NationalDraftTests {
    /// What an office does to the labels of a form.
    enum Variation: String, CaseIterable, Sendable {
        case asPrinted, upperCase, brokenLabels, months, longQuarters, noNumberRow

        func label(_ text: String) -> String {
            switch self {
            case .upperCase: text.uppercased()
            case .brokenLabels: text.replacing(" ", with: "\n", maxReplacements: 3)
            case .months:
                ["I": "Jan - Mar", "II": "Apr - Jun", "III": "Jul - Sep", "IV": "Okt - Des", "TW I": "Januari s.d. Maret"][text] ?? text
            case .longQuarters:
                ["I": "Triwulan I", "II": "Triwulan II", "III": "Triwulan III", "IV": "Triwulan IV", "TW I": "TW. I"][text] ?? text
            default: text
            }
        }
    }

    @Test(arguments: ["rkpd-1", "prov-1", "kode5-1", "kumulatif-1", "dua-1", "seri-1-tw1"], Variation.allCases)
    func reads(_ name: String, _ variation: Variation) throws {
        let folder = try #require(Fixtures.shared).appending(path: "forms")
        let plain = try WorkbookFile.open(folder.appending(path: "\(name).xlsx").path).readSheet(at: 0)
        let numbers = try #require(plain.rows.first { row in row.cells.count > 6 && row.cells.allSatisfy { Self.isNumber($0) } }).number
        let printed = Set(plain.rows.first { $0.number == numbers }!.cells.map(\.shown))
        let sheet = plain.mapCells { cell in
            var copy = cell
            if variation == .noNumberRow, cell.reference.row >= numbers, Self.isOfNumberRow(cell, plain, printed) { return nil }
            if case .text(let text) = cell.value, cell.reference.row >= 6, cell.reference.row < numbers || text.count < 6 {
                copy.value = .text(variation.label(text))
                copy.shown = variation.label(text)
            }
            return copy
        }
        let draft = try #require(MappingDraft.propose(for: sheet, name: "usulan"))
        let library = MappingLibrary(mappings: try MappingLibrary.parse([("usulan.yaml", draft.yaml)]))
        let report = try Reader(mappings: Fixtures.root.appending(path: "Mappings").path, library: library).read(sheet, name: "uji.xlsx")
        let statement = try #require(report.statement, "\(report.refusal?.message.en ?? "")")
        let truth = try JSONDecoder().decode(Truth.self, from: Data(contentsOf: folder.appending(path: "\(name).json")))
        let wanted = Dictionary(truth.facts.map { ($0.sel, "\($0.ukuran) \($0.tahap) \($0.triwulan ?? 0)") }) { first, _ in first }
        let read = Dictionary(
            statement.facts.map { ($0.cell.description, "\($0.ukuran.rawValue) \($0.tahap.rawValue) \($0.triwulan ?? 0)") }
        ) { first, _ in first }
        let right = wanted.count { read[$0.key] == $0.value }
        #expect(right * 100 >= wanted.count * 98, "\(right) of \(wanted.count)")
    }

    private struct Truth: Decodable {
        struct Fact: Decodable {
            let sel: String, ukuran: String, tahap: String
            let triwulan: Int?
        }
        let facts: [Fact]
    }

    private static func isNumber(_ cell: Cell) -> Bool {
        let digits = cell.shown.filter(\.isNumber)
        return !digits.isEmpty && cell.shown.allSatisfy { $0.isNumber || "()=+-*/x% .".contains($0) } && digits.count <= 12
            && cell.reference.row < 16
    }

    /// Whether a cell stands in a number row, on whatever page.
    private static func isOfNumberRow(_ cell: Cell, _ sheet: Sheet, _ printed: Set<String>) -> Bool {
        guard let row = sheet.rows.first(where: { $0.number == cell.reference.row }) else { return false }
        return row.cells.count > 6 && row.cells.allSatisfy { printed.contains($0.shown) }
    }
}
