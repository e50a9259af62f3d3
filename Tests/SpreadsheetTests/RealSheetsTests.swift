import Foundation
import Grid
import Spreadsheet
import TestSupport
import Testing

/// Sheets that agencies sent, against what people read in them.
struct RealSheetsTests {
    private struct Truth: Decodable {
        struct Fact: Decodable {
            var sel: String
            var nilai: Double?
            var teks: String
        }
        var facts: [Fact]
    }

    private static let names = ["semarang-2023-rincian-realisasi-anggaran", "temanggung-2023-tw4-evaluasi-rkpd"]

    private func truth(of name: String) throws -> [Truth.Fact] {
        try JSONDecoder().decode(Truth.self, from: Data(contentsOf: URL(filePath: Fixtures.path("expected/\(name).json")))).facts
    }

    @Test("Every fact of the truth stands in its cell of the workbook", arguments: names)
    func workbook(name: String) throws {
        let sheet = try WorkbookFile.open(Fixtures.path("sheets/\(name).xlsx")).readSheet(at: 0)
        let cells = cells(sheet)
        let facts = try truth(of: name)
        #expect(facts.count > 100)
        for fact in facts {
            let cell = try #require(cells[fact.sel], "\(fact.sel)")
            guard case .number(let number) = cell.value, let expected = fact.nilai else { continue }
            // A percentage is stored unscaled.
            let shown = cell.format?.isPercent ?? false ? number * 100 : number
            #expect(abs(shown - expected) <= abs(expected) * 1e-12, "\(fact.sel)")
        }
    }

    @Test("Workbook and CSV hold the same number of cells", arguments: names)
    func counts(name: String) throws {
        let workbook = try WorkbookFile.open(Fixtures.path("sheets/\(name).xlsx"))
        let csv = try WorkbookFile.open(Fixtures.path("sheets/\(name).csv"))
        #expect(workbook.kind == .xlsx)
        #expect(csv.kind == .csv)
        let sheet = try workbook.readSheet(at: 0)
        #expect(sheet.cellCount == (try csv.readSheet(at: 0).cellCount))
        #expect(sheet.cellCount == CellCount.total(try CellCount(of: workbook)))
    }

    @Test func knowsWhenItWasChanged() throws {
        let file = try WorkbookFile.open(Fixtures.path("sheets/\(Self.names[0]).xlsx"))
        #expect(file.modified != nil)
        #expect(try WorkbookFile.open(Fixtures.path("sheets/\(Self.names[0]).csv")).modified == nil)
    }

    @Test("A cell of a merged title is bold, alone and at its place")
    func title() throws {
        let sheet = try WorkbookFile.open(Fixtures.path("sheets/\(Self.names[1]).xlsx")).readSheet(at: 0)
        let title = try #require(cells(sheet)["A1"])
        #expect(title.shown == "PEMERINTAH KABUPATEN TEMANGGUNG")
        #expect(title.style.isBold)
        #expect(!sheet.merges.isEmpty)
    }
}

extension CellCount {
    static func total(_ count: CellCount) -> Int { count.cells.values.reduce(0, +) }
}
