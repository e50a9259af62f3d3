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
    /// What the row's number column prints, for levels that numbering tells.
    var nomor: String?
    /// The cells of a code that several columns share; nil where one column holds it.
    var kodeColumns: [KodeCell?]?
}

extension RowTexts {
    /// The labels of every row of a table, by position in ``TableReading/rows``.
    ///
    /// A continuation row (a name that a page break split, a name wrapped over rows) is joined to the row of its track that owns it.
    static func of(_ reading: TableReading) -> [RowTexts] {
        let codeColumns = filledCodeColumns(reading)
        var texts = reading.rows.map { RowTexts($0, reading.bindings[$0.binding], codeColumns: codeColumns[$0.binding]) }
        var node: [String?: Int] = [:]
        var indicator: [String?: Int] = [:]
        for (index, entry) in reading.rows.enumerated() {
            switch entry.rowClass {
            case .simpul:
                node[entry.track] = index
                indicator[entry.track] = index
            case .indikator:
                indicator[entry.track] = index
            case .sambungan:
                if let node = node[entry.track], let more = texts[index].uraian { texts[node].uraian = joined(texts[node].uraian, more) }
                guard let indicator = indicator[entry.track] else { continue }
                if let more = texts[index].indikator { texts[indicator].indikator = joined(texts[indicator].indikator, more) }
                if let more = texts[index].satuan { texts[indicator].satuan = joined(texts[indicator].satuan, more) }
            case .total, .rerata, .predikat, .catatan, .tandaTangan, .bagian:
                node = [:]
                indicator = [:]
            default: break
            }
        }
        return texts
    }

    /// The code columns of each binding that any row fills: one that is blank all the way down is no part of a code.
    private static func filledCodeColumns(_ reading: TableReading) -> [Set<Int>] {
        let all = reading.bindings.map { Set($0.columns(with: .kode)) }
        guard all.contains(where: { $0.count > 1 }) else { return all }
        var filled = all.map { _ in Set<Int>() }
        for entry in reading.rows where entry.rowClass.isData {
            for column in all[entry.binding] where entry.cell(at: column).flatMap(codeText) != nil { filled[entry.binding].insert(column) }
        }
        return zip(all, filled).map { $1.isEmpty ? $0 : $1 }
    }

    /// Two pieces of a wrapped text; a word broken by a hyphen at the end of its line is joined without a space.
    private static func joined(_ first: String?, _ second: String) -> String {
        guard let first else { return second }
        return first.hasSuffix("-") ? first + second : first + " " + second
    }

    private init(_ entry: ClassifiedRow, _ binding: Binding, codeColumns filled: Set<Int>) {
        let track = entry.track
        func columns(_ role: ColumnRole) -> [Int] { binding.columns(with: role).filter { binding.columns[$0]?.traits.track == track } }
        // A number does not go on from a name above.
        let isContinuation = entry.rowClass == .sambungan
        func cells(_ role: ColumnRole) -> [Cell] {
            columns(role).compactMap { entry.cell(at: $0) }.filter { !isContinuation || !CellFit.isFigure($0) }
        }
        let stacked = cells(.uraian).filter { isStackedCode($0, entry, binding) }
        let codeColumns = columns(.kode).filter(filled.contains)
        let codes = cells(.kode).compactMap(codeText) + stacked.compactMap(codeText)
        // A code spread over several columns has a part in each.
        kode = codes.count > 1 ? codes.map { $0.filter { !$0.isWhitespace } }.joined(separator: ".") : codes.first
        if codeColumns.count > 1, !codes.isEmpty {
            kodeColumns = codeColumns.map { column in
                entry.cell(at: column).flatMap { cell in codeText(cell).map { KodeCell($0, isNumber: cell.isNumber) } }
            }
        }
        uraian = cells(.uraian).filter { !isStackedCode($0, entry, binding) }.lazy.compactMap(labelText).first
        indikator = cells(.indikator).lazy.compactMap(labelText).first.map(Self.withoutBullet)
        // The unit of an indicator that a column names is not the row's.
        satuan = cells(.satuan).lazy.filter { binding.columns[entry.column(of: $0)]?.traits.indicator == nil }.compactMap(labelText).first
        nomor = cells(.nomor).lazy.compactMap(labelText).first
        // Code and name may share a cell: 1.06.04 PROGRAM REHABILITASI SOSIAL.
        if uraian == nil, codeColumns.count == 1 { uraian = kode.flatMap { readKode($0).nama } }
        isNumericKode = codeColumns.contains { entry.cell(at: $0)?.isNumber == true }
        let codeColumn = codeColumns.first ?? stacked.first?.reference.column
        kodeCell = codeColumn.map { CellReference(row: entry.row.number, column: $0) }
        take(entry.captures, row: entry.row.number)
    }

    /// Parts that the rule's patterns name stand for the whole text of their cell.
    private mutating func take(_ captures: [RowCapture], row: Int) {
        for capture in captures where Self.parts.contains(capture.name) {
            switch capture.role {
            case .kode: kode = nil
            case .uraian: uraian = nil
            case .indikator: indikator = nil
            case .satuan: satuan = nil
            case .nomor: nomor = nil
            default: break
            }
        }
        for capture in captures {
            switch capture.name {
            case "kode":
                kode = capture.text
                kodeCell = kodeCell ?? CellReference(row: row, column: capture.column)
            case "uraian": uraian = capture.text
            case "indikator": indikator = Self.withoutBullet(capture.text)
            case "satuan": satuan = capture.text
            case "nomor": nomor = capture.text
            default: break
            }
        }
    }

    /// The groups that stand for a part of the row; any other is a note.
    static let parts: Set<String> = ["kode", "uraian", "indikator", "satuan", "nomor"]

    private func isStackedCode(_ cell: Cell, _ entry: ClassifiedRow, _ binding: Binding) -> Bool {
        binding.columns[entry.column(of: cell)]?.traits.isStacked == true && isCodeText(cell.shown)
    }

    /// `- Persentase …`: the mark of a list is no part of a name.
    private static func withoutBullet(_ text: String) -> String {
        let rest = text.drop { "-–•*".contains($0) }
        guard rest.count < text.count, rest.first == " ", rest.contains(where: \.isLetter) else { return text }
        return String(rest.drop { $0 == " " })
    }
}

extension Cell {
    /// Whether it holds a number.
    fileprivate var isNumber: Bool { if case .number = value { true } else { false } }
}
