import Foundation
import Grid
import Spreadsheet
import TestSupport
import Testing

/// `rkpd cells` and `rkpd cells --count`.
struct CellLinesTests {
    @Test("One JSON object a cell")
    func objects() throws {
        let xml = """
            <cols><col min="27" max="27" hidden="1"/></cols><sheetData><row r="1"><c s="1"><v>0.9732</v></c><c t="s"><v>0</v></c><c t="b"><v>0</v></c>\
            <c t="e"><v>#REF!</v></c><c s="2"><v>45200</v></c><c s="3"><v>1.5</v></c><c r="AA1"><v>10450397565</v></c></row></sheetData>
            """
        let file = try open(
            WorkbookBuilder(sheetXML: xml, formats: ["0.00%", "d mmm yyyy", "[h]:mm"], strings: ["a\"b\\c\r\t_x0001_é/\u{2028}\u{85}"])
                .bytes())
        #expect(
            try lines(file) == [
                #"{"sheet":"Lembar","ref":"A1","type":"number","value":0.9732,"text":"97.32%"}"#,
                #"{"sheet":"Lembar","ref":"B1","type":"text","value":"a\"b\\c\r\t_x0001_é/\u2028\u0085","text":"a\"b\\c\r\t_x0001_é/\u2028\u0085"}"#
                    .replacing("_x0001_", with: "\\u0001"),
                #"{"sheet":"Lembar","ref":"C1","type":"boolean","value":false,"text":"FALSE"}"#,
                ##"{"sheet":"Lembar","ref":"D1","type":"error","value":"#REF!","text":"#REF!"}"##,
                #"{"sheet":"Lembar","ref":"E1","type":"date","value":"2023-10-01","text":"1 Oct 2023"}"#,
                #"{"sheet":"Lembar","ref":"F1","type":"duration","value":129600,"text":"36:00"}"#,
                #"{"sheet":"Lembar","ref":"AA1","type":"number","value":10450397565,"text":"10450397565","hidden":true}"#,
            ])
    }

    @Test("Lines say what the sheet read whole says", arguments: HostileFilesTests.manifest)
    func sameAsWhole(expectation: HostileFilesTests.Expectation) throws {
        struct Line: Decodable {
            var sheet: String
            var ref: String
            var type: String
            var text: String
            var hidden: Bool?
        }
        guard let file = try? WorkbookFile.open(Fixtures.path("hostile/\(expectation.file)")), let found = try? lines(file) else { return }
        var expected: [Cell] = []
        for sheet in file.sheets { expected += try file.readSheet(at: sheet.index).rows.flatMap(\.cells) }
        let decoded = try found.map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
        #expect(decoded.map(\.ref) == expected.map { "\($0.reference)" })
        #expect(decoded.map(\.type) == expected.map(\.value.type.rawValue))
        #expect(decoded.map(\.text) == expected.map(\.shown))
        #expect(decoded.map { $0.hidden ?? false } == expected.map(\.isHidden))
    }

    @Test("Counts, sum and hash")
    func count() throws {
        let first = try CellCount(
            of: open(WorkbookBuilder([Sheet(name: "A", values: [[.number(0.1), .number(0.2), .text("x")], [.boolean(true)]])]).bytes()))
        #expect(first.cells[.number] == 2)
        #expect(first.cells[.duration] == 0)
        #expect(first.json.hasPrefix(#"{"cells":{"number":2,"text":1,"boolean":1,"date":0,"time":0,"duration":0,"error":0},"sum":0.3"#))
        let same = try CellCount(of: open(csv: "x"))
        // FNV-1a over nothing, 0, `A1`, 0, `text`, 0, `x`.
        var expected: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in [0] + Array("A1".utf8) + [0] + Array("text".utf8) + [0] + Array("x".utf8) {
            expected = (expected ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        #expect(same.hash == expected)
    }

    @Test("Any double is written as JSON that gives it back", arguments: 0..<200)
    func numbers(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        var number = Double(bitPattern: generator.next())
        if !number.isFinite { number = Double(seed) / 3 }
        let file = try open(WorkbookBuilder([Sheet(name: "A", values: [[.number(number)]])]).bytes())
        let line = try #require(try lines(file).first)
        let value = try #require(line.split(separator: "\"value\":").last?.split(separator: ",").first)
        #expect(Double(value) == number)
    }
}
