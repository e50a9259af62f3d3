public import Foundation
import GRDB
import Model

extension Dataset {
    /// Loads a file in one transaction: all its statements, or nothing.
    ///
    /// Loading the same delivery again changes nothing but when the file was last seen.
    /// - Parameter reload: reads bytes again that were loaded or undone before; what another mapping or program makes of them is a new
    ///   revision.
    /// - Returns: what became of each statement, in their order.
    public func load(_ delivery: Delivery, reload: Bool = false, at now: Date) throws(DatasetError) -> [LoadResult] {
        // Digests are made before the lock is taken.
        let newcomers = delivery.statements.map(Newcomer.init)
        return try write { db in
            let register = FileRegister(db: db, now: Timestamp.text(now))
            let file = try register.find(delivery.file) ?? register.add(delivery.file, status: .sama, reader: delivery.reader)
            let loader = try Loader(db, delivery, newcomers, file: file, reload: reload, now: now)
            let results = try newcomers.map { try loader.load($0) }
            try register.settle(file, delivery, results)
            return results
        }
    }

    /// What ``load(_:reload:at:)`` would do; nothing is written. Loads that the delivery itself would make have the number
    /// ``LoadResult/planned``.
    public func plan(_ delivery: Delivery, reload: Bool = false) throws(DatasetError) -> [LoadResult] {
        let newcomers = delivery.statements.map(Newcomer.init)
        return try read { db in
            var judge = LoadJudge(delivery, newcomers, reload: reload, arrival: Timestamp.milliseconds(Date()))
            let history = try LoadHistory(db)
            return try newcomers.map { newcomer in
                try StatementCheck.check(newcomer.statement)
                let decision = try judge.decide(newcomer, history)
                var newcomer = newcomer
                if decision.writes { newcomer.statement = try EraChange.followed(newcomer.statement, db) }
                if let standing = decision.standing { judge.settle(newcomer, decision, as: standing) }
                return Loader.result(newcomer, decision, load: nil, extra: Loader.findings(newcomer, decision).count)
            }
        }
    }
}

/// Carries out the decisions about one delivery, inside its transaction.
private final class Loader {
    private let db: Database
    private let history: LoadHistory
    private let writer: StatementWriter
    private let reader: String
    private let file: Int64
    private let now: String
    private var judge: LoadJudge

    init(_ db: Database, _ delivery: Delivery, _ newcomers: [Newcomer], file: Int64, reload: Bool, now: Date) throws {
        self.db = db
        history = try LoadHistory(db)
        writer = try StatementWriter(db)
        reader = delivery.reader
        self.file = file
        self.now = Timestamp.text(now)
        judge = LoadJudge(delivery, newcomers, reload: reload, arrival: Timestamp.milliseconds(now))
    }

    func load(_ newcomer: Newcomer) throws -> LoadResult {
        let decision = try judge.decide(newcomer, history)
        var newcomer = newcomer
        if decision.writes { newcomer.statement = try EraChange.followed(newcomer.statement, db) }
        var load: Int64?
        var outcome = "baru"
        let findings = Loader.findings(newcomer, decision)
        switch decision.verdict {
        case .undone, .olderAgain:
            break
        case .same(let id, let advances):
            try confirm(newcomer, id, asOf: advances ? decision.asOf : nil)
        case .first, .revision, .older, .duplicate:
            let written = try writer.write(
                newcomer.statement,
                StatementWriter.Heading(
                    file: file, key: newcomer.key, digest: newcomer.digest, reader: reader, asOf: decision.asOf, now: now),
                extra: findings)
            load = written.load
            switch decision.verdict {
            case .revision(let previous):
                outcome = "revisi"
                try supersede(previous.id, by: written.load)
                try activate(written.load)
            case .older(let current):
                outcome = "lama"
                try insert(written.load, asOf: decision.asOf, before: current)
            case .duplicate:
                outcome = "lama"
            default:
                try activate(written.load)
            }
            try deliver(newcomer, written.load, outcome)
        }
        let standing = try history.current(key: newcomer.key)?.id
        if let standing {
            for orphan in decision.orphans { try supersede(orphan.id, by: standing) }
            judge.settle(newcomer, decision, as: standing)
        }
        return Self.result(newcomer, decision, load: load, extra: findings.count)
    }

