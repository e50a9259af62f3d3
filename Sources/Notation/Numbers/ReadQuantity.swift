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
    if let first = bytes.first, first.isDigit, kind != .teks, kind != .tahun, let numeral = Numeral(bytes),
        case .value(let number) = numeral.reading(as: kind)
    {
        var writing = numeral.writing
        writing.isFraction = numeral.form == .tie && number != numeral.whole
        return Quantity(value: number, status: .terbaca, writing: writing)
    }
    return withPlainBytes(of: bytes) { text in
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
    } else if let suffix = format?.suffix, format?.scalesDisplay != true {
        // What a format that shows thousands or millions puts behind them (`0.0,, "jt"`) is said of what is shown, not of what is stored.
        guard let read = formatUnit(suffix) else { return Quantity(status: .takTerbaca) }
        if case .currency = read {
            if kind == .persen { return Quantity(status: .takTerbaca) }
            unit = kind == .rupiah ? nil : "Rp"
        } else if case .unit(let text) = read {
            unit = text
        }
    }
    switch kind {
    case .rupiah where unit != nil: return Quantity(status: .takTerbaca)
    case .persen where unit != nil && unit != "%": return Quantity(status: .takTerbaca)
    default: return Quantity(value: number, unit: unit, status: .terbaca)
    }
}

/// What the text behind a number in its format says.
private enum FormatUnit {
    case unit(String)
    case currency, nothing
}

/// nil where it says something that a number cannot have behind it, `juta`.
private func formatUnit(_ suffix: String) -> FormatUnit? {
    withPlainBytes(of: suffix) { plain in
        if plain.elementsEqual("%".utf8) { return .unit("%") }
        // A suffix without letters (`,-`) is no unit.
        guard plain.contains(where: \.isLetter) else { return .nothing }
        if QuantityParser(plain, as: .rupiah).currencyLength(at: 0) == plain.count { return .currency }
        return Unit.text(of: plain).map(FormatUnit.unit)
    }
}

extension NumberFormat {
    /// Whether it shows thousands or millions of what is stored: a comma behind the last digit (`#,##0,`, `0.0,,"jt"`).
    fileprivate var scalesDisplay: Bool {
        var previous: UInt8 = 0
        var isQuoted = false
        var isEscaped = false
        var scales = false
        for byte in code.utf8 {
            if isEscaped {
                isEscaped = false
            } else if isQuoted {
                isQuoted = byte != UInt8(ascii: "\"")
            } else {
                switch byte {
                case UInt8(ascii: "\""): isQuoted = true
                case UInt8(ascii: "\\"): isEscaped = true
                case UInt8(ascii: ";"): return scales
                case UInt8(ascii: "0"), UInt8(ascii: "#"), UInt8(ascii: "?"): scales = false
                case UInt8(ascii: ","): if isPlaceholder(previous) || (scales && previous == byte) { scales = true }
                default: break
                }
            }
            previous = byte
        }
        return scales
    }

    private func isPlaceholder(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "0") || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "?")
    }
}

/// A double as its shortest decimal.
private func exact(_ double: Double) -> ExactNumber? {
    if let whole = Int(exactly: double), whole.magnitude < 1 << 53 { return ExactNumber(whole) }
    return ExactNumber(double)
}
