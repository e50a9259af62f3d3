import Foundation
import Model

/// What can be set once instead of being said with each command. The raw value is the key in `rkpd.yaml`.
public enum SettingKey: String, Sendable, CaseIterable, Hashable {
    case dataset, mappings, inbox, jobs, format, lang
    case pemda
    case perangkatDaerah = "perangkat_daerah"
    case bidang, tahun, triwulan

    /// The environment variable of the setting, `RKPD_DATASET`.
    public var environmentName: String { "RKPD_" + rawValue.uppercased() }

    /// The option of the setting, `--perangkat-daerah`; nil for what no command takes as an option.
    public var optionName: String? {
        switch self {
        case .inbox, .lang: nil
        default: "--" + rawValue.replacing("_", with: "-")
        }
    }

    /// The value where nobody sets one; nil where it depends on the machine or stays unset.
    public var defaultValue: String? {
        switch self {
        case .dataset: "rkpd.sqlite"
        case .inbox: "inbox"
        case .format: "text"
        default: nil
        }
    }

    /// Whether the value is a path, which in `rkpd.yaml` counts from the folder of that file.
    var isPath: Bool { self == .dataset || self == .mappings || self == .inbox }

    /// What is wrong with a value, in words that follow it; nil where it is well formed.
    public func problem(with value: String) -> String? {
        switch self {
        case .dataset, .mappings, .inbox, .perangkatDaerah:
            value.allSatisfy(\.isWhitespace) ? "is empty" : nil
        case .jobs:
            Int(value).map { (1...256).contains($0) } == true ? nil : "is not a number from 1 to 256"
        case .format:
            OutputFormat(rawValue: value) == nil ? "is none of \(OutputFormat.allCases.map(\.rawValue).joined(separator: ", "))" : nil
        case .lang:
            Language(named: value) == nil ? "is neither id nor en" : nil
        case .pemda:
            isCode(value, groups: [2]) || isCode(value, groups: [2, 2]) ? nil : "is not a region code such as 33.23"
        case .bidang:
            isCode(value, groups: [1, 2]) ? nil : "is not a bidang urusan such as 1.06"
        case .tahun:
            value.utf8.count == 4 && Int(value).map { (2000...2099).contains($0) } == true ? nil : "is not a year from 2000 to 2099"
        case .triwulan:
            value.utf8.count == 1 && Int(value).map { (1...4).contains($0) } == true ? nil : "is not a quarter from 1 to 4"
        }
    }

    /// What the setting is for, in one line of help.
    public var purpose: String {
        switch self {
        case .dataset: "the dataset, a path"
        case .mappings: "the folder of mappings"
        case .inbox: "the folder that import reads when no path is given"
        case .jobs: "how many files are read at once"
        case .format: "text, json or csv"
        case .lang: "language of findings and reports, id or en"
        case .pemda: "region code, where sheet and folder state none"
        case .perangkatDaerah: "agency, where the sheet states none"
        case .bidang: "bidang urusan of sheets whose codes are relative"
        case .tahun: "year, where sheet and folder state none"
        case .triwulan: "quarter, where sheet and folder state none"
        }
    }
}

/// How a product is written.
public enum OutputFormat: String, Sendable, CaseIterable, Hashable {
    case text, json, csv
}

/// Whether a text is groups of so many digits with a point between them: `33.23` is `[2, 2]`.
func isCode(_ text: some StringProtocol, groups: [Int]) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.map(\.count) == groups && parts.allSatisfy { $0.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }
}
