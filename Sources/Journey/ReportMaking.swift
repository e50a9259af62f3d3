import Assembly
import Forms
import Grid
import Model

/// Turns what the stages found into the words of `explain`.
extension SheetReport {
    mutating func show(_ found: [FormCandidate]) {
        candidates = found.prefix(3).map { candidate in
            Candidate(
                form: candidate.mapping.name, score: candidate.score,
                evidence: candidate.evidence.map { Evidence(isFor: $0.isFor, text: $0.message, cell: $0.cell) })
        }
    }

    mutating func show(_ reading: TableReading) {
        columns =
            reading.bindings.first?.columns.values.sorted { $0.column < $1.column }.map { bound in
                let meaning: String
                switch bound.meaning {
                case .role(let role): meaning = role.name
                case .value(let value): meaning = value.name
                }
                return Column(
                    column: bound.column, number: bound.number, header: bound.header.joined(separator: " › "), meaning: meaning)
            } ?? []
        for entry in reading.rows {
            let name = entry.rowClass.rawValue
            if let index = rowClasses.firstIndex(where: { $0.name == name }) {
                rowClasses[index].count += 1
            } else {
                rowClasses.append((name, 1))
            }
        }
    }

    /// What became of the figures of a recap.
    mutating func show(_ outcome: RecapCheck.Outcome) {
        let differing = Set(outcome.differing.map(\.fact.cell))
        let alone = Set(outcome.alone.map(\.cell))
        for index in cells.indices where cells[index].role == .fakta {
            let cell = cells[index].cell
            let word =
                outcome.agreed.contains(cell)
                ? "rekap, sama" : differing.contains(cell) ? "rekap, beda" : alone.contains(cell) ? "rekap, tanpa lawan" : "rekap"
            cells[index].part = "\(word): \(cells[index].part)"
        }
    }

    mutating func show(_ table: AssembledTable) {
        context = table.context.sources
        cells = table.fates
        statement = table.statement
    }
}
