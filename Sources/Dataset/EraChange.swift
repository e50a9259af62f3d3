import GRDB
import Model
import Notation

/// Follows a sub kegiatan whose code changes era within a year: `1.06.04.2.01.03` in one quarter, `1.06.04.2.01.0003` in the next.
///
/// The number alone proves nothing (0003 is 03 in most cases, never by definition), so a node is followed by its parent and its name. It then keeps the
/// key it had, and `v_angka` counts it once.
struct EraChange {
    /// A sub kegiatan as an earlier load of the same reporter and year has it.
    private struct Known: Hashable {
        var kode: Kode
        var key: String
        var name: String
        var uraian: String
    }

    private let known: [Known]

    /// What stands of the reporter and year of a statement, whatever form it came by.
    private init(_ db: Database, before statement: Model.Statement) throws {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT DISTINCT s.kode, s.kunci, s.uraian
                FROM pelapor p JOIN konteks k ON k.pelapor_id = p.pelapor_id JOIN muatan m ON m.konteks_id = k.konteks_id
                    JOIN simpul s ON s.muatan_id = m.muatan_id
                WHERE p.kunci = ? AND m.tahun_laporan = ? AND m.status <> 'dibatalkan'
                    AND s.tingkat = 'sub_kegiatan' AND s.kode IS NOT NULL AND s.uraian IS NOT NULL
                ORDER BY s.simpul_id
                """,
            arguments: [Identity.joined(Identity.reporter(statement.context)), statement.context.tahun])
        known = rows.compactMap { row in
            Kode(row["kode"] as String).map { Known(kode: $0, key: row["kunci"], name: Self.folded(row["uraian"]), uraian: row["uraian"]) }
        }
    }

    /// A statement as it goes on from what is loaded, each change of era told.
    static func followed(_ statement: Model.Statement, _ db: Database) throws -> Model.Statement {
        guard statement.nodes.contains(where: { $0.tingkat == .subKegiatan && $0.kode != nil }) else { return statement }
        let change = try EraChange(db, before: statement)
        var result = statement
        change.follow(&result)
        return result
    }

    private func follow(_ statement: inout Model.Statement) {
        let byParent = Dictionary(grouping: known) { $0.kode.parent }
        var taken = Set(statement.nodes.map(\.key))
        for index in statement.nodes.indices {
            let node = statement.nodes[index]
            guard node.tingkat == .subKegiatan, let kode = node.kode.flatMap({ Kode($0) }), let name = node.uraian.map(Self.folded) else {
                continue
            }
            let family = byParent[kode.parent] ?? []
            // Followed before: it keeps its key without another word.
            if let same = family.first(where: { $0.kode == kode && $0.key != kode.text && Self.isSame($0.name, name) }) {
                if !taken.contains(same.key) { rekey(&statement, index, same.key, &taken) }
                continue
            }
            if family.contains(where: { $0.kode == kode }) { continue }
            let others = family.filter { $0.kode.tata != kode.tata }
            let same = others.filter { Self.isSame($0.name, name) }
            if let both = same.first(where: { taken.contains($0.key) }) {
                tell(
                    &statement, node, both, .peringatan, id: "keduanya tercetak di lembar ini dengan satu nama; dihitung sebagai dua",
                    en: "this sheet prints both under one name; counted as two")
            } else if Set(same.map(\.key)).count == 1, let earlier = same.first {
                rekey(&statement, index, earlier.key, &taken)
                tell(
                    &statement, node, earlier, .catatan,
                    id: "menurut induk dan nama keduanya satu; dihitung sekali", en: "by parent and name both are one; counted once")
            } else if let twin = others.first(where: { $0.kode.parts.last.flatMap(Int.init) == kode.parts.last.flatMap(Int.init) }) {
                tell(
                    &statement, node, twin, .peringatan,
                    id: "nomornya sama tetapi namanya '\(twin.uraian)'; dihitung sebagai dua",
                    en: "the number is the same but its name is '\(twin.uraian)'; counted as two")
            }
        }
    }

    private func rekey(_ statement: inout Model.Statement, _ index: Int, _ key: String, _ taken: inout Set<String>) {
        let own = statement.nodes[index].key
        statement.nodes[index].key = key
        taken.insert(key)
        for position in statement.indicators.indices where statement.indicators[position].node == index {
            let old = statement.indicators[position].key
            if old.hasPrefix(own + "#") { statement.indicators[position].key = key + old.dropFirst(own.count) }
        }
    }

    private func tell(_ statement: inout Model.Statement, _ node: Node, _ earlier: Known, _ severity: Severity, id: String, en: String) {
        let kode = node.kode ?? ""
        statement.findings.append(
            Finding(
                .kodeGantiEra, severity: severity, cell: node.cell, kode: kode,
                message: Message(
                    id: "Kode \(kode) menurut tata kode lain daripada \(earlier.kode.text) yang sudah dimuat untuk tahun ini: \(id).",
                    en: "Code \(kode) is of another era than \(earlier.kode.text), which is loaded for this year: \(en)."),
                printed: node.kodeTercetak, expected: earlier.kode.text, subject: node.key))
    }

    private static func folded(_ name: String) -> String { foldedName(name, droppingLevel: true) }

    /// Whether two names are one: the same, or a slip of the pen in twenty letters apart.
    private static func isSame(_ one: String, _ other: String) -> Bool {
        one == other || editDistance(one, other, limit: min(one.utf8.count, other.utf8.count) / 20) != nil
    }
}
