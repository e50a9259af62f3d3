import Grid
import Model
import Notation

/// Settles what the kind of a column leaves open: by arithmetic with the cells beside it, then by the habit of its column; else there is no value.
///
/// What was settled leaves one finding at its cell, and so does what was refused. A reading that is the plain one (the kind's, a percentage as it is
/// written) is confirmed in silence.
struct NumberTies {
    private var ties: [NumberTie]
    private var byFact: [Int: Int] = [:]
    /// How the other cells of a column are written, by column and kind.
    private var habits: [Column: ColumnHabit]
    private var relations: [Int: [RowRelation]] = [:]

    struct Column: Hashable {
        var column: Int
        var kind: NumberKind
    }

    /// What a tie was taken as, and why.
    struct Settlement {
        var tie: NumberTie
        var value: ExactNumber?
        var ground: Ground
    }

    enum Ground {
        case arithmetic(RowRelation)
        case habit, plain
        /// The column is written in another way than the kind has it.
        case contradicted
        case nothing
    }

    init(_ ties: [NumberTie], habits: [Column: ColumnHabit]) {
        self.ties = ties
        self.habits = habits
    }

    /// Gives every tie its value, or none; in the order of the sheet.
    mutating func settle(_ facts: inout [Fact]) -> [Settlement] {
        guard !ties.isEmpty else { return [] }
        for (index, tie) in ties.enumerated() { byFact[tie.fact] = index }
        collectRelations(facts)
        var settled: [Int: Settlement] = [:]
        // What one tie turns out to be may settle the next.
        var isProgressing = true
        while isProgressing {
            isProgressing = false
            for (index, tie) in ties.enumerated() where settled[index] == nil && tie.isOpen {
                guard let (value, relation) = byArithmetic(tie, facts) else { continue }
                settled[index] = Settlement(tie: tie, value: value, ground: value == tie.standing ? .plain : .arithmetic(relation))
                take(value, tie, &facts)
                byFact[tie.fact] = nil
                isProgressing = true
            }
        }
        notePercentages(facts, settled)
        for (index, tie) in ties.enumerated() where settled[index] == nil {
            let settlement = byHabit(tie, facts)
            settled[index] = settlement
            take(settlement.value, tie, &facts)
        }
        return ties.indices.compactMap { settled[$0] }
    }

    private func take(_ value: ExactNumber?, _ tie: NumberTie, _ facts: inout [Fact]) {
        facts[tie.fact].value = value
        facts[tie.fact].reason = value == nil ? .takTerbaca : nil
    }

    // MARK: Arithmetic

    private mutating func collectRelations(_ facts: [Fact]) {
        struct Line: Hashable {
            var row: Int, node: Int, indicator: Int?
        }
        let rows = Set(ties.map { facts[$0.fact].cell.row })
        var lines: [Line: [Int]] = [:]
        for (index, fact) in facts.enumerated() where rows.contains(fact.cell.row) {
            lines[Line(row: fact.cell.row, node: fact.node, indicator: fact.indicator), default: []].append(index)
        }
        for line in lines.values {
            // Money and performance of a line without an indicator of its own are two lines.
            for ukuran in [Ukuran.anggaran, .kinerja] {
                for relation in RowRelation.all(line.filter { facts[$0].ukuran == ukuran }, facts) {
                    for member in relation.members where byFact[member] != nil { relations[member, default: []].append(relation) }
                }
            }
        }
    }

    /// The one reading with which the figures beside a tie hold; nil where several or none does.
    private func byArithmetic(_ tie: NumberTie, _ facts: [Fact]) -> (ExactNumber, RowRelation)? {
        var agreed: Set<ExactNumber>?
        var ground: RowRelation?
        for relation in relations[tie.fact] ?? [] {
            let supported = candidates(of: tie, in: relation, facts)
            // A relation that holds with no reading is a sum that is wrong on the sheet: it says nothing.
            guard !supported.isEmpty else { continue }
            agreed = agreed.map { $0.intersection(supported) } ?? supported
            if ground == nil || supported.count == 1 { ground = relation }
        }
        guard let agreed, agreed.count == 1, let value = agreed.first, let ground else { return nil }
        return (value, ground)
    }

    /// More ways of reading a relation's ties together are not tried.
    private static let maximumAssignments = 256

    /// The readings of a tie with which a relation holds for some reading of its other ties.
    private func candidates(of tie: NumberTie, in relation: RowRelation, _ facts: [Fact]) -> Set<ExactNumber> {
        var choices: [[ExactNumber]] = []
        var count = 1
        for member in relation.members {
            let fact = facts[member]
            if let other = byFact[member] {
                // What its kind has settled for good is one number to its neighbours.
                choices.append(ties[other].isOpen ? ties[other].candidates : [fact.value].compactMap(\.self))
            } else if let value = fact.value {
                choices.append([value])
            } else if fact.reason == .tidakAda {
                choices.append([.zero])
            } else {
                return []
            }
            count *= choices[choices.count - 1].count
            if count > Self.maximumAssignments { return [] }
        }
        guard let place = relation.members.firstIndex(of: tie.fact) else { return [] }
        var supported: Set<ExactNumber> = []
        for assignment in 0..<count {
            var rest = assignment
            let values = choices.map { choice in
                defer { rest /= choice.count }
                return choice[rest % choice.count]
            }
            if relation.holds(values) { supported.insert(values[place]) }
        }
        return supported
    }

