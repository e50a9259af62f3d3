import Forms
import Grid
import Model
import Nomenklatur
import Notation

/// What the rows of a table say of the agency they belong to, as written: in columns of their own and in the headings of sections.
struct PrintedOwners {
    /// What the columns of each row say, by its number.
    fileprivate(set) var rows: [Int: RowOwner] = [:]
    /// What the headings of sections, and totals, name, by their position; an empty one names nobody.
    fileprivate(set) var sections: [Int: RowOwner] = [:]
    /// Each agency as it is written, with where first.
    fileprivate(set) var first: [(owner: RowOwner, cell: CellReference, isResponsible: Bool)] = []
    /// Where first a text stands that may or may not be an agency, beside the one that the sheet's titles name.
    fileprivate(set) var doubtful: (text: String, cell: CellReference)?

    /// Every agency that rows name.
    var agencies: Set<String> {
        Set(rows.values.compactMap(\.agency)).union(sections.values.compactMap(\.agency))
    }

    /// The one agency that rows name; nil where they name none or several.
    var only: RowOwner? {
        guard agencies.count == 1, let entry = first.first else { return nil }
        return RowOwner(kode: entry.owner.kode, nama: entry.owner.nama)
    }

    /// Writes each agency as another would have it; its unit stays, but where that names one.
    mutating func rewrite(_ change: (RowOwner) -> RowOwner) {
        var known: [RowOwner: RowOwner] = [:]
        func changed(_ owner: RowOwner) -> RowOwner {
            guard owner.agency != nil else { return owner }
            let agency = RowOwner(kode: owner.kode, nama: owner.nama)
            var result = known[agency] ?? change(agency)
            known[agency] = result
            result.unit = owner.unit ?? result.unit
            return result
        }
        rows = rows.mapValues(changed)
        sections = sections.mapValues(changed)
        first = first.map { (changed($0.owner), $0.cell, $0.isResponsible) }
    }
}

/// Reads what the rows of a table say of their agencies.
struct OwnerReader {
    private let reading: TableReading
    private let list: RegionalAgencies?
    private let region: Region?
    private let tahun: Int
    /// Whether nobody states an agency for the whole table, so that who is responsible for a row owns it.
    private let isRegionWide: Bool
    private var seen: Set<RowOwner> = []
    private var kinds: [RowOwner: AgencyWords.Kind] = [:]
    private(set) var found = PrintedOwners()

    init(_ reading: TableReading, list: RegionalAgencies?, region: Region?, tahun: Int, isRegionWide: Bool) {
        self.reading = reading
        self.list = list
        self.region = region
        self.tahun = tahun
        self.isRegionWide = isRegionWide
        readColumns()
        readSections()
    }

    // MARK: Columns

    private static let roles: [ColumnRole] = [.perangkatDaerahKode, .perangkatDaerah, .unit, .penanggungJawab]

    private mutating func readColumns() {
        let columns = reading.bindings.map { binding in
            Self.roles.flatMap { role in binding.columns(with: role).map { (column: $0, role: role) } }
        }
        guard columns.contains(where: { !$0.isEmpty }) else { return }
        // A cell merged downwards speaks of every row that it covers.
        let merges = Dictionary(
            reading.merges.filter { $0.last.row > $0.first.row }.map { ($0.first, $0.last.row) }, uniquingKeysWith: max)
        var covering: [Int: (last: Int, cell: Cell)] = [:]
        for entry in reading.rows {
            let number = entry.row.number
            var owner = RowOwner()
            for (column, role) in columns[entry.binding] {
                let own = entry.cell(at: column).flatMap { $0.isBlankText ? nil : $0 }
                if let own, let last = merges[own.reference] { covering[column] = (last, own) }
                guard entry.rowClass.isData else { continue }
                let above = covering[column].flatMap { number <= $0.last ? $0.cell : nil }
                guard let cell = own ?? above, let text = labelText(cell) else { continue }
                take(text, role, cell.reference, into: &owner)
            }
            guard !owner.isEmpty else { continue }
            found.rows[number] = owner
            if owner.agency != nil, !seen.contains(RowOwner(kode: owner.kode, nama: owner.nama)) {
                let cell = columns[entry.binding].lazy.compactMap { column in
                    entry.cell(at: column.column)?.reference ?? covering[column.column]?.cell.reference
                }.first
                let isResponsible = columns[entry.binding].allSatisfy { $0.role == .penanggungJawab }
                remember(owner, cell ?? CellReference(row: number, column: 1), isResponsible: isResponsible)
            }
        }
    }

    private mutating func take(_ text: String, _ role: ColumnRole, _ cell: CellReference, into owner: inout RowOwner) {
        switch role {
        case .perangkatDaerahKode: owner.kode = text
        case .unit: owner.unit = text
        default:
            let read = RowOwner(text: text)
            switch kind(of: read) {
            case .none: return
            case .part:
                // A part belongs to the agency of the rows around it; who is responsible is a note.
                if role != .penanggungJawab { owner.unit = owner.unit ?? read.nama }
                return
            case .unknown where role == .penanggungJawab && !isRegionWide:
                if found.doubtful == nil { found.doubtful = (text, cell) }
                return
            case .agency, .unknown: break
            }
            owner.kode = owner.kode ?? read.kode
            owner.nama = owner.nama ?? read.nama
        }
    }

    /// What a written name is: by the region's list, else by the words of the form.
    private mutating func kind(of owner: RowOwner) -> AgencyWords.Kind {
        if let known = kinds[owner] { return known }
        let kind = judge(owner)
        kinds[owner] = kind
        return kind
    }

    private func judge(_ owner: RowOwner) -> AgencyWords.Kind {
        guard let name = owner.nama else { return owner.kode == nil ? .none : .agency }
        // The region is no agency of its own.
        if let region, foldedName(name) == foldedName(region.displayName) { return .none }
        if isListed(owner) { return .agency }
        return reading.mapping.agencyWords.kind(of: name)
    }

    /// Whether the region's list holds the name or code, as it stands.
    private func isListed(_ owner: RowOwner) -> Bool {
        guard case .found(_, let way)? = list?.match(name: owner.nama, kode: owner.kode, tahun: tahun) else { return false }
        return way != .ejaan
    }

    // MARK: Sections

    private mutating func readSections() {
        for (index, entry) in reading.rows.enumerated() where entry.rowClass == .bagian || entry.rowClass == .total {
            guard var owner = RowOwner(entry.captures) else { continue }
            // A unit that the region's list knows belongs to the agency that the list gives it, not to that of the rows above.
            if owner.agency == nil, let unit = owner.unit, isListed(RowOwner(nama: unit)) { owner = RowOwner(nama: unit) }
            switch kind(of: owner) {
            case .none where owner.unit == nil: owner = RowOwner()
            case .part: owner = RowOwner(unit: owner.unit ?? owner.nama)
            default: break
            }
            found.sections[index] = owner
            if owner.agency != nil, let cell = entry.row.cells.first(where: { !$0.isBlankText })?.reference {
                remember(owner, cell, isResponsible: false)
            }
        }
    }

    private mutating func remember(_ owner: RowOwner, _ cell: CellReference, isResponsible: Bool) {
        let agency = RowOwner(kode: owner.kode, nama: owner.nama)
        guard seen.insert(agency).inserted else { return }
        found.first.append((agency, cell, isResponsible))
    }
}
