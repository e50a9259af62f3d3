import Model
import Patterns

/// Turns a mapping's YAML, with all that it inherits already in place, into a ``Mapping``.
struct MappingParser {
    private static let keys = [
        "formulir", "versi", "nama", "jenis", "peran", "dasar", "kenali", "kode", "kolom", "baris", "perangkat_daerah",
    ]

    static func parse(_ root: MappingNode, hash: String) throws(MappingError) -> Mapping {
        let fields = try root.keyed("mapping", allowed: keys)
        func required(_ key: String) throws(MappingError) -> MappingNode {
            guard let node = fields[key] else { throw root.fail("'\(key)' tidak ada", "'\(key)' is missing") }
            return node
        }
        let name = try required("formulir").text("formulir")
        let recognition = try parseRecognition(try required("kenali"))
        let columns = try ColumnSpecParser.parse(try required("kolom"), numbers: recognition)
        let agencyWords = try AgencyWords.parse(fields["perangkat_daerah"])
        let codes: CodeWriting
        if let node = fields["kode"] { codes = try node.choice("kode", of: CodeWriting.self) } else { codes = .lengkap }
        let rows = try RowRuleParser.parse(try required("baris"), columns: columns, codes: codes, agencyWords: agencyWords)
        return Mapping(
            name: name,
            version: try fields["versi"]?.whole("versi") ?? 1,
            title: try fields["nama"]?.text("nama") ?? name,
            jenis: try fields["jenis"]?.text("jenis") ?? name,
            use: try fields["peran"]?.choice("peran", of: SheetUse.self) ?? .loaded,
            hash: hash, file: root.file, recognition: recognition, columns: columns, rows: rows, codes: codes,
            agencyWords: agencyWords)
    }

    private static func parseRecognition(_ node: MappingNode) throws(MappingError) -> RecognitionSpec {
        let fields = try node.keyed(
            "kenali", allowed: ["judul", "lewati", "nama_lembar", "label", "baris_nomor", "boleh_nomor", "skala", "rekap"])
        var spec = RecognitionSpec(titles: [], labels: [], numbers: [], optionalNumbers: [])
        for item in try fields["judul"]?.groupedItems("judul") ?? [] {
            spec.titles.append(try parseTitle(item))
        }
        for item in try fields["rekap"]?.items("rekap") ?? [] {
            let pattern = try compile(item, "rekap")
            spec.recaps.append(pattern)
            // A line that calls a table a recap is a title, too; the form is not recognised by it.
            spec.titles.append(TitlePattern(pattern: pattern, counts: false, isRecap: true))
        }
        for item in try fields["lewati"]?.groupedItems("lewati") ?? [] {
            spec.passedOver.append(try compilePattern(item, "lewati"))
        }
        for item in try fields["nama_lembar"]?.groupedItems("nama_lembar") ?? [] {
            spec.sheetNames.append(try parseSheetName(item))
        }
        for item in try fields["label"]?.items("label") ?? [] {
            let label = try item.text("label")
            spec.labels.append(foldedLabel(label))
            if Placeholder.split(label, at: "{tahun}").count > 1 { spec.reportYearLabels.insert(foldedLabel(label)) }
        }
        for item in try fields["baris_nomor"]?.items("baris_nomor") ?? [] {
            if item.scalar == "berurut" {
                spec.countsColumns = true
                continue
            }
            spec.numbers.formUnion(try readRange(item, "baris_nomor"))
        }
        for item in try fields["boleh_nomor"]?.items("boleh_nomor") ?? [] {
            spec.optionalNumbers.formUnion(try readRange(item, "boleh_nomor"))
        }
        for (key, value) in try fields["skala"]?.entries("skala") ?? [] {
            guard let exponent = [1_000: 3, 1_000_000: 6, 1_000_000_000: 9][try key.whole("skala")] else {
                throw key.fail("skala: 1000, 1000000 atau 1000000000", "skala: 1000, 1000000 or 1000000000")
            }
            spec.scales.append(AmountScale(pattern: try compilePattern(value, "skala"), exponent: exponent))
        }
        if let both = spec.numbers.intersection(spec.optionalNumbers).min() {
            throw fields["boleh_nomor"]!.fail(
                "boleh_nomor: \(both) sudah ada di baris_nomor", "boleh_nomor: \(both) stands in baris_nomor already")
        }
        if spec.countsColumns, !spec.numbers.isEmpty || !spec.optionalNumbers.isEmpty {
            throw fields["baris_nomor"]!.fail("baris_nomor: 'berurut' berdiri sendiri", "baris_nomor: 'berurut' stands alone")
        }
        return spec
    }

    private static func parseTitle(_ item: MappingNode) throws(MappingError) -> TitlePattern {
        if item.scalar != nil { return TitlePattern(pattern: try compile(item, "judul"), counts: true) }
        let fields = try item.keyed("judul", allowed: ["pola", "wajib", "dalam"])
        guard let pattern = fields["pola"] else { throw item.fail("judul: 'pola' tidak ada", "judul: 'pola' is missing") }
        let isWithin = try fields["dalam"]?.flag("dalam") ?? false
        return TitlePattern(
            pattern: try compile(pattern, "judul"), counts: try fields["wajib"]?.flag("wajib") ?? !isWithin, isWithin: isWithin)
    }

    private static func parseSheetName(_ item: MappingNode) throws(MappingError) -> SheetNamePattern {
        if item.scalar != nil { return SheetNamePattern(pattern: try compile(item, "nama_lembar")) }
        let fields = try item.keyed("nama_lembar", allowed: ["pola", "ragu", "bukan"])
        guard let pattern = fields["pola"] else { throw item.fail("nama_lembar: 'pola' tidak ada", "nama_lembar: 'pola' is missing") }
        if let denied = fields["bukan"], denied.scalar != ContextField.perangkatDaerah.rawValue {
            throw denied.fail("bukan: hanya perangkat_daerah", "bukan: perangkat_daerah")
        }
        return SheetNamePattern(
            pattern: try compile(pattern, "nama_lembar"), isDoubtful: try fields["ragu"]?.flag("ragu") ?? false,
            isDenial: fields["bukan"] != nil)
    }

    /// A pattern; its named groups must be fields of the context.
    private static func compile(_ node: MappingNode, _ what: String) throws(MappingError) -> Pattern {
        let pattern = try compilePattern(node, what)
        for case let name? in pattern.groupNames where ContextField(rawValue: name) == nil {
            let known = ContextField.allCases.map(\.rawValue).joined(separator: ", ")
            throw node.fail(
                "\(what): kelompok bernama '\(name)'; yang dikenal \(known)", "\(what): a group named '\(name)'; known are \(known)")
        }
        return pattern
    }
}

/// A label of a mapping, folded; `{tahun}` stands for the year reported on, `{tahun_lain}` for any other.
func foldedLabel(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "{")) else { return Label.withoutYears(Label.fold(text)) }
    let pieces = Placeholder.split(text, at: "{tahun}", "{tahun_lain}")
    return pieces.map { Label.withoutYears(Label.fold($0)) }.joined(separator: "####")
}

/// A pattern of a mapping, with an error at its line.
func compilePattern(_ node: MappingNode, _ what: String) throws(MappingError) -> Pattern {
    let text = try node.text(what)
    do {
        return try Pattern.shared(text)
    } catch {
        let told = PatternTrouble.tell(error)
        throw node.fail("\(what): \(told.id)", "\(what): \(told.en)")
    }
}
