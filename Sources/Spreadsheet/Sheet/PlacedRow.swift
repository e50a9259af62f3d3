/// One row on its way out, its merged and hidden cells known.
struct PlacedRow {
    let raw: RawRow
    private let cover: MergedCover
    private let hiddenColumns: HiddenColumns
    private let isHidden: Bool

    /// A row of a worksheet.
    /// - Parameter isHidden: whether all of it is hidden.
    init(_ raw: RawRow, _ cover: MergedCover, _ hiddenColumns: HiddenColumns, isHidden: Bool) {
        self.raw = raw
        self.cover = cover
        self.hiddenColumns = hiddenColumns
        self.isHidden = isHidden
    }

    /// A row in which nothing is merged or hidden.
    init(_ raw: RawRow) { self.init(raw, MergedCover([]), HiddenColumns(), isHidden: false) }

    /// Hands over the cells that are not covered by a merged range, and whether each is hidden.
    @inline(__always)
    func forEachCell(_ body: (RawCell, Bool) throws -> Void) rethrows {
        for cell in raw.cells where !cover.covers(Int(cell.column)) {
            try body(cell, isHidden || hiddenColumns.contains(Int(cell.column)))
        }
    }
}
