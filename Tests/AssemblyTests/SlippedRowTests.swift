import Grid
import Model
import TestSupport
import Testing

@Suite("Rows that stand a column off")
struct SlippedRowTests {
    /// A fact with a number, by the cell it stood in before the row slipped.
    private struct Figure: Hashable {
        var cell: CellReference
        var ukuran: Ukuran
        var tahap: Tahap
        var tahun: Int?
        var triwulan: Int?
        var isCumulative: Bool
        var value: ExactNumber
    }

    private func figures(_ read: Statement, row: Int? = nil, from column: Int = 0, by step: Int = 0) -> Set<Figure> {
        Set(
            read.facts.compactMap { fact in
                guard let value = fact.value else { return nil }
                var cell = fact.cell
                if cell.row == row, cell.column >= column + step { cell.column -= step }
                return Figure(
                    cell: cell, ukuran: fact.ukuran, tahap: fact.tahap, tahun: fact.tahun, triwulan: fact.triwulan,
                    isCumulative: fact.isCumulative, value: value)
            })
    }

    /// The cells of a row from a column on, moved.
    private func slipping(_ sheet: Sheet, row: Int, from column: Int, by step: Int) -> Sheet {
        var moved = sheet.mapCells { cell in
            guard cell.reference.row == row, cell.reference.column >= column else { return cell }
            var copy = cell
            copy.reference.column += step
            return copy
        }
        moved.merges = sheet.merges.filter { !($0.first.row...$0.last.row).contains(row) }
        return moved
    }

    /// Rows of which enough is printed to tell: where a row has a figure or two, nothing says that they moved.
    private func rows(_ plain: Set<Figure>) -> [Int] {
        let rows = Dictionary(grouping: plain, by: \.cell.row).filter { $0.value.count > 2 }.keys.sorted()
        return stride(from: 0, to: rows.count, by: max(1, rows.count / 6)).map { rows[$0] }
    }

    /// Read at the true columns, or not at all; never as it stands.
    @Test(arguments: ExampleSheet.all)
    func aWholeRowToTheRight(_ example: ExampleSheet) throws {
        let sheet = try example.sheet()
        let plain = figures(try statement(sheet))
        for row in rows(plain) {
            let read = try statement(slipping(sheet, row: row, from: 1, by: 1))
            let wrong = figures(read, row: row, by: 1).subtracting(plain).map(\.cell.description)
            #expect(wrong.isEmpty, "row \(row)")
            let account = read.account
            #expect(account.filled == account.fakta + account.label + account.kepala + account.karantina)
        }
    }

    /// Only the figures of a row, the last of them beside the table.
    @Test(
        arguments: ExampleSheet.all.filter {
            [
                "anggaran-realisasi-belanja", "rincian-realisasi-anggaran", "realisasi-anggaran-program", "kinerja-anggaran-sasaran",
                "capaian-realisasi-belanja", "rencana-kinerja-tahunan", "pencapaian-kinerja",
            ].contains($0.form)
        })
    func theFiguresOfARowToTheRight(_ example: ExampleSheet) throws {
        let sheet = try example.sheet()
        let plain = figures(try statement(sheet))
        for row in rows(plain) {
            let first = plain.filter { $0.cell.row == row }.map(\.cell.column).min()!
            let read = try statement(slipping(sheet, row: row, from: first, by: 1))
            let wrong = figures(read, row: row, from: first, by: 1).subtracting(plain).map(\.cell.description)
            #expect(wrong.isEmpty, "row \(row)")
        }
    }

    /// Amounts without counts, or counts without amounts, one column off: every other column of such a form is of the other kind, and the size of the
    /// figures is all that tells.
    @Test(arguments: [
        ("evaluasi-renja-e81/e81-1", 12, "C", 1), ("evaluasi-rkpd-kabupaten/kode5-1", 16, "F", 1),
        ("evaluasi-rkpd-kabupaten/kode5-1", 19, "W", 1), ("evaluasi-rkpd-provinsi/prov-1", 27, "R", 1),
        ("evaluasi-rkpd-triwulan/temanggung-2023-tw4-evaluasi-rkpd", 51, "C", -1),
        ("evaluasi-rkpd-triwulan/temanggung-2023-tw4-evaluasi-rkpd", 52, "C", 1),
        ("capaian-realisasi-belanja/mojokerto-2023-tw4-capaian-realisasi-belanja", 9, "D", 1),
        ("evaluasi-target-kinerja-anggaran/mojokerto-2023-tw4-evaluasi-target-kinerja-anggaran", 12, "D", 1),
    ])
    func amountsAmongCounts(_ path: String, _ row: Int, _ first: String, _ step: Int) throws {
        let sheet = try nationalExample(path)
        let column = try #require(CellReference("\(first)1")).column
        let plain = figures(try statement(sheet))
        let read = try statement(slipping(sheet, row: row, from: column, by: step))
        #expect(figures(read, row: row, from: column, by: step) == plain)
        #expect(read.findings.contains { $0.rule == .kolomBergeser && $0.cell?.row == row })
    }

    /// Where the row's own numbers do not agree, or there are none that could, but other rows speak for another place: what the readings place apart
    /// is not read.
    @Test(arguments: [
        ("capaian-kinerja-lima-tahun/temanggung-2018-2023-capaian-kinerja-pembangunan", 41, "K"),
        ("evaluasi-target-kinerja-anggaran/mojokerto-2023-tw4-evaluasi-target-kinerja-anggaran", 17, "D"),
    ])
    func aRowLikeNoOther(_ path: String, _ row: Int, _ first: String) throws {
        let sheet = try nationalExample(path)
        let column = try #require(CellReference("\(first)1")).column
        let plain = figures(try statement(sheet))
        let read = try statement(slipping(sheet, row: row, from: column, by: 1))
        #expect(figures(read, row: row, from: column, by: 1).subtracting(plain).isEmpty)
        #expect(read.findings.contains { $0.rule == .kolomBergeser && $0.cell?.row == row })
    }

    /// A remark in an empty cell is quarantined; what stands right stays.
    @Test(arguments: [("temanggung-2023-tw4-evaluasi-rkpd", "E11"), ("temanggung-2018-2023-capaian-kinerja-pembangunan", "E15")])
    func aRemarkMovesNothing(_ name: String, _ cell: String) throws {
        let sheet =
            try name == "temanggung-2023-tw4-evaluasi-rkpd"
            ? FixtureSheet.temanggung.sheet() : #require(ExampleSheet.all.first { $0.name == name }).sheet()
        let plain = try statement(sheet)
        let read = try statement(sheet.setting(cell, to: "cek lagi ke bidang"))
        #expect(figures(read) == figures(plain))
        #expect(read.account.karantina == plain.account.karantina + 1)
    }
}
