import Dataset
import Foundation
import Model
import Nomenklatur

extension Session {
    /// The folder of the crosswalks that come with the mappings.
    var crosswalkFolder: String {
        URL(filePath: settings.mappingsPath, directoryHint: .isDirectory).appending(path: "nomenklatur/padanan").path
    }

    /// The crosswalks in the dataset; none where there is no dataset yet.
    func crosswalksInForce() throws -> [Crosswalk] {
        let path = try settings.datasetPath()
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        return try Dataset(path: path, readOnly: true).crosswalks().compactMap(\.crosswalk)
    }

    /// `rkpd nomenclature crosswalk load`: takes crosswalks into the dataset, for `v_angka_edisi`. Nothing that was loaded changes.
    /// - Parameter files: Empty for those of the mappings.
    public func loadCrosswalks(_ files: [String]) throws -> ExitStatus {
        let format = try settings.format(among: [.text, .json])
        let path = try settings.datasetPath()
        let read = try self.crosswalks(files)
        guard !read.isEmpty else { throw Trouble(.noInput, "there is no crosswalk in \(crosswalkFolder)") }
        let problems = CrosswalkCheck(try together(read.map(\.crosswalk)), nomenclature: try nomenclature()).problems()
        let errors = problems.filter(\.kind.isError)
        guard errors.isEmpty else {
            throw Trouble(.refused, errors.map { $0.text(in: language) }.joined(separator: "\n"))
        }
        let lock = try DatasetLock(dataset: path)
        let news = try withExtendedLifetime(lock) {
            try Dataset(path: path).loadCrosswalks(
                read.map { StoredCrosswalk($0.crosswalk, sha256: $0.sha256) }, paths: StoredCrosswalk.paths, at: Date())
        }
        let gaps = problems.count { !$0.kind.isError }
        if format == .json {
            try output.line(
                JSON.object([
                    "berkas": .array(read.map { .string(fileName($0.crosswalk.file)) }), "termuat": .array(news.map(JSON.string)),
                    "baris": .int(read.reduce(0) { $0 + $1.crosswalk.rows.count }), "celah": .int(gaps),
                ]).text(pretty: true))
        } else if reportsChanges {
            let words = Words(language: language)
            for (crosswalk, _) in read {
                let name = fileName(crosswalk.file)
                let rows = words.count(crosswalk.rows.count, "baris", "row")
                try output.line(
                    news.contains(name)
                        ? words(
                            "\(name): \(rows), \(crosswalk.dari.id) → \(crosswalk.ke.id), dimuat.",
                            "\(name): \(rows), \(crosswalk.dari.id) → \(crosswalk.ke.id), loaded.")
                        : words("\(name): sudah termuat, tidak ada yang berubah.", "\(name): loaded before, nothing changed."))
            }
            if gaps > 0 {
                try output.line(
                    words(
                        "\(gaps) celah; lihat 'rkpd nomenclature crosswalk check'.",
                        "\(gaps) gaps; see 'rkpd nomenclature crosswalk check'."))
            }
        }
        return .done
    }

    /// `rkpd nomenclature crosswalk check`: what crosswalks say amiss, and the codes they leave out.
    /// - Parameters:
    ///   - files: Held together with those in force; empty for those of the mappings and the dataset.
    ///   - isStrict: Whether a gap, too, ends with 65.
    public func checkCrosswalks(_ files: [String], isStrict: Bool) throws -> ExitStatus {
        let format = try settings.format(among: OutputFormat.allCases)
        let all = try together(try self.crosswalks(files).map(\.crosswalk))
        let problems = CrosswalkCheck(all, nomenclature: try nomenclature()).problems()
        let columns = ["jenis", "berkas", "baris", "kode", "pesan"]
        let rows: [[JSON]] = problems.map { problem in
            [
                .string(problem.kind.rawValue), .string(fileName(problem.file)), .optional(problem.line), .string(problem.kode.text),
                .string(problem.message.text(in: language)),
            ]
        }
        switch format {
        case .json: try output.write(JSON.rows(columns, rows))
        case .csv: try output.write(CSVLine.table(columns, rows))
        case .text:
            for problem in problems { try output.line(problem.text(in: language)) }
            let words = Words(language: language)
            let mapped = all.reduce(0) { $0 + $1.rows.count }
            let errors = problems.count { $0.kind.isError }
            try output.line(
                words(
                    "\(words.count(mapped)) baris padanan, \(words.count(errors)) kesalahan, \(words.count(problems.count - errors)) celah.",
                    "\(words.count(mapped)) rows, \(words.count(errors)) errors, \(words.count(problems.count - errors)) gaps."))
        }
        return problems.contains { $0.kind.isError || isStrict } ? .refused : .done
    }

    /// `rkpd nomenclature crosswalk draft`: the pairs that two lists show by themselves, as a crosswalk to complete.
    public func draftCrosswalk(from dari: String, to ke: String) throws -> ExitStatus {
        let dari = try Edition.named(dari, option: "--dari")
        let ke = try Edition.named(ke, option: "--ke")
        guard dari != ke else { throw Trouble(.usage, "--dari and --ke name one edition") }
        let nomenclature = try nomenclature()
        for edition in [dari, ke] where nomenclature.codes(of: edition).isEmpty {
            throw Trouble(.noInput, "there is no list of \(edition.id); load one with 'rkpd nomenclature load'")
        }
        try output.line("# dari: \(dari.id)")
        try output.line("# ke: \(ke.id)")
        try output.write("kode_asal,kode_tujuan,jenis,bagian,tanggal,sumber\n")
        for row in Crosswalk.shown(by: nomenclature.list(of: dari), and: nomenclature.list(of: ke)) {
            try output.write(
                CSVLine.join([row.asal.text, row.tujuan?.text, row.jenis.rawValue, row.bagian?.text, row.tanggal, row.sumber]) + "\n")
        }
        return .done
    }

    /// The crosswalks of files, or of the mappings, each with the digest of its bytes.
    private func crosswalks(_ files: [String]) throws -> [(crosswalk: Crosswalk, sha256: String)] {
        let paths = files.isEmpty ? try Crosswalk.files(in: crosswalkFolder) : files
        return try paths.map { path in
            let sha256 = try listFile(path)
            // What is wrong with a file of the mappings is a wrong mapping (78), with one of the operator's a refusal.
            return (files.isEmpty ? try Crosswalk(file: path) : try reading { () throws(ListError) in try Crosswalk(file: path) }, sha256)
        }
    }

    /// Crosswalks with those in force that they do not take the place of.
    private func together(_ crosswalks: [Crosswalk]) throws -> [Crosswalk] {
        func key(_ crosswalk: Crosswalk) -> String { "\(crosswalk.dari.id)|\(crosswalk.ke.id)|\(fileName(crosswalk.file))" }
        let named = Set(crosswalks.map(key))
        return try crosswalksInForce().filter { !named.contains(key($0)) } + crosswalks
    }
}

extension CrosswalkProblem {
    /// `padanan.csv:12: …`
    func text(in language: Language) -> String {
        let place = line.map { "\(fileName(file)):\($0)" } ?? fileName(file)
        return "\(kind.rawValue) \(place): \(message.text(in: language))"
    }
}
