public import Grid
import Model

/// A mapping proposed for a sheet that no form fits: YAML for a form keeper to read, correct and keep.
public struct MappingDraft: Sendable {
    /// The mapping; what the program is unsure of carries `# periksa`.
    public let yaml: String
    /// How many columns hold values, and how many of the columns were only weighed.
    public let valueColumns: Int, unsureColumns: Int
    /// What each bound column is taken for, by physical column.
    public let meanings: [Int: ColumnMeaning]

    /// Proposes a mapping.
    /// - Parameter name: what the form is to be called (`formulir`).
    /// - Returns: nil where the sheet holds nothing like a table.
    public static func propose(for sheet: Sheet, name: String) -> MappingDraft? {
        guard let shape = TableShape(sheet) else { return nil }
        let columns = ColumnGuesser(shape: shape).guess()
        guard !columns.isEmpty else { return nil }
        return MappingDraft(writer: DraftWriter(name: name, shape: shape, columns: columns))
    }

    private init(writer: DraftWriter) {
        yaml = writer.text
        let columns = writer.columns
        valueColumns = columns.count { if case .value = $0.meaning { true } else { false } }
        unsureColumns = columns.count { !$0.isSure }
        meanings = Dictionary(columns.map { ($0.column, $0.meaning) }) { first, _ in first }
    }
}

/// Writes a proposal as YAML.
struct DraftWriter {
    let name: String
    let shape: TableShape
    let columns: [ColumnGuess]

