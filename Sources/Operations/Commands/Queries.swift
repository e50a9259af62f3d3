import Dataset
import Forms
import Foundation
import Model

/// What `rkpd findings` shows of all findings.
public struct FindingChoice: Sendable {
    /// Only findings of gravity `galat`.
    public var onlyErrors: Bool
    /// Rules, or beginnings of them: `jumlah` is `jumlah.anak`, `jumlah.total` and `jumlah.triwulan`.
    public var rules: [String]
    /// Loads.
    public var loads: [Int64]

    /// All findings, unless restricted.
    public init(onlyErrors: Bool = false, rules: [String] = [], loads: [Int64] = []) {
        self.onlyErrors = onlyErrors
        self.rules = rules
        self.loads = loads
    }

    /// The rules in full.
    /// - Throws: ``Trouble`` (64) for what is the beginning of none.
    func ruleIDs() throws -> Set<String>? {
        guard !rules.isEmpty else { return nil }
        var ids: Set<String> = []
        for rule in rules {
            let some = Rule.allCases.map(\.rawValue).filter { $0 == rule || $0.hasPrefix(rule + ".") }
            guard !some.isEmpty else { throw Trouble(.usage, "--aturan '\(rule)': there is no such rule") }
            ids.formUnion(some)
        }
        return ids
    }
}

extension Session {
    /// `rkpd findings`.
    public func showFindings(_ choice: FindingChoice) throws -> ExitStatus {
        let format = try settings.format(among: OutputFormat.allCases)
        let rules = try choice.ruleIDs()
        let dataset = try Dataset(path: settings.datasetPath(), readOnly: true)
        let filter = FindingFilter(
            rules: rules, severities: choice.onlyErrors ? [.galat] : nil, muatanIDs: choice.loads.isEmpty ? nil : Set(choice.loads))
        let view = FindingsView(try dataset.findings(filter), loads: try dataset.loads(), language: language)
        switch format {
        case .text: try output.write(view.text)
        case .json: try output.write(view.json)
        case .csv: try output.write(view.csv)
        }
        return .done
    }

    /// `rkpd status`.
    public func showStatus() throws -> ExitStatus {
        let format = try settings.format(among: [.text, .json])
        let path = try settings.datasetPath()
        let dataset = try Dataset(path: path, readOnly: true)
        let view = StatusView(
            path: path, try dataset.summary(), files: try dataset.files(), loads: try dataset.loads(LoadFilter(status: .aktif)),
            language: language)
        if format == .json { try output.line(view.json.text(pretty: true)) } else { try output.write(view.text) }
        return .done
    }

    /// `rkpd status --settings`.
    public func showSettings() throws -> ExitStatus {
        let format = try settings.format(among: [.text, .json])
        if format == .json { try output.line(settings.json.text(pretty: true)) } else { try output.write(settings.text) }
        return .done
    }

    /// `rkpd history`.
    /// - Parameter load: shows only the revisions of the statement this load belongs to.
    public func showHistory(ofStatementOf load: Int64?) throws -> ExitStatus {
        let format = try settings.format(among: OutputFormat.allCases)
        let dataset = try Dataset(path: settings.datasetPath(), readOnly: true)
        var filter = LoadFilter()
        if let load {
            guard let row = try dataset.loads(LoadFilter(muatanID: load)).first else {
                throw Trouble(.noInput, "there is no load \(load); rkpd history lists all")
            }
            filter.pernyataan = row.pernyataan
        }
        let view = HistoryView(try dataset.loads(filter), language: language)
        switch format {
        case .text: try output.write(view.text)
        case .json: try output.write(view.json)
        case .csv: try output.write(view.csv)
        }
        return .done
    }

    /// `rkpd mapping list`.
    public func showMappings() throws -> ExitStatus {
        let format = try settings.format(among: [.text, .json])
        let library = try MappingLibrary(directory: URL(filePath: settings.mappingsPath, directoryHint: .isDirectory))
        if format == .json {
            let rows = library.mappings.map { mapping in
                [mapping.name, mapping.identity.version, mapping.jenis, mapping.title, mapping.file].map(JSON.string)
            }
            try output.write(JSON.rows(["formulir", "versi", "jenis", "nama", "berkas"], rows))
        } else {
            for mapping in library.mappings {
                try output.line("\(mapping.name) \(mapping.identity.version)")
                for line in Layout.wrap("\(mapping.title) (\(mapping.file))", first: "    ", hanging: "    ") { try output.line(line) }
            }
        }
        return .done
    }
}
