import Model

/// Reads a column that is found by its header: `judul`, and what stands under it: one column, its parts (`bagian`), or columns in order (`urut`).
enum HeaderColumnParser {
    private static let keys = ["judul", "bagian", "urut", "wajib", "atau"] + ColumnSpecParser.meaningKeys
    private static let partKeys = ColumnSpecParser.meaningKeys + ["wajib"]

    /// Whether a column is written by its header path.
    static func hasPath(_ node: MappingNode) -> Bool {
        guard node.isMapping, let entries = try? node.entries("kolom") else { return false }
        return entries.contains { $0.key.scalar == "judul" }
    }

    static func parse(_ item: MappingNode, name: String?) throws(MappingError) -> [ColumnSpec] {
        let fields = try item.keyed("kolom", allowed: keys)
        guard let labels = fields["judul"] else { throw item.fail("kolom: 'judul' tidak ada", "kolom: 'judul' is missing") }
        var spec = ColumnSpec(
            name: name, anchor: .header(try HeaderPathParser.parse(labels)), part: nil, meaning: .role(.nomor),
            isRequired: try fields["wajib"]?.flag("wajib") ?? true)
        spec.substitute = try fields["atau"]?.text("atau")
        if let parts = fields["bagian"] { return try parse(parts, under: spec, fields) }
        if let order = fields["urut"] {
            var meanings: [ColumnMeaning] = []
            for item in try order.items("urut") { meanings.append(try ColumnSpecParser.parseMeaning(item)) }
            guard let first = meanings.first else { throw order.fail("urut: tidak ada kolom", "urut: no columns") }
            spec.meaning = first
            spec.followers = Array(meanings.dropFirst())
            return [spec]
        }
        spec.meaning = try ColumnSpecParser.parseMeaning(fields, item)
        spec.traits = try ColumnTraitsParser.parse(fields)
        return [spec]
    }

    /// The parts under one heading; what the column says of itself holds for each that does not say otherwise.
    private static func parse(
        _ parts: MappingNode, under column: ColumnSpec, _ common: MappingFields
    ) throws(MappingError) -> [ColumnSpec] {
        guard case .header(let path) = column.anchor else { return [] }
        let common = common.only(ColumnSpecParser.meaningKeys)
        var specs: [ColumnSpec] = []
        for (key, part) in try parts.entries("bagian") {
            var spec = column
            spec.anchor = .header(path.appending(HeaderPathParser.part(try key.text("bagian"))))
            var fields = common
            if let word = part.scalar {
                if word == "tiada" { continue }
                if Ukuran(rawValue: word) != nil {
                    fields["ukuran"] = part
                } else {
                    spec.meaning = .role(try ColumnSpecParser.parseRole(part))
                    spec.isRequired = false
                    specs.append(spec)
                    continue
                }
            } else {
                let own = try part.keyed("bagian", allowed: partKeys)
                if let required = try own["wajib"]?.flag("wajib") { spec.isRequired = spec.isRequired && required }
                fields = fields.overridden(by: own.only(ColumnSpecParser.meaningKeys))
            }
            spec.meaning = try ColumnSpecParser.parseMeaning(fields, part)
            spec.traits = try ColumnTraitsParser.parse(fields)
            specs.append(spec)
        }
        if specs.isEmpty { throw parts.fail("bagian: tidak ada isinya", "bagian: no parts") }
        return specs
    }
}
