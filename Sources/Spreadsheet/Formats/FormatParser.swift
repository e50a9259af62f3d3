/// Takes a format code apart, byte by byte (ECMA-376 part 1, 18.8.31).
struct FormatParser {
    private let bytes: [UInt8]
    private var at = 0
    private var section = FormatCode.Section()
    /// What stands in the code for each token: a date letter beside digit placeholders is text after all.
    private var sources: [String] = []
    private var literal: [UInt8] = []
    private var commas = 0
    private var isAfterPoint = false
    private var isAfterExponent = false

    /// The sections of a code; at least one, at most four.
    static func sections(of code: String) -> [FormatCode.Section] {
        var parser = FormatParser(bytes: Array(code.utf8))
        var sections: [FormatCode.Section] = []
        repeat { sections.append(parser.nextSection()) } while parser.at <= parser.bytes.count && sections.count < 4
        return sections
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func nextSection() -> FormatCode.Section {
        section = FormatCode.Section()
        sources = []
        commas = 0
        isAfterPoint = false
        isAfterExponent = false
        while at < bytes.count, bytes[at] != UInt8(ascii: ";") { step() }
        at += 1
        flush()
        finish()
        return section
    }

    private func peek(_ distance: Int) -> UInt8? { at + distance < bytes.count ? bytes[at + distance] : nil }

    private func isNext(_ word: StaticString) -> Bool {
        guard at + word.utf8CodeUnitCount <= bytes.count else { return false }
        return (0..<word.utf8CodeUnitCount).allSatisfy { bytes[at + $0] | 0x20 == word.utf8Start[$0] | 0x20 }
    }

    /// The length of a run of one letter, either case.
    private func run(of letter: UInt8) -> Int { bytes[at...].prefix { $0 | 0x20 == letter }.count }

    private mutating func add(_ token: FormatCode.Token, length: Int) {
        flush()
        section.tokens.append(token)
        sources.append(String(decoding: bytes[at..<at + length], as: UTF8.self))
        at += length
    }

    private mutating func flush() {
        guard !literal.isEmpty else { return }
        let text = String(decoding: literal, as: UTF8.self)
        section.tokens.append(.literal(text))
        sources.append(text)
        literal = []
    }

    private mutating func step() {
        let byte = bytes[at]
        switch byte {
        case UInt8(ascii: "\""):
            let end = bytes[(at + 1)...].firstIndex(of: byte) ?? bytes.count
            literal += bytes[(at + 1)..<end]
            at = end + 1
        case UInt8(ascii: "\\"):
            if let next = peek(1) { literal.append(next) }
            at += 2
        case UInt8(ascii: "_"):
            // Room as wide as the next character.
            literal.append(32)
            at += 2
        case UInt8(ascii: "*"):
            // Fills the column with the next character.
            at += 2
        case UInt8(ascii: "["): bracket()
        case UInt8(ascii: "0"), UInt8(ascii: "#"), UInt8(ascii: "?"): digit(byte)
        case UInt8(ascii: "."):
            if case .second = lastDateToken, peek(1) == UInt8(ascii: "0") {
                let zeros = bytes[(at + 1)...].prefix { $0 == UInt8(ascii: "0") }.count
                add(.fraction(zeros), length: zeros + 1)
            } else if isAfterPoint {
                literal.append(byte)
                at += 1
            } else {
                isAfterPoint = true
                add(.point, length: 1)
            }
        case UInt8(ascii: ","):
            if section.wholeDigits + section.decimals > 0 { commas += 1 } else { literal.append(byte) }
            at += 1
        case UInt8(ascii: "%"):
            section.isPercent = true
            add(.percent, length: 1)
        case UInt8(ascii: "@"): add(.text, length: 1)
        case UInt8(ascii: "/") where hasDigits && peek(1).map({ $0 == 35 || $0 == 63 || $0 &- 48 < 10 }) ?? false:
            section.isFraction = true
            add(.slash, length: 1)
        default: letter(byte)
        }
    }

    private var hasDigits: Bool { section.wholeDigits + section.decimals > 0 }

    private mutating func digit(_ byte: UInt8) {
        if isAfterExponent {
            section.exponentDigits += 1
        } else if isAfterPoint {
            section.decimals += 1
        } else {
            section.wholeDigits += 1
        }
        // Commas between digits group; those behind the last divide.
        if commas > 0 {
            section.isGrouped = true
            commas = 0
        }
        add(.digit(byte), length: 1)
    }

    private mutating func letter(_ byte: UInt8) {
        switch byte | 0x20 {
        case UInt8(ascii: "g") where isNext("General"): add(.general, length: 7)
        case UInt8(ascii: "a") where isNext("AM/PM"):
            section.usesHalfDays = true
            add(.halfDay(isShort: false), length: 5)
        case UInt8(ascii: "a") where isNext("A/P"):
            section.usesHalfDays = true
            add(.halfDay(isShort: true), length: 3)
        case UInt8(ascii: "e") where hasDigits && (peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-")):
            isAfterExponent = true
            add(.exponent(showsPlus: peek(1) == UInt8(ascii: "+")), length: 2)
        case UInt8(ascii: "y"): add(.year(run(of: UInt8(ascii: "y"))), length: run(of: UInt8(ascii: "y")))
        case UInt8(ascii: "m"): add(.month(run(of: UInt8(ascii: "m"))), length: run(of: UInt8(ascii: "m")))
        case UInt8(ascii: "d"): add(.day(run(of: UInt8(ascii: "d"))), length: run(of: UInt8(ascii: "d")))
        case UInt8(ascii: "h"): add(.hour(run(of: UInt8(ascii: "h"))), length: run(of: UInt8(ascii: "h")))
        case UInt8(ascii: "s"): add(.second(run(of: UInt8(ascii: "s"))), length: run(of: UInt8(ascii: "s")))
        default:
            literal.append(byte)
            at += 1
        }
    }

    /// `[Red]`, `[h]`, `[>=100]`, `[$Rp-421]`.
    private mutating func bracket() {
        let end = bytes[at...].firstIndex(of: UInt8(ascii: "]")) ?? bytes.count
        let inside = bytes[(at + 1)..<end]
        let length = min(end + 1, bytes.count) - at
        guard let first = inside.first else {
            at += length
            return
        }
        if first == UInt8(ascii: "$") {
            let parts = inside.dropFirst().split(separator: UInt8(ascii: "-"), maxSplits: 1, omittingEmptySubsequences: false)
            literal += parts[0]
            // The language is the low half: 21 is Indonesian.
            if parts.count == 2, let locale = UInt32(String(decoding: parts[1], as: UTF8.self), radix: 16), locale & 0x3ff == 0x21 {
                section.isIndonesian = true
            }
            at += length
        } else if first == UInt8(ascii: "<") || first == UInt8(ascii: ">") || first == UInt8(ascii: "=") {
            let sign = inside.prefix { $0 == 60 || $0 == 61 || $0 == 62 }
            if let bound = Double(String(decoding: inside.dropFirst(sign.count), as: UTF8.self)) {
                section.condition = FormatCode.Condition(comparison: String(decoding: sign, as: UTF8.self), bound: bound)
            }
            at += length
        } else if inside.allSatisfy({ $0 | 0x20 == first | 0x20 }), let token = elapsed(first | 0x20, inside.count) {
            add(token, length: length)
        } else {
            // A colour, or a setting that changes nothing here.
            at += length
        }
    }

    private func elapsed(_ letter: UInt8, _ count: Int) -> FormatCode.Token? {
        switch letter {
        case UInt8(ascii: "h"): .elapsedHours(count)
        case UInt8(ascii: "m"): .elapsedMinutes(count)
        case UInt8(ascii: "s"): .elapsedSeconds(count)
        default: nil
        }
    }

    private var lastDateToken: FormatCode.Token? {
        section.tokens.last {
            switch $0 {
            case .year, .month, .day, .hour, .minute, .second, .elapsedHours, .elapsedMinutes, .elapsedSeconds: true
            default: false
            }
        }
    }

    private mutating func finish() {
        section.thousands = commas
        if hasDigits {
            // `0 dokumen` without quotation marks: the letters are no date.
            for index in section.tokens.indices {
                switch section.tokens[index] {
                case .year, .month, .day, .hour, .second, .fraction, .elapsedHours, .elapsedMinutes, .elapsedSeconds, .general:
                    section.tokens[index] = .literal(sources[index])
                default: break
                }
            }
            section.kind = .number
        } else if let kind = dateKind() {
            section.kind = kind
        } else if section.tokens.contains(.general) {
            section.kind = .general
        } else if section.tokens.contains(.text) {
            section.kind = .text
        } else {
            section.kind = section.isPercent ? .number : .literal
        }
    }

    /// `m` is a minute behind hours or before seconds, else a month.
    private mutating func dateKind() -> FormatCode.Kind? {
        var previous: FormatCode.Token?
        var monthAt: Int?
        var hasDay = false
        var hasTime = false
        var isElapsed = false
        for index in section.tokens.indices {
            switch section.tokens[index] {
            case .month(let count):
                if count <= 2, isHours(previous) {
                    section.tokens[index] = .minute(count)
                    hasTime = true
                    monthAt = nil
                } else {
                    hasDay = true
                    monthAt = count <= 2 ? index : nil
                }
            case .second, .elapsedSeconds:
                if let at = monthAt, case .month(let count) = section.tokens[at] { section.tokens[at] = .minute(count) }
                monthAt = nil
                hasTime = true
                if case .elapsedSeconds = section.tokens[index] { isElapsed = true }
            case .year, .day:
                hasDay = true
                monthAt = nil
            case .hour:
                hasTime = true
                monthAt = nil
            case .elapsedHours, .elapsedMinutes:
                isElapsed = true
                monthAt = nil
            default: continue
            }
            previous = section.tokens[index]
        }
        if isElapsed { return .elapsed }
        // A month that became a minute is none.
        hasDay =
            hasDay
            && section.tokens.contains {
                switch $0 {
                case .year, .month, .day: true
                default: false
                }
            }
        return hasDay || hasTime ? .date(hasDay: hasDay, hasTime: hasTime) : nil
    }

    private func isHours(_ token: FormatCode.Token?) -> Bool {
        switch token {
        case .hour, .elapsedHours: true
        default: false
        }
    }
}
