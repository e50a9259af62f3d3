import Forms
import Model

/// Chooses between kegiatan and sub kegiatan for every row of a programme at once: the choice that sums and numbering bear out best.
struct LevelSearch {
    let items: [LevelSettler.Item]
    /// The programme above.
    let head: LevelSettler.Item?

    struct Choice {
        var levels: [Tingkat]
        /// The positions of rows for which another choice is about as good.
        var unsure: [Int]
    }

    /// What speaks for a choice. A sum that fits to the rupiah weighs more than a number that goes on.
    private enum Weight {
        static let sum = 2.0, noSum = -0.5, childless = -0.6, number = 0.5, noNumber = -0.75
        /// Choices this close are not told apart.
        static let tie = 0.3
    }

    /// Partial choices kept at each row.
    private static let width = 96

    private struct Partial {
        var levels: [Tingkat] = []
        var score = 0.0
        /// The kegiatan at hand and what its sub kegiatan add up to.
        var kegiatan: Int?
        var sums: [ColumnSum] = []
        var lastNumber: Int?
        var children = 0
        /// What the kegiatan so far add up to.
        var wholes: [ColumnSum] = []
        var lastKegiatanNumber: Int?
    }

    private struct ColumnSum {
        var column: Int
        var value: Double
    }

    private let columns: [ValueColumn]
    private typealias ValueColumn = ValueMeaning

    init(items: [LevelSettler.Item], head: LevelSettler.Item?) {
        self.items = items
        self.head = head
        var columns: [ValueColumn] = []
        for item in items + (head.map { [$0] } ?? []) {
            for column in item.money.keys where !columns.contains(column) { columns.append(column) }
        }
        self.columns = columns
    }

    func best() -> Choice {
        var partials = [Partial()]
        for position in items.indices {
            var next: [Partial] = []
            for partial in partials {
                for level in items[position].levels { next.append(extend(partial, position, level)) }
            }
            next.sort { $0.score > $1.score }
            partials = Array(next.prefix(Self.width))
        }
        partials = partials.map(close).sorted { $0.score > $1.score }
        guard let best = partials.first else { return Choice(levels: [], unsure: []) }
        let rivals = partials.dropFirst().prefix { best.score - $0.score < Weight.tie }
        let unsure = items.indices.filter { position in rivals.contains { $0.levels[position] != best.levels[position] } }
        return Choice(levels: best.levels, unsure: unsure)
    }

    private func extend(_ partial: Partial, _ position: Int, _ level: Tingkat) -> Partial {
        var next = partial
        next.levels.append(level)
        let item = items[position]
        if level == .kegiatan {
            closeKegiatan(&next)
            next.score += numbering(item.number, after: next.lastKegiatanNumber)
            next.lastKegiatanNumber = item.number ?? next.lastKegiatanNumber
            next.kegiatan = position
            next.lastNumber = nil
            next.children = 0
            next.sums = []
            add(item, to: &next.wholes)
        } else {
            next.score += numbering(item.number, after: next.lastNumber)
            next.lastNumber = item.number ?? next.lastNumber
            next.children += 1
            // A sub kegiatan without a kegiatan above it is read only where nothing else fits.
            if next.kegiatan == nil { next.score += Weight.noNumber }
            add(item, to: &next.sums)
        }
        return next
    }

    private func numbering(_ number: Int?, after last: Int?) -> Double {
        guard let number else { return 0 }
        return number == (last ?? 0) + 1 ? Weight.number : Weight.noNumber
    }

    private func add(_ item: LevelSettler.Item, to sums: inout [ColumnSum]) {
        for (index, column) in columns.enumerated() {
            guard let value = item.money[column] else { continue }
            if let position = sums.firstIndex(where: { $0.column == index }) {
                sums[position].value += value
            } else {
                sums.append(ColumnSum(column: index, value: value))
            }
        }
    }

    private func closeKegiatan(_ partial: inout Partial) {
        guard let position = partial.kegiatan else { return }
        if partial.children == 0 {
            partial.score += Weight.childless
        } else {
            partial.score += fit(partial.sums, items[position])
        }
    }

    private func close(_ partial: Partial) -> Partial {
        var closed = partial
        closeKegiatan(&closed)
        if let head { closed.score += fit(closed.wholes, head) }
        return closed
    }

    /// How well sums fit a row: by the share of its money columns that they meet to the rupiah.
    private func fit(_ sums: [ColumnSum], _ whole: LevelSettler.Item) -> Double {
        var met = 0
        var asked = 0
        for (index, column) in columns.enumerated() {
            guard let value = whole.money[column] else { continue }
            asked += 1
            if let sum = sums.first(where: { $0.column == index }), abs(sum.value - value) < 0.5 { met += 1 }
        }
        guard asked > 0 else { return 0 }
        return met == 0 ? Weight.noSum : Weight.sum * Double(met) / Double(asked)
    }
}
