import Grid

/// One cell on its way to `rkpd cells`: its value and what it shows as bytes, in memory that is used again.
struct CellStream {
    private(set) var type = CellType.text
    /// The value as text: JSON's own writing of numbers and booleans, the text itself of all else.
    private(set) var value: [UInt8] = []
    /// The number of a number cell.
    private(set) var number = 0.0
    /// What the cell shows; empty where it is the value itself.
    private(set) var shown: [UInt8] = []
    private(set) var showsValue = true
    private(set) var reference: [UInt8] = []

    /// Whether the value is written without quotation marks.
    var isBare: Bool { type == .number || type == .boolean || type == .duration }

    /// Takes the next cell.
    mutating func take(_ raw: RawCell, row: Int, builder: CellBuilder?, withShown: Bool) {
        reference.removeAll(keepingCapacity: true)
        Self.append(column: raw.column, to: &reference)
        PlainNumber.append(row, to: &reference)
        value.removeAll(keepingCapacity: true)
        shown.removeAll(keepingCapacity: true)
        showsValue = true
        switch raw.kind {
        case .number: takeNumber(raw, builder, withShown)
        case .text:
            type = .text
            Self.append(raw.text, to: &value)
            if withShown, let code = builder?.styles[raw.format].code, code.textSection != nil, let builder {
                showsValue = false
                Self.append(builder.shownText(raw.text, code), to: &shown)
            }
        case .boolean:
            type = .boolean
            value += (raw.number != 0 ? "true" : "false").utf8
            showsValue = false
            shown += (raw.number != 0 ? "TRUE" : "FALSE").utf8
        case .error:
            type = .error
            Self.append(raw.text, to: &value)
        case .isoDate:
            showsValue = false
            Self.append(raw.text, to: &shown)
            takeISO(ISOValue.value(raw.text))
        }
    }

    private mutating func takeNumber(_ raw: RawCell, _ builder: CellBuilder?, _ withShown: Bool) {
        guard let builder else { return }
        number = raw.number
        builder.styles.withCode(raw.format) { code in
            switch builder.kind(of: raw.number, code) {
            case .number:
                type = .number
                PlainNumber.appendExact(raw.number, to: &value)
            case .date(let date):
                type = .date
                date.appendISO(to: &value)
            case .time(let milliseconds):
                type = .time
                DateSerial.appendTime(milliseconds, to: &value)
            case .duration(let seconds):
                type = .duration
                PlainNumber.appendExact(seconds, to: &value)
            }
            guard withShown, !(code.isLocal && (type == .date || type == .time)) else { return }
            showsValue = false
            code.append(raw.number, is1904: builder.is1904, marks: builder.marks, to: &shown)
        }
    }

    private mutating func takeISO(_ stated: CellValue) {
        type = stated.type
        switch stated {
        case .duration(let seconds): PlainNumber.appendExact(seconds, to: &value)
        case .date(let text), .time(let text), .error(let text), .text(let text): Self.append(text, to: &value)
        case .number, .boolean: break
        }
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        var text = text
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }

    private static func append(column: Int, to bytes: inout [UInt8]) {
        var divisor = 1
        var room = 26
        var rest = column - 1
        // Letters count from 1: A…Z, then AA…ZZ behind them.
        while rest >= room {
            rest -= room
            room *= 26
            divisor *= 26
        }
        while divisor > 0 {
            bytes.append(65 + UInt8(truncatingIfNeeded: rest / divisor % 26))
            divisor /= 26
        }
    }
}

extension WorkbookFile {
    /// Hands over every cell of a sheet, raw: the way for all that does not need values to keep.
    func forEachRawCell(ofSheetAt index: Int, _ body: (RawCell, _ row: Int, _ isHidden: Bool) throws -> Void) throws {
        let description = try self.description(at: index)
        switch content {
        case .workbook(let workbook):
            try workbook.forEachRawRow(ofSheetAt: index, name: description.name, limits: limits) { row in
                try row.forEachCell { try body($0, row.raw.number, $1) }
            }
        case .text(let csv):
            try csv.forEachRow { row in
                for cell in row.cells {
                    try body(
                        RawCell(column: cell.reference.column, kind: .text, format: 0, number: 0, text: cell.shown), row.number, false)
                }
            }
        }
    }

    /// What numbers are by their formats; nil for a CSV, where everything is text.
    var builder: CellBuilder? {
        if case .workbook(let workbook) = content { workbook.builder } else { nil }
    }
}
