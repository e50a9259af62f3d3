import Model

/// A place in a mapping's YAML, read with errors that name file, line and column.
///
/// Nodes are shared, not copied: what a form inherits is the node of its base, with the base's file.
final class MappingNode {
    enum Content {
        case scalar(String)
        case sequence([MappingNode])
        case mapping([(key: MappingNode, value: MappingNode)])
    }

    let content: Content
    let file: String
    /// Counted from 1.
    let line: Int?, column: Int?
    /// Hash of all that it holds; forms share most of it.
    private(set) lazy var hash = TreeHash.of(content)

    init(_ content: Content, file: String, line: Int?, column: Int?) {
        self.content = content
        self.file = file
        self.line = line
        self.column = column
    }

    func fail(_ id: String, _ en: String) -> MappingError {
        MappingError(file: file, line: line, column: column, reason: Message(id: id, en: en))
    }

    var scalar: String? {
        if case .scalar(let text) = content { text } else { nil }
    }

    var isSequence: Bool {
        if case .sequence = content { true } else { false }
    }

    var isMapping: Bool {
        if case .mapping = content { true } else { false }
    }

    /// The value of a key; nil where there is none, and where this is no mapping.
    subscript(key: String) -> MappingNode? {
        guard case .mapping(let entries) = content else { return nil }
        return entries.first { $0.key.scalar == key }?.value
    }

    func text(_ what: String) throws(MappingError) -> String {
        guard let scalar else { throw fail("\(what): seharusnya teks", "\(what): expected text") }
        return scalar
    }

    func whole(_ what: String) throws(MappingError) -> Int {
        guard let scalar, let number = Int(scalar) else {
            throw fail("\(what): seharusnya bilangan bulat", "\(what): expected a whole number")
        }
        return number
    }

    /// `ya`/`tidak` (and YAML's own words).
    func flag(_ what: String) throws(MappingError) -> Bool {
        switch try text(what).lowercased() {
        case "ya", "true", "yes": return true
        case "tidak", "false", "no": return false
        default: throw fail("\(what): seharusnya ya atau tidak", "\(what): expected ya or tidak")
        }
    }

    /// One of the words of an enumeration.
    func choice<Value: RawRepresentable & CaseIterable>(_ what: String, of all: Value.Type) throws(MappingError) -> Value
    where Value.RawValue == String {
        let word = try text(what)
        guard let value = Value(rawValue: word) else {
            let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
            throw fail("\(what): '\(word)' bukan salah satu dari \(known)", "\(what): '\(word)' is none of \(known)")
        }
        return value
    }

    /// The entries of a sequence; a single value counts as a sequence of one.
    func items(_ what: String) throws(MappingError) -> [MappingNode] {
        switch content {
        case .sequence(let items): return items
        case .scalar: return [self]
        case .mapping: throw fail("\(what): seharusnya daftar", "\(what): expected a list")
        }
    }

    /// The entries of a list, or of several under names (so that an heir may write one of them anew), in order.
    func groupedItems(_ what: String) throws(MappingError) -> [MappingNode] {
        guard isMapping else { return try items(what) }
        var all: [MappingNode] = []
        for (_, value) in try entries(what) {
            if value.scalar == "tiada" { continue }
            all.append(contentsOf: try value.items(what))
        }
        return all
    }

    /// The entries of a mapping, in order.
    func entries(_ what: String) throws(MappingError) -> [(key: MappingNode, value: MappingNode)] {
        guard case .mapping(let entries) = content else {
            throw fail("\(what): seharusnya kunci dan nilai", "\(what): expected keys and values")
        }
        return entries
    }

    /// The value of each key; a key outside of `allowed` is an error at its line.
    func keyed(_ what: String, allowed: [String]) throws(MappingError) -> MappingFields {
        var fields = MappingFields()
        for (key, value) in try entries(what) {
            guard let name = key.scalar else { throw key.fail("kunci \(what): seharusnya teks", "key of \(what): expected text") }
            guard allowed.contains(name) else {
                let known = allowed.joined(separator: ", ")
                throw key.fail(
                    "\(what): kunci '\(name)' tidak dikenal; yang dikenal \(known)", "\(what): unknown key '\(name)'; known are \(known)")
            }
            fields.append(name, value)
        }
        return fields
    }
}

/// The values of a mapping by their keys, of which there are a handful: looking through them costs less than hashing.
struct MappingFields {
    private var entries: [(key: String, value: MappingNode)] = []

    subscript(key: String) -> MappingNode? {
        get { entries.first { $0.key == key }?.value }
        set {
            entries.removeAll { $0.key == key }
            if let newValue { entries.append((key, newValue)) }
        }
    }

    /// Adds a key that there is none of yet.
    mutating func append(_ key: String, _ value: MappingNode) { entries.append((key, value)) }

    /// Those of some keys.
    func only(_ keys: [String]) -> MappingFields {
        var result = self
        result.entries.removeAll { !keys.contains($0.key) }
        return result
    }

    /// These, and those of others where they say otherwise.
    func overridden(by others: MappingFields) -> MappingFields {
        var result = self
        for (key, value) in others.entries { result[key] = value }
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
    throw node.fail(
        "\(what): '\(text)' bukan nomor dan bukan rentang seperti 9..23", "\(what): '\(text)' is neither a number nor a range such as 9..23"
    )
}
