import Foundation
public import Model

/// Texts by which the dataset knows things again: who reports, which statement, which finding.
enum Identity {
    /// Joins parts so that no two lists give one text: `|` between them, `\` before a `|` or `\` inside.
    static func joined(_ parts: [String]) -> String {
        parts.map { part in
            part.utf8.contains(where: { $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "\\") })
                ? part.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "|", with: "\\|") : part
        }.joined(separator: "|")
    }

    /// A name without what offices write one way today and another tomorrow: case, spacing, punctuation, width of letters.
    static func folded(_ name: String) -> String {
        var words: [String] = [""]
        for scalar in name.precomposedStringWithCompatibilityMapping.lowercased().unicodeScalars {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                words[words.count - 1].unicodeScalars.append(scalar)
            } else if !words[words.count - 1].isEmpty {
                words.append("")
            }
        }
        if words.last == "" { words.removeLast() }
        return words.joined(separator: " ")
    }

    /// The code, else the folded name in parentheses (so that no name passes for a code), else empty.
    static func codeOrName(_ code: String?, _ name: String?) -> String {
        if let code = present(code) { return code }
        guard let name = present(name) else { return "" }
        let folded = folded(name)
        return folded.isEmpty ? "" : "(\(folded))"
    }

    /// The text without blanks around it; nil where nothing is left.
    static func present(_ text: String?) -> String? {
        guard let trimmed = text?.trimmingCharacters(in: .whitespacesAndNewlines), !trimmed.isEmpty else { return nil }
        return trimmed
    }

    /// Who reports: region, agency, unit.
    static func reporter(_ context: StatementContext) -> [String] {
        [
            codeOrName(context.pemdaKode, context.pemda), codeOrName(context.perangkatDaerahKode, context.perangkatDaerah),
            present(context.unit).map(folded) ?? "",
        ]
    }

    /// `temuan_kunci`: agency, statement, year, rule and what of the statement it is about; never the cell, the load or the file.
    ///
    /// The quarter reported on is left out: the same trouble in the next quarter's sheet is the same trouble, unless the producer says
    /// otherwise in ``Model/Finding/subject``.
    static func finding(_ finding: Finding, of statement: Statement) -> String {
        joined(
            reporter(statement.context) + [
                statement.form.jenis, String(statement.context.tahun), String(statement.twin), finding.rule.rawValue, finding.subject,
            ])
    }
}

extension Dataset {
    /// What makes a statement the same statement: region, agency (by code, else folded name; empty for a whole region), unit, jenis,
    /// reporting period, table (which of those of the sheet that are else one statement). A later file with an equal key is a revision.
    public static func statementKey(_ statement: Statement) -> String {
        let context = statement.context
        return Identity.joined(
            Identity.reporter(context) + [
                statement.form.jenis, String(context.tahun), context.triwulan.map(String.init) ?? "", String(statement.twin),
            ])
    }
}
