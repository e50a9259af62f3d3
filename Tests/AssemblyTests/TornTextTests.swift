import Foundation
import Journey
import Model
import Spreadsheet
import TestSupport
import Testing

@Suite("A CSV that was cut off")
struct TornTextTests {
    private static let sheet = "sheets/temanggung-2023-tw4-evaluasi-rkpd.csv"

    private func read(_ bytes: Data) throws -> [Finding] {
        let file = try Fixtures.temporaryFolder().appending(path: "laporan.csv")
        try bytes.write(to: file)
        let reader = try Reader(mappings: Fixtures.root.appending(path: "Mappings").path, conversion: nil)
        return try reader.read(file.path, name: "laporan.csv").statements.flatMap(\.findings).filter { $0.rule == .berkasTerpotong }
    }

    @Test("The last record is short: loaded, with a finding at its end")
    func finding() throws {
        let whole = try Data(contentsOf: URL(filePath: Fixtures.path(Self.sheet)))
        #expect(try read(whole).isEmpty)
        // Within the last quarter of the sheet, a few fields into a record that is not quoted.
        let lines = whole.split(separator: 10, omittingEmptySubsequences: false)
        let line = try #require(
            lines.indices.last { $0 < lines.count - 12 && !lines[$0].contains(UInt8(ascii: "\"")) && lines[$0].count > 40 })
        let head = Data(lines[..<line].joined(separator: [10])) + [10] + lines[line].prefix(lines[line].count / 3)
        let findings = try read(head)
        #expect(findings.count == 1)
        #expect(findings.first?.cell?.row == line + 1)
        #expect(findings.first?.severity == .peringatan)
    }
}
