import Model

/// Reads `kolom`: by printed number (`9: …`, `12..19: …`), or by header path (`judul: …`), as a list or under names that an heir may write anew.
enum ColumnSpecParser {
    static func parse(_ node: MappingNode, numbers: RecognitionSpec) throws(MappingError) -> [ColumnSpec] {
        var named = NamedColumns()
        if node.isSequence {
            for item in try node.items("kolom") { try named.add(try HeaderColumnParser.parse(item, name: nil), at: item) }
        } else {
            for (key, value) in try node.entries("kolom") {
                if let label = key.scalar, label.utf8.first.map({ !(0x30...0x39).contains($0) }) == true {
                    // A column that an heir's form does not have.
                    if value.scalar == "tiada" { continue }
                    if HeaderColumnParser.hasPath(value) {
                        try named.add(try HeaderColumnParser.parse(value, name: label), at: key)
                    } else {
                        try named.add([try parseUnnumbered(label, value)], at: key)
                    }
                    continue
                }
                let range = try readRange(key, "kolom")
                let known = numbers.numbers.union(numbers.optionalNumbers)
                if let stranger = range.first(where: { !known.contains($0) }) {
                    throw key.fail(
                        "kolom: \(stranger) tidak ada di baris_nomor maupun boleh_nomor",
                        "kolom: \(stranger) stands neither in baris_nomor nor in boleh_nomor")
                }
                try named.add(try parseByNumber(range, value, required: numbers.numbers), at: key)
            }
        }
        let specs = named.specs
        if specs.isEmpty { throw node.fail("kolom: tidak ada kolom", "kolom: no columns") }
        return specs
    }

    /// The columns read so far, each with the place that names it.
    private struct NamedColumns {
        private(set) var specs: [ColumnSpec] = []
        private var places: [ColumnKey: MappingNode] = [:]

        /// - Throws: where a column is named already, at its second place.
        mutating func add(_ more: [ColumnSpec], at node: MappingNode) throws(MappingError) {
            for spec in more {
                let key = ColumnKey(anchor: spec.anchor, part: spec.part)
                if let first = places[key] {
                    let line = first.line ?? 0
                    let label = Self.written(node) ?? spec.label
                    throw node.fail(
                        "kolom: '\(label)' dinamai dua kali, pertama di baris \(line)",
                        "kolom: '\(label)' is named twice, first on line \(line)")
                }
                places[key] = node
            }
            specs += more
        }

        /// The column's labels as its entry writes them.
        private static func written(_ node: MappingNode) -> String? {
            guard let labels = node["judul"] else { return nil }
            if let label = labels.scalar { return label }
            let texts = (try? labels.items("judul"))?.compactMap(\.scalar) ?? []
            return texts.isEmpty ? nil : texts.joined(separator: " › ")
        }
    }

    private struct ColumnKey: Hashable {
        let anchor: ColumnSpec.Anchor
        let part: String?

        // Labels are long and several; their number and the first of them tell most columns apart.
        func hash(into hasher: inout Hasher) {
            switch anchor {
            case .number(let number): hasher.combine(number)
            case .header(let path):
                hasher.combine(path.writings.first?.count)
                if case .text(let text)? = path.writings.first?.first?.writings.first { hasher.combine(text.utf8.count) }
            }
        }
    }

    /// A column of a numbered form that stands under no number, by its label: `Kode: kode`.
    private static func parseUnnumbered(_ label: String, _ value: MappingNode) throws(MappingError) -> ColumnSpec {
        let path = HeaderPath(writings: [[HeaderLabel(writings: [.text(foldedLabel(label))])]])
        if value.scalar != nil {
            return ColumnSpec(anchor: .header(path), part: nil, meaning: .role(try parseRole(value)), isRequired: true)
        }
        let fields = try value.keyed("kolom", allowed: meaningKeys + ["wajib"])
        return ColumnSpec(
            anchor: .header(path), part: nil, meaning: try parseMeaning(fields, value),
            isRequired: try fields["wajib"]?.flag("wajib") ?? true, traits: try ColumnTraitsParser.parse(fields))
    }

    private static func parseByNumber(
        _ range: ClosedRange<Int>, _ value: MappingNode, required: Set<Int>
    ) throws(MappingError) -> [ColumnSpec] {
        if value.scalar != nil {
            return try expand(range) { number throws(MappingError) in
                [spec(number, nil, .role(try parseRole(value)), required, nil)]
            }
        }
        let fields = try value.keyed("kolom", allowed: meaningKeys + ["wajib", "bagian", "ulang", "urut"])
        let wajib = try fields["wajib"]?.flag("wajib")
        if let repeated = fields["ulang"] {
            guard let order = fields["urut"] else { throw value.fail("kolom: 'ulang' memerlukan 'urut'", "kolom: 'ulang' needs 'urut'") }
            return try parseRepeated(range, repeated, try order.items("urut"), required, wajib, value)
        }
        if let parts = fields["bagian"] {
            let entries = try parts.entries("bagian")
            return try expand(range) { number throws(MappingError) in
                var specs: [ColumnSpec] = []
                for (key, part) in entries {
                    var one = spec(number, Label.fold(try key.text("bagian")), try parseMeaning(part), required, wajib)
                    if part.scalar == nil { one.traits = try ColumnTraitsParser.parse(try part.keyed("kolom", allowed: meaningKeys)) }
                    specs.append(one)
                }
                return specs
            }
        }
        let meaning = try parseMeaning(fields, value)
        let traits = try ColumnTraitsParser.parse(fields)
        return try expand(range) { number throws(MappingError) in
            var one = spec(number, nil, meaning, required, wajib)
            one.traits = traits
            return [one]
        }
    }

