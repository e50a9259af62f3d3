import Model
import Patterns

/// Reads `bila`: what a rule asks of a row.
struct RowConditionParser {
    let columns: [ColumnSpec]
    var agencyWords = AgencyWords()
    /// What rules of the form may be asked about: the roles that its rules give (`peran`) and its sections (`nama`).
    var roles: Set<String> = [], sections: Set<String> = []

    func parse(_ node: MappingNode) throws(MappingError) -> [RowCondition] {
        var conditions: [RowCondition] = []
        for (key, value) in try node.entries("bila") {
            // What a form has no column for is blank on every row: rules that several forms share may ask for it.
            if value.scalar == "kosong", ColumnSpecParser.plainRole(key.scalar ?? "") != nil, (try? field(key.scalar ?? "", key)) == nil {
                continue
            }
            conditions.append(try condition(key, value))
        }
        return conditions
    }

    private func condition(_ key: MappingNode, _ value: MappingNode) throws(MappingError) -> RowCondition {
        let name = try key.text("bila")
        switch name {
        case "awal": return .firstText(try pattern(value, "awal"))
        case "teks": return .text(try pattern(value, "teks"))
        case "menyebut": return .names(try agencyPattern(value), agencyWords)
        case "hanya":
            var fields: [RowField] = []
            for item in try value.items("hanya") { fields.append(try field(try item.text("hanya"), item)) }
            return .only(fields)
        case "setelah":
            let levels = Tingkat.allCases.map(\.rawValue)
            let classes = RowClass.written.map(\.rawValue).filter { !levels.contains($0) } + levels
            return .after(try words(value, "setelah", among: classes + roles.sorted()))
        case "di_bawah":
            var levels: Set<Tingkat> = []
            for item in try value.items("di_bawah") { levels.insert(try item.choice("di_bawah", of: Tingkat.self)) }
            return .under(levels)
        case "bagian":
            return .section(try words(value, "bagian", among: sections.sorted()).first ?? "")
        case "berikut": return .next(try parse(value))
        case "tebal": return .isBold(try value.flag("tebal"))
        case "isi_warna": return .isFilled(try value.flag("isi_warna"))
        case "inden": return .indent(try value.whole("inden"))
        default:
            let field = try field(name, key)
            switch value.scalar {
            case "ada": return .filled(field)
            case "kosong": return .empty(field)
            default: return .matches(field, try pattern(value, name))
            }
        }
    }

    /// A pattern over a row. A group of another name makes a note of that kind; one that is a part's name but for a letter is a slip.
    private func pattern(_ node: MappingNode, _ what: String) throws(MappingError) -> Pattern {
        let pattern = try compilePattern(node, what)
        for case let name? in pattern.groupNames {
            guard !Self.parts.contains(name), let meant = Self.parts.first(where: { isSlip(name, $0) }) else { continue }
            throw node.fail("kelompok bernama '\(name)'; maksudnya '\(meant)'?", "a group named '\(name)'; is '\(meant)' meant?")
        }
        return pattern
    }

    /// What named groups stand for beside notes.
    private static let parts = ["uraian", "indikator", "satuan", "kode", "nomor", "perangkat_daerah", "perangkat_daerah_kode", "unit"]

    /// Whether two words differ by one letter: another, one more or one less.
    private func isSlip(_ left: String, _ right: String) -> Bool {
        let (short, long) = left.count <= right.count ? (Array(left), Array(right)) : (Array(right), Array(left))
        guard long.count - short.count <= 1, short.count > 3 else { return false }
        let same = zip(short, long).prefix { $0 == $1 }.count
        return short.dropFirst(same + (long.count == short.count ? 1 : 0)).elementsEqual(long.dropFirst(same + 1))
    }

    /// A pattern that takes an agency or a part of one out of a row's labels.
    private func agencyPattern(_ node: MappingNode) throws(MappingError) -> Pattern {
        let pattern = try pattern(node, "menyebut")
        let groups = [ContextField.perangkatDaerah.rawValue, ContextField.unit.rawValue]
        guard pattern.groupNames.contains(where: { groups.contains($0 ?? "") }) else {
            let known = groups.joined(separator: ", ")
            throw node.fail("menyebut: pola dengan kelompok \(known)", "menyebut: a pattern with a group \(known)")
        }
        return pattern
    }

    /// Words of a list; one that no rule gives would never be met.
    private func words(_ node: MappingNode, _ what: String, among known: [String]) throws(MappingError) -> Set<String> {
        var words: Set<String> = []
        for item in try node.items(what) {
            let word = try item.text(what)
            guard known.contains(word) else {
                if known.isEmpty {
                    throw item.fail("\(what): tidak ada aturan yang menamai '\(word)'", "\(what): no rule names '\(word)'")
                }
                let list = known.joined(separator: ", ")
                throw item.fail("\(what): '\(word)' bukan salah satu dari \(list)", "\(what): '\(word)' is none of \(list)")
            }
            words.insert(word)
        }
        return words
    }

    /// A part of a row by its name; one that the form has no column for is an error.
    func field(_ name: String, _ node: MappingNode) throws(MappingError) -> RowField {
        if name == "nilai" { return .nilai }
        if name == "angka" { return .angka }
        if let ukuran = Ukuran(rawValue: name) { return .ukuran(ukuran) }
        if name == "kode", columns.contains(where: \.traits.isStacked) { return .role(.kode) }
        let role = ColumnSpecParser.plainRole(name) ?? .catatan(name)
        if columns.contains(where: { $0.meaning == .role(role) }) { return .role(role) }
        if columns.contains(where: { $0.meaning == .role(.rincian(name)) }) { return .role(.rincian(name)) }
        if let tahap = Tahap(rawValue: name) { return .tahap(tahap) }
        throw node.fail(
            "'\(name)' bukan kolom formulir ini, bukan pula nilai, angka, anggaran, kinerja, sebuah tahap, awal, teks, menyebut, hanya, setelah, di_bawah, bagian, "
                + "berikut, tebal, isi_warna, inden",
            "'\(name)' is no column of this form, nor nilai, angka, anggaran, kinerja, a stage, awal, teks, menyebut, hanya, setelah, di_bawah, bagian, berikut, tebal, "
                + "isi_warna, inden")
    }
}
