import Grid

/// Where the reading of a sheet stands.
///
/// Elements count by their depth as much as by their name: `worksheet/sheetData/row/c/v`.
struct SheetState: ~Copyable {
    enum Outcome: UInt8 {
        case nothing
        /// A row with cells is complete.
        case row
        /// What it is stands in ``trouble``.
        case trouble
    }

    private let strings: SharedStrings
    private let limits: ReadingLimits
    private let textLimit: Int
    private let onlyMerges: Bool
    /// Why the sheet cannot be read on.
    private(set) var trouble: SpreadsheetError?
    private var main = MainNamespace()
    private var isInData = false

    // The row.
    var row = 0
    var isRowHidden = false
    private var cells: UnsafeMutablePointer<RawCell>
    private var cellCount = 0
    private var cellCapacity = 64
    /// The texts of the row's cells.
    private var texts = ByteBuffer(capacity: 4_096)
    /// Whether the row stated its number; if not, its first cell may.
    private var hasRowNumber = false
    private var column = 0
    private var isUnsorted = false

    // The cell.
    private enum Content: UInt8 { case number, shared, inline, string, boolean, error, date, unknown }
    private var isInCell = false
    private var content = Content.number
    private var format: Int32 = 0
    /// What the cell calls itself where that is no cell of its row.
    private var misplaced = ""
    private var isMisplaced = false
    private var value = ByteBuffer()
    private var inline = ByteBuffer()
    private var hasInline = false
    private enum Target: UInt8 { case none, value, inline }
    private var target = Target.none
    private var isPhonetic = false

    // The sheet.
    var hiddenColumns = HiddenColumns()
    var merges: [CellRange] = []

    init(strings: SharedStrings, limits: ReadingLimits, onlyMerges: Bool) {
        self.strings = strings
        self.limits = limits
        textLimit = limits.cellTextBytes
        self.onlyMerges = onlyMerges
        cells = .allocate(capacity: cellCapacity)
    }

    deinit { cells.deallocate() }

    /// The row that is complete.
    var rawRow: RawRow {
        RawRow(
            number: row, isHidden: isRowHidden, cells: UnsafeBufferPointer(start: cells, count: cellCount),
            bytes: UnsafePointer(texts.start), strings: strings)
    }

    /// Whether the row holds anything.
    var hasCells: Bool { cellCount > 0 }

    /// Whether the sheet's rows have begun and not ended.
    var isInRows: Bool { isInData }

    /// The namespace of the sheet's own elements.
    var namespace: UnsafePointer<UInt8>? { main.namespace }

    /// Forgets what was heard of a row that is to be told again.
    mutating func takeBack(to row: Int) {
        self.row = row
        cellCount = 0
        isInCell = false
        trouble = nil
    }

    private mutating func fail(_ error: SpreadsheetError) -> Bool {
        trouble = error
        return false
    }

    /// An element begins; false where it is trouble.
    mutating func start(_ name: XMLName, _ namespace: UnsafePointer<UInt8>?, _ attributes: XMLAttributes, depth: Int) -> Bool {
        if depth == 1 {
            guard name == "worksheet" else { return fail(SpreadsheetError(.wrongPart(expected: "worksheet", found: name.string))) }
            main = MainNamespace(root: namespace)
            return true
        }
        guard main.holds(namespace) else { return true }
        if isInData {
            if onlyMerges { return true }
            switch depth {
            case 3: return name == "row" ? startRow(attributes) : true
            case 4: return name == "c" ? startCell(attributes) : true
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
            return true
        }
        if depth == 2 {
            isInData = name == "sheetData"
        } else if depth == 3 {
            if name == "mergeCell" { return merge(attributes) }
            if name == "col" { return hide(attributes) }
        }
        return true
    }

    /// A piece of text; false where it is trouble.
    @inline(__always)
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        switch target {
        case .none: return true
        case .value:
            guard value.count + bytes.count <= textLimit else { return failForText() }
            value.append(bytes)
        case .inline:
            guard inline.count + bytes.count <= textLimit else { return failForText() }
            inline.append(bytes)
        }
        return true
    }

    private mutating func failForText() -> Bool { fail(SpreadsheetError(.tooLarge(.cellText, limit: textLimit), cell: place)) }

