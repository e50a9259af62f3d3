import Model
import Nomenklatur
import Notation

/// The name of an agency as somebody states it, and what the region's list makes of it.
struct AgencyReading {
    /// As stated, without the region's own name at its end.
    var name: String
    var kode: String?
    /// What the list says; nil where the region has none.
    var match: AgencyMatch?

    /// - Parameter text: A name, or an organisation code in its place.
    init(_ text: String, kode: String? = nil, list: RegionalAgencies?, region: Region?, tahun: Int) {
        let isCode = kode == nil && readKode(text).status == .organisasi
        name = region?.shortened(text) ?? text
        self.kode = kode ?? (isCode ? text : nil)
        match = list?.match(name: isCode ? nil : text, kode: self.kode, tahun: tahun)
    }

    /// Whether two speak of one agency. A name that may mean several is answered by one of them.
    static func isSame(_ one: AgencyReading, _ other: AgencyReading) -> Bool {
        switch (one.match, other.match) {
        case (.found(let left, _)?, .found(let right, _)?): left == right
        case (.found(let agency, _)?, .several(let all)?), (.several(let all)?, .found(let agency, _)?): all.contains(agency)
        default: foldedName(one.name) == foldedName(other.name)
        }
    }

    /// Whether the list leaves open which of several is meant.
    var isOpen: Bool { if case .several? = match { true } else { false } }
}
