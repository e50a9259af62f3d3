public import Grid
public import Model
import Patterns

/// Says of every row of a sheet what it is: title, header, number row, or what the form's rules make of it.
public struct RowClassifier {
    let sheet: Sheet
    let mapping: Mapping
    private let layout: SheetLayout
    private let headerRows: HeaderRows
    let titles: TitleReader
    private let firstHeaderRow: Int
    /// The rows of one cell that a page's title may stand in.
    private let pageTitles: Set<Int>
    let file: String
    let inherited: [(field: ContextField, value: ContextValue)]

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

    struct State {
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
}
