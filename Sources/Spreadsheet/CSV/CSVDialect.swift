/// What separates the fields of a CSV, found out over its head.
struct CSVDialect: Equatable, Sendable {
    var separator: UInt8
    /// Bytes of a line `sep=;` at the beginning, which is no record.
    var preambleLength: Int

    /// Separators that are tried; where two fit equally well the earlier is taken. A comma comes last: it also stands in numbers and prose.
    static let candidates: [UInt8] = Array("\t;|,".utf8)

    /// - Parameters:
    ///   - head: the beginning of the text, as UTF-8 without a byte order mark.
    ///   - isWhole: whether it is the whole text; if not, its last record is cut and does not count.
    init(head: [UInt8], isWhole: Bool) {
        if let (separator, length) = Self.statement(head) {
            self.separator = separator
            preambleLength = length
            return
        }
        preambleLength = 0
        separator = UInt8(ascii: ",")
        var best = 0.0
        for candidate in Self.candidates {
            let score = Self.consistency(of: head, separator: candidate, isWhole: isWhole)
            if score > best {
                best = score
                separator = candidate
            }
        }
    }

    /// `sep=;` in the first line, with or without quotation marks.
    private static func statement(_ head: [UInt8]) -> (UInt8, Int)? {
        let line = head.prefix { $0 != 10 && $0 != 13 }
        var text = line
        if text.first == UInt8(ascii: "\""), text.last == UInt8(ascii: "\""), text.count > 2 { text = text.dropFirst().dropLast() }
        guard text.count == 5, String(decoding: text.prefix(4), as: UTF8.self).lowercased() == "sep=", let separator = text.last,
            separator != UInt8(ascii: "\""), separator < 0x80
        else { return nil }
        var length = line.count
        if length < head.count, head[length] == 13 { length += 1 }
        if length < head.count, head[length] == 10, length == line.count || head[length - 1] == 13 { length += 1 }
        return (separator, length)
    }

    /// The share of records that have the commonest number of fields above one; 0 where the separator separates nothing.
    private static func consistency(of head: [UInt8], separator: UInt8, isWhole: Bool) -> Double {
        var counts: [Int: Int] = [:]
        var records = 0
        var fields = 1
        var isQuoted = false
        var isFieldStart = true
        var isQuotedField = false
        var isBlank = true
        func endRecord() {
            if !isBlank {
                records += 1
                counts[fields, default: 0] += 1
            }
            fields = 1
            isFieldStart = true
            isBlank = true
        }
        for byte in head {
            if isQuoted {
                // A doubled quotation mark closes and opens again, which comes to the same.
                if byte == UInt8(ascii: "\"") { isQuoted = false }
                continue
            }
            switch byte {
            case separator:
                fields += 1
                isFieldStart = true
                isBlank = false
            case 10, 13: endRecord()
            case UInt8(ascii: "\""):
                // Directly behind a closed field it is the second of a doubled pair.
                isQuoted = isFieldStart || isQuotedField
                isQuotedField = isFieldStart || isQuotedField
                isFieldStart = false
                isBlank = false
                continue
            default:
                isFieldStart = false
                isBlank = false
            }
            isQuotedField = false
        }
        // A first record longer than the head is better than none.
        if isWhole || records == 0 { endRecord() }
        guard records > 0, let most = counts.filter({ $0.key > 1 }).values.max() else { return 0 }
        return Double(most) / Double(records)
    }
}
