public import Dataset
public import Model

/// Findings of the current loads, as `rkpd findings` shows them.
public struct FindingsView: Sendable {
    /// The findings, in the order of loads and cells.
    public var findings: [FindingRow]
    /// The loads they belong to.
    public var loads: [Int64: LoadRow]
    /// The language of the sentences.
    public var language: Language

    /// Findings and all loads of a dataset.
    public init(_ findings: [FindingRow], loads: [LoadRow], language: Language) {
        self.findings = findings
        self.loads = Dictionary(loads.map { ($0.muatanID, $0) }) { first, _ in first }
        self.language = language
    }

    /// For a screen: by agency and load, the gravest first.
    public var text: String {
        let words = Words(language: language)
        guard !findings.isEmpty else { return words("Tidak ada temuan.", "No findings.") + "\n" }
        let groups = Dictionary(grouping: findings, by: \.muatanID)
        let ids = groups.keys.sorted { left, right in
            let (a, b) = (agency(left), agency(right))
            return a == b ? left < right : comesBefore(a, b)
        }
        var lines: [String] = []
        for id in ids {
            lines += heading(id, words)
            for severity in Severity.allCases {
                let some = groups[id, default: []].filter { $0.tingkat == severity }
                guard !some.isEmpty else { continue }
                lines.append("  \(words.severity(severity).uppercased()) (\(words.count(some.count)))")
                for finding in some { lines += Self.lines(of: finding, words) }
            }
            lines.append("")
        }
        let counts = Dictionary(findings.map { ($0.tingkat, 1) }, uniquingKeysWith: +)
        lines.append(words.count(findings.count, "temuan", "finding") + ": " + words.severities(counts))
        return lines.joined(separator: "\n") + "\n"
    }

    private func agency(_ load: Int64) -> String { loads[load]?.perangkatDaerah ?? "" }

    private func heading(_ id: Int64, _ words: Words) -> [String] {
        guard let load = loads[id] else { return [words("Muatan \(id)", "Load \(id)")] }
        let agency = load.perangkatDaerah ?? words("(perangkat daerah tidak disebut)", "(agency not stated)")
        let title = [agency, load.pemdaKode, words.period(year: load.tahunLaporan, quarter: load.triwulanLaporan)].compactMap(\.self)
        let place =
            load.lembar.isEmpty ? load.berkas : words("\(load.berkas), lembar '\(load.lembar)'", "\(load.berkas), sheet '\(load.lembar)'")
        return Layout.wrap(title.joined(separator: " · "), hanging: "  ")
            + Layout.wrap(place + words(" (muatan \(id))", " (load \(id))"), first: "  ", hanging: "    ")
    }

    private static func lines(of finding: FindingRow, _ words: Words) -> [String] {
        let margin = String(repeating: " ", count: 10)
        let head = "    " + Layout.pad(finding.sel ?? "–", 6) + finding.aturan
        var lines = [head + (finding.kode.map { "  \($0)" } ?? "")]
        lines += Layout.wrap(words(finding.pesan), first: margin, hanging: margin)
        let printed = finding.tercetak.map { words("tercetak: ", "printed: ") + $0 }
        let expected = finding.diharapkan.map { words("diharapkan: ", "expected: ") + $0 }
        let values = [printed, expected].compactMap(\.self).joined(separator: "; ")
        if !values.isEmpty { lines += Layout.wrap(values, first: margin, hanging: margin) }
        return lines
    }

    /// The columns of `v_temuan`, which both CSV and JSON have.
    private static let columns = [
        "temuan_id", "temuan_kunci", "muatan_id", "berkas", "lembar", "sel", "aturan", "tingkat", "kode", "pesan", "tercetak", "diharapkan",
        "sebab_temuan_id", "keputusan",
    ]

    private func values(of finding: FindingRow) -> [JSON] {
        [
            .int(Int(finding.temuanID)), .string(finding.temuanKunci), .int(Int(finding.muatanID)), .string(finding.berkas),
            .string(finding.lembar), .optional(finding.sel), .string(finding.aturan), .string(finding.tingkat.rawValue),
            .optional(finding.kode), .string(finding.pesan.text(in: language)), .optional(finding.tercetak), .optional(finding.diharapkan),
            .optional(finding.sebabTemuanID.map { Int($0) }), .optional(finding.keputusan),
        ]
    }

    /// For spreadsheet programs.
    public var csv: String { CSVLine.table(Self.columns, findings.map(values)) }

    /// For programs: an array of objects, one a line.
    public var json: String { JSON.rows(Self.columns, findings.map(values)) }
}
