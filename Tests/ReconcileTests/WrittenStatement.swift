import Grid
import Model
import Reconcile

/// A statement written as lines, for tests of single rules: a level, then fields with their values, apart by `|`.
///
///     program | dpa 100 | tw1 20 | tw2 30 | tahun 50 | capaian 50,00
///     sub | K.target 4,30 | K.tahun 4,23 | K.capaian 101,63 | nama Angka kemiskinan | satuan %
///
/// Row n is line n; a field has the column of its place in ``columns``. `-` states none, `#####` is lost.
func written(_ text: String, triwulan: Int? = 4) -> Statement {
    var statement = Statement(
        form: FormIdentity(name: "uji", version: "1", jenis: "uji"), context: StatementContext(tahun: 2023, triwulan: triwulan),
        sheet: "uji")
    for (index, line) in text.split(separator: "\n").enumerated() { Line(String(line), row: index + 1).add(to: &statement) }
    return statement
}

/// `D3 jumlah.anak`, in reading order.
func told(_ text: String, triwulan: Int? = 4, _ configuration: RegionConfiguration = .default) -> [String] {
    Reconciler(configuration: configuration).findings(written(text, triwulan: triwulan)).map {
        "\($0.cell?.description ?? "-") \($0.rule.rawValue)"
    }
}

private struct Line {
    /// Money, in the order of their columns from B; performance stands in the columns after them.
    static let columns: [(name: String, tahap: Tahap, triwulan: Int?, isCumulative: Bool)] = [
        ("renja", .renja, nil, false), ("rkpd", .rkpd, nil, false), ("pagu", .pagu, nil, false), ("dpa", .dpa, nil, false),
        ("target", .target, nil, false), ("tw1", .realisasi, 1, false), ("tw2", .realisasi, 2, false), ("tw3", .realisasi, 3, false),
        ("tw4", .realisasi, 4, false), ("sd1", .realisasi, 1, true), ("sd2", .realisasi, 2, true), ("sd3", .realisasi, 3, true),
        ("sd4", .realisasi, 4, true), ("tahun", .realisasi, nil, false), ("capaian", .capaian, nil, false), ("sisa", .sisa, nil, false),
        ("rpjmd", .rpjmd, nil, false), ("lalu", .realisasiLalu, nil, false), ("akhir", .rpjmdRealisasi, nil, false),
        ("akhir%", .rpjmdCapaian, nil, false),
    ]

    let level: String
    let fields: [(name: String, value: String)]
    let row: Int

    init(_ text: String, row: Int) {
        let parts = text.split(separator: "|").map { $0.split(separator: " ").map(String.init) }
        level = parts.first?.first ?? ""
        fields = parts.dropFirst().compactMap { words in words.first.map { ($0, words.dropFirst().joined(separator: " ")) } }
        self.row = row
    }

    private func field(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    func add(to statement: inout Statement) {
        if level == "rerata" || level == "predikat" { return addControl(to: &statement) }
        let levels: [String: Tingkat] = ["program": .program, "kegiatan": .kegiatan, "sub": .subKegiatan, "total": .total]
        if let tingkat = levels[level] {
            let depth = tingkat.depth
            let parent = depth.flatMap { depth in
                statement.nodes.indices.last { statement.nodes[$0].tingkat.depth.map { $0 < depth } ?? false }
            }
            statement.nodes.append(
                Node(
                    tingkat: tingkat, parent: parent, uraian: "\(level) \(row)", isPrinted: field("tak_dicetak") == nil,
                    cell: CellReference(row: row, column: 1), key: "\(level)\(row)"))
        }
        let node = statement.nodes.count - 1
        var indicator: Int?
        if fields.contains(where: { $0.name.hasPrefix("K.") }) {
            statement.indicators.append(Indicator(node: node, name: field("nama"), satuan: field("satuan"), key: "i\(row)"))
            indicator = statement.indicators.count - 1
        }
        for (name, value) in fields { addFact(name, value, node, indicator, to: &statement) }
    }

    private func addFact(_ name: String, _ text: String, _ node: Int, _ indicator: Int?, to statement: inout Statement) {
        let isPerformance = name.hasPrefix("K.")
        let plain = isPerformance ? String(name.dropFirst(2)) : name
        guard let position = Self.columns.firstIndex(where: { $0.name == plain }) else { return }
        let column = Self.columns[position]
        let value = ExactNumber(
            text.prefix { !$0.isLetter }.filter { $0 != "." && $0 != " " }.map { $0 == "," ? "." : String($0) }.joined())
        statement.facts.append(
            Fact(
                node: node, indicator: isPerformance ? indicator : nil, ukuran: isPerformance ? .kinerja : .anggaran, tahap: column.tahap,
                tahun: 2023, triwulan: column.triwulan, isCumulative: column.isCumulative, value: value,
                reason: value == nil ? (text == "-" ? .tidakAda : .hilang) : nil, text: text,
                cell: CellReference(row: row, column: position + 2 + (isPerformance ? Self.columns.count : 0))))
    }

    private func addControl(to statement: inout Statement) {
        let text = field("K.capaian") ?? ""
        let programme = statement.nodes.lastIndex { $0.tingkat == .program }
        statement.controls.append(
            Control(
                kind: level == "rerata" ? .rerata : .predikat, label: field("label") ?? level,
                node: field("semua") == nil ? programme : nil,
                ukuran: .kinerja, tahap: .capaian, value: ExactNumber(text.map { $0 == "," ? "." : String($0) }.joined()), text: text,
                cell: CellReference(row: row, column: 36)))
    }
}