    mutating func end(_ name: XMLName, _ namespace: UnsafePointer<UInt8>?, depth: Int) -> Outcome {
        guard isInData, main.holds(namespace) else { return .nothing }
        switch depth {
        case 2: isInData = false
        case 3:
            guard name == "row", !onlyMerges, cellCount > 0 else { return .nothing }
            return !isUnsorted || sort() ? .row : .trouble
        case 4 where isInCell:
            isInCell = false
            let count = cellCount
            guard finishCell() else { return .trouble }
            if isMisplaced, cellCount > count {
                trouble = SpreadsheetError(.badReference(misplaced), cell: place)
                return .trouble
            }
        case 5...:
            target = .none
            if isPhonetic, name == "rPh" { isPhonetic = false }
        default: break
        }
        return .nothing
    }

    private var place: CellReference { CellReference(row: row, column: max(column, 1)) }

    // MARK: Rows

    private mutating func startRow(_ attributes: XMLAttributes) -> Bool {
        var number: Int?
        var isHidden = false
        for index in 0..<attributes.count where !attributes.hasNamespace(index) {
            guard let name = attributes.name(index) else { continue }
            if name == "r" {
                let text = attributes.value(index)
                guard let stated = text.wholeNumber, stated >= 1 else { return fail(SpreadsheetError(.badReference(text.string))) }
                number = stated
            } else if name == "hidden" {
                isHidden = attributes.value(index).isTrue
            }
        }
        let next = number ?? row + 1
        guard next > row else { return fail(SpreadsheetError(.outOfOrder("row \(next)"))) }
        guard next <= CellReference.maximumRow else { return fail(SpreadsheetError(.tooLarge(.rows, limit: CellReference.maximumRow))) }
        row = next
        hasRowNumber = number != nil
        isRowHidden = isHidden
        column = 0
        isUnsorted = false
        cellCount = 0
        texts.clear()
        return true
    }

    /// Puts cells that came out of their order into it; each column may stand once.
    private mutating func sort() -> Bool {
        var sorted = UnsafeMutableBufferPointer(start: cells, count: cellCount)
        sorted.sort { $0.column < $1.column }
        for index in sorted.indices.dropFirst() where sorted[index].column == sorted[index - 1].column {
            let place = CellReference(row: row, column: Int(sorted[index].column))
            return fail(SpreadsheetError(.outOfOrder("cell \(place)"), cell: place))
        }
        return true
    }

    // MARK: Cells

    private mutating func startCell(_ attributes: XMLAttributes) -> Bool {
        var next = column + 1
        content = .number
        format = 0
        isMisplaced = false
        for index in 0..<attributes.count where !attributes.hasNamespace(index) {
            guard let name = attributes.name(index) else { continue }
            let text = attributes.value(index)
            if name == "r" {
                let reference = ReferenceBytes.cell(text)
                // Refused only if the cell holds something: without a value it says nothing wrong.
                if reference.map({ !accepts($0.row) }) ?? true {
                    isMisplaced = true
                    misplaced = text.string
                }
                if let reference { next = reference.column }
            } else if name == "s" {
                format = text.wholeNumber.map { Int32(clamping: $0) } ?? 0
            } else if name == "t" {
                content = Self.content(text)
            }
        }
        guard next <= CellReference.maximumColumn else {
            return fail(SpreadsheetError(.tooLarge(.columns, limit: CellReference.maximumColumn), cell: place))
        }
        if next <= column { isUnsorted = true }
        column = next
        isInCell = true
        value.clear()
        inline.clear()
        hasInline = false
        isPhonetic = false
        target = .none
        return true
    }

    /// Whether a cell may say that it stands in a row: it is this one, or this one has not said its number and has no cells yet.
    @inline(__always)
    private mutating func accepts(_ stated: Int) -> Bool {
        if stated == row { return true }
        guard !hasRowNumber, column == 0, stated > row else { return false }
        row = stated
        return true
    }

    @inline(__always)
    private static func content(_ type: XMLValue) -> Content {
        guard let first = type.first else { return .number }
        // Of one letter are nearly all.
        if type.count == 1 {
            switch first {
            case UInt8(ascii: "s"): return .shared
            case UInt8(ascii: "n"): return .number
            case UInt8(ascii: "b"): return .boolean
            case UInt8(ascii: "e"): return .error
            case UInt8(ascii: "d"): return .date
            default: return .unknown
            }
        }
        if type.equals("inlineStr") { return .inline }
        if type.equals("str") { return .string }
        return .unknown
    }

