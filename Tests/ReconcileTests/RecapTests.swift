import Foundation
import Grid
import Journey
import Model
import TestSupport
import Testing

@Suite("Recaps are compared with the sheets beside them, and never added")
struct RecapTests {
    private let book = RegionBook()

    private static func read(_ sheets: [Sheet]) throws -> FileReading {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "buku.xlsx")
        try WorkbookBuilder(sheets).write(to: file)
        return try sharedReader.examine(file.path, name: "buku.xlsx")
    }

    /// Rule and cell of what is found on one sheet.
    private static func findings(_ reading: FileReading, on sheet: String) -> [String] {
        reading.statements.flatMap { statement in
            statement.findings.filter { ($0.sheet ?? statement.sheet) == sheet && $0.rule != .konteksTakDinyatakan }
                .map { "\($0.rule.rawValue) \($0.cell?.description ?? "-")" }
        }.sorted()
    }

    private func expectAgenciesOnly(_ reading: FileReading, _ place: SourceLocation = #_sourceLocation) {
        #expect(reading.statements.map(\.context.perangkatDaerah) == book.agencies.map(\.name), sourceLocation: place)
        #expect(reading.statements.allSatisfy { !$0.isRecap }, sourceLocation: place)
    }

    // MARK: In the shape of the form

    /// What a sheet in the form's own shape says, and what it is called.
    struct Shape: CustomTestStringConvertible {
        var title = "Evaluasi Terhadap Hasil RKPD"
        var sheet = "REKAP"
        var rows = Rows.programmes
        enum Rows: CaseIterable { case programmes, agencies, named }
        var testDescription: String { "\(sheet), \(title): \(rows)" }

        static let all = Rows.allCases.flatMap { rows in
            [
                Shape(title: "Rekapitulasi Evaluasi Terhadap Hasil RKPD", sheet: "RKPD", rows: rows), Shape(rows: rows),
                Shape(sheet: "GABUNGAN", rows: rows), Shape(sheet: "Kabupaten", rows: rows),
            ]
        }
    }

    private func recap(_ shape: Shape, wrong: Int = 0) -> Sheet {
        var rows: [[TableCell]] =
            switch shape.rows {
            case .programmes: book.rows(of: book.programmes)
            case .named: book.agencies.flatMap { book.rows(of: $0.programmes, agency: $0.name) }
            case .agencies:
                book.agencies.enumerated().map { index, agency in
                    let quarters = (0..<4).map { quarter in agency.programmes.reduce(0) { $0 + $1.quarters[quarter] } }
                    return book.row(
                        index + 1, name: agency.name, plan: agency.programmes.reduce(0) { $0 + $1.plan }, quarters: quarters)
                }
            }
        // The plan stands in column J.
        if wrong != 0, case .number(let plan) = rows[1][9] { rows[1][9] = .number(plan + Double(wrong)) }
        rows.append(book.total(of: book.programmes))
        return Sheet(name: shape.sheet, table: book.form(title: shape.title, agency: nil, rows: rows))
    }

    @Test(arguments: Shape.all)
    func aRecapInTheShapeOfTheForm(_ shape: Shape) throws {
        for sheets in [[recap(shape)] + book.agencySheets(), book.agencySheets() + [recap(shape)]] {
            let reading = try Self.read(sheets)
            expectAgenciesOnly(reading)
            #expect(Self.findings(reading, on: shape.sheet) == [])
            #expect(reading.sheets.filter(\.isControl).map(\.sheet) == [shape.sheet])
        }
        let wrong = try Self.read(book.agencySheets() + [recap(shape, wrong: 1_000_000)])
        expectAgenciesOnly(wrong)
        #expect(Self.findings(wrong, on: shape.sheet) == ["lintas.beda J9"])
    }

    @Test("a sheet for the region that says more than the agencies' own is a statement of its own")
    func moreThanARecap() throws {
        let shape = Shape(sheet: "Kabupaten", rows: .named)
        let reading = try Self.read(Array(book.agencySheets().prefix(1)) + [recap(shape)])
        #expect(reading.statements.map(\.context.perangkatDaerah) == ["Dinas Sosial", nil])
    }

    @Test("one of several that are called recaps is compared with the sheets that are not")
    func severalRecaps() throws {
        let recaps = [recap(Shape(rows: .agencies)), recap(Shape(sheet: "REKAP PROGRAM", rows: .programmes), wrong: 5)]
        let reading = try Self.read(recaps + book.agencySheets())
        expectAgenciesOnly(reading)
        #expect(Self.findings(reading, on: "REKAP") == [])
        #expect(Self.findings(reading, on: "REKAP PROGRAM") == ["lintas.beda J9"])
    }

    @Test("an agency without a sheet is told, and so is one that a recap leaves out")
    func othersThanTheSheets() throws {
        let reading = try Self.read([recap(Shape(rows: .agencies))] + book.agencySheets().dropLast())
        #expect(reading.statements.count == 2)
        #expect(Self.findings(reading, on: "REKAP").contains("lintas.tanpa_lawan F10"))
        var rows = book.lines { plan, quarters in [Double(plan), Double(quarters.reduce(0, +))] }
        rows.remove(at: 1)
        let short = Sheet(name: "REKAP", table: Self.simple(["No", "Perangkat Daerah", "Pagu", "Realisasi"], rows))
        let found = try Self.findings(Self.read([short] + book.agencySheets()), on: "REKAP")
        #expect(found == ["lintas.tanpa_lawan C7"])
    }

    @Test("alone it is loaded as the statement it is, told, and gives way to the agencies")
    func aRecapAlone() throws {
        for shape in Shape.all where shape.sheet != "Kabupaten" {
            let reading = try Self.read([recap(shape)])
            let statement = try #require(reading.statements.first)
            #expect(statement.isRecap)
            #expect(statement.findings.contains { $0.rule == .lembarRekap })
            #expect(statement.form.jenis == (shape.rows == .named ? "evaluasi-rkpd" : "rekap-evaluasi-rkpd"))
            let nodes = statement.facts.map { statement.nodes[$0.node].tingkat }
            if shape.rows == .agencies { #expect(nodes.allSatisfy { $0 == .total }, "a line of an agency is no kegiatan") }
        }
        let own = try Self.read([
            Sheet(name: "REKAP", table: book.form(agency: "Dinas Sosial", rows: book.rows(of: book.agencies[0].programmes)))
        ])
        #expect(own.statements.map(\.isRecap) == [false], "an agency's own sheet is its statement, whatever it is called")
    }

    // MARK: Below the tables

    private func stacked(_ below: [[TableCell]]) -> Sheet {
        var rows: [[TableCell]] = []
        for agency in book.agencies {
            rows += book.form(agency: agency.name, rows: book.rows(of: agency.programmes) + [book.total(of: agency.programmes)])
            rows.append([])
        }
        return Sheet(name: "Evaluasi", table: rows + below)
    }

    @Test("a block below stacked tables that is called a recap is no page of the last of them")
    func aRecapBelow() throws {
        let rows = book.rows(of: book.programmes) + [book.total(of: book.programmes)]
        let block = book.form(title: "REKAPITULASI EVALUASI HASIL RKPD SELURUH PERANGKAT DAERAH", agency: nil, rows: rows)
        let reading = try Self.read([stacked(block)])
        expectAgenciesOnly(reading)
        #expect(Self.findings(reading, on: "Evaluasi") == [])
        #expect(reading.sheets.map(\.isControl) == [false, false, false, true])
    }

    @Test("a small table below is read by its own mapping; one of no form is quarantined, never read as rows of the table above")
    func aSmallTableBelow() throws {
        // Number and name stand under the form's own, pagu and realisasi under the columns of its figures.
        func spread(_ line: [TableCell]) -> [TableCell] {
            [line[0], .blank, line[1], .blank, .blank, line[2], .blank, line[3]]
        }
        let lines = book.lines { plan, quarters in [Double(plan), Double(quarters.reduce(0, +))] }
        let header: [TableCell] = [.text("No"), .text("Perangkat Daerah"), .text("Pagu"), .text("Realisasi")]
        let reading = try Self.read([stacked([[.text("REKAPITULASI")]] + ([header] + lines).map(spread))])
        expectAgenciesOnly(reading)
        #expect(Self.findings(reading, on: "Evaluasi") == [])
        #expect(reading.sheets.last?.isControl == true)

        let strange: [TableCell] = [.text("No"), .text("Uraian Masalah"), .text("Kerugian"), .text("Dikembalikan")]
        let other = try Self.read([stacked(([strange] + lines).map(spread))])
        expectAgenciesOnly(other)
        let cells = ([strange] + lines).flatMap { $0.filter { if case .blank = $0 { false } else { true } } }.count
        #expect(other.statements.last?.account.karantina == cells)
        #expect(Self.findings(other, on: "Evaluasi") == ["lembar.tak_dikenal -"])
        for statement in other.statements {
            #expect(statement.facts.allSatisfy { $0.perangkatDaerah == nil && statement.nodes[$0.node].tingkat != .kegiatan })
            let account = statement.account
            #expect(account.filled == account.fakta + account.label + account.kepala + account.karantina)
        }
    }

    // MARK: Simple recaps

    private static func simple(_ labels: [String], _ rows: [[TableCell]], title: String = "REKAPITULASI REALISASI ANGGARAN")
        -> [[TableCell]]
    {
        [[.text(title)], [.text("KABUPATEN TEMANGGUNG TAHUN 2023")], [], labels.map { .text($0) }] + rows
    }

    @Test(arguments: [
        ["No", "Perangkat Daerah", "Pagu", "Realisasi", "%"], ["No.", "Nama OPD", "Anggaran (Rp)", "Realisasi (Rp)", "Persentase (%)"],
        ["NO", "SKPD", "PAGU ANGGARAN", "REALISASI KEUANGAN", "CAPAIAN"],
        ["No", "Unit Kerja", "Jumlah Anggaran", "Realisasi Anggaran", "Persen"],
    ])
    func aSimpleRecap(_ labels: [String]) throws {
        func rows(_ wrong: Double) -> [[TableCell]] {
            var lines = book.lines { plan, quarters in
                let outturn = quarters.reduce(0, +)
                return [Double(plan), Double(outturn), (Double(outturn) / Double(plan) * 10000).rounded() / 100]
            }
            if wrong != 0, case .number(let outturn) = lines[1][3] { lines[1][3] = .number(outturn + wrong) }
            return lines
        }
        for title in ["REKAPITULASI REALISASI ANGGARAN PER PERANGKAT DAERAH", "REALISASI ANGGARAN"] {
            for wrong in [0.0, 1_000_000_000] {
                let sheet = Sheet(name: "REKAP", table: Self.simple(labels, rows(wrong), title: title))
                let reading = try Self.read([sheet] + book.agencySheets())
                expectAgenciesOnly(reading)
                #expect(Self.findings(reading, on: "REKAP") == (wrong == 0 ? [] : ["lintas.beda D6"]))
            }
        }
    }

    @Test("quarters stand side by side, the year and what is left beside them")
    func quarters() throws {
        var lines = book.lines { plan, quarters in
            [Double(plan)] + quarters.map { Double($0) } + [Double(quarters.reduce(0, +)), Double(plan - quarters.reduce(0, +))]
        }
        lines[2][5] = .number(1)
        let labels = ["No", "OPD", "Pagu", "Realisasi TW I", "Realisasi TW II", "Realisasi TW III", "Realisasi TW IV", "Jumlah", "Sisa"]
        let reading = try Self.read(book.agencySheets() + [Sheet(name: "Rekap Triwulan", table: Self.simple(labels, lines))])
        expectAgenciesOnly(reading)
        #expect(Self.findings(reading, on: "Rekap Triwulan") == ["lintas.beda F7"])
    }

    @Test("programmes in place of agencies, with their codes and without")
    func programmes() throws {
        for hasCodes in [true, false] {
            var lines = book.programmes.enumerated().map { index, programme -> [TableCell] in
                [.number(Double(index + 1))] + (hasCodes ? [.text(programme.code)] : [])
                    + [.text(programme.name), .number(Double(programme.plan)), .number(Double(programme.outturn))]
            }
            let last = lines[3].count - 1
            lines[3][last] = .number(7)
            let labels = ["No"] + (hasCodes ? ["Kode"] : []) + ["Program", "Pagu", "Realisasi"]
            let reading = try Self.read(book.agencySheets() + [Sheet(name: "REKAP", table: Self.simple(labels, lines))])
            expectAgenciesOnly(reading)
            #expect(Self.findings(reading, on: "REKAP") == ["lintas.beda \(hasCodes ? "E8" : "D8")"])
        }
    }

    @Test("a simple recap alone is refused, and shown as it would be read")
    func simpleAlone() throws {
        let lines = book.lines { plan, quarters in [Double(plan), Double(quarters.reduce(0, +))] }
        let reading = try Self.read([Sheet(name: "REKAP", table: Self.simple(["No", "Perangkat Daerah", "Pagu", "Realisasi"], lines))])
        #expect(reading.statements.isEmpty)
        let sheet = try #require(reading.sheets.first)
        #expect(sheet.isControl && sheet.refusal?.rule == .lembarTakDikenal)
        #expect(!sheet.columns.isEmpty && sheet.statement?.facts.count == 8)
    }
}
