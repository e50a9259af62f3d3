import GRDB
import Model

/// Writes one statement as a load: nodes, indicators, rows, facts, notes, findings.
///
/// A writer lives for one delivery, inside its transaction, and remembers the keys of what repeats.
final class StatementWriter {
    private let db: Database
    private let nodes: BoundStatement
    private let indicators: BoundStatement
    private let rows: BoundStatement
    private let facts: BoundStatement
    private let keys: KeyWriter

    init(_ db: Database) throws {
        self.db = db
        keys = try KeyWriter(db)
        nodes = try BoundStatement(
            db,
            """
            INSERT INTO simpul (muatan_id, induk_simpul_id, tingkat, kode, nomenklatur, kode_tercetak, uraian, urutan, dicetak, sel, kunci)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        indicators = try BoundStatement(
            db,
            """
            INSERT INTO indikator (simpul_id, muatan_id, kunci, indikator, satuan, urutan, sifat, arah, peran)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        rows = try BoundStatement(
            db,
            """
            INSERT INTO baris (muatan_id, simpul_id, indikator_id, konteks_id, satuan, kode_tercetak, rincian)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """)
        facts = try BoundStatement(
            db,
            """
            INSERT INTO fakta (muatan_id, baris_id, pokok_id, deret_id, nilai, nilai_tepat, alasan, teks, berulang, sel, nomor_kolom,
                tersembunyi, fakta_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
    }

    /// What of a load is not in its statement.
    struct Heading {
        var file: Int64
        var key: String
        var digest: String
        var reader: String
        var asOf: Int64
        var now: String
    }

    /// Writes the load, not yet current (`digantikan`).
    /// - Returns: its number, and that of its statement.
    func write(_ statement: Model.Statement, _ heading: Heading, extra findings: [(Finding, whileCurrent: Int64?)]) throws -> (
        load: Int64, statement: Int64
    ) {
        try StatementCheck.check(statement)
        let context = statement.context
        let statementID = try keys.statement(heading.key)
        let form = try keys.form(statement.form)
        let reporter = try keys.context(context)
        let numbers = statement.facts.reduce(0) { $1.value == nil ? $0 : $0 + 1 }
        let account = statement.account
        try db.execute(
            sql: """
                INSERT INTO muatan (pernyataan_id, berkas_id, formulir_id, konteks_id, lembar, tabel, perangkat_daerah, tahun_laporan,
                    triwulan_laporan, masa, urutan_sumber, revisi, status, mutakhir_md, sidik, pembaca, dimuat_pada, jumlah_fakta,
                    jumlah_nilai, jumlah_temuan, sel_fakta, sel_label, sel_kepala, sel_karantina, rekap)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT COALESCE(max(revisi), 0) + 1 FROM muatan WHERE pernyataan_id = ?),
                    'digantikan', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                statementID, heading.file, form, reporter.row, statement.sheet, statement.table, AgencyOfFacts.single(statement),
                context.tahun, context.triwulan, context.tahun * 10 + (context.triwulan ?? 5),
                try keys.sourceOrder(pemda: context.pemdaKode, jenis: statement.form.jenis), statementID, heading.asOf, heading.digest,
                heading.reader, heading.now, statement.facts.count, numbers, statement.findings.count + findings.count, account.fakta,
                account.label, account.kepala, account.karantina, statement.isRecap,
            ])
        let load = db.lastInsertedRowID
        let nodeIDs = try writeNodes(statement, load: load)
        let indicatorIDs = try writeIndicators(statement, load: load, nodes: nodeIDs)
        try writeFacts(statement, load: load, nodes: nodeIDs, indicators: indicatorIDs)
        for note in statement.notes {
            try db.execute(
                sql: "INSERT INTO catatan (muatan_id, simpul_id, indikator_id, jenis, teks, sel) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [
                    load, note.node.map { nodeIDs[$0] }, note.indicator.map { indicatorIDs[$0] }, note.jenis, note.text,
                    note.cell.description,
                ])
        }
        try write(statement.findings, FindingGroup.items(statement.findings), of: statement, load: load)
        for (finding, other) in findings { try write(finding, of: statement, load: load, whileCurrent: other) }
        return (load, statementID)
    }

    private func writeNodes(_ statement: Model.Statement, load: Int64) throws -> [Int64] {
        var ids: [Int64] = []
        ids.reserveCapacity(statement.nodes.count)
        for (position, node) in statement.nodes.enumerated() {
            nodes.bind(1, load)
            nodes.bind(2, node.parent.map { ids[$0] })
            nodes.bind(3, node.tingkat.rawValue)
            nodes.bind(4, node.kode)
            nodes.bind(5, node.nomenklatur)
            nodes.bind(6, node.kodeTercetak)
            nodes.bind(7, node.uraian)
            nodes.bind(8, Int64(position + 1))
            nodes.bind(9, node.isPrinted)
            nodes.bind(10, node.cell?.description)
            nodes.bind(11, node.key)
            ids.append(try nodes.insert())
        }
        return ids
    }

    private func writeIndicators(_ statement: Model.Statement, load: Int64, nodes: [Int64]) throws -> [Int64] {
        var ids: [Int64] = []
        ids.reserveCapacity(statement.indicators.count)
        for (position, indicator) in statement.indicators.enumerated() {
            indicators.bind(1, nodes[indicator.node])
            indicators.bind(2, load)
            indicators.bind(3, indicator.key)
            indicators.bind(4, indicator.name)
            indicators.bind(5, indicator.satuan)
            indicators.bind(6, Int64(position + 1))
            indicators.bind(7, indicator.sifat)
            indicators.bind(8, indicator.arah)
            indicators.bind(9, indicator.peran)
            ids.append(try indicators.insert())
        }
        return ids
    }

    /// A row that was written, and what its numbers are of; nil where they enter no report.
    private struct WrittenRow {
        var id: Int64
        var subject: Int64?
    }

    private func writeFacts(_ statement: Model.Statement, load: Int64, nodes: [Int64], indicators: [Int64]) throws {
        var known: [RowKey: WrittenRow] = [:]
        var id = try keys.reserve(statement.facts.count, of: "fakta")
        // The facts of a sheet's row follow one another, those of money beside those of performance: two rows are at hand.
        var last: (key: RowKey, row: WrittenRow)?
        var other: (key: RowKey, row: WrittenRow)?
        for fact in statement.facts {
            let key = RowKey(fact)
            let row: WrittenRow
            if let last, last.key == key {
                row = last.row
            } else if let found = other, found.key == key {
                row = found.row
                swap(&last, &other)
            } else {
                row = try known[key] ?? writeRow(of: fact, statement, load: load, nodes: nodes, indicators: indicators)
                known[key] = row
                other = last
                last = (key, row)
            }
            facts.bind(1, load)
            facts.bind(2, row.id)
            facts.bind(3, fact.isRepeated || fact.value == nil ? nil : row.subject)
            facts.bind(4, try keys.series(fact))
            switch FactValue(fact.value) {
            case .none:
                facts.bindNull(5)
                facts.bindNull(6)
            case .whole(let whole):
                facts.bind(5, whole)
                facts.bindNull(6)
            case .real(let real, let exact):
                facts.bind(5, real)
                facts.bind(6, exact)
            }
            facts.bind(7, fact.reason?.rawValue)
            facts.bind(8, fact.text)
            facts.bind(9, fact.isRepeated)
            facts.bind(10, fact.cell)
            facts.bind(11, fact.columnNumber)
            facts.bind(12, fact.isHidden)
            facts.bind(13, id)
            id += 1
            try facts.insert()
        }
    }

    /// Writes what a fact shares with the others of its row.
    private func writeRow(
        of fact: Fact, _ statement: Model.Statement, load: Int64, nodes: [Int64], indicators: [Int64]
    ) throws -> WrittenRow {
        let reporter = try keys.context(AgencyOfFacts.context(of: fact, in: statement.context))
        let node = statement.nodes[fact.node]
        let details = fact.detailsJSON
        rows.bind(1, load)
        rows.bind(2, nodes[fact.node])
        rows.bind(3, fact.indicator.map { indicators[$0] })
        rows.bind(4, reporter.row)
        rows.bind(5, fact.satuan)
        rows.bind(6, fact.kodeTercetak)
        rows.bind(7, details)
        let id = try rows.insert()
        guard node.tingkat != .total, node.tingkat != .rerata else { return WrittenRow(id: id, subject: nil) }
        let subject = try keys.subject(
            reporter: reporter.identity, node: node.key, indicator: fact.indicator.map { statement.indicators[$0].key } ?? "",
            details: details ?? "")
        return WrittenRow(id: id, subject: subject)
    }

    /// Writes findings in the order in which they are told, those that follow from another with its number.
    func write(_ findings: [Finding], _ items: [FindingGroup.Item], of statement: Model.Statement, load: Int64) throws {
        for group in FindingGroup.order(items) {
            let head = try write(findings[group.head], of: statement, load: load)
            for echo in group.echoes { try write(findings[echo], of: statement, load: load, cause: head) }
        }
    }

    /// - Returns: the number of the finding.
    @discardableResult
    private func write(
        _ finding: Finding, of statement: Model.Statement, load: Int64, whileCurrent other: Int64? = nil, cause: Int64? = nil
    ) throws -> Int64 {
        try db.execute(
            sql: """
                INSERT INTO temuan (temuan_kunci, muatan_id, lembar, selama_muatan_id, aturan, tingkat, sel, kode, pesan, pesan_en, tercetak,
                    diharapkan, subjek, sebab_temuan_id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                Identity.finding(finding, of: statement), load, finding.sheet, other, finding.rule.rawValue, finding.severity.rawValue,
                finding.cell?.description, finding.kode, finding.message.id, finding.message.en, finding.printed, finding.expected,
                finding.subject, cause,
            ])
        return db.lastInsertedRowID
    }
}
