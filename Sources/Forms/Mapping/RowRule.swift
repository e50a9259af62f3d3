public import Model
public import Patterns

/// What a row is, by the first rule that fits it.
public struct RowRule: Sendable {
    public var conditions: [RowCondition]
    public var outcome: RowClass
    /// The level of a node where the form says it otherwise than by a code.
    public var tingkat: Tingkat?
    /// The kind of a note.
    public var jenis: String?
    /// Which value columns such a row may fill; a value in another is a column off.
    public var values: ValueScope
    /// Whether a mean or grade speaks of the whole sheet, not of the programme above it.
    public var isForSheet: Bool
    /// Whether the rows below belong to it too, as far as they hold no data.
    public var goesOn: Bool
}

/// The classes of rows.
public enum RowClass: String, Sendable, CaseIterable, Hashable {
    /// A node: a programme, an activity.
    case simpul
    /// An indicator of the node above.
    case indikator
    /// Text that goes on from the row above.
    case sambungan
    /// JUMLAH.
    case total
    /// A mean, printed to be compared.
    case rerata
    /// A grade.
    case predikat
    /// A note of the sheet.
    case catatan
    /// Signature block: counted, never stored.
    case tandaTangan = "tanda_tangan"
    /// A line that says nothing about data.
    case kepala
    // What the header finder tells; no rule names them.
    case judul
    case kepalaTabel = "kepala_tabel"
    case nomorKolom = "nomor_kolom"
    case takDikenal = "tak_dikenal"

    /// The classes that a mapping may give to rows.
    public static let written: [RowClass] = [
        .simpul, .indikator, .sambungan, .total, .rerata, .predikat, .catatan, .tandaTangan, .kepala,
    ]
}

/// What a rule asks of a row.
public enum RowCondition: Sendable {
    case filled(RowField)
    case empty(RowField)
    case matches(RowField, Pattern)
    /// The text of the row's first non-empty cell.
    case firstText(Pattern)
    /// Nothing is filled but these.
    case only([RowField])
}

/// A part of a row that rules may ask about.
public enum RowField: Hashable, Sendable {
    case role(ColumnRole)
    /// Any value column.
    case nilai
    /// Any value column that holds a figure: a signature may stand in one, too.
    case angka
    /// The value columns of one measure.
    case ukuran(Ukuran)
}

/// Which value columns a row of some class may fill.
public enum ValueScope: Hashable, Sendable {
    case all
    case none
    case ukuran(Ukuran)
    case tahap([Tahap])

    /// Whether a value of that meaning may stand in the row.
    public func allows(_ meaning: ValueMeaning) -> Bool {
        switch self {
        case .all: true
        case .none: false
        case .ukuran(let ukuran): meaning.ukuran == ukuran
        case .tahap(let stages): stages.contains(meaning.tahap)
        }
    }
}
