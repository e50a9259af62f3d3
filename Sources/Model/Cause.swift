public import Grid

/// What most likely went wrong behind one or several findings. A proposal for people to judge: never loaded.
public struct Cause: Hashable, Sendable {
    /// The shape of a mistake.
    public enum Pattern: String, Sendable, CaseIterable, Hashable {
        /// A sum leaves one or two of its rows out.
        case barisTerlewat = "baris_terlewat"
        /// A sum counts one of its rows twice.
        case barisGanda = "baris_ganda"
        /// One digit is another.
        case satuAngka = "satu_angka"
        /// Two digits have changed places.
        case angkaTertukar = "angka_tertukar"
        /// A digit is missing or one too many.
        case angkaKurangLebih = "angka_kurang_lebih"
        /// The value of a cell beside or above.
        case nilaiTetangga = "nilai_tetangga"
        /// Written in thousands, or a thousand times too much.
        case ribuan
        /// Left empty or at zero.
        case tidakDiisi = "tidak_diisi"
        /// None of these: the value does not fit.
        case lain
    }

    /// One cell that would have to be another.
    public struct Change: Hashable, Sendable {
        /// Where.
        public var cell: CellReference
        /// nil where the cell is empty.
        public var printed: ExactNumber?
        /// What it would have to be.
        public var proposed: ExactNumber

        /// A change from what is printed to what is proposed.
        public init(cell: CellReference, printed: ExactNumber?, proposed: ExactNumber) {
            self.cell = cell
            self.printed = printed
            self.proposed = proposed
        }
    }

    /// The shape of the mistake.
    public var pattern: Pattern
    /// The cells where it went wrong.
    public var changes: [Change]
    /// The cells that a sum leaves out or counts twice.
    public var rows: [CellReference]
    /// What follows: cells that were added up from the wrong ones and change with them.
    public var consequences: [Change]
    /// All of it in a sentence.
    public var message: Message

    /// A cause with what it changes and what follows.
    public init(
        pattern: Pattern, changes: [Change], rows: [CellReference] = [], consequences: [Change] = [], message: Message
    ) {
        self.pattern = pattern
        self.changes = changes
        self.rows = rows
        self.consequences = consequences
        self.message = message
    }
}
