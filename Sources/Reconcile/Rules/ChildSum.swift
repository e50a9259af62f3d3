import Model

/// `jumlah.anak`: children sum to their parent, in every money column.
///
/// Needs a parent that prints the amount, and amounts of that column at the level of its children. Stands at the parent's cell.
enum ChildSum {
    static func violations(_ figures: Figures) -> [Violation] {
        let table = figures.table
        let slots = table.slots(.anggaran).filter { !table.slots[$0].tahap.isPercentage }
        var found: [Violation] = []
        for node in table.statement.nodes.indices where !table.tree.children(of: node).isEmpty {
            for slot in slots where table.value(Place(ukuran: .anggaran, line: node, slot: slot)) != nil {
                guard let sum = table.childSum(node, slot), case .differs(let printed, let computed) = sum.evaluate(figures) else {
                    continue
                }
                let count = sum.plus.count
                let level = word(table, sum.plus)
                let finding = table.finding(
                    sum, printed: printed, computed: computed,
                    terms: Message(id: "\(count) \(level) di bawahnya berjumlah", en: "the \(count) rows (\(level)) below add up to"))
                found.append(Violation(check: .sum(sum), place: sum.total, finding: finding))
            }
        }
        return found
    }

    /// The level of the children, where they share one.
    private static func word(_ table: FigureTable, _ places: [Place]) -> String {
        let levels = Set(places.map { table.statement.nodes[$0.line].tingkat })
        guard levels.count == 1, let level = levels.first else { return "baris" }
        return level.rawValue.split(separator: "_").joined(separator: " ")
    }
}
