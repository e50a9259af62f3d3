import Model
import Notation

/// Which column of a list holds what, told by the headings in use: those of `Mappings/nomenklatur`, of the decrees' annexes, and English ones.
struct ListHeadings {
    /// What a column may hold.
    enum Field: String, CaseIterable {
        case kode, tingkat, nama, indikator, satuan, dasar
        case berlakuDari = "berlaku_dari"
        case berlakuSampai = "berlaku_sampai"
        /// Parts of a code that is spread over columns, in their order.
        case urusan, bidang, program, kegiatan
        case subKegiatan = "sub_kegiatan"

        static let parts: [Field] = [.urusan, .bidang, .program, .kegiatan, .subKegiatan]
    }

    /// The line they stand in.
    var line: Int
    /// The headings as they stand.
    var names: [String]
    /// Where each field stands.
    private(set) var columns: [Field: Int]

    /// nil where a record has no heading for codes or none for names.
    init?(_ record: SeparatedText.Record) {
        line = record.line
        names = record.fields
        columns = [:]
        let folded = record.fields.map { foldedName($0) }
        for (index, name) in folded.enumerated() {
            guard let field = Self.meanings[name], columns[field] == nil else { continue }
            columns[field] = index
        }
        for (index, name) in folded.enumerated() where columns[.kode] == nil {
            let part = name.hasPrefix("kode ") ? String(name.dropFirst("kode ".count)) : name
            if let field = Self.partNames[part], columns[field] == nil { columns[field] = index }
        }
        let hasParts = Field.parts.dropLast().allSatisfy { columns[$0] != nil }
        if columns[.kode] != nil { for part in Field.parts { columns[part] = nil } }
        guard columns[.nama] != nil, columns[.kode] != nil || hasParts else { return nil }
    }

    /// The headings that say nothing to this program.
    var ignored: [String] {
        let used = Set(columns.values)
        return names.indices.filter { !used.contains($0) && !names[$0].isEmpty }.map { names[$0] }
    }

    /// `kolom 3 (nama)`, for messages.
    func place(of field: Field) -> Message {
        let column = columns[field] ?? Field.parts.compactMap { columns[$0] }.min() ?? 0
        let name = names.indices.contains(column) ? names[column] : ""
        return Message(id: "kolom \(column + 1) (\(name))", en: "column \(column + 1) (\(name))")
    }

    /// Headings, folded.
    private static let meanings: [String: Field] = {
        let lists: [(Field, [String])] = [
            (.kode, ["kode", "code", "kode nomenklatur", "kode kegiatan lengkap", "kode lengkap", "kd", "no kode", "kode rekening"]),
            (.tingkat, ["tingkat", "level", "jenjang", "tingkatan"]),
            (
                .nama,
                [
                    "nama", "name", "uraian", "nomenklatur", "nama nomenklatur", "nomenklatur urusan", "nomenklatur urusan kabupaten kota",
                    "nomenklatur urusan provinsi", "nomenklatur urusan pemerintahan", "nama kegiatan",
                    "urusan bidang urusan program kegiatan sub kegiatan",
                    "urusan bidang urusan program kegiatan dan sub kegiatan", "bidang urusan program kegiatan sub kegiatan",
                    "program kegiatan sub kegiatan", "program kegiatan dan sub kegiatan", "program kegiatan", "uraian nomenklatur",
                    "description",
                ]
            ),
            (.indikator, ["indikator", "indicator", "indikator kinerja", "indikator sub kegiatan", "indikator kinerja sub kegiatan"]),
            (.satuan, ["satuan", "unit", "satuan indikator"]),
            (.dasar, ["dasar", "dasar hukum", "source decree", "decree", "source", "keputusan", "peraturan", "sumber"]),
            (.berlakuDari, ["berlaku dari", "berlaku mulai", "mulai", "mulai berlaku", "valid from", "tahun mulai"]),
            (.berlakuSampai, ["berlaku sampai", "sampai", "akhir berlaku", "valid to", "valid until", "tahun akhir"]),
        ]
        var meanings: [String: Field] = [:]
        for (field, names) in lists { for name in names { meanings[name] = field } }
        return meanings
    }()

    private static let partNames: [String: Field] = [
        "urusan": .urusan, "u": .urusan, "bidang": .bidang, "bidang urusan": .bidang, "bu": .bidang, "program": .program, "prog": .program,
        "kegiatan": .kegiatan, "keg": .kegiatan, "sub kegiatan": .subKegiatan, "subkegiatan": .subKegiatan, "sub": .subKegiatan,
    ]
}

extension Tingkat {
    /// The level that a list's word means: `subkegiatan`, `Sub Kegiatan`, `bidang`; nil for any other word.
    init?(listWord word: String) {
        switch foldedName(word).filter({ $0 != " " }) {
        case "urusan", "urusanpemerintahan": self = .urusan
        case "bidang", "bidangurusan", "bidangurusanpemerintahan": self = .bidangUrusan
        case "program": self = .program
        case "kegiatan": self = .kegiatan
        case "subkegiatan", "sub": self = .subKegiatan
        default: return nil
        }
    }
}
