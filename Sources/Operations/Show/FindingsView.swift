public import Dataset
import Grid
public import Model

/// Findings of the current loads, as `rkpd findings` shows them: open ones first, by agency and load, then by gravity, cause and rule;
/// after them, in the same order, those that were decided about. What stands on another sheet of a load's file, one that is not loaded (a recap, a cover),
/// is shown under that sheet.
public struct FindingsView: Sendable {
    /// The findings, in the order in which they are shown.
    public let findings: [FindingRow]
    /// The loads they belong to.
    private let loads: [Int64: LoadRow]
    private let blocks: [Block]
    private let language: Language

    /// The findings of one load, or of a sheet beside it, that are open, or those that are decided.
    private struct Block {
        var isDecided: Bool
        var load: Int64
        /// The sheet that is not loaded; nil for the load's own.
        var sheet: String?
        var findings: [FindingRow]
        var groups: [FindingGroup]
    }

    /// Findings in any order, and all loads of a dataset.
    public init(_ findings: [FindingRow], loads: [LoadRow], language: Language) {
        let loads = Dictionary(loads.map { ($0.muatanID, $0) }) { first, _ in first }
        self.loads = loads
        self.language = language
        blocks = [false, true].flatMap { isDecided in
            let some = Dictionary(grouping: findings.filter { ($0.keputusan != nil) == isDecided }) { Place($0, loads) }
            return some.keys.sorted { Self.comesBefore($0, $1, loads) }.map { place in
                let own = some[place, default: []]
                return Block(
                    isDecided: isDecided, load: place.load ?? own.map(\.muatanID).min() ?? 0, sheet: place.sheet, findings: own,
                    groups: Self.groups(own))
            }
        }
        self.findings = blocks.flatMap { block in block.groups.flatMap { [$0.head] + $0.echoes }.map { block.findings[$0] } }
    }

    /// Where findings are shown: with their load, or with a sheet of its file that is not loaded.
    private struct Place: Hashable {
        var load: Int64?
        var file: String = ""
        var sheet: String?

        init(_ finding: FindingRow, _ loads: [Int64: LoadRow]) {
            guard let load = loads[finding.muatanID], load.lembar != finding.lembar, !finding.lembar.isEmpty else {
                self.load = finding.muatanID
                return
            }
            (file, sheet) = (load.berkas, finding.lembar)
        }
    }

    private static func groups(_ findings: [FindingRow]) -> [FindingGroup] {
        let positions = Dictionary(findings.enumerated().map { ($0.element.temuanID, $0.offset) }) { first, _ in first }
        return FindingGroup.order(
            findings.map { finding in
                FindingGroup.Item(
                    severity: finding.tingkat, rule: finding.aturan, cell: finding.sel.flatMap { CellReference($0) },
                    cause: finding.sebabTemuanID.flatMap { positions[$0] })
            })
    }

    /// By agency, region, then load; sheets that are not loaded last.
    private static func comesBefore(_ one: Place, _ other: Place, _ loads: [Int64: LoadRow]) -> Bool {
        guard let left = one.load, let right = other.load else {
            if one.load != nil || other.load != nil { return one.load != nil }
            return Operations.comesBefore(one.file + "/" + (one.sheet ?? ""), other.file + "/" + (other.sheet ?? ""))
        }
        let (a, b) = (loads[left]?.perangkatDaerah ?? "", loads[right]?.perangkatDaerah ?? "")
        if a != b { return Operations.comesBefore(a, b) }
        let (c, d) = (loads[left]?.pemdaKode ?? "", loads[right]?.pemdaKode ?? "")
        return c == d ? left < right : Operations.comesBefore(c, d)
    }

