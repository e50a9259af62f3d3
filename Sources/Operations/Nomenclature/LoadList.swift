import Dataset
import Foundation
import Model
import Nomenklatur

/// What `rkpd nomenclature load` is asked.
public struct ListRequest: Sendable {
    /// The file.
    public var file: String
    /// The edition it is of, where it is stated.
    public var edition: String?
    /// Whether it stands beside the lists of its edition.
    public var adds: Bool
    /// Whether the absence of a code proves nothing.
    public var isPartial: Bool

    /// A request by its parts.
    public init(file: String, edition: String? = nil, adds: Bool = false, isPartial: Bool = false) {
        self.file = file
        self.edition = edition
        self.adds = adds
        self.isPartial = isPartial
    }
}

extension Session {
    /// `rkpd nomenclature load`: takes a full list into the dataset, in the place of those of its edition.
    /// - Throws: ``Trouble``: 65 where the file is no list, with line and column.
    public func loadList(_ request: ListRequest) throws -> ExitStatus {
        let format = try settings.format(among: [.text, .json])
        let edition = try request.edition.map { try Edition.named($0, option: "--edisi") }
        let path = try settings.datasetPath()
        let sha256 = try listFile(request.file)
        let list = try reading { () throws(ListError) in
            try OfficialList(path: request.file, edition: edition, isPartial: request.isPartial)
        }
        let stored = StoredCodeList(list.list, berkas: fileName(request.file), sha256: sha256)
        let lock = try DatasetLock(dataset: path)
        let outcome = try withExtendedLifetime(lock) {
            try Dataset(path: path).loadCodeList(stored, adds: request.adds, at: Date())
        }
        if format == .json {
            try output.line(json(stored, outcome, list.remarks).text(pretty: true))
        } else if reportsChanges {
            try output.write(text(stored, outcome, list.remarks))
        }
        return .done
    }

    private func json(_ list: StoredCodeList, _ outcome: CodeListOutcome, _ remarks: [Message]) -> JSON {
        .object([
            "berkas": .string(list.berkas), "sha256": .string(list.sha256), "nomenklatur": .string(list.edisi),
            "hasil": .string(outcome.isSame ? "sama" : "termuat"), "kode": .int(list.codes.count),
            "lengkap": .array(list.lengkap.map(JSON.string)), "menggantikan": .array(outcome.replaced.map(JSON.string)),
            "catatan": .array(remarks.map { .string($0.text(in: language)) }),
        ])
    }

    private func text(_ list: StoredCodeList, _ outcome: CodeListOutcome, _ remarks: [Message]) -> String {
        let words = Words(language: language)
        let count = words.count(list.codes.count, "kode", "code")
        var lines = [
            outcome.isSame
                ? words("\(list.berkas): sudah termuat, tidak ada yang berubah.", "\(list.berkas): loaded before, nothing changed.")
                : words("\(list.berkas): \(count) menurut \(list.edisi) dimuat.", "\(list.berkas): loaded \(count) of \(list.edisi).")
        ]
        if !outcome.replaced.isEmpty {
            let names = outcome.replaced.joined(separator: ", ")
            lines.append(words("Menggantikan \(names).", "In the place of \(names)."))
        }
        lines.append(
            list.lengkap.isEmpty
                ? words(
                    "Daftar sebagian: kode yang tidak ada di dalamnya belum tentu tidak ada.",
                    "Partial: a code that is not in it may exist.")
                : words(
                    "Lengkap untuk \(list.lengkap.count) bidang: kode lain di bidang itu ditandai kode.tak_dikenal.",
                    "Complete for \(list.lengkap.count) bidang: other codes there are told as kode.tak_dikenal."))
        for remark in remarks { lines += Layout.wrap(words(remark), first: "- ", hanging: "  ") }
        return lines.joined(separator: "\n") + "\n"
    }
}
