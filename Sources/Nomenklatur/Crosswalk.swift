import Model
public import Notation

/// What became of a code from one edition to another.
public enum PadananJenis: String, Sendable, CaseIterable, Hashable {
    /// One to one.
    case tetap
    /// One of several codes that it was split into.
    case pecah
    /// Merged with others into one.
    case gabung
    /// Dropped.
    case hapus
}

/// One row of a crosswalk.
public struct Padanan: Hashable, Sendable {
    /// The code in the edition it leads from.
    public var asal: Kode
    /// The code in the edition it leads to; nil for a code that was dropped.
    public var tujuan: Kode?
    /// What became of it.
    public var jenis: PadananJenis
    /// The share of it that went there; nil where nobody states it. One to one and merged codes go whole.
    public var bagian: Share?
    /// Since when, `2024-01-01`.
    public var tanggal: String?
    /// Who says so.
    public var sumber: String
    /// Where it stands in its file.
    public var line: Int

    /// A row by its parts.
    public init(
        asal: Kode, tujuan: Kode?, jenis: PadananJenis, bagian: Share? = nil, tanggal: String? = nil, sumber: String, line: Int = 0
    ) {
        self.asal = asal
        self.tujuan = tujuan
        self.jenis = jenis
        self.bagian = jenis == .tetap || jenis == .gabung ? .whole : bagian
        self.tanggal = tanggal
        self.sumber = sumber
        self.line = line
    }
}

/// What became of the codes of one edition in another, as one file says it. Data: it is applied when numbers are read, never when they are loaded.
public struct Crosswalk: Hashable, Sendable {
    /// The file it came from.
    public var file: String
    /// The edition it leads from.
    public var dari: Edition
    /// The edition it leads to.
    public var ke: Edition
    /// In the order of the file.
    public var rows: [Padanan]

    /// A crosswalk that was made otherwise.
    public init(file: String, dari: Edition, ke: Edition, rows: [Padanan]) {
        self.file = file
        self.dari = dari
        self.ke = ke
        self.rows = rows
    }

    /// Reads a file: remark lines `# dari: EDITION` and `# ke: EDITION`, columns kode_asal, kode_tujuan, jenis, bagian, tanggal, sumber.
    ///
    /// What a row says by itself is checked here; what rows say together by ``CrosswalkCheck``.
    public init(file path: String) throws(ListError) {
        let list = try ListFile(path: path, required: ["kode_asal", "kode_tujuan", "jenis", "sumber"], known: ["bagian", "tanggal"])
        let dari = try Self.edition("dari", of: list)
        let ke = try Self.edition("ke", of: list)
        guard dari != ke else {
            throw ListError(
                file: path, message: Message(id: "'# dari' dan '# ke' menyebut edisi yang sama", en: "'# dari' and '# ke' name one edition")
            )
        }
        var rows: [Padanan] = []
        for record in list.records { rows.append(try Self.row(record, of: list, dari: dari, ke: ke)) }
        self.init(file: path, dari: dari, ke: ke, rows: rows)
    }

    private static func edition(_ key: String, of list: ListFile) throws(ListError) -> Edition {
        guard let name = list.remarks[key], let edition = Edition(id: name) else {
            let known = Edition.all.map(\.id).joined(separator: ", ")
            throw ListError(
                file: list.file,
                message: Message(
                    id: "baris '# \(key): …' tidak ada atau tidak dikenal; yang dikenal: \(known)",
                    en: "the line '# \(key): …' is missing or names no known edition; known are \(known)"))
        }
        return edition
    }

