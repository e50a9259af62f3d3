public import Foundation
import GRDB
import Model

/// What an office decides about a finding.
public enum Keputusan: String, Hashable, Sendable, CaseIterable {
    /// The finding is right.
    case diterima
    /// The finding is wrong: the figures are as they should be.
    case dibantah
    /// The figures were, or are being, corrected.
    case dikoreksi
}

/// How a person names a finding: by its number, or by its key, which outlives revisions.
public enum FindingName: Hashable, Sendable, CustomStringConvertible {
    /// `temuan_id`.
    case number(Int64)
    /// `temuan_kunci`.
    case key(String)

    /// A text of digits is a number; any other is a key, for keys always hold `|`.
    public init(_ text: String) {
        if !text.isEmpty, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), let number = Int64(text) {
            self = .number(number)
        } else {
            self = .key(text)
        }
    }

    public var description: String {
        switch self {
        case .number(let number): String(number)
        case .key(let key): "'\(key)'"
        }
    }
}

extension Dataset {
    /// Records a decision about a current finding. Earlier decisions are kept; to decide the same again, with the same reason, adds nothing.
    ///
    /// The decision is about the finding's key with the figures it has now, printed and expected: it holds for every revision with these
    /// figures, lapses where they change, and holds again where they return. Under a key where several sheets have the finding with
    /// figures of their own, each of these is decided; a number decides those of its finding.
    /// - Returns: the current findings that the decision is about.
    /// - Throws: ``DatasetError`` of kind ``DatasetError/Kind/noSuchFinding`` where no current finding has that name.
    public func decide(_ name: FindingName, _ decision: Keputusan, alasan: String, at now: Date) throws(DatasetError) -> [FindingRow] {
        try write { db in
            let named =
                switch name {
                case .number(let number): try FindingRow.fetch(db, where: "WHERE v.temuan_id = ?", [number])
                case .key(let key): try FindingRow.fetch(db, where: "WHERE v.temuan_kunci = ?", [key])
                }
            guard let key = named.first?.temuanKunci else { throw try Self.noSuchFinding(name, db) }
            var figures: Set<Figures> = []
            for finding in named where figures.insert(Figures(finding)).inserted {
                guard finding.keputusan != decision.rawValue || finding.alasan != alasan else { continue }
                try db.execute(
                    sql: """
                        INSERT INTO keputusan (temuan_kunci, keputusan, alasan, tercetak, diharapkan, diputuskan_pada)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [key, decision.rawValue, alasan, finding.tercetak, finding.diharapkan, Timestamp.text(now)])
            }
            return try FindingRow.fetch(db, where: "WHERE v.temuan_kunci = ? ORDER BY v.muatan_id, v.temuan_id", [key])
                .filter { figures.contains(Figures($0)) }
        }
    }

    /// What a decision is about beside the key.
    private struct Figures: Hashable {
        var printed: String
        var expected: String

        init(_ finding: FindingRow) {
            printed = finding.tercetak ?? ""
            expected = finding.diharapkan ?? ""
        }
    }

    private static func noSuchFinding(_ name: FindingName, _ db: Database) throws -> DatasetError {
        var heir: Int64?
        if case .number(let number) = name {
            heir = try Int64.fetchOne(
                db,
                sql: """
                    SELECT v.temuan_id FROM temuan t JOIN v_temuan v ON v.temuan_kunci = t.temuan_kunci
                    WHERE t.temuan_id = ? ORDER BY v.temuan_id DESC LIMIT 1
                    """, arguments: [number])
        }
        let id = heir.map { "kini bernomor \($0)" } ?? "lihat 'rkpd findings'"
        let en = heir.map { "it is number \($0) now" } ?? "see 'rkpd findings'"
        return DatasetError(
            .noSuchFinding,
            Message(id: "tidak ada temuan \(name) yang berlaku; \(id)", en: "there is no current finding \(name); \(en)"))
    }
}
