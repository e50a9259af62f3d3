/// What a column's numbers are: it settles how a text that could be read in two ways is read.
public enum NumberKind: String, Sendable, CaseIterable, Hashable {
    /// Money in rupiah.
    case rupiah
    /// A percentage as people read it: 97.32.
    case persen
    /// A count or amount in an indicator's own unit.
    case jumlah
    /// A score, whose grouped reading would be absurd.
    case indeks
    /// A year of four digits.
    case tahun
    /// No number at all.
    case teks

    /// Whether `(1.234)` is a negative number.
    var hasAccountingNegatives: Bool { self == .rupiah }
}
