import Dataset
import Foundation
import Grid
public import Journey
public import Model

/// How a file would be read, as `rkpd explain` shows it.
public struct ExplainView: Sendable {
    private let name: String
    let reading: FileReading
    /// The sheets, each with its statement as it would be loaded.
    private let sheets: [SheetReport]
    private let listsCells: Bool
    /// Columns that the line of a cell may take; nil for as many as it needs.
    private let width: Int?
    let language: Language

    /// - Parameters:
    ///   - listsCells: whether every cell is listed with what became of it.
    ///   - width: columns that its line may take on a screen; nil for files and programs.
    public init(_ reading: FileReading, name: String, listsCells: Bool, width: Int? = nil, language: Language) {
        self.reading = reading
        // What is found about the file as a whole stands with a statement, as it does in the dataset; what is found on a recap is shown with it.
        var statements = reading.statements[...]
        var elsewhere: [String: [Finding]] = [:]
        var sheets = reading.sheets.map { sheet in
            guard sheet.statement != nil, !sheet.isControl, var statement = statements.popFirst() else { return sheet }
            for finding in statement.findings {
                if let other = finding.sheet, other != statement.sheet { elsewhere[other, default: []].append(finding) }
            }
            let recaps = Set(reading.sheets.filter { $0.isControl && $0.sheet != statement.sheet }.map(\.sheet))
            statement.findings.removeAll { $0.sheet.map(recaps.contains) == true }
            var sheet = sheet
            sheet.statement = statement
            return sheet
        }
        for index in sheets.indices where sheets[index].isControl && sheets[index].refusal == nil {
            let told = elsewhere.removeValue(forKey: sheets[index].sheet) ?? []
            sheets[index].statement?.findings = told
        }
        self.sheets = sheets
        self.name = name
        self.listsCells = listsCells
        self.width = width
        self.language = language
    }

