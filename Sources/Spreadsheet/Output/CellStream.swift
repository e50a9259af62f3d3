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
    mutating func take(_ raw: RawCell, of row: borrowing RawRow, builder: CellBuilder?, withShown: Bool) {
        reference.removeAll(keepingCapacity: true)
        Self.append(column: Int(raw.column), to: &reference)
        PlainNumber.append(row.number, to: &reference)
        value.removeAll(keepingCapacity: true)
        shown.removeAll(keepingCapacity: true)
        showsValue = true
        switch raw.kind {
        case .number: takeNumber(raw, row, builder, withShown)
        case .text:
            type = .text
            value.append(contentsOf: row.text(raw))
            if withShown, let builder, builder.styles.changesText(raw.format) {
                showsValue = false
                Self.append(builder.shownText(String(decoding: value, as: UTF8.self), builder.styles[Int(raw.format)].code), to: &shown)
            }
        case .boolean:
            type = .boolean
            value += (raw.number != 0 ? "true" : "false").utf8
            showsValue = false
            shown += (raw.number != 0 ? "TRUE" : "FALSE").utf8
        case .error:
            type = .error
            value.append(contentsOf: row.text(raw))
        case .isoDate:
            showsValue = false
            shown.append(contentsOf: row.text(raw))
            takeISO(ISOValue.value(String(decoding: shown, as: UTF8.self)))
        }
    }

    private mutating func takeNumber(_ raw: RawCell, _ row: borrowing RawRow, _ builder: CellBuilder?, _ withShown: Bool) {
        guard let builder else { return }
        number = raw.number
        builder.styles.withCode(Int(raw.format)) { code in
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
    /// Hands over the rows of a sheet, raw: the way for all that does not need values to keep.
    func forEachRawRow(ofSheetAt index: Int, _ body: (PlacedRow) throws -> Void) throws {
        let description = try self.description(at: index)
        switch content {
        case .workbook(let workbook): try workbook.forEachRawRow(ofSheetAt: index, name: description.name, limits: limits, body)
        case .text(let csv): try csv.forEachRawRow { try body(PlacedRow($0)) }
        }
    }

    /// What numbers are by their formats; nil for a CSV, where everything is text.
    var builder: CellBuilder? {
        if case .workbook(let workbook) = content { workbook.builder } else { nil }
    }
}
