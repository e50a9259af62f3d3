public import Notation

/// A decree that gave activities their codes: a code belongs to one of them and means nothing without it.
public struct Edition: Hashable, Sendable, Identifiable {
    /// As `v_fakta.nomenklatur` and the lists name it.
    public var id: String
    /// How its codes are written.
    public var tata: TataKode
    /// The budget years it was used for; an open end for the latest.
    public var years: ClosedRange<Int>

    /// All that are known, the oldest first. The one place where their names stand.
    public static let all: [Edition] = [
        Edition(id: "Permendagri 13/2006", tata: .permendagri13, years: 2007...2020),
        Edition(id: "Kepmendagri 050-3708/2020", tata: .permendagri90, years: 2021...2021),
        Edition(id: "Kepmendagri 050-5889/2021", tata: .permendagri90, years: 2022...2023),
        Edition(id: "Kepmendagri 900.1.15.5-1317/2023", tata: .kepmendagri1317, years: 2024...9999),
    ]

    /// How many digits its sub kegiatan have; nil for an edition without that level.
    public var subKegiatanWidth: Int? { tata.parts.first { $0.tingkat == .subKegiatan }?.width }

    /// The edition of a name; nil for an unknown one.
    public init?(id: String) {
        guard let known = Self.all.first(where: { $0.id == id }) else { return nil }
        self = known
    }

    private init(id: String, tata: TataKode, years: ClosedRange<Int>) {
        self.id = id
        self.tata = tata
        self.years = years
    }

    /// The edition that a sheet's codes belong to: of those whose grammar admits every code, the one in use in the year, else the nearest to it.
    ///
    /// nil where no grammar admits them all. Without codes the year alone decides.
    public static func edition(of codes: some Sequence<Kode>, tahun: Int) -> Edition? {
        var possible = all
        for kode in codes { possible.removeAll { !kode.tata.contains($0.tata) } }
        return possible.min { $0.distance(to: tahun) < $1.distance(to: tahun) }
    }

    /// The edition of one code in a year.
    public static func edition(of kode: Kode, tahun: Int) -> Edition? { edition(of: [kode], tahun: tahun) }

    /// How many years lie between a year and those it was used for.
    private func distance(to year: Int) -> Int { max(years.lowerBound - year, year - years.upperBound, 0) }
}
