public import Foundation
import Model

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
            throw MappingError(
                file: directory.path,
                reason: Message(
                    id: "folder mapping ini tidak ada atau tidak dapat dibaca", en: "no such folder of mappings, or it cannot be read"))
        }
        var sources: [(name: String, text: String)] = []
        for name in names.sorted() where (name.hasSuffix(".yaml") || name.hasSuffix(".yml")) && !name.hasPrefix(".") {
            guard let data = try? Data(contentsOf: directory.appending(path: name)), let text = Self.text(data) else {
                throw MappingError(
                    file: name, reason: Message(id: "tidak dapat dibaca sebagai teks UTF-8", en: "cannot be read as UTF-8 text"))
            }
            sources.append((name, text))
        }
        if sources.isEmpty {
            throw MappingError(
                file: directory.path,
                reason: Message(id: "tidak ada mapping (*.yaml) di folder ini", en: "no mapping (*.yaml) in this folder"))
        }
        return sources
    }

    /// What a file says in UTF-8, without the mark that editors set before it.
    private static func text(_ data: Data) -> String? {
        data.withUnsafeBytes { bytes in
            let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
            let rest = bytes.starts(with: mark) ? UnsafeRawBufferPointer(rebasing: bytes.dropFirst(mark.count)) : bytes
            return String(validating: rest.bindMemory(to: UInt8.self), as: UTF8.self)
        }
    }

    /// Reads mappings from texts, each with the file name that errors give.
    public static func parse(_ sources: [(name: String, text: String)]) throws(MappingError) -> [Mapping] {
        var roots: [String: MappingNode] = [:]
        var order: [String] = []
        for (file, text) in sources {
            let root = try compose(text, file: file)
            guard root.isMapping else { throw root.fail("mapping: seharusnya kunci dan nilai", "mapping: expected keys and values") }
            let form = root["formulir"]
            // A frame is only inherited from: what several forms share stands there once.
            guard let nameNode = form ?? root["kerangka"] else {
                throw root.fail("'formulir' tidak ada", "'formulir' is missing")
            }
            let name = try nameNode.text("formulir")
            if !isName(name) {
                throw nameNode.fail(
                    "formulir: '\(name)' bukan nama: huruf kecil, angka dan tanda hubung, seperti realisasi-program",
                    "formulir: '\(name)' is no name: small letters, digits and hyphens, such as realisasi-program")
            }
            if let other = roots[name] {
                throw nameNode.fail(
                    "formulir '\(name)' sudah dinamai oleh \(other.file)", "formulir '\(name)' is named by \(other.file) already")
            }
            roots[name] = root
            if form != nil { order.append(name) }
        }
        var mappings: [Mapping] = []
        var words = MappingWords()
        for name in order {
            let resolved = try words.expand(try resolve(name, roots, chain: []))
            mappings.append(try MappingParser.parse(resolved, hash: String(resolved.hash, radix: 16)))
        }
        return mappings
    }

    /// Whether a text may name a form: small letters, digits, hyphens.
    private static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, first != UInt8(ascii: "-") else { return false }
        return text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
    }

    static func compose(_ text: String, file: String) throws(MappingError) -> MappingNode {
        guard let node = try MappingNode.read(text, file: file) else {
            throw MappingError(file: file, reason: Message(id: "berkas ini kosong", en: "the file is empty"))
        }
        return node
    }

    /// A mapping with what it inherits: keys it writes itself win, mappings are merged key by key, lists are replaced whole.
    private static func resolve(
        _ name: String, _ roots: [String: MappingNode], chain: [String]
    ) throws(MappingError) -> MappingNode {
        let root = roots[name]!
        guard let base = root["dasar"] else { return root }
        let baseName = try base.text("dasar")
        guard roots[baseName] != nil else {
            throw base.fail("dasar: tidak ada mapping bernama '\(baseName)'", "dasar: no mapping is named '\(baseName)'")
        }
        guard baseName != name, !chain.contains(baseName) else {
            throw base.fail("dasar: '\(baseName)' sendiri mewarisi '\(name)'", "dasar: '\(baseName)' inherits from '\(name)' in turn")
        }
        var inherited = try resolve(baseName, roots, chain: chain + [name])
        if case .mapping(let entries) = inherited.content {
            // Its own name is no part of what it gives on.
            let others = entries.filter { $0.key.scalar != "kerangka" }
            inherited = MappingNode(.mapping(others), file: inherited.file, line: inherited.line, column: inherited.column)
        }
        return merge(inherited, root)
    }

    private static func merge(_ base: MappingNode, _ own: MappingNode) -> MappingNode {
        guard case .mapping(let baseEntries) = base.content, case .mapping(let ownEntries) = own.content else { return own }
        var entries = baseEntries
        for (key, value) in ownEntries {
            if let known = key.scalar.flatMap({ name in baseEntries.firstIndex { $0.key.scalar == name } }) {
                entries[known] = (baseEntries[known].key, merge(baseEntries[known].value, value))
            } else {
                entries.append((key, value))
            }
        }
        return MappingNode(.mapping(entries), file: own.file, line: own.line, column: own.column)
    }
}
