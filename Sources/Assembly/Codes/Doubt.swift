import Model
import Nomenklatur
import Notation

/// Why a well-formed code may not be the row's own: it stands under another parent, out of order, or twice.
struct Doubt {
    var reason: Message
    var isDuplicate = false
    /// Whether the list gives this code the row's name, or clearly another.
    var nameAgrees: Bool, nameDiffers: Bool

    /// The doubts about each row's code, nil where there is none.
    static func of(_ rows: [CodedRow], _ read: [Kode?], _ nomenclature: Nomenclature) -> [Doubt?] {
        var doubts: [Doubt?] = Array(repeating: nil, count: rows.count)
        let neighbours = CodeNeighbours(read)
        var seen: Set<Kode> = []
        for (index, kode) in read.enumerated() {
            guard let kode else { continue }
            let isFirst = seen.insert(kode).inserted
            func agreement() -> Nomenclature.Agreement {
                rows[index].uraian.map { nomenclature.agreement(of: $0, with: kode) } ?? .unknown
            }
            func doubt(_ id: String, _ en: String, isDuplicate: Bool = false) {
                let name = agreement()
                doubts[index] = Doubt(
                    reason: Message(id: id, en: en), isDuplicate: isDuplicate, nameAgrees: name == .agrees, nameDiffers: name == .differs)
            }
            if neighbours.count[kode]! > 1, !isFirst || agreement() != .agrees {
                doubt("tercetak lebih dari sekali", "is printed more than once", isDuplicate: true)
            } else if let parent = neighbours.parent[index], neighbours.levelsWithPrintedParents.contains(kode.tingkat),
                let above = neighbours.parentAbove[index], above != parent
            {
                doubt("tidak berada di bawah induknya \(parent.text)", "does not stand under its parent \(parent.text)")
            } else if let before = neighbours.siblingBefore[index], let after = neighbours.siblingAfter[index], before < after,
                !(before < kode && kode < after)
            {
                doubt("tidak urut di antara baris sebelum dan sesudahnya", "is out of order between its neighbours")
            }
        }
        return doubts
    }
}

/// What stands around each code of a table.
private struct CodeNeighbours {
    /// How often each code is printed.
    var count: [Kode: Int] = [:]
    /// The parent that each code names.
    var parent: [Kode?]
    /// The nearest code above at the level of its parent.
    var parentAbove: [Kode?]
    /// The nearest codes above and below with the same parent.
    var siblingBefore: [Kode?], siblingAfter: [Kode?]
    /// The levels whose rows stand under a printed row of their parent nearly always: there, another parent above is suspect.
    var levelsWithPrintedParents: Set<Tingkat>

    init(_ read: [Kode?]) {
        parent = read.map { $0?.parent }
        parentAbove = Array(repeating: nil, count: read.count)
        siblingBefore = parentAbove
        siblingAfter = parentAbove
        var latest: [Int: Kode] = [:]
        var latestSibling: [Kode: Kode] = [:]
        var good: [Tingkat: Int] = [:]
        var all: [Tingkat: Int] = [:]
        for (index, kode) in read.enumerated() {
            guard let kode else { continue }
            count[kode, default: 0] += 1
            let depth = kode.tingkat.depth ?? 0
            parentAbove[index] = latest[depth - 1]
            latest[depth] = kode
            guard let parent = parent[index] else { continue }
            siblingBefore[index] = latestSibling[parent]
            latestSibling[parent] = kode
            all[kode.tingkat, default: 0] += 1
            if parentAbove[index] == parent { good[kode.tingkat, default: 0] += 1 }
        }
        latestSibling = [:]
        for index in read.indices.reversed() {
            guard let kode = read[index], let parent = parent[index] else { continue }
            siblingAfter[index] = latestSibling[parent]
            latestSibling[parent] = kode
        }
        levelsWithPrintedParents = Set(all.filter { tingkat, count in count >= 3 && (good[tingkat] ?? 0) * 5 >= count * 4 }.keys)
    }
}
