import Grid
import Model
import Notation

/// The last node of a track as its row prints it, for the rows below that print it again.
///
/// Where cells are not merged, an office prints a node's code, name or money again beside each of its indicators. Such a row is neither another node nor
/// one that slipped: what it prints again says so.
struct NodeAgain {
    /// Its code and name, by column.
    private var labels: [Int: String] = [:]
    /// Its money, by column.
    private var money: [Int: Cell] = [:]
    /// Whose it is, as far as its row says, by column.
    private var owners: [Int: String] = [:]
    /// The indicators that its rows named so far.
    private var indicators: Set<String> = []

    /// The node of a row; nil for one without a name.
    init?(_ row: Row, _ binding: Binding, moved: [Int: Int]) {
        for cell in row.cells where !cell.isBlankText {
            let column = moved[cell.reference.column] ?? cell.reference.column
            switch binding.columns[column]?.meaning {
            case .role(.kode)?, .role(.uraian)?: labels[column] = Self.folded(cell)
            case .role(.indikator)?: indicators.insert(Self.folded(cell))
            case .role(let role)? where Self.ownerRoles.contains(role): owners[column] = Self.folded(cell)
            case .value(let value)? where value.ukuran == .anggaran: money[column] = cell
            default: break
            }
        }
        guard labels.keys.contains(where: { binding.columns[$0]?.meaning == .role(.uraian) }) else { return nil }
    }

    /// Whether a row prints the node's code and name again beside another indicator.
    func isPrinted(by row: Row, _ binding: Binding) -> Bool {
        var own: [Int: String] = [:]
        var named: Set<String> = []
        for cell in row.cells where !cell.isBlankText {
            switch binding.columns[cell.reference.column]?.meaning {
            case .role(.kode)?, .role(.uraian)?: own[cell.reference.column] = Self.folded(cell)
            case .role(.indikator)?: named.insert(Self.folded(cell))
            case .role(let role)? where Self.ownerRoles.contains(role):
                // Another agency's row of one code is its own.
                if owners[cell.reference.column] != Self.folded(cell) { return false }
            default: break
            }
        }
        return own == labels && !named.isEmpty && named.isDisjoint(with: indicators) && printsMoney(row, binding) != false
    }

    /// Whether the money of a row is the node's: half of it at least, some of it no zero, and none where the node has none. nil where it has no money.
    func printsMoney(_ row: Row, _ binding: Binding) -> Bool? {
        var count = 0
        var same = 0
        var isZero = true
        for cell in row.cells where !cell.isBlankText {
            guard case .value(let value)? = binding.columns[cell.reference.column]?.meaning, value.ukuran == .anggaran else { continue }
            guard let first = money[cell.reference.column] else { return false }
            count += 1
            guard isSame(first, cell, value) else { continue }
            same += 1
            if readQuantity(cell, as: .rupiah).value?.mantissa != 0 { isZero = false }
        }
        guard count > 0 else { return nil }
        return same * 2 >= count && !isZero
    }

    /// Takes in the indicator of a row that printed the node again.
    mutating func note(_ row: Row, _ binding: Binding) {
        for cell in row.cells where !cell.isBlankText && binding.columns[cell.reference.column]?.meaning == .role(.indikator) {
            indicators.insert(Self.folded(cell))
        }
    }

    private func isSame(_ first: Cell, _ again: Cell, _ meaning: ValueMeaning) -> Bool {
        if first.shown == again.shown { return true }
        let kind: NumberKind = meaning.tahap.isPercentage ? .persen : .rupiah
        guard let value = readQuantity(first, as: kind).value else { return false }
        return value == readQuantity(again, as: kind).value
    }

    private static let ownerRoles: Set<ColumnRole> = [.perangkatDaerah, .perangkatDaerahKode, .unit, .penanggungJawab]

    private static func folded(_ cell: Cell) -> String { cell.shown.singleLine.lowercased() }
}
