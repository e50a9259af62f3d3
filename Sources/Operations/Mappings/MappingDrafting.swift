import Forms
import Foundation
import Grid
import Journey
import Model
import Spreadsheet

extension Session {
    /// `rkpd mapping draft`: a mapping proposed for a sheet, as YAML, tried on that sheet.
    /// - Throws: `Refusal` where the file holds no such sheet or nothing like a table.
    public func draftMapping(_ path: String, sheet wanted: String?, name: String?) throws -> ExitStatus {
        let file = try FoundFile(named: path)
        let workbook = try open(file)
        var proposals: [(sheet: Sheet, draft: MappingDraft)] = []
        let formName = name ?? Self.formName(file.name)
        for description in workbook.sheets where wanted.map({ $0 == description.name }) ?? true {
            let sheet = try read(workbook, description.index, file)
            if let draft = MappingDraft.propose(for: sheet, name: formName) { proposals.append((sheet, draft)) }
        }
        // A workbook may begin with a cover: the sheet with most columns of values is the table.
        guard let best = proposals.max(by: { $0.draft.valueColumns < $1.draft.valueColumns }) else {
            throw Refusal(
                .formulirTakDikenal, file: file.name, sheet: wanted,
                message: Message(
                    id: wanted.map { "tidak ada tabel pada lembar '\($0)'." } ?? "tidak ada tabel: baris label di atas baris angka.",
                    en: wanted.map { "there is no table on sheet '\($0)'." } ?? "there is no table: labels over rows of figures."))
        }
        try output.write(best.draft.yaml)
        for line in trial(best.draft, on: best.sheet, name: file.name) { try output.line("# " + line) }
        return .done
    }

    /// What the proposal makes of its own sheet.
    private func trial(_ draft: MappingDraft, on sheet: Sheet, name: String) -> [String] {
        let words = Words(language: language)
        var lines = [
            words(
                "\(draft.valueColumns) kolom nilai; \(draft.unsurePlaces) tempat perlu diperiksa.",
                "\(draft.valueColumns) columns of values; \(draft.unsurePlaces) places to look at.")
        ]
        do {
            let library = MappingLibrary(mappings: try MappingLibrary.parse([("usulan.yaml", draft.yaml)]))
            let report = try Reader(mappings: settings.mappingsPath, library: library).read(sheet, name: name)
            if let statement = report.statement {
                lines.append(
                    words(
                        "Dicoba pada lembarnya sendiri: \(statement.facts.count) fakta, \(statement.account.karantina) sel dikarantina.",
                        "Tried on its own sheet: \(statement.facts.count) facts, \(statement.account.karantina) cells quarantined."))
            } else if let refusal = report.refusal {
                lines.append(words("Dicoba pada lembarnya sendiri: ", "Tried on its own sheet: ") + refusal.message.text(in: language))
            }
        } catch {
            lines.append("\(error)")
        }
        return lines.flatMap { Layout.wrap($0, width: Layout.width - 2) }
    }

    private func open(_ file: FoundFile) throws -> WorkbookFile {
        do throws(SpreadsheetError) {
            return try WorkbookFile.open(file.path, marks: .decimalComma)
        } catch {
            throw Refusal(error, file: file.name)
        }
    }

    private func read(_ workbook: WorkbookFile, _ index: Int, _ file: FoundFile) throws -> Sheet {
        do throws(SpreadsheetError) {
            return try workbook.readSheet(at: index)
        } catch {
            throw Refusal(error, file: file.name)
        }
    }

    /// A form's name made of a file's: `Evaluasi Renja 2023.xlsx` is `evaluasi-renja`.
    private static func formName(_ file: String) -> String {
        let stem = ((file as NSString).lastPathComponent as NSString).deletingPathExtension.lowercased()
        let parts = stem.split { !$0.isASCII || !($0.isLetter || $0.isNumber) }.map(String.init)
        let words = parts.filter { part in part.count != 4 || !part.allSatisfy(\.isNumber) }
        let name = words.prefix(5).joined(separator: "-")
        return name.isEmpty ? "formulir-baru" : name
    }
}
