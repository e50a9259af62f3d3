import Grid

/// What tables say of themselves, as far as one may be told from another by it.
struct TableTitle {
    /// In reading order; the first of a field counts.
    var values: [(field: ContextField, value: ContextValue)] = []

    /// What names an agency or a part of one.
    static let agencyFields: Set<ContextField> = [.perangkatDaerah, .perangkatDaerahKode, .unit]

    func first(_ field: ContextField) -> ContextValue? { values.first(field) }

    /// Whether the title of a header further down speaks of something else than this one.
    ///
    /// What it does not say goes on. What it says and this one does not is something else, but for the region: a title that names an agency where the
    /// one above names none is no page of it.
    func isContradicted(by other: TableTitle) -> Bool {
        ContextField.allCases.contains { field in
            guard let said = other.first(field) else { return false }
            guard let known = first(field) else { return field != .pemda }
            if field == .seluruhDaerah { return false }
            return Self.identity(said.text, field) != Self.identity(known.text, field)
        }
    }

    /// What a table below takes over: all that it does not say itself; of an agency other than this one's neither code nor unit, of another region
    /// nothing but the period, of another year no quarter.
    func inherited(by own: TableTitle) -> [(field: ContextField, value: ContextValue)] {
        func differs(_ field: ContextField) -> Bool {
            guard let said = own.first(field) else { return false }
            return first(field).map { Self.identity(said.text, field) != Self.identity($0.text, field) } ?? true
        }
        let otherRegion = differs(.pemda)
        // A title that speaks of all agencies is of none of them, and one that names an agency is not of all.
        let otherAgency =
            otherRegion || differs(.perangkatDaerah) || differs(.perangkatDaerahKode) || own.first(.seluruhDaerah) != nil
        return ContextField.allCases.compactMap { field in
            guard own.first(field) == nil, let value = first(field) else { return nil }
            switch field {
            case .pemda, .tahun: return (field, value)
            case .perangkatDaerah, .perangkatDaerahKode, .unit: return otherAgency ? nil : (field, value)
            case .seluruhDaerah: return otherAgency || own.first(.unit) != nil ? nil : (field, value)
            case .triwulan: return differs(.tahun) ? nil : (field, value)
            }
        }
    }

    /// The same for a table that is nobody's: a recap takes over no agency.
    static func ofNobody(_ values: [(field: ContextField, value: ContextValue)]) -> [(field: ContextField, value: ContextValue)] {
        values.filter { !agencyFields.contains($0.field) }
    }

    /// What makes two writings one: letters and digits, quarters by their number, the words for a region left out.
    static func identity(_ text: String, _ field: ContextField) -> String {
        let folded = Label.fold(text)
        switch field {
        case .triwulan: return Quarters.number(folded).map(String.init) ?? folded
        case .pemda:
            for (long, short) in [("pemerintah", ""), ("daerah", ""), ("kabupaten", "kab"), ("provinsi", "prov")]
            where folded.hasPrefix(long) {
                return identity(short + String(folded.dropFirst(long.count)), .pemda)
            }
            return folded
        default: return folded
        }
    }
}

/// Quarters in folded header labels.
enum Quarters {
    /// `iii`, `3`, and `lll` with a small L.
    static func number(_ folded: some StringProtocol) -> Int? {
        switch String(folded.map { $0 == "l" ? "i" : $0 }) {
        case "i", "1": 1
        case "ii", "2": 2
        case "iii", "3": 3
        case "iv", "4": 4
        default: nil
        }
    }

    /// A label that names a quarter, with the quarter made anonymous; nil for one that names none.
    static func anonymous(_ folded: String) -> (label: String, quarter: Int)? {
        for word in ["triwulan", "tw"] {
            guard let found = folded.range(of: word) else { continue }
            let rest = folded[found.upperBound...]
            let mark = rest.prefix { "ivl1234".contains($0) }
            let after = rest[mark.endIndex...]
            guard let quarter = number(mark), after.isEmpty || ["tahun", "thn", "ta", "####", "2"].contains(where: after.hasPrefix) else {
                continue
            }
            return (String(folded[..<found.upperBound]) + "#" + after, quarter)
        }
        return nil
    }
}
