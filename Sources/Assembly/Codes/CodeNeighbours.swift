import Model
import Notation

/// What stands around each code of a table.
struct CodeNeighbours {
    /// How often each code is printed.
    private(set) var count: [Kode: Int] = [:]
    /// The parent that each code names.
    private(set) var parent: [Kode?]
    /// The nearest code above at the level of its parent.
    private(set) var parentAbove: [Kode?]
    /// The nearest codes above and below with the same parent.
    private(set) var siblingBefore: [Kode?], siblingAfter: [Kode?]
    /// What the nearest codes above and below are both part of; nil above the level of a bidang, where rows may well differ.
    private(set) var commonParent: [Kode?]
    /// The levels whose rows stand under a printed row of their parent nearly always: there, another parent above is suspect.
    private(set) var levelsWithPrintedParents: Set<Tingkat> = []

    init(_ read: [Kode?]) {
        parent = read.map { $0?.parent }
        parentAbove = Array(repeating: nil, count: read.count)
        siblingBefore = parentAbove
        siblingAfter = parentAbove
        commonParent = parentAbove
        lookDown(read)
        lookUp(read)
    }

    private mutating func lookDown(_ read: [Kode?]) {
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
        levelsWithPrintedParents = Set(all.filter { tingkat, count in count >= 3 && (good[tingkat] ?? 0) * 5 >= count * 4 }.keys)
    }

    private mutating func lookUp(_ read: [Kode?]) {
        var latestSibling: [Kode: Kode] = [:]
        let known = read.indices.filter { read[$0] != nil }
        for index in known.reversed() {
            guard let kode = read[index], let parent = parent[index] else { continue }
            siblingAfter[index] = latestSibling[parent]
            latestSibling[parent] = kode
        }
        for position in known.indices.dropFirst().dropLast() {
            guard let before = read[known[position - 1]], let after = read[known[position + 1]] else { continue }
            commonParent[known[position]] = Self.common(before, after)
        }
    }

    /// The lowest code that both are part of, a bidang or lower.
    private static func common(_ one: Kode, _ other: Kode) -> Kode? {
        let line = Set(one.ancestors + [one])
        return (other.ancestors + [other]).last { line.contains($0) && ($0.tingkat.depth ?? 0) >= 1 }
    }

    /// Rows whose children, down to the next row of their level, all name one other parent that is printed nowhere: with that parent.
    ///
    /// One child against one parent says nothing, unless the parent's name does not speak for it either.
    static func contradictedByChildren(_ read: [Kode?], isNamed: (Int) -> Bool) -> [Int: Kode] {
        let printed = Set(read.compactMap { $0 })
        var result: [Int: Kode] = [:]
        for (index, kode) in read.enumerated() {
            guard let kode, let depth = kode.tingkat.depth, (2...3).contains(depth) else { continue }
            var others: Set<Kode> = []
            var children = 0
            for next in read[(index + 1)...] {
                guard let next else { continue }
                guard let level = next.tingkat.depth, level > depth, let own = next.ancestor(kode.tingkat) else { break }
                others.insert(own)
                children += 1
                if others.count > 1 { break }
            }
            guard let other = others.first, others.count == 1, other != kode, other.parent == kode.parent, !printed.contains(other) else {
                continue
            }
            if children > 1 || !isNamed(index) { result[index] = other }
        }
        return result
    }
}
