import Foundation
import GRDB
import Grid
import Model
import TestSupport

@testable import Dataset

/// 2026-11-21T07:38:55Z, and so many days later.
func day(_ days: Double) -> Date { Date(timeIntervalSince1970: 1_795_246_735 + days * 86_400) }

/// A file by a name; its bytes are whatever `bytes` says.
func file(_ name: String, bytes: String, modified: Double? = 0) -> FileSignature {
    FileSignature(name: name, sha256: bytes, size: bytes.utf8.count, modified: modified.map(day))
}

func delivery(
    _ name: String, bytes: String? = nil, modified: Double? = 0, reader: String = "r1", _ statements: [Model.Statement]
) -> Delivery {
    Delivery(file: file(name, bytes: bytes ?? "sha-\(name)", modified: modified), reader: reader, statements: statements)
}

/// `Q11` as a cell.
func place(_ text: String) -> CellReference { CellReference(text) ?? CellReference(row: 1, column: 1) }

/// One programme with money at given stages, to be bent into shape by each test.
struct Sketch {
    var jenis = "evaluasi-rkpd"
    var form = "evaluasi-rkpd-triwulan"
    var version = "1-aa"
    var pemda: String? = "33.23"
    var agencyCode: String? = "1.06.0.00.0.00.01.0000"
    var agency: String? = "Dinas Sosial"
    var unit: String?
    var tahun = 2023
    var triwulan: Int? = 4
    var sheet = "TW IV"
    var table = 0
    var twin = 0
    var findings: [Finding] = []
    /// Code → stage → number.
    var money: [(kode: String, tahap: Tahap, value: String?)] = [("1.06.01", .dpa, "100"), ("1.06.01", .realisasi, "80")]

    func statement() -> Model.Statement {
        var statement = Model.Statement(
            form: FormIdentity(name: form, version: version, jenis: jenis),
            context: StatementContext(
                pemdaKode: pemda, pemda: pemda == nil ? nil : "Kabupaten Temanggung", perangkatDaerahKode: agencyCode,
                perangkatDaerah: agency,
                unit: unit, tahun: tahun, triwulan: triwulan), sheet: sheet, table: table)
        statement.twin = twin
        for (position, item) in money.enumerated() {
            let node: Int
            if let found = statement.nodes.firstIndex(where: { $0.kode == item.kode }) {
                node = found
            } else {
                node = statement.nodes.count
                statement.nodes.append(
                    Node(
                        tingkat: .program, kode: item.kode, nomenklatur: "900-2023", kodeTercetak: item.kode,
                        uraian: "Program \(item.kode)",
                        key: item.kode))
            }
            statement.facts.append(
                Fact(
                    node: node, ukuran: .anggaran, tahap: item.tahap, tahun: tahun, value: item.value.flatMap { ExactNumber($0) },
                    reason: item.value == nil ? .tidakAda : nil, text: item.value ?? "-", satuan: "Rp", kodeTercetak: item.kode,
                    cell: CellReference(row: node + 11, column: position + 1), columnNumber: "\(position + 9)"))
        }
        statement.findings = findings
        for _ in statement.facts { statement.account.count(.fakta) }
        statement.account.count(.label)
        statement.account.count(.kepala)
        return statement
    }

    func with(_ change: (inout Sketch) -> Void) -> Model.Statement {
        var copy = self
        change(&copy)
        return copy.statement()
    }
}

/// A dataset in a folder of its own, which goes when the test is over.
final class Workshop {
    let folder: URL
    let path: String
    let dataset: Dataset

