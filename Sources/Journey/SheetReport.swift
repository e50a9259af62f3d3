public import Assembly
import Forms
public import Grid
public import Model

/// How one sheet was read, or one table of a sheet that holds several, in the words of `rkpd explain`.
public struct SheetReport: Sendable {
    /// One form held against the sheet.
    public struct Candidate: Sendable {
        public var form: String
        /// 0…1.
        public var score: Double
        /// What speaks for it and against it, each with the cell it stands in.
        public var evidence: [Evidence]
        public init(form: String, score: Double, evidence: [Evidence]) {
            self.form = form
            self.score = score
            self.evidence = evidence
        }
    }
    public struct Evidence: Sendable {
        public var isFor: Bool
        public var text: Message
        public var cell: CellReference?
        public init(isFor: Bool, text: Message, cell: CellReference?) {
            self.isFor = isFor
            self.text = text
            self.cell = cell
        }
    }
    /// One bound column.
    public struct Column: Sendable {
        public var column: Int
        public var number: String?
        /// The printed header path, joined.
        public var header: String
        /// `kode`, `kinerja target`, `anggaran realisasi TW I` …
        public var meaning: String
        public init(column: Int, number: String?, header: String, meaning: String) {
            self.column = column
            self.number = number
            self.header = header
            self.meaning = meaning
        }
    }
    /// What became of one cell.
    public typealias CellFate = Assembly.CellFate

    public var sheet: String
    public var isHidden: Bool
    /// Which table of the sheet it is, from 0; nil where the sheet holds one.
    public var table: Int?
    /// The rows of that table.
    public var rows: ClosedRange<Int>?
    /// Whether it is a recap: held against the other sheets, not loaded.
    public var isControl = false
    /// Whether its titles or its name call it one, and where.
    var isCalledRecap = false
    var recapCell: CellReference?
    /// A recap that is read once the sheets it sums up are.
    var pending: SheetTable?
    /// The rows of a table that no form fits.
    var rest: [Row] = []
    /// How many cells hold figures: a sheet without is a cover or notes.
    var figures = 0
    /// The best candidates, best first; the first was chosen where ``statement`` is not nil.
    public var candidates: [Candidate]
    /// Where context was found: `tahun` → `2023 (A3)`.
    public var context: [(name: String, value: String, source: String)]
    public var columns: [Column]
    /// Row classes and how many rows each has, in the order first met.
    public var rowClasses: [(name: String, count: Int)]
    public var cells: [CellFate]
    /// nil where the sheet was not read.
    public var statement: Statement?
    /// Why it was not read.
    public var refusal: Refusal?

    public init(sheet: String, isHidden: Bool) {
        self.sheet = sheet
        self.isHidden = isHidden
        candidates = []
        context = []
        columns = []
        rowClasses = []
        cells = []
    }
}
