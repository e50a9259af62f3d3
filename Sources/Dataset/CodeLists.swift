public import Foundation
import GRDB

/// One code of a list, as the dataset keeps it.
public struct StoredCode: Hashable, Sendable {
    /// Its canonical text.
    public var kode: String
    /// Its level.
    public var tingkat: String
    /// Its name.
    public var nama: String
    /// The indicator and its unit, where the list gives them.
    public var indikator: String?, satuan: String?
    /// The decree it stands in, where the list names one.
    public var dasar: String?
    /// The budget years it is valid for, where the list names them.
    public var berlakuDari: Int?, berlakuSampai: Int?

    /// A code by its parts.
    public init(
        kode: String, tingkat: String, nama: String, indikator: String? = nil, satuan: String? = nil, dasar: String? = nil,
        berlakuDari: Int? = nil, berlakuSampai: Int? = nil
    ) {
        self.kode = kode
        self.tingkat = tingkat
        self.nama = nama
        self.indikator = indikator
        self.satuan = satuan
        self.dasar = dasar
        self.berlakuDari = berlakuDari
        self.berlakuSampai = berlakuSampai
    }
}

/// A code list, as the dataset keeps it.
public struct StoredCodeList: Hashable, Sendable {
    /// The edition it is of.
    public var edisi: String
    /// The file it came from.
    public var berkas: String
    /// The bytes of that file.
    public var sha256: String
    /// The bidang whose codes are all there, sorted.
    public var lengkap: [String]
    /// The codes in the order of the file.
    public var codes: [StoredCode]

    /// A list by its parts.
    public init(edisi: String, berkas: String, sha256: String, lengkap: some Sequence<String>, codes: [StoredCode]) {
        self.edisi = edisi
        self.berkas = berkas
        self.sha256 = sha256
        self.lengkap = lengkap.sorted()
        self.codes = codes
    }
}

/// What loading a code list did.
public struct CodeListOutcome: Hashable, Sendable {
    /// Whether the same bytes, for the same edition and completeness, were in force already.
    public var isSame: Bool
    /// The files whose lists it took the place of.
    public var replaced: [String]
}

extension Dataset {
    /// Loads a code list in one transaction. It takes the place of all lists of its edition; these stay in the tables, with the time they ended.
    /// - Parameter adds: Whether it stands beside the lists of its edition instead (a province's beside a kabupaten's).
    public func loadCodeList(_ list: StoredCodeList, adds: Bool, at now: Date) throws(DatasetError) -> CodeListOutcome {
        try write { db in
            let inForce = try Row.fetchAll(
                db,
                sql:
                    "SELECT daftar_id, berkas, sha256, lengkap FROM nomenklatur_daftar WHERE edisi = ? AND diganti_pada IS NULL ORDER BY daftar_id",
                arguments: [list.edisi])
            let complete = list.lengkap.joined(separator: ",")
            let same = inForce.filter { $0["sha256"] == list.sha256 && $0["lengkap"] == complete }
            if !same.isEmpty, adds || inForce.count == 1 { return CodeListOutcome(isSame: true, replaced: []) }
            // The same bytes, read otherwise, take the place of themselves also where they are added.
            let ended = inForce.filter { !adds || $0["sha256"] == list.sha256 }
            for row in ended {
                try db.execute(
                    sql: "UPDATE nomenklatur_daftar SET diganti_pada = ? WHERE daftar_id = ?",
                    arguments: [Timestamp.text(now), row["daftar_id"] as Int64])
            }
            try db.execute(
                sql: "INSERT INTO nomenklatur_daftar (edisi, berkas, sha256, lengkap, jumlah, dimuat_pada) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [list.edisi, list.berkas, list.sha256, complete, list.codes.count, Timestamp.text(now)])
            let id = db.lastInsertedRowID
            let insert = try db.makeStatement(
                sql: """
                    INSERT INTO nomenklatur (daftar_id, kode, urutan, tingkat, nama, indikator, satuan, dasar, berlaku_dari, berlaku_sampai)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)
            for (index, code) in list.codes.enumerated() {
                try insert.execute(arguments: [
                    id, code.kode, index + 1, code.tingkat, code.nama, code.indikator, code.satuan, code.dasar, code.berlakuDari,
                    code.berlakuSampai,
                ])
            }
            return CodeListOutcome(isSame: false, replaced: ended.map { $0["berkas"] })
        }
    }

    /// The code lists in force, the one loaded last first.
    public func codeLists() throws(DatasetError) -> [StoredCodeList] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM nomenklatur_daftar WHERE diganti_pada IS NULL ORDER BY daftar_id DESC").map { row in
                let codes = try Row.fetchAll(
                    db,
                    sql: """
                        SELECT kode, tingkat, nama, indikator, satuan, dasar, berlaku_dari, berlaku_sampai FROM nomenklatur
                        WHERE daftar_id = ? ORDER BY urutan
                        """, arguments: [row["daftar_id"] as Int64])
                let complete: String = row["lengkap"]
                return StoredCodeList(
                    edisi: row["edisi"], berkas: row["berkas"], sha256: row["sha256"],
                    lengkap: complete.split(separator: ",").map(String.init),
                    codes: codes.map {
                        StoredCode(
                            kode: $0[0], tingkat: $0[1], nama: $0[2], indikator: $0[3], satuan: $0[4], dasar: $0[5], berlakuDari: $0[6],
                            berlakuSampai: $0[7])
                    })
            }
        }
    }
}