    init() throws {
        folder = try Fixtures.temporaryFolder()
        path = folder.appending(path: "rkpd.sqlite").path
        dataset = try Dataset(path: path)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Rows of a query, as the dataset's own connection sees them.
    func rows(_ sql: String) throws -> [[String: DatabaseValue]] {
        try dataset.queue.read { db in
            try Row.fetchAll(db, sql: sql).map { Dictionary($0.map { ($0.0, $0.1) }, uniquingKeysWith: { first, _ in first }) }
        }
    }

    /// One text for each row, its values joined by blanks, NULL as `-`.
    func lines(_ sql: String) throws -> [String] {
        try dataset.queue.read { db in
            try Row.fetchAll(db, sql: sql).map { row in
                row.databaseValues.map { $0.isNull ? "-" : "\(Self.text($0))" }.joined(separator: " ")
            }
        }
    }

    private static func text(_ value: DatabaseValue) -> String {
        switch value.storage {
        case .null: "-"
        case .int64(let number): "\(number)"
        case .double(let number): "\(number)"
        case .string(let text): text
        case .blob: "blob"
        }
    }

    /// Everything the dataset holds, but for when files were last met.
    func contents() throws -> [String] {
        try dataset.queue.read { db in
            let tables = try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
            return try tables.flatMap { table in
                try Row.fetchAll(db, sql: "SELECT * FROM \(table) ORDER BY 1, 2").map { row in
                    table + ": "
                        + row.filter { $0.0 != "terakhir_dilihat" }.map { "\($0.0)=\(Self.text($0.1))" }.joined(separator: " ")
                }
            }
        }
    }

    /// What must hold whatever happened.
    func check() throws -> [String] {
        try dataset.queue.read { db in
            var trouble = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
            trouble += try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { "\($0)" }
            let counts = [
                "SELECT count(*) FROM fakta WHERE baris_id NOT IN (SELECT baris_id FROM baris) OR deret_id NOT IN (SELECT deret_id FROM deret)",
                "SELECT count(*) FROM fakta f JOIN baris b USING (baris_id) WHERE f.muatan_id <> b.muatan_id",
                "SELECT count(*) FROM fakta WHERE pokok_id NOT IN (SELECT pokok_id FROM pokok)",
                "SELECT count(*) FROM (SELECT 1 FROM muatan WHERE status = 'aktif' GROUP BY pernyataan_id HAVING count(*) > 1)",
                "SELECT count(*) FROM muatan m WHERE jumlah_fakta <> (SELECT count(*) FROM baris b JOIN fakta f USING (baris_id) WHERE b.muatan_id = m.muatan_id)",
                "SELECT count(*) FROM muatan m WHERE jumlah_temuan <> (SELECT count(*) FROM temuan t WHERE t.muatan_id = m.muatan_id)",
                "SELECT count(*) FROM v_muatan WHERE sel_terisi <> sel_fakta + sel_label + sel_kepala + sel_karantina",
            ]
            for sql in counts where try Int.fetchOne(db, sql: sql) != 0 { trouble.append(sql) }
            return trouble
        }
    }
}

/// The kind of the dataset's error that something throws; nil where it throws none.
func kind(_ body: () throws -> Void) throws -> DatasetError.Kind? {
    do {
        try body()
        return nil
    } catch let error as DatasetError {
        return error.kind
    }
}

/// A seeded generator, so that what fails once fails again.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    init(_ seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

extension SplitMix {
    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
    mutating func flag(_ chance: Double = 0.5) -> Bool { Double.random(in: 0..<1, using: &self) < chance }
    mutating func pick<T>(_ values: [T]) -> T { values[number(0...values.count - 1)] }

    /// A statement of few possible identities and many possible contents.
    mutating func statement() -> Model.Statement {
        var statement = Sketch().with {
            $0.money = []
            $0.jenis = pick(["evaluasi-rkpd", "lra"])
            $0.tahun = pick([2022, 2023])
            $0.triwulan = pick([nil, 1, 4])
            $0.agency = pick(["Dinas Sosial", "DINAS  SOSIAL", nil])
            $0.agencyCode = nil
            $0.sheet = pick(["TW IV", "Lampiran"])
        }
        let codes = ["1.06.01", "1.06.02", "1.06.02.2.01", "1.06.02.2.01.0003"]
        for code in codes.prefix(number(1...4)) {
            let node = statement.nodes.count
            statement.nodes.append(
                Node(
                    tingkat: code.count > 8 ? .kegiatan : .program, parent: node > 0 && flag() ? node - 1 : nil, kode: code,
                    uraian: "n\(code)", key: code))
            if flag(0.3) {
                statement.indicators.append(Indicator(node: node, name: "indikator \(code)", satuan: "orang", key: "i\(code)"))
            }
            for _ in 0..<number(0...4) {
                let isMoney = statement.indicators.last?.node != node || flag()
                let isMissing = flag(0.1)
                statement.facts.append(
                    Fact(
                        node: node, indicator: isMoney ? nil : statement.indicators.count - 1, ukuran: isMoney ? .anggaran : .kinerja,
                        tahap: pick([.dpa, .realisasi]), tahun: statement.context.tahun, triwulan: pick([nil, 1, 2]),
                        isCumulative: flag(0.2),
                        value: isMissing ? nil : ExactNumber(mantissa: Int128(number(0...3)), scale: number(0...1)),
                        reason: isMissing ? .tidakAda : nil, text: "x", satuan: isMoney ? "Rp" : "orang", isRepeated: flag(0.1),
                        details: flag(0.1) ? ["sumber_dana": "DAU"] : [:], cell: CellReference(row: number(1...99), column: number(1...30)))
                )
                statement.account.count(.fakta)
            }
        }
        if flag(0.3) {
            statement.findings.append(
                Finding(
                    .jumlahAnak, cell: CellReference(row: 1, column: 1), kode: "1.06.01", message: Message(id: "beda", en: "differs"),
                    printed: "1", expected: "2", subject: "1.06.01 realisasi"))
        }
        if flag(0.2) {
            statement.notes.append(
                Note(node: 0, jenis: "keterangan", text: pick(["baik", "kurang"]), cell: CellReference(row: 2, column: 28)))
        }
        return statement
    }
}
