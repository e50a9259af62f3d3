public import Foundation

/// The truth of a fixture sheet, one fact a cell.
public struct ExpectedFact: Decodable, Sendable {
    public var sel: String
    public var nilai: Double?
    public var teks: String?
    public var tingkat: String
    public var kode: String?
    public var kodeTercetak: String?
    public var indikator: String?
    public var ukuran: String
    public var tahap: String
    public var triwulan: Int?
    public var kumulatif: Int?
    public var uraian: String?

    private enum CodingKeys: String, CodingKey {
        case sel, nilai, teks, tingkat, kode, indikator, ukuran, tahap, triwulan, kumulatif, uraian
        case kodeTercetak = "kode_tercetak"
    }

    private struct File: Decodable { var facts: [ExpectedFact] }

    /// The facts of a JSON file, by cell.
    public static func load(_ file: URL) throws -> [String: ExpectedFact] {
        let facts = try JSONDecoder().decode(File.self, from: Data(contentsOf: file)).facts
        return Dictionary(facts.map { ($0.sel, $0) }) { first, _ in first }
    }

    /// The truth of a fixture sheet by its name.
    public static func ofFixture(_ name: String) throws -> [String: ExpectedFact] {
        try load(Fixtures.folder.appending(path: "expected/\(name).json"))
    }
}
