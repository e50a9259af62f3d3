import Foundation
import Grid
import Spreadsheet
import TestSupport
import Testing

/// The test workbooks of other readers, against what two of them agree on. Read in place; never part of this repository.
@Suite(.enabled(if: Fixtures.shared != nil, "needs the folder of further material beside the checkout"))
struct ConformanceSuitesTests {
    static let workbooks: [String] = {
        guard let shared = Fixtures.shared else { return [] }
        return ["calamine", "readxl", "xlsx2csv"].flatMap { suite in
            let folder = shared.appending(path: "suites/\(suite)/expected")
            return ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted().map {
                "suites/\(suite)/expected/\($0)"
            }
        }
    }()

    private static let types = ["n": "number", "s": "text", "b": "boolean", "d": "date", "tm": "time", "td": "duration", "e": "error"]

    @Test("Every cell on which others agree", arguments: workbooks)
    func workbook(path: String) throws {
        let shared = try #require(Fixtures.shared)
        let json = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: shared.appending(path: path))) as? [String: Any])
        let name = try #require(json["file"] as? String)
        let expected = try #require(json["sheets"] as? [String: [[Any]]])
        let file = try WorkbookFile.open(shared.appending(path: path.replacing("/expected/\(name).json", with: "/\(name)")).path)
        for (sheetName, values) in expected {
            let index = try #require(file.sheets.firstIndex { $0.name == sheetName })
            let found = cells(try file.readSheet(at: index))
            // Disputed cells are decided in docs/reading.md and tested there where they are written down.
            for value in values where value[1] as? String != "?" {
                let reference = try #require(value[0] as? String)
                let cell = try #require(found[reference], "\(sheetName) \(reference)")
                #expect(cell.value.type.rawValue == (value[1] as? String).flatMap { Self.types[$0] }, "\(sheetName) \(reference)")
                switch cell.value {
                case .number(let number), .duration(let number):
                    let other = try #require(value[2] as? Double)
                    #expect(abs(number - other) <= abs(other) * 1e-14, "\(sheetName) \(reference)")
                case .boolean(let flag): #expect(flag == value[2] as? Bool)
                case .text(let text), .date(let text), .time(let text), .error(let text):
                    #expect(text == value[2] as? String, "\(sheetName) \(reference)")
                }
            }
            #expect(values.count == found.count, "\(sheetName)")
        }
    }

    // location_coordinates is left out: its expectation belongs to another file.
    @Test(
        "csv-spectrum",
        arguments: [
            "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines", "newlines_crlf", "quotes_and_newlines",
            "simple", "simple_crlf", "utf8",
        ])
    func spectrum(name: String) throws {
        let folder = try #require(Fixtures.shared).appending(path: "suites/csv-spectrum")
        let rows = try WorkbookFile.open(folder.appending(path: "csvs__\(name).csv").path).readSheet(at: 0).rows
        let header = rows[0].cells.map(\.shown)
        let found = rows.dropFirst().map { row in
            Dictionary(uniqueKeysWithValues: header.enumerated().map { ($1, row[$0 + 1]?.shown ?? "") })
        }
        let expected = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appending(path: "json__\(name).json"))) as? [[String: String]])
        // newlines_crlf lies here with LF alone, which its expectation does not know.
        #expect(found == expected.map { $0.mapValues { name == "newlines_crlf" ? $0.replacing("\r\n", with: "\n") : $0 } })
    }
}
