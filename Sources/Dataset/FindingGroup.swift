public import Grid
public import Model

/// A finding and those that follow from it; and with that the order in which findings are told, which is one for all: their numbers in
/// `v_temuan`, `rkpd findings` and `rkpd explain`.
public struct FindingGroup: Hashable, Sendable {
    /// The finding that heads the group: the cause of the others, or one that stands alone.
    public var head: Int
    /// Those that follow from it, by rule, then cell.
    public var echoes: [Int]

    /// A finding as far as its place among others goes.
    public struct Item: Hashable, Sendable {
        /// How grave it is.
        public var severity: Severity
        /// The rule's id.
        public var rule: String
        /// nil where it is about the sheet as a whole.
        public var cell: CellReference?
        /// Position of the finding that causes it.
        public var cause: Int?

        /// A finding by what gives it its place.
        public init(severity: Severity, rule: String, cell: CellReference?, cause: Int? = nil) {
            self.severity = severity
            self.rule = rule
            self.cell = cell
            self.cause = cause
        }
    }

    /// Puts findings in order: by the gravest of a group; then the causes of most; then by rule and cell, those about the sheet first.
    ///
    /// A cause of a cause heads the group of both. Findings that name each other as their cause stand alone.
    /// - Returns: groups of positions in `items`, each position once.
    public static func order(_ items: [Item]) -> [FindingGroup] {
        var echoes: [Int: [Int]] = [:]
        var heads: [Int] = []
        for position in items.indices {
            let head = root(of: position, items)
            if head == position { heads.append(position) } else { echoes[head, default: []].append(position) }
        }
        let groups = heads.map { head in
            FindingGroup(head: head, echoes: echoes[head, default: []].sorted { comesBefore(items[$0], $0, items[$1], $1) })
        }
        func gravity(_ group: FindingGroup) -> Int { ([group.head] + group.echoes).map { items[$0].severity.rank }.min() ?? 0 }
        return groups.sorted { left, right in
            let (a, b) = (gravity(left), gravity(right))
            if a != b { return a < b }
            if left.echoes.count != right.echoes.count { return left.echoes.count > right.echoes.count }
            return comesBefore(items[left.head], left.head, items[right.head], right.head)
        }
    }

    /// The findings of a statement as items.
    /// - Parameter causedBy: rule and cell of the finding that causes one. There is one finding for each rule and cell.
    public static func items(
        _ findings: [Finding], causedBy: (Finding) -> (rule: Rule, cell: CellReference)? = { $0.causedBy.map { ($0.rule, $0.cell) } }
    ) -> [Item] {
        struct Site: Hashable {
            var rule: Rule
            var cell: CellReference
        }
        var positions: [Site: Int] = [:]
        for (position, finding) in findings.enumerated() {
            guard let cell = finding.cell else { continue }
            let site = Site(rule: finding.rule, cell: cell)
            if positions[site] == nil { positions[site] = position }
        }
        return findings.map { finding in
            let cause = causedBy(finding).flatMap { positions[Site(rule: $0.rule, cell: $0.cell)] }
            return Item(severity: finding.severity, rule: finding.rule.rawValue, cell: finding.cell, cause: cause)
        }
    }

    private static func root(of position: Int, _ items: [Item]) -> Int {
        var seen: Set<Int> = [position]
        var root = position
        while let cause = items[root].cause, items.indices.contains(cause) {
            guard seen.insert(cause).inserted else { return position }
            root = cause
        }
        return root
    }

    private static func comesBefore(_ left: Item, _ leftPosition: Int, _ right: Item, _ rightPosition: Int) -> Bool {
        if left.rule != right.rule { return left.rule < right.rule }
        switch (left.cell, right.cell) {
        case (let a?, let b?) where a != b: return a < b
        case (nil, .some): return true
        case (.some, nil): return false
        default: return leftPosition < rightPosition
        }
    }
}

extension Severity {
    /// 0 for the gravest.
    fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
}
