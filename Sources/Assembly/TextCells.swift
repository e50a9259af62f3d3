import Grid
import Model

/// What a cell of labels says: one line, white space of every kind folded to single spaces. nil where that leaves nothing.
func labelText(_ cell: Cell) -> String? {
    let line = cell.shown.singleLine
    return line.isEmpty ? nil : line
}

/// What a cell of codes says: a text as it stands, spaces and all, for they are a repair to be told; a number with a point, whatever marks its cell
/// shows, and with the zeros that its format shows at either end (2.1 shown as 2,10 is 2.10). nil where that leaves nothing.
func codeText(_ cell: Cell) -> String? {
    guard case .number(let value) = cell.value, let number = ExactNumber(value) else {
        return labelText(cell) == nil ? nil : cell.shown
    }
    let text = number.description
    // Zeros in front that its format shows: 9 shown as 0009.
    let shown = cell.shown.filter { !$0.isWhitespace }
    if number.scale == 0, shown.count > text.count, shown.allSatisfy({ $0.isASCII && $0.isNumber }), Int(shown) == Int(text) {
        return shown
    }
    guard let decimals = cell.format?.decimals, decimals > number.scale else { return text }
    return text + (number.scale == 0 ? "." : "") + String(repeating: "0", count: decimals - number.scale)
}
