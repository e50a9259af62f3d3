import Model
import Nomenklatur
import Notation

/// Why a well-formed code may not be the row's own.
struct Doubt {
    enum Kind {
        /// Printed more than once.
        case duplicate
        /// Under another parent than its own, or out of order.
        case place
        /// Between rows of one parent without being part of it, or above children of another parent.
        case stranger
        /// The list gives its name to another code under the same parent.
        case name
    }
    var kind: Kind
    var reason: Message
    /// Whether the list gives this code the row's name, or clearly another.
    var nameAgrees: Bool, nameDiffers: Bool

    /// The doubts about each row's code, nil where there is none.
    static func of(_ rows: [CodedRow], _ read: [Kode?], _ nomenclature: Nomenclature) -> [Doubt?] {
        var doubts: [Doubt?] = Array(repeating: nil, count: rows.count)
        let agreements = zip(rows, read).map { row, kode in
            kode.flatMap { kode in row.uraian.map { nomenclature.agreement(of: $0, with: kode) } } ?? .unknown
        }
        func doubt(_ index: Int, _ kind: Kind, _ id: String, _ en: String) {
            doubts[index] = Doubt(
                kind: kind, reason: Message(id: id, en: en), nameAgrees: agreements[index] == .agrees,
                nameDiffers: agreements[index] == .differs)
        }
        // A parent that its children contradict is no measure of where they stand.
        let contradicted = CodeNeighbours.contradictedByChildren(read, isNamed: { agreements[$0] == .agrees })
        for (index, own) in contradicted {
            doubt(
                index, .stranger, "tidak cocok dengan baris di bawahnya, milik \(own.text)",
                "does not go with the rows below, which are of \(own.text)")
        }
        let neighbours = CodeNeighbours(read.indices.map { contradicted[$0] ?? read[$0] })
        let lingkup = commonLingkup(read)
        var seen: Set<Kode> = []
        for (index, kode) in read.enumerated() where contradicted[index] == nil {
            guard let kode else { continue }
            let isFirst = seen.insert(kode).inserted
            if neighbours.count[kode]! > 1, !isFirst || agreements[index] != .agrees {
                doubt(index, .duplicate, "tercetak lebih dari sekali", "is printed more than once")
            } else if let around = neighbours.commonParent[index], !kode.isPart(of: around) {
                doubt(
                    index, .stranger, "bukan bagian dari \(around.text), induk baris di sekitarnya",
                    "is no part of \(around.text), the parent of the rows around it")
            } else if let parent = neighbours.parent[index], neighbours.levelsWithPrintedParents.contains(kode.tingkat),
                let above = neighbours.parentAbove[index], above != parent
            {
                doubt(index, .place, "tidak berada di bawah induknya \(parent.text)", "does not stand under its parent \(parent.text)")
            } else if let before = neighbours.siblingBefore[index], let after = neighbours.siblingAfter[index], before < after,
                !(before < kode && kode < after)
            {
                doubt(index, .place, "tidak urut di antara baris sebelum dan sesudahnya", "is out of order between its neighbours")
            } else if agreements[index] != .agrees, let name = rows[index].uraian, let other = nomenclature.bearer(of: name, besides: kode),
                kode.lingkup != lingkup || other.lingkup == lingkup
            {
                // A list of a kabupaten's codes says nothing against a province's.
                doubt(
                    index, .name, "bukan kode untuk nama '\(name)', yaitu \(other.text)",
                    "is not the code of '\(name)', which is \(other.text)")
            }
        }
        return doubts
    }

    /// Whose codes the sheet prints: those of a province, or of a kabupaten or kota; nil where it prints none that tell.
    private static func commonLingkup(_ read: [Kode?]) -> String? {
        Dictionary(grouping: read.compactMap { $0?.lingkup }, by: \.self).max { ($0.value.count, $0.key) < ($1.value.count, $1.key) }?.key
    }
}

extension Kode {
    /// Whether a code is another or lies below it.
    func isPart(of other: Kode) -> Bool { self == other || ancestors.contains(other) }
}