    private func activate(_ load: Int64) throws {
        try db.execute(sql: "UPDATE muatan SET status = 'aktif' WHERE muatan_id = ?", arguments: [load])
    }

    private func supersede(_ load: Int64, by successor: Int64) throws {
        try db.execute(
            sql: "UPDATE muatan SET status = 'digantikan', diganti_oleh = ? WHERE muatan_id = ?", arguments: [successor, load])
    }

    /// Puts an older newcomer where it would stand had the files come in the order of their dates, so that undoing what replaced it
    /// brings back the same load whatever the order of arrival.
    private func insert(_ load: Int64, asOf: Int64, before current: StoredLoad) throws {
        var successor = current
        while let previous = try history.replaced(by: successor.id, statement: current.statementID), previous.asOf > asOf {
            successor = previous
        }
        let previous = try history.replaced(by: successor.id, statement: current.statementID)
        try db.execute(sql: "UPDATE muatan SET diganti_oleh = ? WHERE muatan_id = ?", arguments: [successor.id, load])
        if let previous {
            try db.execute(sql: "UPDATE muatan SET diganti_oleh = ? WHERE muatan_id = ?", arguments: [load, previous.id])
        }
    }

    /// Notes that a file states what a load states.
    private func confirm(_ newcomer: Newcomer, _ load: Int64, asOf: Int64?) throws {
        if let asOf { try db.execute(sql: "UPDATE muatan SET mutakhir_md = ? WHERE muatan_id = ?", arguments: [asOf, load]) }
        let statement = newcomer.statement
        let known = try history.deliveries(
            sha256: judge.file.sha256, sheet: statement.sheet, table: statement.table, key: newcomer.key
        ).contains { $0.id == load }
        if !known { try deliver(newcomer, load, "sama") }
    }

    private func deliver(_ newcomer: Newcomer, _ load: Int64, _ outcome: String) throws {
        try db.execute(
            sql: """
                INSERT INTO kiriman (berkas_id, pernyataan_id, lembar, tabel, muatan_id, hasil, pada)
                SELECT ?, pernyataan_id, ?, ?, muatan_id, ?, ? FROM muatan WHERE muatan_id = ?
                """,
            arguments: [file, newcomer.statement.sheet, newcomer.statement.table, outcome, now, load])
    }

    /// The findings that the decision itself gives rise to, each with the load while whose reign it stands.
    static func findings(_ newcomer: Newcomer, _ decision: LoadDecision) -> [(Finding, whileCurrent: Int64?)] {
        switch decision.verdict {
        case .older(let current):
            return [(LoadFindings.older(decision.asOf, than: current), current.id)]
        case .duplicate(let load, let sheet):
            return [(LoadFindings.duplicate(sheet: newcomer.statement.sheet, of: sheet, load: load), load)]
        case .revision(let previous):
            let numbers = newcomer.statement.facts.reduce(0) { $1.value == nil ? $0 : $0 + 1 }
            return LoadFindings.shrunken(numbers: numbers, from: previous).map { [($0, nil)] } ?? []
        case .first, .same, .olderAgain, .undone:
            return []
        }
    }

    static func result(_ newcomer: Newcomer, _ decision: LoadDecision, load: Int64?, extra: Int) -> LoadResult {
        let outcome: LoadResult.Outcome =
            switch decision.verdict {
            case .first: decision.orphans.first.map { .revision(replacing: $0.id) } ?? .new
            case .revision(let previous): .revision(replacing: previous.id)
            case .same(let id, _): .same(as: id)
            case .older(let current): .older(than: current.id)
            case .olderAgain(let id): .older(than: id)
            case .duplicate(let id, _): .older(than: id)
            case .undone: .undone
            }
        switch decision.verdict {
        case .first, .revision, .older, .duplicate:
            return LoadResult(
                outcome: outcome, muatanID: load, facts: newcomer.statement.facts.count,
                findings: newcomer.statement.findings.count + extra)
        case .same, .olderAgain, .undone:
            return LoadResult(outcome: outcome, muatanID: nil, facts: 0, findings: 0)
        }
    }
}
