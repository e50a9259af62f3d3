import Forms
import Grid
import Model

/// What a row says of its values beside node and indicator: whose they are, further dimensions, units of their own.
extension TableAssembly {
    /// Whose a row of data is.
    func owner(of index: Int) -> RowOwner? {
        let entry = reading.rows[index]
        let outer = tracks[entry.track]?.owner
        return owners.printed(on: entry.row.number, within: outer) ?? outer
    }

    /// The further dimensions of a row, as far as they speak of a stage.
    func details(of entry: ClassifiedRow, for stage: Tahap) -> [String: String] {
        guard hasDetails else { return [:] }
        var details: [String: String] = [:]
        for column in detailColumns[entry.binding] where column.stages.isEmpty || column.stages.contains(stage) {
            guard let cell = entry.cell(at: column.column), let text = Self.dimension(cell) else { continue }
            details[column.name] = text
        }
        return details
    }

    /// A date is what it is, however its cell shows it; any other text as it stands.
    private static func dimension(_ cell: Cell) -> String? {
        if case .date(let date) = cell.value { return date }
        return labelText(cell)
    }

    /// The unit that a row gives for the values of one stage.
    func unit(of meaning: ValueMeaning, _ entry: ClassifiedRow) -> String? {
        guard meaning.ukuran == .kinerja, !unitColumns[entry.binding].isEmpty else { return nil }
        for column in unitColumns[entry.binding]
        where column.indicator == meaning.indicator && (column.stages.isEmpty || column.stages.contains(meaning.tahap)) {
            if let cell = entry.cell(at: column.column), let text = labelText(cell) { return text }
        }
        return nil
    }

    /// A column of a dimension or a unit.
    struct DetailColumn {
        var column: Int
        var name: String
        var stages: Set<Tahap>
        var indicator: String?

        /// The dimensions of each binding, and the units that speak of some stages only.
        static func all(_ reading: TableReading) -> (details: [[DetailColumn]], units: [[DetailColumn]]) {
            var details: [[DetailColumn]] = []
            var units: [[DetailColumn]] = []
            for binding in reading.bindings {
                var own: [DetailColumn] = []
                var staged: [DetailColumn] = []
                for bound in binding.columns.values.sorted(by: { $0.column < $1.column }) {
                    switch bound.meaning {
                    case .role(.rincian(let name)): own.append(DetailColumn(column: bound.column, name: name, stages: bound.traits.stages))
                    case .role(.satuan) where !bound.traits.stages.isEmpty || bound.traits.indicator != nil:
                        staged.append(
                            DetailColumn(column: bound.column, name: "", stages: bound.traits.stages, indicator: bound.traits.indicator))
                    default: break
                    }
                }
                details.append(own)
                units.append(staged)
            }
            return (details, units)
        }
    }
}
