public import Grid
import Model
import Notation

/// Whether a cell can be what its column holds.
public enum CellFit {
    static func fits(_ cell: Cell, _ column: BoundColumn) -> Bool {
        if let pattern = column.traits.pattern { return pattern.matches(cell.shown.singleLine) }
        switch column.meaning {
        case .value(let meaning): return isValue(cell, meaning) && !isOfAnotherKind(cell, meaning)
        case .role(.kode): return isCodeText(cell.shown)
        case .role(.nomor): return cell.shown.utf8.count <= 8
        case .role(.uraian): return isCodeText(cell.shown) ? column.traits.isStacked : isName(cell)
        case .role(.indikator): return isName(cell)
        case .role(.satuan): return !isFigure(cell) && !isQuantity(cell) && cell.shown.utf8.count <= 80
        case .role(.catatan): return column.holdsFigures || !isFigure(cell)
        case .role(.perangkatDaerah), .role(.penanggungJawab), .role(.unit): return cell.shown.contains(where: \.isLetter)
        case .role(.perangkatDaerahKode): return isCodeText(cell.shown)
        case .role(.tahun): return cell.shown.contains(where: \.isNumber)
        case .role(.rincian): return true
        }
    }

    /// A number, or a text that a value column may hold.
    static func isValue(_ cell: Cell, _ meaning: ValueMeaning) -> Bool {
        guard case .text(let text) = cell.value else { return true }
        if meaning.content == .quarters { return !readQuantity(cell, as: .jumlah).values.isEmpty }
        let quantity = readQuantity(cell, as: meaning.ukuran == .anggaran ? .rupiah : .jumlah)
        if quantity.value != nil || !quantity.values.isEmpty { return true }
        if quantity.status != .takTerbaca { return true }
        // Digits that cannot be read are a value that cannot be read, not one of another column.
        return text.contains { $0.isNumber } && text.allSatisfy { $0.isNumber || " .,%-+()".contains($0) }
    }

    /// Whether a number shows that it is of another column: a percentage is no money, and an amount is no percentage.
    private static func isOfAnotherKind(_ cell: Cell, _ meaning: ValueMeaning) -> Bool {
        if meaning.tahap.isPercentage {
            guard meaning.content == .one, let value = readQuantity(cell, as: .rupiah).value?.wholeValue else { return false }
            return abs(value) >= leastAmount
        }
        guard meaning.ukuran == .anggaran, meaning.percentStage == nil else { return false }
        if cell.format?.isPercent == true || cell.shown.utf8.last == UInt8(ascii: "%") { return true }
        // Nobody plans for a few rupiah and some sen.
        guard let value = readQuantity(cell, as: .rupiah).value, !value.isWhole else { return false }
        return abs(value.doubleValue) < 1_000
    }

    /// No percentage is a whole number this large; hardly an amount is smaller.
    private static let leastAmount: Int64 = 10_000

    /// A text of at least three letters that is no number.
    static func isName(_ cell: Cell) -> Bool {
        guard case .text(let text) = cell.value else { return false }
        return text.lazy.filter(\.isLetter).prefix(3).count == 3 && !isFigure(cell)
    }

    /// Whether a cell of labels holds nothing but a number: a value that slipped out of its column.
    public static func isFigure(_ cell: Cell) -> Bool {
        switch cell.value {
        case .number: return true
        case .text:
            let quantity = readQuantity(cell, as: .jumlah)
            return quantity.value != nil && (quantity.unit == nil || quantity.unit == "%")
        default: return false
        }
    }

    /// Whether a text begins with a number and its unit: a value, not the unit of one.
    static func isQuantity(_ cell: Cell) -> Bool {
        guard case .text(let text) = cell.value, text.utf8.first(where: { $0 != 0x20 })?.isDigit == true else { return false }
        let quantity = readQuantity(cell, as: .jumlah)
        return quantity.value != nil || !quantity.values.isEmpty
    }

    /// A unit that stands where its number should: letters without a digit.
    public static func isBareUnit(_ cell: Cell) -> Bool {
        guard case .text(let text) = cell.value else { return false }
        return text.utf8.count <= 40 && text.contains(where: \.isLetter) && !text.contains(where: \.isNumber)
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
}
