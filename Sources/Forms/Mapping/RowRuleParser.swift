import Model
import Patterns

/// Reads `baris`: rules in order, each with `bila` (what it asks of a row) and `jadi` (what the row then is).
struct RowRuleParser {
    static func parse(_ node: MappingNode, columns: [ColumnSpec]) throws(MappingError) -> [RowRule] {
        let parser = RowRuleParser(columns: columns)
        var rules: [RowRule] = []
        for item in try node.groupedItems("baris") { rules.append(try parser.parseRule(item)) }
        if rules.isEmpty { throw node.fail("baris: no rules") }
        return rules
    }

    let columns: [ColumnSpec]

    private func parseRule(_ item: MappingNode) throws(MappingError) -> RowRule {
        let fields = try item.keyed("baris", allowed: ["bila", "jadi", "tingkat", "jenis", "nilai", "lingkup", "lanjut"])
        guard let outcome = fields["jadi"] else { throw item.fail("baris: 'jadi' is missing") }
        let rowClass = try outcome.choice("jadi", of: RowClass.self)
        guard RowClass.written.contains(rowClass) else {
            throw outcome.fail("jadi: one of \(RowClass.written.map(\.rawValue).joined(separator: ", "))")
        }
        if rowClass == .catatan, fields["jenis"] == nil { throw item.fail("baris: a note needs 'jenis'") }
        return RowRule(
            conditions: try fields["bila"].map(parseConditions) ?? [],
            outcome: rowClass,
            tingkat: try fields["tingkat"]?.choice("tingkat", of: Tingkat.self),
            jenis: try fields["jenis"]?.text("jenis"),
            values: try fields["nilai"].map(parseScope) ?? Self.defaultScope(rowClass),
            isForSheet: try parseReach(fields["lingkup"]),
            goesOn: try fields["lanjut"]?.flag("lanjut") ?? (rowClass == .tandaTangan))
    }

    /// `lingkup: lembar` or `program`.
    private func parseReach(_ node: MappingNode?) throws(MappingError) -> Bool {
        guard let node else { return false }
        switch try node.text("lingkup") {
        case "lembar": return true
        case "program": return false
        default: throw node.fail("lingkup: lembar or program")
        }
    }

    private static func defaultScope(_ rowClass: RowClass) -> ValueScope {
        switch rowClass {
        case .simpul, .total: .all
        case .indikator: .ukuran(.kinerja)
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

    private func parseConditions(_ node: MappingNode) throws(MappingError) -> [RowCondition] {
        var conditions: [RowCondition] = []
        for (key, value) in try node.entries("bila") {
            let name = try key.text("bila")
            switch name {
            case "awal":
                conditions.append(.firstText(try compilePattern(value, "awal")))
            case "hanya":
                var fields: [RowField] = []
                for item in try value.items("hanya") { fields.append(try field(try item.text("hanya"), item)) }
                conditions.append(.only(fields))
            default:
                // What a form has no column for is blank on every row: rules that several forms share may ask for it.
                if value.scalar == "kosong", ColumnSpecParser.plainRole(name) != nil, (try? field(name, key)) == nil { continue }
                let field = try field(name, key)
                switch value.scalar {
                case "ada": conditions.append(.filled(field))
                case "kosong": conditions.append(.empty(field))
                default: conditions.append(.matches(field, try compilePattern(value, name)))
                }
            }
        }
        return conditions
    }

    /// A part of a row by its name; one that the form has no column for is an error.
    private func field(_ name: String, _ node: MappingNode) throws(MappingError) -> RowField {
        if name == "nilai" { return .nilai }
        if name == "angka" { return .angka }
        if let ukuran = Ukuran(rawValue: name) { return .ukuran(ukuran) }
        let role = ColumnSpecParser.plainRole(name) ?? .catatan(name)
        let known = columns.contains { $0.meaning == .role(role) }
        guard known else { throw node.fail("'\(name)' is no column of this form, nor nilai, angka, anggaran, kinerja, awal, hanya") }
        return .role(role)
    }
}
