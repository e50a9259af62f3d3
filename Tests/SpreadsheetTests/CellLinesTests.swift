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
        #expect(first.json().hasPrefix(#"{"cells":{"number":2,"text":1,"boolean":1,"date":0,"time":0,"duration":0,"error":0},"sum":0.3"#))
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

    @Test("The hash of the count is that of the lines", arguments: HostileFilesTests.manifest)
    func sameHash(expectation: HostileFilesTests.Expectation) throws {
        guard let file = try? WorkbookFile.open(Fixtures.path("hostile/\(expectation.file)"), digests: false),
            let count = try? CellCount(of: file)
        else { return }
        #expect(try count.hash == hash(lines(file)))
    }

    /// Of what any sheet can hold: rows of one to five digits, columns of one to three letters, all types, ranges that hide something and
    /// ranges that do not.
    @Test("The hash of any sheet is that of its lines", arguments: 0..<40)
    func anySheet(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        var row = 0
        var xml = "<sheetData>"
        for _ in 0..<60 {
            row += Bool.random(using: &generator) ? 1 : Int.random(in: 1...1_500, using: &generator)
            xml += "<row r=\"\(row)\">"
            var column = 0
            for _ in 0..<Int.random(in: 1...12, using: &generator) {
                column += Bool.random(using: &generator) ? 1 : Int.random(in: 1...900, using: &generator)
                xml += "<c r=\"\(CellReference(row: row, column: column))\" \(Self.content(using: &generator))</c>"
            }
            xml += "</row>"
        }
        xml += "</sheetData><mergeCells>"
        for _ in 0..<Int.random(in: 0...3, using: &generator) {
            let first = CellReference(row: .random(in: 1...row, using: &generator), column: .random(in: 1...4, using: &generator))
            xml += "<mergeCell ref=\"\(first):\(CellReference(row: first.row + 1, column: first.column + 2))\"/>"
        }
        let formats = ["0.00%", "d mmm yyyy", "[h]:mm", "hh:mm", "0 \"Orang\";d mmm yyyy"]
        let file = try open(WorkbookBuilder(sheetXML: xml + "</mergeCells>", formats: formats, strings: ["", "Dinas", "é_x000D_"]).bytes())
        let found = try lines(file)
        let count = try CellCount(of: file)
        #expect(count.hash == (try hash(found)))
        #expect(CellCount.total(count) == found.count)
    }

    /// A comment in a row sends it to the XML parser; without one the row is read from its bytes.
    @Test("Rows read past the XML parser say what it would say", arguments: 0..<40)
    func bypass(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        var rows: [String] = []
        for row in 1...200 {
            let cells = (1...6).map { "<c r=\"\(CellReference(row: row, column: $0))\" \(Self.content(using: &generator))</c>" }
            let attributes = ["", " spans=\"1:6\" x14ac:dyDescent=\"0.25\"", " hidden=\"1\""].randomElement(using: &generator) ?? ""
            rows.append("<row r=\"\(row)\"\(attributes)>\(cells.joined())</row>\n")
        }
        func read(_ change: (String) -> String) throws -> [String] {
            try lines(
                open(
                    WorkbookBuilder(
                        sheetXML: "<sheetData>\(rows.map(change).joined())</sheetData>", formats: ["0.00%", "d mmm yyyy"],
                        strings: ["", "Dinas", "é"]
                    ).bytes()))
        }
        let expected = try read { $0.replacing("</row>", with: "<!-- --></row>") }
        #expect(!expected.isEmpty)
        #expect(try read { $0 } == expected)
        // Now one row, now another.
        #expect(try read { Bool.random(using: &generator) ? $0 : $0.replacing("<row", with: "<?pi?><row") } == expected)
    }

    @Test(
        "What looks like a plain row and is none is refused all the same",
        arguments: [
            "<row r=\"1\"><c r=\"A1\" r=\"A1\"><v>1</v></c></row>", "<row r=\"1\"><c r=\"A1\"><v>1</c></row>",
            "<row r=\"1\"><c r=\"A1\"><v>1</v></row>",
            "<row r=\"1\"><c r=\"A1\"><v>]]></v></c></row>", "<row r=\"1\"><c r=\"A1\"><v>&x;</v></c></row>",
            "<row r=\"1\"><c 1=\"A1\"><v>1</v></c></row>",
            "<row r=\"1\"><c r=\"<\"><v>1</v></c></row>", "<row r=\"1\"><c r=\"A1\"><v>\u{1}</v></c></row>",
            "<row r=\"1\"><c r=\"A1\"><v>1</v></c>",
            "<row r=\"1\"><c r='A1\"><v>1</v></c></row>",
        ])
    func noPlainRow(row: String) throws {
        let good = "<row r=\"2\"><c><v>1</v></c></row>"
        #expect(try refusal { _ = try sheet("<sheetData>\(row)\(good)</sheetData>") } != nil)
        #expect(
            try refusal { _ = try sheet("<sheetData>\(good.replacing("2", with: "1"))\(row.replacing("1", with: "3"))</sheetData>") } != nil
        )
    }

    private static func content(using generator: inout SeededGenerator) -> String {
        let style = Int.random(in: 0...5, using: &generator)
        let content =
            [
                "t=\"s\"><v>\(Int.random(in: 0...2, using: &generator))</v>", "t=\"inlineStr\"><is><t>Uraian_x0009_ \(style)</t></is>",
                "t=\"str\"><v>a</v>", "t=\"b\"><v>1</v>", "t=\"e\"><v>#N/A</v>", "t=\"d\"><v>2023-10-01T10:00:00</v>", "t=\"n\"><v>1,5</v>",
                ">",
            ]
            + StoredNumberTests.writings(20, using: &generator).map { "><v>\($0)</v>" }
        return "s=\"\(style)\" " + (content.randomElement(using: &generator) ?? ">")
    }

    /// The hash as `docs/reading.md` says it is made, over what the lines say.
    private func hash(_ lines: [String]) throws -> UInt64 {
        try lines.reduce(0) { sum, line in
            let cell = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            let type = try #require(cell["type"] as? String)
            var value = Array(((cell["value"] as? String) ?? "").utf8)
            if ["number", "duration", "boolean"].contains(type) {
                // As it is printed: a number that went through JSON might be written otherwise.
                let printed = try #require(line.split(separator: "\"value\":").dropFirst().first).prefix { $0 != "," }
                value = Array(printed.utf8)
            }
            let bytes =
                try Array(#require(cell["sheet"] as? String).utf8) + [0] + Array(#require(cell["ref"] as? String).utf8) + [0]
                + Array(type.utf8) + [0] + value
            return sum &+ bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        }
    }
}
