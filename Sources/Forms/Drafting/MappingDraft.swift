public import Grid
import Model

/// A mapping proposed for a sheet that no form fits: YAML for a form keeper to read, correct and keep.
public struct MappingDraft: Sendable {
    /// The mapping; what the program is unsure of carries `# periksa`.
    public let yaml: String
    /// How many columns hold values, and how many places are to be looked at.
    public let valueColumns: Int, unsurePlaces: Int
    /// What each bound column is taken for, by physical column.
    public let meanings: [Int: ColumnMeaning]

    /// Proposes a mapping.
    /// - Parameter name: what the form is to be called (`formulir`).
    /// - Returns: nil where the sheet holds nothing like a table.
    public static func propose(for sheet: Sheet, name: String) -> MappingDraft? {
        guard let shape = TableShape(sheet) else { return nil }
        let columns = ColumnGuesser(shape: shape).guess()
        guard !columns.isEmpty else { return nil }
        return MappingDraft(text: sound(DraftWriter(name: name, shape: shape, columns: columns).text), columns: columns)
    }

    private init(text: String, columns: [ColumnGuess]) {
        yaml = text
        valueColumns = columns.count(where: \.isValue)
        // The line about the kind of statement is every proposal's.
        unsurePlaces = text.split(separator: "\n").count { $0.contains("# periksa") && !$0.hasPrefix("jenis:") }
        meanings = Dictionary(columns.map { ($0.column, $0.meaning) }) { first, _ in first }
    }

    /// A proposal that is a mapping: a line that makes none of it is left to the form keeper as a question.
    private static func sound(_ text: String) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for _ in lines.indices {
            do throws(MappingError) {
                _ = try MappingLibrary.parse([("usulan.yaml", lines.joined(separator: "\n"))])
                break
            } catch {
                guard let line = error.line, lines.indices.contains(line - 1), lines[line - 1].hasPrefix("  "),
                    !lines[line - 1].trimmingPrefix(while: \.isWhitespace).hasPrefix("#")
                else { break }
                lines[line - 1] = "  # periksa (\(error.reason.id)): \(lines[line - 1].trimmingPrefix(while: \.isWhitespace))"
            }
        }
        return lines.joined(separator: "\n")
    }
}
