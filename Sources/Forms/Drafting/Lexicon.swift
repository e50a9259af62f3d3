import Model

/// The words that headers of the field are made of, and what they say about a column.
///
/// Only for proposals: a form keeper reads what comes of it. What a shipped mapping says never depends on this list.
struct Lexicon {
    /// The header path of a column in lower case, its levels apart.
    let path: [String]
    private let text: String
    /// The lowest label.
    let leaf: String

    init(path: [String]) {
        self.path = path.map { Self.plain($0) }
        text = self.path.joined(separator: " | ")
        leaf = self.path.last ?? ""
    }

    private static let words = [
        "kode", "rek", "no", "nomor", "uraian", "program", "kegiatan", "urusan", "indikator", "satuan", "target", "realisasi", "capaian",
        "pagu", "anggaran", "sisa", "selisih", "k", "rp", "volume", "vol", "%", "persentase", "persen", "tw", "triwulan", "i", "ii", "iii",
        "iv", "il", "ill", "keterangan", "ket", "alokasi", "keuangan", "fisik", "kinerja", "kondisi", "tujuan", "sasaran", "tahun",
        "lokasi", "tt", "uk", "murni", "perubahan", "sebelum", "sesudah", "setelah", "bertambah", "berkurang", "semester", "bulan",
        "jumlah",
        "status", "kategori", "output", "outcome", "input", "januari", "februari", "pebruari", "maret", "april", "mei", "juni", "juli",
        "agustus", "september", "oktober", "november", "nopember", "desember", "jan", "feb", "peb", "mar", "apr", "jun", "jul", "agu",
        "ags",
        "sep", "sept", "okt", "nov", "nop", "des", "skpd", "opd", "perangkat", "bobot", "waktu",
    ]

    /// Whether a label holds a word of the field, a year or a quarter.
    static func knows(_ label: String) -> Bool {
        let parts = plain(label).split { !$0.isLetter && !$0.isNumber && $0 != "%" }
        return parts.contains { words.contains(String($0)) || Int($0).map { (1...4).contains($0) || (2000...2100).contains($0) } == true }
    }

    static func plain(_ label: String) -> String {
        label.lowercased().split(whereSeparator: { $0.isWhitespace || $0 == "_" }).joined(separator: " ")
    }

    func has(_ parts: String...) -> Bool { parts.contains { text.contains($0) } }

    func hasWord(_ words: String..., in label: String? = nil) -> Bool {
        let parts = (label ?? text).split { !$0.isLetter && !$0.isNumber && $0 != "%" }.map(String.init)
        return words.contains { parts.contains($0) }
    }

    // MARK: Labels

    /// What a column of labels holds; nil where the header names none of them.
    var role: ColumnRole? {
        if hasWord("no", "nomor", in: leaf), !has("rek") { return .nomor }
        if let agency { return agency }
        if leaf.contains("sumber dana") || leaf.contains("sumberdana") || leaf.contains("sumber pendanaan") {
            return .rincian("sumber_dana")
        }
        if leaf.contains("nama rek") { return .rincian("nama_rekening") }
        if has("kode") || has("rekening") { return .kode }
        if hasWord("uraian", in: leaf), leaf.contains("indikator") { return .uraian }
        if has("indikator", "tolok ukur", "tolak ukur") { return .indikator }
        if has("satuan") { return .satuan }
        if has("sasaran"), !has("program", "kegiatan") { return .catatan("sasaran") }
        if has("uraian", "program", "kegiatan", "urusan") || Self.levels(in: leaf).first == .tujuan { return .uraian }
        return nil
    }

    /// The columns of an agency's code and name: `KODE SKPD`, `Nama OPD`, `Perangkat Daerah`.
    private var agency: ColumnRole? {
        let names = ["skpd", "opd", "perangkat daerah", "satuan kerja", "organisasi perangkat daerah"]
        guard leaf.split(separator: " ").count <= 4, !leaf.contains("/"), !leaf.contains("penanggung") else { return nil }
        let bare = leaf.hasPrefix("nama ") ? String(leaf.dropFirst(5)) : leaf
        if leaf.hasPrefix("kode ") { return names.contains(String(leaf.dropFirst(5))) ? .perangkatDaerahKode : nil }
        return names.contains(bare) ? .perangkatDaerah : nil
    }

