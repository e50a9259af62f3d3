public import Foundation
import GRDB

/// One row of a crosswalk, as the dataset keeps it.
public struct StoredPadanan: Hashable, Sendable {
    /// The code in the edition it leads from.
    public var kodeAsal: String
    /// The code in the edition it leads to; nil for a code that was dropped.
    public var kodeTujuan: String?
    /// tetap, pecah, gabung, hapus.
    public var jenis: String
    /// The share as stated, `0.25`; nil where nobody states it.
    public var bagian: String?
    /// Since when, and who says so.
    public var tanggal: String?, sumber: String?

    /// A row by its parts.
    public init(kodeAsal: String, kodeTujuan: String?, jenis: String, bagian: String?, tanggal: String?, sumber: String?) {
        self.kodeAsal = kodeAsal
        self.kodeTujuan = kodeTujuan
        self.jenis = jenis
        self.bagian = bagian
        self.tanggal = tanggal
        self.sumber = sumber
    }
}

/// A crosswalk between two editions, as the dataset keeps it.
public struct StoredCrosswalk: Hashable, Sendable {
    /// The edition it leads from, and the one it leads to.
    public var edisiAsal: String, edisiTujuan: String
    /// The name of the file it came from, by which a newer one takes its place.
    public var berkas: String
    /// The bytes of that file.
    public var sha256: String
    /// Its rows in the order of the file.
    public var rows: [StoredPadanan]

    /// A crosswalk by its parts.
    public init(edisiAsal: String, edisiTujuan: String, berkas: String, sha256: String, rows: [StoredPadanan]) {
        self.edisiAsal = edisiAsal
        self.edisiTujuan = edisiTujuan
        self.berkas = berkas
        self.sha256 = sha256
        self.rows = rows
    }
}

/// Where a code of one edition goes in another, as ``DatasetView/angkaEdisi`` reads it.
public struct StoredPath: Hashable, Sendable {
    /// The edition and code it leads from.
    public var edisiAsal: String, kodeAsal: String
    /// The edition it leads to.
    public var edisiTujuan: String
    /// The code there; nil where it was dropped, or for the part of a split that nobody states.
    public var kodeTujuan: String?
    /// tetap, pecah, gabung, hapus, tak_terbagi.
    public var jenis: String
    /// The share; nil where nobody states it.
    public var bagian: Double?

    /// A path by its parts.
    public init(edisiAsal: String, kodeAsal: String, edisiTujuan: String, kodeTujuan: String?, jenis: String, bagian: Double?) {
        self.edisiAsal = edisiAsal
        self.kodeAsal = kodeAsal
        self.edisiTujuan = edisiTujuan
        self.kodeTujuan = kodeTujuan
        self.jenis = jenis
        self.bagian = bagian
    }
}

extension Dataset {
    /// Loads crosswalks in one transaction, each in the place of the one of the same file name and editions, and writes anew what all come to.
    /// - Parameter paths: What the crosswalks come to that are then in force.
    /// - Returns: the files whose crosswalks were not in force already; empty where nothing changed.
    public func loadCrosswalks(
        _ crosswalks: [StoredCrosswalk], paths: ([StoredCrosswalk]) -> [StoredPath], at now: Date
    ) throws(DatasetError) -> [String] {
        try write { db in
            var news: [String] = []
            for crosswalk in crosswalks {
                let earlier = try Row.fetchAll(
                    db,
                    sql: """
                        SELECT padanan_daftar_id, sha256 FROM padanan_daftar
                        WHERE edisi_asal = ? AND edisi_tujuan = ? AND berkas = ? AND diganti_pada IS NULL
                        """, arguments: [crosswalk.edisiAsal, crosswalk.edisiTujuan, crosswalk.berkas])
                if earlier.contains(where: { $0["sha256"] == crosswalk.sha256 }) { continue }
                news.append(crosswalk.berkas)
                for row in earlier {
                    try db.execute(
                        sql: "UPDATE padanan_daftar SET diganti_pada = ? WHERE padanan_daftar_id = ?",
                        arguments: [Timestamp.text(now), row["padanan_daftar_id"] as Int64])
                }
                try Self.insert(crosswalk, db, now)
            }
            guard !news.isEmpty else { return [] }
            try db.execute(sql: "DELETE FROM padanan_jalur; DELETE FROM padanan_tujuan")
            let insert = try db.makeStatement(
                sql: """
                    INSERT INTO padanan_jalur (edisi_asal, kode_asal, edisi_tujuan, kode_tujuan, jenis, bagian) VALUES (?, ?, ?, ?, ?, ?)
                    """)
            for path in paths(try Self.crosswalks(db)) {
                try insert.execute(arguments: [path.edisiAsal, path.kodeAsal, path.edisiTujuan, path.kodeTujuan, path.jenis, path.bagian])
            }
            try db.execute(sql: "INSERT INTO padanan_tujuan SELECT DISTINCT edisi_asal, edisi_tujuan FROM padanan_jalur")
            return news
        }
    }

    /// The crosswalks in force, in the order they were loaded.
    public func crosswalks() throws(DatasetError) -> [StoredCrosswalk] { try read { try Self.crosswalks($0) } }

    private static func insert(_ crosswalk: StoredCrosswalk, _ db: Database, _ now: Date) throws {
        try db.execute(
            sql: "INSERT INTO padanan_daftar (edisi_asal, edisi_tujuan, berkas, sha256, jumlah, dimuat_pada) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [
                crosswalk.edisiAsal, crosswalk.edisiTujuan, crosswalk.berkas, crosswalk.sha256, crosswalk.rows.count, Timestamp.text(now),
            ])
        let id = db.lastInsertedRowID
        let insert = try db.makeStatement(
            sql: """
                INSERT INTO padanan (padanan_daftar_id, urutan, kode_asal, kode_tujuan, jenis, bagian, tanggal, sumber)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
        for (index, row) in crosswalk.rows.enumerated() {
            try insert.execute(arguments: [id, index + 1, row.kodeAsal, row.kodeTujuan, row.jenis, row.bagian, row.tanggal, row.sumber])
        }
    }

    private static func crosswalks(_ db: Database) throws -> [StoredCrosswalk] {
        try Row.fetchAll(db, sql: "SELECT * FROM padanan_daftar WHERE diganti_pada IS NULL ORDER BY padanan_daftar_id").map { row in
            let rows = try Row.fetchAll(
                db, sql: "SELECT * FROM padanan WHERE padanan_daftar_id = ? ORDER BY urutan", arguments: [row["padanan_daftar_id"] as Int64]
            )
            return StoredCrosswalk(
                edisiAsal: row["edisi_asal"], edisiTujuan: row["edisi_tujuan"], berkas: row["berkas"], sha256: row["sha256"],
                rows: rows.map {
                    StoredPadanan(
                        kodeAsal: $0["kode_asal"], kodeTujuan: $0["kode_tujuan"], jenis: $0["jenis"], bagian: $0["bagian"],
                        tanggal: $0["tanggal"], sumber: $0["sumber"])
                })
        }
    }
}
