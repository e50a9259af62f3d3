import Model

/// A number as planners write it: `1.234.567,89`.
func indonesian(_ number: ExactNumber) -> String { grouped(number, group: ".", decimal: ",") }

/// A number as English text writes it: `1,234,567.89`.
func english(_ number: ExactNumber) -> String { grouped(number, group: ",", decimal: ".") }

private func grouped(_ number: ExactNumber, group: Unicode.Scalar, decimal: Unicode.Scalar) -> String {
    let text = Array(number.description.utf8)
    let point = text.firstIndex(of: UInt8(ascii: ".")) ?? text.count
    var bytes: [UInt8] = []
    for (index, byte) in text.enumerated() {
        switch index {
        case ..<point:
            let isDigit = byte != UInt8(ascii: "-")
            if isDigit, let last = bytes.last, last != UInt8(ascii: "-"), (point - index).isMultiple(of: 3) {
                bytes.append(UInt8(ascii: group))
            }
            bytes.append(byte)
        case point: bytes.append(UInt8(ascii: decimal))
        default: bytes.append(byte)
        }
    }
    return String(decoding: bytes, as: UTF8.self)
}

/// A double at so many decimals, as an exact number; nil where it is none.
func exact(_ value: Double, decimals: Int) -> ExactNumber? {
    guard value.isFinite else { return nil }
    var power = 1.0
    for _ in 0..<min(decimals, 12) { power *= 10 }
    // A ratio that lies on a tie but for the noise of its last bits is rounded up, as spreadsheets do.
    let scaled = value * power
    let rounded = (scaled + (scaled < 0 ? -1e-9 : 1e-9)).rounded(.toNearestOrAwayFromZero)
    guard rounded.magnitude < 9e17 else { return nil }
    return ExactNumber(mantissa: Int128(rounded), scale: min(decimals, 12))
}
