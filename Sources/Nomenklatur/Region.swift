/// A province, kabupaten or kota.
public struct Region: Hashable, Sendable {
    /// The kinds of region.
    public enum Jenis: String, Sendable, CaseIterable, Hashable {
        case provinsi, kabupaten, kota
    }

    /// `33.23`; a province's `33`. Text, for 35.10 is not 35.1.
    public var kode: String
    /// What kind of region it is.
    public var jenis: Jenis
    /// `Temanggung`.
    public var nama: String
    /// The decree the code belongs to.
    public var edisi: String
    /// Other names it goes by.
    public var alias: [String]

    /// A region as a list has it.
    public init(kode: String, jenis: Jenis, nama: String, edisi: String, alias: [String] = []) {
        self.kode = kode
        self.jenis = jenis
        self.nama = nama
        self.edisi = edisi
        self.alias = alias
    }

    /// `Kabupaten Temanggung`, `Kota Semarang`, `Provinsi Jawa Tengah`.
    public var displayName: String {
        switch jenis {
        case .provinsi: "Provinsi \(nama)"
        case .kabupaten: "Kabupaten \(nama)"
        case .kota: "Kota \(nama)"
        }
    }

    /// Whether a text is written as region codes are: `33`, `33.23`.
    public static func isWellFormed(kode: String) -> Bool {
        let parts = kode.split(separator: "." as Character, omittingEmptySubsequences: false)
        return (1...2).contains(parts.count) && parts.allSatisfy { $0.utf8.count == 2 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    }
}
