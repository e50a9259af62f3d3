public import Model
public import Patterns

/// What a form keeper writes about one form: how it is recognised, what its columns are and how its rows are told apart.
public struct Mapping: Sendable {
    /// Its name (`formulir`), unique among the mappings.
    public var name: String
    /// Counted up by the form keeper.
    public var version: Int
    /// The name that people read (`nama`).
    public var title: String
    /// What kind of statement it is (`jenis`); two layouts of one statement share it.
    public var jenis: String
    /// Whether its sheets are loaded, or only held against those that are (`peran: kontrol`).
    public var use = SheetUse.loaded
    /// Hash of the mapping as resolved, with all that it inherits.
    public var hash: String
    /// The file it stands in.
    public var file: String
    public var recognition: RecognitionSpec
    public var columns: [ColumnSpec]
    /// Held against a row in order; the first that fits decides.
    public var rows: [RowRule]
    public var codes: CodeWriting
    /// What agencies and their parts are called (`perangkat_daerah`).
    public var agencyWords = AgencyWords()

    /// As facts name it.
    public var identity: FormIdentity { FormIdentity(name: name, version: "\(version)-\(hash)", jenis: jenis) }

    /// Whether a rule takes codes out of other texts (`(?<kode>…)`), so that no column of codes is needed.
    public var namesCodes: Bool {
        rows.contains { rule in
            rule.conditions.contains { condition in
                switch condition {
                case .matches(_, let pattern), .firstText(let pattern), .text(let pattern): pattern.groupNames.contains("kode")
                default: false
                }
            }
        }
    }

    /// Whether rows have further dimensions: then rows that are alike in everything are still rows of their own.
    public var hasDetails: Bool {
        columns.contains { if case .role(.rincian) = $0.meaning { true } else { false } }
    }

    /// The tracks of its rows, outermost first, as its columns name them; the main track is none of them.
    public var tracks: [String] {
        columns.compactMap(\.traits.track).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// Whether columns are bound by printed numbers.
    public var isNumbered: Bool { !recognition.numbers.isEmpty }

    /// Whether the form has columns for what came of quarters; a plan for them makes no quarterly sheet.
    public var hasQuarters: Bool {
        columns.contains { spec in
            guard case .value(let meaning) = spec.meaning, meaning.tahap.isOutturn else { return false }
            if case .header(let path) = spec.anchor, path.repeatsByQuarter { return true }
            return meaning.triwulan != nil
        }
    }
}

/// What becomes of the sheets of a form (`peran`).
public enum SheetUse: String, Sendable, CaseIterable {
    /// Its figures are facts.
    case loaded = "data"
    /// A recap: its figures are held against those of the other sheets, and never added to them.
    case control = "kontrol"
}

/// How a form is recognised (`kenali`).
public struct RecognitionSpec: Sendable {
    /// Patterns over the text above the table. Named groups say what the sheet speaks of.
    public var titles: [TitlePattern]
    /// What lines among the titles name without speaking of the sheet (`lewati`): ranges of years, the years of laws.
    public var passedOver: [Pattern] = []
    /// What recaps are called (`rekap`): patterns over the titles above a table and over the sheet's name.
    public var recaps: [Pattern] = []
    /// Patterns over the sheet's name (`nama_lembar`). Named groups say what the sheet speaks of where its titles do not.
    public var sheetNames: [SheetNamePattern] = []
    /// Header labels, as folded by ``Label``.
    public var labels: [String]
    /// Those of them whose year is the one the sheet reports on.
    public var reportYearLabels: Set<String> = []
    /// Numbers that the number row must hold.
    public var numbers: Set<Int>
    /// Numbers that it may hold.
    public var optionalNumbers: Set<Int>
    /// Whether the number row counts the columns from 0 or 1 without a gap, however many there are (`berurut`); columns are then found by their headers.
    public var countsColumns = false
    /// How titles and headings say that amounts are printed in thousands or millions (`skala`).
    public var scales: [AmountScale] = []

    /// The power of ten that a text says amounts are printed in; nil where it says none.
    func exponent(in text: String) -> Int? { scales.first { $0.pattern.matches(text) }?.exponent }
}

/// A way of saying that amounts are printed in thousands, millions …
public struct AmountScale: Sendable {
    public var pattern: Pattern
    /// 3 for thousands.
    public var exponent: Int
}

extension RecognitionSpec {
    /// Whether a sheet's name is one that no agency has (`bukan: perangkat_daerah`).
    public func deniesAgency(_ sheetName: String) -> Bool {
        sheetNames.contains { $0.isDenial && $0.pattern.matches(sheetName) }
    }
}

/// One pattern over title lines.
public struct TitlePattern: Sendable {
    public var pattern: Pattern
    /// Whether the form is only recognised where it matches; others name lines that may stand there.
    public var counts: Bool
    /// Whether it is only read in lines that another pattern names (`dalam`), and names none itself.
    public var isWithin = false
    /// Whether it is what recaps are called (`rekap`): what follows may be the title of what they sum up.
    public var isRecap = false
}

/// One pattern over a sheet's name.
public struct SheetNamePattern: Sendable {
    public var pattern: Pattern
    /// Whether what it finds may be something else (`ragu`), so that it is told.
    public var isDoubtful = false
    /// Whether such a name is none of an agency (`bukan: perangkat_daerah`): Sheet1, TW IV, Rekap.
    public var isDenial = false
}

/// What the sheet may say of itself in its titles: the named groups that patterns may use.
public enum ContextField: String, Sendable, CaseIterable {
    case pemda
    case perangkatDaerah = "perangkat_daerah"
    case perangkatDaerahKode = "perangkat_daerah_kode"
    case unit, tahun, triwulan
    /// That the sheet speaks of the whole region: of all its agencies, and so of none.
    case seluruhDaerah = "seluruh_daerah"
}

/// Where a column stands and what it is.
public struct ColumnSpec: Sendable {
    /// How the column is found.
    public enum Anchor: Hashable, Sendable {
        /// By its printed number.
        case number(Int)
        /// By the labels above it, from top to bottom.
        case header(HeaderPath)
    }
    /// What the mapping calls it; nil for a column without a name.
    public var name: String?
    public var anchor: Anchor
    /// Which of the columns under one number (`K`, `Rp`, `Satuan`), as folded by ``Label``; nil where there is one.
    public var part: String?
    public var meaning: ColumnMeaning
    /// What the columns right of it are that stand under the same heading, or under none (`urut`).
    public var followers: [ColumnMeaning] = []
    public var isRequired: Bool
    /// The column, by its name, that may stand in place of this one (`atau`).
    public var substitute: String?
    /// What else the mapping says of its cells.
    public var traits = ColumnTraits()

