public import Foundation
public import Grid

/// Builds small workbooks for tests: from sheets of cells, as they are read or as a test writes them down.
///
///     var sheet = try WorkbookFile.open(path).readSheet(at: 0)
///     sheet.rows[10].cells[3].value = .number(7)
///     try WorkbookBuilder([sheet]).write(to: url)
public struct WorkbookBuilder {
    /// In the order of the workbook.
    public var sheets: [Sheet]
    /// Whether strings stand in the part for shared ones, or each in its cell.
    public var sharesStrings = true
    /// `dcterms:modified`; nil leaves the core properties out.
    public var modified: Date?
    /// Whether serials count from 1904.
    public var is1904 = false
    /// Parts to write in place of those that are built, or beside them; nil leaves a part out.
    public var overrides: [String: String?] = [:]

    /// A workbook of sheets.
    public init(_ sheets: [Sheet]) { self.sheets = sheets }

    /// A workbook of one sheet that is written down as XML: what stands within `worksheet`.
    /// - Parameters:
    ///   - xml: `<sheetData>…</sheetData>` and what stands around it.
    ///   - formats: number formats; cells name them by `s="1"` and on, 0 is General.
    ///   - strings: the shared strings.
    public init(sheetXML xml: String, formats: [String] = [], strings: [String] = []) {
        sheets = [Sheet(name: "Lembar", rows: [])]
        overrides["xl/worksheets/sheet1.xml"] = "<worksheet xmlns=\"\(Self.main)\">\(xml)</worksheet>"
        overrides["xl/styles.xml"] = Self.styles(formats.map { StyleKey(code: $0, style: CellStyle()) })
        overrides["xl/sharedStrings.xml"] = Self.sharedStrings(strings)
    }

    /// The parts by name, in the order of the archive.
    public func parts() -> [(name: String, text: String)] {
        var writer = SheetWriter(sharesStrings: sharesStrings)
        let sheetParts = sheets.map { writer.xml(of: $0) }
        let ids = sheets.indices.map { $0 + 1 }
        var parts = [
            ("[Content_Types].xml", Self.contentTypes(sheetCount: sheets.count)),
            (
                "_rels/.rels",
                Self.relationships([
                    ("rId1", "officeDocument", "xl/workbook.xml"), ("rId2", "metadata/core-properties", "docProps/core.xml"),
                ])
            ),
            (
                "xl/workbook.xml",
                "<workbook xmlns=\"\(Self.main)\" xmlns:r=\"\(Self.office)\"><workbookPr date1904=\"\(is1904 ? 1 : 0)\"/><sheets>"
                    + zip(sheets, ids).map { sheet, id in
                        "<sheet name=\"\(Self.escape(sheet.name))\" sheetId=\"\(id)\"\(sheet.isHidden ? " state=\"hidden\"" : "") r:id=\"rId\(id)\"/>"
                    }.joined() + "</sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                Self.relationships(
                    ids.map { ("rId\($0)", "worksheet", "worksheets/sheet\($0).xml") }
                        + [("rIdS", "styles", "styles.xml"), ("rIdT", "sharedStrings", "sharedStrings.xml")])
            ),
            ("xl/styles.xml", Self.styles(writer.styles)), ("xl/sharedStrings.xml", Self.sharedStrings(writer.strings)),
        ]
        parts += zip(ids, sheetParts).map { ("xl/worksheets/sheet\($0).xml", $1) }
        if let modified { parts.append(("docProps/core.xml", Self.core(modified))) }
        let known = Set(parts.map(\.0))
        return parts.compactMap { name, text in
            switch overrides[name] {
            case .none: (name, text)
            case .some(let other): other.map { (name, $0) }
            }
        } + overrides.sorted { $0.key < $1.key }.compactMap { name, text in known.contains(name) ? nil : text.map { (name, $0) } }
    }

    /// The workbook as an archive.
    public func bytes() -> [UInt8] {
        ZipWriter(parts().map { ZipWriter.Entry($0.name, Array($0.text.utf8)) }).bytes()
    }

    /// Writes the workbook to a file.
    public func write(to url: URL) throws { try Data(bytes()).write(to: url) }

    /// Writes the workbook unzipped, into a folder.
    public func write(toFolder url: URL) throws {
        for part in parts() {
            let file = url.appending(path: part.name)
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(part.text.utf8).write(to: file)
        }
    }
}

extension WorkbookBuilder {
    static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006"

    static func escape(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
            .replacing("\r", with: "_x000D_")
    }

    private static func contentTypes(sheetCount: Int) -> String {
        let type = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        let sheets = (1...max(sheetCount, 1)).map {
            "<Override PartName=\"/xl/worksheets/sheet\($0).xml\" ContentType=\"\(type).worksheet+xml\"/>"
        }
        return "<Types xmlns=\"\(package)/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(type).sheet.main+xml\"/>\(sheets.joined())</Types>"
    }

    private static func relationships(_ arrows: [(id: String, type: String, target: String)]) -> String {
        "<Relationships xmlns=\"\(package)/relationships\">"
            + arrows.map { "<Relationship Id=\"\($0.id)\" Type=\"\(office)/\($0.type)\" Target=\"\($0.target)\"/>" }.joined()
            + "</Relationships>"
    }

