public import Grid

/// One sheet read by a form: which row is what, which column is what, and what the sheet says of itself.
public struct TableReading: Sendable {
    public var mapping: Mapping
    /// In the order of the rows; empty rows are not there.
    public var rows: [ClassifiedRow]
    /// The bindings in effect, the first from the first header on; a later page may bind its columns anew.
    public var bindings: [Binding]
    /// What title lines state, in reading order.
    public var context: [(field: ContextField, value: ContextValue)]
    /// The years that the header's labels name, each with the first cell that does.
    public var headerYears: [Int: CellReference]
    public var sheetName: String
    /// The first row of the first header: what stands above are titles.
    public var firstHeaderRow: Int

    /// The first value that the titles state for a field.
    public func stated(_ field: ContextField) -> ContextValue? { context.first { $0.field == field }?.value }
}

/// One row and what it is.
public struct ClassifiedRow: Sendable {
    public var row: Row
    public var rowClass: RowClass
    /// The rule that fitted; nil for header rows and rows that none fitted.
    public var rule: RowRule?
    /// Position of its binding in ``TableReading/bindings``.
    public var binding: Int
    /// Whether it goes on from the note or signature block above.
    public var isContinuation: Bool
}
