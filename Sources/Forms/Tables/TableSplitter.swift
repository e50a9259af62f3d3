public import Grid
import Model

/// Finds the tables of a sheet, one under another: of several agencies, quarters or years, or of different forms.
///
/// A header that stands again begins a new table where its titles or labels speak of another agency, unit, quarter or year, where a signed table
/// stands above it, where it is called a recap, or where it is of another form. Else it is a page of the same table. Figures of two agencies never share
/// one. Labels that are no form's begin a table, too, where a blank row parts them from the data above: nothing below them is read as data of that form.
public struct TableSplitter: Sendable {
    private let recogniser: Recogniser
    private let places: HeaderPlaces

    public init(_ recogniser: Recogniser) {
        self.recogniser = recogniser
        places = HeaderPlaces(recogniser.mappings)
    }

    /// The tables of a sheet, from top to bottom, one at least; together they hold every row.
    public func tables(of sheet: Sheet, file: String) -> [SheetTable] {
        let folded = FoldedSheet(sheet)
        let found = places.find(folded)
        var tables: [SheetTable]
        if found.count > 1 {
            var search = TableSearch(recogniser: recogniser, sheet: folded, places: found, file: file)
            tables = search.tables()
        } else {
            tables = [recognised(folded, file)]
        }
        tables = tables.flatMap { apart($0, file) }
        for position in tables.indices {
            tables[position].position = position
            let mark = tables[position].form?.recapMark(tables[position].sheet)
            tables[position].isCalledRecap = mark != nil
            tables[position].recapCell = mark?.cell
        }
        return tables
    }

    private func recognised(_ sheet: FoldedSheet, _ file: String) -> SheetTable {
        let (candidates, form, refusal) = recogniser.form(of: sheet, file: file)
        return SheetTable(sheet: sheet.sheet, position: 0, candidates: candidates, form: form, refusal: refusal, inherited: [])
    }

    /// A table without the rows that stand under a header that is not its own, and those rows as tables of their own.
    private func apart(_ table: SheetTable, _ file: String) -> [SheetTable] {
        guard let form = table.form, let layout = form.layout else { return [table] }
        let stranger = StrangeHeader(mapping: form.mapping, layout: layout, words: places.words)
        guard let start = stranger.start(in: table.sheet.rows) else { return [table] }
        let whole = FoldedSheet(table.sheet)
        var rest = recognised(whole[start..<whole.rows.count], file)
        // More of the same form is no other table.
        if rest.form?.mapping.name == form.mapping.name { return [table] }
        var above = table
        above.sheet = whole[0..<start].sheet
        if let other = rest.form {
            let known = TableTitle(values: form.titles.values + table.inherited)
            let inherited = known.inherited(by: TableTitle(values: other.titles.values))
            rest.inherited = other.mapping.use == .control ? TableTitle.ofNobody(inherited) : inherited
        }
        return [above] + apart(rest, file)
    }
}

extension Recogniser {
    /// The form of some rows, with every candidate, or why there is none.
    func form(of sheet: FoldedSheet, file: String) -> (candidates: [FormCandidate], form: FormCandidate?, refusal: Refusal?) {
        let candidates = candidates(for: sheet)
        do throws(Refusal) {
            return (candidates, try choose(from: candidates, sheet: sheet.sheet, file: file), nil)
        } catch {
            return (candidates, nil, error)
        }
    }
}

/// One sheet's search for its tables.
private struct TableSearch {
    let recogniser: Recogniser
    let sheet: FoldedSheet
    let places: [HeaderPlace]
    let file: String

    /// A table while its end is not known yet.
    private struct OpenTable {
        var start: Int
        var place: HeaderPlace
        var candidates: [FormCandidate]
        var form: FormCandidate?
        var refusal: Refusal?
        var title: TableTitle
        var inherited: [(field: ContextField, value: ContextValue)]
        /// Whether its form has to be bound to its own header.
        var isBound: Bool
        /// Whether its titles call it a recap.
        var isRecap = false
    }

    mutating func tables() -> [SheetTable] {
        guard var current = first() else {
            let (candidates, form, refusal) = recogniser.form(of: sheet, file: file)
            return [SheetTable(sheet: sheet.sheet, position: 0, candidates: candidates, form: form, refusal: refusal, inherited: [])]
        }
        var result: [SheetTable] = []
        for index in places.indices.dropFirst() where places[index].rows.lowerBound > current.place.rows.lowerBound {
            guard let next = table(at: index, after: &current) else { continue }
            result.append(closed(current, before: next.start, result.count))
            current = next
        }
        result.append(closed(current, before: sheet.rows.count, result.count))
        return result
    }

    // MARK: Beginnings

    private func first() -> OpenTable? {
        let end = places.dropFirst().first { !$0.isLike(places[0]) }?.rows.lowerBound ?? sheet.rows.count
        var (candidates, form, refusal) = recogniser.form(of: sheet[0..<end], file: file)
        if form == nil, end < sheet.rows.count { (candidates, form, refusal) = recogniser.form(of: sheet, file: file) }
        guard let form, let top = form.layout?.header.rows.first?.number ?? form.layout?.numbers?.row else { return nil }
        guard let place = places.first(where: { place in sheet.rows[place.rows].contains { $0.number >= top } }) else { return nil }
        let above = sheet.rows[..<place.rows.lowerBound].filter(TitleLine.isFewLines)
        let title = TableTitle(values: TitleReader(form.mapping.recognition).read(Array(above)).values)
        return OpenTable(
            start: 0, place: place, candidates: candidates, form: form, refusal: refusal, title: title, inherited: [], isBound: true,
            isRecap: RecapMark(form.mapping.recognition.recaps, titles: above, sheetName: "") != nil)
    }

