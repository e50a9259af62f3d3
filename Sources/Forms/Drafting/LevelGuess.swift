import Model

/// How the name of a row looks.
struct RowLook: Hashable {
    var indent: Int
    var isBold: Bool
    var isFilled: Bool
}

/// Proposes rules for the levels of a form without codes: by what its names begin with, by numbering, by sections, by how rows look.
struct LevelGuess {
    /// The names and numbers of rows as printed, and how their names look.
    let names: [String], numbers: [String]
    let looks: [RowLook]
    /// The level that the column's header names.
    let level: Tingkat?
    let hasIndicators: Bool

    var rules: [String] {
        if let level {
            return ["- {bila: {uraian: ada, \(hasIndicators ? "indikator" : "nilai"): ada}, jadi: simpul, tingkat: \(level.rawValue)}"]
        }
        return sections ?? words ?? numberedByWord ?? numbered ?? looking ?? plain
    }

    // MARK: Words

    private func begins(_ prefix: String) -> Bool { names.contains { $0.lowercased().hasPrefix(prefix) } }

    private var words: [String]? {
        guard begins("sub kegiatan"), begins("program") else { return nil }
        return [
            #"- {bila: {uraian: "^program\\b"}, jadi: simpul, tingkat: program}"#,
            #"- {bila: {uraian: "^sub ?kegiatan\\b"}, jadi: simpul, tingkat: sub_kegiatan}"#,
            #"- {bila: {uraian: "^kegiatan\\b"}, jadi: simpul, tingkat: kegiatan}"#,
        ]
    }

    /// `TUJUAN`, `SASARAN`, `PROGRAM` alone in their rows are headings of the rows below.
    private var sections: [String]? {
        let alone = Self.named.filter { name, _ in names.contains { $0.lowercased() == name } }
        guard alone.count > 1 else { return nil }
        let headings = alone.map { name, level in
            "- {bila: {uraian: '^\(name)$', nilai: kosong}, jadi: bagian, nama: \(level.rawValue), tingkat: \(level.rawValue)}"
        }
        return headings + ["- {bila: {uraian: ada, nilai: ada}, jadi: simpul, tingkat: bagian}"]
    }

    private static let named: [(String, Tingkat)] = [
        ("tujuan", .tujuan), ("sasaran", .sasaran), ("program", .program), ("kegiatan", .kegiatan), ("sub kegiatan", .subKegiatan),
    ]

    // MARK: Numbering

    /// `Tujuan 1`, `Sasaran 1.1` in the column of numbers; rows without are indicators.
    private var numberedByWord: [String]? {
        let found = Self.named.filter { name, _ in numbers.contains { $0.lowercased().hasPrefix(name + " ") } }
        guard found.count > 1 || found.count == 1 && numbers.allSatisfy({ $0.lowercased().hasPrefix(found[0].0) }) else { return nil }
        var rules = found.map { name, level in
            "- {bila: {nomor: '^\(name)\\b', uraian: ada}, jadi: simpul, tingkat: \(level.rawValue)}"
        }
        if !hasIndicators {
            rules.append("- {bila: {nomor: kosong, uraian: '^(?<indikator>.+)$', nilai: ada}, jadi: indikator}  # periksa")
        }
        return rules
    }

    /// Levels by numbering style, in the order in which the styles are first met.
    private var numbered: [String]? {
        var styles: [Style] = []
        for text in numbers {
            guard let style = Style(text) else { return nil }
            // `I` and `C` are letters as well; one style takes them all where there are no others.
            if !styles.contains(style) { styles.append(style) }
        }
        if styles.contains(.letter), styles.contains(.roman), styles.first == .letter { styles.removeAll { $0 == .roman } }
        let isByWord = begins("program") && begins("kegiatan")
        guard (2...3).contains(styles.count) else { return byFirstWord }
        let levels: [Tingkat] =
            styles.count == 3 ? [.program, .kegiatan, .subKegiatan] : isByWord ? [.program, .kegiatan] : [.kegiatan, .subKegiatan]
        return zip(styles, levels).map { style, level in
            "- {bila: {nomor: \"\(style.pattern)\", uraian: ada}, jadi: simpul, tingkat: \(level.rawValue)}  # periksa: tingkatnya"
        }
    }

    private var byFirstWord: [String]? {
        guard begins("program") else { return nil }
        return [
            #"- {bila: {uraian: "^program\\b"}, jadi: simpul, tingkat: program}"#,
            "- {bila: {uraian: ada, indikator: ada, nilai: ada}, jadi: simpul, tingkat: sub_kegiatan}  # periksa: tingkatnya",
            "- {bila: {uraian: ada, nilai: ada}, jadi: simpul, tingkat: kegiatan}  # periksa: tingkatnya",
        ].filter { hasIndicators || !$0.contains("indikator") }
    }

    /// A way of numbering rows. Case is told apart: `I` is no `i`.
    private enum Style {
        case roman, letter, small, arabic, dash

        init?(_ text: String) {
            let mark = text.drop { $0 == "(" }.prefix { $0.isLetter || $0.isNumber || $0 == "-" }
            if mark == "-" {
                self = .dash
            } else if mark.allSatisfy(\.isNumber), !mark.isEmpty {
                self = .arabic
            } else if mark.allSatisfy({ "IVX".contains($0) }), !mark.isEmpty {
                self = .roman
            } else if mark.count == 1, mark.allSatisfy(\.isUppercase) {
                self = .letter
            } else if mark.count == 1 {
                self = .small
            } else {
                return nil
            }
        }

        var pattern: String {
            switch self {
            case .roman: "^(?-i:[IVX]+)[.)]?$"
            case .letter: "^(?-i:[A-Z])[.)]?$"
            case .small: "^(?-i:[a-z])[.)]?$"
            case .arabic: "^[0-9]+[.)]?$"
            case .dash: "^-$"
            }
        }
    }

    // MARK: Looks

    /// Levels by indentation, else by what is bold or filled, in the order in which they are first met.
    private var looking: [String]? {
        if let byWord = byFirstWord { return byWord }
        let indents = distinct(looks.map(\.indent))
        let levels: [Tingkat] = [.program, .kegiatan, .subKegiatan]
        func rules(_ conditions: [String]) -> [String] {
            zip(conditions, conditions.count == 3 ? levels : Array(levels.suffix(conditions.count))).map { condition, level in
                "- {bila: {\(condition), nilai: ada}, jadi: simpul, tingkat: \(level.rawValue)}  # periksa: tingkatnya"
            }
        }
        if (2...3).contains(indents.count), indents.first == indents.min() { return rules(indents.sorted().map { "inden: \($0)" }) }
        let marks = distinct(looks.map { RowLook(indent: 0, isBold: $0.isBold, isFilled: $0.isFilled) })
        guard (2...3).contains(marks.count), let last = marks.last, !last.isBold, !last.isFilled else { return nil }
        return rules(marks.map { "tebal: \($0.isBold ? "ya" : "tidak"), isi_warna: \($0.isFilled ? "ya" : "tidak")" })
    }

    private func distinct<Value: Hashable>(_ values: [Value]) -> [Value] {
        values.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    private var plain: [String] {
        ["- {bila: {uraian: ada, nilai: ada}, jadi: simpul, tingkat: sub_kegiatan}  # periksa: tingkatnya"]
    }
}
