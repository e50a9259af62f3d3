import Grid
import Model
import TestSupport
import Testing

/// How offices write the rows of a national form.
@Suite("National forms with other rows")
struct NationalRowTests {
    private let plainSheet = "evaluasi-renja-e81/e81-1"

    private func cells(_ sheet: Sheet, _ row: Int) -> [Cell] { sheet.rows.first { $0.number == row }?.cells ?? [] }

    @Test("Urusan and bidang urusan without a code are those levels", arguments: [true, false])
    func urusan(_ hasCodes: Bool) throws {
        let name = hasCodes ? "D" : "C"
        let sheet = try (hasCodes ? nationalExample() : nationalExample(plainSheet)).inserting(rowsLike: [11, 11], before: 11)
            .setting("\(name)11", to: "URUSAN PEMERINTAHAN WAJIB YANG BERKAITAN DENGAN PELAYANAN DASAR")
            .setting("\(name)12", to: "URUSAN PEMERINTAHAN BIDANG PENDIDIKAN")
        let read = try statement(hasCodes ? sheet.setting("C11", to: nil).setting("C12", to: nil) : sheet)
        func level(_ row: Int) -> Tingkat? { read.nodes.first { $0.cell?.row == row }?.tingkat }
        #expect(level(11) == .urusan)
        #expect(level(12) == .bidangUrusan)
        #expect(level(13) == .program)
        #expect(level(14) == .kegiatan)
    }

    @Test("Codes at the start of names are the codes")
    func codesInNames() throws {
        let plain = try statement(nationalExample())
        var sheet = try nationalExample()
        for row in 7...40 {
            let code = cells(sheet, row).first { $0.reference.column == 3 }?.shown
            let name = cells(sheet, row).first { $0.reference.column == 4 }?.shown
            if let code, code.contains("."), let name { sheet = sheet.setting("D\(row)", to: "\(code) \(name)") }
            sheet = sheet.setting("C\(row)", to: nil)
        }
        let read = try statement(sheet)
        #expect(read.facts.map(\.value) == plain.facts.map(\.value))
        #expect(read.nodes.map(\.kode) == plain.nodes.map(\.kode))
        #expect(read.nodes.map(\.uraian) == plain.nodes.map(\.uraian))
        #expect(read.nodes.map(\.tingkat) == plain.nodes.map(\.tingkat))
        #expect(read.findings == [])
    }

    @Test("Level words make the level, with indicators at every level")
    func levelWords() throws {
        var sheet = try nationalExample(plainSheet)
        for (row, word) in [(12, "Kegiatan"), (13, "Sub Kegiatan"), (15, "Kegiatan"), (16, "Sub Kegiatan"), (17, "Subkegiatan")] {
            let name = try #require(cells(sheet, row).first { $0.reference.column == 3 }?.shown)
            sheet = sheet.setting("C\(row)", to: "\(word) \(name)").setting("D\(row)", to: "Jumlah layanan \(row)")
            if word == "Kegiatan" { for column in ["E", "G", "I"] { sheet = sheet.setting("\(column)\(row)", to: 4) } }
        }
        let read = try statement(sheet)
        let levels = (11...17).map { row in read.nodes.first { $0.cell?.row == row }?.tingkat }
        #expect(levels == [.program, .kegiatan, .subKegiatan, .program, .kegiatan, .subKegiatan, .subKegiatan])
        #expect(!read.findings.contains { $0.rule == .jumlahAnak || $0.rule == .kolomBergeser })
    }

    @Test("A programme's heading without figures is the programme")
    func headingWithoutFigures() throws {
        let sheet = try nationalExample(plainSheet).mapCells { cell in
            [11, 14].contains(cell.reference.row) && (5...24).contains(cell.reference.column) ? nil : cell
        }
        let read = try statement(sheet)
        let programmes = read.nodes.filter { $0.tingkat == .program }
        #expect(programmes.prefix(2).map { $0.cell?.row } == [11, 14])
        let kegiatan = try #require(read.nodes.first { $0.cell?.row == 15 })
        #expect(kegiatan.parent.map { read.nodes[$0].cell?.row } == 14)
        #expect(!read.findings.contains { $0.rule == .kolomBergeser || $0.rule == .barisTakDikenal })
    }

