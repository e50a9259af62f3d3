import Forms
import Grid
import Model
import Notation

/// The agency that a row belongs to, as it is written.
struct RowOwner: Hashable {
    var kode: String?
    var nama: String?
    var unit: String?

    /// What makes two writings one agency: its code, else its folded name; and the unit.
    var key: String {
        (kode ?? nama.map { "(" + foldedName($0) + ")" } ?? "") + (unit.map { "|" + foldedName($0) } ?? "")
    }

    /// `1.1.01.0000 - DINAS PENDIDIKAN` as code and name; a name without a code, and a code without a name, as what they are.
    init(text: String) {
        let parts = text.prefix { $0.isNumber || $0 == "." }
        let rest = text[parts.endIndex...].drop { $0.isWhitespace || "-–:;/".contains($0) }
        let isCode = parts.contains(".") && parts.contains(where: \.isNumber) && (rest.isEmpty || rest.startIndex > parts.endIndex)
        kode = isCode ? String(parts) : nil
        let name = isCode ? String(rest) : text
        nama = name.isEmpty ? nil : name
    }

    init(kode: String? = nil, nama: String? = nil, unit: String? = nil) {
        self.kode = kode
        self.nama = nama
        self.unit = unit
    }

    /// The agency that the named groups of a section's rule found; nil where they name none.
    init?(_ captures: [RowCapture]) {
        func text(_ field: ContextField) -> String? { captures.first { $0.name == field.rawValue }?.text }
        let read = text(.perangkatDaerah).map { RowOwner(text: $0) }
        self.init(kode: text(.perangkatDaerahKode) ?? read?.kode, nama: read?.nama, unit: text(.unit))
        if isEmpty { return nil }
    }

    var isEmpty: Bool { kode == nil && nama == nil && unit == nil }
}

/// Which row belongs to which agency, where a table holds rows of several.
///
/// A row's own columns say so, or the node it is part of, or the section it stands in; a row of which none of them says it belongs to the agency of the
/// sheet. A blank cell below another agency's row says nothing: only what a row is part of decides.
struct RowOwners {
    /// What the columns of each row say, by its number.
    private let printed: [Int: RowOwner]
    /// The agency of the section at hand.
    private(set) var section: RowOwner?
    /// The agency of the node that is open at each level.
    private var open: [Int: RowOwner?] = [:]
    private var numbers: [RowOwner: Int] = [:]

    /// - Parameter isRegionWide: whether the sheet's titles name no agency, so that who is responsible for a row owns it.
    init(_ reading: TableReading, isRegionWide: Bool) {
        var roles: [ColumnRole] = [.perangkatDaerahKode, .perangkatDaerah, .unit]
        if isRegionWide { roles.append(.penanggungJawab) }
        var columns: [[(column: Int, role: ColumnRole)]] = []
        for binding in reading.bindings {
            columns.append(roles.flatMap { role in binding.columns(with: role).map { ($0, role) } })
        }
        guard columns.contains(where: { !$0.isEmpty }) else {
            printed = [:]
            return
        }
        var printed: [Int: RowOwner] = [:]
        for entry in reading.rows where entry.rowClass.isData {
            var owner = printed[entry.row.number] ?? RowOwner()
            for (column, role) in columns[entry.binding] {
                guard let cell = entry.cell(at: column), let text = labelText(cell) else { continue }
                switch role {
                case .perangkatDaerahKode: owner.kode = text
                case .unit: owner.unit = text
                default:
                    let read = RowOwner(text: text)
                    owner.kode = owner.kode ?? read.kode
                    owner.nama = owner.nama ?? read.nama
                }
            }
            if !owner.isEmpty { printed[entry.row.number] = owner }
        }
        self.printed = printed
    }

    /// What the columns of a row say.
    func printed(on row: Int) -> RowOwner? { printed[row] }

    /// Every agency that columns name.
    var all: Set<String> { Set(printed.values.map(\.key)) }

    /// The one agency that columns name; nil where they name none or several.
    var only: RowOwner? {
        guard let first = printed.min(by: { $0.key < $1.key })?.value, printed.values.allSatisfy({ $0.key == first.key }) else {
            return nil
        }
        return first
    }

