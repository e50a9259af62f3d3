import Foundation
import Grid
import Spreadsheet
import TestSupport
import Testing

/// Separators, quotation, line ends and encodings are found out.
struct CSVTests {
    @Test(
        "Separators",
        arguments: [
            ("a;b\n1,5;2,5\n", ["A1": "a", "B1": "b", "A2": "1,5", "B2": "2,5"]),
            ("a,b\n1.5,2.5", ["A1": "a", "B1": "b", "A2": "1.5", "B2": "2.5"]),
            ("a\tb\n1;2\t3,4\n", ["A1": "a", "B1": "b", "A2": "1;2", "B2": "3,4"]),
            ("a|b\n1|2\n", ["A1": "a", "B1": "b", "A2": "1", "B2": "2"]),
            ("Kode,Uraian;Pagu\n1,5;2,5\n", ["A1": "Kode,Uraian", "B1": "Pagu", "A2": "1,5", "B2": "2,5"]),
            ("\"a;b;c\",\"d\"\n\"e;f;g\",h\n", ["A1": "a;b;c", "B1": "d", "A2": "e;f;g", "B2": "h"]),
            ("sep=|\r\na;b|c\r\n", ["A1": "a;b", "B1": "c"]),
            ("Judul\n1;2\n3;4\n", ["A1": "Judul", "A2": "1", "B2": "2", "A3": "3", "B3": "4"]),
            ("satu\ndua", ["A1": "satu", "A2": "dua"]),
        ])
    func separators(text: String, expected: [String: String]) throws { #expect(try texts(open(csv: text)) == expected) }

    @Test(
        "Records",
        arguments: [
            ("a;b\r\n1;2\r3;4\n5;6", ["A1": "a", "B1": "b", "A2": "1", "B2": "2", "A3": "3", "B3": "4", "A4": "5", "B4": "6"]),
            ("a;b\n\n;;\n\"\";x\n", ["A1": "a", "B1": "b", "B4": "x"]), ("a;\" \"\n", ["A1": "a", "B1": " "]),
            ("a;\"b\r\nc\"\"d\"\"\"\n", ["A1": "a", "B1": "b\r\nc\"d\""]),
            ("a;x\"y\"z\n\"q\"w;2\n", ["A1": "a", "B1": "x\"y\"z", "A2": "qw", "B2": "2"]),
        ])
    func records(text: String, expected: [String: String]) throws { #expect(try texts(open(csv: text)) == expected) }

    @Test("Encodings")
    func encodings() throws {
        let text = "Kode;Capaian “é”\n1;€\n"
        let expected = ["A1": "Kode", "B1": "Capaian “é”", "A2": "1", "B2": "€"]
        #expect(try texts(open(Array(text.utf8))) == expected)
        #expect(try texts(open([0xef, 0xbb, 0xbf] + text.utf8)) == expected)
        for encoding in [String.Encoding.windowsCP1252, .utf16LittleEndian, .utf16BigEndian] {
            let bytes = Array(try #require(text.data(using: encoding)))
            #expect(try texts(open(bytes)) == expected)
        }
        #expect(try texts(open([0xff, 0xfe] + Array(try #require("a;😀".data(using: .utf16LittleEndian))))) == ["A1": "a", "B1": "😀"])
    }

    @Test(
        "Text in no encoding, cut within a character, a byte 0, an open quotation mark",
        arguments: [
            ([0xef, 0xbb, 0xbf, 0x61, 0xff, 0x0a], SpreadsheetError.Reason.undecodableText(offset: 4)), ([0x61, 0x3b, 0xc3], .truncated),
            ([0x61, 0x81, 0x0a], .undecodableText(offset: 1)), (Array("éééé".utf8) + [0xff], .undecodableText(offset: 8)),
            ([0xff, 0xfe, 0x61], .truncated), ([0xff, 0xfe, 0x61, 0, 0x00, 0xd8, 0x61, 0], .undecodableText(offset: 4)),
            (Array("a;b\n1;\"dua\n3;4\n".utf8), .unclosedQuote), ([0x61, 0x3b, 0x62, 0x0a, 0x31, 0x3b, 0, 0x32, 0x0a], .nulByte),
            ([0xef, 0xbb, 0xbf], .empty),
        ])
    func refused(bytes: [UInt8], reason: SpreadsheetError.Reason) throws {
        #expect(try refusal { _ = try open(bytes).readSheet(at: 0) } == reason)
    }

    @Test("The place of an open quotation mark is told")
    func place() throws {
        let file = try open(csv: "a;b\n1;\"dua\n3;4\n")
        let error = #expect(throws: SpreadsheetError.self) { try file.readSheet(at: 0) }
        #expect(error?.cell == CellReference(row: 2, column: 2))
    }

    @Test("Fields and records longer than a window")
    func windows() throws {
        let long = String(repeating: "panjang ", count: 20_000)
        var text = ""
        for index in 0..<8 { text += "\(index);\"\(long)\"\"\";é\r\n" }
        let found = try texts(open(csv: text))
        #expect(found.count == 24)
        #expect((1...8).allSatisfy { found["B\($0)"] == long + "\"" })
        let tooLong = try refusal { _ = try open(csv: "a;\"" + String(repeating: "x", count: 300_000) + "\"").readSheet(at: 0) }
        #expect(tooLong == .tooLarge(.cellText, limit: ReadingLimits.standard.cellTextBytes))
        let tooMany = try refusal { _ = try open(csv: String(repeating: ";", count: 20_000)).readSheet(at: 0) }
        #expect(tooMany == .tooLarge(.fieldsPerRecord, limit: 16_384))
    }

    @Test("What is written as a CSV is read again", arguments: 0..<40)
    func roundTrip(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let separator = [";", ",", "\t", "|"][seed % 4]
        let end = ["\n", "\r\n", "\r"][seed % 3]
        let pieces = ["a", "1.234,5", "\"", "\n", "\r\n", ";", ",", "\t", "|", " ", "é", "😀", "=1+1", "sep"]
        let columns = Int.random(in: 2...6, using: &generator)
        var expected: [String: String] = [:]
        var text = ""
        for row in 1...Int.random(in: 2...60, using: &generator) {
            let fields = (1...columns).map { column in
                let field = (0..<Int.random(in: 0...5, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }
                    .joined()
                if !field.isEmpty { expected["\(CellReference(row: row, column: column))"] = field }
                return "\"\(field.replacing("\"", with: "\"\""))\""
            }
            text += fields.joined(separator: separator) + end
        }
        #expect(try texts(open(csv: text)) == expected)
    }

    @Test("A CSV cut anywhere is refused or ends with a shorter record, never with others")
    func cut() throws {
        let bytes = Array("Kode;Uraian\r\n1;\"Program \"\"é\"\" ; dua\"\r\n2;😀 tiga\r\n".utf8)
        let whole = try texts(open(bytes))
        for count in 1..<bytes.count {
            guard let found = try? texts(open(Array(bytes.prefix(count)))) else { continue }
            let last = found.keys.compactMap { CellReference($0)?.row }.max() ?? 0
            for (reference, text) in found where (CellReference(reference)?.row ?? 0) < last { #expect(whole[reference] == text) }
        }
    }

    @Test(
        "A last record that alone is short",
        arguments: [
            ("a;b;c\n1;2;3\n4;5", ShortRecord(end: CellReference(row: 3, column: 2), usual: 3)),
            ("a;b;c\n1;2;3\n4;\n", ShortRecord(end: CellReference(row: 3, column: 2), usual: 3)),
            ("a;b;c\n1;2;3\n\n4", ShortRecord(end: CellReference(row: 4, column: 1), usual: 3)),
            // Whole, ragged all over, or too few to say.
            ("a;b;c\n1;2;3\n4;5;", nil), ("a;b;c\n1;2;3\n\n", nil), ("judul\na;b;c\n1;2;3\n4;5", nil), ("a;b;c\n1;2", nil),
            ("a;b;c\n1;2;3;4\n5;6;7\n8", ShortRecord(end: CellReference(row: 4, column: 1), usual: 3)),
        ] as [(String, ShortRecord?)])
    func shortEnd(text: String, expected: ShortRecord?) throws {
        #expect(try open(Array(text.utf8), as: "a.csv").readSheet(at: 0).shortEnd == expected)
    }

    @Test("A text cut off anywhere: refused within quotation marks or a character, else as far as it goes")
    func cutOff() throws {
        let text = Array("Kode;Uraian;Pagu\n1.06;\"Urusan \"\"sosial\"\"; dan\nlain – é\";100\n1.06.02;Pemberdayaan;200\n".utf8)
        for count in 1..<text.count {
            let head = Array(text.prefix(count))
            let isWithinCharacter = String(validating: head, as: UTF8.self) == nil
            let isWithinQuotes = head.count { $0 == UInt8(ascii: "\"") } % 2 == 1
            let reason = try refusal { _ = try open(head, as: "a.csv").readSheet(at: 0) }
            if isWithinCharacter {
                #expect(reason == .truncated, "\(count)")
            } else if isWithinQuotes {
                #expect(reason == .unclosedQuote, "\(count)")
            } else {
                #expect(reason == nil, "\(count)")
            }
        }
    }
}
