/// A quick look at a pattern that tells whether it is surely sound, without compiling it.
///
/// With many forms most patterns are never asked. One that uses nothing but plain syntax is compiled when it first is; whatever this look does not
/// understand is compiled at once, so that an error is told where it stands.
struct PatternSyntax {
    /// The names of the groups, by index from 1; nil where a group has none.
    private(set) var groupNames: [String?] = []

    private var bytes: [UInt8]
    private var index = 0

    /// Longer patterns are compiled at once.
    private static let longest = 2_000

    /// nil where the pattern may be malformed.
    init?(_ pattern: String) {
        bytes = Array(pattern.utf8)
        guard bytes.count <= Self.longest, isPlain() else { return nil }
    }

    private mutating func next() -> UInt8? {
        guard index < bytes.count else { return nil }
        defer { index += 1 }
        return bytes[index]
    }

    private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func isPlain() -> Bool {
        var depth = 0
        // Whether a repetition may follow, and whether it would repeat a group.
        var mayRepeat = false
        var isGroup = false
        while let byte = next() {
            let wasGroup = isGroup
            isGroup = false
            switch byte {
            case UInt8(ascii: "\\"):
                guard let escaped = next() else { return false }
                switch escaped {
                case UInt8(ascii: "b"), UInt8(ascii: "B"), UInt8(ascii: "A"), UInt8(ascii: "z"): mayRepeat = false
                case _ where Self.isClass(escaped) || Self.isPunctuation(escaped): mayRepeat = true
                default: return false
                }
            case UInt8(ascii: "["):
                guard skipClass() else { return false }
                mayRepeat = true
            case UInt8(ascii: "("):
                guard let opens = open() else { return false }
                if opens { depth += 1 }
                mayRepeat = false
            case UInt8(ascii: ")"):
                guard depth > 0 else { return false }
                depth -= 1
                mayRepeat = true
                isGroup = true
            case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"), UInt8(ascii: "{"):
                guard mayRepeat, byte != UInt8(ascii: "{") || !wasGroup && skipCount() else { return false }
                if peek == UInt8(ascii: "?") { index += 1 }
                mayRepeat = false
            case UInt8(ascii: "|"), UInt8(ascii: "^"), UInt8(ascii: "$"): mayRepeat = false
            default: mayRepeat = true
            }
        }
        return depth == 0
    }

    private static func isClass(_ byte: UInt8) -> Bool { "dDwWsS".utf8.contains(byte) }

    private static func isPunctuation(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x5E, 0x60, 0x7B...0x7E: true
        default: false
        }
    }

    /// `[…]` of letters, digits, plain escapes and ranges that run upwards.
    private mutating func skipClass() -> Bool {
        if peek == UInt8(ascii: "^") { index += 1 }
        var isFirst = true
        // The letter that a range may begin with.
        var low: UInt8?
        while let byte = next() {
            switch byte {
            case UInt8(ascii: "]") where !isFirst: return true
            case UInt8(ascii: "["): if peek == UInt8(ascii: ":") { return false }
            case UInt8(ascii: "\\"):
                guard let escaped = next(), Self.isClass(escaped) || Self.isPunctuation(escaped) else { return false }
                low = nil
                if peek == UInt8(ascii: "-"), index + 1 < bytes.count, bytes[index + 1] != UInt8(ascii: "]") { return false }
            case UInt8(ascii: "-"):
                // First, last, or between two plain letters.
                if isFirst || peek == UInt8(ascii: "]") { break }
                guard let from = low, let to = next(), Self.isLetter(from), Self.isLetter(to), from <= to else { return false }
                low = nil
                if peek == UInt8(ascii: "-"), index + 1 < bytes.count, bytes[index + 1] != UInt8(ascii: "]") { return false }
            default: low = byte
            }
            isFirst = false
        }
        return false
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    /// What follows `(`: whether a group opens, or flags hold from here on; nil for what is not plain.
    private mutating func open() -> Bool? {
        guard peek == UInt8(ascii: "?") else {
            groupNames.append(nil)
            return true
        }
        index += 1
        for (flags, opens) in [(":", true), ("i)", false), ("-i)", false), ("i:", true), ("-i:", true)] where starts(with: flags) {
            index += flags.utf8.count
            return opens
        }
        for opening in ["<", "P<"] where starts(with: opening) {
            index += opening.utf8.count
            let start = index
            while let byte = peek, Self.isLetter(byte) || byte == UInt8(ascii: "_") { index += 1 }
            let name = String(decoding: bytes[start..<index], as: UTF8.self)
            guard next() == UInt8(ascii: ">"), !name.isEmpty, !groupNames.contains(name) else { return nil }
            groupNames.append(name)
            return true
        }
        return nil
    }

    private func starts(with text: String) -> Bool { bytes[index...].starts(with: text.utf8) }

    /// `{2}`, `{2,}`, `{1,4}`.
    private mutating func skipCount() -> Bool {
        guard let least = number() else { return false }
        if peek == UInt8(ascii: ",") {
            index += 1
            if let most = number(), most < least { return false }
        }
        return next() == UInt8(ascii: "}")
    }

    private mutating func number() -> Int? {
        var value: Int?
        while let byte = peek, (0x30...0x39).contains(byte) {
            value = (value ?? 0) * 10 + Int(byte - 0x30)
            guard value! <= 100 else { return nil }
            index += 1
        }
        return value
    }
}
