import Grid
import Journey
import Model
import TestSupport
import Testing

@Suite("Several tables on one sheet say what they say on sheets of their own")
struct StackedSheetTests {
    private static let agencies = [
        "Dinas Sosial", "Dinas Kesehatan", "Badan Kepegawaian Daerah", "Kecamatan Kranggan", "Kecamatan Krangan", "Inspektorat",
    ]

    /// One table of a stack: a made sheet of either form with the agency named in its title.
    private static func made(
        _ form: GeneratedForm, agency: String, _ generator: inout SeededGenerator, year: Int = 2023, quarter: String = "IV"
    ) throws -> Sheet {
        let template = try #require(GeneratedSheetTests.templates[form])
        var sheet = GeneratedSheet(form, &generator).sheet(template)
        if form == .triwulan {
            sheet = sheet.mapCells { cell in
                guard cell.reference.row <= form.headerRows, case .text(let text) = cell.value else { return cell }
                var copy = cell
                copy.shown = text.replacing("2023", with: "\(year)")
                if text.contains("TRI WULAN IV"), cell.reference.row < 7 {
                    copy.shown = copy.shown.replacing("TRI WULAN IV", with: "TRI WULAN \(quarter)")
                }
                copy.value = .text(copy.shown)
                return copy
            }
            return sheet.setting("A4", to: "Organisasi : \(agency)").setting("A5", to: "Sub Organisasi : \(agency)")
        }
        return sheet.setting("A2", to: "Rincian Realisasi Anggaran \(agency) Kabupaten Temanggung Tahun \(year)")
    }

    private static let stated = StatedContext(option: .init(bidang: "1.06"))

    private static func read(_ sheet: Sheet) throws -> [Statement] {
        try sharedReader.readTables(sheet, name: "uji.xlsx", stated: stated).map { report in
            if let refusal = report.refusal { throw refusal }
            return try #require(report.statement)
        }
    }

    /// What a statement says, its cells so many rows higher.
    private static func content(_ statement: Statement, offset: Int) -> [String] {
        let facts = statement.facts.map { fact in
            let cell = CellReference(row: fact.cell.row - offset, column: fact.cell.column)
            let owner = statement.nodes[fact.node].key + " " + (fact.indicator.map { statement.indicators[$0].key } ?? "")
            return
                "\(cell) \(owner) \(fact.ukuran) \(fact.tahap) \(fact.tahun) \(fact.triwulan ?? 0) \(fact.value?.description ?? fact.text)"
        }
        let findings = statement.findings.map { finding in
            let cell = finding.cell.map { CellReference(row: $0.row - offset, column: $0.column).description } ?? "-"
            return "\(cell) \(finding.rule.rawValue) \(finding.subject)"
        }
        return facts + findings + ["\(statement.account)"]
    }

