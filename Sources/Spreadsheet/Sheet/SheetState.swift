import Grid

/// Where the reading of a sheet stands.
///
/// Elements count by their depth as much as by their name: `worksheet/sheetData/row/c/v`.
struct SheetState {
    enum Outcome {
        case nothing
        /// A row with cells is complete.
        case row
        case trouble(SpreadsheetError)
    }

    private let strings: [String]
    private let limits: ReadingLimits
    private let onlyMerges: Bool
    private var main = MainNamespace()
    private var isInData = false

    // The row.
    var row = 0
    var isRowHidden = false
    var cells: [RawCell] = []
    /// Whether the row stated its number; if not, its first cell may.
    private var hasRowNumber = false
    private var column = 0
    private var isUnsorted = false

    // The cell.
    private enum Content: UInt8 { case number, shared, inline, string, boolean, error, date, unknown }
    private var isInCell = false
    private var content = Content.number
    private var format = 0
    /// What the cell calls itself where that is no cell of its row.
    private var misplaced: String?
    private var value = TextBuffer()
    private var inline = TextBuffer()
    private var hasInline = false
    private enum Target: UInt8 { case none, value, inline }
    private var target = Target.none
    private var isPhonetic = false

    // The sheet.
    var hiddenColumns = HiddenColumns()
    var merges: [CellRange] = []

    init(strings: [String], limits: ReadingLimits, onlyMerges: Bool) {
        self.strings = strings
        self.limits = limits
        self.onlyMerges = onlyMerges
    }

    mutating func start(
        _ name: XMLName, _ namespace: UnsafePointer<UInt8>?, _ attributes: XMLAttributes, depth: Int
    ) -> SpreadsheetError? {
        if depth == 1 {
            guard name == "worksheet" else { return SpreadsheetError(.wrongPart(expected: "worksheet", found: name.string)) }
            main = MainNamespace(root: namespace)
            return nil
        }
        guard main.holds(namespace) else { return nil }
        if isInData {
            if onlyMerges { return nil }
            switch depth {
            case 3: return name == "row" ? startRow(attributes) : nil
            case 4: return name == "c" ? startCell(attributes) : nil
            case 5 where isInCell:
                if name == "v" {
                    target = .value
                } else if name == "is" {
                    hasInline = true
                }
            case 6... where isInCell && hasInline:
                if name == "rPh" {
                    isPhonetic = true
                } else if name == "t", !isPhonetic {
                    target = .inline
                }
            default: break
            }
            return nil
        }
        if depth == 2 {
            isInData = name == "sheetData"
        } else if depth == 3 {
            if name == "mergeCell" { return merge(attributes) }
            if name == "col" { return hide(attributes) }
        }
        return nil
    }

