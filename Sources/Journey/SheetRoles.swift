import Forms
import Grid
import Model

/// What a sheet of a workbook is beside those that are loaded: a cover, notes, or data that no form knows.
enum SheetRoles {
    /// A cover or a page of notes holds a year and a date; a table of data more.
    static let fewFigures = 8

    /// How many cells hold figures, stored or printed.
    static func figures(of sheet: Sheet) -> Int {
        sheet.rows.reduce(0) { sum, row in
            sum
                + row.cells.count { cell in
                    switch cell.value {
                    case .number: true
                    case .text(let text): text.utf8.first.map { (0x30...0x39).contains($0) } == true
                    default: false
                    }
                }
        }
    }

    /// Sheets and tables that were not read beside others that were: a finding, not a refusal.
    static func findings(_ reports: [SheetReport]) -> [Finding] {
        reports.compactMap { report in
            guard let refusal = report.refusal else { return nil }
            let name = place(report)
            // A cover or notes beside the data are no trouble; figures that were not loaded are.
            let isNotes = refusal.rule == .formulirTakDikenal && report.figures < fewFigures
            var finding = Finding(
                .lembarTakDikenal, severity: isNotes ? .catatan : nil, cell: refusal.cell,
                message: isNotes
                    ? Message(
                        id: "\(name.id) tidak memuat tabel data; tidak dimuat.", en: "\(name.en) holds no table of data; it was not loaded."
                    )
                    : Message(
                        id: "\(name.id) tidak dimuat: \(refusal.message.id)", en: "\(name.en) was not loaded: \(refusal.message.en)"),
                printed: report.sheet, subject: report.table.map { "\(report.sheet) \($0)" } ?? report.sheet)
            finding.sheet = report.sheet
            return finding
        }
    }

    private static func place(_ report: SheetReport) -> Message {
        guard let table = report.table, let rows = report.rows else {
            return Message(id: "Lembar '\(report.sheet)'", en: "Sheet '\(report.sheet)'")
        }
        return Message(
            id: "Tabel ke-\(table + 1) lembar '\(report.sheet)' (baris \(rows.lowerBound)–\(rows.upperBound))",
            en: "Table \(table + 1) of sheet '\(report.sheet)' (rows \(rows.lowerBound)–\(rows.upperBound))")
    }

    /// A recap without the sheets it sums up.
    static func recapAlone(_ table: SheetTable, file: String) -> Refusal {
        Refusal(
            .lembarTakDikenal, file: file, sheet: table.sheet.name, cell: table.sheet.rows.first?.cells.first?.reference,
            message: Message(
                id: "lembar ini rekap; angkanya hanya dibandingkan dengan lembar lain, tidak pernah dimuat sendiri.",
                en: "this sheet is a recap: its figures are held against other sheets, never loaded by themselves."))
    }

    /// A table without a form and without a reason.
    static func unknown(_ table: SheetTable, file: String) -> Refusal {
        Refusal(
            .formulirTakDikenal, file: file, sheet: table.sheet.name, cell: table.sheet.rows.first?.cells.first?.reference,
            message: Message(id: "tidak ada formulir yang cocok.", en: "no form fits."))
    }
}
