import Grid
import Model
import TestSupport

/// The two forms that sheets are made of.
enum GeneratedForm: String, CaseIterable, Sendable {
    /// Every quarter, performance, percentages: the layout of the Temanggung sheet.
    case triwulan
    /// Budget, outturn, percentage: the layout of the Semarang sheet.
    case realisasi

    var template: String {
        self == .triwulan ? "temanggung-2023-tw4-evaluasi-rkpd" : "semarang-2023-rincian-realisasi-anggaran"
    }
    var headerRows: Int { self == .triwulan ? 10 : 4 }
    /// The money columns that are summed over rows: plans, then quarters, then the year.
    var planColumns: [Int] { self == .triwulan ? [6, 7] : [3] }
    var quarterColumns: [Int] { self == .triwulan ? [9, 11, 13, 15] : [] }
    var yearColumn: Int { self == .triwulan ? 17 : 4 }
    var budgetColumn: Int { self == .triwulan ? 7 : 3 }
    var moneyColumns: [Int] { planColumns + quarterColumns + [yearColumn] }
    var percentColumn: Int { self == .triwulan ? 19 : 5 }
}

/// A sheet made of a random hierarchy: sums, percentages and rounding agree until an error is planted.
struct GeneratedSheet {
    struct Line {
        var level: Tingkat
        var printedCode: String
        var kode: String?
        var name: String
        var row: Int
        var parent: Int?
        var indicator: Bool
    }

    let form: GeneratedForm
    var lines: [Line] = []
    /// Money by line and column; what is missing is blank.
    var money: [Int: [Int: Int]] = [:]
    /// Performance by line and column (target 5, quarters 8 10 12 14, year 16).
    var performance: [Int: [Int: Int]] = [:]
    /// Percentages in hundredths by line and column.
    var percent: [Int: [Int: Int]] = [:]

    init(_ form: GeneratedForm, _ generator: inout SeededGenerator, programmes: Int? = nil) {
        self.form = form
        makeLines(programmes ?? Int.random(in: 2...4, using: &generator), &generator)
        for index in lines.indices where lines[index].level == .subKegiatan { makeLeaf(index, &generator) }
        addUp()
        printPercentages()
    }

    private mutating func makeLines(_ programmes: Int, _ generator: inout SeededGenerator) {
        var row = form.headerRows
        func add(_ level: Tingkat, _ code: String, _ full: String?, _ name: String, _ parent: Int?) -> Int {
            row += 1
            lines.append(
                Line(
                    level: level, printedCode: code, kode: full, name: name, row: row, parent: parent,
                    indicator: form == .triwulan && level == .subKegiatan))
            return lines.count - 1
        }
        let relative = form == .realisasi
        for programme in 1...programmes {
            let p = twoDigits(programme)
            let top = add(.program, relative ? p : "1.06.\(p)", "1.06.\(p)", "Program Uji \(programme)", nil)
            for kegiatan in 1...Int.random(in: 1...3, using: &generator) {
                let k = "2.\(twoDigits(kegiatan))"
                let middle = add(
                    .kegiatan, relative ? k : "1.06.\(p).\(k)", "1.06.\(p).\(k)", "Kegiatan Uji \(programme) \(kegiatan)", top)
                for sub in 1...Int.random(in: 1...6, using: &generator) {
                    let s = twoDigits(sub)
                    _ = add(
                        .subKegiatan, relative ? "\(twoDigits(kegiatan)).\(s)" : "1.06.\(p).\(k).\(s)", "1.06.\(p).\(k).\(s)",
                        "Sub Kegiatan Uji \(programme) \(kegiatan) \(sub)", middle)
                }
            }
        }
        _ = add(.total, "JUMLAH", nil, "JUMLAH", nil)
    }

    private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private mutating func makeLeaf(_ index: Int, _ generator: inout SeededGenerator) {
        let budget = Int.random(in: 2_000...900_000, using: &generator) * Bool.random(using: &generator).choose(1000, 50)
        var own: [Int: Int] = [form.budgetColumn: budget]
        if form == .triwulan {
            // A plan is often kept, else a round sum of its own.
            own[6] = Int.random(in: 0..<5, using: &generator) < 2 ? budget : Int.random(in: 20...9_000, using: &generator) * 100_000
            var left = budget / 100 * Int.random(in: 60...100, using: &generator)
            for (position, column) in form.quarterColumns.enumerated() {
                let spent = position == 3 ? left - left / 50 : Int.random(in: 0...max(0, left / 2), using: &generator)
                left -= spent
                if spent > 0 || Bool.random(using: &generator) { own[column] = spent }
            }
            own[17] = form.quarterColumns.reduce(0) { $0 + (own[$1] ?? 0) }
            makePerformance(index, &generator)
        } else {
            own[4] =
                budget / 1000 * Int.random(in: 700...1000, using: &generator) + Int.random(in: 0..<500, using: &generator) * (budget % 2)
            own[4] = min(own[4]!, budget)
        }
        money[index] = own
    }

    private mutating func makePerformance(_ index: Int, _ generator: inout SeededGenerator) {
        let target = Int.random(in: 4...400, using: &generator)
        var own = [5: target]
        switch Int.random(in: 0..<3, using: &generator) {
        case 0:
            for column in [8, 10, 12, 14] { own[column] = target }
            own[16] = target
        case 1:
            var last = 0
            for column in [8, 10, 12, 14] {
                last += Int.random(in: 1...max(1, target / 3), using: &generator)
                own[column] = last
            }
            own[16] = last
        default:
            for column in [8, 10, 12, 14] { own[column] = Int.random(in: 0...max(1, target / 3), using: &generator) }
            own[16] = [8, 10, 12, 14].reduce(0) { $0 + own[$1]! }
        }
        performance[index] = own
    }

