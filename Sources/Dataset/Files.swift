public import Foundation
import GRDB
public import Model

extension Dataset {
    /// What is known of some bytes, under every name they were met by; the latest last. Empty for bytes never met.
    public func known(sha256: String) throws(DatasetError) -> [KnownFile] {
        guard !sha256.isEmpty else { return [] }
        return try read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM berkas WHERE sha256 = ? ORDER BY terakhir_dilihat, berkas_id", arguments: [sha256])
                .compactMap { row in
                    KnownFile.Status(rawValue: row["status"]).map {
                        KnownFile(
                            name: row["berkas"], sha256: row["sha256"], status: $0, reader: row["pembaca"], rule: row["aturan"],
                            message: row["pesan"])
                    }
                }
        }
    }

    /// Records that a file was refused; it stands in `status` until it is gone.
    public func recordRefusal(_ file: FileSignature, reader: String, refusal: Refusal, at now: Date) throws(DatasetError) {
        try write { db in
            let register = FileRegister(db: db, now: Timestamp.text(now))
            let id = try register.find(file) ?? register.add(file, status: .ditolak, reader: reader)
            try register.touch(id, file)
            // The file is a column of its own; the sheet and the cell are not.
            var place = refusal
            place.file = ""
            func text(_ language: Language) -> String {
                let text = place.text(in: language)
                let message = text.drop(while: { $0 == "," || $0 == ":" || $0 == " " })
                return String(message.dropLast(" [\(refusal.rule.rawValue)]".count))
            }
            try register.setStatus(
                id, .ditolak, reader: reader, rule: refusal.rule.rawValue, message: Message(id: text(.indonesian), en: text(.english)))
        }
    }

    /// Records that a file was met and not loaded: the same bytes again (perhaps under another name), one that waits, one that is passed over.
    ///
    /// A file of this name and content that was loaded stays `termuat`; one that was refused stays `ditolak` with its reason while the
    /// status given is `ditolak`. A new name of refused bytes takes over their reason.
    public func recordSeen(_ file: FileSignature, status: KnownFile.Status, reader: String, at now: Date) throws(DatasetError) {
        try write { db in
            let register = FileRegister(db: db, now: Timestamp.text(now))
            if let id = try register.find(file) {
                let row = try Row.fetchOne(db, sql: "SELECT status FROM berkas WHERE berkas_id = ?", arguments: [id])
                let known: String? = row?["status"]
                try register.touch(id, file)
                let isKept = known == status.rawValue || (known == "termuat" && status != .ditolak)
                if !isKept { try register.setStatus(id, status, reader: reader) }
                return
            }
            let id = try register.add(file, status: status, reader: reader)
            try register.touch(id, file)
            guard status == .ditolak, !file.sha256.isEmpty else { return }
            let refused = try Row.fetchOne(
                db,
                sql:
                    "SELECT aturan, pesan, pesan_en FROM berkas WHERE sha256 = ? AND aturan IS NOT NULL ORDER BY terakhir_dilihat DESC LIMIT 1",
                arguments: [file.sha256])
            guard let refused, let message: String = refused["pesan"] else { return }
            try register.setStatus(
                id, .ditolak, reader: reader, rule: refused["aturan"], message: Message(id: message, en: refused["pesan_en"] ?? message))
        }
    }

    /// Records which files are gone from a folder, so that what was refused there no longer stands in `status`. Their history stays.
    /// - Parameters:
    ///   - names: the files that are there: their names, behind the folder these count from where that is known.
    ///   - prefix: the folder as it begins those names (`/srv/inbox/`); empty for all.
    public func forget(missingFrom names: Set<String>, under prefix: String = "", at now: Date) throws(DatasetError) {
        try write { db in
            let rows = try Row.fetchAll(db, sql: "SELECT berkas_id, berkas, folder FROM berkas WHERE hilang_pada IS NULL")
            for row in rows {
                let folder: String = row["folder"]
                let own: String = row["berkas"]
                let name = folder.isEmpty ? own : folder + "/" + own
                guard name.hasPrefix(prefix), !names.contains(name) else { continue }
                try db.execute(
                    sql: "UPDATE berkas SET hilang_pada = ? WHERE berkas_id = ?",
                    arguments: [Timestamp.text(now), row["berkas_id"] as Int64])
            }
        }
    }
}
