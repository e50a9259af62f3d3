import Forms
import Grid
import Model
import Notation

/// Which row belongs to which agency, where a table holds rows of several.
///
/// A row's own columns say so, or the node it is part of, or the section it stands in; a row of which none of them says it belongs to the agency of the
/// sheet. A blank cell below another agency's row says nothing: only what a row is part of decides.
struct RowOwners {
    /// What the rows say.
    let printed: PrintedOwners
    /// The agency of the sheet, for rows that name none beside others that do.
    private let base: RowOwner?
    /// The agency of the section at hand.
    private(set) var section: RowOwner?
    /// The agency of the node that is open at each level.
    private var open: [Int: RowOwner?] = [:]
    private var numbers: [RowOwner: Int] = [:]
    /// The agencies of the rows since the last total.
    private var since: Set<RowOwner?> = []

    /// - Parameter base: the agency that the sheet's titles or the operator name.
    init(_ printed: PrintedOwners, base: RowOwner? = nil) {
        self.printed = printed
        self.base = base
    }

    /// What the columns of a row say.
    func printed(on row: Int) -> RowOwner? { printed.rows[row] }

    /// What the columns of a row say, the agency of a part that names none taken from what it stands in.
    func printed(on row: Int, within outer: RowOwner?) -> RowOwner? {
        guard var own = printed.rows[row] else { return nil }
        if own.agency == nil {
            own.kode = outer?.kode
            own.nama = outer?.nama
        }
        return own
    }

    /// Does for the rows of each agency by themselves what is done for those of a table.
    func apart(_ rows: [CodedRow], _ reading: TableReading, _ settle: ([CodedRow]) -> [SettledCode]) -> [SettledCode] {
        guard !printed.rows.isEmpty || !printed.sections.isEmpty else { return settle(rows) }
        var groups: [String: [Int]] = [:]
        var running = ""
        var next = 0
        for (position, row) in rows.enumerated() {
            while next <= row.row {
                if reading.rows[next].rowClass == .bagian, let owner = printed.sections[next] { running = owner.key }
                next += 1
            }
            if let owner = printed.rows[reading.rows[row.row].row.number] { running = owner.key }
            groups[running, default: []].append(position)
        }
        guard groups.count > 1 else { return settle(rows) }
        var all: [SettledCode?] = Array(repeating: nil, count: rows.count)
        for (_, positions) in groups.sorted(by: { $0.key < $1.key }) {
            for (position, code) in zip(positions, settle(positions.map { rows[$0] })) { all[position] = code }
        }
        return all.enumerated().map { $1 ?? SettledCode(kode: nil, tingkat: rows[$0].tingkat ?? .subKegiatan) }
    }

    // MARK: In the order of the rows

    /// Opens the section that a heading names; a unit alone goes on with the agency above, and a heading that names nobody ends it.
    mutating func openSection(at index: Int) {
        guard var owner = printed.sections[index] else { return }
        if owner.agency == nil, owner.unit != nil {
            owner.kode = section?.kode ?? base?.kode
            owner.nama = section?.nama ?? base?.nama
        }
        section = owner.isEmpty ? nil : owner
        open = [:]
    }

    /// Ends the section: what follows belongs to no agency until another begins.
    mutating func closeSection() {
        section = nil
        open = [:]
    }

    /// The agency of a node's row: what it says, else that of the node it is part of, else that of its section, else the sheet's.
    mutating func settle(row: Int, tingkat: Tingkat) -> RowOwner? {
        let order = tingkat.order
        for deeper in open.keys where deeper >= order { open[deeper] = nil }
        let outer = open.keys.sorted().last.flatMap { open[$0] ?? nil } ?? section ?? (tingkat.isAboveAgencies ? nil : base)
        let own = printed(on: row, within: outer) ?? outer
        open[order] = .some(own)
        if !tingkat.isAboveAgencies { since.insert(own) }
        return own
    }

    /// The agency of a total: the one that it names, else the one of which all rows since the last total are; of the rows of several it is nobody's.
    /// - Parameter isOfSheet: whether it says that it adds up the whole table.
    mutating func total(at index: Int, row: Int, isOfSheet: Bool) -> RowOwner? {
        defer { since = [] }
        if isOfSheet { return nil }
        if let named = printed.sections[index] ?? printed.rows[row], named.agency != nil { return named }
        return since.count == 1 ? since.first ?? nil : nil
    }

    /// A number for each agency, 0 for none.
    mutating func number(of owner: RowOwner?) -> Int {
        guard let owner else { return 0 }
        if let known = numbers[owner] { return known }
        numbers[owner] = numbers.count + 1
        return numbers.count
    }
}

extension Tingkat {
    /// Whether it stands above the agencies that carry it out: an urusan and its bidang are nobody's own.
    var isAboveAgencies: Bool { self == .urusan || self == .bidangUrusan }
}

extension TableReading {
    /// Whether neither the titles nor the operator name one agency for the whole table.
    func isRegionWide(_ stated: StatedContext) -> Bool {
        let names = context.filter { $0.field == .perangkatDaerah || $0.field == .perangkatDaerahKode }
        return !names.contains { $0.value.weight <= .sheetName && namesAgency($0.value.text) }
            && stated.option.perangkatDaerah == nil && stated.folder.perangkatDaerah == nil && stated.settings.perangkatDaerah == nil
    }

    /// Whether a title may name an agency: `Seluruh Perangkat Daerah` and `-` name none.
    func namesAgency(_ text: String) -> Bool { mapping.agencyWords.kind(of: text) != .none }
}
