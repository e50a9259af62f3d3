import Model
import Patterns

/// Reads `baris`: rules in order, each with `bila` (what it asks of a row) and `jadi` (what the row then is).
struct RowRuleParser {
    static func parse(
        _ node: MappingNode, columns: [ColumnSpec], codes: CodeWriting, agencyWords: AgencyWords = AgencyWords()
    ) throws(MappingError) -> [RowRule] {
        let items = try node.groupedItems("baris")
        let parser = RowRuleParser(
            columns: columns, agencyWords: agencyWords, roles: Set(items.compactMap { $0["peran"]?.scalar }),
            sections: Set(items.compactMap { $0["nama"]?.scalar }))
        var rules: [RowRule] = []
        for item in items {
            let rule = try parser.parseRule(item)
            if rule.outcome == .simpul, !parser.levelIsTold(rule, codes) {
                throw item.fail(
                    "baris: tidak ada kode yang menyebut tingkat simpul ini: 'tingkat' tidak ada",
                    "baris: no code says the level of this node: 'tingkat' is missing")
            }
            rules.append(rule)
        }
        if rules.isEmpty { throw node.fail("baris: tidak ada aturan", "baris: no rules") }
        return rules
    }

    let columns: [ColumnSpec]
    let agencyWords: AgencyWords
    /// The roles that the form's rules give, and the names of its sections.
    private let roles: Set<String>, sections: Set<String>

    private static let keys = [
        "bila", "jadi", "tingkat", "jenis", "nilai", "lingkup", "lanjut", "jalur", "peran", "menamai", "naik", "nilai_milik", "ulang",
        "pecah",
        "nama", "lepas",
    ]

    private func parseRule(_ item: MappingNode) throws(MappingError) -> RowRule {
        let fields = try item.keyed("baris", allowed: Self.keys)
        guard let outcome = fields["jadi"] else { throw item.fail("baris: 'jadi' tidak ada", "baris: 'jadi' is missing") }
        let rowClass = try outcome.choice("jadi", of: RowClass.self)
        guard RowClass.written.contains(rowClass) else {
            throw outcome.fail(
                "jadi: salah satu dari \(RowClass.written.map(\.rawValue).joined(separator: ", "))",
                "jadi: one of \(RowClass.written.map(\.rawValue).joined(separator: ", "))")
        }
        if rowClass == .catatan, fields["jenis"] == nil {
            throw item.fail("baris: catatan memerlukan 'jenis'", "baris: a note needs 'jenis'")
        }
        var rule = RowRule(
            conditions: try fields["bila"].map(
                RowConditionParser(columns: columns, agencyWords: agencyWords, roles: roles, sections: sections).parse) ?? [],
            outcome: rowClass,
            jenis: try fields["jenis"]?.text("jenis"),
            values: try fields["nilai"].map(parseScope) ?? Self.defaultScope(rowClass),
            isForSheet: try parseReach(fields["lingkup"]),
            goesOn: try fields["lanjut"]?.flag("lanjut") ?? (rowClass == .tandaTangan))
        try parseLevel(fields["tingkat"], into: &rule)
        rule.track = try parseTrack(fields["jalur"])
        rule.peran = try fields["peran"]?.text("peran")
        rule.namesNode = try fields["menamai"]?.flag("menamai") ?? false
        rule.rises = try fields["naik"]?.flag("naik") ?? false
        rule.repeatsBelow = fields["ulang"]?.scalar == "langsung"
        rule.repeats = rule.repeatsBelow ? false : try fields["ulang"]?.flag("ulang") ?? (rule.track != nil)
        rule.isAlone = try fields["lepas"]?.flag("lepas") ?? false
        rule.section = try fields["nama"]?.text("nama")
        if let node = fields["nilai_milik"] {
            guard try node.text("nilai_milik") == "terakhir" else {
                throw node.fail("nilai_milik: hanya terakhir", "nilai_milik: terakhir")
            }
            rule.valuesOfLast = true
        }
        if rowClass == .pecah {
            guard let cut = fields["pecah"] else { throw item.fail("baris: 'pecah' tidak ada", "baris: 'pecah' is missing") }
            rule.cut = try parseCut(cut)
        }
        return rule
    }

    /// Whether something says the level of a node: its rule, or a code, in a column of the rule's track or in a part of a text that the rule names.
    private func levelIsTold(_ rule: RowRule, _ codes: CodeWriting) -> Bool {
        if rule.tingkat != nil || !rule.levels.isEmpty || rule.hasSectionLevel { return true }
        if rule.namesCode { return true }
        guard codes != .tiada else { return false }
        return columns.contains { ($0.holdsCodes || $0.traits.isStacked) && $0.traits.track == rule.track }
    }

    /// `tingkat: program`, `tingkat: bagian`, or the levels to choose from.
    private func parseLevel(_ node: MappingNode?, into rule: inout RowRule) throws(MappingError) {
        guard let node else { return }
        if node.scalar == "bagian" {
            rule.hasSectionLevel = true
            return
        }
        var levels: [Tingkat] = []
        for item in try node.items("tingkat") { levels.append(try item.choice("tingkat", of: Tingkat.self)) }
        if levels.count == 1 { rule.tingkat = levels[0] } else { rule.levels = levels }
    }

    private func parseTrack(_ node: MappingNode?) throws(MappingError) -> String? {
        guard let node else { return nil }
        let track = try node.text("jalur")
        guard columns.contains(where: { $0.traits.track == track }) else {
            throw node.fail("jalur: tidak ada kolom pada jalur '\(track)'", "jalur: no column belongs to '\(track)'")
        }
        return track
    }

    /// `pecah: {uraian: "(Sub Kegiatan|Input)\\b"}`
    private func parseCut(_ node: MappingNode) throws(MappingError) -> RowCut {
        guard let (key, value) = try node.entries("pecah").first else {
            throw node.fail("pecah: sebuah kolom dan sebuah pola", "pecah: a column and a pattern")
        }
        let field = try RowConditionParser(columns: columns).field(try key.text("pecah"), key)
        return RowCut(field: field, beginning: try compilePattern(value, "pecah"))
    }

    /// `lingkup: lembar` or `program`.
    private func parseReach(_ node: MappingNode?) throws(MappingError) -> Bool {
        guard let node else { return false }
        switch try node.text("lingkup") {
        case "lembar": return true
        case "program": return false
        default: throw node.fail("lingkup: lembar atau program", "lingkup: lembar or program")
        }
    }

    private static func defaultScope(_ rowClass: RowClass) -> ValueScope {
        switch rowClass {
        case .simpul, .total: .all
        case .anggaran: .ukuran(.anggaran)
        case .indikator, .lanjutan: .ukuran(.kinerja)
        case .rerata, .predikat: .tahap(Tahap.allCases.filter(\.isPercentage))
        default: .none
        }
    }

    private func parseScope(_ node: MappingNode) throws(MappingError) -> ValueScope {
        if let word = node.scalar {
            switch word {
            case "semua": return .all
            case "tiada": return .none
            default:
                if let ukuran = Ukuran(rawValue: word) { return .ukuran(ukuran) }
            }
        }
        var stages: [Tahap] = []
        for item in try node.items("nilai") { stages.append(try item.choice("nilai", of: Tahap.self)) }
        return .tahap(stages)
    }
}
