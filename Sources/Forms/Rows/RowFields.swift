import Grid
import Model
import Notation
import Patterns

/// What a row of one track stands under: what rules may ask beside its own cells.
struct RowSurroundings {
    /// The class of the last row of data above, and its role where it has one.
    var after: Set<String> = []
    /// The level of the last node above.
    var level: Tingkat?
    /// The section it stands in.
    var section: String?
}

/// A row's cells by what their columns are, as rules ask about them.
struct RowFields {
    /// The cells that hold more than white space, in the order in which the form names their columns: where a column stands on the page does not
    /// decide what a row begins with.
    private let cells: [(cell: Cell, column: Int, meaning: ColumnMeaning?)]
    private let around: RowSurroundings
    private let next: () -> RowFields?

    init(
        _ cells: [Cell], binding: Binding, moved: [Int: Int] = [:], around: RowSurroundings = RowSurroundings(),
        next: @escaping () -> RowFields? = { nil }
    ) {
        self.around = around
        self.next = next
        let placed = cells.filter { !$0.isBlankText }.map { cell in
            let column = moved[cell.reference.column] ?? cell.reference.column
            return (cell: cell, column: column, bound: binding.columns[column])
        }
        self.cells = placed.sorted { ($0.bound?.order ?? .max, $0.column) < ($1.bound?.order ?? .max, $1.column) }.map {
            cell, column, bound in
            if let bound, bound.traits.isStacked, isCodeText(cell.shown) { return (cell, column, .role(.kode)) }
            return (cell, column, bound?.meaning)
        }
    }

    /// Whether the row holds nothing but white space.
    var isBlank: Bool { cells.isEmpty }

    func fits(_ rule: RowRule) -> Bool { rule.conditions.allSatisfy(fits) }

    private func fits(_ condition: RowCondition) -> Bool {
        switch condition {
        case .filled(.angka): hasFigure
        case .empty(.angka): !hasFigure
        case .filled(let field): cells.contains { belongs($0.meaning, to: field) }
        case .empty(let field): !cells.contains { belongs($0.meaning, to: field) }
        case .matches(let field, let pattern):
            cells.indices.contains { belongs(cells[$0].meaning, to: field) && pattern.matches(line($0)) }
        case .firstText(let pattern): firstTexts.contains(where: pattern.matches)
        case .text(let pattern): pattern.matches(labels)
        case .names(let pattern, let words): !hasActivityCode && pattern.firstMatch(in: labels).map(words.accept) ?? false
        case .only(let fields):
            cells.allSatisfy { cell in fields.contains { belongs(cell.meaning, to: $0) } }
        case .after(let classes): !around.after.isDisjoint(with: classes)
        case .under(let levels): around.level.map(levels.contains) ?? false
        case .section(let name): around.section == name
        case .next(let conditions): next().map { next in conditions.allSatisfy(next.fits) } ?? false
        case .isBold(let isBold): cells.first.map { $0.cell.style.isBold == isBold } ?? false
        case .isFilled(let isFilled): cells.first.map { $0.cell.style.isFilled == isFilled } ?? false
        case .indent(let steps): cells.first.map { Self.indent($0.cell) == steps } ?? false
        }
    }

    /// What a row begins with: its first cell, and its first past a running number, a dash or a remark in the place of a number or code.
    private var firstTexts: [String] {
        if let known = memory.firstTexts { return known }
        let texts = firstCells.map { $0.shown.singleLine }
        memory.firstTexts = texts
        return texts
    }

    private var firstCells: [Cell] {
        guard let first = cells.first?.cell else { return [] }
        let codes = cells.count { $0.meaning == .role(.kode) }
        // A lone digit is no code of something that has a name such as JUMLAH; a code in parts may begin with one.
        let rest = cells.drop { cell in
            cell.meaning == .role(.nomor)
                || cell.meaning == .role(.kode) && (!hasActivityCode || codes == 1 && !cell.cell.shown.contains("."))
        }
        return rest.first.map { [first, $0.cell] } ?? [first]
    }

    /// The indentation of a cell: that of its style, else a step for every two spaces its text begins with.
    static func indent(_ cell: Cell) -> Int {
        if cell.style.indent > 0 { return cell.style.indent }
        return cell.shown.prefix { $0 == " " || $0 == "\u{A0}" }.count / 2
    }

