import Model
import Yams

/// Says in a form keeper's words why a text is no YAML, at its line, and what helps.
struct YAMLTrouble {
    let text: String
    let file: String

    func tell(_ error: YamlError) -> MappingError {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
            return MappingError(file: file, line: mark.line, column: mark.column, reason: explain(problem, mark))
        case .duplicatedKeysInMapping(let keys, let context):
            let key = keys.first ?? ""
            let place = second(key, after: context.mark)
            return MappingError(
                file: file, line: place.line, column: place.column,
                reason: Message(
                    id: "kunci '\(key)' ditulis dua kali, pertama di baris \(context.mark.line)",
                    en: "key '\(key)' is written twice, first on line \(context.mark.line)"))
        default:
            return MappingError(file: file, reason: Message(id: "bukan YAML: \(error)", en: "no YAML: \(error)"))
        }
    }

    // MARK: What helps

    private func explain(_ problem: String, _ mark: Mark) -> Message {
        switch problem {
        case "found character that cannot start any token":
            let character = character(at: mark)
            if character == "\t" {
                return Message(id: "ada tab: inden YAML ditulis dengan spasi", en: "there is a tab: YAML is indented with spaces")
            }
            let shown = character.map { "'\($0)'" } ?? "-"
            return Message(
                id: "teks tidak boleh dimulai dengan \(shown): apit dengan tanda kutip tunggal",
                en: "a text cannot begin with \(shown): put it in single quotes")
        case "found unknown escape character":
            return Message(
                id: "garis miring terbalik dalam kutip ganda: tulis pola dalam kutip tunggal ('\\d')",
                en: "a backslash in double quotes: write patterns in single quotes ('\\d')")
        case "mapping values are not allowed in this context":
            return Message(
                id: "titik dua di tempat yang salah: apit teksnya dengan kutip tunggal, atau periksa inden",
                en: "a colon where none may stand: put the text in single quotes, or look at the indentation")
        case _ where problem.contains("expected ',' or"):
            return Message(
                id: "kurung tidak ditutup, atau koma tidak ada di antara dua isi",
                en: "a bracket is not closed, or there is no comma between two entries")
        case _ where problem.contains("expected key") || problem.contains("block end"):
            return Message(
                id: "inden tidak sejajar dengan baris di atasnya, atau kurung tidak ditutup",
                en: "the indentation does not go with the lines above, or a bracket is not closed")
        case _ where problem.contains("expected ':'"):
            return Message(id: "titik dua sesudah kunci tidak ada", en: "there is no colon behind a key")
        case _ where problem.contains("end of stream"):
            return Message(id: "tanda kutip tidak ditutup", en: "a quote is not closed")
        default: return Message(id: "bukan YAML: \(problem)", en: "no YAML: \(problem)")
        }
    }

    private var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

    private func character(at mark: Mark) -> Character? {
        guard mark.line >= 1, mark.line <= lines.count else { return nil }
        return lines[mark.line - 1].dropFirst(mark.column - 1).first
    }

    /// Where a key stands again below its first place: in a line of the same indentation, or on the same line.
    private func second(_ key: String, after mark: Mark) -> (line: Int, column: Int) {
        let lines = lines
        guard mark.line >= 1, mark.line <= lines.count else { return (mark.line, mark.column) }
        func begins(_ rest: Substring) -> Bool {
            ["\(key):", "'\(key)':", "\"\(key)\":"].contains { rest.hasPrefix($0) }
        }
        let own = lines[mark.line - 1]
        var index = own.dropFirst(mark.column).startIndex
        while index < own.endIndex {
            let before = own[own.index(before: index)]
            if !before.isLetter, !before.isNumber, before != "_", begins(own[index...]) {
                return (mark.line, own.distance(from: own.startIndex, to: index) + 1)
            }
            index = own.index(after: index)
        }
        for (offset, line) in lines[mark.line...].enumerated() where begins(line.dropFirst(mark.column - 1)) {
            let indent = line.prefix(mark.column - 1)
            if indent.allSatisfy({ $0 == " " || $0 == "-" }) { return (mark.line + offset + 1, mark.column) }
        }
        return (mark.line, mark.column)
    }
}
