/// A JSON value whose objects keep the order of their keys.
public indirect enum JSON: Sendable, Hashable {
    case null
    case bool(Bool)
    case int(Int)
    /// A number as canonical text (`-12.5`), written as it is.
    case number(String)
    case string(String)
    case array([JSON])
    case object([Member])

    /// One key of an object with its value.
    public struct Member: Sendable, Hashable {
        public var key: String
        public var value: JSON
    }

    /// An object from keys and values in the order they are to be written.
    public static func object(_ members: KeyValuePairs<String, JSON>) -> JSON {
        .object(members.map { Member(key: $0.key, value: $0.value) })
    }

    /// A string, null where there is none.
    public static func optional(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }

    /// A number, null where there is none.
    public static func optional(_ number: Int?) -> JSON { number.map(JSON.int) ?? .null }

    /// The value as text: on one line, or with two spaces of indentation a level.
    public func text(pretty: Bool = false) -> String {
        var result = ""
        write(to: &result, pretty: pretty, depth: 0)
        return result
    }

    private func write(to result: inout String, pretty: Bool, depth: Int) {
        switch self {
        case .null: result += "null"
        case .bool(let value): result += value ? "true" : "false"
        case .int(let value): result += String(value)
        case .number(let text): result += text
        case .string(let text): Self.quote(text, to: &result)
        case .array(let values):
            Self.list(values, "[", "]", to: &result, pretty: pretty, depth: depth) { value, result in
                value.write(to: &result, pretty: pretty, depth: depth + 1)
            }
        case .object(let members):
            Self.list(members, "{", "}", to: &result, pretty: pretty, depth: depth) { member, result in
                Self.quote(member.key, to: &result)
                result += pretty ? ": " : ":"
                member.value.write(to: &result, pretty: pretty, depth: depth + 1)
            }
        }
    }

    private static func list<Item>(
        _ items: [Item], _ open: String, _ close: String, to result: inout String, pretty: Bool, depth: Int,
        each: (Item, inout String) -> Void
    ) {
        result += open
        for (index, item) in items.enumerated() {
            if index > 0 { result += "," }
            if pretty { result += "\n" + String(repeating: "  ", count: depth + 1) }
            each(item, &result)
        }
        if pretty, !items.isEmpty { result += "\n" + String(repeating: "  ", count: depth) }
        result += close
    }

    private static func quote(_ text: String, to result: inout String) {
        result += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        result += "\""
    }
}
