public import Grid

/// Which physical column is which of the form's, from some row of the sheet on.
public struct Binding: Sendable {
    /// The bound columns by their physical position.
    public internal(set) var columns: [Int: BoundColumn] = [:]
    /// Required columns that the sheet does not have, in the words of their mapping.
    public internal(set) var missing: [String] = []
    /// Columns that have a header but no meaning in the form.
    public internal(set) var unknown: Set<Int> = []

    /// The physical columns with a role, from left to right.
    public func columns(with role: ColumnRole) -> [Int] {
        columns.filter { $0.value.meaning == .role(role) }.keys.sorted()
    }

    /// A row's cells in the order in which the form names their columns; those of columns it does not know come last.
    public func inFormOrder(_ row: Row) -> [Cell] {
        row.cells.sorted { left, right in
            let a = columns[left.reference.column]?.order ?? Int.max
            let b = columns[right.reference.column]?.order ?? Int.max
            return (a, left.reference.column) < (b, right.reference.column)
        }
    }
}

/// One physical column and what it is.
public struct BoundColumn: Sendable, Hashable {
    public var column: Int
    public var meaning: ColumnMeaning
    /// Its printed number, as printed; nil where it stands under none.
    public var number: String?
    /// Its header labels as printed, from top to bottom.
    public var header: [String]
    /// Its position among the form's columns.
    var order: Int
    /// What else the mapping says of its cells.
    public var traits = ColumnTraits()
}

/// Binds the columns of a form to those of a sheet: by printed number wherever it stands, or by header path.
struct Binder {
    let mapping: Mapping

    func bind(_ header: HeaderBlock, numbers: NumberRow?) -> Binding {
        var binding = Binding()
        bindByHeader(header, into: &binding)
        if let numbers { bindByNumber(header, numbers, into: &binding) }
        binding.unknown = Set(header.paths.keys).subtracting(binding.columns.keys)
        return binding
    }

    private func bindByHeader(_ header: HeaderBlock, into binding: inout Binding) {
        for (order, spec) in mapping.columns.enumerated() {
            guard case .header(let path) = spec.anchor else { continue }
            let found = header.paths.keys.sorted().filter { binding.columns[$0] == nil && header.column($0, standsUnder: path) }
            if let column = found.first {
                binding.columns[column] = bound(column, spec, header, number: nil, order)
            } else if spec.isRequired {
                binding.missing.append(path.joined(separator: " › "))
            }
        }
    }

    private func bindByNumber(_ header: HeaderBlock, _ numbers: NumberRow, into binding: inout Binding) {
        var positions: [Int: NumberRow.Entry] = [:]
        for entry in numbers.entries where positions[entry.number] == nil { positions[entry.number] = entry }
        let starts = numbers.entries.map(\.column).sorted()
        for (order, spec) in mapping.columns.enumerated() {
            guard case .number(let number) = spec.anchor else { continue }
            guard let entry = positions[number] else {
                if spec.isRequired { binding.missing.append("nomor \(number)") }
                continue
            }
            guard let part = spec.part else {
                binding.columns[entry.column] = bound(entry.column, spec, header, number: entry.text, order)
                continue
            }
            let end = starts.first { $0 > entry.column } ?? (entry.column + 8)
            let column = (entry.column..<end).first { candidate in
                let isFree = binding.columns[candidate] == nil
                return isFree && header.paths[candidate]?.contains { Label.isSame($0, part) } == true
            }
            if let column {
                binding.columns[column] = bound(column, spec, header, number: entry.text, order)
            } else if spec.isRequired {
                binding.missing.append("nomor \(number) bagian \(part)")
            }
        }
    }

    private func bound(_ column: Int, _ spec: ColumnSpec, _ header: HeaderBlock, number: String?, _ order: Int) -> BoundColumn {
        BoundColumn(
            column: column, meaning: spec.meaning, number: number, header: header.printedPaths[column] ?? [], order: order,
            traits: spec.traits)
    }
}
