import Grid

/// Which columns the rows of a table fill, and how many fill the same: a row that slipped fills columns that no other does.
struct RowShapes {
    private var counts: [[Int]: Int] = [:]
    /// How large their figures are.
    let magnitudes: RowMagnitudes

    init(_ rows: [Row], binding: Binding) {
        magnitudes = RowMagnitudes(rows, binding: binding)
        for row in rows {
            let shape = Self.shape(row.cells.lazy.filter { !$0.isBlankText }.map(\.reference.column), binding)
            if !shape.isEmpty { counts[shape, default: 0] += 1 }
        }
    }

    /// How many rows of the table fill just these columns.
    func count(_ columns: some Sequence<Int>, binding: Binding) -> Int { counts[Self.shape(columns, binding)] ?? 0 }

    /// The columns that say what kind of row it is: notes and running numbers come and go.
    private static func shape(_ columns: some Sequence<Int>, _ binding: Binding) -> [Int] {
        columns.filter { column in
            switch binding.columns[column]?.meaning {
            case nil, .role(.catatan), .role(.nomor), .role(.penanggungJawab), .role(.unit): false
            default: true
            }
        }.sorted()
    }
}
