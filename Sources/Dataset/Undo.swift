public import Foundation
import GRDB
import Model

extension Dataset {
    /// Takes a load back: it becomes `dibatalkan`, what it had replaced becomes `aktif` again, and its bytes stay undone until a reload.
    ///
    /// - Throws: ``DatasetError`` where there is no such load, where it was undone before, or where it is not the current one of its
    ///   statement (undo the current one first).
    public func undo(muatanID: Int64, at now: Date) throws(DatasetError) -> UndoResult {
        try write { db in
            let history = try LoadHistory(db)
            guard let load = try history.load(muatanID) else { throw Self.noSuchLoad(muatanID) }
            switch load.status {
            case "aktif": break
            case "dibatalkan": throw Self.alreadyUndone(muatanID)
            default: throw Self.notCurrent(muatanID)
            }
            try db.execute(
                sql: "UPDATE muatan SET status = 'dibatalkan', dibatalkan_pada = ? WHERE muatan_id = ?",
                arguments: [Timestamp.text(now), muatanID])
            let replaced = try Row.fetchAll(
                db,
                sql: """
                    SELECT muatan_id, jumlah_fakta FROM muatan m
                    WHERE diganti_oleh = ? AND status = 'digantikan'
                        AND NOT EXISTS (SELECT 1 FROM muatan a WHERE a.pernyataan_id = m.pernyataan_id AND a.status = 'aktif')
                        AND NOT EXISTS (SELECT 1 FROM muatan a WHERE a.pernyataan_id = m.pernyataan_id AND a.diganti_oleh = m.diganti_oleh
                            AND a.status = 'digantikan' AND (a.mutakhir_md, a.muatan_id) > (m.mutakhir_md, m.muatan_id))
                    ORDER BY muatan_id
                    """, arguments: [muatanID])
            var result = UndoResult(muatanID: muatanID, restored: [], factsWithdrawn: load.facts, factsRestored: 0)
            for row in replaced {
                let id: Int64 = row["muatan_id"]
                try db.execute(sql: "UPDATE muatan SET status = 'aktif', diganti_oleh = NULL WHERE muatan_id = ?", arguments: [id])
                result.restored.append(id)
                result.factsRestored += row["jumlah_fakta"] as Int
            }
            return result
        }
    }

    private static func noSuchLoad(_ id: Int64) -> DatasetError {
        DatasetError(
            .noSuchLoad, Message(id: "tidak ada muatan \(id); lihat 'rkpd history'", en: "there is no load \(id); see 'rkpd history'"))
    }

    private static func alreadyUndone(_ id: Int64) -> DatasetError {
        DatasetError(.alreadyUndone, Message(id: "muatan \(id) sudah dibatalkan", en: "load \(id) was undone before"))
    }

    private static func notCurrent(_ id: Int64) -> DatasetError {
        DatasetError(
            .notCurrent,
            Message(
                id: "muatan \(id) sudah digantikan dan tidak berlaku; batalkan dahulu muatan yang menggantikannya",
                en: "load \(id) was superseded and is not current; undo the load that took its place first"))
    }
}
