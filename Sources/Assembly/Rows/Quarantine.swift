import Forms
import Grid
import Model
import Notation

/// Cells that no rule names, or that stand where they cannot stand.
extension TableAssembly {
    mutating func quarantineRow(_ index: Int) {
        let cells = reading.rows[index].row.cells
        let open = cells.indices.filter { ledger.isOpen(row: index, cell: $0) }
        guard let first = open.first else { return }
        ledger.closeRow(index, .karantina, "baris tak dikenal")
        // Below the data stand signatures: names of people are never stored, in a finding neither.
        let shown = index < lastData ? labelText(cells[first]) : nil
        let words = shown.map { (id: ", dimulai dengan '\($0)'", en: ", the first holds '\($0)'") } ?? (id: "", en: "")
        findings.append(
            Finding(
                .barisTakDikenal, cell: cells[first].reference,
                message: Message(
                    id: "Baris ini tidak dikenali formulir '\(reading.mapping.name)'; \(open.count) sel dikarantina\(words.id).",
                    en: "Form '\(reading.mapping.name)' does not know this row; \(open.count) cells are quarantined\(words.en)."),
                printed: shown, subject: shown.map { foldedName($0) } ?? "baris \(index - lastData) di bawah data"))
    }

    mutating func quarantine(_ index: Int, _ position: Int, _ cell: Cell) {
        let (name, number) = columnName(reading.bindings[reading.rows[index].binding].columns[cell.reference.column])
        ledger.close(row: index, cell: position, .karantina, "bergeser dari kolom lain")
        findings.append(
            Finding(
                .kolomBergeser, cell: cell.reference, kode: current.flatMap { builder.nodes[$0].kode },
                message: Message(
                    id: "'\(cell.shown)' berdiri di kolom \(name)\(number), yang pada baris ini tidak dapat memuatnya; tidak dimuat.",
                    en: "'\(cell.shown)' stands in column \(name)\(number), which cannot hold it on this row; not loaded."),
                printed: cell.shown, subject: "\(current.map { builder.nodes[$0].key } ?? "") \(name)"))
    }

    private func columnName(_ column: BoundColumn?) -> (name: String, number: String) {
        let number = column?.number.map { " (nomor \($0))" } ?? ""
        switch column?.meaning {
        case .role(let role)?: return (role.name, number)
        case .value(let value)?: return (value.name, number)
        case nil: return ("-", number)
        }
    }

    /// Cells that slipped, but might belong to more than one column.
    mutating func closeDoubtful(_ index: Int) {
        let entry = reading.rows[index]
        guard !entry.doubtful.isEmpty else { return }
        for (position, cell) in entry.row.cells.enumerated()
        where entry.doubtful.contains(cell.reference.column) && ledger.isOpen(row: index, cell: position) {
            let (name, number) = columnName(reading.bindings[entry.binding].columns[cell.reference.column])
            ledger.close(row: index, cell: position, .karantina, "bergeser, kolomnya tidak pasti")
            findings.append(
                Finding(
                    .kolomBergeser, cell: cell.reference,
                    message: Message(
                        id:
                            "Sel-sel baris ini bergeser; '\(cell.shown)' di kolom \(name)\(number) tidak dapat dipastikan kolomnya; tidak dimuat.",
                        en: "The cells of this row slipped; the column of '\(cell.shown)' in \(name)\(number) cannot be told; not loaded."),
                    printed: cell.shown, subject: "\(texts[index].uraian.map { foldedName($0) } ?? "") \(name)"))
        }
    }

    /// Cells that were read in the column they belong to, not in the one they stand in.
    mutating func tellMoved(_ index: Int) {
        let entry = reading.rows[index]
        let columns = reading.bindings[entry.binding].columns
        for cell in entry.row.cells {
            guard let target = entry.moved[cell.reference.column] else { continue }
            let (name, number) = columnName(columns[target])
            let node = tracks[entry.track]?.node
            findings.append(
                Finding(
                    .kolomBergeser, severity: .peringatan, cell: cell.reference, kode: node.flatMap { builder.nodes[$0].kode },
                    message: Message(
                        id: "'\(cell.shown)' bergeser dari kolom \(CellReference.columnName(target)); dibaca sebagai \(name)\(number).",
                        en: "'\(cell.shown)' slipped from column \(CellReference.columnName(target)); read as \(name)\(number)."),
                    printed: cell.shown, expected: name, subject: "\(node.map { builder.nodes[$0].key } ?? "") \(name)"))
        }
    }

    mutating func quarantineUnknownColumn(_ index: Int, _ position: Int, _ cell: Cell) {
        ledger.close(row: index, cell: position, .karantina, "kolom tak dikenal")
        let column = cell.reference.column
        unknownColumns[column] = (unknownColumns[column]?.first ?? cell.reference, (unknownColumns[column]?.count ?? 0) + 1)
    }

    /// What the header prints above a column that the form does not know; nil where it prints nothing.
    private func headerLabel(of column: Int) -> String? {
        let labels = reading.bindings.lazy.compactMap { $0.unknownLabels[column] }.first ?? []
        let text = labels.map { $0.singleLine }.filter { !$0.isEmpty }
        return text.isEmpty ? nil : text.joined(separator: " › ")
    }

    mutating func tellUnknownColumns() {
        for (column, place) in unknownColumns.sorted(by: { $0.key < $1.key }) {
            let name = CellReference.columnName(column)
            let label = headerLabel(of: column).map { " ('\($0)')" } ?? ""
            findings.append(
                Finding(
                    .kolomTakDikenal, cell: place.first,
                    message: Message(
                        id: "Kolom \(name)\(label) tidak dikenal formulir '\(reading.mapping.name)'; \(place.count) sel dikarantina.",
                        en: "Form '\(reading.mapping.name)' does not know column \(name)\(label); \(place.count) cells are quarantined."),
                    subject: name))
        }
    }
}
