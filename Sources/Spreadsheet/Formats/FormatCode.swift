/// A number format code, taken apart once for each style: `#,##0.00;[Red]-#,##0.00`, `0 "Orang"`, `dd/mm/yyyy`.
struct FormatCode: Sendable {
    /// What a section makes of a number.
    enum Kind: Sendable {
        case general, number, text
        /// A date, a time of day, or both.
        case date(hasDay: Bool, hasTime: Bool)
        /// `[h]:mm`: a length of time that may pass a day.
        case elapsed
        /// No placeholder at all: literals only, or nothing.
        case literal

        /// Whether it speaks of time.
        var isMoment: Bool {
            switch self {
            case .date, .elapsed: true
            default: false
            }
        }
    }

    /// One piece of a section, in its order.
    enum Token: Sendable, Equatable {
        case literal(String)
        /// `0`, `#` or `?`.
        case digit(UInt8)
        case point, percent, general, text
        /// `E+` or `E-`.
        case exponent(showsPlus: Bool)
        /// `/` between digits.
        case slash
        case year(Int)
        case month(Int)
        case day(Int)
        case hour(Int)
        case minute(Int)
        case second(Int)
        case fraction(Int)
        case elapsedHours(Int)
        case elapsedMinutes(Int)
        case elapsedSeconds(Int)
        /// `AM/PM` or `A/P`.
        case halfDay(isShort: Bool)
    }

    /// `[>=100]`.
    struct Condition: Sendable {
        var comparison: String
        var bound: Double
        func holds(_ number: Double) -> Bool {
            switch comparison {
            case "<": number < bound
            case "<=": number <= bound
            case ">": number > bound
            case ">=": number >= bound
            case "=": number == bound
            default: number != bound
            }
        }
    }

    /// What stands between two semicolons.
    struct Section: Sendable {
        var kind: Kind = .literal
        var tokens: [Token] = []
        var condition: Condition?
        var isGrouped = false
        /// How many times the number is divided by a thousand: commas behind the last digit.
        var thousands = 0
        /// Whether a percent sign scales it.
        var isPercent = false
        /// Placeholders before and after the point, and of the exponent.
        var wholeDigits = 0, decimals = 0, exponentDigits = 0
        var isFraction = false
        var usesHalfDays = false
        /// Whether months are named in Bahasa Indonesia (`[$-421]`).
        var isIndonesian = false
    }

    let code: String
    /// One to four; the fourth, or one that only holds `@`, is for text.
    let sections: [Section]
    /// Whether what it shows depends on the machine that shows it: the short dates of the system.
    let isLocal: Bool

    /// Takes a code apart. Any text is a code: what has no meaning is shown as it stands.
    init(_ code: String, isLocal: Bool = false) {
        self.code = code
        self.isLocal = isLocal
        sections = FormatParser.sections(of: code)
    }

    /// The format General.
    static let general = FormatCode("General")

    /// Whether it is General and nothing else.
    var isGeneral: Bool { sections.count == 1 && sections[0].tokens == [.general] }

    /// The section for text, where the code has one that does more than show it.
    var textSection: Section? {
        guard let last = sections.last, sections.count == 4 || last.tokens.contains(.text), last.tokens != [.text] else { return nil }
        return last
    }

    /// The section for a number, and whether a minus sign is to be shown before it.
    func section(for number: Double) -> (section: Section, isNegative: Bool) {
        let index = sectionIndex(for: number)
        let section = sections[index]
        // A section of its own for what is below zero says itself how that is shown.
        let isOwn =
            switch section.condition {
            case let condition?: condition.bound <= 0 && condition.comparison.hasPrefix("<")
            case nil: index == 1 && sections[0].condition == nil
            }
        return (section, number < 0 && !isOwn)
    }

    /// The kind of the section that a number falls into. A later section makes no date of it where the first does not: what a
    /// column's numbers are does not change with their size, and other readers look at the first section alone.
    func kind(for number: Double) -> Kind {
        let index = sectionIndex(for: number)
        let kind = sections[index].kind
        return index > 0 && kind.isMoment && !sections[0].kind.isMoment ? .number : kind
    }

    private func sectionIndex(for number: Double) -> Int {
        var numbers = min(sections.count, 3)
        // A last section that holds @ is for text.
        if numbers > 1, numbers == sections.count, sections[numbers - 1].tokens.contains(.text) { numbers -= 1 }
        if numbers <= 1 { return 0 }
        if sections[0].condition != nil || sections[1].condition != nil {
            for index in 0..<numbers {
                guard let condition = sections[index].condition else {
                    // Without a condition of its own the second is for what is below zero, the last for the rest.
                    if index == 1, numbers == 3, number >= 0 { continue }
                    if index == 0, number < 0 { continue }
                    return index
                }
                if condition.holds(number) { return index }
            }
            return numbers - 1
        }
        if number > 0 || numbers == 2 && number == 0 { return 0 }
        return number < 0 ? 1 : 2
    }
}
