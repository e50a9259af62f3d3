import Foundation
import Yams

/// `rkpd.yaml`: one key and one value a line.
struct SettingsFile {
    var path: String
    var entries: [SettingKey: (value: String, line: Int)]

    /// The file that `--config` names, else the working folder's, else the machine's; nil where there is none.
    static func find(config: String?, in surroundings: Settings.Surroundings) throws -> SettingsFile? {
        if let config {
            guard FileManager.default.fileExists(atPath: config) else { throw Trouble(.noInput, "--config \(config): no such file") }
            return try SettingsFile(path: config, shown: config)
        }
        let here = URL(filePath: surroundings.workingFolder).appending(path: "rkpd.yaml").path
        if FileManager.default.fileExists(atPath: here) { return try SettingsFile(path: here, shown: "rkpd.yaml") }
        let system = URL(filePath: surroundings.systemFolder).appending(path: "rkpd.yaml").path
        if FileManager.default.fileExists(atPath: system) { return try SettingsFile(path: system, shown: system) }
        return nil
    }

    /// - Parameter shown: the path as messages call it.
    init(path: String, shown: String) throws {
        guard let data = FileManager.default.contents(atPath: path), let text = String(data: data, encoding: .utf8) else {
            throw Trouble(.configuration, "\(shown): cannot be read as UTF-8 text")
        }
        self.path = shown
        entries = [:]
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            throw Trouble(.configuration, "\(shown)\(Self.place(of: error)): \(Self.reason(of: error))")
        }
        guard let root, root != Node("", Tag(.null)) else { return }
        guard let mapping = root.mapping else {
            throw Trouble(.configuration, "\(shown):\(root.mark?.line ?? 1): expected lines of the form 'key: value'")
        }
        let folder = shown == "rkpd.yaml" ? "" : URL(filePath: path).deletingLastPathComponent().relativePath
        for (keyNode, valueNode) in mapping {
            let line = keyNode.mark?.line ?? 1
            let name = keyNode.scalar?.string ?? "?"
            guard let key = SettingKey(rawValue: name) else {
                let known = SettingKey.allCases.map(\.rawValue).joined(separator: ", ")
                throw Trouble(.configuration, "\(shown):\(line): unknown setting '\(name)'; known are \(known)")
            }
            guard let value = valueNode.scalar?.string else {
                throw Trouble(.configuration, "\(shown):\(line): setting '\(name)' takes one value")
            }
            if let problem = key.problem(with: value) {
                throw Trouble(.configuration, "\(shown):\(line): setting '\(name)': '\(value)' \(problem)")
            }
            let isRelative = key.isPath && !value.hasPrefix("/") && !value.contains("://") && !folder.isEmpty
            entries[key] = (isRelative ? folder + "/" + value : value, line)
        }
    }

    private static func place(of error: any Error) -> String {
        switch error as? YamlError {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): ":\(mark.line)"
        case .duplicatedKeysInMapping(_, let context): ":\(context.mark.line)"
        default: ""
        }
    }

    private static func reason(of error: any Error) -> String {
        switch error as? YamlError {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _): problem
        case .duplicatedKeysInMapping(let keys, _): "\(keys.sorted().joined(separator: ", ")) stands there twice"
        default: "\(error)"
        }
    }
}
