public import Model

/// What became of a text or cell that was read as a number.
public enum QuantityStatus: String, Sendable, CaseIterable, Hashable {
    /// One reading, taken.
    case terbaca
    /// Read by the rule of the column's kind, though the other reading is not absurd (`1.205%`): arithmetic may overrule it,
    /// and if arithmetic does not speak a finding `angka.ambigu` is due.
    case cenderung
    /// Digits broken by wrapping were joined: a finding `angka.digabung` is due.
    case digabung
    /// Two readings and no rule between them: no value, both in ``Quantity/values``.
    case ambigu
    /// Several values in one cell: no single value, the parts in ``Quantity/values``.
    case beberapa
    case takTerbaca = "tak_terbaca"
    /// `#####`: lost in display.
    case hilang
    /// `-`, `n.a.`: stated that there is none.
    case tidakAda = "tidak_ada"
    /// `#DIV/0!`.
    case pembagiNol = "pembagi_nol"
    /// Nothing but white space.
    case kosong
    /// The column holds text.
    case teks

    /// The reason the dataset gives where the cell states no number; nil where it states one or was never to state one.
    public var reason: Alasan? {
        switch self {
        case .terbaca, .cenderung, .digabung, .teks: nil
        case .ambigu, .beberapa, .takTerbaca: .takTerbaca
        case .hilang: .hilang
        case .tidakAda, .kosong: .tidakAda
        case .pembagiNol: .pembagiNol
        }
    }
}

/// A number and the unit that stands with it.
public struct QuantityPart: Hashable, Sendable {
    /// The number.
    public var value: ExactNumber
    /// `%`, `orang`, `Rp`; nil where none is written.
    public var unit: String?

    /// A number with its unit.
    public init(value: ExactNumber, unit: String? = nil) {
        self.value = value
        self.unit = unit
    }
}

/// What a cell states: one exact value with its unit, or none with the reason.
public struct Quantity: Hashable, Sendable {
    /// nil unless the text has one reading under the column's kind.
    public var value: ExactNumber?
    /// As written (`orang`, `Orang/Bulan`), `%` for percentages, `Rp` for money in a column of counts.
    public var unit: String?
    /// What became of the text.
    public var status: QuantityStatus
    /// The other readings of an ambiguous text, preferred first, or the parts of a cell that holds several values; else empty.
    public var values: [QuantityPart]

    /// A value with its unit, or none.
    public init(value: ExactNumber? = nil, unit: String? = nil, status: QuantityStatus, values: [QuantityPart] = []) {
        self.value = value
        self.unit = unit
        self.status = status
        self.values = values
    }

    /// Why there is no value; nil where there is one.
    public var reason: Alasan? { status.reason }
}
