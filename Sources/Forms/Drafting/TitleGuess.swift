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
                let guess = TitleGuess(raw.singleLine)
                if !result.contains(where: { $0.pattern == guess.pattern }) { result.append(guess) }
            }
        }
        // Numbers of attachments say nothing of the form; where nothing else is left, the first line must do.
        if !result.contains(where: \.counts), !result.isEmpty { result[0].counts = true }
        return result
    }

    private init(_ text: String) {
        var words = text.split(separator: " ").map(String.init)
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
        let years = text.split { !$0.isNumber }.filter { isYear(String($0)) }
        if years.count > 1 {
            // `TAHUN 2021 - 2026` is the span of a plan, not the year reported on.
            words = words.map { $0.contains("20") ? Self.withoutYears($0) : $0 }
            isContext = true
        } else if let index = words.indices.first(where: { isYear(words[$0]) }) {
            words[index] = "(?<tahun>20\\d\\d)"
            isContext = true
        }
        if let index = words.indices.first(where: { ["triwulan", "tw", "wulan"].contains(lower($0)) }), index + 1 < words.count {
            words[index + 1] = "(?<triwulan>[IVl]+|[1-4])"
            isContext = true
        }
        let regions = ["kabupaten", "kab.", "kota", "provinsi", "pemerintah"]
        let agency = words.indices.first { Self.agencies.contains(lower($0)) }
        let region = words.indices.first { regions.dropLast().contains(lower($0)) && $0 + 1 < words.count }
        // What follows a region's name and is none of it: `TAHUN (?<tahun>…)`.
        let end =
            words.indices.first { index in index > (region ?? agency ?? 0) && (lower(index) == "tahun" || Self.isPattern(words[index])) }
            ?? words.count
        let rest = words[end...].map { Self.isPattern($0) ? $0 : Self.escape($0) }
        var parts: [String] = []
        let first = min(agency ?? end, region ?? end, end)
        parts += words[..<first].map { Self.isPattern($0) ? $0 : Self.escape($0) }
        if let agency, agency < end {
            parts.append("(?<perangkat_daerah>\(Self.agencyPattern)\\b.*?)")
            isContext = true
        }
        if region.map({ $0 < end }) ?? false {
            parts.append("(?<pemda>(Kabupaten|Kab\\.?|Kota|Provinsi) .+?)")
            isContext = true
        }
        parts += rest
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

    /// The words that agencies' names begin with.
    private static let agencies = [
        "dinas", "badan", "kantor", "satuan", "sekretariat", "inspektorat", "kecamatan", "kelurahan", "bagian", "rumah", "rsud", "uptd",
        "upt", "puskesmas", "bappeda", "bappelitbangda", "bapperida", "bpbd", "bkpsdm", "bkd", "bpkad",
    ]

    /// The same as a pattern, for lines that name another agency of the kind.
    static let agencyPattern =
        "(Dinas|Badan|Kantor|Satuan|Sekretariat|Inspektorat|Kecamatan|Kelurahan|Bagian|Rumah Sakit|RSUD|UPTD?|Puskesmas|Bappe\\w+|B[KP]\\w+)"

    /// Whether a name begins as an agency's does.
    static func beginsWithAgency(_ text: String) -> Bool {
        text.split(separator: " ").first.map { agencies.contains($0.lowercased()) } ?? false
    }

    private static func isPattern(_ word: String) -> Bool { word.hasPrefix("(?<") || word.contains("20\\d\\d") }

    /// A word with every year in it any year.
    private static func withoutYears(_ word: String) -> String {
        var result = ""
        var rest = Substring(word)
        while let character = rest.first {
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            if digits.count == 4, digits.hasPrefix("20") {
                result += "20\\d\\d"
                rest = rest.dropFirst(4)
            } else if digits.isEmpty {
                result += escape(String(character))
                rest = rest.dropFirst()
            } else {
                result += digits
                rest = rest.dropFirst(digits.count)
            }
        }
        return result
    }

    /// A word as a pattern of itself.
    private static func escape(_ word: String) -> String {
        word.map { "\\.+*?()|[]{}^$".contains($0) ? "\\\($0)" : String($0) }.joined()
    }
}
