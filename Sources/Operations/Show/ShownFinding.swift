import Dataset
import Grid
import Model

/// A finding as people are shown it, whether it is loaded (`rkpd findings`) or not (`rkpd explain`): the same words either way.
struct ShownFinding {
    /// Its number in the dataset; nil where it is not loaded.
    var number: Int64?
    var rule: String
    var severity: Severity
    var cell: CellReference?
    var kode: String?
    var message: Message
    var printed: String?
    var expected: String?
    /// The finding that causes this one, by its number, where that one is not among those shown.
    var absentCause: Int64?
    /// What was decided, when and why: `diterima (2026-11-21): …`.
    var decision: String?

    init(_ finding: Finding) {
        rule = finding.rule.rawValue
        severity = finding.severity
        cell = finding.cell
        kode = finding.kode
        message = finding.message
        printed = finding.printed
        expected = finding.expected
    }

    init(_ finding: FindingRow) {
        number = finding.temuanID
        rule = finding.aturan
        severity = finding.tingkat
        cell = finding.sel.flatMap { CellReference($0) }
        kode = finding.kode
        message = finding.pesan
        printed = finding.tercetak
        expected = finding.diharapkan
        decision = finding.keputusan.map { word in
            let date = finding.diputuskanPada.map { " (\($0.prefix(10)))" } ?? ""
            return word + date + (finding.alasan.map { ": \($0)" } ?? "")
        }
    }

    /// What the cell should hold, as people write it there: `963.136.835` where the dataset has `963136835`. Codes, years and names of
    /// things look like numbers too and stay as they are.
    var shownExpectation: String? {
        guard let expected, let area = rule.split(separator: ".").first, Self.figures.contains(String(area)),
            let number = ExactNumber(expected)
        else { return expected }
        return number.indonesian
    }

    /// The areas of rules that are about figures.
    private static let figures: Set = ["jumlah", "capaian", "realisasi", "sisa", "rerata", "lintas", "angka", "muatan"]
}

/// The findings of one load or sheet, in groups, as lines of a screen.
struct FindingLines {
    var findings: [ShownFinding]
    var groups: [FindingGroup]
    var words: Words
    /// What every line begins with.
    var margin = "  "

    var lines: [String] {
        var lines: [String] = []
        for severity in Severity.allCases {
            let own = groups.filter { gravity($0) == severity }
            guard !own.isEmpty else { continue }
            let count = own.flatMap { [$0.head] + $0.echoes }.count { findings[$0].severity == severity }
            lines.append("\(margin)\(words.severity(severity).uppercased()) (\(words.count(count)))")
            for group in own { lines += self.lines(of: group, under: severity) }
        }
        return lines
    }

    private func gravity(_ group: FindingGroup) -> Severity {
        let all = ([group.head] + group.echoes).map { findings[$0].severity }
        return Severity.allCases.first(where: all.contains) ?? .catatan
    }

    private func lines(of group: FindingGroup, under severity: Severity) -> [String] {
        let finding = findings[group.head]
        let number = finding.number.map { Layout.padLeft(String($0), 5) + "  " } ?? "  "
        let cell = finding.cell.map(String.init(describing:)) ?? "–"
        let first = margin + number + Layout.pad(cell, max(6, cell.columns + 1))
        let hanging = margin + String(repeating: " ", count: number.columns + 6)
        var head = finding.rule
        if finding.severity != severity { head += " (\(words.severity(finding.severity)))" }
        if let kode = finding.kode { head += "  \(kode)" }
        // The blanks between rule and code are the layout's own.
        var lines = [(first + head).printable]
        func add(_ text: String) { lines += Layout.wrap(text, first: hanging, hanging: hanging) }
        if let decision = finding.decision { add(decision) }
        add(words(finding.message))
        let values = [
            finding.printed.map { words("tercetak: ", "printed: ") + $0 },
            finding.shownExpectation.map { words("diharapkan: ", "expected: ") + $0 },
        ].compactMap(\.self)
        if !values.isEmpty { add(values.joined(separator: "; ")) }
        if let cause = finding.absentCause { add(words("ikutan dari temuan \(cause)", "follows from finding \(cause)")) }
        if !group.echoes.isEmpty { add(words("ikutannya: ", "follows from it: ") + echoes(group.echoes, under: severity)) }
        return lines
    }

    /// `jumlah.total I114 (12), Q114 (13); jumlah.triwulan Q11 (10)`: by rule, each with its number.
    private func echoes(_ positions: [Int], under severity: Severity) -> String {
        var parts: [(rule: String, places: [String])] = []
        for finding in positions.map({ findings[$0] }) {
            let place = finding.cell.map(String.init(describing:)) ?? "–"
            let notes = [
                finding.number.map { String($0) }, finding.severity == severity ? nil : words.severity(finding.severity),
            ].compactMap(\.self)
            let text = notes.isEmpty ? place : "\(place) (\(notes.joined(separator: ", ")))"
            if parts.last?.rule == finding.rule {
                parts[parts.count - 1].places.append(text)
            } else {
                parts.append((finding.rule, [text]))
            }
        }
        return parts.map { "\($0.rule) \($0.places.joined(separator: ", "))" }.joined(separator: "; ")
    }
}

extension ExactNumber {
    /// As planners write it: `1.234.567,89`.
    var indonesian: String {
        let parts = description.split(separator: ".", maxSplits: 1)
        let digits = parts[0].drop { $0 == "-" }
        var text = mantissa < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(".") }
            text.append(digit)
        }
        return parts.count > 1 ? "\(text),\(parts[1])" : text
    }
}