    /// Row 13 again as row 14, with another indicator.
    private func again(_ sheet: Sheet, name: Bool, money: Bool) -> Sheet {
        var copy = sheet.inserting(rowsLike: [13], before: 14).setting("E14", to: "Jumlah peserta").setting("A14", to: nil)
        copy = copy.mapCells { cell in
            guard cell.reference.row == 14 else { return cell }
            if !name, (3...4).contains(cell.reference.column) { return nil }
            return !money && (7...25).contains(cell.reference.column) && cell.reference.column % 2 == 1 ? nil : cell
        }
        return copy
    }

    @Test(
        "Code, name and money printed again beside a further indicator: one node, its money once",
        arguments: [(true, true), (true, false), (false, true)])
    func printedAgain(_ name: Bool, _ money: Bool) throws {
        let plain = try statement(nationalExample())
        let read = try statement(again(nationalExample(), name: name, money: money))
        #expect(read.nodes.map(\.kode) == plain.nodes.map(\.kode))
        #expect(read.indicators.count == plain.indicators.count + 1)
        #expect(read.findings == [])
        #expect(read.account.karantina == 0)
        let repeated = read.facts.filter(\.isRepeated)
        #expect(repeated.count == (money ? 10 : 0))
        #expect(repeated.allSatisfy { $0.ukuran == .anggaran && $0.cell.row == 14 })
    }

    @Test("Money printed again with another value is told at its cell")
    func printedOtherwise() throws {
        let read = try statement(again(nationalExample(), name: true, money: true).setting("K14", to: 1_700_000))
        #expect(read.findings.map { "\($0.rule.rawValue) \($0.cell?.description ?? "")" } == ["ulang.beda K14"])
    }

    @Test("The same row twice is a code twice, not another indicator")
    func sameRowTwice() throws {
        let read = try statement(nationalExample().inserting(rowsLike: [14], before: 15))
        #expect(read.findings.contains { $0.rule == .kodeUrutan || $0.rule == .kodeDariNama })
    }

    @Test("Numbers of a code over several columns keep the zeros that their cells show")
    func shownZeros() throws {
        let sheet = try nationalExample("evaluasi-rkpd-kabupaten/kode5-1").mapCells { cell in
            var copy = cell
            guard cell.reference.row > 10, (3...7).contains(cell.reference.column), let number = Double(cell.shown) else { return cell }
            let width = cell.reference.column == 7 ? 4 : cell.reference.column == 3 ? 1 : 2
            let digits = String(Int(number))
            copy.value = .number(number)
            if number == number.rounded() { copy.shown = String(repeating: "0", count: max(0, width - digits.count)) + digits }
            return copy
        }
        let plain = try statement(nationalExample("evaluasi-rkpd-kabupaten/kode5-1"))
        let read = try statement(sheet)
        func wide(_ kode: String?) -> String? {
            guard let kode, kode.split(separator: ".").count == 6 else { return kode }
            return kode.dropLast(2) + "00" + kode.suffix(2)
        }
        #expect(read.nodes.map(\.kode) == plain.nodes.map { wide($0.kode) })
    }

    @Test("A province's code is not held against a kabupaten's list")
    func provinceCodes() throws {
        let sheet = try nationalExample("evaluasi-rkpd-provinsi/prov-1")
            .setting("C11", to: "2.11.01").setting("D11", to: "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH")
            .setting("C12", to: "2.11.01.1.01").setting("D12", to: "Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah")
            .setting("C13", to: "2.11.01.1.01.01")
        let read = try statement(sheet)
        #expect(read.nodes.first { $0.cell?.row == 12 }?.kode == "2.11.01.1.01")
        #expect(!read.findings.contains { $0.cell?.row == 12 && $0.rule.rawValue.hasPrefix("kode.") })
    }
}
