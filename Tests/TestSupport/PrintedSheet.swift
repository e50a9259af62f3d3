public import Grid

/// A sheet as a CSV saved from a spreadsheet program holds it: what was displayed, without merges.
public enum PrintedSheet {
    /// How numbers are displayed.
    public enum Marks: CaseIterable, Sendable {
        /// `5355650758`, `97,32`.
        case plain
        /// `5.355.650.758`, `97,32`.
        case grouped
    }

    /// The sheet with every number as the text that an Indonesian spreadsheet program shows.
    public static func of(_ sheet: Sheet, _ marks: Marks) -> Sheet {
        var printed = sheet
        printed.merges = []
        printed.name = ""
        for row in printed.rows.indices {
            for cell in printed.rows[row].cells.indices {
                guard case .number(let value) = printed.rows[row].cells[cell].value else { continue }
                let text = text(of: value, marks)
                printed.rows[row].cells[cell].value = .text(text)
                printed.rows[row].cells[cell].shown = text
                printed.rows[row].cells[cell].format = nil
            }
        }
        return printed
    }

    /// A number in Indonesian marks.
    public static func text(of value: Double, _ marks: Marks) -> String {
        let plain = value == value.rounded() ? String(Int64(value)) : "\(value)"
        let parts = plain.split(separator: ".", maxSplits: 1).map(String.init)
        var whole = parts[0]
        if marks == .grouped {
            var digits = Array(whole.drop { $0 == "-" })
            var index = digits.count - 3
            while index > 0 {
                digits.insert(".", at: index)
                index -= 3
            }
            whole = (whole.hasPrefix("-") ? "-" : "") + String(digits)
        }
        return parts.count > 1 ? whole + "," + parts[1] : whole
    }

    /// The sheet as CSV bytes, separated by semicolons as Indonesian programs do.
    public static func csv(_ sheet: Sheet, _ marks: Marks, separator: String = ";") -> String {
        let printed = of(sheet, marks)
        let last = printed.rows.flatMap { $0.cells.map(\.reference.column) }.max() ?? 1
        var lines: [String] = []
        for row in printed.rows {
            while lines.count < row.number - 1 { lines.append(String(repeating: separator, count: last - 1)) }
            lines.append((1...last).map { row[$0].map { quoted($0.shown, separator) } ?? "" }.joined(separator: separator))
        }
        return lines.joined(separator: "\r\n") + "\r\n"
    }

    private static func quoted(_ text: String, _ separator: String) -> String {
        guard text.contains(where: { "\"\r\n".contains($0) }) || text.contains(separator) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
