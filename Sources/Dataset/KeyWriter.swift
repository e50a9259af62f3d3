import GRDB
import Model

/// Finds or makes the keys of what repeats: contexts, forms, statements, series, subjects of numbers.
final class KeyWriter {
    /// Who reports, as written and as identity.
    struct Reporter {
        var row: Int64
        var identity: Int64
    }

    private let db: Database
    private var contexts: [StatementContext: Reporter] = [:]
    private var series: [SeriesKey: Int64] = [:]
    private let subjectLookup: GRDB.Statement
    private let subjectInsert: BoundStatement

    /// The source order of a kind of statement that the settings do not name: after all that they do.
    static let lastSource = 1_000_000

    init(_ db: Database) throws {
        self.db = db
        subjectLookup = try db.makeStatement(
            sql: "SELECT pokok_id FROM pokok WHERE simpul_kunci = ? AND indikator_kunci = ? AND pelapor_id = ? AND rincian = ?")
        subjectInsert = try BoundStatement(
            db, "INSERT INTO pokok (simpul_kunci, indikator_kunci, pelapor_id, rincian) VALUES (?, ?, ?, ?)")
    }

    private func findOrInsert(_ find: String, _ insert: String, _ arguments: StatementArguments) throws -> Int64 {
        if let id = try Int64.fetchOne(db, sql: find, arguments: arguments) { return id }
        try db.execute(sql: insert, arguments: arguments)
        return db.lastInsertedRowID
    }

    func statement(_ key: String) throws -> Int64 {
        try findOrInsert("SELECT pernyataan_id FROM pernyataan WHERE kunci = ?", "INSERT INTO pernyataan (kunci) VALUES (?)", [key])
    }

    func form(_ form: FormIdentity) throws -> Int64 {
        try findOrInsert(
            "SELECT formulir_id FROM formulir WHERE formulir = ? AND versi = ? AND jenis = ?",
            "INSERT INTO formulir (formulir, versi, jenis) VALUES (?, ?, ?)", [form.name, form.version, form.jenis])
    }

    /// Who reports, whatever the period.
    func context(_ context: StatementContext) throws -> Reporter {
        var known = context
        known.tahun = 0
        known.triwulan = nil
        if let reporter = contexts[known] { return reporter }
        let identity = try findOrInsert(
            "SELECT pelapor_id FROM pelapor WHERE kunci = ?", "INSERT INTO pelapor (kunci) VALUES (?)",
            [Identity.joined(Identity.reporter(context))])
        let row = try findOrInsert(
            """
            SELECT konteks_id FROM konteks WHERE pelapor_id = ? AND pemda_kode IS ? AND pemda IS ? AND perangkat_daerah_kode IS ?
                AND perangkat_daerah IS ? AND unit IS ?
            """,
            "INSERT INTO konteks (pelapor_id, pemda_kode, pemda, perangkat_daerah_kode, perangkat_daerah, unit) VALUES (?, ?, ?, ?, ?, ?)",
            [
                identity, Identity.present(context.pemdaKode), Identity.present(context.pemda),
                Identity.present(context.perangkatDaerahKode), Identity.present(context.perangkatDaerah), Identity.present(context.unit),
            ])
        let reporter = Reporter(row: row, identity: identity)
        contexts[known] = reporter
        return reporter
    }

    private struct SeriesKey: Hashable {
        var ukuran: Ukuran
        var tahap: Tahap
        var tahun: Int
        var triwulan: Int?
        var isCumulative: Bool
    }

    /// Which number of its subject a fact is.
    func series(_ fact: Fact) throws -> Int64 {
        let key = SeriesKey(
            ukuran: fact.ukuran, tahap: fact.tahap, tahun: fact.tahun, triwulan: fact.triwulan, isCumulative: fact.isCumulative)
        if let id = series[key] { return id }
        let id = try findOrInsert(
            "SELECT deret_id FROM deret WHERE ukuran = ? AND tahap = ? AND tahun = ? AND triwulan IS ? AND kumulatif = ?",
            "INSERT INTO deret (ukuran, tahap, tahun, triwulan, kumulatif) VALUES (?, ?, ?, ?, ?)",
            [fact.ukuran.rawValue, fact.tahap.rawValue, fact.tahun, fact.triwulan, fact.isCumulative ? 1 : 0])
        series[key] = id
        return id
    }

    /// What a number is of, across statements.
    func subject(reporter: Int64, node: String, indicator: String, details: String) throws -> Int64 {
        if let id = try Int64.fetchOne(subjectLookup, arguments: [node, indicator, reporter, details]) { return id }
        subjectInsert.bind(1, node)
        subjectInsert.bind(2, indicator)
        subjectInsert.bind(3, reporter)
        subjectInsert.bind(4, details)
        return try subjectInsert.insert()
    }

    /// Takes numbers that were never given out before.
    /// - Returns: the first of them; the others follow it.
    func reserve(_ count: Int, of name: String) throws -> Int64 {
        let last = try Int64.fetchOne(db, sql: "SELECT terakhir FROM penomoran WHERE nama = ?", arguments: [name]) ?? 0
        try db.execute(sql: "UPDATE penomoran SET terakhir = ? WHERE nama = ?", arguments: [last + Int64(count), name])
        return last + 1
    }

    /// Where a kind of statement stands in the order of sources: the region's own order, else the general one.
    func sourceOrder(pemda: String?, jenis: String) throws -> Int {
        try Int.fetchOne(
            db, sql: "SELECT urutan FROM urutan_sumber WHERE jenis = ? AND pemda_kode IN (?, '') ORDER BY pemda_kode DESC LIMIT 1",
            arguments: [jenis, Identity.present(pemda) ?? ""]) ?? Self.lastSource
    }
}