    /// Works every sum out from the leaves, in the order of a workbook.
    mutating func addUp(leavingOut: (parent: Int, child: Int, columns: Set<Int>)? = nil) {
        for level in [Tingkat.kegiatan, .program, .total] {
            for index in lines.indices where lines[index].level == level {
                var own: [Int: Int] = [:]
                for column in form.moneyColumns {
                    let omits = leavingOut.map { $0.parent == index && $0.columns.contains(column) } ?? false
                    let terms = children(of: index).filter { !(omits && leavingOut?.child == $0) }
                    own[column] = terms.reduce(0) { $0 + (money[$1]?[column] ?? 0) }
                }
                // The year is worked out along the row, unless its own formula is the one that is wrong.
                if form == .triwulan, leavingOut.map({ $0.parent != index || !$0.columns.contains(17) }) ?? true {
                    own[17] = form.quarterColumns.reduce(0) { $0 + (own[$1] ?? 0) }
                }
                money[index] = own
            }
        }
    }

    mutating func printPercentages() {
        for index in lines.indices where lines[index].level != .total || form == .realisasi {
            if let spent = money[index]?[form.yearColumn], let budget = money[index]?[form.budgetColumn], budget > 0 {
                percent[index, default: [:]][form.percentColumn] = Self.hundredths(spent, budget)
            }
            if let own = performance[index], let reached = own[16], let target = own[5] {
                percent[index, default: [:]][18] = min(10_000, Self.hundredths(reached, target))
            }
        }
    }

    /// A percentage in hundredths, rounded half up.
    static func hundredths(_ part: Int, _ whole: Int) -> Int { (part * 20_000 + whole) / (2 * whole) }

    func children(of index: Int) -> [Int] {
        lines.indices.filter { lines[index].level == .total ? lines[$0].level == .program : lines[$0].parent == index }
    }

    func cell(_ line: Int, _ column: Int) -> String { CellReference(row: lines[line].row, column: column).description }

    // MARK: What the printed values justify

    /// Every finding about sums, percentages and budgets that is due, worked out apart from the product.
    var due: Set<String> {
        var due: Set<String> = []
        for index in lines.indices {
            let own = money[index] ?? [:]
            let below = children(of: index)
            for column in form.moneyColumns where !below.isEmpty {
                guard let printed = own[column], printed != below.reduce(0, { $0 + (money[$1]?[column] ?? 0) }) else { continue }
                due.insert("\(cell(index, column)) \(lines[index].level == .total ? "jumlah.total" : "jumlah.anak")")
            }
            if form == .triwulan, let year = own[17], form.quarterColumns.contains(where: { own[$0] != nil }),
                year != form.quarterColumns.reduce(0, { $0 + (own[$1] ?? 0) })
            {
                due.insert("\(cell(index, 17)) jumlah.triwulan")
            }
            if let spent = own[form.yearColumn], let budget = own[form.budgetColumn] {
                if spent > budget { due.insert("\(cell(index, form.yearColumn)) realisasi.lebih") }
                if budget > 0, let printed = percent[index]?[form.percentColumn], isOff(printed, spent, budget) {
                    due.insert("\(cell(index, form.percentColumn)) capaian.anggaran")
                }
            }
            if let printed = percent[index]?[18], let reached = performance[index]?[16], let target = performance[index]?[5],
                isOff(printed, reached, target), isOff(printed, 2 * target - reached, target, capping: false)
            {
                due.insert("\(cell(index, 18)) capaian.kinerja")
            }
        }
        return due
    }

    /// Whether a percentage in hundredths is further than half a hundredth from a ratio, and from 100 where that is above it.
    private func isOff(_ printed: Int, _ part: Int, _ whole: Int, capping: Bool = true) -> Bool {
        if capping, printed == 10_000, part >= whole { return false }
        return abs(printed * whole - part * 10_000) * 2 > whole
    }

    // MARK: The sheet

    func sheet(_ template: Sheet) -> Sheet {
        var cells: [Cell] = []
        func add(_ row: Int, _ column: Int, text: String) {
            cells.append(Cell(reference: CellReference(row: row, column: column), value: .text(text), shown: text))
        }
        func add(_ row: Int, _ column: Int, number: Double, shown: String) {
            cells.append(Cell(reference: CellReference(row: row, column: column), value: .number(number), shown: shown))
        }
        for (index, line) in lines.enumerated() {
            add(line.row, line.level == .total && form == .realisasi ? 2 : 1, text: line.printedCode)
            if line.level != .total { add(line.row, 2, text: line.name) }
            if line.indicator {
                add(line.row, 3, text: "Jumlah \(line.name)")
                add(line.row, 4, text: "Orang")
            }
            for (column, value) in money[index] ?? [:] { add(line.row, column, number: Double(value), shown: grouped(value)) }
            for (column, value) in performance[index] ?? [:] { add(line.row, column, number: Double(value), shown: "\(value)") }
            for (column, value) in percent[index] ?? [:] {
                add(line.row, column, number: Double(value) / 100, shown: "\(value / 100),\(twoDigits(value % 100))")
            }
        }
        var sheet = template
        sheet.rows.removeAll { $0.number > form.headerRows }
        sheet.merges.removeAll { $0.last.row > form.headerRows }
        return sheet.adding(cells)
    }

    private func grouped(_ value: Int) -> String {
        var text = ""
        for (index, digit) in String(value).enumerated() {
            if index > 0, (String(value).count - index) % 3 == 0 { text += "." }
            text.append(digit)
        }
        return text
    }
}

extension Bool {
    /// One of two values.
    func choose<Value>(_ yes: Value, _ no: Value) -> Value { self ? yes : no }
}
