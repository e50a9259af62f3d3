import Grid
import Patterns

/// What every form asks of a sheet, looked at once.
struct SheetScan {
    /// Every row that prints numbers.
    let numberRows: [NumberRow]
    /// The folded texts of each row, years made anonymous.
    let folded: [[String]]
    /// Whether each row may be one of a header: texts side by side, hardly a figure.
    let mayBeHeader: [Bool]
    /// Whether each row may go on a header: it holds no amount. A row of quarters may be `1` alone.
    let mayGoOn: [Bool]
    /// The lines that may be titles.
    let titleLines: [String]
    /// Every folded text of such rows.
    let labels: Set<String>
    /// The same rows, and the lines that may be titles, as text in lower case.
    private let headerText: [UInt8]
    private let titleText: [UInt8]

    /// What the cells of headers say, worked out once for all forms.
    let texts: HeaderTexts

    init(_ sheet: Sheet, titleRows: Int, texts: HeaderTexts = HeaderTexts()) {
        self.texts = texts
        numberRows = sheet.rows.compactMap(NumberRow.init)
        var folded: [[String]] = []
        folded.reserveCapacity(sheet.rows.count)
        var mayBeHeader: [Bool] = []
        mayBeHeader.reserveCapacity(sheet.rows.count)
        var mayGoOn: [Bool] = []
        mayGoOn.reserveCapacity(sheet.rows.count)
        var labels: Set<String> = []
        var headerText: [UInt8] = []
        var titleText: [UInt8] = []
        var titleLines: [String] = []
        for (index, row) in sheet.rows.enumerated() {
            let texts = row.cells.compactMap { cell -> String? in
                guard case .text(let text) = cell.value else { return nil }
                return Label.withoutYears(Label.fold(text))
            }
            let counted = Self.count(row)
            mayGoOn.append(counted != nil)
            let isHeader = counted.map { $0.words > 0 && $0.words >= $0.figures } ?? false
            folded.append(texts)
            mayBeHeader.append(isHeader)
            if isHeader {
                labels.formUnion(texts)
                for cell in row.cells { Self.append(cell, to: &headerText) }
            }
            if index < titleRows, row.cells.count <= 3 {
                for cell in row.cells {
                    guard case .text(let text) = cell.value else { continue }
                    Self.append(cell, to: &titleText)
                    titleLines.append(text.singleLine)
                }
            }
        }
        self.folded = folded
        self.mayBeHeader = mayBeHeader
        self.mayGoOn = mayGoOn
        self.labels = labels
        self.headerText = headerText
        self.titleText = titleText
        self.titleLines = titleLines
    }

    /// The words and short figures of a row; nil where it holds an amount: a header names years and quarters, no amounts.
    private static func count(_ row: Row) -> (words: Int, figures: Int)? {
        var words = 0
        var figures = 0
        for cell in row.cells {
            switch cell.value {
            case .number(let value):
                if abs(value) > 2200 || value != value.rounded() { return nil }
                figures += 1
            case .text(let text):
                guard let first = text.utf8.first(where: { $0 != 0x20 && $0 != 0x0A }) else { continue }
                guard (0x30...0x39).contains(first) else {
                    words += 1
                    continue
                }
                let digits = text.utf8.count { (0x30...0x39).contains($0) }
                if digits > 4, digits * 2 > text.utf8.count { return nil }
                figures += 1
            default: return nil
            }
        }
        return (words, figures)
    }

    private static func append(_ cell: Cell, to text: inout [UInt8]) {
        guard case .text(let own) = cell.value else { return }
        var isSpace = true
        for byte in own.utf8 {
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0D:
                if !isSpace { text.append(0x20) }
                isSpace = true
            case UInt8(ascii: "A")...UInt8(ascii: "Z"):
                text.append(byte + 32)
                isSpace = false
            default:
                text.append(byte)
                isSpace = false
            }
        }
        text.append(0x0A)
    }

    /// Whether the texts of headers, or the lines that may be titles, hold a text.
    func headersHold(_ literal: [UInt8]) -> Bool { bytesHold(headerText, literal) }
    func titlesHold(_ literal: [UInt8]) -> Bool { bytesHold(titleText, literal) }
}
