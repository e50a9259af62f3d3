import Model
import Notation

/// An agency (perangkat daerah) of a region.
public struct Agency: Hashable, Sendable {
    /// `1.06.0.00.0.00.01.0000`; nil where the list gives none.
    public var kode: String?
    /// Its canonical name.
    public var nama: String
    /// Other names it goes by.
    public var alias: [String]
    /// The bidang urusan it works in, `1.06`; the first of several leads.
    public var bidang: [String]
    /// The agency it is a part of, by name.
    public var unitDari: String?
    /// The years it exists; nil for always.
    public var berlakuDari: Int?, berlakuSampai: Int?
    /// The agency it took over from, by name.
    public var pendahulu: String?
}

/// The agencies of regions, one file a region: `Mappings/perangkat_daerah/33.23.csv`.
///
/// Columns: kode, nama, alias (separated by `|`), bidang (likewise), unit_dari, berlaku_dari, berlaku_sampai, pendahulu. A region without a file has none.
public struct Agencies: Sendable {
    private var byRegion: [String: [String: [Agency]]] = [:]

    /// No agencies.
    public init() {}

    /// The files of a folder; none where there is no such folder.
    public init(directory: String) throws(ListError) {
        for file in try listFiles(in: directory) {
            let name = file.split(separator: "/" as Character).last.map { String($0.dropLast(".csv".count)) } ?? ""
            guard Region.isWellFormed(kode: name) else {
                throw ListError(
                    file: file,
                    message: Message(id: "nama berkas bukan kode daerah (33.23.csv)", en: "the file's name is no region code (33.23.csv)"))
            }
            byRegion[name] = try Self.read(file)
        }
    }

    private static func read(_ file: String) throws(ListError) -> [String: [Agency]] {
        let list = try ListFile(
            path: file, required: ["nama"], known: ["kode", "alias", "bidang", "unit_dari", "berlaku_dari", "berlaku_sampai", "pendahulu"])
        var agencies: [String: [Agency]] = [:]
        for record in list.records {
            guard let nama = record["nama"] else { throw list.error(record, id: "nama kosong", en: "there is no name") }
            let bidang = aliases(record["bidang"])
            if let wrong = bidang.first(where: { Kode($0)?.tingkat != .bidangUrusan }) {
                throw list.error(record, id: "'\(wrong)' bukan bidang urusan", en: "'\(wrong)' is no bidang urusan")
            }
            let agency = Agency(
                kode: record["kode"], nama: nama, alias: aliases(record["alias"]), bidang: bidang, unitDari: record["unit_dari"],
                berlakuDari: try list.year("berlaku_dari", of: record), berlakuSampai: try list.year("berlaku_sampai", of: record),
                pendahulu: record["pendahulu"])
            for name in Set(([nama] + agency.alias).map { foldedName($0) }) { agencies[name, default: []].append(agency) }
        }
        return agencies
    }

    /// The agency that a name means in a region, in a year where one is given; nil where none or more than one does.
    public func find(_ name: String, pemda: String, tahun: Int? = nil) -> Agency? {
        let found = (byRegion[pemda]?[foldedName(name)] ?? []).filter { agency in
            guard let tahun else { return true }
            return (agency.berlakuDari ?? tahun) <= tahun && tahun <= (agency.berlakuSampai ?? tahun)
        }
        return found.count == 1 ? found[0] : nil
    }
}
