import Model

/// Reads a plain text (see ``plainBytes(of:)``) as a number of a kind.
struct QuantityParser {
    /// Longer texts are no numbers and no lists of them, and are not looked into.
    static let maximumLength = 4_096

    let text: Bytes
    let kind: NumberKind
    var position = 0

    init(_ text: Bytes, as kind: NumberKind) {
        self.text = text
        self.kind = kind
    }

    /// What stands before and behind the digits.
    private struct Dress {
        var isNegative = false
        var isBracketed = false
        var hasCurrency = false
        /// `,-` behind the digits: whole rupiah, so that what separates them groups.
        var isWhole = false
        var unit: String?
    }

    /// The quantity of the whole text.
    mutating func quantity() -> Quantity {
        if let status = NoValue.status(of: text) { return Quantity(status: status) }
        guard text.count <= Self.maximumLength else { return Quantity(status: .takTerbaca) }
        if let quantity = quarterValues() ?? value() { return quantity }
        return severalValues() ?? Quantity(status: .takTerbaca)
    }

    /// The text as one value, spelled out in brackets (`1 (satu) dokumen`) or not; nil where it is not of that shape.
    mutating func value() -> Quantity? { spelledOut() ?? single() }

    // MARK: One value

    /// The text as one value; nil where it is not of that shape.
    mutating func single() -> Quantity? {
        var dress = Dress()
        guard prefix(&dress) else { return nil }
        if dress.hasCurrency, position < text.count, text[position...].allSatisfy({ $0 == UInt8(ascii: "-") || $0.isBlank }) {
            return Quantity(status: .tidakAda)
        }
        var digits = digitRun()
        guard digits.first.count > 0, suffix(&dress, &digits) else { return nil }
        guard let effective = effectiveKind(dress) else { return nil }

        let numeral: Numeral
        let wasJoined = !digits.rest.isEmpty
        if wasJoined {
            // Bracketed and dressed digits are joined like bare ones; what is not joined may be a list.
            guard case .joined(let joined) = BrokenDigits.join([digits.first] + digits.rest, hasLineBreak: digits.hasLineBreak) else {
                return nil
            }
            numeral = joined
        } else {
            guard let only = Numeral(digits.first) else { return nil }
            numeral = only
        }
        var reading = numeral.reading(as: effective, isCounted: effective != .jumlah || isCounted(numeral, dress))
        if dress.isWhole {
            guard numeral.form != .decimal, numeral.form != .suspect, let whole = numeral.whole else {
                return Quantity(status: .takTerbaca)
            }
            reading = .value(whole)
        }
        var quantity = quantity(reading, dress, wasJoined: wasJoined)
        if !dress.isWhole {
            quantity.writing = numeral.writing
            if numeral.form == .tie, case .value(let number) = reading { quantity.writing.isFraction = number != numeral.whole }
        }
        return quantity
    }

    /// Whether the unit that stands with the digits counts wholes, where that matters.
    private func isCounted(_ numeral: Numeral, _ dress: Dress) -> Bool {
        guard numeral.form == .tie, let unit = dress.unit else { return true }
        return UnitSort(unit) == .counted
    }

    private func quantity(_ reading: Reading, _ dress: Dress, wasJoined: Bool) -> Quantity {
        let isNegative = dress.isNegative || dress.isBracketed
        func part(_ number: ExactNumber) -> QuantityPart { QuantityPart(value: isNegative ? number.negated : number, unit: dress.unit) }
        switch reading {
        case .value(let number):
            if dress.isBracketed, !kind.hasAccountingNegatives {
                return Quantity(
                    status: .ambigu,
                    values: [QuantityPart(value: number, unit: dress.unit), QuantityPart(value: number.negated, unit: dress.unit)])
            }
            return Quantity(value: part(number).value, unit: dress.unit, status: wasJoined ? .digabung : .terbaca)
        case .leaning(let number, let other):
            guard !dress.isBracketed, !wasJoined else { return Quantity(status: .ambigu, values: [part(number), part(other)]) }
            return Quantity(value: part(number).value, unit: dress.unit, status: .cenderung, values: [part(number), part(other)])
        case .ambiguous(let numbers):
            return Quantity(status: .ambigu, values: numbers.map(part))
        case .refused:
            return Quantity(status: .takTerbaca)
        }
    }

    /// The kind whose rules settle a tie: what is written beside the number speaks louder than the column. nil where the two contradict.
    private func effectiveKind(_ dress: Dress) -> NumberKind? {
        switch kind {
        case .rupiah: return dress.unit == nil ? .rupiah : nil
        case .persen: return dress.hasCurrency || (dress.unit != nil && dress.unit != "%") ? nil : .persen
        case .jumlah, .indeks:
            if dress.hasCurrency { return .rupiah }
            guard let unit = dress.unit else { return kind }
            return unit == "%" ? .persen : .jumlah
        case .tahun, .teks: return nil
        }
    }

    // MARK: Around the digits

