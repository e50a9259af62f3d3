import Model
import Notation

/// The level that the first word of a name says: `PROGRAM …`, `Kegiatan …`, `Sub Kegiatan …`.
func levelWord(_ name: String) -> Tingkat? {
    let folded = foldedName(name)
    if folded.hasPrefix("sub kegiatan ") || folded.hasPrefix("subkegiatan ") { return .subKegiatan }
    if folded.hasPrefix("program ") { return .program }
    if folded.hasPrefix("kegiatan ") { return .kegiatan }
    return nil
}

extension Kode {
    /// The level of the codes directly under this one; nil under a sub kegiatan.
    var childLevel: Tingkat? {
        switch tingkat {
        case .urusan: .bidangUrusan
        case .bidangUrusan: .program
        case .program: .kegiatan
        case .kegiatan: .subKegiatan
        default: nil
        }
    }
}
