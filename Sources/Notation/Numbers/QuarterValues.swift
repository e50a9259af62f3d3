/// Values that each name their quarters: `TW II : 500 orang TW III : 500 orang`, `TW I s/d IV : 60 orang`.
extension QuantityParser {
    /// The text as values by quarter; nil where it does not begin with the name of a quarter, no value where it does and cannot be read.
    ///
    /// Quarters are named in their order and each once, and every value can be read in one way: else none is taken. A quarter that says `-` has no part.
    func quarterValues() -> Quantity? {
        guard let first = text.first, first | 0x20 == UInt8(ascii: "t"), var label = quarterLabel(at: 0) else { return nil }
        var parts: [QuantityPart] = []
        var lastQuarter = 0
        while true {
            let next = nextLabel(after: label.end)
            let item = trimmed(text[label.end..<(next?.start ?? text.count)])
            guard label.quarters.lowerBound > lastQuarter else { return Quantity(status: .takTerbaca) }
            lastQuarter = label.quarters.upperBound
            if NoValue.status(of: Bytes(rebasing: item)) != .tidakAda {
                guard var part = part(of: item) else { return Quantity(status: .takTerbaca) }
                part.quarters = label.quarters
                parts.append(part)
            }
            guard let next else { break }
            label = next
        }
        return parts.isEmpty ? Quantity(status: .tidakAda) : Quantity(status: .perTriwulan, values: parts)
    }

    /// The name of a quarter or of a range of quarters, with the sign that leads to its value.
    private struct QuarterLabel {
        var start: Int
        var end: Int
        var quarters: ClosedRange<Int>
    }

    private func nextLabel(after start: Int) -> QuarterLabel? {
        for index in start..<text.count
        where text[index] | 0x20 == UInt8(ascii: "t") && !text[index - 1].isLetter && !text[index - 1].isDigit {
            if let label = quarterLabel(at: index) { return label }
        }
        return nil
    }

    private func quarterLabel(at start: Int) -> QuarterLabel? {
        guard let first = quarter(at: start) else { return nil }
        var position = skippingBlanks(first.end)
        var quarters = first.number...first.number
        if let joint = jointLength(at: position) {
            position = skippingBlanks(position + joint)
            guard let last = quarter(at: position) ?? numeral(at: position), last.number > first.number else { return nil }
            quarters = first.number...last.number
            position = skippingBlanks(last.end)
        }
        if position < text.count, text[position] == UInt8(ascii: ":") || text[position] == UInt8(ascii: "=") {
            return QuarterLabel(start: start, end: skippingBlanks(position + 1), quarters: quarters)
        }
        // Without a sign only a Roman numeral can be told from the value: `TW II 500 orang`.
        guard !first.isDigit, position > first.end, position < text.count, text[position].isDigit else { return nil }
        return QuarterLabel(start: start, end: position, quarters: quarters)
    }

    private typealias NamedQuarter = (number: Int, end: Int, isDigit: Bool)

    /// `TW II`, `Tw. 2`, `Triwulan IV`, `TRI WULAN III`, `TWIV`.
    private func quarter(at start: Int) -> NamedQuarter? {
        var position = start
        for _ in 0..<2 {
            let wordStart = position
            while position < text.count, text[position].isLetter || text[position].isDigit { position += 1 }
            // `TW2` and `TWIV` in one word.
            if wordStart == start, let number = readQuarter(words(start..<position)) {
                return (number, position, text[position - 1].isDigit)
            }
            if position < text.count, text[position] == Numeral.dot { position += 1 }
            position = skippingBlanks(position)
            if let numeral = numeral(at: position), readQuarter(words(start..<numeral.end)) == numeral.number { return numeral }
        }
        return nil
    }

    /// A Roman numeral or a digit from 1 to 4, alone.
    private func numeral(at start: Int) -> NamedQuarter? {
        var end = start
        while end < text.count, end - start < 4, text[end].isLetter || text[end].isDigit || text[end] == UInt8(ascii: "|") { end += 1 }
        guard end > start, end == text.count || !(text[end].isLetter || text[end].isDigit) else { return nil }
        guard let number = readQuarter(words(start..<end)) else { return nil }
        return (number, end, text[start].isDigit && end == start + 1)
    }

    /// `s/d`, `s.d.`, `sampai dengan`, `hingga`, a dash.
    private func jointLength(at start: Int) -> Int? {
        for joint in ["sampai dengan", "sampai", "hingga", "s.d.", "s.d", "s/d", "sd", "-"] {
            guard text.count - start > joint.utf8.count, zip(text[start...], joint.utf8).allSatisfy({ $0.lowercased == $1 }) else {
                continue
            }
            return joint.utf8.count
        }
        return nil
    }

    private func skippingBlanks(_ start: Int) -> Int {
        var position = start
        while position < text.count, text[position].isBlank { position += 1 }
        return position
    }

    private func words(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }
}