    /// The table that the header at a place begins; nil where it is a page of the one above.
    private func table(at index: Int, after current: inout OpenTable) -> OpenTable? {
        guard let form = current.form else { return nil }
        let place = places[index]
        let gap = TitleGap(above: place, sheet: sheet, form: form)
        if !place.isLike(current.place) || isOfAnotherForm(gap, form) {
            if let other = otherForm(at: index, gap, after: current) { return other }
            guard place.isLike(current.place) else { return nil }
        }
        var title = gap.title(of: form.mapping)
        if gap.firstLine <= places[index - 1].rows.upperBound, !gap.isSigned {
            // Nothing but lines since the last header: titles that stand between two prints of one header.
            current.title.values += title.values
            return nil
        }
        let period = HeaderPeriod(of: place, after: current.place)
        let said = period.map { stated($0, at: place, after: current) } ?? []
        title.values += said
        let known = TableTitle(values: current.title.values + current.inherited)
        // A recap below the tables that it sums up, and tables below a recap.
        let isRecap = gap.isCalledRecap(by: form.mapping)
        let isOtherRole = isRecap ? !current.isRecap : current.isRecap && gap.repeatsTitle(of: form.mapping)
        guard
            period != nil || isOtherRole || known.isContradicted(by: title) || gap.isSigned && gap.repeatsTitle(of: form.mapping)
        else { return nil }
        var inherited = said + known.inherited(by: title)
        // Below the signatures a full title that names no agency is not of the one that signed; a recap is nobody's.
        if isOtherRole || gap.isSigned && gap.repeatsTitle(of: form.mapping) { inherited = TableTitle.ofNobody(inherited) }
        return OpenTable(
            start: gap.start, place: place, candidates: [], form: form, refusal: nil, title: title,
            inherited: inherited, isBound: false, isRecap: isRecap)
    }

    /// What a header's labels say of the period where the titles do not.
    private func stated(_ period: HeaderPeriod, at place: HeaderPlace, after current: OpenTable) -> [(
        field: ContextField, value: ContextValue
    )] {
        let cell = sheet.rows[place.rows].lazy.flatMap(\.cells).first { cell in
            let text = Label.fold(cell.shown)
            return !text.isEmpty && place.texts.contains(text) && !current.place.texts.contains(text)
        }?.reference
        var values: [(field: ContextField, value: ContextValue)] = []
        let known = TableTitle(values: current.title.values + current.inherited)
        if period.years != 0, let year = known.first(.tahun).flatMap({ Int($0.text) }) {
            values.append((.tahun, ContextValue(text: String(year + period.years), cell: cell)))
        }
        if let quarter = period.quarter { values.append((.triwulan, ContextValue(text: String(quarter), cell: cell))) }
        return values
    }

    /// Whether a title stands here by which another form is recognised, and which this one does not know.
    private func isOfAnotherForm(_ gap: TitleGap, _ form: FormCandidate) -> Bool {
        let own = TitleReader(form.mapping.recognition)
        let strange = gap.rows.flatMap(\.cells).filter { !own.names($0, fromStart: false) }.compactMap { TitleLine($0) }
        guard !strange.isEmpty else { return false }
        return recogniser.isAnyTitled(strange, except: form.mapping.name)
    }

    private func otherForm(at index: Int, _ gap: TitleGap, after current: OpenTable) -> OpenTable? {
        let place = places[index]
        let end = places[(index + 1)...].first { !$0.isLike(place) }?.rows.lowerBound ?? sheet.rows.count
        // What its titles are, only its own form can say: above its header, after all that belongs to the table above.
        let start = gap.firstLine
        let (candidates, form, refusal) = recogniser.form(of: sheet[start..<end], file: file)
        guard let form, form.mapping.name != current.form?.mapping.name else { return nil }
        let own = TitleGap(above: place, sheet: sheet, form: form)
        let title = own.title(of: form.mapping)
        let known = TableTitle(values: current.title.values + current.inherited)
        let isRecap = form.mapping.use == .control || own.isCalledRecap(by: form.mapping)
        let inherited = known.inherited(by: title)
        return OpenTable(
            start: max(own.start, gap.afterSignature), place: place, candidates: candidates, form: form, refusal: refusal, title: title,
            inherited: isRecap ? TableTitle.ofNobody(inherited) : inherited, isBound: true, isRecap: isRecap)
    }

    // MARK: Ends

    private func closed(_ table: OpenTable, before end: Int, _ position: Int) -> SheetTable {
        let rows = sheet[table.start..<end]
        var form = table.form
        var candidates = table.candidates
        if let known = table.form, !table.isBound || table.start > 0 || end < sheet.rows.count {
            let own = recogniser.candidate(known.mapping, for: rows)
            if let layout = own.layout, layout.binding.missing.isEmpty {
                form = own
            } else {
                // A header that is cut short goes on with the columns of the one above.
                form = own.with(known.layout)
            }
            if candidates.isEmpty, let form { candidates = [form] }
        }
        return SheetTable(
            sheet: rows.sheet, position: position, candidates: candidates, form: form, refusal: table.refusal, inherited: table.inherited)
    }
}
