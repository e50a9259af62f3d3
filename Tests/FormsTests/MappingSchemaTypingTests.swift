import Foundation
import TestSupport
import Testing

@testable import Forms

/// Editors read YAML with its types before they ask the schema: `2024` is a number to them, `No` a truth. What is a right mapping must be right to them, too.
@Suite("Editors that type YAML find every shipped mapping right")
struct MappingSchemaTypingTests {
    private static func schema() -> [String: Any] {
        (try? JSONSerialization.jsonObject(with: Data(MappingLibrary.schemaJSON.utf8))) as? [String: Any] ?? [:]
    }

    @Test(arguments: MappingSchemaTests.shipped)
    func shipped(_ name: String) throws {
        let text = try String(contentsOf: Fixtures.root.appending(path: "Mappings/\(name)"), encoding: .utf8)
        #expect(errors(text) == [])
    }

    @Test(arguments: ["docs/mapping-guide.md", "docs/panduan-mapping.md"])
    func guide(_ name: String) throws {
        let text = try String(contentsOf: Fixtures.root.appending(path: name), encoding: .utf8)
        let examples = text.split(separator: "```yaml\n").dropFirst().compactMap { $0.split(separator: "```").first }
            .filter { $0.contains("baris:") }
        #expect(!examples.isEmpty)
        for example in examples { #expect(errors(String(example)) == []) }
    }

    @Test(
        "What unquoted words become",
        arguments: [
            "kenali: {label: [2024, No, Kode]}\nbaris: [{bila: {nomor: 1, tebal: yes, inden: 2, hanya: [uraian]}, jadi: simpul}]",
            "kenali: {baris_nomor: [1..15, 20, 21]}\nkolom: {1: kode, 2: {ukuran: anggaran, tahap: pagu, tahun: +1, wajib: no}}",
        ])
    func typed(_ text: String) {
        #expect(errors("formulir: contoh\n" + text) == [])
    }

    @Test(
        "What is wrong stays wrong",
        arguments: [
            "kode: penuh", "kolum: {}", "baris: [{bila: {hanya: {uraian: ada}}, jadi: simpul}]",
            "baris: [{bila: {tebal: iya}, jadi: simpul}]",
        ])
    func wrong(_ text: String) {
        #expect(errors("formulir: contoh\n" + text) != [])
    }

    private func errors(_ text: String) -> [String] {
        guard let node = try? MappingNode.read(text, file: "contoh.yaml") else { return ["no YAML"] }
        let schema = Self.schema()
        return TypedSchema(document: schema).errors(TypedSchema.value(node), schema, path: "")
    }
}

/// As much of JSON Schema as the mappings' needs, held against values with YAML's types.
private struct TypedSchema {
    let document: [String: Any]

    /// A node as a YAML reader types it: whole numbers, numbers, truths, texts.
    static func value(_ node: MappingNode) -> Any {
        switch node.content {
        case .scalar(let text):
            if let whole = Int(text) { return whole }
            if ["yes", "no", "true", "false", "on", "off"].contains(text.lowercased()) {
                return ["yes", "true", "on"].contains(text.lowercased())
            }
            if text.contains("."), let number = Double(text) { return number }
            return text
        case .sequence(let items): return items.map(value)
        case .mapping(let entries):
            return Dictionary(entries.map { ($0.key.scalar ?? "", value($0.value)) }) { first, _ in first }
        }
    }

    func errors(_ value: Any, _ schema: [String: Any], path: String) -> [String] {
        if let reference = schema["$ref"] as? String {
            let definitions = document["$defs"] as? [String: Any]
            return errors(value, definitions?[String(reference.split(separator: "/").last ?? "")] as? [String: Any] ?? [:], path: path)
        }
        var found: [String] = []
        if let types = (schema["type"] as? [String]) ?? (schema["type"] as? String).map({ [$0] }), !types.contains(type(value)) {
            return ["\(path): \(value) is none of \(types)"]
        }
        if let words = schema["enum"] as? [Any], !words.contains(where: { "\($0)" == "\(value)" || isTruth($0) && isTruth(value) }) {
            found.append("\(path): \(value) is none of \(words)")
        }
        if let pattern = schema["pattern"] as? String, let text = value as? String, !matches(text, pattern) {
            found.append("\(path): \(text) does not fit \(pattern)")
        }
        if let least = schema["minimum"] as? Int, let own = value as? Int, own < least { found.append("\(path): \(own)") }
        if let most = schema["maximum"] as? Int, let own = value as? Int, own > most { found.append("\(path): \(own)") }
        if let schemas = schema["anyOf"] as? [[String: Any]] {
            let tried = schemas.map { errors(value, $0, path: path) }
            if !tried.contains(where: \.isEmpty) { found += tried.min { $0.count < $1.count } ?? [] }
        }
        if let items = value as? [Any] {
            if let item = schema["items"] as? [String: Any] { found += items.flatMap { errors($0, item, path: path + "[]") } }
            if let least = schema["minItems"] as? Int, items.count < least { found.append("\(path): fewer than \(least)") }
        }
        if let object = value as? [String: Any] { found += errors(inKeysOf: object, schema, path: path) }
        return found
    }

    private func errors(inKeysOf object: [String: Any], _ schema: [String: Any], path: String) -> [String] {
        let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
        let patterns = schema["patternProperties"] as? [String: [String: Any]] ?? [:]
        var found: [String] = []
        for (key, value) in object {
            var isKnown = false
            // Both hold where both name a key.
            if let own = properties[key] {
                isKnown = true
                found += errors(value, own, path: "\(path)/\(key)")
            }
            for (pattern, own) in patterns where matches(key, pattern) {
                isKnown = true
                found += errors(value, own, path: "\(path)/\(key)")
            }
            if !isKnown, schema["additionalProperties"] as? Bool == false { found.append("\(path): unknown key \(key)") }
        }
        for key in schema["required"] as? [String] ?? [] where object[key] == nil { found.append("\(path): \(key) is missing") }
        return found
    }

    private func type(_ value: Any) -> String {
        switch value {
        case is String: "string"
        case let truth where isTruth(truth): "boolean"
        case is Int: "integer"
        case is Double: "number"
        case is [Any]: "array"
        default: "object"
        }
    }

    private func isTruth(_ value: Any) -> Bool { "\(Swift.type(of: value))".contains("Bool") }

    private func matches(_ text: String, _ pattern: String) -> Bool {
        (try? NSRegularExpression(pattern: pattern))?.firstMatch(in: text, range: NSRange(location: 0, length: (text as NSString).length))
            != nil
    }
}