    private static func row(_ record: ListFile.Record, of list: ListFile, dari: Edition, ke: Edition) throws(ListError) -> Padanan {
        func kode(_ column: String, _ edition: Edition) throws(ListError) -> Kode? {
            guard let text = record[column] else { return nil }
            guard let kode = Kode(text), kode.tata.contains(edition.tata) else {
                throw list.error(
                    record, id: "kolom \(column): '\(text)' bukan kode menurut \(edition.id)",
                    en: "column \(column): '\(text)' is no code of \(edition.id)")
            }
            return kode
        }
        guard let asal = try kode("kode_asal", dari) else {
            throw list.error(record, id: "kolom kode_asal kosong", en: "column kode_asal is blank")
        }
        guard let jenis = record["jenis"].flatMap(PadananJenis.init) else {
            let known = PadananJenis.allCases.map(\.rawValue).joined(separator: ", ")
            throw list.error(
                record, id: "kolom jenis: '\(record["jenis"] ?? "")' bukan salah satu dari \(known)",
                en: "column jenis: '\(record["jenis"] ?? "")' is none of \(known)")
        }
        let tujuan = try kode("kode_tujuan", ke)
        guard (tujuan == nil) == (jenis == .hapus) else {
            throw list.error(
                record, id: "kolom kode_tujuan: kosong untuk hapus, dan hanya untuk hapus",
                en: "column kode_tujuan: blank for hapus, and for hapus only")
        }
        if let tujuan, tujuan.tingkat != asal.tingkat {
            throw list.error(
                record, id: "kolom kode_tujuan: \(tujuan) adalah \(tujuan.tingkat.rawValue), padahal \(asal) \(asal.tingkat.rawValue)",
                en: "column kode_tujuan: \(tujuan) is a \(tujuan.tingkat.rawValue) where \(asal) is a \(asal.tingkat.rawValue)")
        }
        var bagian: Share?
        if let text = record["bagian"] {
            bagian = Share(text)
            guard bagian != nil else {
                throw list.error(
                    record, id: "kolom bagian: '\(text)' bukan bilangan di atas 0 sampai 1 (0.25, 25 %, 1/4)",
                    en: "column bagian: '\(text)' is no number over 0 and up to 1 (0.25, 25 %, 1/4)")
            }
            guard jenis == .pecah || (jenis != .hapus && bagian == .whole) else {
                throw list.error(
                    record, id: "kolom bagian: \(jenis.rawValue) selalu utuh; hanya pecah yang berbagian",
                    en: "column bagian: \(jenis.rawValue) goes whole; only pecah has a share")
            }
        }
        guard let sumber = record["sumber"] else {
            throw list.error(record, id: "kolom sumber kosong", en: "column sumber is blank")
        }
        if let tanggal = record["tanggal"], !isDate(tanggal) {
            throw list.error(
                record, id: "kolom tanggal: '\(tanggal)' bukan tahun atau tanggal (2024, 2024-01-01)",
                en: "column tanggal: '\(tanggal)' is no year or date (2024, 2024-01-01)")
        }
        return Padanan(
            asal: asal, tujuan: tujuan, jenis: jenis, bagian: bagian, tanggal: record["tanggal"], sumber: sumber, line: record.line)
    }

    private static func isDate(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else { return false }
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == parts.count, parts[0].utf8.count == 4, (1900...2199).contains(numbers[0]) else { return false }
        if parts.count == 1 { return true }
        return parts.count == 3 && parts[1].utf8.count == 2 && parts[2].utf8.count == 2 && (1...12).contains(numbers[1])
            && (1...31).contains(numbers[2])
    }

    /// The crosswalks of a folder, one a file; none where there is no such folder.
    public static func files(in directory: String) throws(ListError) -> [String] { try listFiles(in: directory) }

    /// The pairs that two lists show by themselves: the same place under the same number (`00NN` is `NN`) with the same name. All else is left for
    /// somebody who knows.
    /// - Returns: rows of kind ``PadananJenis/tetap``, in the order of codes.
    public static func shown(by earlier: CodeList, and later: CodeList) -> [Padanan] {
        // The support programme's lines stand for those of every bidang, where these all agree.
        var laterNames: [Kode: Set<ComparedName>] = [:]
        for entry in later.entries {
            for kode in [entry.kode, entry.kode.placeholder].compactMap(\.self) {
                laterNames[kode, default: []].insert(ComparedName(entry.nama))
            }
        }
        let source = "kode dan nama sama dalam kedua daftar"
        return earlier.entries.compactMap { entry in
            guard let kode = entry.kode.written(as: later.edition.tata), let names = laterNames[kode] else { return nil }
            guard names.allSatisfy({ ComparedName(entry.nama).slips(from: $0) == 0 }) else { return nil }
            return Padanan(asal: entry.kode, tujuan: kode, jenis: .tetap, tanggal: String(later.edition.years.lowerBound), sumber: source)
        }.sorted { $0.asal < $1.asal }
    }
}

extension Kode {
    /// The code under the same number in another grammar: `1.06.04.2.01.03` is `1.06.04.2.01.0003`, so far as numbers go. nil where it has none.
    func written(as other: TataKode) -> Kode? {
        if tata.contains(other) { return self }
        guard tingkat == .subKegiatan, let last = parts.last, let number = Int(last) else { return nil }
        let width = other == .kepmendagri1317 ? 4 : 2
        let digits = String(number)
        guard digits.utf8.count <= width else { return nil }
        let kode = Kode(parts: parts.dropLast() + [String(repeating: "0", count: width - digits.utf8.count) + digits])
        return kode.flatMap { $0.tata.contains(other) ? $0 : nil }
    }
}
