import Grid
import Model

/// A place among the figures: one line (a node's money, an indicator's performance) in one slot. Empty places count too.
struct Place: Hashable, Comparable {
    var ukuran: Ukuran
    /// Position of the node (money) or the indicator (performance).
    var line: Int
    var slot: Int

    static func < (left: Place, right: Place) -> Bool {
        (left.line, left.slot, left.ukuran == .anggaran ? 0 : 1) < (right.line, right.slot, right.ukuran == .anggaran ? 0 : 1)
    }
}

/// The facts of a statement by line and slot, with the tree that its sums run along.
struct FigureTable {
    let statement: Statement
    /// The value of each fact: what arithmetic asks for again and again, apart from all else that a fact holds.
    private var values: [ExactNumber?] = []
    /// The first fact of each indicator that states a value, and the facts of indicators whose text ends in a letter.
    private(set) var firstFacts: [Int?] = []
    private(set) var lettered: [Int] = []
    private(set) var slots: [Slot] = []
    /// Which slots the facts of a measure fill.
    private var used: [Ukuran: [Bool]] = [:]
    private var money: [Int32] = []
    private var performance: [Int32] = []
    /// Marks of empty places and of places that hold several facts, of which no one is the figure.
    private static let empty: Int32 = -1, several: Int32 = -2
    private static let width = 64
    /// Which slots hold money at each depth of the hierarchy.
    private var levels: [Bool] = []
    private static let levelCount = 5
    let tree: PrintedTree
    var moneyQuarters: QuarterSlots
    var performanceQuarters: QuarterSlots

    init(_ statement: Statement) {
        self.statement = statement
        tree = PrintedTree(statement.nodes)
        moneyQuarters = QuarterSlots([], triwulan: nil, tahun: 0)
        performanceQuarters = moneyQuarters
        fill()
        let context = statement.context
        moneyQuarters = quarters(.anggaran, context)
        performanceQuarters = quarters(.kinerja, context)
    }

    private func quarters(_ ukuran: Ukuran, _ context: StatementContext) -> QuarterSlots {
        let filled = used[ukuran] ?? []
        // A slot that this measure never fills is none of its columns.
        let own = slots.enumerated().map { index, slot in
            var slot = slot
            if !filled[index] { slot.tahun = .min }
            return slot
        }
        return QuarterSlots(own, triwulan: context.quarterOfYear, tahun: context.tahun)
    }

    private mutating func fill() {
        var money = Array(repeating: Self.empty, count: statement.nodes.count * Self.width)
        var performance = Array(repeating: Self.empty, count: statement.indicators.count * Self.width)
        var usedMoney = Array(repeating: false, count: Self.width)
        var usedPerformance = usedMoney
        levels = Array(repeating: false, count: Self.levelCount * Self.width)
        values.reserveCapacity(statement.facts.count)
        firstFacts = Array(repeating: nil, count: statement.indicators.count)
        // Columns keep their meaning from row to row: the slot of a column is looked up once.
        var known: [(slot: Slot, index: Int)?] = []
        for index in statement.facts.indices {
            values.append(statement.facts[index].value)
            if let line = statement.facts[index].indicator {
                if firstFacts[line] == nil, statement.facts[index].value != nil { firstFacts[line] = index }
                if let last = statement.facts[index].text.utf8.last, last >= UInt8(ascii: "A") { lettered.append(index) }
            }
            if statement.facts[index].isRepeated { continue }
            let column = statement.facts[index].cell.column
            if column >= known.count { known.append(contentsOf: Array(repeating: nil, count: column + 1 - known.count)) }
            let slot = Slot(
                tahap: statement.facts[index].tahap, tahun: statement.facts[index].tahun, triwulan: statement.facts[index].triwulan,
                isCumulative: statement.facts[index].isCumulative)
            let position: Int
            if let same = known[column], same.slot == slot {
                position = same.index
            } else {
                guard let found = self.position(of: slot) else { continue }
                known[column] = (slot, found)
                position = found
            }
            if statement.facts[index].ukuran == .anggaran {
                let node = statement.facts[index].node
                let taken = put(index, into: &money, line: node, slot: position)
                usedMoney[taken] = true
                if let depth = statement.nodes[node].tingkat.depth { levels[depth * Self.width + taken] = true }
            } else if let line = statement.facts[index].indicator {
                usedPerformance[put(index, into: &performance, line: line, slot: position)] = true
            }
        }
        used = [.anggaran: usedMoney, .kinerja: usedPerformance]
        self.money = money
        self.performance = performance
    }

    /// The position of a slot, new where there is room for one.
    private mutating func position(of slot: Slot) -> Int? {
        if let found = slots.firstIndex(of: slot) { return found }
        guard slots.count < Self.width else { return nil }
        slots.append(slot)
        return slots.count - 1
    }

    /// Enters a fact; the slot it took. A second one of the same row goes to the second occurrence of its slot.
    private mutating func put(_ fact: Int, into figures: inout [Int32], line: Int, slot: Int) -> Int {
        let place = line * Self.width + slot
        switch figures[place] {
        case Self.empty:
            figures[place] = Int32(fact)
            return slot
        case Self.several:
            return slot
        case let other:
            let first = statement.facts[Int(other)].cell
            let second = statement.facts[fact].cell
            var twin = slots[slot]
            twin.occurrence = 1
            if first.row == second.row, slots[slot].occurrence == 0, let position = position(of: twin) {
                figures[line * Self.width + position] = Int32(fact)
                return position
            }
            figures[place] = Self.several
            return slot
        }
    }

