/// A share of a whole, exactly: `1`, `0.25`, `25 %`, `1/3`.
public struct Share: Hashable, Sendable, CustomStringConvertible {
    /// In lowest terms, the denominator positive.
    public let numerator: Int, denominator: Int
    /// As it was written.
    public let text: String

    /// The whole.
    public static let whole = Share(1, 1)

    /// nil unless the text is a number over 0 and up to 1.
    public init?(_ text: String) {
        let plain = text.filter { $0 != " " }
        if let slash = plain.firstIndex(of: "/") {
            guard let over = Self.digits(plain[..<slash]), let under = Self.digits(plain[plain.index(after: slash)...]) else { return nil }
            self.init(over, under, text: text)
        } else {
            let isPercent = plain.hasSuffix("%")
            let number = isPercent ? plain.dropLast() : plain[...]
            let parts = number.split(separator: number.contains(",") ? "," : ".", omittingEmptySubsequences: false)
            guard (1...2).contains(parts.count), let whole = Self.digits(parts[0]) else { return nil }
            var over = whole
            var under = 1
            if parts.count == 2 {
                guard parts[1].utf8.count <= 9, let fraction = Self.digits(parts[1]) else { return nil }
                for _ in 0..<parts[1].utf8.count { under *= 10 }
                over = whole * under + fraction
            }
            self.init(over, isPercent ? under * 100 : under, text: text)
        }
        guard numerator > 0, numerator <= denominator else { return nil }
    }

    private init(_ numerator: Int, _ denominator: Int, text: String? = nil) {
        var (a, b) = (numerator, denominator)
        while b != 0 { (a, b) = (b, a % b) }
        let divisor = max(a, 1)
        self.numerator = numerator / divisor
        self.denominator = denominator / divisor
        self.text = text ?? (denominator / divisor == 1 ? "\(numerator / divisor)" : "\(numerator / divisor)/\(denominator / divisor)")
    }

    /// Up to nine digits: products of two fit an Int.
    private static func digits(_ text: Substring) -> Int? {
        guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text)
    }

    /// Its text.
    public var description: String { text }

    /// As a fraction of binary digits, for arithmetic in the dataset.
    public var value: Double { Double(numerator) / Double(denominator) }

    /// Whether two are the same amount, however written.
    public static func == (left: Share, right: Share) -> Bool {
        left.numerator == right.numerator && left.denominator == right.denominator
    }
    /// By its amount.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(numerator)
        hasher.combine(denominator)
    }

    /// What is left of the whole; nil where the shares are more than it, or too fine to be added exactly.
    static func rest(of shares: some Sequence<Share>) -> Rest? {
        var over = 0
        var under = 1
        for share in shares {
            let (product, tooLarge) = under.multipliedReportingOverflow(by: share.denominator)
            guard !tooLarge else { return nil }
            let (a, b) = over.multipliedReportingOverflow(by: share.denominator)
            let (c, d) = share.numerator.multipliedReportingOverflow(by: under)
            let (sum, e) = a.addingReportingOverflow(c)
            guard !b, !d, !e else { return nil }
            let reduced = Share(sum, product)
            (over, under) = (reduced.numerator, reduced.denominator)
        }
        if over > under { return nil }
        return over == under ? .nothing : .share(Share(under - over, under))
    }

    enum Rest: Hashable {
        case nothing
        case share(Share)
    }

    /// A share of a share; nil where it is too fine.
    func times(_ other: Share) -> Share? {
        let (over, a) = numerator.multipliedReportingOverflow(by: other.numerator)
        let (under, b) = denominator.multipliedReportingOverflow(by: other.denominator)
        return a || b ? nil : Share(over, under)
    }

    /// Two shares together; nil where they are more than the whole, or too fine.
    func plus(_ other: Share) -> Share? {
        switch Self.rest(of: [self, other]) {
        case .nothing: return .whole
        case .share(let rest): return Share(rest.denominator - rest.numerator, rest.denominator)
        case nil: return nil
        }
    }
}
