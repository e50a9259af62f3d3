public import Grid
public import Model

/// One table of a sheet: its rows, the form it is of, and what it takes over from the table above.
public struct SheetTable: Sendable {
    /// The sheet with the rows of this table only.
    public var sheet: Sheet
    /// Which table of the sheet it is, from 0.
    public var position: Int
    /// Every form held against it, best first.
    public var candidates: [FormCandidate]
    /// The form it is of; nil where none fits.
    public var form: FormCandidate?
    /// Why no form fits.
    public var refusal: Refusal?
    /// Whether its titles or the sheet's name call it a recap.
    public var isCalledRecap = false
    /// Where a title calls it so.
    public var recapCell: CellReference?
    /// What the titles above state and its own do not contradict.
    public var inherited: [(field: ContextField, value: ContextValue)]
}