    /// Bracket, sign and currency, in any order that is written; false where what stands before the digits is something else.
    private mutating func prefix(_ dress: inout Dress) -> Bool {
        var hasSign = false
        while position < text.count {
            switch text[position] {
            case UInt8(ascii: "(") where !dress.isBracketed:
                guard !hasSign else { return false }
                dress.isBracketed = true
                position += 1
                skipBlanks()
            case UInt8(ascii: "-"), UInt8(ascii: "+"):
                // A dash with a space behind it is a list's, and two signs are none. `Rp -` is no number.
                guard !hasSign, !dress.isBracketed else { return false }
                let next = position + 1 < text.count ? text[position + 1] : 0
                if dress.hasCurrency, !next.isDigit { return true }
                guard next.isDigit || (next | 0x20) == UInt8(ascii: "r") || (next | 0x20) == UInt8(ascii: "i") else { return false }
                hasSign = true
                dress.isNegative = text[position] == UInt8(ascii: "-")
                position += 1
            case let byte where byte.isLetter && !dress.hasCurrency && kind != .persen:
                guard let length = currencyLength(at: position) else { return false }
                dress.hasCurrency = true
                position += length
                skipBlanks()
                if kind != .rupiah { dress.unit = "Rp" }
            default:
                return true
            }
        }
        return true
    }

    /// How long `Rp`, `Rp.` or `IDR` is that stands at a place.
    func currencyLength(at start: Int) -> Int? {
        func letter(_ offset: Int) -> UInt8 { start + offset < text.count ? text[start + offset] | 0x20 : 0 }
        var end = start
        if letter(0) == UInt8(ascii: "r"), letter(1) == UInt8(ascii: "p") {
            end += 2
        } else if letter(0) == UInt8(ascii: "i"), letter(1) == UInt8(ascii: "d"), letter(2) == UInt8(ascii: "r") {
            end += 3
        } else {
            return nil
        }
        if end < text.count {
            if text[end].isLetter { return nil }
            if text[end] == Numeral.dot { end += 1 }
        }
        return end - start
    }

    /// Digits with their dots and commas, cut at white space: most numbers have one piece.
    private struct DigitRun {
        var first: Bytes
        var rest: [Bytes] = []
        var hasLineBreak = false

        var last: Bytes {
            get { rest.last ?? first }
            set { if rest.isEmpty { first = newValue } else { rest[rest.count - 1] = newValue } }
        }

        mutating func dropLast() {
            if rest.isEmpty { first = Bytes(start: nil, count: 0) } else { rest.removeLast() }
        }
    }

    /// The digits that stand here.
    private mutating func digitRun() -> DigitRun {
        func piece() -> Bytes {
            let start = position
            while position < text.count, text[position].isDigit || text[position] == Numeral.dot || text[position] == Numeral.comma {
                position += 1
            }
            return Bytes(rebasing: text[start..<position])
        }
        var run = DigitRun(first: piece())
        guard !run.first.isEmpty else { return run }
        while position < text.count, text[position].isBlank {
            let end = position
            skipBlanks()
            let next = piece()
            if next.isEmpty {
                position = end
                break
            }
            if text[end..<position].contains(0x0A) { run.hasLineBreak = true }
            run.rest.append(next)
        }
        return run
    }

    /// `,-`, a trailing dot, the bracket's end, `%`, the currency, the unit; false where anything else follows.
    private mutating func suffix(_ dress: inout Dress, _ digits: inout DigitRun) -> Bool {
        if let sign = digits.last.last, !sign.isDigit {
            let endsInDash = position < text.count && isDash(text[position])
            if endsInDash {
                while position < text.count, isDash(text[position]) { position += 1 }
                guard position == text.count || !text[position].isDigit else { return false }
                dress.isWhole = true
            } else {
                let isAtEnd = position == text.count || text[position] == UInt8(ascii: ")")
                guard sign == Numeral.dot, isAtEnd else { return false }
            }
            let last = digits.last
            if last.count == 1 { digits.dropLast() } else { digits.last = Bytes(rebasing: last.dropLast()) }
            guard !digits.first.isEmpty else { return false }
        }
        let end = position
        skipBlanks()
        var closed = !dress.isBracketed
        while position < text.count {
            let byte = text[position]
            if byte == UInt8(ascii: ")"), !closed {
                closed = true
                position += 1
            } else if byte == UInt8(ascii: "%"), dress.unit == nil {
                dress.unit = "%"
                position += 1
            } else {
                // Letters at the digits themselves (`12abc`) are no unit.
                guard byte.isLetter, position > end, !dress.isBracketed, dress.unit == nil else { return false }
                if !dress.hasCurrency, let length = currencyLength(at: position), position + length == text.count {
                    dress.hasCurrency = true
                    if kind != .rupiah { dress.unit = "Rp" }
                    return true
                }
                guard let unit = Unit.text(of: Bytes(rebasing: text[position...])) else { return false }
                dress.unit = unit
                return true
            }
            skipBlanks()
        }
        return closed
    }

    /// What stands behind the comma of whole rupiah: `5.000,-`, `5.000,=`.
    private func isDash(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "-") || byte == UInt8(ascii: "=") }

    private mutating func skipBlanks() {
        while position < text.count, text[position].isBlank { position += 1 }
    }
}
