import Grid
import Journey
import Model
import TestSupport
import Testing

/// Tables one under another whose titles name the agency in ways of their own.
@Suite("Stacked tables by their titles")
struct TitledTableTests {
    private static let names = ["DINAS SOSIAL", "DINAS KESEHATAN", "INSPEKTORAT DAERAH"]

    private func read(_ titles: (String) -> [[String?]]) throws -> [Statement] {
        let sheets = try Self.names.map { try titled(titles($0)).dropping(rows: Set(123...200)) }
        return try statements(Sheet.stacked(sheets, gap: 3).sheet)
    }

    @Test("the agency in a line, within a line, in cells")
    func splits() throws {
        let ways: [(String) -> [[String?]]] = [
            { [["EVALUASI HASIL RKPD"], [$0 + " KABUPATEN TEMANGGUNG"], ["TAHUN 2023"]] },
            { [["EVALUASI HASIL RKPD"], [$0], ["KABUPATEN TEMANGGUNG"], ["TAHUN 2023"]] },
            { [["EVALUASI HASIL RKPD \($0) KABUPATEN TEMANGGUNG TAHUN 2023"]] },
            { [["EVALUASI HASIL RKPD"], ["KABUPATEN TEMANGGUNG"], ["Tahun", ":", "#"], ["Perangkat Daerah", nil, ":", $0]] },
        ]
        for way in ways {
            let read = try read(way)
            #expect(read.map(\.context.perangkatDaerah) == Self.names)
            #expect(read.allSatisfy { $0.context.pemdaKode == "33.23" && $0.context.tahun == 2023 })
        }
    }

    @Test("below the signatures a full title without an agency is not of the one that signed")
    func signed() throws {
        let first = try titled(["EVALUASI HASIL RKPD", "KABUPATEN TEMANGGUNG", "TAHUN 2023", "Perangkat Daerah : Dinas Sosial"])
        let second = try titled(["EVALUASI HASIL RKPD", "KABUPATEN TEMANGGUNG", "TAHUN 2023"])
        let read = try statements(Sheet.stacked([first, second], gap: 3).sheet)
        #expect(read.map(\.context.perangkatDaerah) == ["Dinas Sosial", nil])
    }
}
