import Grid
import Model
import Spreadsheet
import TestSupport
import Testing

/// What an office does to the columns of a national form.
@Suite("National forms whose cells or columns were moved")
struct NationalLayoutTests {
    private func sheet(_ name: String = "rkpd-1") throws -> Sheet {
        try WorkbookFile.open(Fixtures.root.appending(path: "Mappings/contoh/evaluasi-rkpd-kabupaten/\(name).xlsx").path).readSheet(at: 0)
    }

    private func facts(_ statement: Statement, row: Int) -> [String: Int] {
        Dictionary(
            statement.facts.filter { $0.cell.row == row && $0.value != nil }
                .map { ("\($0.ukuran) \($0.tahap) \($0.triwulan ?? 0) \($0.value!)", 1) }, uniquingKeysWith: +)
    }

    @Test("A row a column off, its quarters too, is read at its true columns or not at all")
    func shiftedRow() throws {
        let plain = try #require(sharedReader.read(try sheet(), name: "uji.xlsx").statement)
        var moved = try sheet()
        let row = try #require(moved.rows.firstIndex { $0.number == 14 })
        for index in moved.rows[row].cells.indices where moved.rows[row].cells[index].reference.column >= 5 {
            moved.rows[row].cells[index].reference.column += 1
        }
        let read = try #require(sharedReader.read(moved, name: "uji.xlsx").statement)
        let truth = facts(plain, row: 14)
        for fact in facts(read, row: 14) { #expect(truth[fact.key] != nil, "\(fact.key)") }
        #expect(read.findings.contains { $0.rule == .kolomBergeser && $0.cell?.row == 14 })
    }

    @Test("Columns moved with their numbers are the same columns")
    func movedColumns() throws {
        let plain = try #require(sharedReader.read(try sheet(), name: "uji.xlsx").statement)
        var moved = try sheet()
        // Kode before Sasaran, both with their headers and numbers.
        for row in moved.rows.indices {
            for index in moved.rows[row].cells.indices {
                let column = moved.rows[row].cells[index].reference.column
                if column == 2 || column == 3 { moved.rows[row].cells[index].reference.column = 5 - column }
            }
            moved.rows[row].cells.sort { $0.reference < $1.reference }
        }
        let read = try #require(sharedReader.read(moved, name: "uji.xlsx").statement)
        #expect(read.facts.count == plain.facts.count)
        #expect(read.placelessFacts == plain.placelessFacts)
        #expect(read.findings == [])
    }

    @Test("A quarter in the title's own line counts")
    func quarterInTitle() throws {
        var titled = try sheet("seri-1-tw1")
        let row = try #require(titled.rows.firstIndex { $0.cells.contains { $0.shown == "Evaluasi Terhadap Hasil RKPD" } })
        titled.rows[row].cells[0].value = .text("Evaluasi Terhadap Hasil RKPD Triwulan II")
        titled.rows[row].cells[0].shown = "Evaluasi Terhadap Hasil RKPD Triwulan II"
        let read = try #require(sharedReader.read(titled, name: "uji.xlsx").statement)
        #expect(read.context.triwulan == 2)
    }
}
