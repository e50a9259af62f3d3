import GRDB
import Model

/// The table of files, inside a transaction: one row for each name and content.
struct FileRegister {
    let db: Database
    /// Now, as the views show it.
    let now: String

    func find(_ file: FileSignature) throws -> Int64? {
        try Int64.fetchOne(
            db, sql: "SELECT berkas_id FROM berkas WHERE berkas = ? AND sha256 = ?", arguments: [file.name, file.sha256])
    }

    func add(_ file: FileSignature, status: KnownFile.Status, reader: String) throws -> Int64 {
        try db.execute(
            sql: """
                INSERT INTO berkas (berkas, folder, sha256, ukuran, diubah_md, pertama_dilihat, terakhir_dilihat, status, pembaca)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                file.name, file.folder, file.sha256, file.size, file.modified.map(Timestamp.milliseconds), now, now, status.rawValue,
                reader,
            ])
        return db.lastInsertedRowID
    }

    /// Marks a file as met now; what stood under its name before, with other bytes, is there no more.
    func touch(_ id: Int64, _ file: FileSignature) throws {
        try db.execute(
            sql: """
                UPDATE berkas SET folder = ?, ukuran = ?, diubah_md = ?, terakhir_dilihat = CASE WHEN terakhir_dilihat < ? THEN ? ELSE terakhir_dilihat END,
                    hilang_pada = NULL
                WHERE berkas_id = ?
                """, arguments: [file.folder, file.size, file.modified.map(Timestamp.milliseconds), now, now, id])
        if !file.sha256.isEmpty {
            try db.execute(sql: "DELETE FROM berkas WHERE berkas = ? AND folder = ? AND sha256 = ''", arguments: [file.name, file.folder])
        }
        try db.execute(
            sql: "UPDATE berkas SET hilang_pada = ? WHERE berkas = ? AND folder = ? AND berkas_id <> ? AND hilang_pada IS NULL",
            arguments: [now, file.name, file.folder, id])
    }

    func setStatus(_ id: Int64, _ status: KnownFile.Status, reader: String, rule: String? = nil, message: Message? = nil) throws {
        try db.execute(
            sql: "UPDATE berkas SET status = ?, pembaca = ?, aturan = ?, pesan = ?, pesan_en = ? WHERE berkas_id = ?",
            arguments: [status.rawValue, reader, rule, message?.id, message?.en, id])
    }

    /// The status of a file that was loaded: `termuat` where a load was ever written from this row of it, `diabaikan` where it held no table.
    func settle(_ id: Int64, _ delivery: Delivery, _ results: [LoadResult]) throws {
        try touch(id, delivery.file)
        let loaded = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM muatan WHERE berkas_id = ?)", arguments: [id]) ?? false
        try setStatus(id, loaded ? .termuat : results.isEmpty ? .diabaikan : .sama, reader: delivery.reader)
    }
}