    /// For a screen.
    public var text: String {
        let words = Words(language: language)
        guard !findings.isEmpty else { return words("Tidak ada temuan.", "No findings.") + "\n" }
        let open = findings.filter { $0.keputusan == nil }
        let decided = findings.count - open.count
        var lines: [String] = []
        var last: (isDecided: Bool, agency: String)?
        for block in blocks {
            if block.isDecided, last?.isDecided != true {
                lines += [words("SUDAH DIPUTUSKAN (\(words.count(decided)))", "DECIDED (\(words.count(decided)))"), ""]
            }
            let agency =
                block.sheet == nil
                ? self.agency(of: block.load, words) : words("Lembar yang tidak dimuat", "Sheets that are not loaded")
            if last?.agency != agency || last?.isDecided != block.isDecided { lines += Layout.wrap(agency, hanging: "  ") }
            last = (block.isDecided, agency)
            let place = block.sheet.map { self.place(of: $0, beside: block.load, words) } ?? self.place(of: block.load, words)
            lines += Layout.wrap(place, first: "  ", hanging: "    ")
            let present = Set(block.findings.map(\.temuanID))
            let shown = block.findings.map { row in
                var finding = ShownFinding(row)
                finding.absentCause = row.sebabTemuanID.flatMap { present.contains($0) ? nil : $0 }
                return finding
            }
            lines += FindingLines(findings: shown, groups: block.groups, words: words).lines
            lines.append("")
        }
        return (lines + closing(open, decided: decided, words)).joined(separator: "\n") + "\n"
    }

    private func agency(of load: Int64, _ words: Words) -> String {
        guard let row = loads[load] else { return words("Muatan \(load)", "Load \(load)") }
        let agency = row.perangkatDaerah ?? words("(perangkat daerah tidak disebut)", "(agency not stated)")
        return [agency, row.pemdaKode].compactMap(\.self).joined(separator: " · ")
    }

    private func place(of load: Int64, _ words: Words) -> String {
        guard let row = loads[load] else { return words("muatan \(load)", "load \(load)") }
        let sheet = row.lembar.isEmpty ? "" : words(", lembar '\(row.lembar)'", ", sheet '\(row.lembar)'")
        let period = words.period(year: row.tahunLaporan, quarter: row.triwulanLaporan)
        return "\(period), \(words("muatan", "load")) \(load): \(row.berkas)\(sheet)"
    }

    /// A sheet that is not loaded, in the file of a load.
    private func place(of sheet: String, beside load: Int64, _ words: Words) -> String {
        "\(loads[load]?.berkas ?? ""), " + words("lembar '\(sheet)'", "sheet '\(sheet)'")
    }

    /// How many there are, and how to decide about one.
    private func closing(_ open: [FindingRow], decided: Int, _ words: Words) -> [String] {
        let counts = words.severities(Dictionary(open.map { ($0.tingkat, 1) }, uniquingKeysWith: +))
        let total = words.count(findings.count, "temuan", "finding")
        guard decided > 0 else { return ["\(total): \(counts)"] + (open.isEmpty ? [] : [howToDecide(words)]) }
        let rest = words("\(words.count(decided)) sudah diputuskan", "\(words.count(decided)) decided")
        guard !open.isEmpty else { return ["\(total): \(rest)"] }
        let some = words("\(words.count(open.count)) terbuka", "\(words.count(open.count)) open")
        return Layout.wrap("\(total): \(some) (\(counts)), \(rest)", hanging: "  ") + [howToDecide(words)]
    }

    private func howToDecide(_ words: Words) -> String {
        let choice = Keputusan.allCases.map(\.rawValue).joined(separator: "|")
        return words(
            "Putuskan: rkpd findings decide NOMOR \(choice) --alasan TEKS", "Decide: rkpd findings decide NUMBER \(choice) --alasan TEXT")
    }

    /// The columns of `v_temuan`, and why and when it was decided so.
    static let columns = DatasetView.temuan.columns.map(\.name) + ["alasan", "diputuskan_pada"]

    func values(of finding: FindingRow) -> [JSON] {
        [
            .int(Int(finding.temuanID)), .string(finding.temuanKunci), .int(Int(finding.muatanID)), .string(finding.berkas),
            .string(finding.lembar), .optional(finding.sel), .string(finding.aturan), .string(finding.tingkat.rawValue),
            .optional(finding.kode), .string(finding.pesan.text(in: language)), .optional(finding.tercetak), .optional(finding.diharapkan),
            .optional(finding.sebabTemuanID.map { Int($0) }), .optional(finding.keputusan), .optional(finding.alasan),
            .optional(finding.diputuskanPada),
        ]
    }

    /// For spreadsheet programs.
    public var csv: String { CSVLine.table(Self.columns, findings.map(values)) }

    /// For programs: an array of objects, one a line.
    public var json: String { JSON.rows(Self.columns, findings.map(values)) }
}
