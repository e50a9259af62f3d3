import Grid
import Testing

struct CellReferenceTests {
    @Test(
        "Written and read", arguments: [("A1", 1, 1), ("Q11", 11, 17), ("Z9", 9, 26), ("AA10", 10, 27), ("XFD1048576", 1_048_576, 16_384)])
    func known(text: String, row: Int, column: Int) {
        #expect(CellReference(text) == CellReference(row: row, column: column))
        #expect(CellReference(row: row, column: column).description == text)
    }

    @Test(
        "Anything else is no reference",
        arguments: [
            "", "A", "1", "A0", "a1", "$A$1", "A1B", "XFE1", "A1048577", "ZZZZZZZZZZZZZZZ1", "A01234567890123456789", "Á1", "A-1", " A1",
        ])
    func refused(text: String) { #expect(CellReference(text) == nil) }

    @Test("Every column's name gives the column back")
    func columns() {
        for column in 1...CellReference.maximumColumn {
            #expect(CellReference(CellReference.columnName(column) + "7")?.column == column)
        }
    }

    @Test("Seeded references survive writing and order as they are read")
    func property() {
        var state: UInt64 = 42
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound + 1
        }
        for _ in 0..<2_000 {
            let left = CellReference(row: next(CellReference.maximumRow), column: next(CellReference.maximumColumn))
            let right = CellReference(row: next(CellReference.maximumRow), column: next(CellReference.maximumColumn))
            #expect(CellReference(left.description) == left)
            #expect((left < right) == (left.row < right.row || left.row == right.row && left.column < right.column))
        }
    }
}

struct RowTests {
    @Test func cellByColumn() {
        let cells = [2, 5, 9].map { Cell(reference: CellReference(row: 1, column: $0), value: .number(Double($0)), shown: "\($0)") }
        let row = Row(number: 1, cells: cells)
        #expect((1...10).map { row[$0]?.shown } == [nil, "2", nil, nil, "5", nil, nil, nil, "9", nil])
        #expect(Row(number: 1, cells: [])[1] == nil)
    }

    @Test func everyValueHasItsType() {
        let values: [CellValue] = [.number(1), .text(""), .boolean(true), .date(""), .time(""), .duration(1), .error("")]
        #expect(values.map(\.type) == CellType.allCases)
    }
}
