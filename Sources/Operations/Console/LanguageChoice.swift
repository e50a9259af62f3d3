import Foundation
public import Model

extension Language {
    /// The language a text like `id`, `id_ID.UTF-8` or `en` names; nil where it names neither.
    public init?(named text: String) {
        let folded = text.lowercased()
        let word = folded.prefix { $0.isLetter }
        switch word {
        case "id", "ind", "indonesian", "indonesia": self = .indonesian
        case "en", "eng", "english": self = .english
        default: return nil
        }
    }

    /// The language where settings could not be read: RKPD_LANG, else the locale.
    public static var ofProcess: Language {
        let environment = ProcessInfo.processInfo.environment
        return environment["RKPD_LANG"].flatMap(Language.init(named:)) ?? ofLocale(environment)
    }

    /// The language of the locale: the first of LC_ALL, LC_MESSAGES and LANG that is set; English unless that is Indonesian.
    public static func ofLocale(_ environment: [String: String]) -> Language {
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            guard let value = environment[name], !value.isEmpty else { continue }
            return Language(named: value) == .indonesian ? .indonesian : .english
        }
        return .english
    }
}
