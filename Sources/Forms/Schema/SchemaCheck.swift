import Model
import Patterns

/// Holds a mapping's YAML against the schema; every trouble is told at its line and column.
struct SchemaCheck {
    let document: SchemaDocument

    func check(_ node: MappingNode) -> [MappingError] { errors(in: node, document.root, path: "mapping") }

    private func errors(in node: MappingNode, _ schema: Schema, path: String) -> [MappingError] {
        switch schema {
        case .any: return []
        case .definition(let name): return errors(in: node, document.definition(name), path: path)
        case .text(let pattern):
            guard let text = node.scalar else { return [fail(node, "\(path): seharusnya teks", "\(path): expected text")] }
            guard let pattern, let compiled = try? Pattern(pattern) else { return [] }
            return compiled.matches(text)
                ? [] : [fail(node, "\(path): '\(text)' tidak cocok dengan /\(pattern)/", "\(path): '\(text)' does not fit /\(pattern)/")]
        case .whole(let range):
            guard let number = node.scalar.flatMap({ Int($0) }) else {
                return [fail(node, "\(path): seharusnya bilangan bulat", "\(path): expected a whole number")]
            }
            guard let range, !range.contains(number) else { return [] }
            return [
                fail(
                    node, "\(path): \(number) tidak di antara \(range.lowerBound) dan \(range.upperBound)",
                    "\(path): \(number) is not within \(range.lowerBound) to \(range.upperBound)")
            ]
        case .word(let words):
            guard let text = node.scalar else {
                return [
                    fail(
                        node, "\(path): seharusnya salah satu dari \(words.joined(separator: ", "))",
                        "\(path): expected one of \(words.joined(separator: ", "))")
                ]
            }
            let isTruth = words == ["ya", "tidak"] && ["true", "false", "yes", "no"].contains(text.lowercased())
            if words.contains(text) || isTruth { return [] }
            return [
                fail(
                    node, "\(path): '\(text)' bukan salah satu dari \(words.joined(separator: ", "))",
                    "\(path): '\(text)' is none of \(words.joined(separator: ", "))")
            ]
        case .list(let item, let least):
            guard case .sequence(let items) = node.content else {
                return [fail(node, "\(path): seharusnya daftar", "\(path): expected a list")]
            }
            if items.count < least { return [fail(node, "\(path): kurang dari \(least)", "\(path): fewer than \(least)")] }
            return items.flatMap { errors(in: $0, item, path: path) }
        case .keys(let keys, let patterns): return errors(in: node, keys, patterns, path: path)
        case .either(let schemas): return leastErrors(in: node, schemas, path: path)
        }
    }

    private func errors(
        in node: MappingNode, _ keys: [Schema.Key], _ patterns: [(pattern: String, schema: Schema)], path: String
    ) -> [MappingError] {
        guard case .mapping(let mapping) = node.content else {
            return [fail(node, "\(path): seharusnya kunci dan nilai", "\(path): expected keys and values")]
        }
        var found: [MappingError] = []
        var seen: Set<String> = []
        for (key, value) in mapping {
            guard let name = key.scalar else {
                found.append(fail(key, "\(path): kunci harus berupa teks", "\(path): a key must be text"))
                continue
            }
            seen.insert(name)
            if let known = keys.first(where: { $0.name == name }) {
                found += errors(in: value, known.schema, path: name)
            } else if let known = patterns.first(where: { (try? Pattern($0.pattern))?.matches(name) ?? false }) {
                found += errors(in: value, known.schema, path: name)
            } else {
                let names = keys.map(\.name).joined(separator: ", ")
                found.append(
                    fail(
                        key, "\(path): kunci '\(name)' tidak dikenal" + (names.isEmpty ? "" : "; yang dikenal \(names)"),
                        "\(path): unknown key '\(name)'" + (names.isEmpty ? "" : "; known are \(names)")))
            }
        }
        for key in keys where key.isRequired && !seen.contains(key.name) {
            found.append(fail(node, "\(path): '\(key.name)' tidak ada", "\(path): '\(key.name)' is missing"))
        }
        return found
    }

    /// The errors under the alternative that fits best: one of the node's own kind, with the fewest errors.
    private func leastErrors(in node: MappingNode, _ schemas: [Schema], path: String) -> [MappingError] {
        let tried = schemas.map { (isOwnKind: kind(of: $0) == kind(of: node), errors: errors(in: node, $0, path: path)) }
        if tried.contains(where: \.errors.isEmpty) { return [] }
        let likely = tried.contains(where: \.isOwnKind) ? tried.filter(\.isOwnKind) : tried
        return likely.map(\.errors).min { $0.count < $1.count } ?? []
    }

    private enum Kind { case scalar, list, keys, any }

    private func kind(of schema: Schema) -> Kind {
        switch schema {
        case .any, .either: .any
        case .definition(let name): kind(of: document.definition(name))
        case .text, .whole, .word: .scalar
        case .list: .list
        case .keys: .keys
        }
    }

    private func kind(of node: MappingNode) -> Kind {
        switch node.content {
        case .scalar: .scalar
        case .sequence: .list
        case .mapping: .keys
        }
    }

    private func fail(_ node: MappingNode, _ id: String, _ en: String) -> MappingError { node.fail(id, en) }
}