    @Test(arguments: 0..<24)
    func aStackSaysWhatItsSheetsSay(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed) &+ 4_711)
        let agencies = Self.agencies.shuffled(using: &generator).prefix(Int.random(in: 2...5, using: &generator))
        let sheets = try agencies.map { try Self.made(seed % 2 == 0 ? .triwulan : .realisasi, agency: $0, &generator) }
        let (sheet, offsets) = Sheet.stacked(sheets, gap: Int.random(in: 0...3, using: &generator))
        let read = try Self.read(sheet)
        #expect(read.map(\.context.perangkatDaerah) == agencies.map(Optional.some))
        guard read.count == sheets.count else { return }
        for (index, alone) in try sheets.map(Self.read).enumerated() {
            #expect(Self.content(read[index], offset: offsets[index]) == Self.content(alone[0], offset: 0), "table \(index)")
            #expect(read[index].table == index && read[index].twin == 0)
        }
        #expect(read.reduce(0) { $0 + $1.account.filled } == sheet.cellCount)
    }

    /// Tables of two forms, one under another.
    @Test(arguments: 0..<12)
    func formsMayChange(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed) &+ 99)
        let forms: [GeneratedForm] = seed % 2 == 0 ? [.triwulan, .realisasi, .triwulan] : [.realisasi, .triwulan, .realisasi]
        let agency =
            seed % 3 == 0 ? ["Dinas Sosial", "Dinas Sosial", "Dinas Kesehatan"] : ["Dinas Sosial", "Inspektorat", "Dinas Kesehatan"]
        var sheets: [Sheet] = []
        for (form, agency) in zip(forms, agency) { sheets.append(try Self.made(form, agency: agency, &generator)) }
        let (sheet, offsets) = Sheet.stacked(sheets, gap: 1 + seed % 2)
        let read = try Self.read(sheet)
        #expect(read.map(\.context.perangkatDaerah) == agency.map(Optional.some))
        guard read.count == sheets.count else { return }
        for (index, alone) in try sheets.map(Self.read).enumerated() {
            #expect(Self.content(read[index], offset: offsets[index]) == Self.content(alone[0], offset: 0), "table \(index)")
        }
    }

    /// Only what changes stands above the header of the second table; the rest goes on.
    @Test(arguments: [[2, 3], [1, 2, 3], [1]])
    func titlesThatAreNotRepeatedGoOn(_ dropped: Set<Int>) throws {
        var generator = SeededGenerator(seed: 5)
        let first = try Self.made(.triwulan, agency: "Dinas Sosial", &generator)
        let second = try Self.made(.triwulan, agency: "Dinas Kesehatan", &generator)
        let (sheet, offsets) = Sheet.stacked([first, second.dropping(rows: dropped)], gap: 1)
        let read = try Self.read(sheet)
        try #require(read.count == 2)
        #expect(read.map(\.context.perangkatDaerah) == ["Dinas Sosial", "Dinas Kesehatan"])
        #expect(read[1].context.tahun == 2023 && read[1].context.triwulan == 4 && read[1].context.pemdaKode == read[0].context.pemdaKode)
        let alone = try Self.read(second)[0]
        #expect(read[1].facts.map(\.value) == alone.facts.map(\.value))
        #expect(read[1].facts.first?.cell.row == alone.facts[0].cell.row + offsets[1])
    }

    @Test func anotherQuarterOrYearIsAnotherTable() throws {
        var generator = SeededGenerator(seed: 6)
        let first = try Self.made(.triwulan, agency: "Dinas Sosial", &generator, quarter: "III")
        let second = try Self.made(.triwulan, agency: "Dinas Sosial", &generator, quarter: "IV")
        let third = try Self.made(.triwulan, agency: "Dinas Sosial", &generator, year: 2024, quarter: "I")
        let read = try Self.read(Sheet.stacked([first, second, third], gap: 2).sheet)
        #expect(read.map(\.context.triwulan) == [3, 4, 1])
        #expect(read.map(\.context.tahun) == [2023, 2023, 2024])
        #expect(read.map(\.twin) == [0, 0, 0])
    }

    /// Nothing but the header stands again, for another year.
    @Test func aHeaderOfAnotherYearAlone() throws {
        var generator = SeededGenerator(seed: 7)
        let first = try Self.made(.triwulan, agency: "Dinas Sosial", &generator)
        let second = try Self.made(.triwulan, agency: "Dinas Sosial", &generator, year: 2024).dropping(rows: [1, 2, 3, 4, 5, 6])
        let read = try Self.read(Sheet.stacked([first, second], gap: 1).sheet)
        try #require(read.count == 2)
        #expect(read.map(\.context.tahun) == [2023, 2024])
        #expect(read.map(\.context.perangkatDaerah) == ["Dinas Sosial", "Dinas Sosial"])
        // Which quarter of the other year it reports to, nobody says: its last quarter column does.
        #expect(read[1].facts.allSatisfy { $0.tahun == 2024 })
    }

    /// The same titles and header are a page of one table.
    @Test(arguments: GeneratedForm.allCases)
    func theSameTitlesArePageBreaks(_ form: GeneratedForm) throws {
        var generator = SeededGenerator(seed: 8)
        let made = try Self.made(form, agency: "Dinas Sosial", &generator)
        let plain = try Self.read(made)[0]
        for row in [form.headerRows + 3, form.headerRows + 6] {
            let again = made.inserting(rowsLike: Array(1...form.headerRows), before: row)
            let read = try Self.read(again)
            try #require(read.count == 1)
            #expect(read[0].facts.map(\.value) == plain.facts.map(\.value))
        }
    }

    /// A signed table is whole: what stands below its signatures under the same titles is another table, of the same statement but for its place.
    @Test func belowTheSignaturesStandsAnotherTable() throws {
        let real = try GeneratedSheetTests.template(.triwulan)
        let read = try Self.read(Sheet.stacked([real, real], gap: 2).sheet)
        #expect(read.map(\.facts.count) == [790, 790])
        #expect(read.map(\.twin) == [0, 1])
        let other = try Self.read(Sheet.stacked([real, real.setting("A4", to: "Organisasi : Dinas Kesehatan"), real], gap: 1).sheet)
        #expect(other.map(\.facts.count) == [790, 790, 790])
        #expect(other.map(\.twin) == [0, 0, 1])
        #expect(other.map(\.account.karantina) == [0, 0, 0])
    }

    /// Figures of an agency that is named below are never read as those of the one above.
    @Test func figuresOfTwoAgenciesNeverMix() throws {
        var generator = SeededGenerator(seed: 9)
        let names = Self.agencies
        let sheets = try names.map { try Self.made(.triwulan, agency: $0, &generator).dropping(rows: [1, 2, 3]) }
        var first = sheets[0]
        first = try Self.made(.triwulan, agency: names[0], &generator)
        let (sheet, offsets) = Sheet.stacked([first] + sheets.dropFirst(), gap: 0)
        let read = try Self.read(sheet)
        #expect(read.map(\.context.perangkatDaerah) == names.map(Optional.some))
        for (index, statement) in read.enumerated() {
            let rows = statement.facts.map(\.cell.row)
            #expect(rows.allSatisfy { $0 > offsets[index] && (index + 1 == offsets.count || $0 <= offsets[index + 1]) })
        }
    }
}

extension GeneratedSheetTests {
    static func template(_ form: GeneratedForm) throws -> Sheet { try #require(templates[form]) }
}