    // MARK: Habit

    /// Adds what the percentages of a column are, once arithmetic has spoken.
    private mutating func notePercentages(_ facts: [Fact], _ settled: [Int: Settlement]) {
        let columns = Set(ties.filter { $0.sort == .fraction }.map { facts[$0.fact].cell.column })
        guard !columns.isEmpty else { return }
        var fractions: Set<Int> = []
        var confirmed: Set<Int> = []
        for (index, settlement) in settled where ties[index].sort == .fraction {
            if case .arithmetic = settlement.ground { fractions.insert(ties[index].fact) } else { confirmed.insert(ties[index].fact) }
        }
        for (index, fact) in facts.enumerated()
        where columns.contains(fact.cell.column) && fact.tahap.isPercentage && !fact.text.contains("%") {
            guard let value = fact.value, value != .zero else { continue }
            let column = Column(column: fact.cell.column, kind: .persen)
            if fractions.contains(index) {
                habits[column, default: ColumnHabit()].noteFraction()
            } else if confirmed.contains(index) || abs(value.doubleValue) > NumberTie.largestFraction {
                habits[column, default: ColumnHabit()].notePercentage()
            }
        }
    }

    private func byHabit(_ tie: NumberTie, _ facts: [Fact]) -> Settlement {
        let habit = habits[Column(column: facts[tie.fact].cell.column, kind: tie.kind)] ?? ColumnHabit()
        if tie.sort == .fraction {
            let isLarge = tie.candidates.first.map { abs($0.doubleValue) > NumberTie.largestFraction } ?? false
            if isLarge || habit.percentages > 0 { return Settlement(tie: tie, value: tie.standing, ground: .plain) }
            guard habit.fractions >= ColumnHabit.least else { return Settlement(tie: tie, value: nil, ground: .nothing) }
            return Settlement(tie: tie, value: tie.candidates.last, ground: .habit)
        }
        if let standing = tie.standing {
            // A column that proves the other use of the sign puts the kind's reading in doubt.
            let isDoubted = habit.decimalSign.map { ($0 == tie.writing.sign) != (standing == tie.reading(asDecimal: true)) } ?? false
            return isDoubted
                ? Settlement(tie: tie, value: nil, ground: .contradicted) : Settlement(tie: tie, value: standing, ground: .plain)
        }
        guard let asDecimal = habit.readsAsDecimal(tie.writing, kind: tie.kind), let value = tie.reading(asDecimal: asDecimal) else {
            return Settlement(tie: tie, value: nil, ground: .nothing)
        }
        return Settlement(tie: tie, value: value, ground: .habit)
    }
}

extension NumberTie {
    /// The reading of a lone sign before three digits with decimals, or with groups.
    fileprivate func reading(asDecimal: Bool) -> ExactNumber? {
        guard candidates.count >= 2 else { return nil }
        let magnitudes = candidates.prefix(2).map(\.doubleValue.magnitude)
        // A bracket that may be a minus is no question of signs between digits.
        guard magnitudes[0] != magnitudes[1] else { return nil }
        return asDecimal == (magnitudes[0] < magnitudes[1]) ? candidates[0] : candidates[1]
    }
}

extension NumberTies.Settlement {
    /// The finding that is due; nil where the plain reading was confirmed.
    func finding(_ fact: Fact, node: Node, subject: String) -> Finding? {
        if case .plain = ground { return nil }
        let readings = tie.candidates.map(\.description)
        let id = readings.map { $0.replacing(".", with: ",") }.joined(separator: " atau ")
        let en = readings.joined(separator: " or ")
        let taken = (id: value?.description.replacing(".", with: ",") ?? "", en: value?.description ?? "")
        let opening: (id: String, en: String) =
            tie.candidates.count > 1
            ? ("'\(fact.text)' dapat berarti \(id)", "'\(fact.text)' can mean \(en)")
            : ("'\(fact.text)' dapat dibaca lebih dari satu cara", "'\(fact.text)' can be read in more than one way")
        let message: Message
        switch ground {
        case .arithmetic(let relation):
            message = Message(
                id: "\(opening.id); menurut \(relation.words.id) dibaca \(taken.id).",
                en: "\(opening.en); by \(relation.words.en) it is read as \(taken.en).")
        case .habit:
            message = Message(
                id: "\(opening.id); menurut cara tulis sel-sel lain di kolomnya dibaca \(taken.id).",
                en: "\(opening.en); by the way the other cells of its column are written it is read as \(taken.en).")
        case .contradicted:
            message = Message(
                id:
                    "\(opening.id): sel-sel lain di kolomnya ditulis dengan cara lain dan tidak ada hitungan yang memutuskannya; tidak dimuat.",
                en: "\(opening.en): the other cells of its column are written another way and no arithmetic settles it; not loaded.")
        default:
            message = Message(
                id: "\(opening.id) dan tidak ada hitungan atau kebiasaan kolom yang memutuskannya; tidak dimuat.",
                en: "\(opening.en), and neither arithmetic nor the habit of its column settles it; not loaded.")
        }
        return Finding(
            .angkaAmbigu, severity: value == nil ? nil : .catatan, cell: fact.cell, kode: node.kode, message: message, printed: fact.text,
            expected: value?.description, subject: subject)
    }
}
