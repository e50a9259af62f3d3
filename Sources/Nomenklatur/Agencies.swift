import Model
import Notation

/// An agency (perangkat daerah) of a region, or a part of one.
public struct Agency: Hashable, Sendable {
    /// `1.06.0.00.0.00.01.0000`; nil where the list gives none.
    public var kode: String?
    /// Its canonical name.
    public var nama: String
    /// Other names it goes by.
    public var alias: [String]
    /// The bidang urusan it works in, `1.06`; the first of several leads.
    public var bidang: [String]
    /// The agency it is a part of, by name or code.
    public var unitDari: String?
    /// The years it exists; nil for always.
    public var berlakuDari: Int?, berlakuSampai: Int?
    /// The agencies it took over from, by name or code: one where it was renamed, several where they were merged.
    public var pendahulu: [String]

    /// An agency as a list has it.
    public init(
        kode: String? = nil, nama: String, alias: [String] = [], bidang: [String] = [], unitDari: String? = nil, berlakuDari: Int? = nil,
        berlakuSampai: Int? = nil, pendahulu: [String] = []
    ) {
        self.kode = kode
        self.nama = nama
        self.alias = alias
        self.bidang = bidang
        self.unitDari = unitDari
        self.berlakuDari = berlakuDari
        self.berlakuSampai = berlakuSampai
        self.pendahulu = pendahulu
    }

    /// Whether it exists in a year.
    public func exists(in tahun: Int) -> Bool { (berlakuDari ?? tahun) <= tahun && tahun <= (berlakuSampai ?? tahun) }

    /// Whether two exist in a year in common.
    func overlaps(_ other: Agency) -> Bool {
        (berlakuDari ?? .min) <= (other.berlakuSampai ?? .max) && (other.berlakuDari ?? .min) <= (berlakuSampai ?? .max)
    }
}

/// The agencies of regions, one file a region: `Mappings/perangkat_daerah/33.23.csv`.
///
/// Columns: kode, nama, alias (separated by `|`), bidang (likewise), unit_dari, berlaku_dari, berlaku_sampai, pendahulu (likewise). A region without a file has no
/// list: nobody is unknown there.
public struct Agencies: Sendable {
    private var byRegion: [String: RegionalAgencies] = [:]

    /// No agencies.
    public init() {}

    /// The files of a folder; none where there is no such folder.
    /// - Parameter regions: What tells a region's own name at the end of an agency's: Dinas Sosial Kabupaten Jember.
    /// - Throws: ``ListError`` with file, line and column.
    public init(directory: String, regions: Regions) throws(ListError) {
        for file in try listFiles(in: directory) {
            let name = file.split(separator: "/" as Character).last.map { String($0.dropLast(".csv".count)) } ?? ""
            guard Region.isWellFormed(kode: name) else {
                throw ListError(
                    file: file,
                    message: Message(id: "nama berkas bukan kode daerah (33.23.csv)", en: "the file's name is no region code (33.23.csv)"))
            }
            byRegion[name] = RegionalAgencies(try AgencyFile.read(file), region: regions.region(kode: name))
        }
    }

    /// The list of a region; nil where it has none.
    public func list(of pemda: String) -> RegionalAgencies? { byRegion[pemda] }
}
