import Model
import Nomenklatur
import Notation

extension Nomenclature {
    /// The code that bears a name directly under a parent; nil where none does, or several might.
    func match(_ name: String, under parent: Kode, tingkat: Tingkat) -> Kode? {
        guard let kode = lookup(name: name, under: parent, tingkat: tingkat).kode, kode.parent == parent else { return nil }
        return kode
    }

    /// Whether a list gives a code the name that a sheet prints beside it.
    enum Agreement {
        case agrees, differs
        /// No list holds the code.
        case unknown
    }

    /// Whether a list gives a code this name.
    func agreement(of name: String, with kode: Kode) -> Agreement {
        guard let parent = kode.parent else { return .unknown }
        if match(name, under: parent, tingkat: kode.tingkat) == kode { return .agrees }
        return entry(of: kode) == nil ? .unknown : .differs
    }
}
