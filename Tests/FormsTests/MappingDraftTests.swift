import Foundation
import Grid
import Model
import Spreadsheet
import TestSupport
import Testing

@testable import Forms

@Suite("A mapping is proposed for a sheet that no form fits")
struct MappingDraftTests {
    private struct Truth: Decodable {
        struct Fact: Decodable {
            let sel: String
            let ukuran: String
            let tahap: String
            let triwulan: Int?
        }
        let facts: [Fact]
    }

    /// The national forms and their variants, none of whose mappings the proposal knows.
    static let forms: [String] = {
        guard let folder = Fixtures.shared?.appending(path: "forms") else { return [] }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".xlsx") }.map { String($0.dropLast(5)) }.sorted()
    }()

    @Test("Nine in ten of the value columns of the national forms are bound right", .enabled(if: Fixtures.shared != nil, "needs ../shared"))
    func nationalForms() throws {
        var right = 0
        var all = 0
        for name in Self.forms {
            let folder = try #require(Fixtures.shared).appending(path: "forms")
            let sheet = try WorkbookFile.open(folder.appending(path: "\(name).xlsx").path).readSheet(at: 0)
            let draft = try #require(MappingDraft.propose(for: sheet, name: "usulan"), "\(name)")
            let truth = try JSONDecoder().decode(Truth.self, from: Data(contentsOf: folder.appending(path: "\(name).json")))
            var columns: [Int: (ukuran: String, tahap: String)] = [:]
            var quarters: [Int: Int] = [:]
            for fact in truth.facts {
                let column = try #require(CellReference(fact.sel)).column
                columns[column] = (fact.ukuran, fact.tahap)
                if let quarter = fact.triwulan { quarters[column] = quarter }
            }
            for (column, wanted) in columns.sorted(by: { $0.key < $1.key }) {
                all += 1
                guard case .value(let value)? = draft.meanings[column], value.ukuran.rawValue == wanted.ukuran,
                    value.tahap.rawValue == wanted.tahap,
                    value.triwulan == quarters[column] || wanted.tahap == "realisasi" && value.triwulan == nil
                else {
                    print("\(name) \(CellReference.columnName(column)): \(wanted), proposed \(String(describing: draft.meanings[column]))")
                    continue
                }
                right += 1
            }
            _ = try MappingLibrary.parse([("usulan.yaml", draft.yaml)])
        }
        print("draft: \(right) of \(all)")
        #expect(right * 10 >= all * 9, "\(right) of \(all)")
    }
}
