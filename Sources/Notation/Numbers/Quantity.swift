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
    /// Values that each name their quarters (`TW II : 500 orang TW III : 500 orang`): no single value, the parts in ``Quantity/values``.
    case perTriwulan = "per_triwulan"
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
        case .ambigu, .beberapa, .perTriwulan, .takTerbaca: .takTerbaca
        case .hilang: .hilang
        case .tidakAda, .kosong: .tidakAda
        case .pembagiNol: .pembagiNol
        }
    }
}

/// A number, the unit that stands with it, and the quarters it names.
public struct QuantityPart: Hashable, Sendable {
    /// The number.
    public var value: ExactNumber
    /// `%`, `orang`, `Rp`; nil where none is written.
    public var unit: String?
    /// The quarters the value speaks of, `TW I s/d IV` 1…4; nil where it names none.
    ///
    /// One number for several quarters is said once for all of them together: the offices that write `TW I s/d IV : 60 orang` have 60 as the target of the year.
    public var quarters: ClosedRange<Int>?

    /// A number with its unit and quarters.
    public init(value: ExactNumber, unit: String? = nil, quarters: ClosedRange<Int>? = nil) {
        self.value = value
        self.unit = unit
        self.quarters = quarters
    }

    /// The period as the dataset has it: a quarter alone (2, false), up to a quarter (4, true); nil where none is named, or where the quarters
    /// begin later than the year and are several.
    public var period: (triwulan: Int, isCumulative: Bool)? {
        guard let quarters else { return nil }
        if quarters.count == 1 { return (quarters.lowerBound, false) }
        return quarters.lowerBound == 1 ? (quarters.upperBound, true) : nil
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
    /// How the digits are written; ``NumberWriting/plain`` for what is no text of one number.
    public var writing: NumberWriting

    /// A value with its unit, or none.
    public init(
        value: ExactNumber? = nil, unit: String? = nil, status: QuantityStatus, values: [QuantityPart] = [], writing: NumberWriting = .plain
    ) {
        self.value = value
        self.unit = unit
        self.status = status
        self.values = values
        self.writing = writing
    }

    /// Why there is no value; nil where there is one.
    public var reason: Alasan? { status.reason }

    /// What the text can mean as one number, the reading of its kind first: several where a lone sign before three digits can group or set off decimals, also
    /// where the kind has settled it.
    public var readings: [ExactNumber] {
        if status == .beberapa || status == .perTriwulan { return [] }
        if !values.isEmpty { return values.map(\.value) }
        guard let value else { return [] }
        guard writing.shape == .tie else { return [value] }
        // The digits are the same in both: a whole number, or its thousandth part.
        guard let other = value.shifted(by: writing.isFraction ? 3 : -3) else { return [value] }
        return [value, other]
    }
}
