import Dataset
public import Model

extension RunSummary {
    /// The summary for a person: what was loaded, what was not and why, and what to look at next.
    public func text(in language: Language) -> String {
        let words = Words(language: language)
        var lines: [String] = []
        if isDryRun { lines.append(words("Percobaan: tidak ada yang ditulis.", "Dry run: nothing was written.")) }
        let news = files.filter { $0.isNews && $0.status != .diabaikan }
        for file in news.prefix(Self.listed) { lines += Self.lines(of: file, words) }
        if news.count > Self.listed {
            lines.append(
                words(
                    "… dan \(words.count(news.count - Self.listed)) berkas lagi",
                    "… and \(words.count(news.count - Self.listed)) more files"))
        }
        if !lines.isEmpty { lines.append("") }
        lines.append(totals(words))
        if news.contains(where: { $0.loads.contains { $0.result.isWritten } }) {
            lines += Layout.wrap(
                words("Temuan: ", "Findings: ") + words.severities(findings) + words(" (rkpd findings)", " (rkpd findings)"), hanging: "  ")
        }
        if remaining > 0 {
            lines.append(
                words(
                    "Dihentikan; \(remaining) berkas menunggu proses berikutnya.", "Stopped; \(remaining) files are left for the next run.")
            )
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// How many files are named one by one; a first delivery of a whole region is counted, not listed.
    private static let listed = 40

    private func totals(_ words: Words) -> String {
        let old = files.count { $0.status == .sama }
        let parts: [(Int, String)] = [
            (count(.termuat), words("dimuat", "loaded")), (old, words("sudah ada", "already there")),
            (count(.ditolak, news: true), words("ditolak", "refused")),
            (count(.ditolak, news: false), words("ditolak sebelumnya", "refused before")), (count(.menunggu), words("menunggu", "waiting")),
            (count(.diabaikan), words("diabaikan", "ignored")),
        ]
        let total = words.count(files.count, "berkas", "file")
        let shown = parts.filter { $0.0 > 0 }.map { "\(words.count($0.0)) \($0.1)" }
        return shown.isEmpty ? total : "\(total): \(shown.joined(separator: ", "))"
    }

    private static func lines(of file: FileOutcome, _ words: Words) -> [String] {
        let margin = String(repeating: " ", count: 11)
        var lines = Layout.wrap(file.name, first: Layout.pad(words.status(file.status), 11), hanging: margin)
        if let message = file.message { lines += Layout.wrap(words(message), first: margin, hanging: margin) }
        for load in file.loads { lines += Layout.wrap(line(of: load, words), first: margin, hanging: margin + "  ") }
        return lines
    }

    private static func line(of load: LoadOutcome, _ words: Words) -> String {
        let context = load.context
        var parts = [load.sheet, load.form.name]
        parts.append(context.perangkatDaerah ?? "")
        parts.append(context.pemda ?? context.pemdaKode ?? "")
        parts.append(words.period(year: context.tahun, quarter: context.triwulan))
        let place = parts.filter { !$0.isEmpty }.joined(separator: ", ")
        let counts = words.count(load.result.facts, "fakta", "fact") + ", " + words.count(load.result.findings, "temuan", "finding")
        switch load.result.outcome {
        case .new: return "\(place): \(counts)"
        case .revision(let old): return "\(place): \(counts); " + words("menggantikan muatan \(old)", "supersedes load \(old)")
        case .older(let current): return "\(place): \(counts); " + words("muatan \(current) tetap berlaku", "load \(current) stays current")
        case .same(let current): return "\(place): " + words("sama dengan muatan \(current)", "the same as load \(current)")
        case .undone: return "\(place): " + words("pernah dibatalkan; --reload memuatnya lagi", "was undone; --reload loads it again")
        }
    }
}