    /// Does for the rows of each agency by themselves what is done for those of a table.
    func apart(_ rows: [CodedRow], _ reading: TableReading, _ settle: ([CodedRow]) -> [SettledCode]) -> [SettledCode] {
        guard !printed.isEmpty || reading.rows.contains(where: { $0.rowClass == .bagian }) else { return settle(rows) }
        var groups: [String: [Int]] = [:]
        var running = ""
        var next = 0
        for (position, row) in rows.enumerated() {
            while next <= row.row {
                if reading.rows[next].rowClass == .bagian, let owner = RowOwner(reading.rows[next].captures) { running = owner.key }
                next += 1
            }
            if let owner = printed[reading.rows[row.row].row.number] { running = owner.key }
            groups[running, default: []].append(position)
        }
        guard groups.count > 1 else { return settle(rows) }
        var all: [SettledCode?] = Array(repeating: nil, count: rows.count)
        for (_, positions) in groups.sorted(by: { $0.key < $1.key }) {
            for (position, code) in zip(positions, settle(positions.map { rows[$0] })) { all[position] = code }
        }
        return all.enumerated().map { $1 ?? SettledCode(kode: nil, tingkat: rows[$0].tingkat ?? .subKegiatan) }
    }

    /// Opens a section of an agency; the unit alone goes on with the agency above.
    mutating func openSection(_ owner: RowOwner) {
        var owner = owner
        if owner.kode == nil, owner.nama == nil {
            owner.kode = section?.kode
            owner.nama = section?.nama
        }
        section = owner
        open = [:]
    }

    /// The agency of a node's row: what it says, else that of the node it is part of, else that of its section.
    mutating func settle(row: Int, order: Int) -> RowOwner? {
        for deeper in open.keys where deeper >= order { open[deeper] = nil }
        let own = printed[row] ?? open.keys.sorted().last.flatMap { open[$0] ?? nil } ?? section
        open[order] = .some(own)
        return own
    }

    /// A number for each agency, 0 for none.
    mutating func number(of owner: RowOwner?) -> Int {
        guard let owner else { return 0 }
        if let known = numbers[owner] { return known }
        numbers[owner] = numbers.count + 1
        return numbers.count
    }
}

extension TableReading {
    /// Whether neither the titles nor the operator name one agency for the whole table.
    func isRegionWide(_ stated: StatedContext) -> Bool {
        all(.perangkatDaerah).isEmpty && all(.perangkatDaerahKode).isEmpty && stated.option.perangkatDaerah == nil
            && stated.folder.perangkatDaerah == nil && stated.settings.perangkatDaerah == nil
    }
}

extension TableAssembly {
    /// A table whose facts name several agencies is of none of them: what the sheet's own agency states then says so itself. One that names a single
    /// agency is that agency's.
    mutating func settleAgency(_ context: inout StatementContext) -> Finding? {
        guard facts.contains(where: { $0.perangkatDaerah != nil || $0.perangkatDaerahKode != nil || $0.unit != nil }) else { return nil }
        var agencies: Set<String> = []
        var unowned = 0
        var example: Fact?
        for fact in facts {
            if let key = Self.agency(fact) {
                if agencies.insert(key).inserted, example == nil { example = fact }
            } else if fact.unit == nil, !isTotal(fact) {
                unowned += 1
            }
        }
        let own = RowOwner(kode: context.perangkatDaerahKode, nama: context.perangkatDaerah)
        let isOwnOnly = agencies.isEmpty || agencies.count == 1 && !own.isEmpty && agencies.first == own.key
        if isOwnOnly { return nil }
        if agencies.count == 1, unowned == 0 {
            context.perangkatDaerahKode = example?.perangkatDaerahKode
            context.perangkatDaerah = example?.perangkatDaerah
            return nil
        }
        if !own.isEmpty {
            for index in facts.indices where Self.agency(facts[index]) == nil {
                facts[index].perangkatDaerah = context.perangkatDaerah
                facts[index].perangkatDaerahKode = context.perangkatDaerahKode
                facts[index].unit = facts[index].unit ?? context.unit
            }
            unowned = 0
        }
        context.perangkatDaerah = nil
        context.perangkatDaerahKode = nil
        context.unit = nil
        guard unowned > 0, let first = facts.first(where: { Self.agency($0) == nil && !isTotal($0) }) else { return nil }
        return Finding(
            .konteksTakDinyatakan, cell: first.cell,
            message: Message(
                id: "\(unowned) angka berdiri pada baris yang tidak menyebut perangkat daerah, di lembar yang memuat beberapa.",
                en: "\(unowned) figures stand on rows that name no agency, on a sheet of several."),
            subject: "perangkat_daerah baris")
    }

    /// JUMLAH under rows of several agencies is nobody's: it adds up the region.
    private func isTotal(_ fact: Fact) -> Bool { builder.nodes[fact.node].tingkat == .total }

    private static func agency(_ fact: Fact) -> String? {
        guard fact.perangkatDaerah != nil || fact.perangkatDaerahKode != nil else { return nil }
        return fact.perangkatDaerahKode ?? fact.perangkatDaerah.map { "(" + foldedName($0) + ")" }
    }
}
