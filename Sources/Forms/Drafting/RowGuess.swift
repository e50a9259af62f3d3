import Grid
import Model

/// Proposes how the rows of an unknown table are told apart, as lines of YAML.
struct RowGuess {
    let shape: TableShape
    let columns: [ColumnGuess]

    /// `lengkap`, `relatif` or `tiada`, and whether that is sure.
    var codes: (writing: CodeWriting, isSure: Bool) {
        guard let column = column(.kode) else { return (.tiada, true) }
        let texts = texts(column)
        let full = texts.filter { $0.split(separator: ".").count >= 3 }
        if columns.count(where: { $0.meaning == .role(.kode) }) > 1 { return (.lengkap, true) }
        return full.count * 2 >= texts.count ? (.lengkap, true) : (.relatif, !texts.isEmpty)
    }

    /// The rules; a comment asks where the level could not be told.
    var rules: [String] {
        var rules: [String] = []
        let hasIndicators = column(.indikator) != nil
        guard column(.uraian) != nil else {
            return [#"- {bila: {nilai: ada}, jadi: simpul, tingkat: sub_kegiatan}  # periksa: tidak ada kolom uraian"#]
        }
        if codes.writing != .tiada {
            rules.append(#"- {bila: {kode: "^[0-9Xx., ]+$", uraian: ada}, jadi: simpul}"#)
            rules.append("- {bila: {uraian: ada, nilai: ada}, jadi: simpul}")
        } else {
            rules += levels
        }
        if hasIndicators { rules.append("- {bila: {indikator: ada, uraian: kosong}, jadi: indikator}") }
        rules.append("- {bila: {hanya: [\(hasIndicators ? "uraian, indikator" : "uraian")]}, jadi: sambungan}")
        return rules
    }

    /// Levels of a form without codes: by the words that names begin with, by numbering, by what is filled.
    private var levels: [String] {
        let names = column(.uraian).map(texts) ?? []
        func share(_ prefix: String) -> Bool { names.contains { $0.lowercased().hasPrefix(prefix) } }
        if share("sub kegiatan"), share("program") {
            return [
                #"- {bila: {uraian: "^program\\b"}, jadi: simpul, tingkat: program}"#,
                #"- {bila: {uraian: "^sub ?kegiatan\\b"}, jadi: simpul, tingkat: sub_kegiatan}"#,
                #"- {bila: {uraian: "^kegiatan\\b"}, jadi: simpul, tingkat: kegiatan}"#,
            ]
        }
        if let number = column(.nomor), let rules = numbered(texts(number)) { return rules }
        if share("program") {
            return [
                #"- {bila: {uraian: "^program\\b"}, jadi: simpul, tingkat: program}"#,
                "- {bila: {uraian: ada, indikator: ada, nilai: ada}, jadi: simpul, tingkat: sub_kegiatan}",
                "- {bila: {uraian: ada, nilai: ada}, jadi: simpul, tingkat: kegiatan}",
            ].filter { column(.indikator) != nil || !$0.contains("indikator") }
        }
        return ["- {bila: {uraian: ada, nilai: ada}, jadi: simpul, tingkat: sub_kegiatan}  # periksa: tingkatnya"]
    }

    /// Levels by numbering style, in the order in which the styles are first met.
    private func numbered(_ numbers: [String]) -> [String]? {
        var styles: [Style] = []
        for text in numbers {
            guard let style = Style(text) else { return nil }
            // `I` and `C` are letters as well; one style takes them all where there are no others.
            if !styles.contains(style) { styles.append(style) }
        }
        if styles.contains(.letter), styles.contains(.roman), styles.first == .letter { styles.removeAll { $0 == .roman } }
        guard (2...3).contains(styles.count) else { return nil }
        let levels: [Tingkat] = styles.count == 3 ? [.program, .kegiatan, .subKegiatan] : [.kegiatan, .subKegiatan]
        return zip(styles, levels).map { style, level in
            "- {bila: {nomor: \"\(style.pattern)\", uraian: ada}, jadi: simpul, tingkat: \(level.rawValue)}  # periksa: tingkatnya"
        }
    }

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
            case .roman: "^[IVX]+[.)]?$"
            case .letter: "^(?-i:[A-Z])[.)]?$"
            case .small: "^(?-i:[a-z])[.)]?$"
            case .arabic: "^[0-9]+[.)]?$"
            case .dash: "^-$"
            }
        }
    }

    private func column(_ role: ColumnRole) -> Int? { columns.first { $0.meaning == .role(role) }?.column }

    private func texts(_ column: Int) -> [String] {
        shape.data.compactMap { row in
            let text = row[column].map { TitleReader.singleLine($0.shown) } ?? ""
            return text.isEmpty ? nil : text
        }
    }
}
