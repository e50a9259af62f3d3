import Forms
import Grid
import Model
import Notation

/// `lintas.beda`: a recap held against the sheets it sums up. Its figures are compared, never added.
///
/// A line of a recap speaks of an agency, of a node, or of all; it agrees where the JUMLAH that the other sheet prints says the same, or the sum of its
/// uppermost rows does. What no other sheet states is not compared.
struct RecapCheck {
    let recap: Statement
    let statements: [Statement]

    /// The findings, each with the position of the statement it belongs to.
    func findings() -> [(statement: Int, finding: Finding)] {
        recap.facts.compactMap(compare)
    }

    // MARK: One figure

    private func compare(_ fact: Fact) -> (statement: Int, finding: Finding)? {
        guard fact.ukuran == .anggaran, !fact.tahap.isPercentage, !fact.isRepeated, let value = fact.value else { return nil }
        let owner = Owner(fact, in: recap)
        var amounts: [Amount] = []
        var owners: Set<Owner> = []
        for index in statements.indices {
            for amount in self.amounts(in: index, like: fact, of: owner) {
                // Two sheets of one agency state one thing twice, not two things; either may bear the recap out.
                if !owners.insert(amount.owner).inserted {
                    if amount.says(value), let known = amounts.firstIndex(where: { $0.owner == amount.owner }) { amounts[known] = amount }
                    continue
                }
                amounts.append(amount)
            }
        }
        guard let first = amounts.first, let printed = sum(amounts.map(\.printed)) else { return nil }
        let computed = sum(amounts.map(\.computed))
        guard printed != value, computed != value else { return nil }
        return (first.statement, finding(fact, value, owner, amounts, expected: printed))
    }

    private func sum(_ values: [ExactNumber?]) -> ExactNumber? {
        var total = ExactNumber.zero
        for value in values {
            guard let value, let next = total + value else { return nil }
            total = next
        }
        return total
    }

    /// What one agency's sheet says of a recap's figure.
    private struct Amount {
        var statement: Int
        var owner: Owner
        /// What its JUMLAH or its own row prints; else the sum.
        var printed: ExactNumber?
        var computed: ExactNumber?
        var cell: CellReference

        func says(_ value: ExactNumber) -> Bool { printed == value || computed == value }
    }

    private func amounts(in index: Int, like fact: Fact, of owner: Owner?) -> [Amount] {
        let statement = statements[index]
        let node = recap.nodes[fact.node]
        for stage in Self.stages(like: fact.tahap) {
            let facts = statement.facts.filter { other in
                other.ukuran == .anggaran && other.tahap == stage && other.tahun == fact.tahun && other.triwulan == fact.triwulan
                    && other.isCumulative == fact.isCumulative && !other.isRepeated && other.value != nil
            }
            if facts.isEmpty { continue }
            let groups = Dictionary(grouping: facts) { Owner($0, in: statement) ?? Owner.nobody }
            return groups.sorted { $0.key < $1.key }.compactMap { found, facts in
                guard owner == nil || owner == found else { return nil }
                return node.tingkat == .total
                    ? total(index, found, facts) : row(index, found, facts.filter { isSame(statement.nodes[$0.node], node) })
            }
        }
        return []
    }

    /// What a sheet says of all of an agency: its last JUMLAH, and its uppermost rows added up.
    private func total(_ index: Int, _ owner: Owner, _ facts: [Fact]) -> Amount? {
        let nodes = statements[index].nodes
        let printed = facts.last { nodes[$0.node].tingkat == .total }
        let levels = facts.compactMap { nodes[$0.node].tingkat.depth }
        let top = levels.contains(2) ? 2 : levels.min()
        let rows = facts.filter { nodes[$0.node].tingkat.depth == top }
        guard let place = printed ?? rows.first else { return nil }
        let computed = sum(rows.map(\.value))
        return Amount(statement: index, owner: owner, printed: printed?.value ?? computed, computed: computed, cell: place.cell)
    }

    private func row(_ index: Int, _ owner: Owner, _ facts: [Fact]) -> Amount? {
        guard let first = facts.first else { return nil }
        let all = sum(facts.map(\.value))
        return Amount(statement: index, owner: owner, printed: all, computed: all, cell: first.cell)
    }

    private func isSame(_ node: Node, _ other: Node) -> Bool {
        if let kode = node.kode, let known = other.kode { return kode == known }
        guard node.tingkat == other.tingkat, let name = node.uraian, let known = other.uraian else { return false }
        return foldedName(name) == foldedName(known)
    }

    /// `pagu` does not say which of the approved stages it is.
    private static func stages(like stage: Tahap) -> [Tahap] {
        let approved: [Tahap] = [.apbd, .dpa, .apbdPerubahan, .dpaPerubahan]
        if stage == .pagu { return [.pagu] + approved.reversed() }
        return approved.contains(stage) ? [stage, .pagu] : [stage]
    }

    // MARK: Words

    private func finding(_ fact: Fact, _ value: ExactNumber, _ owner: Owner?, _ amounts: [Amount], expected: ExactNumber) -> Finding {
        let places = amounts.prefix(3).map { "\(statements[$0.statement].sheet) \($0.cell)" }.joined(separator: ", ")
        let more = amounts.count > 3 ? " +\(amounts.count - 3)" : ""
        let name = fact.perangkatDaerah ?? recap.nodes[fact.node].uraian ?? ""
        var finding = Finding(
            .lintasBeda, cell: fact.cell, kode: recap.nodes[fact.node].kode,
            message: Message(
                id:
                    "Rekap (\(recap.sheet) \(fact.cell)) menyebut \(name) \(fact.tahap.rawValue) '\(fact.text)', lembarnya (\(places)\(more)) "
                    + "\(expected).",
                en:
                    "The recap (\(recap.sheet) \(fact.cell)) gives \(name) \(fact.tahap.rawValue) as '\(fact.text)', the sheets (\(places)\(more)) "
                    + "as \(expected)."),
            printed: fact.text, expected: expected.description,
            subject: "rekap \(owner?.name ?? "") \(recap.nodes[fact.node].key) \(fact.tahap.rawValue)")
        finding.sheet = recap.sheet
        return finding
    }
}

/// An agency as two sheets know it: by its folded name, else by its code.
private struct Owner: Hashable, Comparable {
    let name: String

    static let nobody = Owner(name: "")

    private init(name: String) { self.name = name }

    /// Whose a fact is: its row's, else its sheet's; nil where nobody says.
    init?(_ fact: Fact, in statement: Statement) {
        let ofRow = fact.perangkatDaerah ?? fact.perangkatDaerahKode
        guard let name = ofRow ?? statement.context.perangkatDaerah ?? statement.context.perangkatDaerahKode else { return nil }
        self.init(name: foldedName(name))
    }

    static func < (left: Owner, right: Owner) -> Bool { left.name < right.name }
}
