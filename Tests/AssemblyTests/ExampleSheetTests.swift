import Grid
import Model
import TestSupport
import Testing

@Suite("The regions' sheets beside their mappings, every fact by its cell")
struct ExampleSheetTests {
    @Test func thereAreExamples() { #expect(ExampleSheet.all.count >= 12) }

    @Test(arguments: ExampleSheet.all)
    func everyFactAndNoOther(_ example: ExampleSheet) throws {
        let truth = try example.truth()
        let sheet = try example.sheet()
        let read = try statement(sheet)
        #expect(read.form.name == example.form)
        let wanted = Set(truth.fakta.map(StatedFact.init))
        let stated = Set(read.facts.map { StatedFact($0, read) })
        #expect(stated.subtracting(wanted).isEmpty, "read, but not stated")
        #expect(wanted.subtracting(stated).isEmpty, "stated, but not read")
        #expect(read.facts.count == truth.fakta.count)
        for (value, fact) in pairs(truth, read) {
            let place = Comment(rawValue: value.sel)
            #expect(fact.isRepeated == (value.berulang == 1), place)
            if let kode = value.kode { #expect(read.nodes[fact.node].kode == kode, place) }
            if let satuan = value.satuan { #expect(fact.satuan?.lowercased() == satuan.lowercased(), place) }
        }
        #expect(read.account.karantina == truth.karantina?.count ?? 0)
        #expect(read.account.filled == sheet.cellCount)
        #expect(accountAddsUp(read))
    }

    private func pairs(_ truth: ExampleTruth, _ read: Statement) -> [(ExampleTruth.Value, Fact)] {
        let facts = Dictionary(read.facts.map { (StatedFact($0, read), $0) }) { first, _ in first }
        return truth.fakta.compactMap { value in facts[StatedFact(value)].map { (value, $0) } }
    }

    /// The text as it was printed: rows stand columns off, names and numbers are broken over lines. What is read is right, what cannot be placed is told.
    @Test(arguments: ExampleSheet.all)
    func noWrongFactInTheText(_ example: ExampleSheet) throws {
        let truth = try example.truth()
        let sheet = try example.sheet("csv")
        let read = try statement(sheet)
        var wanted = Dictionary((truth.fakta + (truth.tambahanCsv ?? [])).map { (StatedFact($0).anywhere, 1) }, uniquingKeysWith: +)
        var wrong: [StatedFact] = []
        for fact in read.facts where fact.value != nil {
            let stated = StatedFact(fact, read)
            if let left = wanted[stated.anywhere], left > 0 { wanted[stated.anywhere] = left - 1 } else { wrong.append(stated) }
        }
        #expect(wrong.isEmpty)
        let missing = wanted.filter { !$0.key.value.contains("_") }.values.reduce(0, +)
        // What was not read stands in quarantine, is told as unreadable, or was lost where the page was printed.
        let told = read.account.karantina + read.facts.filter { $0.value == nil }.count
        #expect(missing <= told)
        #expect(Double(missing) <= 0.45 * Double(truth.fakta.count))
        #expect(accountAddsUp(read))
        #expect(read.account.filled == sheet.cellCount)
    }

    /// Each cell counts once, whatever number of facts it states.
    private func accountAddsUp(_ read: Statement) -> Bool {
        let account = read.account
        let cells = Set(read.facts.map(\.cell)).count
        return account.filled == account.fakta + account.label + account.kepala + account.karantina && account.fakta == cells
    }

    /// Figures of rows that slipped: read elsewhere with a finding at the cell, or in quarantine with one.
    @Test func slippedRowsAreTold() throws {
        let example = try #require(ExampleSheet.all.first { $0.form == "capaian-kinerja-lima-tahun" })
        let read = try statement(example.sheet("csv"))
        let told = Set(read.findings.filter { $0.rule == .kolomBergeser }.compactMap(\.cell))
        // Row 27 stands a column to the left as a whole, row 28 from its figures on.
        for cell in ["D27", "E27", "L27", "O27", "J28", "K28", "N28"] { #expect(told.contains(CellReference(cell)!), "\(cell)") }
        // Row 54 lacks one cell that nobody can tell.
        #expect(read.facts.filter { $0.cell.row == 54 && $0.value != nil }.isEmpty)
        #expect(told.contains { $0.row == 54 })
    }

    /// A row lettered like a sub kegiatan whose figures are the sum of those below is their kegiatan.
    @Test func sumsTellLevels() throws {
        let example = try #require(ExampleSheet.all.first { $0.form == "kinerja-anggaran-sasaran" })
        let read = try statement(example.sheet())
        let told = read.findings.filter { $0.rule == .tingkatJumlah }
        #expect(told.map(\.cell?.description) == ["A52"])
        // Without the figures that bear it out the letter counts.
        let unproved = try statement(example.sheet().setting("C53", to: "1"))
        #expect(unproved.findings.allSatisfy { $0.rule != .tingkatJumlah })
    }

    /// Where PROGRAM and KEGIATAN are stacked beside their sub kegiatan, the first of them belongs to the kegiatan on the next line.
    @Test func stackedParents() throws {
        let example = try #require(ExampleSheet.all.first { $0.form == "rencana-aksi" })
        let read = try statement(example.sheet())
        for node in read.nodes where node.tingkat == .subKegiatan {
            #expect(node.parent.map { read.nodes[$0].tingkat } == .kegiatan, "\(node.uraian ?? "")")
        }
        for node in read.nodes where node.tingkat == .kegiatan {
            #expect(node.parent.map { read.nodes[$0].tingkat } == .program, "\(node.uraian ?? "")")
        }
        #expect(read.context.triwulan == nil)
    }

    /// Each node stands once, however often its group prints it.
    @Test func nodesPrintedAgain() throws {
        let example = try #require(ExampleSheet.all.first { $0.form == "pengukuran-kinerja" })
        let read = try statement(example.sheet())
        let codes = read.nodes.compactMap(\.kode)
        #expect(Set(codes).count == codes.count)
        #expect(read.nodes.filter { $0.tingkat == .sasaran }.count == 2)
        #expect(read.context.tahun == 2022)
        let told = read.findings.filter { $0.rule == .kodeDiperbaiki || $0.rule == .kodeUrutan }.compactMap(\.cell?.description)
        #expect(Set(told) == ["F32", "F152", "F208", "F228", "F326"])
        // A repeated figure that differs is told.
        let changed = try statement(example.sheet().setting("E14", to: "127"))
        #expect(changed.findings.contains { $0.rule == .ulangBeda && $0.cell?.description == "E14" })
    }

    @Test func rolesOfIndicators() throws {
        let example = try #require(ExampleSheet.all.first { $0.form == "capaian-kinerja-lima-tahun" })
        let read = try statement(example.sheet())
        #expect(read.indicators.filter { $0.peran == "pembilang" }.count == 15)
        #expect(read.indicators.filter { $0.peran == "penyebut" }.count == 15)
        #expect(read.notes.filter { $0.jenis == "faktor_pendorong" }.count == 9)
        #expect(read.notes.filter { $0.jenis == "status" }.allSatisfy { $0.text == "TT" })
    }
}
