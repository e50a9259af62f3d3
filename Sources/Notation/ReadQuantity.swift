public import Grid
import Model

/// Reads a text as offices write numbers, the way a column's kind has them written.
///
/// Never a value where two readings are left: the text then states none and ``Quantity/values`` says between which.
public func readQuantity(_ text: String, as kind: NumberKind) -> Quantity {
    if let quantity = text.utf8.withContiguousStorageIfAvailable({ readQuantity(bytes: $0, as: kind) }) { return quantity }
    var copy = text
    return copy.withUTF8 { readQuantity(bytes: $0, as: kind) }
}

private func readQuantity(bytes: Bytes, as kind: NumberKind) -> Quantity {
    // Most cells are digits and dots and nothing else.
    if kind == .rupiah || kind == .jumlah || kind == .persen, let numeral = Numeral(bytes),
        case .value(let number) = numeral.reading(as: kind)
    {
        return Quantity(value: number, status: .terbaca)
    }
    let plain = plainBytes(of: bytes)
    return plain.withUnsafeBufferPointer { text in
        if text.isEmpty { return Quantity(status: .kosong) }
        switch kind {
        case .teks: return Quantity(status: .teks)
        case .tahun: return readYear(text)
        default:
            var parser = QuantityParser(text, as: kind)
            return parser.quantity()
        }
    }
}

/// The years that a sheet can speak of.
private let plausibleYears = 1900...2199

private func readYear(_ text: Bytes) -> Quantity {
    if let status = NoValue.status(of: text) { return Quantity(status: status) }
    guard text.count == 4, let numeral = Numeral(text), numeral.form == .plain, let number = numeral.whole else {
        return Quantity(status: .takTerbaca)
    }
    return year(number)
}

private func year(_ number: ExactNumber) -> Quantity {
    guard let whole = number.wholeValue, plausibleYears.contains(Int(whole)) else { return Quantity(status: .takTerbaca) }
    return Quantity(value: number, status: .terbaca)
}

/// Reads a cell: a typed number is exact as it is stored, a text is read as one.
///
/// A number whose format scales it to a percentage is that percentage (0.9732 is 97.32); the text its format adds is its unit.
public func readQuantity(_ cell: Cell, as kind: NumberKind) -> Quantity {
    switch cell.value {
    case .text(let text): return readQuantity(text, as: kind)
    case .number(let double): return readNumber(double, format: cell.format, as: kind)
    case .error(let error):
        if kind == .teks { return Quantity(status: .teks) }
        return Quantity(status: error == "#DIV/0!" ? .pembagiNol : .takTerbaca)
    case .boolean, .date, .time, .duration: return Quantity(status: kind == .teks ? .teks : .takTerbaca)
    }
}

private func readNumber(_ double: Double, format: NumberFormat?, as kind: NumberKind) -> Quantity {
    if kind == .teks { return Quantity(status: .teks) }
    guard var number = exact(double) else { return Quantity(status: .takTerbaca) }
    if kind == .tahun { return format?.isPercent == true ? Quantity(status: .takTerbaca) : year(number) }
    var unit: String?
    if format?.isPercent == true {
        guard let scaled = number.shifted(by: 2) else { return Quantity(status: .takTerbaca) }
        number = scaled
        unit = "%"
    } else if let suffix = format?.suffix {
        let plain = withPlainBytes(of: suffix) { Array($0) }
        // A suffix without letters (`,-`) is no unit.
        if plain == [UInt8(ascii: "%")] {
            unit = "%"
        } else if plain.contains(where: \.isLetter) {
            guard let text = plain.withUnsafeBufferPointer(Unit.text(of:)) else { return Quantity(status: .takTerbaca) }
            unit = Unit.isPercent(text) ? "%" : text
        }
    }
    switch kind {
    case .rupiah where unit != nil: return Quantity(status: .takTerbaca)
    case .persen where unit != nil && unit != "%": return Quantity(status: .takTerbaca)
    default: return Quantity(value: number, unit: unit, status: .terbaca)
    }
}

/// A double as its shortest decimal.
private func exact(_ double: Double) -> ExactNumber? {
    if let whole = Int(exactly: double), whole.magnitude < 1 << 53 { return ExactNumber(whole) }
    return ExactNumber(double)
}

/// The bytes of a text with plain spaces and dashes, trimmed.
func withPlainBytes<Result>(of text: String, _ body: (Bytes) -> Result) -> Result {
    var copy = text
    let plain = copy.withUTF8 { plainBytes(of: $0) }
    return plain.withUnsafeBufferPointer(body)
}
