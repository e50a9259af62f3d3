import Forms
import Grid
import Model
import Notation

/// The node rows of a table whose codes have to be settled, each node once.
///
/// Where a form prints a node again in every group of rows, only its first print is settled; the others follow it.
struct NodePrints {
    /// The rows to settle.
    private(set) var coded: [CodedRow] = []
    /// Rows that print a node again, with the position of its first print in ``coded``.
    private var again: [(row: CodedRow, first: Int, kode: Kode?, repair: Message?)] = []

    /// - Parameter levels: the levels that numbers and sums told, by row.
    init(_ reading: TableReading, _ texts: [RowTexts], levels: [Int: Tingkat], owners: RowOwners) {
        var first: [String: Int] = [:]
        var last: [String?: Int] = [:]
        for (index, entry) in reading.rows.enumerated() where entry.rowClass == .simpul {
            if let tingkat = entry.tingkat, tingkat.depth == nil { continue }
            let text = texts[index]
            let row = CodedRow(
                row: index, printed: text.kode, codeCell: text.kodeCell, nameCell: Self.nameCell(entry, reading), uraian: text.uraian,
                isNumber: text.isNumericKode, tingkat: levels[index] ?? entry.tingkat, columns: text.kodeColumns)
            if entry.printsNodeAgain, let known = last[entry.track] {
                let read = text.kode.map { readKode($0) }
                again.append((row, known, read?.kode, read?.status == .diperbaiki ? read?.repairMessage : nil))
                continue
            }
            last[entry.track] = coded.count
            guard entry.rule?.repeats == true, reading.mapping.codes == .lengkap, let printed = text.kode else {
                coded.append(row)
                continue
            }
            let read = readKode(printed)
            // A code that cannot be read is the same trouble wherever it is printed again.
            let key =
                (read.kode?.text ?? printed) + " " + (text.uraian.map { foldedName($0) } ?? "")
                + (owners.printed(on: entry.row.number).map { " " + $0.key } ?? "")
            if let known = first[key] {
                again.append((row, known, read.kode, read.status == .diperbaiki ? read.repairMessage : nil))
            } else {
                first[key] = coded.count
                coded.append(row)
            }
        }
    }

    /// The cell that holds a row's name.
    private static func nameCell(_ entry: ClassifiedRow, _ reading: TableReading) -> CellReference? {
        entry.row.cells.first { cell in
            guard !cell.isBlankText, case .role(let role)? = reading.meaning(of: cell, in: entry) else { return false }
            return role == .uraian || role == .indikator && entry.captures.contains { $0.name == "uraian" }
        }?.reference
    }

    /// The settled codes by row, those of repeated prints among them.
    func spread(_ codes: [SettledCode]) -> [Int: SettledCode] {
        var all = Dictionary(uniqueKeysWithValues: zip(coded.map(\.row), codes))
        for print in again {
            var code = codes[print.first]
            code.findings = []
            if let repair = print.repair, let kode = print.kode, code.kode == kode {
                code.findings = [print.row.repaired(to: kode, by: repair)]
            }
            all[print.row.row] = code
        }
        let order = all.keys.sorted()
        for print in again { tellWrongParent(print.row, &all, order) }
        return all
    }

    /// The first of sorted numbers above one.
    private static func next(after row: Int, in order: [Int]) -> Int? {
        var low = 0
        var high = order.count
        while low < high {
            let middle = (low + high) / 2
            if order[middle] <= row { low = middle + 1 } else { high = middle }
        }
        return low < order.count ? order[low] : nil
    }

    /// A node printed again right above one that is no part of it.
    private func tellWrongParent(_ row: CodedRow, _ codes: inout [Int: SettledCode], _ order: [Int]) {
        guard let kode = codes[row.row]?.kode, let next = Self.next(after: row.row, in: order), let below = codes[next]?.kode,
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
