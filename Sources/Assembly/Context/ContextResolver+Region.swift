import Forms
import Grid
import Model
import Nomenklatur
import Notation

/// The region that a sheet speaks of.
extension ContextResolver {
    mutating func resolveRegion() throws(Refusal) {
        var claims: [Claim<String>] = []
        var named: String?
        if let said = sheetClaim(.pemda) ?? regionInAgency() {
            switch regions.recognise(said.text) {
            case .found(let region, let isExact):
                named = region.displayName
                claims.append(
                    Claim(value: region.kode, text: "\(region.displayName) (\(region.kode))", source: said.source, cell: said.cell))
                if !isExact {
                    tell(
                        "pemda", said.cell, .catatan, printed: said.text, expected: region.displayName,
                        "Nama daerah '\(said.text)' dibaca \(region.displayName) (\(region.kode)); tidak ada nama lain yang sedekat itu.",
                        "The region '\(said.text)' is read as \(region.displayName) (\(region.kode)); no other name is as near.")
                }
            case .several(let found):
                named = said.text
                let option = stated.option.pemdaKode ?? stated.folder.pemdaKode ?? stated.settings.pemdaKode
                if let chosen = found.first(where: { $0.kode == option }) {
                    named = chosen.displayName
                } else {
                    let list = found.map { "\($0.displayName) \($0.kode)" }.joined(separator: ", ")
                    notStated(
                        "pemda", "Nama daerah '\(said.text)' bisa berarti \(list). Nyatakan dengan --pemda.",
                        "The region '\(said.text)' may be \(list). State it with --pemda.", cell: said.cell, printed: said.text,
                        expected: list)
                }
            case .none: named = said.text
            }
        }
        claims += operatorClaims(\.pemdaKode, option: "--pemda") { [regions] kode in
            regions.region(kode: kode).map { "\($0.displayName) (\(kode))" } ?? kode
        }
        let region = try settle("pemda", claims, isSame: ==)
        result.context.pemdaKode = region?.value
        result.context.pemda = region.flatMap { regions.region(kode: $0.value)?.displayName } ?? named
        if region == nil, !result.findings.contains(where: { $0.subject == "pemda" }) {
            notStated(
                "pemda", "Kode pemerintah daerah tidak dapat ditentukan dari lembar. Nyatakan dengan --pemda.",
                "The region's code cannot be told from the sheet. State it with --pemda.")
        }
    }

    /// The region that ends the agency's name, where the sheet names it nowhere else: DINAS SOSIAL KAB. JEMBER.
    private func regionInAgency() -> (text: String, source: String, cell: CellReference?)? {
        guard let said = sheetClaim(.perangkatDaerah), let region = regions.recognise(said.text).region,
            region.shortened(said.text) != said.text
        else { return nil }
        // Kecamatan Kota Kediri lies in a kabupaten.
        let first = foldedName(said.text).split(separator: " ").first.map(String.init) ?? ""
        return ["kecamatan", "kelurahan", "desa"].contains(first) ? nil : said
    }
}
