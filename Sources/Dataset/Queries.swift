import GRDB
import Model

extension Dataset {
    /// The loads, newest first: current, superseded and undone ones.
    public func loads(_ filter: LoadFilter = LoadFilter()) throws(DatasetError) -> [LoadRow] {
        var conditions = Conditions()
        conditions.add("m.status = ?", filter.status?.rawValue)
        conditions.add("v.muatan_id = ?", filter.muatanID)
        conditions.add("v.sha256 = ?", filter.sha256)
        conditions.add("p.kunci = ?", filter.pernyataan)
        return try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT v.*, m.diganti_oleh, m.mutakhir_md, m.pembaca, p.kunci AS pernyataan
                    FROM v_muatan v JOIN muatan m ON m.muatan_id = v.muatan_id JOIN pernyataan p ON p.pernyataan_id = m.pernyataan_id
                    \(conditions.text) ORDER BY v.muatan_id DESC \(Conditions.limit(filter.limit))
                    """, arguments: conditions.arguments
            ).map(LoadRow.init)
        }
    }

    /// The findings of current loads, in the order of loads, then in that of ``FindingGroup``.
    public func findings(_ filter: FindingFilter = FindingFilter()) throws(DatasetError) -> [FindingRow] {
        var conditions = Conditions()
        conditions.add("v.aturan", in: filter.rules?.sorted())
        conditions.add("v.tingkat", in: filter.severities?.map(\.rawValue).sorted())
        conditions.add("v.muatan_id", in: filter.muatanIDs?.sorted())
        conditions.add("v.berkas", in: filter.files?.sorted())
        if let kode = filter.kode { conditions.add("(v.kode = ? OR (v.kode > ? AND v.kode < ?))", [kode, kode + ".", kode + "/"]) }
        return try read { db in
            try FindingRow.fetch(
                db, where: "\(conditions.text) ORDER BY v.muatan_id, v.temuan_id \(Conditions.limit(filter.limit))", conditions.arguments)
        }
    }

    /// The files ever met, by name, then in the order they were met.
    public func files() throws(DatasetError) -> [FileRow] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT v.*, b.pesan_en, b.pembaca, b.hilang_pada FROM v_berkas v JOIN berkas b ON b.berkas_id = v.berkas_id
                    ORDER BY v.berkas, v.berkas_id
                    """
            ).map(FileRow.init)
        }
    }

    /// The dataset in a few numbers.
    public func summary() throws(DatasetError) -> DatasetSummary {
        try read { db in
            var summary = DatasetSummary()
            for row in try Row.fetchAll(db, sql: "SELECT status, count(*) AS n FROM berkas WHERE hilang_pada IS NULL GROUP BY status") {
                if let status = KnownFile.Status(rawValue: row["status"]) { summary.files[status] = row["n"] }
            }
            for row in try Row.fetchAll(db, sql: "SELECT status, count(*) AS n, sum(jumlah_fakta) AS fakta FROM muatan GROUP BY status") {
                guard let status = LoadRow.Status(rawValue: row["status"]) else { continue }
                summary.loads[status] = row["n"]
                if status == .aktif { summary.facts = row["fakta"] }
            }
            for row in try Row.fetchAll(db, sql: "SELECT tingkat, count(*) AS n FROM v_temuan GROUP BY tingkat") {
                if let severity = Severity(rawValue: row["tingkat"]) { summary.findings[severity] = row["n"] }
            }
            summary.lastLoad = try String.fetchOne(db, sql: "SELECT dimuat_pada FROM muatan ORDER BY muatan_id DESC LIMIT 1")
            summary.schemaVersion = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
            return summary
        }
    }

    /// Sets the order in which kinds of statement are trusted where they state the same number for the same reporting period.
    /// - Parameters:
    ///   - jenis: kinds of statement, the most trusted first; those not named come after them.
    ///   - pemdaKode: the region it holds for; nil for regions that have no order of their own.
    public func setSourceOrder(_ jenis: [String], pemdaKode: String?) throws(DatasetError) {
        try write { db in
            let region = pemdaKode ?? ""
            let stored = try String.fetchAll(
                db, sql: "SELECT jenis FROM urutan_sumber WHERE pemda_kode = ? ORDER BY urutan", arguments: [region])
            guard stored != jenis else { return }
            try db.execute(sql: "DELETE FROM urutan_sumber WHERE pemda_kode = ?", arguments: [region])
            for (position, name) in jenis.enumerated() {
                try db.execute(
                    sql: "INSERT OR IGNORE INTO urutan_sumber (pemda_kode, jenis, urutan) VALUES (?, ?, ?)",
                    arguments: [region, name, position + 1])
            }
            // The place in the order stands with each load, where v_angka finds it without a join.
            try db.execute(
                sql: """
                    UPDATE muatan SET urutan_sumber = COALESCE((
                        SELECT u.urutan FROM urutan_sumber u, formulir r, konteks k
                        WHERE r.formulir_id = muatan.formulir_id AND k.konteks_id = muatan.konteks_id AND u.jenis = r.jenis
                            AND u.pemda_kode IN (COALESCE(k.pemda_kode, ''), '')
                        ORDER BY u.pemda_kode DESC LIMIT 1), \(KeyWriter.lastSource))
                    """)
        }
    }
}