    @inline(__always)
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) -> SpreadsheetError? {
        let isWithin =
            switch target {
            case .none: true
            case .value: value.append(bytes, limit: limits.cellTextBytes)
            case .inline: inline.append(bytes, limit: limits.cellTextBytes)
            }
        return isWithin ? nil : SpreadsheetError(.tooLarge(.cellText, limit: limits.cellTextBytes), cell: place)
    }

    mutating func end(_ name: XMLName, _ namespace: UnsafePointer<UInt8>?, depth: Int) -> Outcome {
        guard isInData, main.holds(namespace) else { return .nothing }
        switch depth {
        case 2: isInData = false
        case 3:
            guard name == "row", !onlyMerges, !cells.isEmpty else { return .nothing }
            if isUnsorted, let error = sort() { return .trouble(error) }
            return .row
        case 4 where isInCell:
            isInCell = false
            let count = cells.count
            if let error = finishCell() { return .trouble(error) }
            if let misplaced, cells.count > count { return .trouble(SpreadsheetError(.badReference(misplaced), cell: place)) }
        case 5...:
            target = .none
            if isPhonetic, name == "rPh" { isPhonetic = false }
        default: break
        }
        return .nothing
    }

    private var place: CellReference { CellReference(row: row, column: max(column, 1)) }

    // MARK: Rows

    private mutating func startRow(_ attributes: XMLAttributes) -> SpreadsheetError? {
        var number: Int?
        var isHidden = false
        for index in 0..<attributes.count where !attributes.hasNamespace(index) {
            guard let name = attributes.name(index) else { continue }
            if name == "r" {
                let text = attributes.value(index)
                guard let stated = text.wholeNumber, stated >= 1 else { return SpreadsheetError(.badReference(text.string)) }
                number = stated
            } else if name == "hidden" {
                isHidden = attributes.value(index).isTrue
            }
        }
        let next = number ?? row + 1
        guard next > row else { return SpreadsheetError(.outOfOrder("row \(next)")) }
        guard next <= CellReference.maximumRow else { return SpreadsheetError(.tooLarge(.rows, limit: CellReference.maximumRow)) }
        row = next
        hasRowNumber = number != nil
        isRowHidden = isHidden
        column = 0
        isUnsorted = false
        cells.removeAll(keepingCapacity: true)
        return nil
    }

    /// Puts cells that came out of their order into it; each column may stand once.
    private mutating func sort() -> SpreadsheetError? {
        cells.sort { $0.column < $1.column }
        for index in cells.indices.dropFirst() where cells[index].column == cells[index - 1].column {
            let place = CellReference(row: row, column: cells[index].column)
            return SpreadsheetError(.outOfOrder("cell \(place)"), cell: place)
        }
        return nil
    }

    // MARK: Cells

    private mutating func startCell(_ attributes: XMLAttributes) -> SpreadsheetError? {
        var next = column + 1
        content = .number
        format = 0
        misplaced = nil
        for index in 0..<attributes.count where !attributes.hasNamespace(index) {
            guard let name = attributes.name(index) else { continue }
            let text = attributes.value(index)
            if name == "r" {
                let reference = ReferenceBytes.cell(text)
                // Refused only if the cell holds something: without a value it says nothing wrong.
                if reference.map({ !accepts($0.row) }) ?? true { misplaced = text.string }
                if let reference { next = reference.column }
            } else if name == "s" {
                format = text.wholeNumber ?? 0
            } else if name == "t" {
                content = Self.content(text)
            }
        }
        guard next <= CellReference.maximumColumn else {
            return SpreadsheetError(.tooLarge(.columns, limit: CellReference.maximumColumn), cell: place)
        }
        if next <= column { isUnsorted = true }
        column = next
        isInCell = true
        value.clear()
        inline.clear()
        hasInline = false
        isPhonetic = false
        target = .none
        return nil
    }

    /// Whether a cell may say that it stands in a row: it is this one, or this one has not said its number and has no cells yet.
    private mutating func accepts(_ stated: Int) -> Bool {
        if stated == row { return true }
        guard !hasRowNumber, column == 0, stated > row else { return false }
        row = stated
        return true
    }

    private static func content(_ type: XMLValue) -> Content {
        if type.equals("s") { return .shared }
        if type.equals("n") { return .number }
        if type.equals("str") { return .string }
        if type.equals("inlineStr") { return .inline }
        if type.equals("b") { return .boolean }
        if type.equals("e") { return .error }
        if type.equals("d") { return .date }
        return type.isEmpty ? .number : .unknown
    }

    private mutating func finishCell() -> SpreadsheetError? {
        // Text of its own goes before a value where the cell says so, or where there is no value.
        if hasInline, content == .inline || value.isEmpty {
            if !inline.isEmpty { add(.text, text: inline.string) }
            return nil
        }
        guard !value.isEmpty else { return nil }
        switch content {
        case .number:
            if let number = value.bytes.withUnsafeBufferPointer({ StoredNumber.parse($0) }) {
                add(.number, number: number)
            } else {
                // No number, never 0: the cell states something that cannot be read as what it claims to be.
                add(.error, text: value.string)
            }
        case .shared:
            guard let index = value.bytes.withUnsafeBufferPointer({ $0.wholeNumber }), index < strings.count else {
                return SpreadsheetError(.badSharedStringIndex(String(value.string.prefix(40))), cell: place)
            }
            if !strings[index].isEmpty { add(.text, text: strings[index]) }
        case .inline, .string: add(.text, text: value.string)
        case .boolean:
            switch value.string {
            case "1", "true": add(.boolean, number: 1)
            case "0", "false": add(.boolean, number: 0)
            default: add(.error, text: value.string)
            }
        case .date: add(.isoDate, text: value.string)
        case .error, .unknown: add(.error, text: value.string)
        }
        return nil
    }

    private mutating func add(_ kind: RawCell.Kind, number: Double = 0, text: String = "") {
        cells.append(RawCell(column: column, kind: kind, format: format, number: number, text: text))
    }

    // MARK: The rest of the sheet

    private mutating func merge(_ attributes: XMLAttributes) -> SpreadsheetError? {
        guard let text = attributes["ref"] else { return nil }
        guard let range = ReferenceBytes.range(text) else { return SpreadsheetError(.badReference(text.string)) }
        guard merges.count < limits.merges else { return SpreadsheetError(.tooLarge(.merges, limit: limits.merges)) }
        merges.append(range)
        return nil
    }

    private mutating func hide(_ attributes: XMLAttributes) -> SpreadsheetError? {
        guard attributes["hidden"]?.isTrue ?? false, let first = attributes["min"]?.wholeNumber, let last = attributes["max"]?.wholeNumber,
            first >= 1, first <= last
        else { return nil }
        guard hiddenColumns.times < CellReference.maximumColumn else {
            return SpreadsheetError(.tooLarge(.columns, limit: CellReference.maximumColumn))
        }
        if first <= CellReference.maximumColumn { hiddenColumns.hide(first...min(last, CellReference.maximumColumn)) }
        return nil
    }
}
