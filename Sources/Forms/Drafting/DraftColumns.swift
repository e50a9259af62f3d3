import Grid
import Model

/// Writes the columns of a proposal, by their headers or by the numbers of the number row.
struct DraftColumns {
    let shape: TableShape
    let columns: [ColumnGuess]

    // MARK: By header

    /// A column for each header path; columns that differ in their year alone are one, and what cannot be told apart by its labels is asked.
    var byHeader: [String] {
        var lines: [String] = []
        var written: [String: ColumnGuess] = [:]
        var index = 0
        while index < columns.count {
            let column = columns[index]
            let labels = column.path.map { column.isOfYear ? Self.withYear($0, column.year) : Self.withoutYears($0) }
            let key = Self.key(column.path, isOfYear: column.isOfYear)
            // Columns right of it under the very same labels.
            var end = index + 1
            while end < columns.count, Self.key(columns[end].path, isOfYear: columns[end].isOfYear) == key, !column.isOfYear { end += 1 }
            let same = Array(columns[index..<end])
            index = end
            if let first = written[key] {
                if first.isOfYear, column.isOfYear, first.meaning == column.meaning { continue }
                lines += same.map { ask($0, "labelnya sama dengan kolom \(CellReference.columnName(first.column))") }
                continue
            }
            written[key] = column
            let judul = labels.count == 1 ? Self.quoted(labels[0]) : "[\(labels.map(Self.quoted).joined(separator: ", "))]"
            let isOneHeading = same.dropFirst().allSatisfy { shape.header.continues(column.column, at: $0.column) }
            if same.count > 1, isOneHeading, !same.allSatisfy({ $0.meaning == .role(.kode) }) {
                let order = same.map(entry).joined(separator: ", ")
                lines.append("  - {judul: \(judul), urut: [\(order)]}\(same.allSatisfy(\.isSure) ? "" : "  # periksa")")
                continue
            }
            lines.append("  - {judul: \(judul), \(meaning(column))}\(note(column, label: false))")
            if same.count > 1, !isOneHeading {
                lines += same.dropFirst().map { ask($0, "labelnya sama dengan kolom \(CellReference.columnName(column.column))") }
            }
        }
        return lines
    }

    private func ask(_ column: ColumnGuess, _ what: String) -> String {
        "  # periksa: kolom \(CellReference.columnName(column.column)) (\(comment(column.path.joined(separator: " › ")))) \(what)"
    }

    /// Labels as the reader compares them.
    private static func key(_ path: [String], isOfYear: Bool) -> String {
        path.map { Label.withoutYears(Label.fold($0)) }.joined(separator: "|") + (isOfYear ? "|tahun" : "")
    }

    // MARK: By number

    var byNumber: [String] {
        var lines: [String] = []
        var named: Set<String> = []
        let groups = Dictionary(grouping: columns) { $0.number?.column ?? 0 }
        for (_, group) in groups.sorted(by: { $0.key < $1.key }) {
            guard let number = group[0].number?.number else {
                for column in group where named.insert(Label.fold(column.path.last ?? "")).inserted {
                    lines.append("  \(Self.quoted(column.path.last ?? "")): \(entry(column))\(note(column, label: false))")
                }
                continue
            }
            let labels = Set(group.map { Label.fold($0.path.joined(separator: "|")) })
            if group.count > 1, labels.count == 1, !group.contains(where: \.isValue), let first = group.first {
                // One heading over several columns: a code in pieces, an indicator with its unit.
                let what =
                    group.allSatisfy { $0.meaning == .role(.kode) } ? "peran: kode" : "urut: [\(group.map(entry).joined(separator: ", "))]"
                lines.append(
                    "  \(first.meaning == .role(.kode) ? "kode" : "indikator"): {judul: \(Self.quoted(first.path.last ?? "")), \(what)}  # nomor \(number), \(group.count) kolom"
                )
                continue
            }
            // Columns under one label cannot be told apart by it: the first is bound, the others are the form keeper's question.
            var parts: [ColumnGuess] = []
            var twins: [ColumnGuess] = []
            for column in group {
                let isTwin = parts.contains { Label.fold($0.path.last ?? "") == Label.fold(column.path.last ?? "") }
                if isTwin, column.meaning != .role(.kode) { twins.append(column) } else { parts.append(column) }
            }
            for twin in twins { lines.append(ask(twin, "berdiri di bawah label yang sama (nomor \(number))")) }
            if parts.count == 1 {
                lines.append("  \(number): \(entry(parts[0]))\(note(parts[0], label: true))")
                continue
            }
            lines.append("  \(number):  # \(comment(parts[0].path.dropLast().joined(separator: " › ")))")
            lines.append("    bagian:")
            for part in parts { lines.append("      \(Self.quoted(part.path.last ?? "")): \(entry(part))\(note(part, label: false))") }
        }
        return lines
    }

    // MARK: What a column is

    private func entry(_ column: ColumnGuess) -> String {
        if case .role(let role) = column.meaning, column.track == nil, !column.isStacked {
            switch role {
            case .catatan, .rincian: break
            default: return role.name
            }
        }
        return "{\(meaning(column))}"
    }

    private func meaning(_ column: ColumnGuess) -> String {
        var text: String
        switch column.meaning {
        case .role(.catatan(let jenis)): text = "catatan: \(Self.quoted(jenis))"
        case .role(.rincian(let name)): text = "rincian: \(name)"
        case .role(let role): text = "peran: \(column.isStacked ? "kode_atau_uraian" : role.name)"
        case .value(let value):
            text = "ukuran: \(value.ukuran.rawValue), tahap: \(value.tahap.rawValue)"
            if let quarter = value.triwulan { text += ", triwulan: \(quarter)" }
            if value.isCumulative { text += ", kumulatif: ya" }
            if value.content != .one { text += ", isi: \(value.content.rawValue)" }
            if column.isOfYear, shape.numbers != nil { text += ", tahun: kepala" }
        }
        if let track = column.track { text += ", jalur: \(track.rawValue)" }
        return text
    }

    private func note(_ column: ColumnGuess, label: Bool) -> String {
        let printed = label ? comment(column.path.joined(separator: " › ")) : ""
        let ask = column.isSure ? "" : "periksa"
        let text = [ask, printed].filter { !$0.isEmpty }.joined(separator: ": ")
        return text.isEmpty ? "" : "  # \(text)"
    }

    private func comment(_ text: String) -> String { String(text.prefix(90)) }

    // MARK: Writing

    /// In single quotes, where nothing but a quote needs care.
    static func quoted(_ text: String) -> String {
        let isPlain =
            !text.isEmpty && text.allSatisfy { $0.isLetter || $0 == "_" || $0 == "-" } && !text.hasPrefix("-")
            && !["ya", "tidak", "y", "n", "no", "yes", "on", "off", "true", "false", "null"].contains(text.lowercased())
        return isPlain ? text : "'" + text.replacing("'", with: "''") + "'"
    }

    /// A label with its years made a placeholder.
    static func withoutYears(_ label: String) -> String { withPlaceholder(label, "{tahun_lain}") { _ in true } }

    /// A label with the year that its column is of made the placeholder for it.
    private static func withYear(_ label: String, _ year: Int?) -> String {
        guard let year, label.contains(String(year)) else { return withoutYears(label) }
        return withPlaceholder(label, "{tahun_kolom}") { $0 == String(year) }
    }

    private static func withPlaceholder(_ label: String, _ placeholder: String, where isMeant: (String) -> Bool) -> String {
        var result = ""
        var digits = ""
        func close() {
            if digits.count == 4, digits.hasPrefix("20"), isMeant(digits) { result += placeholder } else { result += digits }
            digits = ""
        }
        for character in label {
            if character.isASCII, character.isNumber {
                digits.append(character)
            } else {
                close()
                result.append(character)
            }
        }
        close()
        return result
    }

    static func ranges(_ numbers: [Int]) -> String {
        var parts: [ClosedRange<Int>] = []
        for number in numbers.sorted() {
            if let last = parts.last, last.upperBound + 1 == number {
                parts[parts.count - 1] = last.lowerBound...number
            } else if parts.last?.contains(number) != true {
                parts.append(number...number)
            }
        }
        return parts.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)..\($0.upperBound)" }.joined(separator: ", ")
    }
}
