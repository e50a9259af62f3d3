/// One-line JSON without a library: an object's members in the order given.
struct JSONText {
    private var members: [String] = []

    /// Adds a member whose value is JSON already.
    mutating func add(_ name: String, json: String) { members.append("\(Self.quoted(name)):\(json)") }

    /// Adds a text, or null.
    mutating func add(_ name: String, text: String?) { add(name, json: text.map(Self.quoted) ?? "null") }

    /// The object.
    var object: String { "{" + members.joined(separator: ",") + "}" }

    /// A JSON string.
    static func quoted(_ text: String) -> String {
        var result: [UInt8] = [UInt8(ascii: "\"")]
        let hexadecimal = Array("0123456789abcdef".utf8)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): result += [UInt8(ascii: "\\"), byte]
            case 0x0A: result += Array("\\n".utf8)
            case 0x0D: result += Array("\\r".utf8)
            case 0x09: result += Array("\\t".utf8)
            case 0..<0x20, 0x7F: result += Array("\\u00".utf8) + [hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
            default: result.append(byte)
            }
        }
        result.append(UInt8(ascii: "\""))
        return String(decoding: result, as: UTF8.self)
    }
}
