public import Grid
public import Model
import Patterns

/// Says of every row of a sheet what it is: title, header, number row, or what the form's rules make of it.
public struct RowClassifier {
    private let sheet: Sheet
    private let mapping: Mapping
    private let layout: SheetLayout
    private let headerRows: HeaderRows
    private let titles: TitleReader
    private let firstHeaderRow: Int
    /// The rows of one cell that a page's title may stand in.
    private let pageTitles: Set<Int>
    private let file: String
    private let inherited: [(field: ContextField, value: ContextValue)]

    /// - Parameter inherited: what the titles of a table above state for this one too.
    /// - Throws: ``Refusal`` where the sheet's header cannot be read by the form.
    public init(
        _ candidate: FormCandidate, sheet: Sheet, file: String, inherited: [(field: ContextField, value: ContextValue)] = []
    ) throws(Refusal) {
        guard let layout = candidate.layout else {
            preconditionFailure("a chosen form has a layout")
        }
        headerRows = try HeaderRows(sheet: sheet, mapping: candidate.mapping, layout: layout, file: file)
        if !layout.binding.missing.isEmpty {
            let missing = layout.binding.missing.joined(separator: ", ")
            throw Refusal(
                .formulirTakDikenal, file: file, sheet: sheet.name, cell: layout.header.rows.first?.cells.first?.reference,
                message: Message(
                    id: "formulir '\(candidate.mapping.name)' cocok, tetapi kolom ini tidak ada: \(missing).",
                    en: "form '\(candidate.mapping.name)' fits, but these columns are missing: \(missing)."))
        }
        self.sheet = sheet
        self.layout = layout
        self.file = file
        self.inherited = inherited
        mapping = candidate.mapping
        titles = TitleReader(candidate.mapping.recognition)
        firstHeaderRow = layout.header.rows.first?.number ?? layout.numbers?.row ?? 1
        let titles = titles
        pageTitles = Set(
            sheet.rows.lazy.filter { row in row.cells.count == 1 && titles.names(row.cells[0], fromStart: true) }.map(\.number))
    }

    /// Reads the sheet's rows.
    /// - Throws: ``Refusal`` `konteks.beda` where a title further down speaks of another agency, year or quarter.
    public func read() throws(Refusal) -> TableReading {
        let lastHeaderRow = max(layout.header.rows.last?.number ?? 0, layout.numbers?.row ?? 0)
        let binding = noted(layout.binding, layout.header, below: lastHeaderRow)
        let shapes = RowShapes(sheet.rows.filter { $0.number > lastHeaderRow && !headerRows.holds($0) }, binding: binding)
        var state = State(binding: binding, judge: RowJudge(mapping: mapping, shapes: shapes))
        state.numbers = layout.numbers?.columns
        for index in sheet.rows.indices {
            try classify(index, &state)
            switch state.rows.last?.rowClass {
            case .kepalaTabel, .nomorKolom: state.judge.passHeader()
            case .judul: state.judge.pass(sheet.rows[index])
            default: break
            }
        }
        var mapping = mapping
        // A form whose code column is optional writes no codes where the sheet has none.
        let namesCodes = mapping.namesCodes && state.rows.contains { row in row.captures.contains { $0.name == "kode" } }
        if !state.bindings[0].hasCodes, !namesCodes { mapping.codes = .tiada }
        return TableReading(
            mapping: mapping, rows: Raising.raise(state.rows), bindings: state.bindings,
            context: state.titles.values + inherited + TitleReader.read(sheetName: sheet.name, mapping.recognition.sheetNames),
            headerYears: headerYears, scale: state.scale, sheetName: sheet.name,
            firstHeaderRow: firstHeaderRow, merges: sheet.merges)
    }

    /// The years in labels of the first header where the form's own labels have one.
    private var headerYears: [Int: CellReference] {
        let labels = LabelSet(mapping.recognition.reportYearLabels)
        var years: [Int: CellReference] = [:]
        for row in layout.header.rows {
            for cell in row.cells {
                let folded = Label.fold(cell.shown)
                guard labels.contains(Label.withoutYears(folded)), let year = Label.year(in: folded), years[year] == nil else { continue }
                years[year] = cell.reference
            }
        }
        return years
    }

