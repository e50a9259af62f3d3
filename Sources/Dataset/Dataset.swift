import Foundation
import GRDB
import Model

/// The one canonical dataset: statements, findings and loads in an SQLite file, their history, and the queries behind the views.
///
/// A load is one transaction: a program killed at any instant leaves each file untouched or wholly loaded. The file is in
/// write-ahead-log mode with synchronous=FULL: a report reads while the nightly job writes, and a commit that was answered survives a
/// power cut. In another process a writer waits for ``lockTimeout`` seconds, then throws ``DatasetError/Kind/busy``.
public final class Dataset: Sendable {
    /// Where it lies.
    public let path: String
    /// Whether it was opened for reading only.
    public let isReadOnly: Bool
    let queue: DatabaseQueue

    /// Seconds to wait for another program's lock.
    public static let lockTimeout = 10.0

    /// Opens a dataset; without `readOnly` creates it where there is none and brings an older one up to date.
    ///
    /// - Parameter path: an SQLite file, or `:memory:` for one that nobody else sees (to plan against where there is no dataset yet).
    /// - Throws: ``DatasetError`` where the file is missing (`readOnly`), is something else, was made by a newer program, lies on a
    ///   network file system, or cannot be opened or written. What is no dataset of ours is never written to.
    public init(path: String, readOnly: Bool = false) throws(DatasetError) {
        self.path = path
        isReadOnly = readOnly
        if path == ":memory:" {
            do {
                queue = try DatabaseQueue(configuration: Self.configuration(readOnly: false))
                try queue.writeWithoutTransaction { try Schema.migrate($0) }
            } catch {
                throw DatasetError(error, path: path, writing: true)
            }
            return
        }
        try DatasetFile.check(path, readOnly: readOnly)
        do {
            queue = try Self.open(path, readOnly: readOnly)
        } catch {
            throw DatasetError(error, path: path, writing: !readOnly)
        }
    }

    private static func configuration(readOnly: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = readOnly
        configuration.busyMode = .timeout(lockTimeout)
        configuration.label = "rkpd"
        configuration.prepareDatabase { db in
            // Read-only connections take part too: the cache is what makes a wide join quick.
            try db.execute(sql: "PRAGMA cache_size = -65536")
            try db.execute(sql: "PRAGMA synchronous = FULL")
        }
        return configuration
    }

    private static func open(_ path: String, readOnly: Bool) throws -> DatabaseQueue {
        guard readOnly else {
            let queue = try DatabaseQueue(path: DatasetFile.literal(path), configuration: configuration(readOnly: false))
            try queue.writeWithoutTransaction { db in
                // Nothing is written before it is sure whose file this is.
                try accept(try Schema.standing(db), path: path, readOnly: false)
                try becomeWriteAhead(db)
                try Schema.migrate(db)
                try accept(try Schema.standing(db), path: path, readOnly: false)
            }
            return queue
        }
        do {
            let queue = try DatabaseQueue(path: DatasetFile.literal(path), configuration: configuration(readOnly: true))
            try queue.read { try accept(try Schema.standing($0), path: path, readOnly: true) }
            return queue
        } catch let error as DatabaseError where [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode) {
            // In a folder that cannot be written SQLite cannot lay its shared index beside the file. With no log there, nobody is
            // writing, and the file can be read as it lies.
            guard !DatasetFile.hasLog(path) else { throw error }
            let queue = try DatabaseQueue(path: DatasetFile.immutable(path), configuration: configuration(readOnly: true))
            try queue.read { try accept(try Schema.standing($0), path: path, readOnly: true) }
            return queue
        }
    }

    /// Turns the file to the write-ahead log, once in its life.
    private static func becomeWriteAhead(_ db: Database) throws {
        if try String.fetchOne(db, sql: "PRAGMA journal_mode") != "wal" { try db.execute(sql: "PRAGMA journal_mode = WAL") }
        // The log is folded back into the file rarely (64 MB) and when the last program closes it: a copy of file and log taken while
        // a run goes on then almost never straddles the moment when the log begins anew.
        try db.execute(sql: "PRAGMA wal_autocheckpoint = 16384")
        try db.execute(sql: "PRAGMA journal_size_limit = 67108864")
    }

    /// Refuses what is not ours or not of our time.
    private static func accept(_ standing: Schema.Standing, path: String, readOnly: Bool) throws(DatasetError) {
        let trouble: DatasetError.Kind? =
            switch standing {
            case .empty: readOnly ? .missing : nil
            case .foreign: .notADataset
            case .dataset(let version) where version > Schema.currentVersion: .newerVersion
            case .dataset(let version) where version < Schema.currentVersion: readOnly ? .olderVersion : nil
            case .dataset: nil
            }
        if let trouble { throw DatasetError(trouble, DatasetError.message(trouble, path: path)) }
    }

    /// Runs a query in a snapshot of its own.
    func read<T>(_ body: (Database) throws -> T) throws(DatasetError) -> T {
        do {
            return try queue.read(body)
        } catch {
            throw DatasetError(error, path: path, writing: false)
        }
    }

    /// Runs a change in one transaction: all of it is kept, or nothing.
    func write<T>(_ body: (Database) throws -> T) throws(DatasetError) -> T {
        do {
            var result: T?
            try queue.writeWithoutTransaction { db in
                try db.inTransaction(.immediate) {
                    result = try body(db)
                    return .commit
                }
            }
            guard let result else { throw DatasetError(.internalError, DatasetError.message(.internalError, path: path)) }
            return result
        } catch {
            throw DatasetError(error, path: path, writing: true)
        }
    }
}
