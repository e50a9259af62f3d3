public import Dataset
public import Foundation
public import Model

/// How a dataset stands, as `rkpd status` shows it.
public struct StatusView: Sendable {
    private let path: String
    private let summary: DatasetSummary
    private let refused: [FileRow]
    private let waiting: [FileRow]
    private let loads: [LoadRow]
    private let now: Date
    private let language: Language

    /// - Parameters:
    ///   - files: the files ever met; those that are gone are left out.
    ///   - loads: the current loads.
    ///   - now: the time that ages count from.
    public init(path: String, _ summary: DatasetSummary, files: [FileRow], loads: [LoadRow], now: Date = Date(), language: Language) {
        self.path = path
        self.summary = summary
        let present = files.filter { $0.hilangPada == nil }
        refused = present.filter { $0.status == .ditolak }
        waiting = present.filter { $0.status == .menunggu }
        self.loads = loads.sorted { $0.muatanID < $1.muatanID }
        self.now = now
        self.language = language
    }

    private var oldestWaiting: Int? { waiting.compactMap { secondsSince($0.pertamaDilihat, now: now) }.max() }

    /// For a screen.
    public var text: String {
        let words = Words(language: language)
        var lines = ["Dataset  \(path)"]
        let files = KnownFile.Status.allCases.compactMap { status in
            summary.files[status].map { "\(words.count($0)) \(words.status(status))" }
        }
        lines.append(words("Berkas   ", "Files    ") + (files.isEmpty ? "0" : files.joined(separator: ", ")))
        let counts = LoadRow.Status.allCases.map { "\(words.count(summary.loads[$0, default: 0])) \(words.status($0))" }
        lines.append(words("Muatan   ", "Loads    ") + counts.joined(separator: ", "))
        if let last = summary.lastLoad { lines.append("         " + words("terakhir \(last)", "last \(last)")) }
        lines.append(words("Fakta    ", "Facts    ") + words.count(summary.facts))
        lines.append(words("Temuan   ", "Findings ") + words.severities(summary.findings))
        if let age = oldestWaiting {
            lines.append(words("Menunggu ", "Waiting  ") + words("paling lama \(words.age(age))", "the oldest for \(words.age(age))"))
        }
        for load in loads { lines += [""] + HistoryView.lines(of: load, words) }
        for file in refused {
            lines += ["", "\(words("Ditolak", "Refused")): \(file.berkas) [\(file.aturan ?? "")]".printable]
            if let message = file.pesan { lines += Layout.wrap(words(message), first: "  ", hanging: "  ") }
        }
        for file in waiting {
            lines.append("\(words("Menunggu", "Waiting")): \(file.berkas), \(words("sejak", "since")) \(file.pertamaDilihat)".printable)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// For programs.
    public var json: JSON {
        .object([
            "dataset": .string(path),
            "berkas": .object(KnownFile.Status.allCases.map { .init(key: $0.rawValue, value: .int(summary.files[$0, default: 0])) }),
            "muatan": .object(LoadRow.Status.allCases.map { .init(key: $0.rawValue, value: .int(summary.loads[$0, default: 0])) }),
            "fakta": .int(summary.facts),
            "temuan": .severities(summary.findings),
            "terakhir_dimuat": .optional(summary.lastLoad),
            "menunggu_terlama_detik": .optional(oldestWaiting),
            "ditolak": .array(refused.map(json)),
            "menunggu": .array(waiting.map(json)),
        ])
    }

    private func json(_ file: FileRow) -> JSON {
        .object([
            "berkas": .string(file.berkas), "sha256": .optional(file.sha256), "aturan": .optional(file.aturan),
            "pesan": .optional(file.pesan?.text(in: language)), "pertama_dilihat": .string(file.pertamaDilihat),
            "terakhir_dilihat": .string(file.terakhirDilihat),
        ])
    }
}
