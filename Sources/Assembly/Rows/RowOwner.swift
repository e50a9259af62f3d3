import Forms
import Grid
import Model
import Notation

/// The agency that a row belongs to, as it is written.
struct RowOwner: Hashable {
    var kode: String?
    var nama: String?
    var unit: String?

    /// What makes two writings one agency: its code, else its folded name; and the unit.
    var key: String {
        (kode ?? nama.map { "(" + foldedName($0) + ")" } ?? "") + (unit.map { "|" + foldedName($0) } ?? "")
    }

    /// `1.1.01.0000 - DINAS PENDIDIKAN` as code and name; a name without a code, and a code without a name, as what they are.
    init(text: String) {
        let writing = AgencyWriting(text)
        kode = writing.kode
        nama = writing.nama
    }

    init(kode: String? = nil, nama: String? = nil, unit: String? = nil) {
        self.kode = kode
        self.nama = nama
        self.unit = unit
    }

    /// The agency that the named groups of a section's rule found; nil where they name none.
    init?(_ captures: [RowCapture]) {
        func text(_ field: ContextField) -> String? { captures.first { $0.name == field.rawValue }?.text }
        let read = text(.perangkatDaerah).map { RowOwner(text: $0) }
        self.init(kode: text(.perangkatDaerahKode) ?? read?.kode, nama: read?.nama, unit: text(.unit))
        if isEmpty { return nil }
    }

    /// What makes two writings one agency, whatever its unit; nil where none is named.
    var agency: String? {
        guard kode != nil || nama != nil else { return nil }
        return RowOwner(kode: kode, nama: nama).key
    }

    var isEmpty: Bool { kode == nil && nama == nil && unit == nil }
}