    /// As a form keeper knows it, for messages.
    var label: String {
        let name: String
        switch anchor {
        case .number(let number): name = "\(number)"
        case .header(let path): name = path.name
        }
        return part.map { "\(name) › \($0)" } ?? name
    }

    /// Whether codes stand in it, or in one that follows it.
    var holdsCodes: Bool { meaning == .role(.kode) || followers.contains(.role(.kode)) }
}

/// What a column holds.
public enum ColumnMeaning: Hashable, Sendable {
    case role(ColumnRole)
    case value(ValueMeaning)
}

/// What a column of labels holds.
public enum ColumnRole: Hashable, Sendable {
    case kode, uraian, indikator, satuan
    /// A running number of the row.
    case nomor
    /// A note of some kind, stored with the row's node.
    case catatan(String)
    /// The agency of the row, by name (a code may stand before it), by code; the part of it.
    case perangkatDaerah, perangkatDaerahKode, unit
    /// Who is responsible: the agency of the row where the sheet's titles name none, always a note.
    case penanggungJawab
    /// The year that the row reports on.
    case tahun
    /// A further dimension of the row's values.
    case rincian(String)

    /// Its name in a mapping and in `explain`.
    public var name: String {
        switch self {
        case .kode: "kode"
        case .uraian: "uraian"
        case .indikator: "indikator"
        case .satuan: "satuan"
        case .nomor: "nomor"
        case .catatan(let jenis): jenis
        case .perangkatDaerah: "perangkat_daerah"
        case .perangkatDaerahKode: "perangkat_daerah_kode"
        case .unit: "unit"
        case .penanggungJawab: "penanggung_jawab"
        case .tahun: "tahun"
        case .rincian(let name): name
        }
    }
}

/// What a column of values holds.
public struct ValueMeaning: Hashable, Sendable {
    public var ukuran: Ukuran
    public var tahap: Tahap
    /// The quarter its header names; nil for the year.
    public var triwulan: Int?
    /// Whether the header says that values run up to that quarter.
    public var isCumulative: Bool
    /// The year that its header names (`{tahun_kolom}`); nil for the year that the sheet reports on.
    public var tahun: Int?
    /// How many years its values are from that one (`tahun: +1`).
    public var yearOffset = 0
    /// Whether the year is the one that the column's own header prints (`tahun: kepala`).
    public var hasHeaderYear = false
    /// The indicator its values are of, where it is the column and not the row that names it.
    public var indicator: String?
    /// How many values a cell may hold.
    public var content = ValueContent.one
    /// The stage of a cell that is written as a percentage, in a column that holds other numbers too.
    public var percentStage: Tahap?

    public init(
        ukuran: Ukuran, tahap: Tahap, triwulan: Int? = nil, isCumulative: Bool = false, tahun: Int? = nil, yearOffset: Int = 0
    ) {
        self.ukuran = ukuran
        self.tahap = tahap
        self.triwulan = triwulan
        self.isCumulative = isCumulative
        self.tahun = tahun
        self.yearOffset = yearOffset
    }

    /// The same in the quarter and year of its column, where it does not name its own: what `pada` says of some rows holds in the column's period.
    func inPeriod(of column: ColumnMeaning) -> ValueMeaning {
        guard case .value(let other) = column else { return self }
        var value = self
        if triwulan == nil {
            value.triwulan = other.triwulan
            value.isCumulative = isCumulative || other.isCumulative
        }
        if tahun == nil, yearOffset == 0, !hasHeaderYear {
            value.tahun = other.tahun
            value.yearOffset = other.yearOffset
        }
        return value
    }

    /// In the words of `explain`: `anggaran realisasi TW 1`.
    public var name: String {
        var text = "\(ukuran.rawValue) \(tahap.rawValue)"
        if let triwulan { text += isCumulative ? " s.d. TW \(triwulan)" : " TW \(triwulan)" }
        if let tahun { text += " \(tahun)" }
        if yearOffset != 0 { text += yearOffset > 0 ? " tahun +\(yearOffset)" : " tahun \(yearOffset)" }
        return text
    }
}

/// How a form writes codes (`kode`).
public enum CodeWriting: String, Sendable, CaseIterable {
    /// In full: `1.06.04.2.01.03`.
    case lengkap
    /// By their last parts, under the row above: `04`, `2.01`, `01.10`.
    case relatif
    /// Not at all.
    case tiada
}
