import Foundation
import Model
import Notation
import TestSupport
import Testing

/// The documentation's tables of codes say what the data say.
@Suite("Codes in docs/notation.md")
struct KodeDocumentationTests {
    private func documentation() throws -> [Substring] {
        try String(contentsOf: Fixtures.root.appending(path: "docs/notation.md"), encoding: .utf8).split(separator: "\n")
    }

    @Test("every era stands there with its decrees, parts, example and years", arguments: TataKode.allCases)
    func eras(_ era: TataKode) throws {
        let parts = era.parts.map { "\($0.role == .subKegiatan ? "sub kegiatan" : $0.role.rawValue) \($0.width)" }.joined(separator: " · ")
        let end = era.years.upperBound == 9999 ? "" : "\(era.years.upperBound)"
        let row = "| \(era.decrees.joined(separator: ", ")) | \(parts) | `\(era.example)` | \(era.years.lowerBound)–\(end) |"
        #expect(try documentation().contains { $0 == row }, "\(row)")
    }

    @Test("every slip of the table is read as the table says")
    func slips() throws {
        let rows = try documentation().map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
            .filter { $0.count == 3 && ($0[1] == "yes" || $0[1] == "no") && $0[2].hasPrefix("`") }
        #expect(rows.count == 8)
        for row in rows {
            for example in row[2].split(separator: "`").map(String.init) where example.contains(".") {
                #expect(readKode(example).status == (row[1] == "yes" ? .diperbaiki : .ambigu), "\(example)")
            }
        }
    }
}
