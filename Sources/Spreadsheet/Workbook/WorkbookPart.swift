/// What `xl/workbook.xml` says: the sheets in their order and how dates are counted.
struct WorkbookPart {
    struct Entry {
        var name: String
        /// The relationship that leads to the sheet's part.
        var relationship: String
        var isHidden: Bool
    }
    var sheets: [Entry]
    var is1904: Bool

    init(reading part: String, of package: PackageParts, limits: ReadingLimits) throws(SpreadsheetError) {
        let handler = WorkbookHandler(limits: limits)
        try XMLPush.parse(package.open(part), part: part, into: handler, limits: limits)
        sheets = handler.sheets
        is1904 = handler.is1904
    }
}

private final class WorkbookHandler: XMLHandler {
    var sheets: [WorkbookPart.Entry] = []
    var is1904 = false
    private let limits: ReadingLimits
    private var main = MainNamespace()
    private var isInSheets = false

    init(limits: ReadingLimits) {
        self.limits = limits
        super.init()
    }

    override func start(_ name: XMLName, namespace: UnsafePointer<UInt8>?, _ attributes: XMLAttributes) {
        if depth == 1 {
            guard name == "workbook" else { return stop(.wrongPart(expected: "workbook", found: name.string)) }
            main = MainNamespace(root: namespace)
        }
        guard main.holds(namespace) else { return }
        if depth == 2 {
            isInSheets = name == "sheets"
            if name == "workbookPr" { is1904 = attributes["date1904"]?.isTrue ?? false }
        } else if depth == 3, isInSheets, name == "sheet" {
            guard sheets.count < limits.sheets else { return stop(.tooLarge(.sheets, limit: limits.sheets)) }
            let state = attributes["state"]
            sheets.append(
                WorkbookPart.Entry(
                    name: attributes["name"]?.string ?? "", relationship: attributes.qualified("id")?.string ?? "",
                    isHidden: state.map { $0.equals("hidden") || $0.equals("veryHidden") } ?? false))
        }
    }
}
