import Yams

extension MappingNode {
    /// The tree of a YAML text; nil where it holds nothing. Scalars are kept as they are written: who asks reads them.
    /// - Throws: ``MappingError`` at the line where the text is no YAML, names a key twice or refers to what is not there.
    static func read(_ text: String, file: String) throws(MappingError) -> MappingNode? {
        do {
            // The encoding is said, for the library would ask the environment about it at every file.
            guard let node = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot() else { return nil }
            return try MappingNode(node, file: file)
        } catch let error as MappingError {
            throw error
        } catch let error as YamlError {
            throw YAMLTrouble(text: text, file: file).tell(error)
        } catch {
            throw MappingError(file: file, id: "\(error)", en: "\(error)")
        }
    }

    private convenience init(_ node: Node, file: String) throws(MappingError) {
        let mark: Mark?
        let content: Content
        switch node {
        case .scalar(let scalar):
            mark = scalar.mark
            content = .scalar(scalar.string)
        case .sequence(let sequence):
            mark = sequence.mark
            var items: [MappingNode] = []
            items.reserveCapacity(sequence.count)
            for item in sequence { items.append(try MappingNode(item, file: file)) }
            content = .sequence(items)
        case .mapping(let mapping):
            mark = mapping.mark
            var entries: [(key: MappingNode, value: MappingNode)] = []
            entries.reserveCapacity(mapping.count)
            // By index, for iterating would copy all entries first.
            for index in mapping.indices {
                let (key, value) = mapping[index]
                entries.append((try MappingNode(key, file: file), try MappingNode(value, file: file)))
            }
            content = .mapping(entries)
        case .alias(let alias):
            throw MappingError(
                file: file, line: alias.mark?.line, column: alias.mark?.column, id: "alias (*nama) tanpa jangkar", en: "an alias of nothing"
            )
        }
        self.init(content, file: file, line: mark?.line, column: mark?.column)
    }
}
