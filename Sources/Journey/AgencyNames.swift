import Model
import Nomenklatur
import Notation

/// Under which name an agency is known, however the sheets of one file write it.
struct AgencyNames {
    private let list: RegionalAgencies?
    private let region: Region?
    private let tahun: Int

    init(_ context: StatementContext, agencies: Agencies, regions: Regions) {
        list = context.pemdaKode.flatMap { agencies.list(of: $0) }
        region = context.pemdaKode.flatMap { regions.region(kode: $0) }
        tahun = context.tahun
    }

    /// Its canonical name by the region's list, else its own without the region's, folded; a code where nobody names it; nil for nobody.
    func key(name: String?, kode: String?) -> String? {
        if let agency = list?.match(name: name, kode: kode, tahun: tahun).agency {
            return foldedName(list?.agency(of: agency, tahun: tahun).nama ?? agency.nama)
        }
        guard let text = name ?? kode else { return nil }
        let folded = foldedName(region?.shortened(text) ?? text)
        return folded.isEmpty ? nil : folded
    }

    /// Whose a fact is: its row's, else its sheet's; nil where nobody says.
    func owner(of fact: Fact, in statement: Statement) -> String? {
        if fact.perangkatDaerah != nil || fact.perangkatDaerahKode != nil {
            return key(name: fact.perangkatDaerah, kode: fact.perangkatDaerahKode)
        }
        return key(name: statement.context.perangkatDaerah, kode: statement.context.perangkatDaerahKode)
    }
}
