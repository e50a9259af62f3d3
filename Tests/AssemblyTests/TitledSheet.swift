import Grid
import TestSupport

/// The evaluation of Temanggung under other titles: rows of cells, from the left.
func titled(_ titles: [[String?]], name: String = "Sheet1", year: CellValue? = nil) throws -> Sheet {
    var sheet = try FixtureSheet.temanggung.sheet().dropping(rows: Set(1...6)).movedDown(by: 8)
    sheet.name = name
    var cells: [Cell] = []
    for (row, title) in titles.enumerated() {
        for (column, text) in title.enumerated() {
            guard let text else { continue }
            // A year that a cell of its own holds may be a number.
            let value = text == "#" ? year ?? .number(2023) : CellValue.text(text)
            cells.append(
                Cell(reference: CellReference(row: row + 1, column: column + 1), value: value, shown: text == "#" ? "2023" : text))
        }
    }
    return sheet.adding(cells)
}

func titled(_ titles: [String], name: String = "Sheet1") throws -> Sheet { try titled(titles.map { [$0] }, name: name) }
