import Foundation
import Grid
import Spreadsheet
import TestSupport
import Testing

/// What a worksheet's XML says.
struct SheetCellsTests {
    @Test("Each type of cell")
    func types() throws {
        let found = try cells(
            sheet(
                """
                <sheetData><row r="1"><c r="A1"><v>1.5</v></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="b"><v>1</v></c>\
                <c r="D1" t="e"><v>#DIV/0!</v></c><c r="E1" t="str"><f>A1&amp;"x"</f><v>1.5x</v></c>\
                <c r="F1" t="inlineStr"><is><r><t>Ren</t></r><r><t xml:space="preserve">ja </t></r><rPh><t>X</t></rPh></is></c>\
                <c r="G1" t="d"><v>2023-10-01T14:35:00</v></c><c r="H1" t="n"><v>-1E-3</v></c></row></sheetData>
                """, strings: ["Kode"]))
        #expect(found["A1"]?.value == .number(1.5))
        #expect(found["B1"]?.value == .text("Kode"))
        #expect(found["C1"]?.value == .boolean(true))
        #expect(found["D1"]?.value == .error("#DIV/0!"))
        #expect(found["E1"]?.value == .text("1.5x"))
        #expect(found["F1"]?.value == .text("Renja "))
        #expect(found["G1"]?.value == .date("2023-10-01T14:35:00"))
        #expect(found["H1"]?.value == .number(-0.001))
    }

    @Test("White space is a cell; style alone, a formula without value and an empty string are none")
    func emptiness() throws {
        let found = try cells(
            sheet(
                """
                <sheetData><row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve"> </t></is></c><c r="B1" s="1"/>\
                <c r="C1"><f>SUM(A2:A9)</f></c><c r="D1"><v></v></c><c r="E1" t="str"><f>""</f><v></v></c>\
                <c r="F1" t="s"><v>0</v></c></row></sheetData>
                """, formats: ["0.00"], strings: [""]))
        #expect(Array(found.keys) == ["A1"])
        #expect(found["A1"]?.isBlankText == true)
    }

    @Test("Rows and cells without references follow on")
    func withoutReferences() throws {
        let found = try cells(
            sheet(
                """
                <sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row>\
                <row><c><v>5</v></c></row></sheetData>
                """))
        #expect(Set(found.keys) == ["A1", "B1", "C5", "D5", "A6"])
    }

    @Test("A row may be told by its first cell")
    func rowFromCell() throws {
        let found = try cells(sheet("<sheetData><row><c r=\"B7\"><v>1</v></c></row><row><c><v>2</v></c></row></sheetData>"))
        #expect(Set(found.keys) == ["B7", "A8"])
    }

    @Test("Cells of a row may come in any order, but once")
    func order() throws {
        let read = try sheet("<sheetData><row r=\"1\"><c r=\"B1\"><v>2</v></c><c r=\"A1\"><v>1</v></c></row></sheetData>")
        #expect(read.rows[0].cells.map(\.reference.column) == [1, 2])
        let twice = "<sheetData><row r=\"1\"><c r=\"B1\"><v>2</v></c><c r=\"B1\"><v>1</v></c></row></sheetData>"
        #expect(try refusal { _ = try sheet(twice) } == .outOfOrder("cell B1"))
        let rows = "<sheetData><row r=\"2\"><c><v>2</v></c></row><row r=\"2\"><c><v>1</v></c></row></sheetData>"
        #expect(try refusal { _ = try sheet(rows) } == .outOfOrder("row 2"))
    }

