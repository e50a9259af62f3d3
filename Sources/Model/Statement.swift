public import Grid

/// What a sheet speaks of. What nobody states is nil.
public struct StatementContext: Hashable, Sendable {
    /// `33.23`: text, for 35.10 is not 35.1.
    public var pemdaKode: String?
    /// `Kabupaten Temanggung`.
    public var pemda: String?
    public var perangkatDaerahKode: String?
    public var perangkatDaerah: String?
    /// The part of an agency, where one is stated.
    public var unit: String?
    /// The year the sheet reports on (tahun_laporan).
    public var tahun: Int
    /// The quarter it reports to (triwulan_laporan); nil on an annual sheet.
    public var triwulan: Int?
    /// The quarter that the year's columns run to, where figures say another than ``triwulan``: a title may be older than what stands below it.
    public var lastQuarter: Int?

    /// The quarter that the year's columns run to; nil on an annual sheet.
    public var quarterOfYear: Int? { lastQuarter ?? triwulan }

    public init(
        pemdaKode: String? = nil, pemda: String? = nil, perangkatDaerahKode: String? = nil, perangkatDaerah: String? = nil,
        unit: String? = nil, tahun: Int, triwulan: Int? = nil
    ) {
        self.pemdaKode = pemdaKode
        self.pemda = pemda
        self.perangkatDaerahKode = perangkatDaerahKode
        self.perangkatDaerah = perangkatDaerah
        self.unit = unit
        self.tahun = tahun
        self.triwulan = triwulan
    }
}

/// The mapping a table was read by.
public struct FormIdentity: Hashable, Sendable {
    /// Its name (`formulir`).
    public var name: String
    /// `1-9f3a…`: its version and the hash of it as resolved.
    public var version: String
    /// What kind of statement it is; two layouts of one statement share it.
    public var jenis: String

    public init(name: String, version: String, jenis: String) {
        self.name = name
        self.version = version
        self.jenis = jenis
    }
}

/// One node of the hierarchy: a programme, an activity, a total. Known within a statement by its position in ``Statement/nodes``.
public struct Node: Hashable, Sendable {
    public var tingkat: Tingkat
    /// Position of its parent in ``Statement/nodes``; always before the node itself.
    public var parent: Int?
    /// The canonical code; nil where it cannot be known.
    public var kode: String?
    /// The edition the code belongs to.
    public var nomenklatur: String?
    /// As printed; empty where a form that has codes prints none here, nil where the form has none.
    public var kodeTercetak: String?
    public var uraian: String?
    /// Whether the sheet prints it; false for parents that were inferred from codes.
    public var isPrinted: Bool
    /// The cell of its code, else of its name.
    public var cell: CellReference?
    /// Known across statements: the canonical code, else the path of folded names.
    public var key: String
    /// Which of the table's agencies it belongs to, by number; 0 where it names none of its own.
    public var agency = 0

    public init(
        tingkat: Tingkat, parent: Int? = nil, kode: String? = nil, nomenklatur: String? = nil, kodeTercetak: String? = nil,
        uraian: String? = nil, isPrinted: Bool = true, cell: CellReference? = nil, key: String
    ) {
        self.tingkat = tingkat
        self.parent = parent
        self.kode = kode
        self.nomenklatur = nomenklatur
        self.kodeTercetak = kodeTercetak
        self.uraian = uraian
        self.isPrinted = isPrinted
        self.cell = cell
        self.key = key
    }
}

/// One indicator of a node.
public struct Indicator: Hashable, Sendable {
    /// Position of its node in ``Statement/nodes``.
    public var node: Int
    /// nil where the sheet prints performance figures without naming what they measure.
    public var name: String?
    public var satuan: String?
    /// Known across quarters (`indikator_kunci`).
    public var key: String
    /// `dijumlah`, `tetap`, `terakhir`; `naik`, `turun`; its role. nil where not known.
    public var sifat: String?, arah: String?, peran: String?

    public init(
        node: Int, name: String?, satuan: String?, key: String, sifat: String? = nil, arah: String? = nil, peran: String? = nil
    ) {
        self.node = node
        self.name = name
        self.satuan = satuan
        self.key = key
        self.sifat = sifat
        self.arah = arah
        self.peran = peran
    }
}

/// One value as the sheet states it.
public struct Fact: Hashable, Sendable {
    /// Position of its node in ``Statement/nodes``.
    public var node: Int
    /// Position of its indicator in ``Statement/indicators``; nil for money.
    public var indicator: Int?
    public var ukuran: Ukuran
    public var tahap: Tahap
    /// The period the value speaks of.
    public var tahun: Int
    public var triwulan: Int?
    public var isCumulative: Bool
    /// The exact value; nil with a ``reason``. Percentages as people read them: 97.32.
    public var value: ExactNumber?
    public var reason: Alasan?
    /// The text as it stood.
    public var text: String
    public var satuan: String?
    /// The code as its own row prints it; empty on a row that prints none, nil where the form has no codes.
    public var kodeTercetak: String?
    /// Where a row names another agency than the sheet.
    public var perangkatDaerah: String?, perangkatDaerahKode: String?, unit: String?
    public var isRepeated: Bool
    /// Further dimensions, in the order of their names.
    public var details: [String: String]
    public var cell: CellReference
    /// The printed number of its column.
    public var columnNumber: String?
    public var isHidden: Bool

