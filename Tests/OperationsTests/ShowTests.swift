import Dataset
import Foundation
import Model
import Testing

@testable import Operations

@Suite struct ShowTests {
    @Test func linesBreakAtSpacesAndHang() {
        #expect(Layout.wrap("satu dua tiga empat", first: "- ", hanging: "  ", width: 10) == ["- satu dua", "  tiga", "  empat"])
        #expect(Layout.wrap("kata-yang-panjang-sekali", width: 10) == ["kata-yang-panjang-sekali"])
        #expect(Layout.wrap("", first: "x") == ["x"])
    }

    @Test(arguments: [("a\u{1B}[31mb", "a\u{FFFD}[31mb"), ("a\nb\r\nc", "a b c"), ("x\u{202E}y", "x\u{FFFD}y"), ("Jumlah é", "Jumlah é")])
    func strangersTextCannotSteerATerminal(_ text: String, _ expected: String) {
        #expect(text.printable == expected)
    }

    @Test func jsonKeepsTheOrderOfKeysAndEscapes() {
        let json = JSON.object(["b": .string("\"\\\n\u{1}é"), "a": .array([.int(1), .number("2.50"), .null, .bool(true)])])
        #expect(json.text() == "{\"b\":\"\\\"\\\\\\n\\u0001é\",\"a\":[1,2.50,null,true]}")
        #expect(JSON.object([:] as KeyValuePairs).text(pretty: true) == "{}")
        #expect(JSON.array([.int(1)]).text(pretty: true) == "[\n  1\n]")
    }

    @Test(arguments: [
        ("=SUM(A1)", "'=SUM(A1)"), ("-5", "-5"), ("-5 orang", "'-5 orang"), ("@x", "'@x"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""),
        ("baris\nbaru", "\"baris\nbaru\""), ("", ""),
    ])
    func csvIsSafeForSpreadsheetPrograms(_ text: String, _ expected: String) {
        #expect(CSVLine.join([text]) == expected)
    }

    @Test func countsAreGrouped() {
        #expect(Words(language: .indonesian).count(1_234_567) == "1.234.567")
        #expect(Words(language: .english).count(-1234) == "-1,234")
        #expect(Words(language: .english).count(1, "berkas", "file") == "1 file")
        #expect(Words(language: .english).count(0, "berkas", "file") == "0 files")
    }

    @Test func agesAreRead() {
        let now = Date(timeIntervalSince1970: 1_800_000_000)
        #expect(secondsSince("2027-01-15T07:00:00Z", now: now) == 3600)
        #expect(secondsSince("2027-01-15T07:59:30.500Z", now: now) == 29)
        #expect(secondsSince("kemarin", now: now) == nil)
        #expect(Words(language: .indonesian).age(7200) == "2 jam")
    }

    @Test(arguments: DatasetError.Kind.allCases) func everyTroubleWithADatasetHasAStatus(_ kind: DatasetError.Kind) {
        let verdict = Verdict(on: DatasetError(kind, Message(id: "a", en: "b"), cause: "c"), language: .indonesian)
        #expect(verdict.text == "b (c)")
        #expect(verdict.status != .done)
        #expect((verdict.status == .bug) == (kind == .internalError))
    }

    @Test func unknownErrorIsABug() {
        #expect(Verdict(on: CocoaError(.fileReadUnknown), language: .english).status == .bug)
        #expect(Verdict(on: OutputClosed(), language: .english).status == .done)
        #expect(
            Verdict(on: Refusal(.berkasRusak, file: "x", message: Message(id: "i", en: "e")), language: .indonesian).text
                == "x: i [berkas.rusak]")
    }

    @Test func progressIsOneLineBelowTheLog() {
        let said = Workbench.Lines()
        let terminal = Terminal(isWatched: true) { said.add($0.replacing("\r\u{1B}[K", with: "<clear>")) }
        terminal.progress("reading 1/2 a")
        terminal.progress("reading 2/2 b")
        terminal.log("rkpd: x")
        terminal.endProgress()
        #expect(said.all == ["reading 1/2 a<clear>rkpd: x", "reading 1/2 a<clear>"])
    }

    @Test func nobodyWatchesNothingIsShown() {
        let terminal = Terminal(isWatched: false) { _ in Issue.record("nothing is to be shown") }
        terminal.progress("x")
        terminal.endProgress()
    }

    @Test func ruleNamesCanBeShortened() throws {
        #expect(try FindingChoice(rules: ["jumlah"]).ruleIDs() == ["jumlah.anak", "jumlah.total", "jumlah.triwulan"])
        #expect(try FindingChoice(rules: ["kode.kosong"]).ruleIDs() == ["kode.kosong"])
        #expect(try FindingChoice().ruleIDs() == nil)
        #expect(throws: Trouble.self) { try FindingChoice(rules: ["jum"]).ruleIDs() }
    }

    @Test func linesComeAsTheyAreRead() throws {
        let pipe = Pipe()
        try pipe.fileHandleForWriting.write(contentsOf: Data("a\r\n\nb".utf8))
        let reader = LineReader(descriptor: pipe.fileHandleForReading.fileDescriptor)
        #expect(try reader.next() == ["a", ""])
        try pipe.fileHandleForWriting.write(contentsOf: Data("c".utf8))
        try pipe.fileHandleForWriting.close()
        #expect(try reader.next() == [])
        #expect(try reader.next() == ["bc"])
        #expect(try reader.next() == nil)
    }
}
