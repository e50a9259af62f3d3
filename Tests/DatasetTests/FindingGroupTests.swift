import Grid
import Model
import Testing

@testable import Dataset

@Suite("The order in which findings are told")
struct FindingGroupTests {
    private func item(_ severity: Severity, _ rule: String, _ cell: String? = nil, cause: Int? = nil) -> FindingGroup.Item {
        FindingGroup.Item(severity: severity, rule: rule, cell: cell.map(place), cause: cause)
    }

    @Test("by gravity, then the causes of most, then rule and cell; about the sheet first")
    func order() {
        let items = [
            item(.catatan, "kode.diperbaiki", "A2"), item(.galat, "jumlah.anak", "B10"), item(.galat, "jumlah.anak", "B9"),
            item(.galat, "capaian.kinerja", "R3"), item(.galat, "jumlah.total", "Q114", cause: 6), item(.galat, "jumlah.anak"),
            item(.peringatan, "realisasi.lebih", "Q11"), item(.galat, "angka.hilang", "Z1", cause: 4), item(.peringatan, "rerata", "R1"),
        ]
        #expect(
            FindingGroup.order(items) == [
                FindingGroup(head: 6, echoes: [7, 4]), FindingGroup(head: 3, echoes: []), FindingGroup(head: 5, echoes: []),
                FindingGroup(head: 2, echoes: []), FindingGroup(head: 1, echoes: []), FindingGroup(head: 8, echoes: []),
                FindingGroup(head: 0, echoes: []),
            ])
        #expect(FindingGroup.order([]) == [])
    }

    @Test("whatever names what as its cause, each is told once", arguments: 1...50)
    func everyOneOnce(_ seed: Int) {
        var random = SplitMix(UInt64(seed))
        let count = random.number(1...12)
        let items = (0..<count).map { _ in
            FindingGroup.Item(
                severity: random.pick(Severity.allCases), rule: random.pick(["a", "b"]),
                cell: random.flag() ? CellReference(row: random.number(1...3), column: 1) : nil,
                cause: random.flag() ? random.number(-1...count) : nil)
        }
        let groups = FindingGroup.order(items)
        #expect(groups.flatMap { [$0.head] + $0.echoes }.sorted() == Array(items.indices))
        #expect(FindingGroup.order(items) == groups)
    }

    @Test("a cause is named by rule and cell")
    func causes() {
        func finding(_ rule: Rule, _ cell: String?) -> Finding { Finding(rule, cell: cell.map(place), message: Message(id: "", en: "")) }
        let findings = [
            finding(.jumlahTotal, "Q114"), finding(.jumlahAnak, "I11"), finding(.jumlahTotal, "I114"), finding(.jumlahAnak, nil),
        ]
        let items = FindingGroup.items(findings) { $0.rule == .jumlahTotal ? (rule: .jumlahAnak, cell: place("I11")) : nil }
        #expect(items.map(\.cause) == [1, nil, 1, nil])
        #expect(FindingGroup.items(findings) { _ in (rule: .jumlahAnak, cell: place("Z9")) }.map(\.cause) == [nil, nil, nil, nil])
    }

    @Test("what follows from a finding is stored with its number, which is lower")
    func stored() throws {
        let workshop = try Workshop()
        func finding(_ rule: Rule, _ cell: String) -> Finding {
            Finding(rule, cell: place(cell), message: Message(id: "", en: ""), subject: cell)
        }
        let findings = [
            finding(.kodeDiperbaiki, "A1"), finding(.jumlahTotal, "Q114"), finding(.jumlahAnak, "I11"), finding(.jumlahTriwulan, "Q11"),
        ]
        _ = try workshop.dataset.load(delivery("a", [Sketch(findings: findings).statement()]), at: day(0))
        #expect(
            try workshop.lines("SELECT temuan_id, sel, sebab_temuan_id FROM v_temuan ORDER BY temuan_id") == [
                "1 I11 -", "2 Q114 -", "3 Q11 -", "4 A1 -",
            ])
        let items = FindingGroup.items(findings) { $0.rule == .jumlahAnak ? nil : (rule: .jumlahAnak, cell: place("I11")) }
        try workshop.dataset.queue.write { db in
            try StatementWriter(db).write(findings, items, of: Sketch().statement(), load: 1)
        }
        #expect(
            try workshop.lines("SELECT temuan_id, sel, sebab_temuan_id FROM v_temuan WHERE temuan_id > 4 ORDER BY temuan_id") == [
                "5 I11 -", "6 Q114 5", "7 Q11 5", "8 A1 5",
            ])
        let rows = try workshop.dataset.findings()
        #expect(rows.map(\.sebabTemuanID) == [nil, nil, nil, nil, nil, 5, 5, 5])
    }
}
