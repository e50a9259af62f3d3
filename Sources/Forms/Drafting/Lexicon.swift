import Model

/// The words that headers of the field are made of, and what they say about a column.
///
/// Only for proposals: a form keeper reads what comes of it. What a shipped mapping says never depends on this list.
struct Lexicon {
    /// The header path of a column in lower case, its levels apart.
    let path: [String]
    private let text: String
    /// The lowest label.
    private let leaf: String

    init(path: [String]) {
        self.path = path.map { Self.plain($0) }
        text = self.path.joined(separator: " | ")
        leaf = self.path.last ?? ""
    }

    private static let words = [
        "kode", "rek", "no", "nomor", "uraian", "program", "kegiatan", "urusan", "indikator", "satuan", "target", "realisasi", "capaian",
        "pagu",
        "anggaran", "sisa", "selisih", "k", "rp", "volume", "%", "persentase", "persen", "tw", "triwulan", "i", "ii", "iii", "iv", "il",
        "ill",
        "keterangan", "ket", "alokasi", "keuangan", "kinerja", "kondisi", "tujuan", "sasaran", "tahun", "lokasi", "tt", "uk",
    ]

    /// Whether a label holds a word of the field, a year or a quarter.
    static func knows(_ label: String) -> Bool {
        let parts = plain(label).split { !$0.isLetter && !$0.isNumber && $0 != "%" }
        return parts.contains { words.contains(String($0)) || Int($0).map { (1...4).contains($0) || (2000...2100).contains($0) } == true }
    }

    private static func plain(_ label: String) -> String {
        label.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private func has(_ parts: String...) -> Bool { parts.contains { text.contains($0) } }

    private func hasWord(_ words: String..., in label: String? = nil) -> Bool {
        let parts = (label ?? text).split { !$0.isLetter && !$0.isNumber && $0 != "%" }.map(String.init)
        return words.contains { parts.contains($0) }
    }

    // MARK: Labels

    /// What a column of labels holds; nil where the header names none of them.
    var role: ColumnRole? {
        if hasWord("no", "nomor", in: leaf), !has("rek") { return .nomor }
        if has("kode") || has("rekening") { return .kode }
        if has("indikator", "tolok ukur", "tolak ukur") { return .indikator }
        if has("satuan") { return .satuan }
        if has("sasaran"), !has("program", "kegiatan") { return .catatan("sasaran") }
        if has("uraian", "program", "kegiatan", "urusan") { return .uraian }
        return nil
    }

    /// A name for notes, made of the column's label: `faktor_pendorong`.
    var noteName: String {
        let words = (path.last ?? "").split { !$0.isLetter && !$0.isNumber }.prefix(3)
        let name = words.joined(separator: "_")
        switch name {
        case "": return "keterangan"
        case "ket": return "keterangan"
        default: return name.contains("penanggung") ? "penanggung_jawab" : name
        }
    }

    // MARK: Values

    /// The measure that the header names; nil where it does not.
    var ukuran: Ukuran? {
        for label in path.reversed() {
            let isMoney = hasWord("rp", "anggaran", "keuangan", "pagu", "dana", "belanja", "alokasi", in: label)
            let isWork = hasWord("k", "kinerja", "volume", "vol", "fisik", "output", in: label)
            if isMoney != isWork { return isMoney ? .anggaran : .kinerja }
        }
        return nil
    }

    /// The stage that the header names; nil where it names none. `isSure` is false where words were weighed.
    var tahap: (tahap: Tahap, isSure: Bool)? {
        let plan: (goal: Tahap, done: Tahap, share: Tahap)? =
            has("renstra")
            ? (.renstra, .renstraRealisasi, .renstraCapaian) : has("rpjmd") ? (.rpjmd, .rpjmdRealisasi, .rpjmdCapaian) : nil
        let isShare = leaf == "%" || hasWord("persentase", "persen", in: leaf)
        if has("sisa", "selisih") { return (.sisa, true) }
        if has("efisiensi") { return (.efisiensi, true) }
        if has("kondisi awal") || has("kondis") { return (.kondisiAwal, true) }
        if has("tingkat capaian") { return (plan?.share ?? .capaian, true) }
        if isShare { return (.capaian, true) }
        if has("realisasi") {
            if has("lalu", "sebelumnya", "(n-1)", "(n-2)") { return (.realisasiLalu, true) }
            if quarter != nil || has("dievaluasi") { return (.realisasi, true) }
            if let plan, !has("renja"), !has("rkpd") { return (plan.done, true) }
            return (.realisasi, plan == nil)
        }
        if has("capaian") { return (plan?.share ?? .capaian, has("%")) }
        if has("target", "pagu", "anggaran", "alokasi", "rencana", "renja", "rkpd", "dpa", "apbd") || plan != nil {
            return goal(plan?.goal)
        }
        return nil
    }

    private func goal(_ plan: Tahap?) -> (Tahap, Bool) {
        let isRevised = has("perubahan", "pergeseran", "p-apbd", "papbd")
        // The lowest label that names a document counts: `TARGET 2023 | Rp (DPA)`.
        for label in path.reversed() {
            if hasWord("dpa", "dppa", in: label) { return (isRevised || label.contains("dppa") ? .dpaPerubahan : .dpa, true) }
            if hasWord("apbd", in: label) { return (isRevised ? .apbdPerubahan : .apbd, true) }
            if hasWord("renja", in: label) { return (isRevised ? .renjaPerubahan : .renja, true) }
            if hasWord("rkpd", in: label) { return (isRevised ? .rkpdPerubahan : .rkpd, true) }
        }
        if let plan { return (plan, true) }
        return ukuran == .anggaran ? (.pagu, true) : (.target, ukuran == .kinerja)
    }

    /// The quarter that the header names.
    var quarter: Int? {
        for label in path.reversed() {
            var word = label[...]
            for prefix in ["realisasi", "kinerja", "anggaran", "s/d", "s.d.", "s.d", "sd", "triwulan", "tri wulan", "tw", "ke-", "-", "."] {
                word = word.drop { $0 == " " }
                if word.hasPrefix(prefix) { word = word.dropFirst(prefix.count) }
            }
            let first = word.drop { $0 == " " }.prefix { $0.isLetter || $0.isNumber }
            switch first {
            case "i", "l", "1": return 1
            case "ii", "il", "ll", "2": return 2
            case "iii", "ill", "lll", "3": return 3
            case "iv", "lv", "4": return 4
            default: continue
            }
        }
        return nil
    }

    /// Whether the header says that values run up to its quarter.
    var isCumulative: Bool { quarter != nil && has("s/d", "s.d", "sampai dengan", "kumulatif") && !has("tahun lalu") }

    /// The year that the lowest label is.
    var year: Int? { Int(leaf.trimmingPrefix("tahun ")).flatMap { (2000...2100).contains($0) ? $0 : nil } }
}
