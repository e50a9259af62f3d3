import Grid

/// One cell format of a workbook.
struct CellFormat: Sendable {
    var code: FormatCode
    var numberFormat: NumberFormat?
    var style: CellStyle
    /// Whether a text is shown as something else than it is.
    let changesText: Bool
    /// Whether a number is a number whichever it is, never a date or a length of time.
    let keepsNumbers: Bool

    init(code: FormatCode, numberFormat: NumberFormat?, style: CellStyle) {
        self.code = code
        self.numberFormat = numberFormat
        self.style = style
        changesText = code.textSection != nil
        keepsNumbers = code.sections.allSatisfy {
            switch $0.kind {
            case .general, .number, .text, .literal: true
            case .date, .elapsed: false
            }
        }
    }

    /// General, plain.
    static let plain = CellFormat(code: .general, numberFormat: nil, style: CellStyle())
}

/// The cell formats of `xl/styles.xml`, each taken apart once.
struct StylesPart: Sendable {
    private let formats: [CellFormat]
    // What is asked for every cell stands close together.
    private let marks: [Marks]

    private struct Marks: OptionSet, Sendable {
        var rawValue: UInt8
        static let changesText = Marks(rawValue: 1)
        static let keepsNumbers = Marks(rawValue: 2)
    }

    /// No formats: every cell is plain.
    init() {
        formats = []
        marks = []
    }

    init(reading part: String, of package: PackageParts, limits: ReadingLimits) throws(SpreadsheetError) {
        let handler = StylesHandler(limits: limits)
        try XMLPush.parse(package.open(part), part: part, into: handler, limits: limits)
        formats = handler.formats()
        marks = formats.map { format in
            var marks: Marks = []
            if format.changesText { marks.insert(.changesText) }
            if format.keepsNumbers { marks.insert(.keepsNumbers) }
            return marks
        }
    }

    /// Whether a number in a format is a number whichever it is.
    @inline(__always)
    func keepsNumbers(_ index: Int32) -> Bool { Int(index) >= marks.count || marks[Int(index)].contains(.keepsNumbers) }

    /// Whether a text in a format is shown as something else than it is.
    @inline(__always)
    func changesText(_ index: Int32) -> Bool { Int(index) < marks.count && marks[Int(index)].contains(.changesText) }

    /// Uses the code of a format where it lies, without a copy.
    @inline(__always)
    func withCode<Result>(_ index: Int, _ body: (borrowing FormatCode) -> Result) -> Result {
        index < formats.count ? body(formats[index].code) : body(.general)
    }

    /// A format by the number that cells name; one that is not there is plain, as spreadsheet programs take it.
    @inline(__always)
    subscript(index: Int) -> CellFormat {
        _read {
            if index < formats.count { yield formats[index] } else { yield.plain }
        }
    }
}

private final class StylesHandler: XMLHandler {
    private struct Record {
        var numberFormat = 0, font = 0, fill = 0, indent = 0
    }
    private let limits: ReadingLimits
    private var main = MainNamespace()
    private var section = ""
    private var codes: [Int: String] = [:]
    private var boldFonts: [Bool] = []
    private var filledFills: [Bool] = []
    private var records: [Record] = []

    init(limits: ReadingLimits) {
        self.limits = limits
        super.init()
    }

    override func start(_ name: XMLName, namespace: UnsafePointer<UInt8>?, _ attributes: XMLAttributes) {
        if depth == 1 {
            guard name == "styleSheet" else { return stop(.wrongPart(expected: "styleSheet", found: name.string)) }
            main = MainNamespace(root: namespace)
        }
        guard main.holds(namespace) else { return }
        switch depth {
        case 2: section = name.string
        case 3: item(name, attributes)
        case 4: detail(name, attributes)
        default: break
        }
    }

    private func item(_ name: XMLName, _ attributes: XMLAttributes) {
        guard max(codes.count, boldFonts.count, filledFills.count, records.count) < limits.cellFormats else {
            return stop(.tooLarge(.cellFormats, limit: limits.cellFormats))
        }
        switch section {
        case "numFmts":
            guard let id = attributes["numFmtId"]?.wholeNumber, let code = attributes["formatCode"], code.count <= 4_096 else { return }
            codes[id] = code.string
        case "fonts": boldFonts.append(false)
        case "fills": filledFills.append(false)
        case "cellXfs":
            records.append(
                Record(
                    numberFormat: attributes["numFmtId"]?.wholeNumber ?? 0, font: attributes["fontId"]?.wholeNumber ?? 0,
                    fill: attributes["fillId"]?.wholeNumber ?? 0))
        default: break
        }
    }

    private func detail(_ name: XMLName, _ attributes: XMLAttributes) {
        switch section {
        case "fonts" where name == "b":
            guard !boldFonts.isEmpty else { return }
            boldFonts[boldFonts.count - 1] = attributes["val"]?.isTrue ?? true
        case "fills" where !filledFills.isEmpty:
            if name == "patternFill" {
                // gray125 is the second fill of every workbook and hardly anybody's choice, yet a fill it is.
                filledFills[filledFills.count - 1] = attributes["patternType"].map { !$0.equals("none") } ?? false
            } else if name == "gradientFill" {
                filledFills[filledFills.count - 1] = true
            }
        case "cellXfs" where name == "alignment":
            guard !records.isEmpty else { return }
            records[records.count - 1].indent = attributes["indent"]?.wholeNumber ?? 0
        default: break
        }
    }

    /// The formats, once everything is read: sections may come in any order.
    func formats() -> [CellFormat] {
        var parsed: [Int: (FormatCode, NumberFormat?)] = [:]
        return records.map { record in
            let (code, numberFormat) =
                parsed[record.numberFormat]
                ?? {
                    // A code that the workbook writes itself goes before the one that the id stands for.
                    let code =
                        if let own = codes[record.numberFormat] {
                            FormatCode(own)
                        } else if let builtin = BuiltinFormats.code(record.numberFormat) {
                            FormatCode(builtin.code, isLocal: builtin.isLocal)
                        } else {
                            FormatCode.general
                        }
                    let pair = (code, code.numberFormat)
                    parsed[record.numberFormat] = pair
                    return pair
                }()
            return CellFormat(
                code: code, numberFormat: numberFormat,
                style: CellStyle(
                    isBold: record.font < boldFonts.count && boldFonts[record.font],
                    isFilled: record.fill < filledFills.count && filledFills[record.fill], indent: record.indent))
        }
    }
}
