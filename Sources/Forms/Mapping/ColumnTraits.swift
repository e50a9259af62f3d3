public import Model
public import Patterns

/// What a mapping says of a column's cells beside what they mean.
public struct ColumnTraits: Sendable, Hashable {
    /// The track it belongs to (`jalur`); nil for the main one.
    public var track: String?
    /// What its cells may hold (`pola`); a text that it does not fit stands in another's column.
    public var pattern: Pattern?
    /// What its values are on rows of some class (`pada`), where that is not what they are on others.
    public var onRows: [RowClass: ValueMeaning] = [:]
    /// Whether its texts may be codes or names (`peran: kode_atau_uraian`), stacked on alternating rows.
    public var isStacked = false

    /// The stages whose values a dimension or unit speaks of (`untuk`); empty for all of the row.
    public var stages: Set<Tahap> = []
    /// The indicator, named by its column, that a unit is of (`peran: satuan` with `indikator`); nil for the row's own.
    public var indicator: String?
    /// Whether its values belong to the node itself, whatever dimensions the row has (`rincian: tiada`): further rows print them again.
    public var isOfNode = false

    /// A column of the main track of which nothing more is said.
    public init() {}

    public static func == (left: ColumnTraits, right: ColumnTraits) -> Bool {
        left.track == right.track && left.pattern?.source == right.pattern?.source && left.onRows == right.onRows
            && left.isStacked == right.isStacked && left.stages == right.stages && left.isOfNode == right.isOfNode
            && left.indicator == right.indicator
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(track)
        hasher.combine(pattern?.source)
    }
}

/// How many values a cell of a column may hold (`isi`).
public enum ValueContent: String, Hashable, Sendable, CaseIterable {
    case one = "satu"
    /// `50 Orang, 18 Orang, 68 Lembaga`.
    case several = "beberapa"
    /// `TW II : 500 orang TW III : 500 orang`.
    case quarters = "per_triwulan"
}
