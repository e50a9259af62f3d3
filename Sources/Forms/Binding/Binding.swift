public import Grid

/// Which physical column is which of the form's, from some row of the sheet on.
public struct Binding: Sendable {
    /// The bound columns by their physical position.
    public internal(set) var columns: [Int: BoundColumn] = [:]
    /// Required columns that the sheet does not have, in the words of their mapping.
    public internal(set) var missing: [String] = []
    /// Columns that have a header but no meaning in the form.
    public internal(set) var unknown: Set<Int> = []
    /// What the header prints above each of those, from top to bottom.
    public internal(set) var unknownLabels: [Int: [String]] = [:]

    /// The physical columns with a role, from left to right.
    public func columns(with role: ColumnRole) -> [Int] {
        columns.compactMap { column, bound in
            if case .role(let own) = bound.meaning, own == role { column } else { nil }
        }.sorted()
    }

    /// Whether any column holds codes.
    public var hasCodes: Bool { columns.values.contains { $0.meaning == .role(.kode) || $0.traits.isStacked } }

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
    /// The power of ten that its own heading says its amounts are printed in; nil where it says none.
    public var exponent: Int?
    /// Its position among the form's columns.
    var order: Int
    /// What else the mapping says of its cells.
    public var traits = ColumnTraits()
    /// What the mapping calls it; nil for a column without a name.
    var name: String?
    /// Whether it is a note whose own cells are figures: a weight, a month's money, weeks of work. A figure in it has not slipped.
    public internal(set) var holdsFigures = false
}