    /// Whether codes and names share the column: `KODE / URAIAN`.
    var isStacked: Bool { hasWord("kode", in: leaf) && hasWord("uraian", "nama", in: leaf) }

    /// A name for notes, made of the column's label: `faktor_pendorong`.
    var noteName: String {
        let own = path.last ?? ""
        var words = own.split { !$0.isLetter && !$0.isNumber }.prefix(3).map(String.init)
        // A month says of what it is by the heading above it.
        if words.count == 1, Self.months.contains(words[0]), path.count > 1, let above = path.first?.split(separator: " ").first {
            words.insert(String(above), at: 0)
        }
        let name = words.joined(separator: "_")
        switch name {
        case "", "ket": return "keterangan"
        default: return name.contains("penanggung") ? "penanggung_jawab" : name
        }
    }

    /// The levels whose names a label says stand below it: `Program/Kegiatan` both, `Sub Kegiatan` one.
    static func levels(in label: String) -> [Tingkat] {
        var rest = label.replacing("subkegiatan", with: "sub kegiatan").replacing("sub-kegiatan", with: "sub kegiatan")
        var found: [Tingkat] = []
        if rest.contains("sub kegiatan") {
            found.append(.subKegiatan)
            rest = rest.replacing("sub kegiatan", with: " ")
        }
        let words = rest.split { !$0.isLetter }
        for (word, level) in [("kegiatan", Tingkat.kegiatan), ("program", .program), ("sasaran", .sasaran), ("tujuan", .tujuan)]
        where words.contains(Substring(word)) { found.append(level) }
        return found.reversed()
    }

    /// Months and the like that hold no value of the vocabulary: a weight, weeks of work.
    var isRemark: Bool {
        if hasWord("bobot", "tertimbang", "waktu", "deviasi", "peringkat", "ranking", "skor", "jadwal", in: leaf) { return true }
        return isMonth
    }

    /// Whether the lowest label is a month alone.
    var isMonth: Bool {
        let words = leaf.split { !$0.isLetter && !$0.isNumber }.map(String.init).filter {
            $0 != "bulan" && $0 != "realisasi" && Int($0) == nil
        }
        return words.count == 1 && Self.months.contains(words[0])
    }

    private static let months = [
        "januari", "februari", "pebruari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november",
        "nopember",
        "desember", "jan", "feb", "peb", "mar", "apr", "jun", "jul", "agu", "ags", "agt", "sep", "sept", "okt", "nov", "nop", "des",
    ]

    // MARK: Time

    /// The quarter that the header names, and whether values run up to it.
    var period: (quarter: Int, isCumulative: Bool)? {
        for label in path.reversed() {
            if let quarter = HeaderQuarter(label) { return (quarter.quarter, quarter.isCumulative || saysUpTo) }
            var word = label[...]
            for prefix in [
                "realisasi", "capaian", "target", "kinerja", "anggaran", "s/d", "s.d.", "s.d", "sd", "triwulan", "tri wulan", "tw", "ke-",
                "-", ".",
            ] {
                word = word.drop { $0 == " " }
                if word.hasPrefix(prefix) { word = word.dropFirst(prefix.count) }
            }
            let first = word.drop { $0 == " " }.prefix { $0.isLetter || $0.isNumber }
            switch first {
            case "i", "l", "1": return (1, saysUpTo)
            case "ii", "il", "ll", "2": return (2, saysUpTo)
            case "iii", "ill", "lll", "3": return (3, saysUpTo)
            case "iv", "lv", "4": return (4, saysUpTo)
            default: continue
            }
        }
        return nil
    }

    /// Whether the header says that values run up to its quarter; months from one to another do not.
    private var saysUpTo: Bool {
        guard !has("tahun lalu") else { return false }
        return path.contains { label in
            ["s/d", "s.d", "sampai dengan", "kumulatif"].contains { label.contains($0) } && !Self.isRangeOfMonths(label)
        }
    }

    private static func isRangeOfMonths(_ label: String) -> Bool {
        label.split { !$0.isLetter }.count { months.contains(String($0)) } >= 2
    }

    /// The year that a label names, the lowest first; nil where none does, and where one names several.
    var year: Int? {
        for label in path.reversed() {
            let years = label.split { !$0.isNumber }.compactMap { $0.count == 4 ? Int($0) : nil }.filter { (2000...2100).contains($0) }
            if years.count == 1 { return years[0] }
        }
        return nil
    }
}
