import ArgumentParser
import Foundation
import Operations

/// Options that stand for settings.
protocol SettingOptions: ParsableArguments {
    /// What the command line states, by setting.
    var stated: [SettingKey: String?] { get }
}

/// `--config`.
struct ConfigOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Settings file; else rkpd.yaml in the working folder, else /etc/rkpd/rkpd.yaml.", valueName: "file"))
    var config: String?

    /// The session of a command.
    func session(_ options: any SettingOptions...) throws -> Session {
        var stated: [SettingKey: String] = [:]
        for group in options {
            for (key, value) in group.stated { stated[key] = value }
        }
        return Session(settings: try Settings(options: stated, config: config, in: .current()))
    }
}

/// `--dataset`.
struct DatasetOptions: SettingOptions {
    @Option(help: ArgumentHelp("The dataset, an SQLite file (default: rkpd.sqlite).", valueName: "path"))
    var dataset: String?

    var stated: [SettingKey: String?] { [.dataset: dataset] }
}

/// `--mappings`.
struct MappingOptions: SettingOptions {
    @Option(help: ArgumentHelp("The folder of mappings (default: Mappings here, else beside the program).", valueName: "dir"))
    var mappings: String?

    var stated: [SettingKey: String?] { [.mappings: mappings] }
}

/// `--format`.
struct FormatOptions: SettingOptions {
    @Option(help: ArgumentHelp("How the product is written: text, json, or csv where it is a table.", valueName: "format"))
    var format: String?

    var stated: [SettingKey: String?] { [.format: format] }
}

/// `--jobs`.
struct JobOptions: SettingOptions {
    @Option(help: ArgumentHelp("How many files are read at once (default: as many as there are cores).", valueName: "n"))
    var jobs: String?

    var stated: [SettingKey: String?] { [.jobs: jobs] }
}

/// What a sheet speaks of, where it does not say so itself.
struct ContextOptions: SettingOptions {
    @Option(help: ArgumentHelp("Region code, such as 33.23.", valueName: "code"))
    var pemda: String?
    @Option(help: ArgumentHelp("Agency.", valueName: "name"))
    var perangkatDaerah: String?
    @Option(help: ArgumentHelp("Bidang urusan under which relative codes stand, such as 1.06.", valueName: "code"))
    var bidang: String?
    @Option(help: ArgumentHelp("Year.", valueName: "year"))
    var tahun: String?
    @Option(help: ArgumentHelp("Quarter, 1 to 4.", valueName: "quarter"))
    var triwulan: String?
    @Flag(help: "What these options state wins over the sheet, with a finding, instead of refusing a sheet that says otherwise.")
    var nyatakan = false

    var stated: [SettingKey: String?] {
        [.pemda: pemda, .perangkatDaerah: perangkatDaerah, .bidang: bidang, .tahun: tahun, .triwulan: triwulan]
    }

    /// `--nyatakan` says nothing where nothing is stated.
    func validate() throws {
        if nyatakan, stated.values.allSatisfy({ $0 == nil }) {
            throw ValidationError("--nyatakan needs one of --pemda, --perangkat-daerah, --bidang, --tahun, --triwulan.")
        }
    }
}
