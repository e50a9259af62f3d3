/// Reads `judul`: one label, a list of them from top to bottom, or several ways of writing them (`salah_satu`).
struct HeaderPathParser {
    static func parse(_ node: MappingNode) throws(MappingError) -> HeaderPath {
        guard let ways = try alternatives(node) else { return HeaderPath(writings: [try labels(node)]) }
        var writings: [[HeaderLabel]] = []
        for way in ways { writings.append(try labels(way)) }
        return HeaderPath(writings: writings)
    }

    /// A part under a heading: `K`, or several names of it, `K | Volume`.
    static func part(_ name: String) -> HeaderLabel {
        let bar = UInt8(ascii: "|")
        guard name.utf8.contains(bar) else { return HeaderLabel(writings: [.text(foldedLabel(name))]) }
        return HeaderLabel(writings: name.utf8.split(separator: bar).map { .text(foldedLabel(String(Substring($0)))) })
    }

    private static func labels(_ node: MappingNode) throws(MappingError) -> [HeaderLabel] {
        guard node.isSequence else { return [try label(node)] }
        var labels: [HeaderLabel] = []
        for item in try node.items("judul") { labels.append(try label(item)) }
        if labels.isEmpty { throw node.fail("judul: tidak ada label", "judul: no labels") }
        return labels
    }

    private static func label(_ node: MappingNode) throws(MappingError) -> HeaderLabel {
        guard let ways = try alternatives(node) else { return HeaderLabel(writings: [try writing(node)]) }
        var writings: [HeaderLabel.Writing] = []
        for way in ways { writings.append(try writing(way)) }
        return HeaderLabel(writings: writings)
    }

    /// The ways of `{salah_satu: […]}`; nil for a node that is none.
    private static func alternatives(_ node: MappingNode) throws(MappingError) -> [MappingNode]? {
        guard node.isMapping, try node.entries("judul").contains(where: { $0.key.scalar == "salah_satu" }) else { return nil }
        let ways = try node.keyed("judul", allowed: ["salah_satu"])["salah_satu"]!.items("salah_satu")
        if ways.isEmpty { throw node.fail("salah_satu: tidak ada tulisan", "salah_satu: no writings") }
        return ways
    }

    private static func writing(_ node: MappingNode) throws(MappingError) -> HeaderLabel.Writing {
        if node.isMapping {
            let fields = try node.keyed("judul", allowed: ["pola", "teratas"])
            guard let source = fields["pola"] else { throw node.fail("judul: 'pola' atau 'salah_satu'", "judul: 'pola' or 'salah_satu'") }
            let pattern = try compilePattern(source, "pola")
            for case let name? in pattern.groupNames where name != "triwulan" && name != "tahun" {
                throw source.fail(
                    "pola: kelompok bernama '\(name)'; yang dikenal triwulan, tahun",
                    "pola: a group named '\(name)'; known are triwulan, tahun")
            }
            return .pattern(LabelPattern(pattern: pattern, isTop: try fields["teratas"]?.flag("teratas") ?? false))
        }
        let text = try node.text("judul")
        let folded = foldedLabel(text)
        guard text.utf8.contains(UInt8(ascii: "{")) else {
            if folded.isEmpty {
                throw node.fail("judul: '\(text)' tidak berisi huruf atau angka", "judul: '\(text)' has no letter or digit")
            }
            return .text(folded)
        }
        if let (before, after) = pieces(text, "{triwulan}") { return .quarter(before: before, after: after) }
        if let (before, after) = pieces(text, "{tahun_kolom}") { return .year(before: before, after: after) }
        return .text(folded)
    }

    private static func pieces(_ text: String, _ placeholder: String) -> (String, String)? {
        let pieces = Placeholder.split(text, at: placeholder)
        return pieces.count < 2 ? nil : (foldedLabel(pieces[0]), foldedLabel(pieces.dropFirst().joined(separator: placeholder)))
    }
}
