import Grid
import Journey
import Model
import TestSupport
import Testing

@Suite("Flat exports: one row a line, of several agencies, with further dimensions")
struct FlatExportTests {
    private static let header = [
        "SKPD", "PROGRAM", "KEGIATAN", "SUBKEGIATAN", "SUBKELUARAN", "URAIAN BELANJA", "SUMBERDANA", "SUMBERDANA PERUBAHAN", "JUMLAH",
        "JUMLAH PERUBAHAN",
    ]

    private static func sheet(_ lines: [(agency: String, rekening: String, source: String, amount: Int)]) -> Sheet {
        func row(_ number: Int, _ texts: [String], _ amounts: [Int]) -> Row {
            var cells = texts.enumerated().map { Cell(reference: CellReference(row: number, column: $0 + 1), value: .text($1), shown: $1) }
            for (offset, amount) in amounts.enumerated() {
                let place = CellReference(row: number, column: texts.count + offset + 1)
                cells.append(Cell(reference: place, value: .number(Double(amount)), shown: String(amount)))
            }
            return Row(number: number, cells: cells)
        }
        let rows = lines.enumerated().map { index, line in
            row(
                index + 2,
                [
                    line.agency, "7.01.01 PROGRAM PENUNJANG URUSAN", "7.01.01.2.01 Perencanaan dan Evaluasi",
                    "7.01.01.2.01.01 Penyusunan Dokumen",
                    "7.01.01.2.01.01.1 Dokumen", line.rekening, line.source, "1.4.01 - SiLPA",
                ], [line.amount, line.amount * 2])
        }
        return Sheet(name: "Sheet1", rows: [row(1, header, [])] + rows)
    }

    private static let lines = [
        ("7.1.01.0000 - DISTRIK HULU", "5.1.02 ATK", "1.1 - PAD", 100), ("7.1.01.0000 - DISTRIK HULU", "5.1.02 ATK", "1.1 - PAD", 100),
        ("7.1.01.0000 - DISTRIK HULU", "5.1.02 ATK", "1.2 - DAU", 7), ("7.1.02.0000 - DISTRIK HILIR", "5.1.02 ATK", "1.1 - PAD", 30),
    ]

    private static let stated = StatedContext(option: .init(tahun: 2023))

    @Test func rowsBelongToTheirAgenciesAndStayApart() throws {
        let read = try statement(Self.sheet(Self.lines), stated: Self.stated)
        #expect(read.context.perangkatDaerah == nil && read.context.perangkatDaerahKode == nil)
        #expect(
            read.facts.map(\.perangkatDaerah) == Array(repeating: "DISTRIK HULU", count: 6) + Array(repeating: "DISTRIK HILIR", count: 2))
        #expect(Set(read.facts.map(\.perangkatDaerahKode)) == ["7.1.01.0000", "7.1.02.0000"])
        #expect(read.facts.allSatisfy { !$0.isRepeated })
        // Rows alike in everything are told apart by their order; no two facts of one agency and stage share all dimensions.
        #expect(read.facts[2].details["urutan"] == "2" && read.facts[0].details["urutan"] == nil)
        #expect(Set(read.facts.map { "\($0.perangkatDaerahKode ?? "") \($0.tahap) \($0.details.sorted { $0.key < $1.key })" }).count == 8)
        // A dimension that speaks of one stage stands with its values only.
        #expect(
            read.facts.filter { $0.tahap == .apbd }.map { $0.details["sumber_dana"] } == [
                "1.1 - PAD", "1.1 - PAD", "1.2 - DAU", "1.1 - PAD",
            ])
        #expect(read.facts.filter { $0.tahap == .apbdPerubahan }.allSatisfy { $0.details["sumber_dana"] == "1.4.01 - SiLPA" })
        #expect(read.findings.filter { $0.rule != .konteksTakDinyatakan } == [])
        #expect(read.accountAddsUp && read.account.karantina == 0)
        // Each agency has nodes of its own, of the same keys.
        #expect(
            read.nodes.filter { $0.isPrinted }.map(\.key) == [
                "7.01.01", "7.01.01.2.01", "7.01.01.2.01.01", "7.01.01", "7.01.01.2.01", "7.01.01.2.01.01",
            ])
    }

    @Test func anExportOfOneAgencyIsThatAgencys() throws {
        let read = try statement(Self.sheet(Array(Self.lines.prefix(3))), stated: Self.stated)
        #expect(read.context.perangkatDaerah == "DISTRIK HULU" && read.context.perangkatDaerahKode == "7.1.01.0000")
    }

    /// A title line among the data, without a header, is a section: no figure below it is read as the first agency's.
    @Test func aTitleLineAmongTheDataIsASection() throws {
        let sheet = try FixtureSheet.temanggung.sheet().inserting(rowsLike: [4], before: 78).setting(
            "A78", to: "Organisasi : Dinas Kesehatan")
        let read = try statement(sheet)
        #expect(read.context.perangkatDaerah == nil)
        // JUMLAH adds up the rows of both, and is nobody's.
        for fact in read.facts {
            let isTotal = read.nodes[fact.node].tingkat == .total
            #expect(fact.perangkatDaerah == (isTotal ? nil : fact.cell.row < 78 ? "Dinas Sosial" : "Dinas Kesehatan"), "\(fact.cell)")
        }
        #expect(read.facts.count == 790)
    }
}
