import Foundation
import GRDB
import Grid
import Journey
import Logging
import TestSupport
import Testing

@testable import Dataset
@testable import Operations

/// Recaps through the whole program: what a region spent is the same with them and without.
@Suite("Sums with recaps")
struct RecapImportTests {
    private let book = RegionBook()

    private static let reader: Reader = {
        do { return try Reader(mappings: Fixtures.root.appending(path: "Mappings").path) } catch { fatalError("\(error)") }
    }()

    private func recap(_ rows: [[TableCell]], title: String = "Rekapitulasi Evaluasi Terhadap Hasil RKPD") -> Sheet {
        Sheet(name: "REKAP", table: book.form(title: title, agency: nil, rows: rows + [book.total(of: book.programmes)]))
    }

    private var shapes: [[[TableCell]]] {
        let agencies = book.agencies.enumerated().map { index, agency in
            let quarters = (0..<4).map { quarter in agency.programmes.reduce(0) { $0 + $1.quarters[quarter] } }
            return book.row(index + 1, name: agency.name, plan: agency.programmes.reduce(0) { $0 + $1.plan }, quarters: quarters)
        }
        return [
            book.rows(of: book.programmes), agencies, book.agencies.flatMap { book.rows(of: $0.programmes, agency: $0.name) },
        ]
    }

    /// Imports files one run each; what they are to spend by level, as v_angka adds it up.
    private func sums(_ files: [[Sheet]]) throws -> [String: Int] {
        let bench = try Workbench()
        for (index, sheets) in files.enumerated() {
            let file = bench.folder.appending(path: "\(index).xlsx")
            var builder = WorkbookBuilder(sheets)
            builder.modified = Date(timeIntervalSince1970: 1_705_276_800 + Double(index) * 86400)
            try builder.write(to: file)
            let terminal = Terminal(isWatched: false) { [said = bench.said] in said.add($0) }
            let summary = try ImportRun(
                ImportRequest(paths: [file.path], jobs: 1), reader: Self.reader, store: bench.dataset, language: .english,
                log: .rkpd(on: terminal), terminal: terminal, stop: StopSignal()
            ).run()
            #expect(summary.status == .done, "\(bench.said.all)")
        }
        return try bench.dataset.queue.read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT tingkat, sum(nilai) AS jumlah FROM v_angka
                    WHERE ukuran = 'anggaran' AND tahap = 'rkpd' AND tahun = 2023 AND triwulan IS NULL GROUP BY tingkat
                    """)
            return Dictionary(rows.map { ($0["tingkat"], $0["jumlah"]) }) { first, _ in first }
        }
    }

    @Test func besideTheirSheets() throws {
        for rows in shapes {
            #expect(try sums([[recap(rows)] + book.agencySheets()]) == ["program": book.plan])
        }
    }

    @Test("a recap in a file of its own gives way to the agencies, whichever comes first")
    func inAFileOfItsOwn() throws {
        for rows in shapes {
            // The recap says otherwise than the agency: its own word counts.
            var rows = rows
            if case .number(let plan) = rows[0][9] { rows[0][9] = .number(plan + 1_000_000) }
            #expect(try sums([book.agencySheets(), [recap(rows)]]) == ["program": book.plan])
            #expect(try sums([[recap(rows)], book.agencySheets()]) == ["program": book.plan])
        }
    }

    @Test("what no agency has sent is reported as the recap has it")
    func agenciesThatAreLate() throws {
        let early = Array(book.agencySheets().prefix(2))
        #expect(try sums([early, [recap(shapes[0])]]) == ["program": book.plan])
        #expect(try sums([[recap(shapes[0])]]) == ["program": book.plan])
        #expect(try sums([[recap(shapes[1])]]) == [:], "lines of agencies are totals")
    }

    @Test("findings about a recap are shown under its sheet")
    func findingsOfARecap() throws {
        let bench = try Workbench()
        var rows = shapes[0]
        rows[0][9] = .number(1)
        let file = bench.folder.appending(path: "buku.xlsx")
        try WorkbookBuilder([recap(rows)] + book.agencySheets()).write(to: file)
        let terminal = Terminal(isWatched: false) { _ in }
        _ = try ImportRun(
            ImportRequest(paths: [file.path], jobs: 1), reader: Self.reader, store: bench.dataset, language: .english,
            log: .rkpd(on: terminal), terminal: terminal, stop: StopSignal()
        ).run()
        let view = FindingsView(try bench.dataset.findings(), loads: try bench.dataset.loads(), language: .english)
        let lines = view.text.split(separator: "\n").map(String.init)
        let heading = try #require(lines.firstIndex { $0.contains("sheet 'REKAP'") && !$0.contains("load") })
        #expect(lines[..<heading].allSatisfy { !$0.contains("lintas.beda") })
        #expect(lines[heading...].contains { $0.contains("J8") && $0.contains("lintas.beda") })
    }
}
