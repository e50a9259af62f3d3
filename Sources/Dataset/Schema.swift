import GRDB

/// The tables of a dataset and how an older one becomes a newer one.
///
/// Each step is applied inside one immediate transaction together with the number it leads to, so that two programs that open the same
/// file at once do not both apply it, and a killed one leaves the file as it was.
enum Schema {
    /// `rkpd` in the file's header: what tells a dataset from any other SQLite file.
    static let applicationID: Int32 = 0x726B_7064

    /// The steps in order; the version of a dataset is how many were applied. A step that was published is never changed.
    static let steps: [@Sendable (Database) throws -> Void] = [
        { db in
            try db.execute(sql: SchemaVersion1.tables)
            for view in SchemaVersion1.views { try db.execute(sql: view.definition) }
        },
        { db in
            try db.execute(sql: SchemaVersion2.tables)
            for view in SchemaVersion2.views { try db.execute(sql: view.definition) }
        },
        { db in
            try db.execute(sql: SchemaVersion3.tables)
            for view in SchemaVersion3.views { try db.execute(sql: "DROP VIEW \(view.rawValue); \(view.definition)") }
        },
    ]

    static var currentVersion: Int { steps.count }

    /// What a file is, seen from its header and table of contents.
    enum Standing: Equatable {
        /// No bytes, or a database without anything in it: ours to fill.
        case empty
        case foreign
        case dataset(version: Int)
    }

    static func standing(_ db: Database) throws -> Standing {
        let application = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        if application == applicationID { return .dataset(version: version) }
        let objects = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
        return application == 0 && version == 0 && objects == 0 ? .empty : .foreign
    }

    /// Brings a dataset, or an empty file, to the current version.
    static func migrate(_ db: Database) throws {
        try db.inTransaction(.immediate) {
            let version: Int
            switch try standing(db) {
            case .empty: version = 0
            case .dataset(let found): version = found
            case .foreign: return .rollback
            }
            guard version < steps.count else { return .rollback }
            for step in steps[version...] { try step(db) }
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
            try db.execute(sql: "PRAGMA user_version = \(steps.count)")
            return .commit
        }
    }
}
