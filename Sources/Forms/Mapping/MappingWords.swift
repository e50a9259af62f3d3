/// Puts the words of a mapping (`kata`) into its patterns: `{instansi}` stands for what `kata: {instansi: "(?:Dinas|Badan)"}` says.
///
/// What many patterns name (the kinds of agencies, of regions, of periods) is written once, and an office may add to it. A word may stand in
/// the words after it. Nodes that forms share are expanded once.
struct MappingWords {
    private var known: [ObjectIdentifier: Expanded] = [:]

    private struct Expanded {
        let source: MappingNode
        /// Where its words stand.
        let words: MappingNode
        let node: MappingNode
    }

    /// The keys whose texts are patterns.
    private static let patternKeys: Set<String> = ["kenali", "baris", "perangkat_daerah"]

    /// A mapping, all that it inherits in place, with its words put in; `kata` itself is left out.
    mutating func expand(_ root: MappingNode) throws(MappingError) -> MappingNode {
        guard case .mapping(let entries) = root.content, let node = root["kata"] else { return root }
        var words: [(name: String, text: String)] = []
        for (key, value) in try node.entries("kata") {
            let text = try value.text("kata")
            words.append((try key.text("kata"), try Self.replace(text, words, at: value) ?? text))
        }
        var result: [(key: MappingNode, value: MappingNode)] = []
        for (key, value) in entries where key.scalar != "kata" {
            let isPatterns = key.scalar.map(Self.patternKeys.contains) ?? false
            result.append((key, isPatterns ? try expand(value, words, of: node) : value))
        }
        return MappingNode(.mapping(result), file: root.file, line: root.line, column: root.column)
    }

    private mutating func expand(
        _ node: MappingNode, _ words: [(name: String, text: String)], of place: MappingNode
    ) throws(MappingError) -> MappingNode {
        switch node.content {
        case .scalar(let text):
            guard text.utf8.contains(UInt8(ascii: "{")) else { return node }
            guard let replaced = try Self.replace(text, words, at: node) else { return node }
            return MappingNode(.scalar(replaced), file: node.file, line: node.line, column: node.column)
        case .sequence(let items):
            // A list is shared as a whole by the forms that inherit it.
            let key = ObjectIdentifier(node)
            if let done = known[key], done.source === node, done.words === place { return done.node }
            var new: [MappingNode] = []
            new.reserveCapacity(items.count)
            for item in items { new.append(try expand(item, words, of: place)) }
            let isSame = zip(items, new).allSatisfy { $0 === $1 }
            let result = isSame ? node : MappingNode(.sequence(new), file: node.file, line: node.line, column: node.column)
            known[key] = Expanded(source: node, words: place, node: result)
            return result
        case .mapping(let entries):
            var new: [(key: MappingNode, value: MappingNode)] = []
            new.reserveCapacity(entries.count)
            for (key, value) in entries {
                // Labels name years in braces of their own.
                new.append((key, key.scalar == "label" ? value : try expand(value, words, of: place)))
            }
            if zip(entries, new).allSatisfy({ $0.value === $1.value }) { return node }
            return MappingNode(.mapping(new), file: node.file, line: node.line, column: node.column)
        }
    }

    /// A text with every word in braces replaced; nil where it has none. What braces hold else (`{2}`, `\p{L}`) is a pattern's own.
    private static func replace(
        _ text: String, _ words: [(name: String, text: String)], at node: MappingNode
    ) throws(MappingError) -> String? {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var copied = 0
        var index = 0
        while let open = bytes[index...].firstIndex(of: UInt8(ascii: "{")) {
            index = open + 1
            let end = bytes[index...].firstIndex { !isOfName($0) } ?? bytes.endIndex
            guard end - index > 1, end < bytes.endIndex, bytes[end] == UInt8(ascii: "}") else { continue }
            let name = String(decoding: bytes[index..<end], as: UTF8.self)
            guard let word = words.first(where: { $0.name == name }) else {
                throw node.fail("'{\(name)}': tidak ada kata bernama demikian di 'kata'", "'{\(name)}': no word of that name in 'kata'")
            }
            result += bytes[copied..<open]
            result += word.text.utf8
            index = end + 1
            copied = index
        }
        return copied == 0 ? nil : String(decoding: result + bytes[copied...], as: UTF8.self)
    }

    private static func isOfName(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "_") }
}
