import Grid

/// What a repeated header says of its period where it differs from the one above: another year, or another quarter, in labels that are else the same.
struct HeaderPeriod {
    /// How many years the labels are later; 0 for none.
    var years = 0
    var quarter: Int?

    /// nil where the headers name the same period, or contradict themselves: one mistyped year among others is no other table.
    init?(of header: HeaderPlace, after known: HeaderPlace) {
        let new = header.texts.subtracting(known.texts)
        if let shift = Self.shift(header.texts, new, known) { years = shift }
        let quarters = Dictionary(
            known.texts.compactMap(Quarters.anonymous).map { ($0.label, Set([$0.quarter])) }, uniquingKeysWith: { $0.union($1) })
        var named: Set<Int> = []
        for text in new {
            // The name of one quarter beside those of others is a column's, not the table's.
            guard let (label, quarter) = Quarters.anonymous(text), let others = quarters[label], others.count == 1 else { continue }
            named.insert(quarter)
        }
        if named.count == 1 { quarter = named.first }
        if years == 0, quarter == nil { return nil }
    }

    /// By how many years every label that names one differs from a label of the header above.
    private static func shift(_ texts: Set<String>, _ new: Set<String>, _ known: HeaderPlace) -> Int? {
        let dated = texts.filter { $0 != Label.withoutYears($0) && known.anonymous.contains(Label.withoutYears($0)) }
        guard !new.isDisjoint(with: dated) else { return nil }
        return [1, -1, 2, -2, 3, -3, 4, -4, 5, -5].first { shift in
            dated.allSatisfy { known.texts.contains(shifted($0, by: -shift)) }
        }
    }

    /// A folded label with its years moved.
    private static func shifted(_ folded: String, by years: Int) -> String {
        var result = ""
        var digits = ""
        func flush() {
            if digits.count == 4, digits.hasPrefix("2") || digits.hasPrefix("1"), let year = Int(digits) {
                result += String(year + years)
            } else {
                result += digits
            }
            digits = ""
        }
        for character in folded {
            if character.isASCII, character.isNumber {
                digits.append(character)
            } else {
                flush()
                result.append(character)
            }
        }
        flush()
        return result
    }
}
