import Grid
import Model
import Notation

/// How large the amounts of a table are, and how large its counts: amounts of rupiah stand in millions where counts stand in tens.
///
/// A row a column off puts the one in the place of the other. Where the two kinds of a table overlap, nothing is said.
struct RowMagnitudes {
    /// What no count of the table reaches, and no amount falls below; nil where nothing tells them apart.
    private let bound: Double?

    /// So many rows are looked at.
    private static let most = 400
    /// Fewer figures of a kind tell nothing of it.
    private static let fewest = 5
    /// How many times larger amounts must be than counts.
    private static let distance = 10.0

    init(_ rows: [Row], binding: Binding) {
        var amounts: [Double] = []
        var counts: [Double] = []
        for row in rows.prefix(Self.most) {
            for cell in row.cells {
                guard let column = binding.columns[cell.reference.column], let figure = Self.figure(cell, column), figure.value != 0 else {
                    continue
                }
                if figure.isAmount { amounts.append(figure.value) } else { counts.append(figure.value) }
            }
        }
        guard amounts.count >= Self.fewest, counts.count >= Self.fewest else {
            bound = nil
            return
        }
        amounts.sort()
        counts.sort()
        // A tenth of either kind may have slipped or be mistyped.
        let least = amounts[amounts.count / 10]
        let greatest = counts[counts.count - 1 - counts.count / 10]
        bound = least >= greatest * Self.distance ? (least * greatest).squareRoot() : nil
    }

    /// Whether a figure is as large as those of the other kind.
    func isOdd(_ cell: Cell, in column: BoundColumn) -> Bool {
        guard let bound, let figure = Self.figure(cell, column), figure.value != 0 else { return false }
        return figure.isAmount ? figure.value < bound : figure.value > bound
    }

    /// The same of a cell where it stands, whatever other tables hold: nobody plans for less than a thousand rupiah, and hardly any count runs into
    /// millions.
    func isPlainlyOdd(_ cell: Cell, _ binding: Binding) -> Bool {
        guard let column = binding.columns[cell.reference.column], isOdd(cell, in: column), let figure = Self.figure(cell, column) else {
            return false
        }
        return figure.isAmount ? figure.value < 1_000 : figure.value >= 1_000_000
    }

    private static func figure(_ cell: Cell, _ column: BoundColumn) -> (value: Double, isAmount: Bool)? {
        guard case .value(let meaning) = column.meaning, !meaning.tahap.isPercentage, meaning.content != .quarters else { return nil }
        let isAmount = meaning.ukuran == .anggaran
        guard let value = readQuantity(cell, as: isAmount ? .rupiah : .jumlah).value else { return nil }
        return (abs(value.doubleValue), isAmount)
    }
}
