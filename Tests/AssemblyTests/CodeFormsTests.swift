import Grid
import Model
import TestSupport
import Testing

/// Codes as sheets hold them: beside their names, with placeholders, printed twice, as one reading of several.
@Suite("Codes in the sheet")
struct CodeFormsTests {
    private func told(_ statement: Statement, _ cell: String) -> [Finding] {
        statement.findings.filter { $0.cell?.description == cell && $0.rule.rawValue.hasPrefix("kode.") }
    }

    private func codes(_ statement: Statement) -> [String] { statement.facts.map { "\($0.cell) \(statement.nodes[$0.node].kode ?? "-")" } }

    @Test(
        "signs, letters and zeros that slipped into a code change nothing but that they are told",
        arguments: [
            ("A55", "1,06,04,2,01,03"), ("A55", "1/06/04/2/01/03"), ("A56", "1.06.O4.2.0l.04"), ("A12", "1.06.01.2.002"), ("A34", "1.6.2"),
            ("A56", "1.06.04.02.01.04"), ("A56", "1 06 04 2 01 04"),
        ])
    func slips(_ cell: String, _ text: String) throws {
        let plain = try statement(FixtureSheet.temanggung.sheet())
        let read = try statement(FixtureSheet.temanggung.sheet().setting(cell, to: text))
        #expect(codes(read) == codes(plain))
        #expect(told(read, cell).map(\.rule) == [.kodeDiperbaiki])
        #expect(told(read, cell).first?.printed == text)
    }

    @Test(
        "of several readings the one that its place allows, for a name that no list knows",
        arguments: [
            // 07 of this sheet's era, not 0007 of the next.
            ("1.06.07.2.01.7", "1.06.07.2.01.07"), ("1.06.07.2.01.007", "1.06.07.2.01.07"), ("1.0607.2.01.07", "1.06.07.2.01.07"),
            // Under another parent than runs there; of another era.
            ("1.06.08.2.01.7", nil), ("1.06.07.2.01.1234", nil), ("1.0607.2.02.07", nil),
        ] as [(String, String?)])
    func byPlace(_ text: String, _ code: String?) throws {
        let cell = "A113"
        let name = "Pemberian Qwerty Zxcvb Asdfg"
        let read = try statement(FixtureSheet.temanggung.sheet().setting(cell, to: text).setting("B113", to: name))
        let node = try #require(read.nodes.first { $0.cell?.description == cell })
        if let code {
            #expect(node.kode == code)
            #expect(told(read, cell).map(\.rule) == [.kodeDiperbaiki])
        } else {
            #expect(node.kode == nil || node.kode == text)
        }
    }

    @Test("placeholders take the bidang of the sheet's other codes, else the one that is stated")
    func placeholders() throws {
        let plain = try statement(FixtureSheet.temanggung.sheet())
        var sheet = try FixtureSheet.temanggung.sheet()
        let support = sheet.rows.flatMap(\.cells).filter { $0.reference.column == 1 && ($0.shown.contains("1.06.01")) }
        for cell in support {
            sheet = sheet.setting(
                cell.reference.description, to: cell.shown.replacing("01.06.01", with: "1.06.01").replacing("1.06.01", with: "X.XX.01"))
        }
        let read = try statement(sheet)
        #expect(support.count > 10)
        #expect(codes(read) == codes(plain))
        #expect(read.findings.filter { $0.rule == .kodeDiperbaiki && $0.printed?.hasPrefix("X.XX") == true }.count == support.count)

        // A sheet of placeholders only says nothing of their bidang.
        let only = sheet.mapCells { $0.reference.row >= 34 && $0.reference.row < 114 ? nil : $0 }
        let asked = try statement(only)
        #expect(asked.nodes.contains { $0.kode == "X.XX.01" })
        #expect(asked.findings.contains { $0.rule == .konteksTakDinyatakan && $0.subject == "bidang" })
        let stated = try statement(only, stated: StatedContext(option: .init(bidang: "2.08")))
        #expect(stated.nodes.contains { $0.kode == "2.08.01" } && !stated.nodes.contains { $0.kode?.hasPrefix("X") == true })
    }

    @Test("what is printed below a programme that is printed twice belongs to the second print")
    func twice() throws {
        let read = try statement(FixtureSheet.temanggung.sheet().inserting(rowsLike: Array(110...113), before: 114))
        let programmes = read.nodes.indices.filter { read.nodes[$0].kode == "1.06.07" }
        #expect(programmes.map { read.nodes[$0].cell?.description } == ["A110", "A114"])
        let activities = read.nodes.indices.filter { read.nodes[$0].kode == "1.06.07.2.01" }
        #expect(activities.map { read.nodes[$0].parent } == programmes)
        for (index, activity) in activities.enumerated() {
            let children = read.nodes.filter { $0.parent == activity }
            #expect(children.count == 1)
            #expect(children.first?.cell?.description == ["A113", "A117"][index])
        }
        // Each print adds up by itself.
        #expect(!read.findings.contains { $0.rule == .jumlahAnak && $0.kode?.hasPrefix("1.06.07") == true })
    }

    @Test("code and name in one cell are parted where the name has no cell of its own")
    func oneCell() throws {
        let plain = try statement(FixtureSheet.temanggung.sheet())
        let name = try #require(plain.nodes.first { $0.kode == "1.06.02" }?.uraian)
        let sheet = try FixtureSheet.temanggung.sheet().setting("A34", to: "1.06.02 \(name)")
        let read = try statement(sheet)
        #expect(codes(read) == codes(plain))
        #expect(read.nodes.first { $0.cell?.description == "A34" }?.uraian == name)
    }
}
