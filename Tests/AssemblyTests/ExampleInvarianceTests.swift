import Grid
import Model
import TestSupport
import Testing

@Suite("The regions' sheets: facts do not change with the layout")
struct ExampleInvarianceTests {
    /// The rows of the first header.
    private func header(_ sheet: Sheet) -> [Int] {
        let first = sheet.rows.first { $0.cells.count >= 4 }?.number ?? 1
        var rows = [first]
        for row in sheet.rows where row.number > first && row.number == rows.last! + 1 && rows.count < 3 {
            let isNumbers = row.cells.allSatisfy { $0.shown.count <= 2 } && row.cells.count >= 4
            let isSecond =
                rows.count == 1 && row.cells.allSatisfy { $0.reference.column > 1 } && !row.cells.contains { $0.shown.count > 40 }
            if isNumbers || isSecond { rows.append(row.number) } else { break }
        }
        return rows
    }

    @Test(arguments: ExampleSheet.all)
    func aPageHeaderBeforeAnyRow(_ example: ExampleSheet) throws {
        let sheet = try example.sheet()
        let plain = try statement(sheet)
        let header = header(sheet)
        // Rows that fall otherwise into their groups; a small sheet's all.
        let step = max(1, sheet.rows.count / 12)
        for row in stride(from: header.last! + 1, through: sheet.rows.last!.number + 1, by: step) {
            let read = try statement(sheet.inserting(rowsLike: header, before: row))
            #expect(read.placelessFacts == plain.placelessFacts, "before row \(row)")
            #expect(read.account.karantina == plain.account.karantina, "before row \(row)")
        }
    }

    @Test(
        arguments: ExampleSheet.all.filter {
            [
                "kinerja-anggaran-sasaran", "capaian-realisasi-belanja", "capaian-kinerja-lima-tahun",
                "evaluasi-target-kinerja-anggaran", "pencapaian-kinerja", "rencana-aksi", "realisasi-anggaran-program",
                "target-realisasi-program",
                "anggaran-realisasi-belanja",
            ].contains($0.form)
        }, 1...4)
    func columnsPermuted(_ example: ExampleSheet, _ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let sheet = try example.sheet()
        let width = sheet.rows.flatMap { $0.cells.map(\.reference.column) }.max() ?? 1
        let order = Array(1...width).shuffled(using: &generator)
        let moved = sheet.movingColumns(Dictionary(uniqueKeysWithValues: zip(1...width, order)))
        let plain = try statement(sheet)
        let read = try statement(moved)
        #expect(read.placelessFacts == plain.placelessFacts)
        #expect(read.account.karantina == plain.account.karantina)
    }

    @Test(arguments: ExampleSheet.all)
    func aBlankColumnAnywhere(_ example: ExampleSheet) throws {
        let sheet = try example.sheet()
        let plain = try statement(sheet).placelessFacts
        let width = sheet.rows.flatMap { $0.cells.map(\.reference.column) }.max() ?? 1
        for column in stride(from: 1, through: width + 1, by: max(1, width / 7)) {
            #expect(try statement(sheet.insertingColumn(before: column)).placelessFacts == plain, "before column \(column)")
        }
    }

    @Test(arguments: ExampleSheet.all)
    func hiddenColumns(_ example: ExampleSheet) throws {
        let sheet = try example.sheet()
        let plain = try statement(sheet)
        let read = try statement(
            sheet.mapCells { cell in
                var copy = cell
                if cell.reference.column == 3 { copy.isHidden = true }
                return copy
            })
        #expect(read.placelessFacts == plain.placelessFacts)
        #expect(read.facts.filter(\.isHidden).count == plain.facts.filter { $0.cell.column == 3 }.count)
    }

    @Test(arguments: ExampleSheet.all)
    func anotherAgency(_ example: ExampleSheet) throws {
        let sheet = try example.sheet()
        let plain = try statement(sheet)
        let read = try statement(
            sheet.replacing("Dinas Sosial", with: "Dinas Pekerjaan Umum dan Penataan Ruang")
                .replacing("DINAS SOSIAL", with: "DINAS PEKERJAAN UMUM DAN PENATAAN RUANG"))
        #expect(read.placelessFacts == plain.placelessFacts)
        #expect(read.context.perangkatDaerah?.lowercased() == "dinas pekerjaan umum dan penataan ruang")
        #expect(read.context.pemdaKode == plain.context.pemdaKode)
    }

    /// Figures change from year to year; what they are of does not.
    @Test(arguments: ExampleSheet.all)
    func otherFigures(_ example: ExampleSheet) throws {
        let sheet = try example.sheet()
        let plain = try statement(sheet)
        let cells = Set(plain.facts.filter { $0.value != nil && $0.tahap == .realisasi }.map(\.cell))
        let changed = sheet.mapCells { cell in
            guard cells.contains(cell.reference), case .number(let value) = cell.value, value > 1000 else { return cell }
            var copy = cell
            copy.value = .number(value + 1)
            copy.shown = "\(Int(value) + 1)"
            return copy
        }
        let read = try statement(changed)
        let meanings = { (read: Statement) in
            Set(read.facts.map { "\($0.cell) \(read.nodes[$0.node].key) \($0.tahap) \($0.triwulan ?? 0)" })
        }
        if example.form != "kinerja-anggaran-sasaran" { #expect(meanings(read) == meanings(plain)) }
        #expect(read.facts.count == plain.facts.count)
    }
}
