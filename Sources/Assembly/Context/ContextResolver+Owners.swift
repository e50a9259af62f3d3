import Forms
import Grid
import Model
import Nomenklatur
import Notation

/// The agencies that rows name, as the region's list has them, against the one that the sheet names.
extension ContextResolver {
    /// Rows that no rule names and that hold nothing but an agency of the region's list are the headings of its rows.
    mutating func openListedSections() {
        guard let list = result.context.pemdaKode.flatMap({ agencies.list(of: $0) }) else { return }
        for index in reading.rows.indices where reading.rows[index].rowClass == .takDikenal {
            let row = reading.rows[index].row
            let cells = row.cells.filter { !$0.isBlankText }
            guard row.number > reading.firstHeaderRow, (1...3).contains(cells.count) else { continue }
            let text = cells.compactMap(labelText).joined(separator: " ")
            let named = RowOwner(text: text)
            guard case .found(_, let way) = list.match(name: named.nama, kode: named.kode, tahun: result.context.tahun), way != .ejaan
            else { continue }
            reading.makeSection(at: index, of: text)
        }
    }

    /// What the rows of the table say, each agency in one writing.
    mutating func resolveRowOwners() {
        let list = result.context.pemdaKode.flatMap { agencies.list(of: $0) }
        let region = result.context.pemdaKode.flatMap { regions.region(kode: $0) }
        var printed = OwnerReader(
            reading, list: list, region: region, tahun: result.context.tahun, isRegionWide: reading.isRegionWide(stated)
        ).found
        var byName: [String: Set<String>] = [:]
        let read = Dictionary(
            printed.first.map { entry -> (RowOwner, RowOwner) in
                let owner = listed(entry.owner, entry.cell, list, region)
                if let name = owner.nama, let kode = owner.kode { byName[foldedName(name), default: []].insert(kode) }
                return (entry.owner, owner)
            }, uniquingKeysWith: { first, _ in first })
        // A name that stands with its code on one row means the same where it stands alone; of several writings the first counts.
        var writings: [String: RowOwner] = [:]
        printed.rewrite { owner in
            var result = read[owner] ?? owner
            if result.kode == nil, let name = result.nama, let codes = byName[foldedName(name)], codes.count == 1 {
                result.kode = codes.first
            }
            let key = RowOwner(kode: result.kode, nama: result.nama).key
            let known = writings[key] ?? result
            writings[key] = known
            return RowOwner(kode: known.kode, nama: known.nama, unit: result.unit)
        }
        rowOwners = printed
    }

    /// An agency of a row by the region's list, else as written, less the region's name.
    private mutating func listed(_ owner: RowOwner, _ cell: CellReference, _ list: RegionalAgencies?, _ region: Region?) -> RowOwner {
        guard let text = owner.nama ?? owner.kode else { return owner }
        let read = AgencyReading(text, kode: owner.kode, list: list, region: region, tahun: result.context.tahun)
        var result = owner
        result.nama = owner.nama.map { region?.shortened($0) ?? $0 }
        guard let list, let match = read.match else { return result }
        switch match {
        case .found(let agency, let way):
            let whole = list.agency(of: agency, tahun: self.result.context.tahun)
            result.nama = whole.nama
            result.kode = whole.kode ?? (whole == agency ? owner.kode : nil)
            if whole != agency { result.unit = agency.nama }
            tellWay(way, agency, read, printed: text, cell: cell, list: list)
        case .several(let all):
            tellSeveral(all, printed: text, cell: cell)
        case .none:
            tellUnknown(read, printed: text, cell: cell)
        }
        return result
    }

    /// Gives the rows their agencies beside that of the sheet, and tells where the two do not agree: a row's own word counts.
    mutating func settleRowOwners() {
        let own = RowOwner(kode: result.context.perangkatDaerahKode, nama: result.context.perangkatDaerah)
        guard let ownAgency = own.agency else {
            owners = RowOwners(rowOwners)
            return
        }
        let ownName = own.nama.map { foldedName($0) }
        rowOwners.rewrite { owner in
            let isOwn = owner.agency == ownAgency || ownName != nil && owner.nama.map { foldedName($0) } == ownName
            return isOwn ? RowOwner(kode: own.kode, nama: own.nama, unit: owner.unit) : owner
        }
        let others = rowOwners.first.filter { $0.owner.agency != ownAgency }
        let isSheetWord = !reading.all(.perangkatDaerah).isEmpty
        if isSheetWord, let other = others.first(where: \.isResponsible), let name = other.owner.nama ?? other.owner.kode {
            tell(
                "perangkat_daerah", other.cell, printed: name, expected: own.nama ?? ownAgency,
                "Judul menyebut '\(own.nama ?? ownAgency)', baris ini dan mungkin lainnya menyebut '\(name)'; setiap baris dimuat untuk "
                    + "perangkat daerah yang disebutnya.",
                "The title names '\(own.nama ?? ownAgency)', this row and perhaps others '\(name)'; each row is loaded for the agency that it names."
            )
        }
        if isSheetWord, let (text, cell) = rowOwners.doubtful, foldedName(text) != ownName {
            tell(
                "perangkat_daerah", cell, .catatan, printed: text, expected: own.nama ?? ownAgency,
                "Tidak diketahui apakah '\(text)' perangkat daerah atau bagian dari '\(own.nama ?? ownAgency)'; dimuat untuk yang disebut judul.",
                "Whether '\(text)' is an agency or a part of '\(own.nama ?? ownAgency)' is not known; loaded for the one that the title names."
            )
        }
        owners = RowOwners(rowOwners, base: others.isEmpty ? nil : RowOwner(kode: own.kode, nama: own.nama))
    }
}
