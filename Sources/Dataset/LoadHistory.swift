import Foundation
import GRDB

/// A load as far as deciding about the next one needs it.
struct StoredLoad: Hashable {
    var id: Int64
    var statementID: Int64
    /// As of when it stands, milliseconds since 1970.
    var asOf: Int64
    var digest: String
    var status: String
    var facts: Int
    /// Facts that state a number.
    var numbers: Int
    var sheet: String
    var formName: String
    var formVersion: String
    var reader: String
    var sha256: String

    init(_ row: Row) {
        id = row["muatan_id"]
        statementID = row["pernyataan_id"]
        asOf = row["mutakhir_md"]
        digest = row["sidik"]
        status = row["status"]
        facts = row["jumlah_fakta"]
        numbers = row["jumlah_nilai"]
        sheet = row["lembar"]
        formName = row["formulir"]
        formVersion = row["versi"]
        reader = row["pembaca"]
        sha256 = row["sha256"]
    }
}

/// Looks up earlier loads. Reads only; what a plan and a load share.
struct LoadHistory {
    let db: Database
    /// What was delivered after this is not looked at: a delivery does not meet itself.
    private let lastDelivery: Int64

    init(_ db: Database) throws {
        self.db = db
        lastDelivery = try Int64.fetchOne(db, sql: "SELECT max(kiriman_id) FROM kiriman") ?? 0
    }

    private static let columns = """
        SELECT m.muatan_id, m.pernyataan_id, m.mutakhir_md, m.sidik, m.status, m.jumlah_fakta, m.jumlah_nilai, m.lembar, m.pembaca,
            r.formulir, r.versi, a.sha256
        FROM muatan m JOIN formulir r ON r.formulir_id = m.formulir_id JOIN berkas a ON a.berkas_id = m.berkas_id
        """

    /// The load that stands for a statement now.
    func current(key: String) throws -> StoredLoad? {
        try Row.fetchOne(
            db,
            sql: Self.columns
                + " JOIN pernyataan p ON p.pernyataan_id = m.pernyataan_id WHERE p.kunci = ? AND m.status = 'aktif'",
            arguments: [key]
        ).map(StoredLoad.init)
    }

    func load(_ id: Int64) throws -> StoredLoad? {
        try Row.fetchOne(db, sql: Self.columns + " WHERE m.muatan_id = ?", arguments: [id]).map(StoredLoad.init)
    }

    /// The load that a given one took the place of, of the same statement.
    func replaced(by id: Int64, statement: Int64) throws -> StoredLoad? {
        try Row.fetchOne(
            db, sql: Self.columns + " WHERE m.diganti_oleh = ? AND m.pernyataan_id = ? ORDER BY m.muatan_id DESC LIMIT 1",
            arguments: [id, statement]
        ).map(StoredLoad.init)
    }

    /// The loads that state what some bytes say in one of their tables, oldest first: those of the same place and statement, else of the
    /// place, else of the statement.
    func deliveries(sha256: String, sheet: String, table: Int, key: String) throws -> [StoredLoad] {
        guard !sha256.isEmpty else { return [] }
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT k.muatan_id AS pilihan, (k.lembar = ? AND k.tabel = ?) * 2 + (p.kunci = ?) AS kecocokan
                FROM kiriman k JOIN berkas b ON b.berkas_id = k.berkas_id JOIN pernyataan p ON p.pernyataan_id = k.pernyataan_id
                WHERE b.sha256 = ? AND k.kiriman_id <= ?
                ORDER BY k.kiriman_id
                """, arguments: [sheet, table, key, sha256, lastDelivery])
        let best = rows.map { $0["kecocokan"] as Int }.max() ?? 0
        guard best > 0 else { return [] }
        var seen: Set<Int64> = []
        return try rows.compactMap { row in
            let id: Int64 = row["pilihan"]
            return row["kecocokan"] == best && seen.insert(id).inserted ? try load(id) : nil
        }
    }

    /// Current loads of the same table of the same bytes under statements that these bytes no longer make: they were read in another way.
    func orphans(sha256: String, sheet: String, table: Int, keys: Set<String>) throws -> [StoredLoad] {
        guard !sha256.isEmpty else { return [] }
        return try Row.fetchAll(
            db,
            sql: Self.columns.replacingOccurrences(of: "SELECT ", with: "SELECT p.kunci, ") + """
                 JOIN pernyataan p ON p.pernyataan_id = m.pernyataan_id
                WHERE a.sha256 = ? AND m.lembar = ? AND m.tabel = ? AND m.status = 'aktif' ORDER BY m.muatan_id
                """, arguments: [sha256, sheet, table]
        ).filter { !keys.contains($0["kunci"]) }.map(StoredLoad.init)
    }
}
