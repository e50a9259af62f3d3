import Model

/// What is to become of one statement, decided by PRODUCT's "Identity and revisions" before anything is written.
struct LoadDecision {
    enum Verdict {
        case first
        case revision(of: StoredLoad)
        /// Nothing to write; `advances` where another file now confirms the load, as of its own date.
        case same(as: Int64, advances: Bool)
        /// Kept beside the current one, which is newer.
        case older(than: StoredLoad)
        /// Read again on request, with the same result as before, and still older than the current one.
        case olderAgain(than: Int64)
        /// The same delivery states it already, with other content.
        case duplicate(of: Int64, sheet: String)
        case undone
    }
    var verdict: Verdict
    /// As of when the newcomer stands, milliseconds since 1970.
    var asOf: Int64
    /// Loads of the same bytes that were read as another statement before and give way to this reading.
    var orphans: [StoredLoad] = []

    /// Whether a load is written.
    var writes: Bool {
        switch verdict {
        case .first, .revision, .older, .duplicate: true
        case .same, .olderAgain, .undone: false
        }
    }

    /// The load that will state the statement when this is carried out, as far as it has a number already; nil where none will.
    var standing: Int64? {
        switch verdict {
        case .first, .revision: LoadResult.planned
        case .same(let id, _), .olderAgain(let id), .duplicate(let id, _): id
        case .older(let current): current.id
        case .undone: nil
        }
    }
}

/// One statement of a delivery, with the texts by which it is known.
struct Newcomer {
    var statement: Model.Statement
    var key: String
    var digest: String

    init(_ statement: Model.Statement) {
        self.statement = statement
        key = Dataset.statementKey(statement)
        digest = ContentDigest.of(statement)
    }
}

/// Decides about the statements of one delivery, in their order.
struct LoadJudge {
    let file: FileSignature
    let reader: String
    let reload: Bool
    /// Milliseconds since 1970.
    let arrival: Int64
    /// The keys of all statements of the delivery.
    private let keys: Set<String>
    /// What earlier statements of this delivery came to, by their keys.
    private var settled: [String: (digest: String, load: Int64, sheet: String)] = [:]

    /// Earlier loads that gave way already.
    private var claimed: Set<Int64> = []

    init(_ delivery: Delivery, _ newcomers: [Newcomer], reload: Bool, arrival: Int64) {
        keys = Set(newcomers.map(\.key))
        file = delivery.file
        reader = delivery.reader
        self.reload = reload
        self.arrival = arrival
    }

    /// Decides about one statement; what it then came to is told by ``settle(_:_:as:)``.
    func decide(_ newcomer: Newcomer, _ history: LoadHistory) throws -> LoadDecision {
        let statement = newcomer.statement
        let own = file.modified.map(Timestamp.milliseconds)
        let current = try history.current(key: newcomer.key)
        // Without a date of its own a file is as new as its arrival; and never older than what arrived before it, whatever the clock says.
        let asOf = own ?? max(arrival, current?.asOf ?? arrival)
        let earlier = try history.deliveries(sha256: file.sha256, sheet: statement.sheet, table: statement.table, key: newcomer.key)

        if !reload, !earlier.isEmpty {
            let standing = earlier.last { $0.status == "aktif" } ?? earlier.last { $0.status != "dibatalkan" }
            return LoadDecision(verdict: standing.map { .same(as: $0.id, advances: false) } ?? .undone, asOf: asOf)
        }
        if let twin = settled[newcomer.key] {
            return LoadDecision(
                verdict: twin.digest == newcomer.digest
                    ? .same(as: twin.load, advances: false) : .duplicate(of: twin.load, sheet: twin.sheet), asOf: asOf)
        }
        let orphans =
            reload
            ? try history.orphans(sha256: file.sha256, sheet: statement.sheet, table: statement.table, keys: keys)
                .filter { !claimed.contains($0.id) } : []
        return LoadDecision(verdict: verdict(newcomer, current: current, earlier: earlier, asOf: asOf), asOf: asOf, orphans: orphans)
    }

    private func verdict(_ newcomer: Newcomer, current: StoredLoad?, earlier: [StoredLoad], asOf: Int64) -> LoadDecision.Verdict {
        guard let current else { return .first }
        func isRereading(of load: StoredLoad) -> Bool {
            load.sha256 == file.sha256
                && (load.formName != newcomer.statement.form.name || load.formVersion != newcomer.statement.form.version
                    || load.reader != reader)
        }
        if current.digest == newcomer.digest {
            // Other bytes that say the same are no revision; the same bytes read by another mapping or program are, when asked for.
            return isRereading(of: current) ? .revision(of: current) : .same(as: current.id, advances: asOf > current.asOf)
        }
        guard asOf < current.asOf else { return .revision(of: current) }
        let again = earlier.contains { $0.status == "digantikan" && $0.digest == newcomer.digest && !isRereading(of: $0) }
        return again ? .olderAgain(than: current.id) : .older(than: current)
    }

    /// Remembers which load states the newcomer's statement now.
    mutating func settle(_ newcomer: Newcomer, _ decision: LoadDecision, as load: Int64) {
        claimed.formUnion(decision.orphans.map(\.id))
        if settled[newcomer.key] == nil { settled[newcomer.key] = (newcomer.digest, load, newcomer.statement.sheet) }
    }
}
