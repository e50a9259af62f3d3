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
        switch bears(kode, name: name) {
        case true?: .agrees
        case false?: .differs
        case nil: .unknown
        }
    }

    /// The other code under the same parent that bears a name to the letter; nil where none does.
    func bearer(of name: String, besides kode: Kode) -> Kode? {
        guard let parent = kode.parent, case .found(let other, _, true) = lookup(name: name, under: parent, tingkat: kode.tingkat),
            other != kode, other.parent == parent
        else { return nil }
        return other
    }
}
