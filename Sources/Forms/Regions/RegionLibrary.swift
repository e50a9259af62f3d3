public import Foundation
public import Model

/// What each region settles for itself about how its figures are judged: `daerah/<kode>.yaml`, and `daerah/bawaan.yaml` for all that a region leaves open.
public struct RegionLibrary: Sendable {
    private var own: [String: RegionConfiguration] = [:]
    private var common = RegionConfiguration.default

    /// Nothing settled by anybody.
    public init() {}

    /// Reads every `*.yaml` of a folder; one that is not there settles nothing.
    /// - Throws: ``MappingError`` with file, line and column (exit 78).
    public init(directory: URL) throws(MappingError) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
        let files = names.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.sorted()
        let defaults = "bawaan.yaml"
        if files.contains(defaults) { common = try Self.read(directory, defaults, over: .default) }
        for name in files where name != defaults { own[String(name.dropLast(5))] = try Self.read(directory, name, over: common) }
    }

    /// What holds for a region; nil for one that nobody names.
    public func configuration(for pemdaKode: String?) -> RegionConfiguration { pemdaKode.flatMap { own[$0] } ?? common }

    private static func read(_ directory: URL, _ name: String, over base: RegionConfiguration) throws(MappingError) -> RegionConfiguration {
        let file = "daerah/\(name)"
        guard let data = try? Data(contentsOf: directory.appending(path: name)), let text = String(data: data, encoding: .utf8) else {
            throw MappingError(file: file, reason: Message(id: "tidak dapat dibaca sebagai teks UTF-8", en: "cannot be read as UTF-8 text"))
        }
        guard let root = try MappingNode.read(text, file: file) else { return base }
        return try RegionParser.parse(root, over: base)
    }
}
