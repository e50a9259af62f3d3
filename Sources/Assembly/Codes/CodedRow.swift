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
    /// The cell of the name.
    var nameCell: CellReference?
    /// The name, wrapped lines joined.
    var uraian: String?
    /// Whether the code's cell is numeric, so that zeros at either end may be lost.
    var isNumber: Bool
    /// The level that the form's rule gives.
    var tingkat: Tingkat?
    /// The cells of a code that several columns share; nil where one column holds it.
    var columns: [KodeCell?]?
}

extension CodedRow {
    /// The finding that a code was repaired leaves: what was done to it, in words.
    func repaired(to kode: Kode, by repair: Message?) -> Finding {
        let how = repair ?? Message(id: "tidak baku", en: "not as its grammar asks")
        return Finding(
            .kodeDiperbaiki, cell: codeCell, kode: kode.text,
            message: Message(
                id: "Kode '\(printed ?? "")' ditulis tidak baku; dibaca \(kode.text): \(how.id).",
                en: "Code '\(printed ?? "")' is not written as the grammar asks; read as \(kode.text): \(how.en)."),
            printed: printed, expected: kode.text, subject: kode.text)
    }
}

/// A node row whose code is settled, as far as it can be.
struct SettledCode {
    var kode: Kode?
    var tingkat: Tingkat
    /// What had to be told about it.
    var findings: [Finding] = []
}
