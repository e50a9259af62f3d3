import Grid
import Model
import Notation

/// A node row before its code is settled.
struct CodedRow {
    /// Position in ``TableReading/rows``.
    var row: Int
    /// The code as printed; nil where its cell is empty or the form has none.
    var printed: String?
    /// The cell of the code, even if empty; nil where the form has no code column.
    var codeCell: CellReference?
    /// The name, wrapped lines joined.
    var uraian: String?
    /// Whether the code's cell is numeric, so that zeros at either end may be lost.
    var isNumber: Bool
    /// The level that the form's rule gives.
    var tingkat: Tingkat?
}

/// A node row whose code is settled, as far as it can be.
struct SettledCode {
    var kode: Kode?
    var tingkat: Tingkat
    /// What had to be told about it.
    var findings: [Finding] = []
}
