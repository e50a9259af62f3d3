/// A JSON Schema (draft 2020-12), as far as mappings need one: it is written out for editors and held against mappings by ``SchemaCheck``.
indirect enum Schema: Sendable {
    case any
    case text(pattern: String? = nil)
    case whole(ClosedRange<Int>? = nil)
    /// One of a few words; YAML's own words for truth are written `ya` and `tidak`.
    case word([String])
    case list(of: Schema, atLeast: Int = 0)
    case keys([Key], patterns: [(pattern: String, schema: Schema)] = [])
    /// The first whose shape fits.
    case either([Schema])
    case definition(String)

    /// One key of an object.
    struct Key: Sendable {
        let name: String
        let schema: Schema
        /// What it means, for editors.
        let about: String
        let isRequired: Bool
    }

    static func key(_ name: String, _ schema: Schema, _ about: String = "", required: Bool = false) -> Key {
        Key(name: name, schema: schema, about: about, isRequired: required)
    }

    /// `ya` or `tidak`.
    static let flag = Schema.word(["ya", "tidak"])
}

/// A schema with its definitions, as one document.
struct SchemaDocument: Sendable {
    let title: String
    let root: Schema
    let definitions: [(name: String, schema: Schema)]

    func definition(_ name: String) -> Schema { definitions.first { $0.name == name }?.schema ?? .any }

    /// The document as JSON, indented, keys in their order.
    var json: String {
        var lines: [String] = [
            "{", #"  "$schema": "https://json-schema.org/draft/2020-12/schema","#, "  \"title\": \(Self.quoted(title)),",
        ]
        var body = Self.fields(root)
        let inner = definitions.map { "    \(Self.quoted($0.name)): \(Self.object(Self.fields($0.schema), depth: 4))" }
        body.append(("$defs", "{\n" + inner.joined(separator: ",\n") + "\n  }"))
        lines.append(body.map { "  \(Self.quoted($0.0)): \($0.1)" }.joined(separator: ",\n"))
        lines.append("}")
        return lines.joined(separator: "\n") + "\n"
    }

    private static func object(_ fields: [(String, String)], depth: Int) -> String {
        let indent = String(repeating: " ", count: depth)
        if fields.isEmpty { return "{}" }
        let flat = "{" + fields.map { "\(quoted($0.0)): \($0.1)" }.joined(separator: ", ") + "}"
        if flat.utf8.count + depth <= 140, !flat.contains("\n") { return flat }
        return "{\n" + fields.map { "\(indent)  \(quoted($0.0)): \($0.1)" }.joined(separator: ",\n") + "\n\(indent)}"
    }

    private static func fields(_ schema: Schema, depth: Int = 2) -> [(String, String)] {
        switch schema {
        case .any: return []
        case .text(let pattern):
            // A reader of YAML takes `2024` for a number and `No` for a truth where they stand unquoted; a pattern is asked of texts only.
            let types = pattern == nil ? ["string", "integer", "number", "boolean"] : ["string", "integer"]
            return [("type", "[" + types.map(quoted).joined(separator: ", ") + "]")] + (pattern.map { [("pattern", quoted($0))] } ?? [])
        case .whole(let range):
            let limits = range.map { [("minimum", "\($0.lowerBound)"), ("maximum", "\($0.upperBound)")] } ?? []
            return [("type", quoted("integer"))] + limits
        case .word(let words):
            // YAML 1.1 readers take ya for text, yes and no for booleans; both are let through.
            return [
                ("enum", "[" + (words.map(quoted) + (words == ["ya", "tidak"] ? ["true", "false"] : [])).joined(separator: ", ") + "]")
            ]
        case .list(let item, let least):
            return [("type", quoted("array")), ("items", object(fields(item, depth: depth + 2), depth: depth))]
                + (least > 0 ? [("minItems", "\(least)")] : [])
        case .keys(let keys, let patterns):
            var result = [("type", quoted("object"))]
            let properties = keys.map { key in
                (
                    key.name,
                    object(
                        (key.about.isEmpty ? [] : [("description", quoted(key.about))]) + fields(key.schema, depth: depth + 4),
                        depth: depth + 2)
                )
            }
            if !properties.isEmpty { result.append(("properties", object(properties, depth: depth))) }
            if !patterns.isEmpty {
                result.append(
                    (
                        "patternProperties",
                        object(
                            patterns.map { (others(keys, $0.pattern), object(fields($0.schema, depth: depth + 4), depth: depth + 2)) },
                            depth: depth)
                    ))
            }
            let required = keys.filter(\.isRequired).map { quoted($0.name) }
            if !required.isEmpty { result.append(("required", "[\(required.joined(separator: ", "))]")) }
            result.append(("additionalProperties", "false"))
            return result
        case .either(let schemas):
            return [("anyOf", "[" + schemas.map { object(fields($0, depth: depth + 2), depth: depth) }.joined(separator: ", ") + "]")]
        case .definition(let name):
            return [("$ref", quoted("#/$defs/\(name)"))]
        }
    }

    /// A pattern of keys that leaves out those that have a schema of their own: in JSON Schema both would hold.
    private static func others(_ keys: [Schema.Key], _ pattern: String) -> String {
        guard !keys.isEmpty, pattern.hasPrefix("^") else { return pattern }
        return "^(?!(?:" + keys.map(\.name).joined(separator: "|") + ")$)" + pattern.dropFirst()
    }

    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
