/// What a cell holds, as its file stores it: unscaled, unrounded.
public enum CellValue: Hashable, Sendable {
    /// A number; 0.9732 in a cell shown as 97,32 % is 0.9732 here.
    case number(Double)
    case text(String)
    case boolean(Bool)
    /// `2023-10-01`, with a time of day `2023-10-01T14:35:00`.
    case date(String)
    /// A time of day, `14:35:00`.
    case time(String)
    /// A length of time in seconds.
    case duration(Double)
    /// `#DIV/0!`, `#N/A` …
    case error(String)
}

/// How a cell's number is shown: what of its format changes what a reader sees.
///
/// One word: the cells of a format share what is said about it.
public struct NumberFormat: Hashable, Sendable {
    private final class Account: Sendable {
        let code: String
        let isPercent: Bool
        let decimals: Int?
        let suffix: String?

        init(code: String, isPercent: Bool, decimals: Int?, suffix: String?) {
            self.code = code
            self.isPercent = isPercent
            self.decimals = decimals
            self.suffix = suffix
        }
    }
    private let account: Account

    /// The format code, `#,##0.00`, `0 "Orang"`.
    public var code: String { account.code }
    /// Whether the number is shown a hundredfold with a percent sign that scales (`0.00%`; not `0.00 "%"`).
    public var isPercent: Bool { account.isPercent }
    /// How many decimals are shown; nil for General.
    public var decimals: Int? { account.decimals }
    /// The text that the format adds, `Orang` or `%`; nil where it adds none.
    public var suffix: String? { account.suffix }

    /// A format; what is left out it does not say.
    public init(code: String, isPercent: Bool = false, decimals: Int? = nil, suffix: String? = nil) {
        account = Account(code: code, isPercent: isPercent, decimals: decimals, suffix: suffix)
    }

    /// Whether two formats say the same.
    public static func == (left: NumberFormat, right: NumberFormat) -> Bool {
        left.account === right.account
            || left.code == right.code && left.isPercent == right.isPercent && left.decimals == right.decimals
                && left.suffix == right.suffix
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(code)
        hasher.combine(isPercent)
        hasher.combine(decimals)
        hasher.combine(suffix)
    }
}

/// How a cell looks, as far as a form may lean on it.
public struct CellStyle: Hashable, Sendable {
    /// Whether its font is bold.
    public var isBold: Bool
    /// Whether it has a background.
    public var isFilled: Bool
    /// Indentation steps of the alignment, of which a spreadsheet has at most 250.
    public var indent: Int {
        get { Int(steps) }
        set { steps = Int16(clamping: newValue) }
    }
    private var steps: Int16

    /// A plain look, but for what is given.
    public init(isBold: Bool = false, isFilled: Bool = false, indent: Int = 0) {
        self.isBold = isBold
        self.isFilled = isFilled
        steps = Int16(clamping: indent)
    }
}

/// One non-empty cell.
public struct Cell: Sendable, Hashable {
    /// Where it stands.
    public var reference: CellReference
    /// What it holds, as stored.
    public var value: CellValue
    // These two fill up the word that the value begins: 56 bytes a cell instead of 64.
    /// Whether its sheet, row or column is hidden.
    public var isHidden: Bool
    /// How it looks.
    public var style: CellStyle
    /// What the cell shows, where that is known: the text itself, a number in its format.
    public var shown: String
    /// nil for General and for cells without a format.
    public var format: NumberFormat?

    /// A cell.
    public init(
        reference: CellReference, value: CellValue, shown: String, format: NumberFormat? = nil, style: CellStyle = CellStyle(),
        isHidden: Bool = false
    ) {
        self.reference = reference
        self.value = value
        self.shown = shown
        self.format = format
        self.style = style
        self.isHidden = isHidden
    }

    /// Whether the cell holds text that is white space only.
    public var isBlankText: Bool {
        guard case .text(let text) = value else { return false }
        return text.allSatisfy(\.isWhitespace)
    }
}