    private static func core(_ modified: Date) -> String {
        let text = modified.formatted(.iso8601)
        return "<cp:coreProperties xmlns:cp=\"\(package)/metadata/core-properties\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
            + "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dcterms:modified xsi:type=\"dcterms:W3CDTF\">\(text)</dcterms:modified>"
            + "</cp:coreProperties>"
    }

    fileprivate static func sharedStrings(_ strings: [String]) -> String {
        "<sst xmlns=\"\(main)\">" + strings.map { "<si><t xml:space=\"preserve\">\(escape($0))</t></si>" }.joined() + "</sst>"
    }

    fileprivate static func styles(_ keys: [StyleKey]) -> String {
        let codes = keys.enumerated().map { "<numFmt numFmtId=\"\(164 + $0)\" formatCode=\"\(escape($1.code ?? "General"))\"/>" }
        let formats = keys.enumerated().map { index, key in
            "<xf numFmtId=\"\(key.code == nil ? 0 : 164 + index)\" fontId=\"\(key.style.isBold ? 1 : 0)\" fillId=\"\(key.style.isFilled ? 2 : 0)\">"
                + "<alignment indent=\"\(key.style.indent)\"/></xf>"
        }
        return "<styleSheet xmlns=\"\(main)\"><numFmts>\(codes.joined())</numFmts><fonts><font/><font><b/></font></fonts>"
            + "<fills><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>"
            + "<fill><patternFill patternType=\"solid\"/></fill></fills><cellXfs><xf numFmtId=\"0\"/>\(formats.joined())</cellXfs></styleSheet>"
    }
}

/// What makes a cell format of its own.
struct StyleKey: Hashable {
    var code: String?
    var style: CellStyle
}

/// Writes sheets, collecting their styles and strings.
private struct SheetWriter {
    let sharesStrings: Bool
    /// From format 1 on; 0 is plain.
    var styles: [StyleKey] = []
    var strings: [String] = []
    private var stringIndexes: [String: Int] = [:]

    init(sharesStrings: Bool) { self.sharesStrings = sharesStrings }

    mutating func xml(of sheet: Sheet) -> String {
        var xml = "<worksheet xmlns=\"\(WorkbookBuilder.main)\">"
        if !sheet.hiddenColumns.isEmpty {
            xml += "<cols>" + sheet.hiddenColumns.sorted().map { "<col min=\"\($0)\" max=\"\($0)\" hidden=\"1\"/>" }.joined() + "</cols>"
        }
        xml += "<sheetData>"
        for row in sheet.rows {
            xml += "<row r=\"\(row.number)\"\(row.isHidden ? " hidden=\"1\"" : "")>"
            for cell in row.cells { xml += self.xml(of: cell) }
            xml += "</row>"
        }
        xml += "</sheetData>"
        if !sheet.merges.isEmpty { xml += "<mergeCells>" + sheet.merges.map { "<mergeCell ref=\"\($0)\"/>" }.joined() + "</mergeCells>" }
        return xml + "</worksheet>"
    }

    private mutating func xml(of cell: Cell) -> String {
        var code = cell.format?.code
        if case .duration = cell.value, code == nil { code = "[h]:mm:ss" }
        let opening = "<c r=\"\(cell.reference)\" s=\"\(style(StyleKey(code: code, style: cell.style)))\""
        switch cell.value {
        case .number(let number): return "\(opening)><v>\(number)</v></c>"
        case .text(let text):
            if sharesStrings { return "\(opening) t=\"s\"><v>\(string(text))</v></c>" }
            return "\(opening) t=\"inlineStr\"><is><t xml:space=\"preserve\">\(WorkbookBuilder.escape(text))</t></is></c>"
        case .boolean(let value): return "\(opening) t=\"b\"><v>\(value ? 1 : 0)</v></c>"
        case .date(let text), .time(let text): return "\(opening) t=\"d\"><v>\(text)</v></c>"
        case .duration(let seconds): return "\(opening)><v>\(seconds / 86_400)</v></c>"
        case .error(let text): return "\(opening) t=\"e\"><v>\(WorkbookBuilder.escape(text))</v></c>"
        }
    }

    private mutating func style(_ key: StyleKey) -> Int {
        if key == StyleKey(code: nil, style: CellStyle()) { return 0 }
        if let index = styles.firstIndex(of: key) { return index + 1 }
        styles.append(key)
        return styles.count
    }

    private mutating func string(_ text: String) -> Int {
        if let index = stringIndexes[text] { return index }
        stringIndexes[text] = strings.count
        strings.append(text)
        return strings.count - 1
    }
}

extension Sheet {
    /// A sheet written down as a table of values, from A1 on; nil is an empty cell.
    public init(name: String, values: [[CellValue?]], format: NumberFormat? = nil) {
        let rows = values.enumerated().map { index, values in
            Row(
                number: index + 1,
                cells: values.enumerated().compactMap { column, value in
                    value.map { Cell(reference: CellReference(row: index + 1, column: column + 1), value: $0, shown: "", format: format) }
                })
        }
        self.init(name: name, rows: rows.filter { !$0.cells.isEmpty })
    }
}
