import Grid
import Model
import Notation

/// What the sheets beside a recap state, so that a figure of the recap is found without looking at all of them.
struct RecapSources {
    /// What one sheet says of one agency.
    struct Amount {
        var statement: Int
        var owner: String
        /// What its JUMLAH or its own row prints; else the sum.
        var printed: ExactNumber?
        var computed: ExactNumber?
        var cell: CellReference

        func says(_ value: ExactNumber) -> Bool { printed == value || computed == value }
    }

    /// What a figure is of.
    enum Subject: Hashable {
        /// All of an agency, or of the region.
        case total
        case kode(String)
        /// A node by its name; `codeless` where it has no code.
        case name(Tingkat, String, codeless: Bool)
        /// An indicator of a node.
        indirect case indicator(Subject, String)
    }

    private struct Place: Hashable {
        var series: RecapSeries
        var subject: Subject
    }

    let names: AgencyNames
    /// The agencies that the sheets state something of; empty text for nobody.
    private(set) var owners: Set<String> = []
    private var amounts: [Place: [Amount]] = [:]

    init(_ statements: [Statement], names: AgencyNames) {
        self.names = names
        for index in statements.indices { enter(statements[index], index) }
    }

    /// What the sheets say of a subject, by agency; each agency's amounts in the order of the sheets.
    func find(_ subjects: [Subject], _ source: RecapSeries.Source) -> [String: [Amount]] {
        switch source {
        case .plain(let series):
            for subject in subjects {
                if let found = amounts[Place(series: series, subject: subject)] { return Dictionary(grouping: found, by: \.owner) }
            }
            return [:]
        case .quarters(let all):
            return all.reduce(into: [:]) { sums, series in
                Self.join(&sums, find(subjects, .plain(series))) { $0 + $1 }
            }
        case .difference(let budget, let outturn):
            var rest = find(subjects, .plain(budget))
            let spent = find(subjects, .plain(outturn))
            rest = rest.filter { spent[$0.key] != nil }
            Self.join(&rest, spent.filter { rest[$0.key] != nil }) { $0 - $1 }
            return rest
        }
    }

    /// Joins amounts of the same sheet and agency.
    private static func join(
        _ amounts: inout [String: [Amount]], _ others: [String: [Amount]], _ join: (ExactNumber, ExactNumber) -> ExactNumber?
    ) {
        for (owner, found) in others {
            for amount in found {
                guard let known = amounts[owner]?.firstIndex(where: { $0.statement == amount.statement }) else {
                    amounts[owner, default: []].append(amount)
                    continue
                }
                func joined(_ path: KeyPath<Amount, ExactNumber?>) -> ExactNumber? {
                    guard let left = amounts[owner]![known][keyPath: path], let right = amount[keyPath: path] else { return nil }
                    return join(left, right)
                }
                let (printed, computed) = (joined(\.printed), joined(\.computed))
                amounts[owner]![known].printed = printed
                amounts[owner]![known].computed = computed
            }
        }
    }

    /// Where a recap's figures of a node are looked for: under its code; else, where one of the two has none, under its name.
    static func sought(of node: Node) -> [Subject] {
        let name = node.uraian.map { Subject.name(node.tingkat, foldedName($0, droppingLevel: true), codeless: node.kode != nil) }
        return [node.kode.map { .kode($0) }, name].compactMap(\.self)
    }

    /// What a node's figures are found under.
    private static func subjects(of node: Node) -> [Subject] {
        var subjects: [Subject] = node.kode.map { [.kode($0)] } ?? []
        if let name = node.uraian.map({ foldedName($0, droppingLevel: true) }) {
            subjects.append(.name(node.tingkat, name, codeless: false))
            if node.kode == nil { subjects.append(.name(node.tingkat, name, codeless: true)) }
        }
        return subjects
    }

    // MARK: Entering

    private mutating func enter(_ statement: Statement, _ index: Int) {
        var sums: [Place: [String: Int]] = [:]
        var totals: [RecapSeries: [String: (printed: Fact?, rows: [Fact])]] = [:]
        for fact in statement.facts where !fact.isRepeated && fact.value != nil && !fact.tahap.isPercentage {
            let owner = names.owner(of: fact, in: statement) ?? ""
            owners.insert(owner)
            let node = statement.nodes[fact.node]
            let series = RecapSeries(fact)
            if fact.ukuran == .anggaran {
                if node.tingkat == .total {
                    totals[series, default: [:]][owner, default: (nil, [])].printed = fact
                    continue
                }
                totals[series, default: [:]][owner, default: (nil, [])].rows.append(fact)
            }
            let indicator = fact.indicator.map { foldedName(statement.indicators[$0].name ?? "") }
            for subject in Self.subjects(of: node) {
                let place = Place(series: series, subject: indicator.map { .indicator(subject, $0) } ?? subject)
                if let known = sums[place]?[owner] {
                    let amount = amounts[place]![known]
                    let sum = amount.printed.flatMap { $0 + fact.value! }
                    amounts[place]![known].printed = sum
                    amounts[place]![known].computed = sum
                } else {
                    sums[place, default: [:]][owner] = amounts[place, default: []].count
                    amounts[place, default: []].append(
                        Amount(statement: index, owner: owner, printed: fact.value, computed: fact.value, cell: fact.cell))
                }
            }
        }
        for (series, byOwner) in totals {
            let hasOwners = byOwner.contains { !$0.key.isEmpty && !$0.value.rows.isEmpty }
            for (owner, found) in byOwner.sorted(by: { $0.key < $1.key }) {
                // JUMLAH below rows of several agencies adds up what is there already.
                if owner.isEmpty, hasOwners, found.rows.isEmpty { continue }
                guard let amount = total(found.printed, found.rows, statement.nodes, index, owner) else { continue }
                amounts[Place(series: series, subject: .total), default: []].append(amount)
            }
        }
    }

    /// What a sheet says of all of an agency: its last JUMLAH, and its uppermost rows added up.
    private func total(_ printed: Fact?, _ facts: [Fact], _ nodes: [Node], _ index: Int, _ owner: String) -> Amount? {
        let levels = Set(facts.compactMap { nodes[$0.node].tingkat.depth })
        let top = levels.contains(2) ? 2 : levels.min()
        let rows = facts.filter { nodes[$0.node].tingkat.depth == top }
        guard let place = printed ?? rows.first else { return nil }
        let computed = Self.sum(rows.map(\.value))
        return Amount(statement: index, owner: owner, printed: printed?.value ?? computed, computed: computed, cell: place.cell)
    }

    static func sum(_ values: [ExactNumber?]) -> ExactNumber? {
        var total = ExactNumber.zero
        for value in values {
            guard let value, let next = total + value else { return nil }
            total = next
        }
        return total
    }
}