    private struct State {
        var rows: [ClassifiedRow] = []
        var bindings: [Binding]
        var judge: RowJudge
        var titles = TitleReader.Reading()
        var titleColumns: Set<Int> = []
        var lastHeader: [Row] = []
        var seenHeader = false
        /// The agency that a title line among the data names.
        var agency: [ContextField: String] = [:]

        /// What a line says of the unit of amounts.
        var scale: (exponent: Int, cell: CellReference)?

        /// The numbers of the header in effect, by column.
        var numbers: [Int: Int]?

        init(binding: Binding, judge: RowJudge) {
            bindings = [binding]
            self.judge = judge
        }

        mutating func append(_ row: Row, _ rowClass: RowClass) {
            rows.append(ClassifiedRow(row: row, rowClass: rowClass, binding: bindings.count - 1, isContinuation: false))
        }
    }

    private func classify(_ index: Int, _ state: inout State) throws(Refusal) {
        let row = sheet.rows[index]
        if let numbers = headerRows.numberRows[row.number] {
            try rebind(numbers, &state)
            state.seenHeader = true
            state.lastHeader = []
            return state.append(row, .nomorKolom)
        }
        if headerRows.headers.contains(row.number) {
            state.lastHeader.append(row)
            state.seenHeader = true
            return state.append(row, .kepalaTabel)
        }
        if try readTitle(row, &state) { return }
        guard state.seenHeader else {
            state.judge.pass(row)
            // The heading of the first agency's rows may stand above the header: `1. Dinas Sosial`.
            let heading = state.judge.agencyHeading(row, binding: state.bindings[0])
            if let heading { return state.rows.append(heading) }
            return state.append(row, .takDikenal)
        }
        let position = state.bindings.count - 1
        state.rows += state.judge.judge(row, binding: state.bindings[position], position: position) { below(index) }
    }

    /// A binding with what is asked of it once it is in effect: the labels of columns that the form does not know, and its note columns of figures.
    private func noted(_ binding: Binding, _ header: HeaderBlock, below row: Int) -> Binding {
        var binding = NoteFigures(sheet: sheet, below: row).mark(binding)
        binding.unknownLabels = header.printedPaths.filter { binding.unknown.contains($0.key) }
        return binding
    }

    /// The rows below one, as far as a rule may look, page headers and the titles above them left out.
    private func below(_ index: Int) -> [Row] {
        sheet.rows[(index + 1)...].lazy
            .filter {
                !headerRows.holds($0) && !pageTitles.contains($0.number)
            }
            .prefix(Self.rowsAhead).map { $0 }
    }

    /// How far a rule may look for the next row of its track.
    private static let rowsAhead = 8

    /// A number row that prints the numbers elsewhere binds the columns of the rows below anew.
    /// - Throws: ``Refusal`` `nomor.tak_dikenal` where it prints a number in another column without being a whole row of them.
    private func rebind(_ numbers: NumberRow, _ state: inout State) throws(Refusal) {
        var rows = state.lastHeader.isEmpty ? layout.header.rows : state.lastHeader
        let current = state.bindings.last!
        let stranger: NumberRow.Entry?
        if mapping.recognition.countsColumns {
            let known = state.numbers
            stranger = numbers.entries.first { known?[$0.column] != $0.number }
            // What stands under the numbers belongs to the header too.
            let below = sheet.rows.drop { $0.number <= numbers.row }.enumerated().prefix {
                headerRows.headers.contains($1.number) && $1.number == numbers.row + $0 + 1
            }
            rows += below.map(\.element)
        } else {
            stranger = numbers.entries.first { current.columns[$0.column]?.number.flatMap(NumberRow.printedNumber) != $0.number }
        }
        guard let stranger else { return }
        let header = HeaderBlock(rows: rows, merges: sheet.merges)
        let binding = Binder(mapping: mapping).bind(header, numbers: numbers)
        guard binding.missing.isEmpty else {
            throw HeaderRows.refuse(stranger, row: numbers.row, mapping, sheet: sheet.name, file: file)
        }
        state.numbers = numbers.columns
        let positions = { (binding: Binding) in binding.columns.mapValues(\.meaning) }
        if positions(binding) != positions(current) {
            state.bindings.append(noted(binding, header, below: numbers.row))
        }
    }

    // MARK: Titles

    private func readTitle(_ row: Row, _ state: inout State) throws(Refusal) -> Bool {
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
