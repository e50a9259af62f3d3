import Model
import Notation

/// The regions of Indonesia by code and name.
public struct Regions: Sendable {
    /// In the order of the file.
    public let all: [Region]
    private let byKode: [String: Region]
    let byName: [String: [Region]]

    /// Reads `Mappings/pemda.csv`: kode, jenis (provinsi, kabupaten, kota), nama, edisi and alias (names separated by `|`).
    public init(file: String) throws(ListError) {
        let list = try ListFile(path: file, required: ["kode", "jenis", "nama", "edisi"], known: ["alias"])
        var regions: [Region] = []
        var lines: [String: Int] = [:]
        for record in list.records {
            guard let kode = record["kode"], Region.isWellFormed(kode: kode) else {
                throw list.error(
                    record, id: "'\(record["kode"] ?? "")' bukan kode daerah", en: "'\(record["kode"] ?? "")' is no region code")
            }
            guard let jenis = record["jenis"].flatMap(Region.Jenis.init), (jenis == .provinsi) == (kode.utf8.count == 2) else {
                throw list.error(
                    record, id: "jenis '\(record["jenis"] ?? "")' tidak sesuai kode \(kode)",
                    en: "kind '\(record["jenis"] ?? "")' does not go with code \(kode)")
            }
            guard let nama = record["nama"] else { throw list.error(record, id: "nama \(kode) kosong", en: "\(kode) has no name") }
            if let line = lines.updateValue(record.line, forKey: kode) {
                throw list.error(record, id: "kode \(kode) sudah ada di baris \(line)", en: "code \(kode) stands in line \(line) already")
            }
            regions.append(Region(kode: kode, jenis: jenis, nama: nama, edisi: record["edisi"] ?? "", alias: aliases(record["alias"])))
        }
        self.init(regions)
    }

    /// Regions that were made otherwise.
    public init(_ regions: [Region]) {
        all = regions
        byKode = Dictionary(regions.map { ($0.kode, $0) }) { first, _ in first }
        var names: [String: [Region]] = [:]
        for region in regions {
            for name in Set(([region.nama] + region.alias).map { squeezed(foldedWords(of: $0)) }) {
                names[name, default: []].append(region)
            }
        }
        byName = names
    }

    /// The region of a code; nil for an unknown one.
    public func region(kode: String) -> Region? { byKode[kode] }

    /// The regions that a name may mean, by code: one where it says what kind of region it is, possibly several for a bare place name, of which nobody may
    /// choose. `PEMERINTAH KABUPATEN TEMANGGUNG`, `Kab. Temanggung`, `Pemkot Semarang`, `Provinsi Jawa Tengah`, `Semarang`.
    public func find(_ name: String) -> [Region] {
        var words = foldedWords(of: name)
        var jenis: Region.Jenis?
        while let first = words.first, words.count > 1 {
            if let stated = Self.kinds[first], jenis == nil {
                jenis = stated
            } else if !officeWords.contains(first) || (first == "daerah" && isProvinceName(words)) {
                break
            }
            words.removeFirst()
        }
        let found = byName[squeezed(words)] ?? []
        let ofKind = found.filter { jenis == nil || $0.jenis == jenis }
        if !ofKind.isEmpty { return ofKind.sorted { $0.kode < $1.kode } }
        // Kotabaru written in two words is no kota.
        return jenis == .kota ? (byName["kota" + squeezed(words)] ?? []).filter { $0.jenis != .kota } : []
    }

    /// The words that say what kind a region is.
    static let kinds: [String: Region.Jenis] = [
        "kabupaten": .kabupaten, "pemkab": .kabupaten, "kota": .kota, "pemkot": .kota, "kotamadya": .kota, "provinsi": .provinsi,
        "pemprov": .provinsi,
    ]

    /// Whether words beginning with Daerah are a province's name: Daerah Istimewa Yogyakarta.
    private func isProvinceName(_ words: [String]) -> Bool { words.dropFirst().first == "istimewa" || words.dropFirst().first == "khusus" }
}

/// The words before a region's name that say nothing about which it is.
private let officeWords: Set<String> = ["pemerintah", "pemerintahan", "daerah", "administrasi"]

func foldedWords(of name: String) -> [String] { foldedName(name).split(separator: " ").map(String.init) }

/// Muko Muko is Mukomuko.
func squeezed(_ words: [String]) -> String { words.joined() }

/// Names separated by `|`.
func aliases(_ field: String?) -> [String] {
    (field ?? "").split(separator: "|" as Character).map { trimmed($0) }.filter { !$0.isEmpty }
}
