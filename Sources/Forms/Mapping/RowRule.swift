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
    /// The track whose part of a row it is asked about (`jalur`); nil for the main track and for rules about whole rows.
    public var track: String?
    /// The levels among which numbering, sums and names decide (`tingkat: [kegiatan, sub_kegiatan]`); empty where the rule says the level.
    public var levels: [Tingkat] = []
    /// Whether the level is that of the section the row stands in (`tingkat: bagian`).
    public var hasSectionLevel = false
    /// What an indicator is beside others (`peran`): `output`, `pembilang` …
    public var peran: String?
    /// Whether it names the indicator whose figures the node's own row above prints (`menamai`).
    public var namesNode = false
    /// Whether a node stands a row lower than the rows that belong to it (`naik`): it is read right below the node above it in its track.
    public var rises = false
    /// Whether the row's values belong to the last node before the next row with values (`nilai_milik: terakhir`).
    public var valuesOfLast = false
    /// Whether a node printed again is the same node (`ulang`).
    public var repeats = false
    /// Whether rows right below a node may print it again beside further indicators (`ulang: langsung`).
    public var repeatsBelow = false
    /// Whether a node stands alone: the rows below are no part of it (`lepas`).
    public var isAlone = false
    /// Where a cell that several rows were run together into is cut (`pecah`): the part of the row and the pattern each piece begins with.
    public var cut: RowCut?
    /// The name of the section a row opens (`nama`).
    public var section: String?

    /// Whether it asks for the name of an agency or a part of one.
    var namesAgency: Bool { conditions.contains { if case .names = $0 { true } else { false } } }

    /// Whether a row of that class speaks for the whole line, whatever tracks it has.
    var isWholeLine: Bool {
        track == nil && [.total, .rerata, .predikat, .catatan, .tandaTangan, .kepala, .bagian].contains(outcome)
    }
}

/// How a cell that holds several rows is cut into them.
public struct RowCut: Sendable {
    /// The column whose text is cut.
    public var field: RowField
    /// What each piece begins with.
    public var beginning: Pattern
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
    /// Money of the node above (`Input : Jumlah Dana`).
    case anggaran
    /// Further values of the indicator above.
    case lanjutan
    /// Opens a section.
    case bagian
    /// Several rows run together into one.
    case pecah
    // What the header finder tells; no rule names them.
    case judul
    case kepalaTabel = "kepala_tabel"
    case nomorKolom = "nomor_kolom"
    case takDikenal = "tak_dikenal"

    /// Whether rows of the class carry facts.
    public var isData: Bool { [.simpul, .indikator, .total, .anggaran, .lanjutan].contains(self) }

    /// The classes that a mapping may give to rows.
    public static let written: [RowClass] = [
        .simpul, .indikator, .sambungan, .total, .rerata, .predikat, .catatan, .tandaTangan, .kepala, .anggaran, .lanjutan, .bagian, .pecah,
    ]
}

/// What a rule asks of a row.
public enum RowCondition: Sendable {
    case filled(RowField)
    case empty(RowField)
    case matches(RowField, Pattern)
    /// The text of the row's first non-empty cell.
    case firstText(Pattern)
    /// All labels of the row as one text, from left to right.
    case text(Pattern)
    /// The same, where what the pattern takes for an agency or a part of one is such by the form's words.
    case names(Pattern, AgencyWords)
    /// Nothing is filled but these.
    case only([RowField])
    /// The first row of data above, in the same track, is of one of these classes or roles.
    case after(Set<String>)
    /// The last node above, in the same track, is of one of these levels.
    case under(Set<Tingkat>)
    /// The row stands in a section of that name.
    case section(String)
    /// What the next row of the track must be like.
    case next([RowCondition])
    /// The row's first text is bold, or filled.
    case isBold(Bool)
    case isFilled(Bool)
    /// The row's first text is indented by that many steps.
    case indent(Int)
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
    /// The value columns of one stage.
    case tahap(Tahap)
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
