import Forms
import Grid
import Notation

/// The labels of one row, with what wrapped onto the rows below joined again.
struct RowTexts {
    var kode: String?
    var uraian: String?
    var indikator: String?
    var satuan: String?
    /// The cell of the code, even if empty; nil where the form has no code column.
    var kodeCell: CellReference?
    var isNumericKode = false
    /// The cells of a code that several columns share; nil where one column holds it.
    var kodeColumns: [KodeCell?]?
}

extension RowTexts {
    /// The labels of every row of a table, by position in ``TableReading/rows``.
    ///
    /// A continuation row (a name that a page break split, a name wrapped over rows) is joined to the row that owns it.
    static func of(_ reading: TableReading) -> [RowTexts] {
        var texts = reading.rows.map { RowTexts($0, reading.bindings[$0.binding]) }
        var node: Int?
        var indicator: Int?
        for (index, entry) in reading.rows.enumerated() {
            switch entry.rowClass {
            case .simpul:
                node = index
                indicator = index
            case .indikator:
                indicator = index
            case .sambungan:
                if let node, let more = texts[index].uraian { texts[node].uraian = joined(texts[node].uraian, more) }
                if let indicator, let more = texts[index].indikator {
                    texts[indicator].indikator = joined(texts[indicator].indikator, more)
                }
                if let indicator, let more = texts[index].satuan { texts[indicator].satuan = joined(texts[indicator].satuan, more) }
            case .total, .rerata, .predikat, .catatan, .tandaTangan:
                node = nil
                indicator = nil
            default: break
            }
        }
        return texts
    }

    /// Two pieces of a wrapped text; a word broken by a hyphen at the end of its line is joined without a space.
    private static func joined(_ first: String?, _ second: String) -> String {
        guard let first else { return second }
        return first.hasSuffix("-") ? first + second : first + " " + second
    }

    private init(_ entry: ClassifiedRow, _ binding: Binding) {
        func texts(_ role: ColumnRole) -> [String] {
            binding.columns(with: role).compactMap { entry.row[$0].flatMap(labelText) }
        }
        let columns = binding.columns(with: .kode)
        let codes = columns.compactMap { entry.row[$0].flatMap(codeText) }
        // A code spread over several columns has a part in each.
        kode = codes.count > 1 ? codes.map { $0.filter { !$0.isWhitespace } }.joined(separator: ".") : codes.first
        if columns.count > 1, !codes.isEmpty {
            kodeColumns = columns.map { column in
                entry.row[column].flatMap { cell in codeText(cell).map { KodeCell($0, isNumber: cell.isNumber) } }
            }
        }
        // Code and name may share a cell: 1.06.04 PROGRAM REHABILITASI SOSIAL.
        uraian = texts(.uraian).first ?? (columns.count == 1 ? kode.flatMap { readKode($0).nama } : nil)
        indikator = texts(.indikator).first
        satuan = texts(.satuan).first
        isNumericKode = columns.contains { entry.row[$0]?.isNumber == true }
        kodeCell = columns.first.map { CellReference(row: entry.row.number, column: $0) }
    }
}

extension Cell {
    /// Whether it holds a number.
    fileprivate var isNumber: Bool { if case .number = value { true } else { false } }
}