    // MARK: Questions

    /// Whether any line of the measure holds a figure there.
    func isUsed(_ ukuran: Ukuran, _ slot: Int) -> Bool { used[ukuran]![slot] }

    /// Whether any node of a level holds money there.
    func isUsed(_ tingkat: Tingkat, _ slot: Int) -> Bool { tingkat.depth.map { levels[$0 * Self.width + slot] } ?? false }

    /// The slots that a measure fills.
    func slots(_ ukuran: Ukuran) -> [Int] { slots.indices.filter { used[ukuran]![$0] } }

    /// The slot of a stage of the year the sheet speaks of, in a measure.
    func slot(_ ukuran: Ukuran, _ tahap: Tahap) -> Int? {
        if tahap == .realisasi { return (ukuran == .anggaran ? moneyQuarters : performanceQuarters).year }
        return slots.indices.first { index in
            let slot = slots[index]
            guard slot.tahap == tahap, slot.tahun == statement.context.tahun, used[ukuran]![index] else { return false }
            return slot.triwulan == nil || (slot.isCumulative && slot.triwulan == statement.context.quarterOfYear)
        }
    }

    /// The quarters and the year of an indicator: those of the sheet, else of the other kind, for some indicators of a sheet may be cumulative and others not.
    func quarters(of line: Int) -> (present: [Int], year: Int?) {
        let own = performanceQuarters
        func isFilled(_ slot: Int) -> Bool { factIndex(Place(ukuran: .kinerja, line: line, slot: slot)) != nil }
        guard own.others.contains(where: isFilled) else { return (own.present, own.year) }
        guard own.present.contains(where: isFilled) else { return (own.others, own.year) }
        // The year to date of an indicator whose quarters stand alone bears the period of the others' last quarter.
        if let year = own.year, isFilled(year) { return (own.present, year) }
        let last = own.others.last { slots[$0].triwulan == statement.context.quarterOfYear && isFilled($0) }
        return (own.present, last ?? own.year)
    }

    /// The fact at a place.
    func factIndex(_ place: Place) -> Int? {
        let index = raw(place)
        return index >= 0 ? Int(index) : nil
    }

    private func raw(_ place: Place) -> Int32 {
        let index = place.line * Self.width + place.slot
        return place.ukuran == .anggaran ? money[index] : performance[index]
    }

    /// What a place says to arithmetic.
    enum Reading {
        case value(ExactNumber)
        /// Empty, or the office says that there is nothing.
        case blank
        /// A figure stood there that cannot be known.
        case unknown
    }

    func reading(_ place: Place) -> Reading {
        let index = raw(place)
        if index == Self.empty { return .blank }
        if index == Self.several { return .unknown }
        if let value = values[Int(index)] { return .value(value) }
        return statement.facts[Int(index)].reason == .tidakAda ? .blank : .unknown
    }

    /// The value at a place, where it holds one.
    func value(_ place: Place) -> ExactNumber? {
        let index = raw(place)
        return index >= 0 ? values[Int(index)] : nil
    }

    /// How many digits a place prints after the decimal sign.
    func decimals(_ place: Place) -> Int {
        guard let fact = factIndex(place), let value = values[fact] else { return 0 }
        return printedDecimals(statement.facts[fact].text, value)
    }

    /// The cell of a place: that of its fact, else where the line's row and the slot's column meet.
    func cell(_ place: Place) -> CellReference? {
        if let fact = factIndex(place) { return statement.facts[fact].cell }
        guard let row = row(place), let column = column(place) else { return nil }
        return CellReference(row: row, column: column)
    }

    private func row(_ place: Place) -> Int? {
        if place.ukuran == .anggaran, let row = statement.nodes[place.line].cell?.row { return row }
        return slots.indices.lazy.compactMap { factIndex(Place(ukuran: place.ukuran, line: place.line, slot: $0)) }.first.map {
            statement.facts[$0].cell.row
        }
    }

    private func column(_ place: Place) -> Int? {
        let lines = place.ukuran == .anggaran ? statement.nodes.count : statement.indicators.count
        for distance in 1...max(1, lines) {
            for line in [place.line - distance, place.line + distance] where line >= 0 && line < lines {
                if let fact = factIndex(Place(ukuran: place.ukuran, line: line, slot: place.slot)) {
                    return statement.facts[fact].cell.column
                }
            }
        }
        return nil
    }

    /// The node that a place belongs to.
    func node(_ place: Place) -> Int { place.ukuran == .anggaran ? place.line : statement.indicators[place.line].node }

    /// What a finding at a place is about, in the words that every stage uses.
    func subject(_ place: Place) -> String {
        let key = place.ukuran == .anggaran ? statement.nodes[place.line].key : statement.indicators[place.line].key
        let slot = slots[place.slot]
        let quarter = slot.triwulan.map { " tw\($0)\(slot.isCumulative ? "k" : "")" } ?? ""
        return "\(key) \(place.ukuran.rawValue) \(slot.tahap.rawValue)\(quarter)"
    }
}
