import Foundation
import Model
import Nomenklatur
import Notation

extension Session {
    /// `rkpd nomenclature search`: the lines whose names hold the words, or whose codes begin so.
    /// - Parameters:
    ///   - parent: Only lines below a code; the one that a sheet's name would be taken for is marked.
    ///   - edition: Only lines of an edition.
    public func searchCodes(_ text: String, under parent: String?, edition: String?) throws -> ExitStatus {
        let format = try settings.format(among: OutputFormat.allCases)
        let edition = try edition.map { try Edition.named($0, option: "--edisi") }
        let parent = try parent.map { try code($0, option: "--induk") }
        let nomenclature = try nomenclature()
        let hits = nomenclature.search(text, under: parent, edition: edition)
        let meant = parent.map { parent in
            Set(hits.map(\.entry.tingkat)).compactMap { nomenclature.lookup(name: text, under: parent, tingkat: $0, edition: edition).kode }
        }
        func isMeant(_ hit: SearchHit) -> Bool? {
            guard let meant, let bidang = parent?.bidang else { return nil }
            return hit.isSame
                && (hit.entry.kode.isPlaceholder ? hit.entry.kode.placed(in: bidang) : hit.entry.kode).map(meant.contains) ?? false
        }
        let columns = ["kode", "tingkat", "nama", "indikator", "satuan", "nomenklatur", "dasar", "berlaku_dari", "berlaku_sampai", "cocok"]
        let rows: [[JSON]] = hits.map { hit in
            [
                .string(hit.entry.kode.text), .string(hit.entry.tingkat.rawValue), .string(hit.entry.nama), .optional(hit.entry.indikator),
                .optional(hit.entry.satuan), .string(hit.edition.id), .optional(hit.entry.dasar), .optional(hit.entry.berlakuDari),
                .optional(hit.entry.berlakuSampai), isMeant(hit).map(JSON.bool) ?? .null,
            ]
        }
        switch format {
        case .json: try output.write(JSON.rows(columns, rows))
        case .csv: try output.write(CSVLine.table(columns, rows))
        case .text:
            for hit in hits {
                let mark = isMeant(hit) == true ? "* " : "  "
                let lines = Layout.wrap("\(hit.entry.kode.text)  \(hit.entry.nama)", first: mark, hanging: "      ")
                for line in lines { try output.line(line) }
                try output.line("      \(hit.entry.tingkat.rawValue) · \(hit.edition.id)")
            }
            if hits.isEmpty {
                let words = Words(language: language)
                let editions = nomenclature.editions.map(\.id).joined(separator: ", ")
                try output.line(words("Tidak ditemukan dalam daftar \(editions).", "Not found in the lists of \(editions)."))
            }
        }
        return .done
    }

    /// `rkpd nomenclature show`: a code in every edition that holds it, with what is above and below it, and where crosswalks lead.
    public func showCode(_ text: String) throws -> ExitStatus {
        let format = try settings.format(among: [.text, .json])
        let kode = try code(text, option: "code")
        let nomenclature = try nomenclature()
        let lines = nomenclature.entries(of: kode)
        guard !lines.isEmpty else {
            throw Trouble(.noInput, "no list holds \(kode); lists at hand: \(nomenclature.editions.map(\.id).joined(separator: ", "))")
        }
        let crosswalks = try crosswalksInForce()
        let paths = CrosswalkPaths(crosswalks)
        let ways = lines.flatMap { line in
            Edition.all.filter { $0 != line.edition }.flatMap { paths.paths(of: kode, from: line.edition, to: $0) }
        }
        if format == .json {
            try output.line(
                JSON.object([
                    "kode": .string(kode.text), "tingkat": .string(kode.tingkat.rawValue), "induk": .optional(kode.parent?.text),
                    "daftar": .array(lines.map { json($0.entry, $0.edition, nomenclature) }), "padanan": .array(ways.map(\.json)),
                ]).text(pretty: true))
            return .done
        }
        let words = Words(language: language)
        for ancestor in kode.ancestors {
            if let name = nomenclature.name(of: ancestor.text) { try output.line("\(ancestor.text)  \(name)") }
        }
        for (edition, entry) in lines {
            for line in Layout.wrap("\(kode.text)  \(entry.nama)", first: "", hanging: "    ") { try output.line(line) }
            let decree = entry.dasar.map { $0 == edition.id ? "" : " · \($0)" } ?? ""
            let from = entry.berlakuDari ?? edition.years.lowerBound
            let to = entry.berlakuSampai ?? edition.years.upperBound
            try output.line("    \(entry.tingkat.rawValue) · \(edition.id)\(decree) · \(from)–\(to == 9999 ? "" : String(to))")
            if let indikator = entry.indikator {
                for line in Layout.wrap(indikator + (entry.satuan.map { " (\($0))" } ?? ""), first: "    ", hanging: "    ") {
                    try output.line(line)
                }
            }
            let below = nomenclature.children(of: kode, edition: edition).count
            if below > 0 { try output.line("    " + words("\(below) kode di bawahnya", "\(below) codes below it")) }
        }
        for way in ways { try output.line("    " + way.line) }
        return .done
    }

    private func json(_ entry: NomenclatureEntry, _ edition: Edition, _ nomenclature: Nomenclature) -> JSON {
        .object([
            "nomenklatur": .string(edition.id), "nama": .string(entry.nama), "indikator": .optional(entry.indikator),
            "satuan": .optional(entry.satuan), "dasar": .optional(entry.dasar), "berlaku_dari": .optional(entry.berlakuDari),
            "berlaku_sampai": .optional(entry.berlakuSampai),
            "anak": .array(nomenclature.children(of: entry.kode, edition: edition).map { .string($0.text) }),
        ])
    }

    /// A code of the command line, repaired where one reading is left.
    func code(_ text: String, option: String) throws -> Kode {
        let reading = readKode(text)
        guard let kode = reading.kode else {
            let candidates = reading.candidates.map(\.text).joined(separator: ", ")
            throw Trouble(.usage, "\(option) '\(text)' is no activity code" + (candidates.isEmpty ? "" : "; it could be \(candidates)"))
        }
        return kode
    }
}

extension CrosswalkPath {
    /// One way, for programs.
    var json: JSON {
        .object([
            "nomenklatur_asal": .string(dari.id), "kode_asal": .string(asal.text), "nomenklatur_tujuan": .string(ke.id),
            "kode_tujuan": .optional(tujuan?.text), "padanan": .string(jenis.rawValue), "bagian": .optional(bagian?.text),
        ])
    }

    /// One way, for people.
    var line: String { "→ \(ke.id): \(tujuan?.text ?? "–") (\(jenis.rawValue)\(bagian.map { $0 == .whole ? "" : ", \($0)" } ?? ", ?"))" }
}
