import Model
import Notation

/// Reads and checks a file of agencies.
enum AgencyFile {
    private static let columns = ["kode", "alias", "bidang", "unit_dari", "berlaku_dari", "berlaku_sampai", "pendahulu"]

    static func read(_ file: String) throws(ListError) -> [Agency] {
        let list = try ListFile(path: file, required: ["nama"], known: columns)
        var agencies: [(agency: Agency, record: ListFile.Record)] = []
        for record in list.records {
            let agency = try agency(record, of: list)
            for (other, earlier) in agencies where other.overlaps(agency) {
                if let kode = agency.kode, kode == other.kode {
                    throw list.error(
                        record, column: "kode", id: "kode \(kode) sudah dipakai di baris \(earlier.line) untuk tahun yang sama",
                        en: "code \(kode) stands in line \(earlier.line) for the same years")
                }
                if foldedName(other.nama) == foldedName(agency.nama), other.unitDari == agency.unitDari {
                    throw list.error(
                        record, column: "nama", id: "'\(agency.nama)' sudah ada di baris \(earlier.line) untuk tahun yang sama",
                        en: "'\(agency.nama)' stands in line \(earlier.line) for the same years")
                }
            }
            agencies.append((agency, record))
        }
        let all = agencies.map(\.agency)
        for (agency, record) in agencies {
            if let unit = agency.unitDari { try check(unit, "unit_dari", agency, all, record, list) }
            for earlier in agency.pendahulu { try check(earlier, "pendahulu", agency, all, record, list) }
        }
        return all
    }

    private static func agency(_ record: ListFile.Record, of list: ListFile) throws(ListError) -> Agency {
        guard let nama = record["nama"] else { throw list.error(record, column: "nama", id: "nama kosong", en: "there is no name") }
        let bidang = aliases(record["bidang"])
        if let wrong = bidang.first(where: { Kode($0)?.tingkat != .bidangUrusan || Kode($0)?.isPlaceholder == true }) {
            throw list.error(record, column: "bidang", id: "'\(wrong)' bukan bidang urusan", en: "'\(wrong)' is no bidang urusan")
        }
        if let kode = record["kode"], readKode(kode).status != .organisasi {
            throw list.error(
                record, column: "kode", id: "'\(kode)' bukan kode perangkat daerah (1.06.0.00.0.00.01.0000)",
                en: "'\(kode)' is no code of an agency (1.06.0.00.0.00.01.0000)")
        }
        let agency = Agency(
            kode: record["kode"], nama: nama, alias: aliases(record["alias"]), bidang: bidang, unitDari: record["unit_dari"],
            berlakuDari: try list.year("berlaku_dari", of: record), berlakuSampai: try list.year("berlaku_sampai", of: record),
            pendahulu: aliases(record["pendahulu"]))
        if let from = agency.berlakuDari, let to = agency.berlakuSampai, from > to {
            throw list.error(
                record, column: "berlaku_sampai", id: "berlaku sampai \(to), sebelum \(from)", en: "valid to \(to), before \(from)")
        }
        return agency
    }

    /// What a column refers to must be another line of the list.
    private static func check(
        _ reference: String, _ column: String, _ agency: Agency, _ all: [Agency], _ record: ListFile.Record, _ list: ListFile
    ) throws(ListError) {
        let meant = all.filter { $0.isCalled(reference) }
        guard !meant.isEmpty else {
            throw list.error(
                record, column: column, id: "'\(reference)' tidak ada di daftar ini", en: "'\(reference)' does not stand in this list")
        }
        guard meant.contains(where: { $0 != agency }), !leadsBack(agency, column, all) else {
            throw list.error(
                record, column: column, id: "'\(reference)' berujung pada dirinya sendiri", en: "'\(reference)' leads back to itself")
        }
    }

    private static func leadsBack(_ agency: Agency, _ column: String, _ all: [Agency]) -> Bool {
        func next(_ agency: Agency) -> [Agency] {
            let names = column == "unit_dari" ? agency.unitDari.map { [$0] } ?? [] : agency.pendahulu
            return names.flatMap { name in all.filter { $0.isCalled(name) && $0 != agency } }
        }
        var open = next(agency)
        var seen: Set<Agency> = []
        while let one = open.popLast() {
            if one == agency { return true }
            if seen.insert(one).inserted { open += next(one) }
        }
        return false
    }
}

extension Agency {
    /// Whether a text is its code or its name.
    func isCalled(_ text: String) -> Bool { kode == text || foldedName(nama) == foldedName(text) }
}
