public import Foundation
import Yams

/// All mappings of a folder, each with what it inherits in place.
public struct MappingLibrary: Sendable {
    /// By name.
    public let mappings: [Mapping]

    public init(mappings: [Mapping]) {
        self.mappings = mappings.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    /// Reads every `*.yaml` and `*.yml` of a folder (not of the folders in it, which hold regions, agencies and code lists).
    /// - Throws: ``MappingError`` for a folder without mappings, a mapping that is wrong, and two of one name.
    public init(directory: URL) throws(MappingError) {
        self.init(mappings: try Self.parse(try Self.sources(in: directory)))
    }

    /// The mappings of a folder as texts, each with its file's name, in the order of the names.
    /// - Throws: ``MappingError`` for a folder without mappings and for a file that cannot be read.
    public static func sources(in directory: URL) throws(MappingError) -> [(name: String, text: String)] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: directory.path)
        } catch {
            throw MappingError(file: directory.path, reason: "no such folder of mappings, or it cannot be read")
        }
        var sources: [(name: String, text: String)] = []
        for name in names.sorted() where (name.hasSuffix(".yaml") || name.hasSuffix(".yml")) && !name.hasPrefix(".") {
            guard let data = try? Data(contentsOf: directory.appending(path: name)), let text = String(data: data, encoding: .utf8) else {
                throw MappingError(file: name, reason: "cannot be read as UTF-8 text")
            }
            sources.append((name, text))
        }
        if sources.isEmpty { throw MappingError(file: directory.path, reason: "no mapping (*.yaml) in this folder") }
        return sources
    }

    /// Reads mappings from texts, each with the file name that errors give.
    public static func parse(_ sources: [(name: String, text: String)]) throws(MappingError) -> [Mapping] {
        var roots: [String: MappingNode] = [:]
        var order: [String] = []
        for (file, text) in sources {
            let root = try compose(text, file: file)
            let fields = try root.entries("mapping")
            let form = fields.first { $0.key.scalar == "formulir" }?.value
            // A frame is only inherited from: what several forms share stands there once.
            guard let nameNode = form ?? fields.first(where: { $0.key.scalar == "kerangka" })?.value else {
                throw root.fail("'formulir' is missing")
            }
            let name = try nameNode.text("formulir")
            if let other = roots[name] { throw nameNode.fail("formulir '\(name)' is named by \(other.file) already") }
            roots[name] = root
            if form != nil { order.append(name) }
        }
        var mappings: [Mapping] = []
        for name in order {
            let resolved = try resolve(name, roots, chain: [])
            mappings.append(try MappingParser.parse(resolved, hash: canonicalHash(resolved.node)))
        }
        return mappings
    }

    static func compose(_ text: String, file: String) throws(MappingError) -> MappingNode {
        do {
            // Mappings read their scalars themselves: what YAML would make of each is not asked.
            guard let node = try Yams.compose(yaml: text, .basic) else { throw MappingError(file: file, reason: "the file is empty") }
            return MappingNode(node: node, file: file)
        } catch let error as MappingError {
            throw error
        } catch let error as YamlError {
            throw describe(error, file: file)
        } catch {
            throw MappingError(file: file, reason: "\(error)")
        }
    }

    private static func describe(_ error: YamlError, file: String) -> MappingError {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
            MappingError(file: file, line: mark.line, column: mark.column, reason: problem)
        default:
            MappingError(file: file, reason: "\(error)")
        }
    }

    /// A mapping with what it inherits: keys it writes itself win, mappings are merged key by key, lists are replaced whole.
    private static func resolve(
        _ name: String, _ roots: [String: MappingNode], chain: [String]
    ) throws(MappingError) -> MappingNode {
        let root = roots[name]!
        guard let base = try root.entries("mapping").first(where: { $0.key.scalar == "dasar" })?.value else { return root }
        let baseName = try base.text("dasar")
        guard roots[baseName] != nil else { throw base.fail("dasar: no mapping is named '\(baseName)'") }
        guard baseName != name, !chain.contains(baseName) else { throw base.fail("dasar: '\(baseName)' inherits from '\(name)' in turn") }
        var inherited = try resolve(baseName, roots, chain: chain + [name])
        if case .mapping(var pairs) = inherited.node {
            // Its own name is no part of what it gives on.
            pairs = Node.Mapping(pairs.filter { $0.key.string != "kerangka" }.map { ($0.key, $0.value) }, .implicit, .any, pairs.mark)
            inherited = MappingNode(node: .mapping(pairs), file: inherited.file)
        }
        return MappingNode(node: merge(inherited.node, root.node), file: root.file)
    }

    private static func merge(_ base: Node, _ own: Node) -> Node {
        guard case .mapping(let baseMapping) = base, case .mapping(let ownMapping) = own else { return own }
        var pairs: [(Node, Node)] = []
        for (key, value) in baseMapping {
            pairs.append((key, ownMapping[key].map { merge(value, $0) } ?? value))
        }
        for (key, value) in ownMapping where baseMapping[key] == nil { pairs.append((key, value)) }
        return .mapping(Node.Mapping(pairs, .implicit, .any, ownMapping.mark))
    }

    /// FNV-1a over the resolved tree, so that a comment or another indentation makes no other version.
    private static func canonicalHash(_ node: Node) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        func feed(_ text: String) {
            for byte in text.utf8 {
                hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
            }
            hash = (hash ^ 0xff) &* 0x100_0000_01b3
        }
        func walk(_ node: Node) {
            switch node {
            case .scalar(let scalar): feed(scalar.string)
            case .sequence(let items):
                feed("[")
                for item in items { walk(item) }
                feed("]")
            case .mapping(let pairs):
                feed("{")
                for (key, value) in pairs {
                    walk(key)
                    walk(value)
                }
                feed("}")
            case .alias: feed("*")
            }
        }
        walk(node)
        return String(hash, radix: 16)
    }
}
