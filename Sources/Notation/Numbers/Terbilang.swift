import Model

/// Numbers in words (terbilang): `satu`, `dua belas`, `seratus dua puluh lima ribu`, `dua koma lima`.
enum Terbilang {
    /// The number that the words at the start of a plain text spell, and what follows them; nil where it begins with none, or with words that make no number.
    static func read(_ text: Bytes) -> (value: ExactNumber, rest: Bytes)? {
        var sum = Sum()
        var position = 0
        var isEmpty = true
        while position < text.count {
            var end = position
            while end < text.count, text[end].isLetter { end += 1 }
            guard let tokens = tokens(of: Bytes(rebasing: text[position..<end])) else { break }
            for token in tokens {
                guard sum.add(token) else { return nil }
            }
            isEmpty = false
            position = end
            while position < text.count, text[position].isBlank || text[position] == UInt8(ascii: "-") { position += 1 }
        }
        guard !isEmpty, let value = sum.value else { return nil }
        return (value, Bytes(rebasing: text[position...]))
    }

    private enum Token: Equatable {
        case digit(Int)
        /// Ten and so many (belas).
        case teens
        /// Times ten, hundred within a group (puluh, ratus).
        case tens, hundreds
        /// A group and its weight (ribu, juta …).
        case weight(Int)
        /// A weight that stands for itself: sepuluh, sebelas, seratus, seribu …
        case one(Int)
        case point
    }

    /// The parts of a word, `duapuluh` has two; nil where it is no word of numbers.
    private static func tokens(of word: Bytes) -> [Token]? {
        var rest = String(decoding: word.map(\.lowercased), as: UTF8.self)[...]
        var tokens: [Token] = []
        while !rest.isEmpty {
            guard let (name, token) = names.first(where: { rest.hasPrefix($0.0) }) else { return nil }
            tokens.append(token)
            rest = rest.dropFirst(name.count)
        }
        return tokens.isEmpty ? nil : tokens
    }

    private static let names: [(String, Token)] = [
        ("nol", .digit(0)), ("satu", .digit(1)), ("dua", .digit(2)), ("tiga", .digit(3)), ("empat", .digit(4)), ("lima", .digit(5)),
        ("enam", .digit(6)), ("tujuh", .digit(7)), ("delapan", .digit(8)), ("sembilan", .digit(9)), ("belas", .teens), ("puluh", .tens),
        ("ratus", .hundreds), ("ribu", .weight(3)), ("juta", .weight(6)), ("miliar", .weight(9)), ("milyar", .weight(9)),
        ("triliun", .weight(12)), ("trilyun", .weight(12)), ("sepuluh", .one(10)), ("sebelas", .one(11)), ("seratus", .one(100)),
        ("seribu", .one(1_000)), ("sejuta", .one(1_000_000)), ("koma", .point),
    ]

    /// The words read so far.
    private struct Sum {
        private var total = 0
        private var group = 0
        private var digit: Int?
        /// What is added next must be smaller than these: groups of thousands, and places within one.
        private var groupLimit = 15
        private var placeLimit = 1_000
        private var decimals: [Int]?

        mutating func add(_ token: Token) -> Bool {
            if decimals != nil {
                guard case .digit(let next) = token, decimals?.count ?? 0 < 9 else { return false }
                decimals?.append(next)
                return true
            }
            switch token {
            case .digit(let next):
                guard digit == nil, placeLimit > 1 else { return false }
                digit = next
                return true
            case .teens: return place(10, width: 1) { 10 + $0 }
            case .tens: return place(10, width: 10) { 10 * $0 }
            case .hundreds: return place(100, width: 100) { 100 * $0 }
            case .one(let number) where number < 1_000:
                guard digit == nil, number < placeLimit else { return false }
                group += number
                placeLimit = number == 100 ? 100 : 1
                return true
            case .one(let number):
                guard digit == nil, group == 0, placeLimit == 1_000, number == 1_000 ? groupLimit > 3 : groupLimit > 6 else { return false }
                total += number
                groupLimit = number == 1_000 ? 3 : 6
                return true
            case .weight(let exponent):
                let count = group + (digit ?? 0)
                guard count > 0, exponent < groupLimit else { return false }
                total += count * (0..<exponent).reduce(1) { power, _ in power * 10 }
                groupLimit = exponent
                (group, digit, placeLimit) = (0, nil, 1_000)
                return true
            case .point:
                guard digit != nil || group > 0 || total > 0 else { return false }
                decimals = []
                return true
            }
        }

        private mutating func place(_ value: Int, width: Int, _ amount: (Int) -> Int) -> Bool {
            guard let count = digit, count > 0, value < placeLimit else { return false }
            group += amount(count)
            digit = nil
            placeLimit = width
            return true
        }

        var value: ExactNumber? {
            let whole = total + group + (digit ?? 0)
            guard let decimals else { return ExactNumber(whole) }
            guard !decimals.isEmpty else { return nil }
            return ExactNumber("\(whole).\(decimals.map(String.init).joined())")
        }
    }
}
