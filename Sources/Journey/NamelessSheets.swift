import Forms
import Grid
import Model

/// Sheets of one workbook that name no agency and would be one statement: a sheet for each agency, called by short names (DINSOS, DINKES).
enum NamelessSheets {
    /// The names of sheets that nothing but their names tells apart.
    static func names(_ reports: [SheetReport]) -> Set<String> {
        var sheets: [Twins.Key: Set<String>] = [:]
        for report in reports {
            guard !report.isCalledRecap, let statement = report.statement, statement.context.perangkatDaerah == nil,
                statement.context.perangkatDaerahKode == nil,
                !statement.facts.contains(where: { $0.perangkatDaerah != nil || $0.perangkatDaerahKode != nil })
            else { continue }
            sheets[Twins.Key(statement), default: []].insert(report.sheet)
        }
        return sheets.values.filter { $0.count > 1 }.reduce(into: []) { $0.formUnion($1) }
    }

    /// Lets a table be called by its sheet, unless its form says that no agency is called so (Sheet1, TW IV, Rekap).
    static func name(_ table: inout SheetTable) {
        let name = table.sheet.name
        guard let form = table.form, !form.mapping.recognition.deniesAgency(name) else { return }
        // A running number before the name is none of it.
        let bare = name.drop { !$0.isLetter }
        guard bare.count(where: \.isLetter) >= 3 else { return }
        table.inherited.append((.perangkatDaerah, ContextValue(text: String(bare), cell: nil, weight: .guessed)))
    }
}