    public init(
        node: Int, indicator: Int? = nil, ukuran: Ukuran, tahap: Tahap, tahun: Int, triwulan: Int? = nil, isCumulative: Bool = false,
        value: ExactNumber?, reason: Alasan? = nil, text: String, satuan: String? = nil, kodeTercetak: String? = nil,
        perangkatDaerah: String? = nil, perangkatDaerahKode: String? = nil, unit: String? = nil, isRepeated: Bool = false,
        details: [String: String] = [:], cell: CellReference, columnNumber: String? = nil, isHidden: Bool = false
    ) {
        self.node = node
        self.indicator = indicator
        self.ukuran = ukuran
        self.tahap = tahap
        self.tahun = tahun
        self.triwulan = triwulan
        self.isCumulative = isCumulative
        self.value = value
        self.reason = reason
        self.text = text
        self.satuan = satuan
        self.kodeTercetak = kodeTercetak
        self.perangkatDaerah = perangkatDaerah
        self.perangkatDaerahKode = perangkatDaerahKode
        self.unit = unit
        self.isRepeated = isRepeated
        self.details = details
        self.cell = cell
        self.columnNumber = columnNumber
        self.isHidden = isHidden
    }
}

/// A note that belongs to a node, an indicator or the sheet.
public struct Note: Hashable, Sendable {
    public var node: Int?
    public var indicator: Int?
    /// `keterangan`, `faktor_pendorong`, `tindak_lanjut`, `predikat` …
    public var jenis: String
    public var text: String
    public var cell: CellReference

    public init(node: Int? = nil, indicator: Int? = nil, jenis: String, text: String, cell: CellReference) {
        self.node = node
        self.indicator = indicator
        self.jenis = jenis
        self.text = text
        self.cell = cell
    }
}

/// A mean or a grade that a sheet prints beside its data: compared with what the data give, never loaded as a fact.
public struct Control: Hashable, Sendable {
    /// What a control states.
    public enum Kind: String, Sendable, Hashable {
        /// The mean of an achievement.
        case rerata
        /// The grade of one.
        case predikat
    }
    /// Whether it is a mean or a grade.
    public var kind: Kind
    /// The words its row begins with.
    public var label: String
    /// The programme it speaks of, as a position in ``Statement/nodes``; nil where it speaks of the whole sheet.
    public var node: Int?
    /// What it is a mean or grade of.
    public var ukuran: Ukuran, tahap: Tahap
    /// The number, where the cell states one. Percentages as people read them.
    public var value: ExactNumber?
    /// The text as it stood.
    public var text: String
    /// Where it stands.
    public var cell: CellReference

    /// A control as its cell states it.
    public init(
        kind: Kind, label: String, node: Int? = nil, ukuran: Ukuran, tahap: Tahap, value: ExactNumber? = nil, text: String,
        cell: CellReference
    ) {
        self.kind = kind
        self.label = label
        self.node = node
        self.ukuran = ukuran
        self.tahap = tahap
        self.value = value
        self.text = text
        self.cell = cell
    }
}

/// How many non-empty cells there are, and what each ended as. The four roles add up to ``filled``.
public struct CellAccount: Hashable, Sendable {
    public var filled = 0
    public var fakta = 0, label = 0, kepala = 0, karantina = 0

    public init() {}

    /// Counts a cell that ended in a role.
    public mutating func count(_ role: CellRole) {
        filled += 1
        switch role {
        case .fakta: fakta += 1
        case .label: label += 1
        case .kepala: kepala += 1
        case .karantina: karantina += 1
        }
    }
}

/// One table of one sheet, read whole: what a load consists of.
public struct Statement: Sendable {
    public var form: FormIdentity
    public var context: StatementContext
    /// The sheet's name; empty for a CSV.
    public var sheet: String
    /// Which table of the sheet, from 0.
    public var table: Int
    /// Which of the sheet's tables that are of one statement but for their place, from 0; part of the statement's identity.
    ///
    /// A table that comes to stand between two others moves them down and makes them no other statements.
    public var twin = 0
    /// Whether it only says again what agencies state themselves: its figures are reported where none of them states the same.
    public var isRecap = false
    public var nodes: [Node]
    public var indicators: [Indicator]
    public var facts: [Fact]
    public var notes: [Note]
    /// Means and grades, in reading order.
    public var controls: [Control]
    public var findings: [Finding]
    public var account: CellAccount

    public init(
        form: FormIdentity, context: StatementContext, sheet: String, table: Int = 0, nodes: [Node] = [], indicators: [Indicator] = [],
        facts: [Fact] = [], notes: [Note] = [], controls: [Control] = [], findings: [Finding] = [],
        account: CellAccount = CellAccount()
    ) {
        self.form = form
        self.context = context
        self.sheet = sheet
        self.table = table
        self.nodes = nodes
        self.indicators = indicators
        self.facts = facts
        self.notes = notes
        self.controls = controls
        self.findings = findings
        self.account = account
    }
}