    /// For a screen.
    public var text: String {
        let words = Words(language: language)
        var lines = Layout.wrap(name, hanging: "  ")
        lines.append("SHA-256 \(reading.sha256)")
        for sheet in sheets {
            lines.append("")
            lines += SheetExplanation(sheet: sheet, words: words, width: width).lines(listsCells: listsCells)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// For programs.
    public var json: JSON {
        .object([
            "berkas": .string(name), "sha256": .string(reading.sha256), "ukuran": .int(reading.size),
            "lembar": .array(sheets.map { $0.json(in: language, listsCells: listsCells) }),
        ])
    }
}

/// One sheet of an explanation, in lines of 80 columns.
private struct SheetExplanation {
    var sheet: SheetReport
    var words: Words
    /// Columns that the line of a cell may take.
    var width: Int?

    func lines(listsCells: Bool) -> [String] {
        var lines = [title]
        lines += form + context + columns + rows + account + firstFacts + findings
        if let refusal = sheet.refusal {
            let place = refusal.cell.map { "\($0): " } ?? ""
            lines += section(words("Tidak dimuat", "Not loaded"))
            lines += entry("\(place)\(words(refusal.message)) [\(refusal.rule.rawValue)]")
        }
        if listsCells { lines += cells }
        return lines
    }

    private var title: String {
        let name =
            sheet.sheet.isEmpty ? words("Lembar tanpa nama", "Unnamed sheet") : words("Lembar '\(sheet.sheet)'", "Sheet '\(sheet.sheet)'")
        let role = sheet.isControl ? words(", rekap: dibandingkan, tidak dimuat", ", a recap: compared, not loaded") : ""
        let table = sheet.table.map { words(", tabel \($0 + 1)", ", table \($0 + 1)") } ?? ""
        let rows = sheet.rows.map { words(", baris \($0.lowerBound)–\($0.upperBound)", ", rows \($0.lowerBound)–\($0.upperBound)") } ?? ""
        return (name + table + rows + role + (sheet.isHidden ? words(" (tersembunyi)", " (hidden)") : "")).printable
    }

    private func section(_ title: String) -> [String] { ["  " + title] }

    private func entry(_ text: String, mark: String = "") -> [String] {
        Layout.wrap(text, first: "    " + mark, hanging: "    " + String(repeating: " ", count: mark.count))
    }

    private var form: [String] {
        guard !sheet.candidates.isEmpty else { return section(words("Formulir: tidak ada yang cocok", "Form: none fits")) }
        var lines: [String] = []
        for (index, candidate) in sheet.candidates.prefix(3).enumerated() {
            let isChosen = index == 0 && sheet.statement != nil
            let version = isChosen ? sheet.statement.map { " \($0.form.version)" } ?? "" : ""
            let head = isChosen ? words("Formulir", "Form") : words("Calon", "Candidate")
            lines += section("\(head): \(candidate.form)\(version) (\(Self.score(candidate.score)))")
            // Why another form was not chosen shows in the first reasons; why this one was, in all of them.
            let shown = isChosen ? candidate.evidence[...] : candidate.evidence.prefix(Self.shownReasons)
            for evidence in shown {
                let place = evidence.cell.map { " (\($0))" } ?? ""
                lines += entry(words(evidence.text) + place, mark: evidence.isFor ? "+ " : "- ")
            }
            let rest = candidate.evidence.count - shown.count
            if rest > 0 { lines += entry(words("dan \(rest) lagi (--format json)", "and \(rest) more (--format json)"), mark: "  ") }
        }
        return lines
    }

    private static let shownReasons = 6

    /// 0.974 as `97 %`: more digits than a person weighs are noise.
    private static func score(_ score: Double) -> String {
        score.isFinite ? "\(Int((min(max(score, 0), 1) * 100).rounded())) %" : "–"
    }

    private var context: [String] {
        guard !sheet.context.isEmpty else { return [] }
        return section(words("Konteks", "Context"))
            + sheet.context.flatMap { entry("\($0.value) (\($0.source))", mark: Layout.pad($0.name, 18)) }
    }

    /// The header as a tree, each column at its leaf with what it is.
    private var columns: [String] {
        guard !sheet.columns.isEmpty else { return [] }
        var lines = section(words("Kolom", "Columns"))
        var open: [String] = []
        for column in sheet.columns {
            let path = column.header.isEmpty ? [] : column.header.components(separatedBy: " › ")
            let groups = Array(path.dropLast())
            let shared = zip(open, groups).prefix { $0 == $1 }.count
            let margin = String(repeating: " ", count: 9)
            for (depth, group) in groups.enumerated() where depth >= shared {
                lines += entry(group, mark: margin + String(repeating: "  ", count: depth))
            }
            open = groups
            let mark = Layout.pad(CellReference.columnName(column.column), 4) + Layout.pad(column.number ?? "–", 5)
            let leaf = path.last.map { "\($0) → " } ?? ""
            lines += entry(leaf + column.meaning, mark: mark + String(repeating: "  ", count: groups.count))
        }
        return lines
    }

    /// The first facts, as they would be loaded.
    private var firstFacts: [String] {
        guard let statement = sheet.statement, !statement.facts.isEmpty else { return [] }
        let shown = statement.facts.prefix(Self.shownFacts)
        let title = words("Fakta pertama", "First facts") + " (\(words.count(shown.count)) / \(words.count(statement.facts.count)))"
        return section(title)
            + shown.flatMap { fact -> [String] in
                let node = statement.nodes[fact.node]
                let period = (fact.triwulan.map { " TW \($0)" } ?? "") + (fact.isCumulative ? words(" kumulatif", " cumulative") : "")
                let value = fact.value?.description ?? fact.reason?.rawValue ?? "–"
                let unit = fact.satuan.map { " \($0)" } ?? ""
                let text =
                    "\(node.tingkat.rawValue) \(node.kode ?? "–"): \(fact.ukuran.rawValue) \(fact.tahap.rawValue)"
                    + " \(fact.tahun)\(period) = \(value)\(unit)"
                return entry(text, mark: Layout.pad(fact.cell.description, 6))
            }
    }

    private static let shownFacts = 8

    private var rows: [String] {
        guard !sheet.rowClasses.isEmpty else { return [] }
        let classes = sheet.rowClasses.map { "\($0.name) \(words.count($0.count))" }.joined(separator: ", ")
        return section(words("Baris", "Rows")) + entry(classes)
    }

    private var account: [String] {
        guard let account = sheet.statement?.account else { return [] }
        let roles = CellRole.allCases.map { "\($0.rawValue) \(words.count(account.count(of: $0)))" }.joined(separator: " + ")
        return section(words("Sel", "Cells")) + entry("\(words("terisi", "filled")) \(words.count(account.filled)) = \(roles)")
    }

    private var findings: [String] {
        guard let statement = sheet.statement else { return [] }
        guard !statement.findings.isEmpty else { return section(words("Temuan: tidak ada", "Findings: none")) }
        let shown = FindingLines(
            findings: statement.findings.map(ShownFinding.init), groups: FindingGroup.order(FindingGroup.items(statement.findings)),
            words: words, margin: "    ")
        return section(words("Temuan (\(statement.findings.count))", "Findings (\(statement.findings.count))")) + shown.lines
    }

    /// One line a cell: cut at the width of a screen, else however long, for `grep` and `wc -l`.
    private var cells: [String] {
        section(words("Setiap sel", "Every cell"))
            + sheet.cells.map { fate in
                let value = fate.value.map { " → \($0)" } ?? ""
                let head = Layout.pad(String(describing: fate.cell), 6) + Layout.pad(fate.role.rawValue, 10)
                let line = ("    " + head + "\(fate.part): \(fate.shown)\(value)").printable
                return width.map { line.cut(to: $0) } ?? line
            }
    }
}

extension CellAccount {
    /// How many cells ended in a role.
    func count(of role: CellRole) -> Int {
        switch role {
        case .fakta: fakta
        case .label: label
        case .kepala: kepala
        case .karantina: karantina
        }
    }
}