    @Test(
        "A reference of another row is refused where the cell holds something",
        arguments: ["A2", "a1", "$A$1", "A0", "XFE1", "A", "1", "A1 "])
    func badReferences(text: String) throws {
        #expect(
            try refusal { _ = try sheet("<sheetData><row r=\"1\"><c r=\"\(text)\"><v>1</v></c></row></sheetData>") } == .badReference(text))
        #expect(try sheet("<sheetData><row r=\"1\"><c r=\"\(text)\"/></row></sheetData>").rows.isEmpty)
    }

    @Test("Of a merged range the first cell stands, also while streaming")
    func merges() throws {
        let xml = """
            <sheetData><row r="1"><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row><row r="2"><c><v>4</v></c><c><v>5</v></c>\
            <c><v>6</v></c></row><row r="9"><c><v>7</v></c><c><v>8</v></c></row></sheetData><mergeCells>\
            <mergeCell ref="A1:B2"/><mergeCell ref="A5:XFD7"/><mergeCell ref="B9:B10"/><mergeCell ref="C2"/></mergeCells>
            """
        let file = try open(WorkbookBuilder(sheetXML: xml).bytes())
        let sheet = try file.readSheet(at: 0)
        #expect(sheet.rows.flatMap(\.cells).map { "\($0.reference)" } == ["A1", "C1", "C2", "A9", "B9"])
        #expect(sheet.merges.count == 3)
        var streamed: [Row] = []
        try file.forEachRow(ofSheetAt: 0) { streamed.append($0) }
        #expect(streamed == sheet.rows)
    }

    @Test("Where merged ranges overlap their cells stay")
    func overlap() throws {
        let read = try sheet(
            """
            <sheetData><row r="1"><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c><c r="E1"><v>4</v></c><c><v>5</v></c></row></sheetData>\
            <mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B1:C1"/><mergeCell ref="E1:F1"/></mergeCells>
            """)
        #expect(read.rows[0].cells.map { "\($0.reference)" } == ["A1", "B1", "C1", "E1"])
        #expect(read.merges.map(\.description) == ["E1:F1"])
    }

    @Test("Hidden rows and columns are read and marked")
    func hidden() throws {
        let read = try sheet(
            """
            <cols><col min="2" max="3" hidden="1"/><col min="5" max="16384" hidden="true"/></cols><sheetData><row r="1"><c><v>1</v></c>\
            <c><v>2</v></c><c r="D1"><v>4</v></c></row><row r="2" hidden="true"><c><v>5</v></c></row></sheetData>
            """)
        let found = cells(read)
        #expect(found.mapValues(\.isHidden) == ["A1": false, "B1": true, "D1": false, "A2": true])
        #expect(read.hiddenColumns.contains(16_384))
        #expect(read.rows[1].isHidden)
    }

    @Test(
        "Escapes of a spreadsheet's strings",
        arguments: [
            ("A_x000D_\nB", "A\r\nB"), ("_x005F_x000D_", "_x000D_"), ("_xD83D__xDE00_", "😀"), ("_xD83D_", "_xD83D_"),
            ("_x0000_", "_x0000_"),
            ("_x00", "_x00"), ("a_b_xZZZZ_", "a_b_xZZZZ_"),
        ])
    func escapes(stored: String, expected: String) throws {
        let read = try sheet("<sheetData><row><c t=\"inlineStr\"><is><t>\(stored)</t></is></c></row></sheetData>")
        #expect(cells(read)["A1"]?.shown == expected)
    }

    @Test("Styles: bold, filled, indented")
    func styles() throws {
        let style = CellStyle(isBold: true, isFilled: true, indent: 2)
        let cell = Cell(reference: CellReference(row: 1, column: 1), value: .text("Program"), shown: "Program", style: style)
        let file = try open(WorkbookBuilder([Sheet(name: "Gaya", rows: [Row(number: 1, cells: [cell])])]).bytes())
        #expect(try cells(file.readSheet(at: 0))["A1"] == cell)
    }

    @Test(
        "A value that is no number, boolean or date of its type is an error with its text",
        arguments: [
            ("", "0x10"), ("", "1,5"), ("", "1.234.567"), ("", "1e999"), ("", "--1"), ("", "."), ("b", "2"), ("d", "2023-13-01"),
            ("d", "kemarin"),
        ])
    func notWhatItSays(type: String, text: String) throws {
        let read = try sheet("<sheetData><row><c t=\"\(type)\"><v>\(text)</v></c></row></sheetData>")
        #expect(cells(read)["A1"]?.value == .error(text))
    }

    @Test("A limit of held cells refuses, streaming goes on")
    func heldCells() throws {
        var limits = ReadingLimits()
        limits.heldCells = 2
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let url = folder.appending(path: "a.xlsx")
        try WorkbookBuilder([Sheet(name: "A", values: [[.number(1), .number(2), .number(3)]])]).write(to: url)
        let file = try WorkbookFile.open(url.path, limits: limits)
        #expect(try refusal { _ = try file.readSheet(at: 0) } == .tooLarge(.heldCells, limit: 2))
        #expect(CellCount.total(try CellCount(of: file)) == 3)
    }
}