/// A WHERE clause as it grows.
private struct Conditions {
    private var parts: [String] = []
    private(set) var arguments = StatementArguments()

    var text: String { parts.isEmpty ? "" : "WHERE " + parts.joined(separator: " AND ") }

    mutating func add(_ condition: String, _ value: (some DatabaseValueConvertible)?) {
        guard let value else { return }
        parts.append(condition)
        arguments += [value]
    }

    mutating func add(_ condition: String, _ values: [String]) {
        parts.append(condition)
        arguments += StatementArguments(values)
    }

    mutating func add(_ column: String, in values: [some DatabaseValueConvertible]?) {
        guard let values else { return }
        parts.append("\(column) IN (\(values.map { _ in "?" }.joined(separator: ", ")))")
        arguments += StatementArguments(values)
    }

    static func limit(_ limit: Int?) -> String { limit.map { "LIMIT \(max(0, $0))" } ?? "" }
}

extension LoadRow {
    init(_ row: Row) {
        self.init(
            muatanID: row["muatan_id"], berkas: row["berkas"], sha256: row["sha256"], lembar: row["lembar"], formulir: row["formulir"],
            versiFormulir: row["versi_formulir"], jenis: row["jenis"], pemdaKode: row["pemda_kode"],
            perangkatDaerah: row["perangkat_daerah"], tahunLaporan: row["tahun_laporan"], triwulanLaporan: row["triwulan_laporan"],
            revisi: row["revisi"], status: Status(rawValue: row["status"]) ?? .digantikan, dimuatPada: row["dimuat_pada"],
            jumlahFakta: row["jumlah_fakta"], jumlahTemuan: row["jumlah_temuan"], selTerisi: row["sel_terisi"], selFakta: row["sel_fakta"],
            selLabel: row["sel_label"], selKepala: row["sel_kepala"], selKarantina: row["sel_karantina"],
            digantiOleh: row["diganti_oleh"], mutakhir: Timestamp.text(milliseconds: row["mutakhir_md"]), pembaca: row["pembaca"],
            pernyataan: row["pernyataan"])
    }
}

extension FindingRow {
    /// Findings with the decision that holds for each: the latest about its key and figures, as `v_temuan` has it.
    /// - Parameter tail: what follows FROM; the view is `v`.
    static func fetch(_ db: Database, where tail: String, _ arguments: StatementArguments) throws -> [FindingRow] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT v.*, t.pesan_en, d.alasan, d.diputuskan_pada
                FROM v_temuan v JOIN temuan t ON t.temuan_id = v.temuan_id
                    LEFT JOIN keputusan d ON d.keputusan_id = (
                        SELECT max(p.keputusan_id) FROM keputusan p
                        WHERE p.temuan_kunci = t.temuan_kunci AND COALESCE(p.tercetak, '') = COALESCE(t.tercetak, '')
                            AND COALESCE(p.diharapkan, '') = COALESCE(t.diharapkan, ''))
                \(tail)
                """, arguments: arguments
        ).map(FindingRow.init)
    }

    init(_ row: Row) {
        self.init(
            temuanID: row["temuan_id"], temuanKunci: row["temuan_kunci"], muatanID: row["muatan_id"], berkas: row["berkas"],
            lembar: row["lembar"], sel: row["sel"], aturan: row["aturan"], tingkat: Severity(rawValue: row["tingkat"]) ?? .galat,
            kode: row["kode"], pesan: Message(id: row["pesan"], en: row["pesan_en"]), tercetak: row["tercetak"],
            diharapkan: row["diharapkan"], sebabTemuanID: row["sebab_temuan_id"], keputusan: row["keputusan"], alasan: row["alasan"],
            diputuskanPada: row["diputuskan_pada"])
    }
}

extension FileRow {
    init(_ row: Row) {
        let pesan: String? = row["pesan"]
        self.init(
            berkasID: row["berkas_id"], berkas: row["berkas"], sha256: row["sha256"], ukuran: row["ukuran"],
            pertamaDilihat: row["pertama_dilihat"], terakhirDilihat: row["terakhir_dilihat"],
            status: KnownFile.Status(rawValue: row["status"]) ?? .diabaikan, aturan: row["aturan"],
            pesan: pesan.map { Message(id: $0, en: row["pesan_en"] ?? $0) }, pembaca: row["pembaca"], hilangPada: row["hilang_pada"])
    }
}
