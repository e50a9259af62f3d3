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
        let counts = Dictionary(grouping: read.compactMap { $0 }, by: { $0 }).mapValues(\.count)
        let parents = read.map { $0?.parent }
        let printsParents = levelsWithPrintedParents(read, parents)
        for (index, kode) in read.enumerated() {
            guard let kode else { continue }
            func agreement() -> Nomenclature.Agreement { rows[index].uraian.map { nomenclature.agreement(of: $0, with: kode) } ?? .unknown }
            func doubt(_ id: String, _ en: String, isDuplicate: Bool = false) {
                let name = agreement()
                doubts[index] = Doubt(
                    reason: Message(id: id, en: en), isDuplicate: isDuplicate, nameAgrees: name == .agrees, nameDiffers: name == .differs)
            }
            if counts[kode]! > 1, agreement() != .agrees || read[..<index].contains(kode) {
                doubt("tercetak lebih dari sekali", "is printed more than once", isDuplicate: true)
            } else if let parent = parents[index], printsParents.contains(kode.tingkat), let above = parentAbove(index, read, kode.tingkat),
                above != parent
            {
                doubt("tidak berada di bawah induknya \(parent.text)", "does not stand under its parent \(parent.text)")
            } else if isOutOfOrder(index, read, parents) {
                doubt("tidak urut di antara baris sebelum dan sesudahnya", "is out of order between its neighbours")
            }
        }
        return doubts
    }

    /// The levels whose rows stand under a printed row of their parent nearly always: there, another parent above is suspect.
    private static func levelsWithPrintedParents(_ read: [Kode?], _ parents: [Kode?]) -> Set<Tingkat> {
        var good: [Tingkat: Int] = [:]
        var all: [Tingkat: Int] = [:]
        for (index, kode) in read.enumerated() {
            guard let kode, let parent = parents[index] else { continue }
            all[kode.tingkat, default: 0] += 1
            if parentAbove(index, read, kode.tingkat) == parent { good[kode.tingkat, default: 0] += 1 }
        }
        return Set(all.filter { tingkat, count in count >= 3 && (good[tingkat] ?? 0) * 5 >= count * 4 }.keys)
    }

    /// The nearest code above at the level of a row's parent.
    private static func parentAbove(_ index: Int, _ read: [Kode?], _ tingkat: Tingkat) -> Kode? {
        guard let depth = tingkat.depth else { return nil }
        return read[..<index].last { $0?.tingkat.depth == depth - 1 } ?? nil
    }

    /// Whether a code alone breaks the order of its siblings on both sides.
    private static func isOutOfOrder(_ index: Int, _ read: [Kode?], _ parents: [Kode?]) -> Bool {
        guard let kode = read[index], let parent = parents[index] else { return false }
        guard let before = (0..<index).last(where: { parents[$0] == parent }).flatMap({ read[$0] }),
            let after = (index + 1..<read.count).first(where: { parents[$0] == parent }).flatMap({ read[$0] })
        else { return false }
        return before < after && !(before < kode && kode < after)
    }
}