    /// The row's labels as one text, from left to right. A running number, figures and who is responsible for the row are no part of it.
    private var labels: String {
        if let known = memory.labels { return known }
        let texts = cells.filter { !isBesideLabels($0) }.sorted { $0.cell.reference.column < $1.cell.reference.column }
        let text = texts.map { $0.cell.shown.singleLine }.joined(separator: " ")
        memory.labels = text
        return text
    }

    private func isBesideLabels(_ cell: (cell: Cell, column: Int, meaning: ColumnMeaning?)) -> Bool {
        switch cell.meaning {
        case .value?: isFigure(cell)
        case .role(.nomor)?: cell.cell.shown.allSatisfy { !$0.isLetter }
        case .role(.penanggungJawab)?, .role(.perangkatDaerah)?, .role(.perangkatDaerahKode)?, .role(.unit)?: true
        default: false
        }
    }

    /// Whether the row prints a code that is not an organisation's.
    private var hasActivityCode: Bool {
        if let known = memory.hasActivityCode { return known }
        let has = cells.contains {
            belongs($0.meaning, to: .role(.kode)) && isCodeText($0.cell.shown) && readKode($0.cell.shown).status != .organisasi
        }
        memory.hasActivityCode = has
        return has
    }

    /// What several rules ask of a row, worked out once.
    private final class Memory {
        var labels: String?
        var firstTexts: [String]?
        var lines: [String?] = []
        var hasActivityCode: Bool?
    }

    private let memory = Memory()

    /// What a cell says, in one line.
    private func line(_ index: Int) -> String {
        if memory.lines.isEmpty { memory.lines = Array(repeating: nil, count: cells.count) }
        if let known = memory.lines[index] { return known }
        let line = cells[index].cell.shown.singleLine
        memory.lines[index] = line
        return line
    }

    private func belongs(_ meaning: ColumnMeaning?, to field: RowField) -> Bool {
        switch (field, meaning) {
        case (.role(let role), .role(let own)?): role == own
        case (.nilai, .value?): true
        case (.ukuran(let ukuran), .value(let value)?): value.ukuran == ukuran
        case (.tahap(let tahap), .value(let value)?): value.tahap == tahap
        default: false
        }
    }

    /// The parts of cells that the named groups of a rule's patterns find.
    func captures(_ rule: RowRule) -> [RowCapture] {
        var captures: [RowCapture] = []
        func add(_ match: PatternMatch, column: Int, role: ColumnRole) {
            for (name, text) in match.named.sorted(by: { $0.key < $1.key }) {
                let trimmed = text.singleLine
                if !trimmed.isEmpty { captures.append(RowCapture(column: column, role: role, name: name, text: trimmed)) }
            }
        }
        for condition in rule.conditions {
            switch condition {
            case .text(let pattern), .names(let pattern, _):
                guard let match = pattern.firstMatch(in: labels), let first = cells.first else { continue }
                add(match, column: first.column, role: .uraian)
            default: continue
            }
        }
        for case .matches(let field, let pattern) in rule.conditions where pattern.groupNames.contains(where: { $0 != nil }) {
            for cell in cells where belongs(cell.meaning, to: field) {
                guard case .role(let role)? = cell.meaning, let match = pattern.firstMatch(in: cell.cell.shown.singleLine)
                else {
                    continue
                }
                add(match, column: cell.column, role: role)
            }
        }
        return captures
    }

    /// The first cell of a part of the row.
    func first(_ field: RowField) -> Cell? { cells.first { belongs($0.meaning, to: field) }?.cell }

    /// Whether the row looks like data below a signature block: a code or name, and at least two figures in value columns.
    var holdsData: Bool {
        let hasLabel = cells.contains { belongs($0.meaning, to: .role(.kode)) || belongs($0.meaning, to: .role(.uraian)) }
        return hasLabel && cells.filter(isFigure).count >= 2
    }

    private var hasFigure: Bool { cells.contains(where: isFigure) }

    private func isFigure(_ cell: (cell: Cell, column: Int, meaning: ColumnMeaning?)) -> Bool {
        belongs(cell.meaning, to: .nilai) && (cell.cell.isNumber || startsWithDigit(cell.cell.shown))
    }

    private func startsWithDigit(_ text: String) -> Bool { text.utf8.first.map { (0x30...0x39).contains($0) } ?? false }
}
