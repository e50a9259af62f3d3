import Grid
import Model

/// Proposes how the rows of an unknown table are told apart, as lines of YAML.
struct RowGuess {
    let shape: TableShape
    let columns: [ColumnGuess]

    /// `lengkap`, `relatif` or `tiada`, and whether that is sure.
    var codes: (writing: CodeWriting, isSure: Bool) {
        if columns.contains(where: \.isStacked) { return (.lengkap, true) }
        guard let column = column(.kode) else { return (.tiada, true) }
        let texts = texts(column)
        let full = texts.filter { $0.split(separator: ".").count >= 3 }
        if columns.count(where: { $0.meaning == .role(.kode) && $0.track == nil }) > 1 { return (.lengkap, true) }
        return full.count * 2 >= texts.count ? (.lengkap, true) : (.relatif, !texts.isEmpty)
    }

    /// Whether the sheet lists agencies, not what they do: a recap.
    var isRecap: Bool {
        columns.contains { $0.meaning == .role(.perangkatDaerah) } && !columns.contains { $0.meaning == .role(.uraian) || $0.isStacked }
    }

    /// The rules; a comment asks where the level could not be told.
    var rules: [String] {
        if isRecap { return [#"- {bila: {perangkat_daerah: ada}, jadi: total}"#] }
        if columns.contains(where: \.isStacked) {
            return [#"- {bila: {kode: ada}, jadi: simpul}"#, "- {bila: {hanya: [uraian]}, jadi: sambungan}"]
        }
        let tracks = columns.compactMap(\.track).reduce(into: [Tingkat]()) { if !$0.contains($1) { $0.append($1) } }
        if !tracks.isEmpty { return tracks.flatMap(rules(of:)) + mainRules }
        let hasIndicators = column(.indikator) != nil
        if !stairs.isEmpty { return stairs + (hasIndicators ? ["- {bila: {indikator: ada}, jadi: indikator}"] : []) }
        guard column(.uraian) != nil else {
            return [#"- {bila: {nilai: ada}, jadi: simpul, tingkat: sub_kegiatan}  # periksa: tidak ada kolom uraian"#]
        }
        var rules = agencySections
        if codes.writing != .tiada {
            rules.append(#"- {bila: {kode: "^[0-9Xx., ]+$", uraian: ada}, jadi: simpul}"#)
            rules.append("- {bila: {uraian: ada, nilai: ada}, jadi: simpul}")
        } else {
            rules += LevelGuess(names: name, numbers: number, looks: looks, level: ownLevel, hasIndicators: hasIndicators).rules
        }
        if hasIndicators { rules.append("- {bila: {indikator: ada, uraian: kosong}, jadi: indikator}") }
        rules.append("- {bila: {hanya: [\(hasIndicators ? "uraian, indikator" : "uraian")]}, jadi: sambungan}")
        return rules
    }

    /// A rule for each column of names where each row fills the one of its own level.
    private var stairs: [String] {
        columns.compactMap { column in
            guard let level = column.level, column.meaning == .role(.catatan(TrackGuess.stairName(level))) else { return nil }
            return "- {bila: {\(TrackGuess.stairName(level)): '^(?<uraian>.+)$'}, jadi: simpul, tingkat: \(level.rawValue)}"
        }
    }

    // MARK: Side by side

    private func rules(of track: Tingkat) -> [String] {
        let own = columns.filter { $0.track == track }
        var rules = ["- {jalur: \(track.rawValue), bila: {uraian: ada}, jadi: simpul, tingkat: \(track.rawValue)}"]
        if own.contains(where: { $0.meaning == .role(.indikator) }) {
            rules.append("- {jalur: \(track.rawValue), bila: {indikator: ada}, jadi: indikator}")
        }
        return rules
    }

    private var mainRules: [String] {
        let own = columns.filter { $0.track == nil }
        let level = own.first { $0.meaning == .role(.uraian) }?.level
        let again = isPrintedAgain ? ", ulang: ya" : ""
        var rules: [String] = []
        if let level {
            rules.append("- {bila: {uraian: ada}, jadi: simpul, tingkat: \(level.rawValue)\(again)}")
        } else if own.contains(where: { $0.meaning == .role(.kode) }) {
            rules.append("- {bila: {kode: ada, uraian: ada}, jadi: simpul\(again)}")
        } else {
            rules += LevelGuess(names: name, numbers: [], looks: [], level: nil, hasIndicators: false).rules
        }
        if own.contains(where: { $0.meaning == .role(.indikator) }) { rules.append("- {bila: {indikator: ada}, jadi: indikator}") }
        return rules
    }

    /// Whether rows right below one another print one name: a line for each account or source of money.
    private var isPrintedAgain: Bool {
        let names = name
        return zip(names, names.dropFirst()).contains { $0 == $1 }
    }

    /// Rows that name an agency, above those that are its: at least two of them.
    private var agencySections: [String] {
        guard let column = column(.uraian) else { return [] }
        let sections = shape.data.filter { row in
            guard let text = row[column].map({ $0.shown.singleLine }) else { return false }
            return TitleGuess.beginsWithAgency(text)
                && !row.cells.contains { cell in columns.contains { $0.column == cell.reference.column && $0.isValue } }
        }
        guard sections.count > 1 else { return [] }
        return ["- {bila: {uraian: '^(?<perangkat_daerah>\(TitleGuess.agencyPattern)\\b.+)$', nilai: kosong}, jadi: bagian}"]
    }

    // MARK: What stands in the columns of names

    private var ownLevel: Tingkat? { columns.first { $0.meaning == .role(.uraian) && $0.track == nil }?.level }

    private var name: [String] {
        columns.first { $0.meaning == .role(.uraian) && $0.track == nil }.map { texts($0.column) } ?? []
    }

    private var number: [String] { column(.nomor).map(texts) ?? [] }

    /// How the names of rows with figures look, in their order.
    private var looks: [RowLook] {
        guard let column = column(.uraian) else { return [] }
        return shape.data.compactMap { row in
            guard let cell = row[column], !cell.isBlankText, row.cells.contains(where: TableShape.isFigure) else { return nil }
            let text = cell.shown.singleLine.lowercased()
            if ["jumlah", "total", "rata"].contains(where: { text.hasPrefix($0) }) { return nil }
            return RowLook(indent: RowFields.indent(cell), isBold: cell.style.isBold, isFilled: cell.style.isFilled)
        }
    }

    private func column(_ role: ColumnRole) -> Int? {
        (columns.first { $0.meaning == .role(role) && $0.track == nil } ?? columns.first { $0.meaning == .role(role) })?.column
    }

    private func texts(_ column: Int) -> [String] {
        shape.data.compactMap { row in
            let text = row[column].map { $0.shown.singleLine } ?? ""
            return text.isEmpty ? nil : text
        }
    }
}
