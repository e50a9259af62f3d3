public import Model
public import Notation

/// One line of a code list.
public struct NomenclatureEntry: Hashable, Sendable {
    /// Possibly a placeholder's: `X.XX.01.2.02`.
    public var kode: Kode
    /// Without the word Program, Kegiatan or Sub Kegiatan.
    public var nama: String
    /// The indicator that the decree gives a sub kegiatan.
    public var indikator: String?
    /// The indicator's unit.
    public var satuan: String?
    /// The decree it stands in, where it is another than the edition's own.
    public var dasar: String?
    /// The budget years it is valid for; nil for the edition's.
    public var berlakuDari: Int?, berlakuSampai: Int?

    /// A line as a list has it.
    public init(
        kode: Kode, nama: String, indikator: String? = nil, satuan: String? = nil, dasar: String? = nil, berlakuDari: Int? = nil,
        berlakuSampai: Int? = nil
    ) {
        self.kode = kode
        self.nama = nama
        self.indikator = indikator
        self.satuan = satuan
        self.dasar = dasar
        self.berlakuDari = berlakuDari
        self.berlakuSampai = berlakuSampai
    }

    /// Its level.
    public var tingkat: Tingkat { kode.tingkat }
}

/// A code list of one edition, as one file holds it.
public struct CodeList: Sendable {
    /// The decree it is of.
    public var edition: Edition
    /// In the order of the file.
    public var entries: [NomenclatureEntry]
    /// The bidang (`1.06`, `X.XX`) whose codes are all there. Of any other the absence of a code proves nothing.
    public var completeBidang: Set<String>

    /// A list that was made otherwise.
    public init(edition: Edition, entries: [NomenclatureEntry], completeBidang: Set<String> = []) {
        self.edition = edition
        self.entries = entries
        self.completeBidang = completeBidang
    }

    /// Reads a file of `Mappings/nomenklatur`.
    ///
    /// Remark lines say which edition it is of and of which bidang it is complete: `# edisi: Kepmendagri 050-5889/2021`, `# lengkap: 1.06, X.XX`
    /// (left out or empty for a partial list). Columns: kode, tingkat, nama, indikator, satuan, dasar, berlaku_dari, berlaku_sampai, sumber
    /// (where the line was found; for people).
    public init(file path: String) throws(ListError) {
        let list = try ListFile(
            path: path, required: ["kode", "tingkat", "nama"],
            known: ["indikator", "satuan", "dasar", "berlaku_dari", "berlaku_sampai", "sumber"])
        guard let name = list.remarks["edisi"], let edition = Edition(id: name) else {
            let known = Edition.all.map(\.id).joined(separator: ", ")
            throw ListError(
                file: path,
                message: Message(
                    id: "baris '# edisi: …' tidak ada atau tidak dikenal; yang dikenal: \(known)",
                    en: "the line '# edisi: …' is missing or names no known edition; known are \(known)"))
        }
        var entries: [NomenclatureEntry] = []
        var seen: [Kode: Int] = [:]
        for record in list.records {
            let entry = try Self.entry(record, of: list, edition: edition)
            if let line = seen.updateValue(record.line, forKey: entry.kode) {
                throw list.error(
                    record, id: "kode \(entry.kode) sudah ada di baris \(line)", en: "code \(entry.kode) stands in line \(line) already")
            }
            entries.append(entry)
        }
        let complete = try Self.bidang(in: list.remarks["lengkap"] ?? "", file: path)
        self.init(edition: edition, entries: entries, completeBidang: complete)
    }

    /// The bidang that `# lengkap:` names.
    static func bidang(in text: String, file: String) throws(ListError) -> Set<String> {
        var bidang: Set<String> = []
        for name in text.split(whereSeparator: { $0 == "," || $0 == " " || $0 == ";" }) {
            guard let kode = Kode(name), kode.tingkat == .bidangUrusan else {
                throw ListError(
                    file: file, message: Message(id: "'\(name)' di '# lengkap' bukan bidang", en: "'\(name)' in '# lengkap' is no bidang"))
            }
            bidang.insert(kode.text)
        }
        return bidang
    }

    private static func entry(_ record: ListFile.Record, of list: ListFile, edition: Edition) throws(ListError) -> NomenclatureEntry {
        guard let text = record["kode"], let kode = Kode(text), kode.tata.contains(edition.tata) else {
            throw list.error(
                record, id: "'\(record["kode"] ?? "")' bukan kode menurut \(edition.id)",
                en: "'\(record["kode"] ?? "")' is no code of \(edition.id)")
        }
        guard let tingkat = record["tingkat"], tingkat == kode.tingkat.rawValue else {
            throw list.error(
                record, id: "tingkat \(kode) adalah \(kode.tingkat.rawValue), bukan '\(record["tingkat"] ?? "")'",
                en: "the level of \(kode) is \(kode.tingkat.rawValue), not '\(record["tingkat"] ?? "")'")
        }
        guard let nama = record["nama"] else { throw list.error(record, id: "nama \(kode) kosong", en: "\(kode) has no name") }
        return NomenclatureEntry(
            kode: kode, nama: nama, indikator: record["indikator"], satuan: record["satuan"], dasar: record["dasar"],
            berlakuDari: try list.year("berlaku_dari", of: record), berlakuSampai: try list.year("berlaku_sampai", of: record))
    }
}
