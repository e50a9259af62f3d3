import Model

/// Numbers said twice, in digits and in words: `1 (satu) dokumen`, `Rp 5.000.000,- (lima juta rupiah)`.
extension QuantityParser {
    /// The text as a number with its words in brackets; nil where no number stands in brackets, no value where the two differ.
    func spelledOut() -> Quantity? {
        guard let open = text.firstIndex(of: UInt8(ascii: "(")), open > 0, text[..<open].contains(where: \.isDigit),
            let close = text[open...].firstIndex(of: UInt8(ascii: ")")), close > open + 1
        else { return nil }
        let inside = plainBytes(of: Bytes(rebasing: text[(open + 1)..<close]))
        return inside.withUnsafeBufferPointer { inside -> Quantity? in
            guard let words = Terbilang.read(inside) else { return nil }
            let outside = plainBytes(of: Bytes(rebasing: text[..<open])) + [0x20] + text[(close + 1)...]
            let plain = outside.withUnsafeBufferPointer { plainBytes(of: $0) }
            return plain.withUnsafeBufferPointer { plain in
                var parser = QuantityParser(plain, as: kind)
                // `5 (lima) orang, 6 (enam) lembaga` is a list of such.
                guard var quantity = parser.single() else { return nil }
                guard quantity.readings.contains(words.value), agrees(words.rest, &quantity) else { return Quantity(status: .takTerbaca) }
                quantity.value = words.value
                // The words settle what the digits leave open; broken digits stay a repair.
                if quantity.status != .digabung { quantity.status = .terbaca }
                quantity.values = []
                return quantity
            }
        }
    }

    /// Whether the words behind the number in the brackets are the unit outside of them, or the only one.
    private func agrees(_ rest: Bytes, _ quantity: inout Quantity) -> Bool {
        guard !rest.isEmpty else { return true }
        guard let unit = Unit.text(of: rest) else { return false }
        let isRupiah = unit.lowercased() == "rupiah"
        if let outside = quantity.unit { return outside.lowercased() == unit.lowercased() || (outside == "Rp" && isRupiah) }
        switch kind {
        case .rupiah: return isRupiah
        case .persen where unit != "%": return false
        default:
            quantity.unit = unit
            return true
        }
    }
}
