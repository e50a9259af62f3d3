import Yams

/// A place in a mapping's YAML, read with errors that name line and column.
struct MappingNode {
    let node: Yams.Node
    let file: String

    func fail(_ reason: String) -> MappingError {
        MappingError(file: file, line: node.mark?.line, column: node.mark?.column, reason: reason)
    }

    var scalar: String? {
        if case .scalar(let scalar) = node { scalar.string } else { nil }
    }

    func text(_ what: String) throws(MappingError) -> String {
        guard let scalar else { throw fail("\(what): expected text") }
        return scalar
    }

    func whole(_ what: String) throws(MappingError) -> Int {
        guard let scalar, let number = Int(scalar) else { throw fail("\(what): expected a whole number") }
        return number
    }

    /// `ya`/`tidak` (and YAML's own words).
    func flag(_ what: String) throws(MappingError) -> Bool {
        switch try text(what).lowercased() {
        case "ya", "true", "yes": return true
        case "tidak", "false", "no": return false
        default: throw fail("\(what): expected ya or tidak")
        }
    }

    /// One of the words of an enumeration.
    func choice<Value: RawRepresentable & CaseIterable>(_ what: String, of all: Value.Type) throws(MappingError) -> Value
    where Value.RawValue == String {
        let word = try text(what)
        guard let value = Value(rawValue: word) else {
            throw fail("\(what): '\(word)' is none of \(Value.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return value
    }

    /// The entries of a sequence; a single value counts as a sequence of one.
    func items(_ what: String) throws(MappingError) -> [MappingNode] {
        switch node {
        case .sequence(let sequence): return sequence.map { MappingNode(node: $0, file: file) }
        case .scalar: return [self]
        default: throw fail("\(what): expected a list")
        }
    }

    /// The entries of a list, or of several under names (so that an heir may write one of them anew), in order.
    func groupedItems(_ what: String) throws(MappingError) -> [MappingNode] {
        guard case .mapping = node else { return try items(what) }
        var all: [MappingNode] = []
        for (_, value) in try entries(what) {
            if value.scalar == "tiada" { continue }
            all.append(contentsOf: try value.items(what))
        }
        return all
    }

    /// The entries of a mapping, in order.
    func entries(_ what: String) throws(MappingError) -> [(key: MappingNode, value: MappingNode)] {
        guard case .mapping(let mapping) = node else { throw fail("\(what): expected keys and values") }
        return mapping.map { (MappingNode(node: $0.key, file: file), MappingNode(node: $0.value, file: file)) }
    }

    /// The value of each key; a key outside of `allowed` is an error at its line.
    func keyed(_ what: String, allowed: [String]) throws(MappingError) -> [String: MappingNode] {
        var result: [String: MappingNode] = [:]
        for (key, value) in try entries(what) {
            let name = try key.text("key of \(what)")
            guard allowed.contains(name) else {
                throw key.fail("\(what): unknown key '\(name)'; known are \(allowed.joined(separator: ", "))")
            }
            result[name] = value
        }
        return result
    }
}

/// A range of whole numbers, written `9..23`, or one number.
func readRange(_ node: MappingNode, _ what: String) throws(MappingError) -> ClosedRange<Int> {
    let text = try node.text(what)
    if let number = Int(text) { return number...number }
    let parts = text.split(separator: ".", omittingEmptySubsequences: true)
    if parts.count == 2, text.contains(".."), let first = Int(parts[0]), let last = Int(parts[1]), first <= last, last - first < 200 {
        return first...last
    }
    throw node.fail("\(what): '\(text)' is neither a number nor a range such as 9..23")
}
