import Model

/// Refuses a statement whose parts do not refer to one another: a mistake of the program that made it, which must not become a trap.
enum StatementCheck {
    static func check(_ statement: Statement) throws(DatasetError) {
        let nodes = statement.nodes.indices
        let indicators = statement.indicators.indices
        for (position, node) in statement.nodes.enumerated() {
            if let parent = node.parent, !(0..<position).contains(parent) {
                throw contradiction("node \(position) has parent \(parent)", statement)
            }
        }
        for indicator in statement.indicators where !nodes.contains(indicator.node) {
            throw contradiction("an indicator has node \(indicator.node)", statement)
        }
        for fact in statement.facts {
            if !nodes.contains(fact.node) { throw contradiction("fact \(fact.cell) has node \(fact.node)", statement) }
            if let indicator = fact.indicator, !indicators.contains(indicator) {
                throw contradiction("fact \(fact.cell) has indicator \(indicator)", statement)
            }
        }
        for note in statement.notes {
            if let node = note.node, !nodes.contains(node) { throw contradiction("note \(note.cell) has node \(node)", statement) }
            if let indicator = note.indicator, !indicators.contains(indicator) {
                throw contradiction("note \(note.cell) has indicator \(indicator)", statement)
            }
        }
        if !(0...99_999).contains(statement.context.tahun) { throw contradiction("year \(statement.context.tahun)", statement) }
    }

    private static func contradiction(_ what: String, _ statement: Statement) -> DatasetError {
        DatasetError(
            .internalError,
            Message(
                id: "kesalahan dalam program: tabel pada lembar '\(statement.sheet)' tidak konsisten",
                en: "program error: the table on sheet '\(statement.sheet)' contradicts itself"), cause: what)
    }
}
