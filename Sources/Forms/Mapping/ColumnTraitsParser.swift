import Model

/// Reads what a mapping says of a column beside its measure, stage and quarter.
enum ColumnTraitsParser {
    /// Keys that change what the column's values mean.
    static let meaningKeys = ["tahun", "indikator", "isi", "persen"]
    /// Keys that say more of its cells.
    static let traitKeys = ["jalur", "pola", "pada", "untuk", "rincian"]

    static func parse(_ fields: MappingFields) throws(MappingError) -> ColumnTraits {
        var traits = ColumnTraits()
        traits.track = try fields["jalur"]?.text("jalur")
        traits.pattern = try fields["pola"].map { node throws(MappingError) in try compilePattern(node, "pola") }
        if let role = fields["peran"], role.scalar == "kode_atau_uraian" { traits.isStacked = true }
        for item in try fields["untuk"]?.items("untuk") ?? [] { traits.stages.insert(try item.choice("untuk", of: Tahap.self)) }
        if fields["peran"]?.scalar == "satuan" { traits.indicator = try fields["indikator"]?.text("indikator") }
        if let node = fields["rincian"], fields["ukuran"] != nil {
            guard node.scalar == "tiada" else {
                throw node.fail("rincian: 'tiada' pada kolom yang berisi nilai", "rincian: 'tiada' where the column holds values")
            }
            traits.isOfNode = true
        }
        for (key, value) in try fields["pada"]?.entries("pada") ?? [] {
            let rowClass = try key.choice("pada", of: RowClass.self)
            guard case .value(let meaning) = try ColumnSpecParser.parseMeaning(value) else {
                throw value.fail("pada: 'ukuran' dengan 'tahap'", "pada: 'ukuran' with 'tahap'")
            }
            traits.onRows[rowClass] = meaning
        }
        return traits
    }

    static func read(_ fields: MappingFields, into meaning: inout ValueMeaning) throws(MappingError) {
        if let node = fields["tahun"] { try readYear(node, into: &meaning) }
        meaning.indicator = try fields["indikator"]?.text("indikator")
        if let node = fields["isi"] { meaning.content = try node.choice("isi", of: ValueContent.self) }
        meaning.percentStage = try fields["persen"].map { node throws(MappingError) in try node.choice("persen", of: Tahap.self) }
    }

    /// `tahun: kepala`, the year of the column's own header; `2024`; or `+1`, `-2`, so many years from the one reported on.
    private static func readYear(_ node: MappingNode, into meaning: inout ValueMeaning) throws(MappingError) {
        if try node.text("tahun") == "kepala" {
            meaning.hasHeaderYear = true
            return
        }
        let year = try node.whole("tahun")
        if year > 1900 { meaning.tahun = year } else { meaning.yearOffset = year }
    }
}