    /// `ulang: {triwulan: 1..4}` over `urut`: the columns of the first quarter, then those of the second …
    private static func parseRepeated(
        _ range: ClosedRange<Int>, _ repeated: MappingNode, _ order: [MappingNode], _ required: Set<Int>, _ wajib: Bool?,
        _ value: MappingNode
    ) throws(MappingError) -> [ColumnSpec] {
        let fields = try repeated.keyed("ulang", allowed: ["triwulan"])
        guard let quarters = fields["triwulan"] else { throw repeated.fail("ulang: 'triwulan' tidak ada", "ulang: 'triwulan' is missing") }
        let quarterRange = try readRange(quarters, "triwulan")
        guard quarterRange.lowerBound >= 1, quarterRange.upperBound <= 4 else {
            throw quarters.fail("triwulan: 1 sampai 4", "triwulan: 1 to 4")
        }
        guard !order.isEmpty, quarterRange.count * order.count == range.count else {
            throw value.fail(
                "kolom: \(range.count) nomor, tetapi \(quarterRange.count) triwulan berisi \(order.count) kolom",
                "kolom: \(range.count) numbers, but \(quarterRange.count) quarters of \(order.count) columns")
        }
        var specs: [ColumnSpec] = []
        var number = range.lowerBound
        for quarter in quarterRange {
            for item in order {
                specs.append(spec(number, nil, try parseMeaning(item, quarter: quarter), required, wajib))
                number += 1
            }
        }
        return specs
    }

    private static func expand(
        _ range: ClosedRange<Int>, _ make: (Int) throws(MappingError) -> [ColumnSpec]
    ) throws(MappingError) -> [ColumnSpec] {
        var specs: [ColumnSpec] = []
        for number in range { specs.append(contentsOf: try make(number)) }
        return specs
    }

    private static func spec(
        _ number: Int, _ part: String?, _ meaning: ColumnMeaning, _ required: Set<Int>, _ wajib: Bool?
    ) -> ColumnSpec {
        ColumnSpec(anchor: .number(number), part: part, meaning: meaning, isRequired: wajib ?? required.contains(number))
    }

    // MARK: What a column holds

    static let meaningKeys =
        ["peran", "catatan", "ukuran", "tahap", "triwulan", "kumulatif"] + ColumnTraitsParser.meaningKeys + ColumnTraitsParser.traitKeys

    static func parseMeaning(_ node: MappingNode, quarter: Int? = nil) throws(MappingError) -> ColumnMeaning {
        if node.scalar != nil { return .role(try parseRole(node)) }
        return try parseMeaning(try node.keyed("kolom", allowed: meaningKeys), node, quarter: quarter)
    }

    static func parseMeaning(
        _ fields: MappingFields, _ node: MappingNode, quarter: Int? = nil
    ) throws(MappingError) -> ColumnMeaning {
        if let role = fields["peran"] { return .role(try parseRole(role)) }
        if let name = fields["rincian"], fields["ukuran"] == nil { return .role(.rincian(try name.text("rincian"))) }
        if let note = fields["catatan"] { return .role(.catatan(try note.text("catatan"))) }
        guard let ukuran = fields["ukuran"], let tahap = fields["tahap"] else {
            throw node.fail(
                "kolom: 'peran', 'catatan', atau 'ukuran' dengan 'tahap'", "kolom: 'peran', 'catatan', or 'ukuran' with 'tahap'")
        }
        let written = try fields["triwulan"]?.whole("triwulan")
        if let written, !(1...4).contains(written) { throw fields["triwulan"]!.fail("triwulan: 1 sampai 4", "triwulan: 1 to 4") }
        var meaning = ValueMeaning(
            ukuran: try ukuran.choice("ukuran", of: Ukuran.self), tahap: try tahap.choice("tahap", of: Tahap.self),
            triwulan: quarter ?? written, isCumulative: try fields["kumulatif"]?.flag("kumulatif") ?? false)
        try ColumnTraitsParser.read(fields, into: &meaning)
        return .value(meaning)
    }

    static func parseRole(_ node: MappingNode) throws(MappingError) -> ColumnRole {
        guard let role = try plainRole(node.text("peran")) else {
            throw node.fail(
                "kolom: '\(node.scalar ?? "")' bukan salah satu dari kode, uraian, indikator, satuan, nomor, kode_atau_uraian, "
                    + "perangkat_daerah, perangkat_daerah_kode, unit, penanggung_jawab, tahun",
                "kolom: '\(node.scalar ?? "")' is none of kode, uraian, indikator, satuan, nomor, kode_atau_uraian, perangkat_daerah, "
                    + "perangkat_daerah_kode, unit, penanggung_jawab, tahun")
        }
        return role
    }

    static func plainRole(_ name: String) -> ColumnRole? {
        switch name {
        case "kode": .kode
        case "uraian", "kode_atau_uraian": .uraian
        case "indikator": .indikator
        case "satuan": .satuan
        case "nomor": .nomor
        case "perangkat_daerah": .perangkatDaerah
        case "perangkat_daerah_kode": .perangkatDaerahKode
        case "unit": .unit
        case "penanggung_jawab": .penanggungJawab
        case "tahun": .tahun
        default: nil
        }
    }
}
