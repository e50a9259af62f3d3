import Foundation
import Grid
import Model

/// The truth of a national form as a statement: what a mapping would make of it, without one.
struct FormTruth: Decodable {
    struct Meta: Decodable {
        var pemdaKode: String
        var tahun: Int
        var triwulan: Int?
    }
    struct Value: Decodable {
        var sel: String
        var ukuran: String
        var tahap: String
        var triwulan: Int?
        var kumulatif: Int
        var kodeBenar: String?
        var tingkat: String
        var uraian: String?
        var indikator: String?
        var nilai: Double?
    }
    struct Place: Decodable, Hashable {
        var aturan: String
        var sel: String
    }
    var meta: Meta
    var facts: [Value]
    var sums: [Place]

    static func load(_ file: URL) throws -> FormTruth {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(FormTruth.self, from: Data(contentsOf: file))
    }

    /// The sheet as the assembler hands it over.
    func statement() -> Statement {
        var statement = Statement(
            form: FormIdentity(name: "uji", version: "1", jenis: "uji"),
            context: StatementContext(pemdaKode: meta.pemdaKode, tahun: meta.tahun, triwulan: meta.triwulan), sheet: "uji")
        var nodes: [String: Int] = [:]
        var indicators: [Int: Int] = [:]
        for value in facts {
            guard let cell = CellReference(value.sel), let ukuran = Ukuran(rawValue: value.ukuran),
                let tahap = Tahap(rawValue: value.tahap),
                let tingkat = Tingkat(rawValue: value.tingkat)
            else { continue }
            let key = value.kodeBenar ?? "total"
            let node =
                nodes[key]
                ?? {
                    let parent = key.split(separator: ".").dropLast(tingkat == .kegiatan ? 2 : 1).joined(separator: ".")
                    statement.nodes.append(
                        Node(
                            tingkat: tingkat, parent: nodes[parent], kode: value.kodeBenar, uraian: value.uraian,
                            cell: CellReference(row: cell.row, column: 1), key: key))
                    nodes[key] = statement.nodes.count - 1
                    return statement.nodes.count - 1
                }()
            var indicator: Int?
            if ukuran == .kinerja {
                indicator = indicators[cell.row]
                if indicator == nil {
                    statement.indicators.append(
                        Indicator(node: node, name: value.indikator, satuan: nil, key: "\(key)#\(statement.indicators.count)"))
                    indicator = statement.indicators.count - 1
                    indicators[cell.row] = indicator
                }
            }
            let exact = value.nilai.flatMap { ExactNumber($0) }
            statement.facts.append(
                Fact(
                    node: node, indicator: indicator, ukuran: ukuran, tahap: tahap, tahun: meta.tahun, triwulan: value.triwulan,
                    isCumulative: value.kumulatif == 1, value: exact, reason: exact == nil ? .tidakAda : nil,
                    text: exact?.description ?? "-",
                    cell: cell))
        }
        return statement
    }
}
