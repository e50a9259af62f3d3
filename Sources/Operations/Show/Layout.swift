/// Text for a screen of 80 columns.
public enum Layout {
    /// Columns of a screen.
    public static let width = 80

    /// Breaks a text into lines at spaces. A word that is longer than a line keeps its length.
    ///
    /// - Parameters:
    ///   - first: what the first line begins with.
    ///   - hanging: what the others begin with.
    public static func wrap(_ text: String, first: String = "", hanging: String = "", width: Int = Layout.width) -> [String] {
        var lines: [String] = []
        var line = first
        var isEmpty = true
        for word in text.printable.split(separator: " ", omittingEmptySubsequences: true) {
            if !isEmpty, line.columns + 1 + String(word).columns > width {
                lines.append(line)
                line = hanging
                isEmpty = true
            }
            line += (isEmpty ? "" : " ") + word
            isEmpty = false
        }
        lines.append(line)
        return lines
    }

    /// Pads a text with spaces to a number of columns; a longer one is cut.
    public static func pad(_ text: String, _ columns: Int) -> String {
        let cut = text.cut(to: columns)
        return cut + String(repeating: " ", count: max(0, columns - cut.columns))
    }

    /// Pads a text with spaces on its left; a longer one keeps its length, for digits are never cut.
    public static func padLeft(_ text: String, _ columns: Int) -> String {
        String(repeating: " ", count: max(0, columns - text.columns)) + text
    }
}

extension String {
    /// How many columns of a screen the text takes; characters count as one each.
    var columns: Int { count }

    /// The text with an ellipsis in place of what does not fit.
    func cut(to columns: Int) -> String {
        guard count > columns else { return self }
        guard columns > 1 else { return String(prefix(max(0, columns))) }
        return prefix(columns - 1) + "…"
    }

    /// The text on one line and without control characters: names and cells are strangers' text and must not steer a terminal.
    var printable: String {
        guard unicodeScalars.contains(where: \.isControl) else { return self }
        var result = ""
        for scalar in unicodeScalars {
            if !scalar.isControl {
                result.unicodeScalars.append(scalar)
            } else if scalar == "\n" || scalar == "\r" || scalar == "\t" {
                if result.last != " " { result += " " }
            } else {
                result += "\u{FFFD}"
            }
        }
        return result
    }
}

extension Unicode.Scalar {
    /// C0, DEL, C1, and the marks that turn the direction of text.
    fileprivate var isControl: Bool {
        switch value {
        case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
