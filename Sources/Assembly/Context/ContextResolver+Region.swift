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
        let spoken = titleRegions()
        for (said, region, isExact) in spoken.found {
            named = named ?? region.displayName
            claims.append(Claim(value: region.kode, text: "\(region.displayName) (\(region.kode))", source: said.source, cell: said.cell))
            if !isExact, claims.count == 1 {
                tell(
                    "pemda", said.cell, .catatan, printed: said.text, expected: region.displayName,
                    "Nama daerah '\(said.text)' dibaca \(region.displayName) (\(region.kode)); tidak ada nama lain yang sedekat itu.",
                    "The region '\(said.text)' is read as \(region.displayName) (\(region.kode)); no other name is as near.")
            }
        }
        if claims.isEmpty, let (said, found) = spoken.open {
            named = said.text
            let option = stated.option.pemdaKode ?? stated.folder.pemdaKode ?? stated.settings.pemdaKode
            if let chosen = found.first(where: { $0.kode == option }) {
                named = chosen.displayName
            } else if !found.isEmpty {
                let list = found.map { "\($0.displayName) \($0.kode)" }.joined(separator: ", ")
                notStated(
                    "pemda", "Nama daerah '\(said.text)' bisa berarti \(list). Nyatakan dengan --pemda.",
                    "The region '\(said.text)' may be \(list). State it with --pemda.", cell: said.cell, printed: said.text, expected: list)
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

    private typealias Said = (text: String, source: String, cell: CellReference?)

    /// The regions that the titles name: those that are known, each once, and else what they name without saying which region it is.
    ///
    /// Beside a kabupaten or kota its own province is no other region. What is only named in passing and is no region's name says nothing.
    private func titleRegions() -> (found: [(said: Said, region: Region, isExact: Bool)], open: (said: Said, regions: [Region])?) {
        var found: [(said: Said, region: Region, isExact: Bool)] = []
        var open: (said: Said, regions: [Region])?
        for value in reading.all(.pemda) {
            let said: Said = (value.text, source(value), value.cell)
            switch regions.recognise(value.text) {
            case .found(let region, let isExact):
                if !found.contains(where: { $0.region == region }) { found.append((said, region, isExact)) }
            case .several(let several): if open == nil { open = (said, several) }
            case .none: if value.weight == .stated, open == nil { open = (said, []) }
            }
        }
        let provinces = Set(found.filter { $0.region.jenis != .provinsi }.map { String($0.region.kode.prefix(2)) })
        found.removeAll { $0.region.jenis == .provinsi && provinces.contains($0.region.kode) }
        // A bare place name beside its region in full is no question.
        if found.isEmpty, open == nil || open?.regions.isEmpty == true, let (said, region) = regionInAgency() {
            found.append((said, region, true))
        }
        return (found, open)
    }

    /// The region that ends the agency's name, where the sheet names it nowhere else: DINAS SOSIAL KAB. JEMBER.
    private func regionInAgency() -> (said: Said, region: Region)? {
        guard let said = sheetClaim(.perangkatDaerah), case .found(let region, _) = regions.recognise(said.text),
            region.shortened(said.text) != said.text
        else { return nil }
        // Kecamatan Kota Kediri lies in a kabupaten.
        let first = foldedName(said.text).split(separator: " ").first.map(String.init) ?? ""
        return ["kecamatan", "kelurahan", "desa"].contains(first) ? nil : (said, region)
    }
}
