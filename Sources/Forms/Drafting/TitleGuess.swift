import Grid

/// Turns the lines above a table into patterns for the next sheet of its kind: years, quarters, regions and agencies become named groups.
struct TitleGuess {
    /// As RE2 writes it.
    let pattern: String
    /// Whether the form should be recognised by it: the first line that names no agency, region or year alone.
    var counts: Bool

    static func guesses(_ rows: [Row]) -> [TitleGuess] {
        var result: [TitleGuess] = []
        for row in rows {
            for cell in row.filledCells {
                guard case .text(let raw) = cell.value else { continue }
                let guess = TitleGuess(TitleReader.singleLine(raw))
                if !result.contains(where: { $0.pattern == guess.pattern }) { result.append(guess) }
            }
        }
        // Numbers of attachments say nothing of the form; where nothing else is left, the first line must do.
        if !result.contains(where: \.counts), !result.isEmpty { result[0].counts = true }
        return result
    }

    private init(_ text: String) {
        var words = text.split(separator: " ").map(String.init)
        var tail: [String] = []
        var isContext = false
        // `TAHUN 2023`, `TAHUN ANGGARAN 2023` at the end or anywhere.
        func isYear(_ word: String) -> Bool { word.count == 4 && word.hasPrefix("20") && word.allSatisfy(\.isNumber) }
        func lower(_ index: Int) -> String { index < words.count ? words[index].lowercased() : "" }

        // `Perangkat Daerah : Dinas Sosial`: everything behind the colon is the agency.
        let head = words.prefix { !$0.hasSuffix(":") && $0 != ":" }
        let names = ["perangkat daerah", "opd", "skpd", "organisasi", "opd / unit kerja", "unit kerja", "nama opd"]
        if head.count < words.count {
            var key = head.map { $0.lowercased() }
            if head.count < words.count, words[head.count] != ":" { key.append(String(words[head.count].lowercased().dropLast())) }
            if names.contains(key.joined(separator: " ")) {
                pattern = "^" + key.map(Self.escape).joined(separator: " *") + " *: *(?<perangkat_daerah>.+)$"
                counts = false
                return
            }
        }
        if let index = words.indices.first(where: { isYear(words[$0]) }) {
            let isLast = index == words.count - 1
            words[index] = "(?<tahun>20\\d\\d)"
            isContext = true
            if !isLast { tail = [] }
        }
        if let index = words.indices.first(where: { ["triwulan", "tw", "wulan"].contains(lower($0)) }), index + 1 < words.count {
            words[index + 1] = "(?<triwulan>[IVl]+|[1-4])"
            isContext = true
        }
        let regions = ["kabupaten", "kab.", "kota", "provinsi", "pemerintah"]
        let agencies = ["dinas", "badan", "kantor", "satuan", "sekretariat", "inspektorat", "kecamatan", "bagian", "rumah"]
        let agency = words.indices.first { agencies.contains(lower($0)) }
        let region = words.indices.first { regions.dropLast().contains(lower($0)) && $0 + 1 < words.count }
        // What follows a region's name and is none of it: `TAHUN (?<tahun>…)`.
        let end =
            words.indices.first { index in index > (region ?? agency ?? 0) && (lower(index) == "tahun" || words[index].hasPrefix("(?<")) }
            ?? words.count
        let rest = words[end...].map { $0.hasPrefix("(?<") ? $0 : Self.escape($0) }
        var parts: [String] = []
        let first = min(agency ?? end, region ?? end, end)
        parts += words[..<first].map { $0.hasPrefix("(?<") ? $0 : Self.escape($0) }
        if let agency, agency < end {
            parts.append("(?<perangkat_daerah>(Dinas|Badan|Kantor|Satuan|Sekretariat|Inspektorat|Kecamatan|Bagian|Rumah Sakit)\\b.*?)")
            isContext = true
        }
        if region.map({ $0 < end }) ?? false {
            parts.append("(?<pemda>(Kabupaten|Kab\\.?|Kota|Provinsi) .+?)")
            isContext = true
        }
        parts += rest + tail
        let isWholeLine =
            first > 0 && words[..<first].contains { $0.count > 3 && !regions.contains($0.lowercased()) && $0.lowercased() != "tahun" }
        pattern = "^" + parts.joined(separator: " ") + "$"
        let isAttachment = ["lampiran", "tabel", "formulir", "halaman"].contains(words.first?.lowercased() ?? "")
        let months = [
            "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november", "desember",
        ]
        let isPeriod = text.lowercased().split(separator: " ").contains { months.contains(String($0)) }
        counts = (!isContext || isWholeLine) && !isAttachment && !isPeriod
    }

    /// A word as a pattern of itself.
    private static func escape(_ word: String) -> String {
        word.map { "\\.+*?()|[]{}^$".contains($0) ? "\\\($0)" : String($0) }.joined()
    }
}
