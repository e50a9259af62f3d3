import Forms
import Grid
import Model
import Notation

/// Rows that hold no data of their own: means and grades, notes of the sheet.
extension TableAssembly {
    /// Means and grades: printed to be compared, never loaded as facts.
    mutating func assembleControl(_ index: Int) {
        let entry = reading.rows[index]
        let jenis = entry.rowClass.rawValue
        let scope = entry.rule?.values ?? .none
        let first = firstCell(index)
        let heading = first?.reference
        let label = first.flatMap(labelText) ?? ""
        // A grade speaks of the mean above it.
        if entry.rule?.isForSheet == true { programme = nil }
        let node = seenTotal ? nil : programme
        // An indicator row below stands under no node that it could belong to.
        closeTracks()
        for (position, cell) in entry.row.cells.enumerated() where ledger.isOpen(row: index, cell: position) {
            let isFirst = cell.reference == heading
            switch meaning(of: cell, index) {
            case .value(let value) where scope.allows(value):
                ledger.close(row: index, cell: position, .label, jenis)
                notes.append(Note(node: node, jenis: jenis, text: labelText(cell) ?? "", cell: cell.reference))
                controls.append(
                    Control(
                        kind: entry.rowClass == .rerata ? .rerata : .predikat, label: label, node: node, ukuran: value.ukuran,
                        tahap: value.tahap, value: readQuantity(cell, as: numberKind(value, cell: cell, satuan: nil)).value,
                        text: labelText(cell) ?? "", cell: cell.reference))
            case .value where !isFirst: quarantine(index, position, cell)
            case _ where isFirst: ledger.close(row: index, cell: position, .label, jenis)
            case .role(.catatan): ledger.close(row: index, cell: position, .label, jenis)
            case .role where !isFigure(cell): ledger.close(row: index, cell: position, .label, jenis)
            case .role: quarantine(index, position, cell)
            default: quarantineUnknownColumn(index, position, cell)
            }
        }
    }

    func programmeOf(_ node: Int) -> Int? {
        var node: Int? = node
        while let index = node, builder.nodes[index].tingkat != .program { node = builder.nodes[index].parent }
        return node
    }

    /// A note of the sheet: its heading is no note yet; what follows it in the row or the rows below is.
    mutating func assembleNote(_ index: Int) {
        let entry = reading.rows[index]
        let jenis = entry.rule?.jenis ?? "catatan"
        let heading = entry.isContinuation ? nil : firstCell(index)?.reference
        for (position, cell) in entry.row.cells.enumerated() where ledger.isOpen(row: index, cell: position) {
            let text = labelText(cell) ?? ""
            if cell.reference == heading {
                let told = text.split(separator: ":", maxSplits: 1).dropFirst().first.map { $0.trimmingSpaces } ?? ""
                if told.isEmpty {
                    ledger.close(row: index, cell: position, .kepala, jenis)
                    continue
                }
                notes.append(Note(jenis: jenis, text: told, cell: cell.reference))
            } else {
                notes.append(Note(jenis: jenis, text: text, cell: cell.reference))
            }
            ledger.close(row: index, cell: position, .label, jenis)
        }
        closeTracks()
    }

    private static func isRole(_ meaning: ColumnMeaning?) -> Bool { if case .role? = meaning { true } else { false } }

    /// Whether the heading of a section prints figures that its rule allows: the section's total.
    private func holdsTotal(_ index: Int) -> Bool {
        guard let scope = reading.rows[index].rule?.values, scope != .none else { return false }
        return reading.rows[index].row.cells.contains { cell in
            guard !cell.isBlankText, case .value(let value)? = meaning(of: cell, index) else { return false }
            return scope.allows(value)
        }
    }

    /// The heading of a section: kept as a note, for it says what the rows below are.
    mutating func assembleSection(_ index: Int) {
        closeTracks()
        owners.openSection(at: index)
        if holdsTotal(index) { addTotal(index, owner: owners.section) }
        for (position, cell) in reading.rows[index].row.cells.enumerated() where ledger.isOpen(row: index, cell: position) {
            // A title line stands where titles stand, whatever column that is.
            guard reading.rows[index].rule == nil || Self.isRole(meaning(of: cell, index)) else {
                quarantine(index, position, cell)
                continue
            }
            ledger.close(row: index, cell: position, .label, "bagian")
            notes.append(Note(jenis: "bagian", text: labelText(cell) ?? "", cell: cell.reference))
        }
    }
}

extension Substring {
    fileprivate var trimmingSpaces: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