    private mutating func finishCell() -> Bool {
        // Text of its own goes before a value where the cell says so, or where there is no value.
        if hasInline, content == .inline || value.isEmpty {
            return inline.isEmpty || addText(.text, inline.bytes)
        }
        guard !value.isEmpty else { return true }
        switch content {
        case .number:
            if let stored = StoredNumber(value.bytes) {
                addNumber(stored)
            } else {
                // No number, never 0: the cell states something that cannot be read as what it claims to be.
                return addText(.error, value.bytes)
            }
        case .shared:
            guard let index = value.bytes.wholeNumber, index < strings.count else {
                let text = String(EscapedText.string(value.bytes).prefix(40))
                return fail(SpreadsheetError(.badSharedStringIndex(text), cell: place))
            }
            // A limit of fewer strings than 2^31 holds while they are read.
            if !strings[index].isEmpty { add(RawCell(column: Int32(column), format: format, shared: Int32(index), kind: .text)) }
        case .inline, .string: return addText(.text, value.bytes)
        case .boolean:
            if value.bytes.equals("1") || value.bytes.equals("true") {
                add(RawCell(column: Int32(column), format: format, number: 1, kind: .boolean))
            } else if value.bytes.equals("0") || value.bytes.equals("false") {
                add(RawCell(column: Int32(column), format: format, number: 0, kind: .boolean))
            } else {
                return addText(.error, value.bytes)
            }
        case .date: return addText(.isoDate, value.bytes)
        case .error, .unknown: return addText(.error, value.bytes)
        }
        return true
    }

    private mutating func addNumber(_ stored: StoredNumber) {
        var cell = RawCell(column: Int32(column), format: format, number: stored.value, kind: .number)
        if stored.isShortest {
            cell.textStart = texts.count
            cell.textCount = Int32(value.count)
            texts.append(value.bytes)
        }
        add(cell)
    }

    private mutating func addText(_ kind: RawCell.Kind, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard texts.count <= limits.recordBytes else {
            return fail(SpreadsheetError(.tooLarge(.recordBytes, limit: limits.recordBytes), cell: place))
        }
        let start = texts.count
        if let read = EscapedText.read(bytes) {
            read.withUnsafeBufferPointer { texts.append($0) }
        } else {
            texts.append(bytes)
        }
        add(RawCell(column: Int32(column), format: format, textStart: start, textCount: Int32(texts.count - start), kind: kind))
        return true
    }

    @inline(__always)
    private mutating func add(_ cell: RawCell) {
        if cellCount == cellCapacity { growCells() }
        (cells + cellCount).initialize(to: cell)
        cellCount += 1
    }

    private mutating func growCells() {
        let larger = UnsafeMutablePointer<RawCell>.allocate(capacity: cellCapacity * 2)
        larger.moveInitialize(from: cells, count: cellCount)
        cells.deallocate()
        cells = larger
        cellCapacity *= 2
    }

    // MARK: The rest of the sheet

    private mutating func merge(_ attributes: XMLAttributes) -> Bool {
        guard let text = attributes["ref"] else { return true }
        guard let range = ReferenceBytes.range(text) else { return fail(SpreadsheetError(.badReference(text.string))) }
        guard merges.count < limits.merges else { return fail(SpreadsheetError(.tooLarge(.merges, limit: limits.merges))) }
        merges.append(range)
        return true
    }

    private mutating func hide(_ attributes: XMLAttributes) -> Bool {
        guard attributes["hidden"]?.isTrue ?? false, let first = attributes["min"]?.wholeNumber, let last = attributes["max"]?.wholeNumber,
            first >= 1, first <= last
        else { return true }
        guard hiddenColumns.times < CellReference.maximumColumn else {
            return fail(SpreadsheetError(.tooLarge(.columns, limit: CellReference.maximumColumn)))
        }
        if first <= CellReference.maximumColumn { hiddenColumns.hide(first...min(last, CellReference.maximumColumn)) }
        return true
    }
}
