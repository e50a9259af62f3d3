import Grid
import Patterns

/// What calls a table a recap: a title above it, or the sheet's name.
struct RecapMark: Hashable {
    /// Where the title stands; nil where it is the sheet's name.
    var cell: CellReference?

    /// - Parameters:
    ///   - patterns: what the form says recaps are called.
    ///   - titles: the lines above the header.
    init?(_ patterns: [Pattern], titles: some Sequence<Row>, sheetName: String) {
        guard !patterns.isEmpty else { return nil }
        for row in titles {
            for cell in row.cells {
                guard case .text(let text) = cell.value, Self.names(text, patterns) else { continue }
                self.cell = cell.reference
                return
            }
        }
        guard Self.names(sheetName, patterns) else { return nil }
    }

    private static func names(_ text: String, _ patterns: [Pattern]) -> Bool {
        let line = text.singleLine
        return patterns.contains { $0.matches(line) }
    }
}

extension SheetLayout {
    /// The first row of the header: what stands above are titles.
    var top: Int? { header.rows.first?.number ?? numbers?.row }
}

extension FormCandidate {
    /// What calls the table a recap by the form's own words; nil where nothing does.
    func recapMark(_ sheet: Sheet) -> RecapMark? {
        let top = layout?.top ?? Int.max
        return RecapMark(
            mapping.recognition.recaps, titles: sheet.rows.lazy.prefix { $0.number < top }.prefix(Recogniser.titleRows),
            sheetName: sheet.name)
    }
}
