import Foundation
public import Model

/// The settings of one command: option, else environment, else `rkpd.yaml`, else default.
public struct Settings: Sendable {
    private let values: [SettingKey: Setting]
    private let environment: [String: String]
    /// The `rkpd.yaml` that was read, nil where there is none.
    public let file: String?

    /// Where settings are looked for; a value, so that tests need no process of their own.
    public struct Surroundings: Sendable {
        /// The variables of the environment.
        public var environment: [String: String]
        /// The folder the command was started in.
        public var workingFolder: String
        /// The folder of the machine's own `rkpd.yaml`.
        public var systemFolder: String
        /// The program's own file, beside which mappings are looked for.
        public var executable: String?

        /// Surroundings by their parts.
        public init(
            environment: [String: String] = [:], workingFolder: String, systemFolder: String = "/etc/rkpd", executable: String? = nil
        ) {
            self.environment = environment
            self.workingFolder = workingFolder
            self.systemFolder = systemFolder
            self.executable = executable
        }

        /// Those of this process.
        public static func current() -> Surroundings {
            Surroundings(
                environment: ProcessInfo.processInfo.environment, workingFolder: FileManager.default.currentDirectoryPath,
                executable: try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        }
    }

    /// Collects the settings.
    ///
    /// - Parameters:
    ///   - options: what the command line states.
    ///   - config: `--config`; must exist.
    /// - Throws: ``Trouble``: 64 for an option, 78 for a variable or a line of `rkpd.yaml` that is wrong, 66 where `config` does not exist.
    public init(options: [SettingKey: String] = [:], config: String? = nil, in surroundings: Surroundings) throws {
        let file = try SettingsFile.find(config: config, in: surroundings)
        var values: [SettingKey: Setting] = [:]
        for key in SettingKey.allCases {
            if let value = options[key] {
                let name = key.optionName ?? key.rawValue
                if let problem = key.problem(with: value) { throw Trouble(.usage, "\(name) '\(value)' \(problem)") }
                values[key] = Setting(value: value, source: .option(name))
            } else if let value = surroundings.environment[key.environmentName], !value.isEmpty {
                if let problem = key.problem(with: value) {
                    throw Trouble(.configuration, "environment variable \(key.environmentName)='\(value)' \(problem)")
                }
                values[key] = Setting(value: value, source: .environment(key.environmentName))
            } else if let entry = file?.entries[key] {
                values[key] = Setting(value: entry.value, source: .file(file?.path ?? "", line: entry.line))
            } else {
                let value = key == .mappings ? Self.mappingsFolder(in: surroundings) : key.defaultValue
                values[key] = Setting(value: value, source: .fallback)
            }
        }
        self.values = values
        self.file = file?.path
        environment = surroundings.environment
    }

    /// One setting; those that depend on the machine are filled in.
    public subscript(key: SettingKey) -> Setting {
        let setting = values[key] ?? Setting(value: nil, source: .fallback)
        guard setting.value == nil else { return setting }
        switch key {
        case .jobs: return Setting(value: String(ProcessInfo.processInfo.activeProcessorCount), source: .fallback)
        case .lang: return Setting(value: Language.ofLocale(environment).rawValue, source: .fallback)
        default: return setting
        }
    }

    /// The dataset's path.
    /// - Throws: ``Trouble`` (69) for a database that this version does not speak to.
    public func datasetPath() throws -> String {
        let value = self[.dataset].value ?? "rkpd.sqlite"
        for scheme in ["postgresql:", "postgres:"] where value.lowercased().hasPrefix(scheme) {
            throw Trouble(.unavailable, "PostgreSQL is not in this version: --dataset takes the path of an SQLite file")
        }
        return value
    }

    /// The folder of mappings.
    public var mappingsPath: String { self[.mappings].value ?? "Mappings" }
    /// The folder read when no path is given.
    public var inboxPath: String { self[.inbox].value ?? "inbox" }
    /// How many files are read at once.
    public var jobs: Int { max(1, self[.jobs].value.flatMap { Int($0) } ?? 1) }
    /// The language of findings, reports, summaries and refusals.
    public var language: Language { self[.lang].value.flatMap { Language(named: $0) } ?? .english }

    /// The format of a product.
    ///
    /// An option that the command cannot follow is a usage error; a general setting that it cannot follow gives way to text.
    /// - Throws: ``Trouble`` (64).
    public func format(among offered: [OutputFormat]) throws -> OutputFormat {
        let setting = self[.format]
        guard let format = setting.value.flatMap(OutputFormat.init(rawValue:)), !offered.contains(format) else {
            return setting.value.flatMap(OutputFormat.init(rawValue:)) ?? .text
        }
        guard case .option(let name) = setting.source else { return .text }
        let names = offered.map(\.rawValue).joined(separator: " or ")
        throw Trouble(.usage, "\(name) \(format.rawValue): this command writes \(names)")
    }

    /// Whether the command line itself asks for a format.
    public var asksForFormat: Bool {
        if case .option = self[.format].source { return true }
        return false
    }

    /// What the command line and the settings state about sheets; what folders state depends on the file and is added there.
    public func statedContext(insists: Bool) -> StatedContext {
        StatedContext(option: contextValues(ofOptions: true), settings: contextValues(ofOptions: false), insists: insists)
    }

    private func contextValues(ofOptions wanted: Bool) -> StatedContext.Values {
        func value(_ key: SettingKey) -> String? {
            let setting = self[key]
            let isOption = if case .option = setting.source { true } else { false }
            return isOption == wanted ? setting.value : nil
        }
        return StatedContext.Values(
            pemdaKode: value(.pemda), perangkatDaerah: value(.perangkatDaerah), bidang: value(.bidang),
            tahun: value(.tahun).flatMap { Int($0) }, triwulan: value(.triwulan).flatMap { Int($0) })
    }

    /// `Mappings` in the working folder, else beside the program, in `share/rkpd` of its prefix, or in a folder above it.
    private static func mappingsFolder(in surroundings: Surroundings) -> String {
        let here = "Mappings"
        if isFolder(URL(filePath: surroundings.workingFolder).appending(path: here).path) { return here }
        guard let executable = surroundings.executable else { return here }
        var folder = URL(filePath: executable).deletingLastPathComponent()
        for _ in 0..<5 {
            for candidate in [folder.appending(path: "Mappings"), folder.appending(path: "share/rkpd/Mappings")]
            where isFolder(candidate.path) {
                return candidate.path
            }
            folder = folder.deletingLastPathComponent()
        }
        return here
    }
}

/// Whether a path leads to a folder.
func isFolder(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
}
