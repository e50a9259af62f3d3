import Grid
import Model
import Spreadsheet
import TestSupport
import Testing

/// The RKPD form as one sheet for a whole region: who is responsible for a programme stands in its last columns.
@Suite("A sheet of several agencies, told by its last column")
struct RegionWideSheetTests {
    /// The form without the title that names an agency, its second programme another agency's.
    private func sheet(_ change: (inout [Row]) -> Void = { _ in }) throws -> Sheet {
        let path = Fixtures.root.appending(path: "Mappings/contoh/evaluasi-rkpd-kabupaten/rkpd-1.xlsx").path
        var sheet = try WorkbookFile.open(path).readSheet(at: 0)
        for row in sheet.rows.indices {
            sheet.rows[row].cells.removeAll { $0.shown.hasPrefix("Perangkat Daerah :") }
        }
        change(&sheet.rows)
        return sheet
    }

    private func responsible(_ rows: [Row]) -> [(row: Int, cell: Int)] {
        rows.indices.flatMap { row in
            rows[row].cells.indices.filter { rows[row].cells[$0].shown == "Dinas Pendidikan" }.map { (row, $0) }
        }
    }

    @Test func severalAgencies() throws {
        let sheet = try sheet { rows in
            let last = responsible(rows).last!
            rows[last.row].cells[last.cell].value = .text("Dinas Kebudayaan")
            rows[last.row].cells[last.cell].shown = "Dinas Kebudayaan"
        }
        let read = try #require(sharedReader.read(sheet, name: "uji.xlsx").statement)
        #expect(read.context.perangkatDaerah == nil)
        #expect(read.facts.count == 319)
        let owners = Set(read.facts.filter { read.nodes[$0.node].tingkat != .total }.map(\.perangkatDaerah))
        #expect(owners == ["Dinas Pendidikan", "Dinas Kebudayaan"])
        #expect(read.findings.filter { $0.rule == .konteksTakDinyatakan || $0.severity == .galat } == [])
    }

    @Test func oneAgency() throws {
        let read = try #require(sharedReader.read(try sheet(), name: "uji.xlsx").statement)
        #expect(read.context.perangkatDaerah == "Dinas Pendidikan")
        #expect(read.findings == [])
    }
}
