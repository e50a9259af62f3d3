import Foundation
import Model
import Testing

@testable import Operations

@Suite struct SettingsTests {
    let bench: Workbench

    init() throws { bench = try Workbench() }

    private func settings(
        options: [SettingKey: String] = [:], environment: [String: String] = [:], config: String? = nil, executable: String? = nil
    ) throws -> Settings {
        try Settings(
            options: options, config: config,
            in: .init(
                environment: environment, workingFolder: bench.folder.path, systemFolder: bench.folder.appending(path: "etc").path,
                executable: executable))
    }

    private func trouble(_ work: () throws -> Settings) -> Trouble? {
        do {
            _ = try work()
            return nil
        } catch {
            return error as? Trouble
        }
    }

    @Test func optionThenEnvironmentThenFileThenDefault() throws {
        try bench.put("rkpd.yaml", "tahun: 2021\npemda: 33.10\ninbox: masuk\n")
        let settings = try settings(
            options: [.tahun: "2023"], environment: ["RKPD_TAHUN": "2022", "RKPD_PEMDA": "33.23", "RKPD_STRICT": "1", "RKPD_BIDANG": ""])
        #expect(settings[.tahun] == Setting(value: "2023", source: .option("--tahun")))
        #expect(settings[.pemda] == Setting(value: "33.23", source: .environment("RKPD_PEMDA")))
        #expect(settings[.inbox] == Setting(value: "masuk", source: .file("rkpd.yaml", line: 3)))
        #expect(settings[.dataset] == Setting(value: "rkpd.sqlite", source: .fallback))
        #expect(settings[.bidang] == Setting(value: nil, source: .fallback))
        let stated = settings.statedContext(insists: false)
        #expect(stated.option == .init(tahun: 2023))
        #expect(stated.settings == .init(pemdaKode: "33.23"), "the environment is a setting, not an option")
    }

    @Test func codesStayText() throws {
        try bench.put("rkpd.yaml", "pemda: 35.10\n")
        #expect(try settings()[.pemda].value == "35.10")
    }

    @Test func fileOfTheOptionThenOfTheWorkingFolderThenOfTheMachine() throws {
        try bench.put("etc/rkpd.yaml", "dataset: data.sqlite\n")
        #expect(try settings().datasetPath() == bench.folder.appending(path: "etc").path + "/data.sqlite", "paths count from the file")
        try bench.put("rkpd.yaml", "dataset: sini.sqlite\n")
        #expect(try settings().datasetPath() == "sini.sqlite")
        let named = try bench.put("lain/x.yaml", "dataset: /abs/x.sqlite\n")
        #expect(try settings(config: named).datasetPath() == "/abs/x.sqlite")
        #expect(trouble { try settings(config: named + "x") }?.status == .noInput)
    }

    @Test(arguments: [
        ("tahun: 2023\nwarna: biru\n", ":2:", "warna"), ("tahun: 23\n", ":1:", "tahun"), ("# satu\n\njobs: banyak\n", ":3:", "jobs"),
        ("tahun: [2023]\n", ":1:", "tahun"), ("- a\n", ":1:", "key: value"), ("tahun: 2023\ntahun: 2022\n", ":", "tahun"),
        ("a: 'b\n", ":", "stream"), ("lang: jawa\n", ":1:", "lang"),
    ])
    func wrongFileIsToldWithItsLine(_ text: String, _ place: String, _ word: String) throws {
        try bench.put("rkpd.yaml", text)
        let trouble = trouble { try settings() }
        #expect(trouble?.status == .configuration)
        #expect(trouble?.message.contains("rkpd.yaml\(place)") == true, "\(trouble?.message ?? "")")
        #expect(trouble?.message.contains(word) == true)
    }

    @Test func emptyFileIsNoSettings() throws {
        try bench.put("rkpd.yaml", "# nothing\n")
        #expect(try settings()[.format].source == .fallback)
    }

    @Test(arguments: [
        (SettingKey.pemda, "33.2"), (.pemda, "3323"), (.pemda, "33.23.1"), (.tahun, "1999"), (.tahun, "2100"), (.tahun, "023"),
        (.triwulan, "0"), (.triwulan, "5"), (.triwulan, "IV"), (.bidang, "1.6"), (.bidang, "01.06"), (.jobs, "0"), (.jobs, "-1"),
        (.format, "xml"), (.dataset, " "), (.perangkatDaerah, ""),
    ])
    func wrongOptionIsAUsageError(_ key: SettingKey, _ value: String) {
        let trouble = trouble { try settings(options: [key: value]) }
        #expect(trouble?.status == .usage)
        #expect(trouble?.message.contains(key.optionName ?? "?") == true)
    }

    @Test func wrongVariableIsAConfigurationError() {
        #expect(trouble { try settings(environment: ["RKPD_TRIWULAN": "9"]) }?.status == .configuration)
    }

    @Test(arguments: ["33", "33.23"]) func provincesAreRegionsToo(_ code: String) throws {
        #expect(try settings(options: [.pemda: code])[.pemda].value == code)
    }

    @Test(arguments: ["postgresql://localhost/rkpd", "postgres://x", "PostgreSQL://x"]) func postgresIsNotInThisVersion(_ url: String)
        throws
    {
        let settings = try settings(options: [.dataset: url])
        #expect(throws: Trouble(.unavailable, "PostgreSQL is not in this version: --dataset takes the path of an SQLite file")) {
            try settings.datasetPath()
        }
    }

    @Test(arguments: [
        (["RKPD_LANG": "id", "LC_ALL": "en_US.UTF-8"], Language.indonesian), (["LC_ALL": "id_ID.UTF-8", "LANG": "C"], .indonesian),
        (["LC_MESSAGES": "id_ID", "LANG": "en_US"], .indonesian), (["LANG": "id_ID.UTF-8"], .indonesian),
        (["LC_ALL": "C", "LANG": "id_ID.UTF-8"], .english), (["LC_ALL": "", "LANG": "id"], .indonesian), ([:], .english),
        (["RKPD_LANG": "en", "LANG": "id_ID"], .english), (["LANG": "idx"], .english),
    ])
    func languageOfTheReader(_ environment: [String: String], _ expected: Language) throws {
        #expect(try settings(environment: environment).language == expected)
    }

    @Test func formatThatACommandCannotWrite() throws {
        #expect(throws: Trouble.self) { try settings(options: [.format: "csv"]).format(among: [.text, .json]) }
        #expect(try settings(environment: ["RKPD_FORMAT": "csv"]).format(among: [.text, .json]) == .text)
        #expect(try settings(environment: ["RKPD_FORMAT": "csv"]).format(among: OutputFormat.allCases) == .csv)
    }

    @Test func mappingsHereElseBesideTheProgram() throws {
        try bench.put("usr/bin/rkpd", "")
        try bench.put("usr/share/rkpd/Mappings/a.yaml", "")
        let executable = bench.folder.appending(path: "usr/bin/rkpd").path
        #expect(try settings(executable: executable).mappingsPath == bench.folder.appending(path: "usr/share/rkpd/Mappings").path)
        try bench.put("Mappings/a.yaml", "")
        #expect(try settings(executable: executable).mappingsPath == "Mappings")
    }

    @Test func everySettingIsShownWithItsSource() throws {
        let text = try settings(options: [.tahun: "2023"]).text
        for key in SettingKey.allCases { #expect(text.contains(key.rawValue)) }
        #expect(text.contains("2023  (option --tahun)"))
    }
}
