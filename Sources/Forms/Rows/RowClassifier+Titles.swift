import Grid
import Model

/// Title lines below and between the headers: those of a page, of a section, of another table.
extension RowClassifier {
    func readTitle(_ row: Row, _ state: inout State) throws(Refusal) -> Bool {
        let cells = row.cells.filter { !$0.isBlankText }
        guard !cells.isEmpty else { return false }
        let scaled = state.judge.seenData ? [] : cells.filter { exponent($0) != nil }
        for cell in scaled { state.scale = exponent(cell).map { ($0, cell.reference) } }
        if !scaled.isEmpty, scaled.count == cells.count, !cells.contains(where: { titles.names($0, fromStart: false) }) {
            state.append(row, .judul)
            return true
        }
        if state.judge.seenData {
            // The name of an agency by itself may be the end of a name that the row above begins.
            if cells.count == 1, isText(cells[0], state), namesInPassing(cells[0]) { return false }
            guard cells.count == 1, state.titleColumns.contains(cells[0].reference.column), titles.names(cells[0], fromStart: true) else {
                return false
            }
        } else {
            let others = Row(number: row.number, isHidden: row.isHidden, cells: cells.filter { !scaled.contains($0) })
            guard titles.names(row) || titles.names(others) else { return false }
        }
        if state.judge.isSigned, let again = cells.first(where: { titles.counts($0) }) {
            throw Refusal(
                .konteksBeda, file: file, sheet: sheet.name, cell: again.reference,
                message: Message(
                    id:
                        "di bawah tanda tangan judul laporan muncul lagi: lembar memuat lebih dari satu tabel. Pisahkan menjadi lembar sendiri-sendiri.",
                    en: "below the signatures the title stands again: the sheet holds more than one table. Give each a sheet of its own."))
        }
        // A signature block names region and office too: whose it is, the title has said.
        if state.judge.isSigned { return false }
        let before = state.titles.values
        // Below the header a line that names an agency speaks of the rows below it, not of the whole table.
        if state.judge.seenData || state.seenHeader, let section = section(row, state) {
            if !state.judge.seenData {
                // What it says beside its agency is the table's.
                state.titles.values += section.rest
                for cell in cells { state.titleColumns.insert(cell.reference.column) }
            }
            state.rows.append(
                ClassifiedRow(
                    row: row, rowClass: .bagian, binding: state.bindings.count - 1, isContinuation: false, captures: section.captures))
            state.agency = section.agency
            state.judge.pass(row)
            return true
        }
        titles.read(row, into: &state.titles)
        for cell in cells { state.titleColumns.insert(cell.reference.column) }
        for (position, (field, value)) in state.titles.values.enumerated().dropFirst(before.count) {
            // One line may name two years as well as two lines.
            guard let first = state.titles.values[..<position].first(where: { $0.field == field })?.value,
                TableTitle.identity(first.text, field) != TableTitle.identity(value.text, field)
            else { continue }
            // What a title says of region and agency in several places is settled later; only below the data is it another table.
            guard state.judge.seenData && field != .pemda || field == .tahun || field == .triwulan else { continue }
            // A page that repeats a title of two agencies says nothing new.
            let isRepeated = before.contains { $0.field == field && isSame($0.value.text, value.text) }
            if isRepeated, TableTitle.agencyFields.contains(field) { continue }
            throw Refusal(
                .konteksBeda, file: file, sheet: sheet.name, cell: value.cell,
                message: Message(
                    id: "lembar menyebut \(field.rawValue) '\(first.text)' (\(place(first))) dan '\(value.text)' (\(place(value))). "
                        + "Satu lembar hanya boleh memuat satu laporan; pisahkan tabelnya.",
                    en: "the sheet says \(field.rawValue) '\(first.text)' (\(place(first))) and '\(value.text)' (\(place(value))). "
                        + "A sheet can hold one report only; split its tables."))
        }
        state.append(row, .judul)
        return true
    }

    /// Whether a cell stands where the table has its names.
    private func isText(_ cell: Cell, _ state: State) -> Bool {
        switch state.bindings[state.bindings.count - 1].columns[cell.reference.column]?.meaning {
        case .role(.uraian)?, .role(.indikator)?, .role(.catatan)?: true
        default: false
        }
    }

    /// Whether a line names an agency without saying outright that it is the table's.
    private func namesInPassing(_ cell: Cell) -> Bool {
        var read = TitleReader.Reading()
        titles.read(cell, into: &read)
        let agencies = read.values.filter { TableTitle.agencyFields.contains($0.field) }
        return !agencies.isEmpty && agencies.allSatisfy { $0.value.weight == .mentioned }
    }

    private func exponent(_ cell: Cell) -> Int? {
        guard case .text(let text) = cell.value else { return nil }
        return mapping.recognition.exponent(in: text.singleLine)
    }

    /// What a title line that opens a section says.
    private struct Section {
        var captures: [RowCapture]
        var agency: [ContextField: String]
        /// What it says beside its agency.
        var rest: [(field: ContextField, value: ContextValue)]
    }

    /// A title line among the data that names another agency than the rows above are of: without a header it is a section of the table.
    private func section(_ row: Row, _ state: State) -> Section? {
        var read = TitleReader.Reading()
        titles.read(row, into: &read)
        let named = read.values.filter { TableTitle.agencyFields.contains($0.field) }
        guard !named.isEmpty else { return nil }
        let isNew = named.contains { field, value in !isKnown(value, field, state) }
        guard isNew else { return nil }
        var agency = named.contains { $0.field != .unit } ? [:] : state.agency
        for (field, value) in named { agency[field] = value.text }
        let captures = named.map { field, value in
            RowCapture(column: value.cell?.column ?? 1, role: .uraian, name: field.rawValue, text: value.text)
        }
        return Section(captures: captures, agency: agency, rest: read.values.filter { !TableTitle.agencyFields.contains($0.field) })
    }

    /// Whether a page's title only says again what the titles above the data say.
    private func isKnown(_ value: ContextValue, _ field: ContextField, _ state: State) -> Bool {
        func holds(_ values: [(field: ContextField, value: ContextValue)], atLeast weight: ContextValue.Weight) -> Bool {
            values.contains { $0.field == field && $0.value.weight >= weight && isSame($0.value.text, value.text) }
        }
        if let current = state.agency[field] {
            if isSame(current, value.text) { return true }
            // The head of the paper, beside a line that says whose the table is.
            let isHead = state.titles.values.contains { $0.field == field && $0.value.weight == .stated }
            return isHead && value.weight == .mentioned && holds(state.titles.values, atLeast: .mentioned)
        }
        return holds(state.titles.values + inherited, atLeast: .stated)
    }

    private func isSame(_ left: String, _ right: String) -> Bool { Label.fold(left) == Label.fold(right) }

    private func place(_ value: ContextValue) -> String { value.cell.map(\.description) ?? sheet.name }
}
