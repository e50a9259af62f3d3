import Forms
import Model
import Notation

/// The node rows of a table whose codes have to be settled, each node once.
///
/// Where a form prints a node again in every group of rows, only its first print is settled; the others follow it.
struct NodePrints {
    /// The rows to settle.
    private(set) var coded: [CodedRow] = []
    /// Rows that print a node again, with the position of its first print in ``coded``.
    private var again: [(row: CodedRow, first: Int, kode: Kode, repair: Message?)] = []

    init(_ reading: TableReading, _ texts: [RowTexts]) {
        var first: [String: Int] = [:]
        for (index, entry) in reading.rows.enumerated() where entry.rowClass == .simpul {
            if let tingkat = entry.tingkat, tingkat.depth == nil { continue }
            let text = texts[index]
            let row = CodedRow(
                row: index, printed: text.kode, codeCell: text.kodeCell, uraian: text.uraian, isNumber: text.isNumericKode,
                tingkat: entry.tingkat)
            guard entry.rule?.repeats == true, reading.mapping.codes == .lengkap, let printed = text.kode else {
                coded.append(row)
                continue
            }
            let read = readKode(printed)
            guard let kode = read.kode else {
                coded.append(row)
                continue
            }
            let key = kode.text + " " + (text.uraian.map { foldedName($0) } ?? "")
            if let known = first[key] {
                again.append((row, known, kode, read.status == .diperbaiki ? read.repairMessage : nil))
            } else {
                first[key] = coded.count
                coded.append(row)
            }
        }
    }

    /// The settled codes by row, those of repeated prints among them.
    func spread(_ codes: [SettledCode]) -> [Int: SettledCode] {
        var all = Dictionary(uniqueKeysWithValues: zip(coded.map(\.row), codes))
        for print in again {
            var code = codes[print.first]
            code.findings = []
            if let repair = print.repair, code.kode == print.kode { code.findings = [print.row.repaired(to: print.kode, by: repair)] }
            all[print.row.row] = code
        }
        for print in again { tellWrongParent(print.row, &all) }
        return all
    }

    /// A node printed again right above one that is no part of it.
    private func tellWrongParent(_ row: CodedRow, _ codes: inout [Int: SettledCode]) {
        guard let kode = codes[row.row]?.kode, let next = codes.keys.filter({ $0 > row.row }).min(), let below = codes[next]?.kode,
            below.tingkat.order > kode.tingkat.order, !below.isPart(of: kode)
        else { return }
        codes[row.row]?.findings.append(
            Finding(
                .kodeUrutan, cell: row.codeCell, kode: kode.text,
                message: Message(
                    id: "Kode \(kode.text) tercetak di atas \(below.text), yang bukan bagiannya; dimuat seperti tercetak.",
                    en: "Code \(kode.text) is printed above \(below.text), which is no part of it; loaded as printed."),
                printed: row.printed, expected: below.parent?.text, subject: "\(kode.text) di atas \(below.text)"))
    }
}
