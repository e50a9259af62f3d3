/// Several values in one cell: `50 Orang, 18 Orang, 68 Lembaga`; `19, 114`; one below the other; amount and count of one cell.
extension QuantityParser {
    /// The text as a list of numbers, each with its unit or without; nil where it is none.
    func severalValues() -> Quantity? {
        guard let parts = lines() ?? items(), parts.count > 1 else { return nil }
        // A bare number behind one with a unit belongs to it in some way (`5 m 2`); one before it may share the unit.
        for (part, next) in zip(parts, parts.dropFirst()) where part.unit != nil && next.unit == nil { return nil }
        return Quantity(status: .beberapa, values: parts)
    }

    /// One value a line, all or none of the lines with a dash or bullet before it.
    private func lines() -> [QuantityPart]? {
        let lines = text.split(separator: 0x0A).map(trimmed).filter { !$0.isEmpty }
        guard lines.count > 1 else { return nil }
        let bullets = lines.map(bulletLength)
        guard bullets.allSatisfy({ ($0 > 0) == (bullets[0] > 0) }) else { return nil }
        var parts: [QuantityPart] = []
        for (line, bullet) in zip(lines, bullets) {
            guard let part = part(of: trimmed(line.dropFirst(bullet))) else { return nil }
            parts.append(part)
        }
        return parts
    }

    /// Values one after the other: an item is what stands before the first digit, the digits, and what follows up to the next digit that begins a word.
    private func items() -> [QuantityPart]? {
        var parts: [QuantityPart] = []
        var bare: [Slice<Bytes>] = []
        var start = 0
        while start < text.count {
            var end = start
            while end < text.count, !text[end].isDigit { end += 1 }
            while end < text.count, text[end].isDigit || text[end] == Numeral.dot || text[end] == Numeral.comma { end += 1 }
            while end < text.count, !(text[end].isDigit && text[end - 1].isBlank), text[end] != UInt8(ascii: ";") {
                if text[end - 1].isBlank, currencyLength(at: end) != nil { break }
                end += 1
            }
            let item = trimmed(text[start..<end])
            if !item.isEmpty {
                guard let part = part(of: item) else { return nil }
                parts.append(part)
                if item.allSatisfy(\.isDigit) { bare.append(item) }
            }
            start = end < text.count && text[end] == UInt8(ascii: ";") ? end + 1 : end
        }
        // `762 476 000` and `1 205` may be one number in groups as well as several.
        let hasListSign = text.contains { $0 == Numeral.comma || $0 == UInt8(ascii: ";") || $0 == 0x0A }
        if !hasListSign, bare.count == parts.count, bare.first.map({ $0.count <= 3 }) == true,
            bare.dropFirst().allSatisfy({ $0.count == 3 })
        {
            return nil
        }
        return parts
    }

    /// One item of a list; nil where it is no value that can be read in one way.
    func part(of item: Slice<Bytes>) -> QuantityPart? {
        // `762 476 000` is no list: no value begins with a zero before digits.
        if item.first == 0x30, item.dropFirst().first?.isDigit == true { return nil }
        let item = Bytes(rebasing: withoutConjunction(item))
        // A list may hold money in a column of counts, and counts in one of money.
        for kind in kind == .rupiah ? [NumberKind.jumlah] : kind == .persen ? [.persen, .jumlah] : [kind] {
            var parser = QuantityParser(item, as: kind)
            guard let quantity = parser.value(), quantity.status == .terbaca, let value = quantity.value else { continue }
            if let unit = quantity.unit, Unit.endsInJoint(unit) { return nil }
            return QuantityPart(value: value, unit: quantity.unit)
        }
        return nil
    }

    /// An item without the `dan` that leads to the next.
    private func withoutConjunction(_ item: Slice<Bytes>) -> Slice<Bytes> {
        guard let blank = item.lastIndex(where: \.isBlank) else { return item }
        let last = item[(blank + 1)...]
        let isConjunction =
            last.elementsEqual("&".utf8) || (last.count <= 5 && Unit.conjunctions.contains(Bytes(rebasing: last)))
        return isConjunction ? trimmed(item[..<blank]) : item
    }

    /// Without white space and the signs of a list at its ends.
    func trimmed(_ item: Slice<Bytes>) -> Slice<Bytes> {
        var item = item
        while let last = item.last, last.isBlank || last == Numeral.comma || last == UInt8(ascii: ";") { item = item.dropLast() }
        while let first = item.first, first.isBlank || first == UInt8(ascii: ";") { item = item.dropFirst() }
        return item
    }

    /// How long the bullet before a line is: `- `, `* `, `• `.
    private func bulletLength(_ line: Slice<Bytes>) -> Int {
        if line.starts(with: "- ".utf8) || line.starts(with: "* ".utf8) { return 2 }
        return line.starts(with: "•".utf8) ? 3 : 0
    }
}
