import Grid
import Model
import TestSupport
import Testing

/// Codes that are blank, wrong or in the wrong place are settled by place and name together, or refused.
@Suite("A code that cannot be taken as printed")
struct CodeSettlingTests {
    private static let aids = "1.06.04.2.01.03"
    private static let poor = "1.06.05.2.02.01"

    private func node(_ statement: Statement, _ name: String) -> [Node] { statement.nodes.filter { $0.uraian == name } }

    private func told(_ statement: Statement, _ cell: String) -> [Rule] {
        statement.findings.filter { $0.cell?.description == cell && $0.rule.rawValue.hasPrefix("kode.") }.map(\.rule)
    }

    @Test(arguments: [
        nil, "407.02.008", "abc", "4.07.02.008", "1.06.04.2.1.3", "5.1.02.01.01.0024", "1.06.0.00.0.00.01.0000", "1.06.05.2.01.03",
        "1.06.04.2.01.02",
        "1.06.04.2.01.04", "1.06.04.2.01.07", "1.06.04.2.02.05", "1.06.01.2.06.04",
    ])
    func whateverIsPrintedInstead(_ text: String?) throws {
        let read = try statement(FixtureSheet.temanggung.sheet().setting("A55", to: text))
        let found = node(read, "Penyediaan Alat Bantu")
        #expect(found.map(\.kode) == [Self.aids])
        #expect(told(read, "A55") == [.kodeDariNama])
        #expect(read.facts.count == 790)
        // The siblings keep their own.
        #expect(node(read, "Pemberian Pelayanan Reunifikasi Keluarga").map(\.kode) == ["1.06.04.2.01.04"])
        #expect(node(read, "Penyediaan Sandang").first?.kode == "1.06.04.2.01.02")
    }

    @Test(arguments: ["xyz", "407.02.008", "1.06.05.2.02", "1.06.05.2.02.03", "1.06.05.2.01.01", "1.06.04.2.01.01"])
    func theBlankOne(_ text: String) throws {
        let read = try statement(FixtureSheet.temanggung.sheet().setting("A87", to: text))
        #expect(node(read, "Pendataan Fakir Miskin Cakupan Daerah Kabupaten Kota").map(\.kode) == [Self.poor])
        #expect(told(read, "A87") == [.kodeDariNama])
    }

    /// A name that its place does not bear out gives no code, and never that of another row.
    @Test(arguments: ["Penyediaan Sandang", "Sesuatu yang Lain Sama Sekali", "Penanganan Khusus bagi Kelompok Rentan"])
    func aNameThatDoesNotFit(_ name: String) throws {
        let read = try statement(FixtureSheet.temanggung.sheet().setting("B55", to: name))
        let row = read.nodes.first { $0.cell?.description == "A55" }
        #expect(row?.kode == nil)
        #expect(row?.tingkat == .subKegiatan)
        #expect(told(read, "A55") == [.kodeTakTerbaca])
        #expect(read.facts.filter { $0.cell.row == 55 }.count == 15)
    }

    /// Every other place in the sheet: the code follows the row, or is refused; it is never the one of the place it left.
    @Test(arguments: [12, 21, 37, 54, 61, 70, 76, 81, 87, 93, 99, 107, 113])
    func theRowMovedElsewhere(_ target: Int) throws {
        let read = try statement(FixtureSheet.temanggung.sheet().moving(row: 55, before: target))
        let found = node(read, "Penyediaan Alat Bantu")
        #expect(found.count == 1)
        let allowed: [String?]
        switch target {
        case 54: allowed = [nil]
        // Anywhere in its own kegiatan after its siblings, and where another kegiatan has a line of that name in that place.
        case 70: allowed = ["1.06.04.2.02.05"]
        default: allowed = [nil]
        }
        #expect(allowed.contains(found[0].kode), "before row \(target): \(found[0].kode ?? "-")")
        if found[0].kode == nil {
            #expect(read.findings.contains { $0.rule == .kodeTakTerbaca && $0.printed == "407.02.008" })
        }
    }

    /// A row with a sound code that was moved keeps it where its own name confirms it, and that is told.
    @Test func aSoundCodeInAnotherPlace() throws {
        let read = try statement(FixtureSheet.temanggung.sheet().moving(row: 56, before: 93))
        let found = node(read, "Pemberian Pelayanan Reunifikasi Keluarga")
        #expect(found.map(\.kode) == ["1.06.04.2.01.04"])
        #expect(read.findings.contains { $0.rule == .kodeUrutan && $0.kode == "1.06.04.2.01.04" })
    }

    @Test(arguments: [("A10", "02.02"), ("A10", "1.02"), ("A10", "x"), ("A10", nil), ("A10", "01.99"), ("A10", "01.01")])
    func relativeCodes(_ cell: String, _ text: String?) throws {
        let read = try statement(FixtureSheet.semarang.sheet().setting(cell, to: text))
        #expect(read.nodes.first { $0.cell?.description == cell }?.kode == "1.06.01.2.01.02")
        #expect(told(read, cell) == [.kodeDariNama])
        #expect(read.facts.count == 300)
    }

    @Test func anUnknownBidangIsAskedFor() throws {
        let words = ["Pemberdayaan", "Penanganan", "Rehabilitasi", "Perlindungan"]
        let sheet = try words.reduce(FixtureSheet.semarang.sheet()) { $0.replacing("Program \($1)", with: "Program Qwerty \($1) Zxcvb") }
        let read = try statement(sheet)
        #expect(read.nodes.allSatisfy { $0.kode == nil })
        #expect(read.findings.contains { $0.rule == .konteksTakDinyatakan && $0.subject == "bidang" })
        #expect(read.facts.count == 300)
        #expect(Set(read.nodes.map(\.tingkat)) == [.program, .kegiatan, .subKegiatan])
        let stated = try statement(sheet, stated: StatedContext(option: .init(bidang: "1.02")))
        #expect(stated.nodes.contains { $0.kode == "1.02.04.2.01.10" })
    }
}
