import Model

/// Reads a plain text (see ``plainBytes(of:)``) as a number of a kind.
struct QuantityParser {
    let text: Bytes
    let kind: NumberKind
    private var position = 0

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
        if let single = single() { return single }
        let parts = parts()
        return parts.count > 1 ? Quantity(status: .beberapa, values: parts) : Quantity(status: .takTerbaca)
    }

    // MARK: One value

    /// The text as one value; nil where it is not of that shape.
    private mutating func single() -> Quantity? {
        var dress = Dress()
        guard prefix(&dress) else { return nil }
        if dress.hasCurrency, position < text.count, text[position...].allSatisfy({ $0 == UInt8(ascii: "-") || $0.isBlank }) {
            return Quantity(status: .tidakAda)
        }
        var (pieces, hasLineBreak) = digitPieces()
        guard !pieces.isEmpty, suffix(&dress, &pieces) else { return nil }
        guard let effective = effectiveKind(dress) else { return nil }

        let numeral: Numeral
        let wasJoined = pieces.count > 1
        if wasJoined {
            // Bracketed and dressed digits are joined like bare ones; what is not joined may be a list.
            guard case .joined(let joined) = BrokenDigits.join(pieces, hasLineBreak: hasLineBreak) else { return nil }
            numeral = joined
        } else {
            guard let only = Numeral(pieces[0]) else { return nil }
            numeral = only
        }
        var reading = numeral.reading(as: effective)
        if dress.isWhole {
            guard numeral.form != .decimal, numeral.form != .suspect, let whole = numeral.whole else {
                return Quantity(status: .takTerbaca)
            }
            reading = .value(whole)
        }
        return quantity(reading, dress, wasJoined: wasJoined)
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
        let isPercent = dress.unit.map(Unit.isPercent) ?? false
        switch kind {
        case .rupiah: return dress.unit == nil ? .rupiah : nil
        case .persen: return dress.hasCurrency || (dress.unit != nil && !isPercent) ? nil : .persen
        case .jumlah, .indeks:
            if dress.hasCurrency { return .rupiah }
            if isPercent { return .persen }
            return dress.unit == nil ? kind : .jumlah
        case .tahun, .teks: return nil
        }
    }

    // MARK: Around the digits

    /// Bracket, sign and currency, in any order that is written; false where what stands before the digits is something else.
    private mutating func prefix(_ dress: inout Dress) -> Bool {
        while position < text.count {
            switch text[position] {
            case UInt8(ascii: "(") where !dress.isBracketed:
                dress.isBracketed = true
                position += 1
                skipBlanks()
            case UInt8(ascii: "-"), UInt8(ascii: "+"):
                // A dash with a space behind it is a list's, and two signs are none. `Rp -` is no number.
                guard !dress.isNegative, !dress.isBracketed else { return false }
                let next = position + 1 < text.count ? text[position + 1] : 0
                if dress.hasCurrency, !next.isDigit { return true }
                guard next.isDigit || (next | 0x20) == UInt8(ascii: "r") || (next | 0x20) == UInt8(ascii: "i") else { return false }
                dress.isNegative = text[position] == UInt8(ascii: "-")
                position += 1
            case let byte where byte.isLetter && !dress.hasCurrency && kind != .persen:
                guard let length = currencyLength() else { return false }
                dress.hasCurrency = true
                position += length
                skipBlanks()
                if kind == .jumlah || kind == .indeks { dress.unit = "Rp" }
            default:
                return true
            }
        }
        return true
    }

    /// How long `Rp`, `Rp.` or `IDR` is that stands here.
    private func currencyLength() -> Int? {
        for (word, length) in [("rp" as StaticString, 2), ("idr", 3)] where text.count - position >= length {
            guard zip(text[position...], word.bytes).allSatisfy({ $0.lowercased == $1 }) else { continue }
            let end = position + length
            if end < text.count, text[end].isLetter { return nil }
            return end < text.count && text[end] == Numeral.dot ? length + 1 : length
        }
        return nil
    }

    /// The digits that stand here, with their dots and commas, cut at white space.
    private mutating func digitPieces() -> (pieces: [Bytes], hasLineBreak: Bool) {
        var pieces: [Bytes] = []
        var hasLineBreak = false
        while true {
            let start = position
            while position < text.count, text[position].isDigit || text[position] == Numeral.dot || text[position] == Numeral.comma {
                position += 1
            }
            guard position > start else { break }
            pieces.append(Bytes(rebasing: text[start..<position]))
            let end = position
            skipBlanks()
            let continues =
                position < text.count && (text[position].isDigit || text[position] == Numeral.dot || text[position] == Numeral.comma)
            guard continues else {
                position = end
                break
            }
            if text[end..<position].contains(0x0A) { hasLineBreak = true }
        }
        return (pieces, hasLineBreak)
    }

    /// `,-`, a trailing dot, the bracket's end, `%`, the unit; false where anything else follows.
    private mutating func suffix(_ dress: inout Dress, _ pieces: inout [Bytes]) -> Bool {
        if let last = pieces.last, let sign = last.last, !sign.isDigit {
            let endsInDash = position < text.count && text[position] == UInt8(ascii: "-")
            if endsInDash {
                while position < text.count, text[position] == UInt8(ascii: "-") { position += 1 }
                guard position == text.count || !text[position].isDigit else { return false }
                dress.isWhole = true
            } else {
                let isAtEnd = position == text.count || text[position] == UInt8(ascii: ")")
                guard sign == Numeral.dot, isAtEnd else { return false }
            }
            if last.count == 1 { pieces.removeLast() } else { pieces[pieces.count - 1] = Bytes(rebasing: last.dropLast()) }
            guard !pieces.isEmpty else { return false }
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
                guard byte.isLetter, position > end, !dress.isBracketed, dress.unit == nil,
                    let unit = Unit.text(of: Bytes(rebasing: text[position...]))
                else { return false }
                dress.unit = Unit.isPercent(unit) ? "%" : unit
                return true
            }
            skipBlanks()
        }
        return closed
    }

    private mutating func skipBlanks() {
        while position < text.count, text[position].isBlank { position += 1 }
    }

    // MARK: Several values

    /// The text as a list of numbers, each with its unit or without; empty where it is none.
    ///
    /// `50 Orang, 18 Orang, 68 Lembaga`; `19, 114`; one below the other; amount and count of one cell.
    private func parts() -> [QuantityPart] {
        var parts: [QuantityPart] = []
        var start = 0
        while start < text.count {
            // An item: what is before the first digit, the digits without a break, what follows up to the next digit that begins a word.
            var end = start
            while end < text.count, !text[end].isDigit { end += 1 }
            while end < text.count, text[end].isDigit || text[end] == Numeral.dot || text[end] == Numeral.comma { end += 1 }
            while end < text.count, !(text[end].isDigit && text[end - 1].isBlank), text[end] != UInt8(ascii: ";") {
                let opens = text[end - 1].isBlank && (text[end] | 0x20) == UInt8(ascii: "r") && isCurrency(at: end)
                if opens { break }
                end += 1
            }
            var item = text[start..<end]
            while let last = item.last, last.isBlank || last == Numeral.comma || last == UInt8(ascii: ";") { item = item.dropLast() }
            while let first = item.first, first.isBlank || first == UInt8(ascii: ";") { item = item.dropFirst() }
            if !item.isEmpty {
                var parser = QuantityParser(Bytes(rebasing: item), as: kind == .indeks ? .indeks : .jumlah)
                guard let quantity = parser.single(), let value = quantity.value, quantity.status == .terbaca else { return [] }
                // `762 476 000` is one number written in another way, not three.
                if item.first == 0x30, item.dropFirst().first?.isDigit == true { return [] }
                parts.append(QuantityPart(value: value, unit: quantity.unit))
            }
            start = end < text.count && text[end] == UInt8(ascii: ";") ? end + 1 : end
        }
        return parts
    }

    private func isCurrency(at index: Int) -> Bool {
        var parser = QuantityParser(text, as: .rupiah)
        parser.position = index
        return parser.currencyLength() != nil
    }
}