    var text: String {
        let rows = RowGuess(shape: shape, columns: columns)
        let codes = rows.codes
        var lines = [
            "# Usulan mapping, dibuat dari satu lembar. Periksa setiap baris bertanda 'periksa', lalu jalankan",
            "# 'rkpd mapping check' dan 'rkpd explain'.",
            "formulir: \(name)", "versi: 1", "nama: \(quoted(title))",
            "jenis: \(name)  # periksa: dua tata letak laporan yang sama memakai jenis yang sama",
            "", "kenali:",
        ]
        let titles = TitleGuess.guesses(shape.titles)
        if !titles.isEmpty {
            lines.append("  judul:")
            for title in titles {
                lines.append(title.counts ? "    - \(quoted(title.pattern))" : "    - {pola: \(quoted(title.pattern)), wajib: tidak}")
            }
        }
        if let numbers = shape.numbers {
            let labels = Set(columns.compactMap { $0.path.first.map(TitleReader.singleLine) }).sorted()
            lines.append("  label:")
            for label in labels { lines.append("    - \(quoted(Self.withoutYears(label)))") }
            lines.append("  baris_nomor: [\(ranges(numbers.entries.map(\.number)))]")
        }
        lines += ["", "kode: \(codes.writing.rawValue)\(codes.isSure ? "" : "  # periksa")", "", "kolom:"]
        lines += shape.numbers == nil ? byHeader : byNumber
        lines += ["", "baris:"]
        lines += Self.everyForm.map { "  " + $0 } + rows.rules.map { "  " + $0 }
        return lines.joined(separator: "\n") + "\n"
    }

    private var title: String {
        shape.titles.flatMap(\.filledCells).map { TitleReader.singleLine($0.shown) }.first { $0.count > 12 } ?? name
    }

    // MARK: Columns

    private var byHeader: [String] {
        columns.map { column in
            let path = column.path.map { quoted(Self.withoutYears($0)) }
            let labels = path.count == 1 ? path[0] : "[\(path.joined(separator: ", "))]"
            return "  - {judul: \(labels), \(meaning(column, bare: false))}\(note(column, label: false))"
        }
    }

    private var byNumber: [String] {
        var lines: [String] = []
        let groups = Dictionary(grouping: columns) { $0.number?.column ?? 0 }
        for (_, group) in groups.sorted(by: { $0.key < $1.key }) {
            guard let number = group[0].number?.number else {
                for column in group { lines.append("  \(quoted(column.path.last ?? "")): \(entry(column))\(note(column, label: false))") }
                continue
            }
            // Columns under one label cannot be told apart by it: the first is bound, the others are the form keeper's question.
            var parts: [ColumnGuess] = []
            var twins: [ColumnGuess] = []
            for column in group {
                let isTwin = parts.contains { Label.fold($0.path.last ?? "") == Label.fold(column.path.last ?? "") }
                if isTwin, column.meaning != .role(.kode) { twins.append(column) } else { parts.append(column) }
            }
            for twin in twins {
                lines.append(
                    "  # periksa: kolom \(CellReference.columnName(twin.column)) berdiri di bawah label yang sama (nomor \(number))")
            }
            if parts.count > 1, parts.allSatisfy({ $0.meaning == .role(.kode) }) {
                let label = quoted(parts[0].path.first ?? "")
                lines.append("  kode: {judul: \(label), peran: kode}  # nomor \(number), \(parts.count) kolom")
                continue
            }
            if parts.count == 1 {
                lines.append("  \(number): \(entry(parts[0]))\(note(parts[0], label: true))")
                continue
            }
            lines.append("  \(number):  # \(comment(parts[0].path.dropLast().joined(separator: " › ")))")
            lines.append("    bagian:")
            for part in parts { lines.append("      \(quoted(part.path.last ?? "")): \(entry(part))\(note(part, label: false))") }
        }
        return lines
    }

    private func entry(_ column: ColumnGuess) -> String {
        if case .role(let role) = column.meaning, !isNote(role) { return role.name }
        return "{\(meaning(column, bare: true))}"
    }

    private func isNote(_ role: ColumnRole) -> Bool { if case .catatan = role { true } else { false } }

    private func meaning(_ column: ColumnGuess, bare: Bool) -> String {
        switch column.meaning {
        case .role(.catatan(let jenis)): return "catatan: \(quoted(jenis))"
        case .role(let role): return "peran: \(role.name)"
        case .value(let value):
            var text = "ukuran: \(value.ukuran.rawValue), tahap: \(value.tahap.rawValue)"
            if let quarter = value.triwulan { text += ", triwulan: \(quarter)" }
            if value.isCumulative { text += ", kumulatif: ya" }
            return text
        }
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
    private func quoted(_ text: String) -> String {
        let isPlain =
            !text.isEmpty && text.allSatisfy { $0.isLetter || $0 == "_" || $0 == "-" }
            && !["ya", "tidak", "y", "n", "no", "yes", "on", "off"].contains(text.lowercased())
        return isPlain ? text : "'" + text.replacing("'", with: "''") + "'"
    }

    /// A label with its year made a placeholder.
    private static func withoutYears(_ label: String) -> String {
        label.split(separator: " ", omittingEmptySubsequences: false).map { word in
            let digits = word.filter(\.isNumber)
            return digits.count == 4 && digits.hasPrefix("20") ? String(word).replacing(digits, with: "{tahun_lain}") : String(word)
        }.joined(separator: " ")
    }

    private func ranges(_ numbers: [Int]) -> String {
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

    /// Rules for the rows that every form may have.
    private static let everyForm = [
        #"- {bila: {awal: "^(rata[- ]?rata|rerata)\\b"}, jadi: rerata}"#,
        #"- {bila: {awal: "^predikat\\b"}, jadi: predikat}"#,
        #"- {bila: {awal: "^(jumlah|(grand |sub ?)?total)\\b"}, jadi: total}"#,
        #"- {bila: {awal: "^faktor pendorong\\b"}, jadi: catatan, jenis: faktor_pendorong, lanjut: ya}"#,
        #"- {bila: {awal: "^faktor penghambat\\b"}, jadi: catatan, jenis: faktor_penghambat, lanjut: ya}"#,
        #"- {bila: {awal: "^tindak lanjut\\b"}, jadi: catatan, jenis: tindak_lanjut, lanjut: ya}"#,
        #"- {bila: {awal: "^(disusun|dievaluasi|disetujui|diverifikasi|mengetahui|ditetapkan|kepala|plt\\.?|plh\\.?|nip\\.?|pembina)\\b", angka: kosong}, jadi: tanda_tangan}"#,
    ]
}
