import Grid
import Model
import Notation
import TestSupport
import Testing

/// Tables with rows of several agencies: told by columns, by the headings of sections, against titles.
@Suite("Whose a row is")
struct SeveralAgenciesTests {
    static let agencies = [
        AgencyTable.Agency("Dinas Kesehatan", "1.02"), AgencyTable.Agency("Dinas Perhubungan", "2.15"),
        AgencyTable.Agency("Kecamatan Parakan", "7.01"), AgencyTable.Agency("Kecamatan Kedu", "7.01"),
    ]

    /// Reads a table, each of whose rows must be its agency's, every sum once.
    @discardableResult
    private func check(_ table: AgencyTable, findings: [String] = [], programmes: Int = 8) throws -> Statement {
        let read = try statement(table.sheet)
        var wrong: [String] = []
        for fact in read.facts {
            let owner = fact.perangkatDaerah ?? read.context.perangkatDaerah
            let expected = table.owners[fact.cell.row] ?? "no such row"
            if owner.map({ foldedName($0) }) != expected.map({ foldedName($0) }) { wrong.append("\(fact.cell) \(owner ?? "-")") }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(4))")
        #expect(Set(read.facts.map(\.cell.row)) == Set(table.owners.keys))
        for tingkat in [Tingkat.program, .kegiatan, .subKegiatan] {
            let sum = read.facts.filter { read.nodes[$0.node].tingkat == tingkat && $0.tahap == .rkpd }.compactMap(\.value?.doubleValue)
                .reduce(0, +)
            #expect(sum == table.planned, "\(tingkat)")
        }
        #expect(read.nodes.filter { $0.tingkat == .program && $0.isPrinted }.count == programmes)
        #expect(read.nodes.allSatisfy { $0.tingkat == .total || $0.kode != nil })
        #expect(read.findings.map { "\($0.rule.rawValue) \($0.cell.map(\.description) ?? "-")" } == findings)
        #expect(read.account.karantina == 0)
        return read
    }

    // MARK: Sections

    /// How the heading of a section is written, and in which cells; `#` counts the agencies in digits, `%` in letters, `$` in Roman numerals.
    static let headings: [[Int: String]] = [
        [1: "Perangkat Daerah : *"], [1: "PERANGKAT DAERAH: *"], [4: "OPD : *"], [1: "SKPD *"], [1: "Unit Organisasi : *"], [1: "PD : *"],
        [1: "#. Perangkat Daerah : *"], [1: "Perangkat Daerah", 3: ":", 4: "*"], [1: "Nama OPD", 4: ": *"], [1: "Perangkat Daerah *"],
        [1: "^"], [4: "^"], [4: "*"], [4: "%. ^"], [1: "$. *"], [4: "$. *"], [1: "%", 4: "^"], [1: "#", 4: "^"],
        [4: "^ KABUPATEN TEMANGGUNG"], [1: "* Kab. Temanggung"], [3: "@", 4: "^"], [4: "@ *"], [1: "@ - ^"],
        [1: "Organisasi : @ *"], [1: "OPD Penanggung Jawab : *"],
    ]

    private func heading(_ cells: [Int: String], _ index: Int) -> [Int: String] {
        let agency = Self.agencies[index]
        return cells.mapValues { text in
            text.replacing("@", with: "\(agency.bidang).0.00.0.00.0\(index + 1).0000").replacing("#", with: "\(index + 1)")
                .replacing("%", with: ["A", "B", "C", "D"][index]).replacing("$", with: ["I", "II", "III", "IV"][index])
                .replacing("^", with: agency.name.uppercased()).replacing("*", with: agency.name)
        }
    }

    @Test("The heading of a section names the agency of the rows below", arguments: headings, [false, true])
    func sections(_ cells: [Int: String], isBold: Bool) throws {
        var table = AgencyTable()
        var sum = 0.0
        for index in Self.agencies.indices {
            table.cells(heading(cells, index), bold: isBold)
            sum += table.rows(of: Self.agencies[index], seed: Double(index))
        }
        table.cells([1: "JUMLAH"], amount: sum)
        let read = try check(table)
        #expect(read.context.perangkatDaerah == nil)
    }

    @Test("The heading of the first section may stand above the header")
    func headingAboveTheHeader() throws {
        var table = AgencyTable(above: "1. Dinas Kesehatan")
        for (index, agency) in Self.agencies.enumerated() {
            if index > 0 { table.line("\(index + 1). \(agency.name)") }
            table.rows(of: agency, seed: Double(index))
        }
        try check(table)
    }

    @Test("A heading with figures prints its agency's total", arguments: [[1: "$", 4: "^"], [3: "@", 4: "*"], [4: "OPD : *"], [1: "^"]])
    func headingsWithTotals(_ cells: [Int: String]) throws {
        var table = AgencyTable()
        var sum = 0.0
        var wrong = ""
        for (index, agency) in Self.agencies.enumerated() {
            var amount = 0.0
            var rows = AgencyTable()
            amount = rows.rows(of: agency, seed: Double(index))
            // The second agency's total is wrong, and only that is told.
            if index == 1 { wrong = "\(table.row)" }
            table.cells(heading(cells, index), amount: index == 1 ? amount + 4 : amount, owner: agency.name)
            table.rows(of: agency, seed: Double(index))
            sum += amount
        }
        table.cells([1: "JUMLAH"], amount: sum)
        let read = try statement(table.sheet)
        #expect(Set(read.findings.map(\.rule)) == [.jumlahTotal])
        #expect(read.findings.allSatisfy { $0.cell.map { "\($0.row)" } == wrong })
        #expect(read.nodes.filter { $0.tingkat == .total }.count == 5)
        #expect(read.account.karantina == 0)
        for fact in read.facts {
            #expect(fact.perangkatDaerah.map { foldedName($0) } == (table.owners[fact.cell.row] ?? "-").map { foldedName($0) })
        }
    }

    @Test(
        "Totals after the rows of each agency are its own, the last is nobody's",
        arguments: [
            ("Sub Jumlah", "TOTAL"), ("Sub-Total", "JUMLAH"), ("J U M L A H", "T O T A L"), ("Jumlah *", "JUMLAH"),
            ("TOTAL ^", "Jumlah Keseluruhan"),
        ])
    func totals(_ own: String, _ last: String) throws {
        for isColumn in [false, true] {
            var table = AgencyTable(last: "Perangkat Daerah")
            var sum = 0.0
            for (index, agency) in Self.agencies.enumerated() {
                if !isColumn { table.line(agency.name.uppercased()) }
                let amount = table.rows(of: agency, seed: Double(index), named: isColumn ? (AgencyTable.lastAgency, agency.name) : nil)
                table.cells([1: heading([1: own], index)[1]!], amount: amount, owner: agency.name)
                sum += amount
            }
            table.cells([1: last], amount: sum)
            try check(table)
        }
    }

    @Test("An urusan and its bidang above a heading belong to no agency, below it to the one that it names", arguments: [true, false])
    func urusan(isAbove: Bool) throws {
        var table = AgencyTable()
        for (index, agency) in Self.agencies.prefix(3).enumerated() {
            var rows = AgencyTable()
            let amount = rows.rows(of: agency, seed: Double(index))
            let owner = isAbove ? nil : agency.name
            if !isAbove { table.line(agency.name.uppercased()) }
            table.node(String(agency.bidang.prefix(1)), "URUSAN PEMERINTAHAN \(index)", amount, owner: owner)
            table.node(agency.bidang, index == 2 ? "KECAMATAN" : "URUSAN PEMERINTAHAN BIDANG \(index)", amount, owner: owner)
            if isAbove { table.line(agency.name.uppercased()) }
            table.rows(of: agency, seed: Double(index))
        }
        try check(table, programmes: 6)
    }

    @Test("A bare name that nothing shows to be a heading goes on from the name above, and is told")
    func nameThatGoesOn() throws {
        var table = AgencyTable(titles: "Dinas Kesehatan")
        table.node("1.02.02", "PROGRAM PENGELOLAAN URUSAN", 800, owner: "Dinas Kesehatan")
        table.node("1.02.02.2.01", "Penyelenggaraan Pelayanan", 800, owner: "Dinas Kesehatan")
        table.node("1.02.02.2.01.01", "Penyediaan Layanan Bersama", 400, owner: "Dinas Kesehatan")
        let row = table.row
        table.line("Dinas Sosial", column: AgencyTable.name)
        table.node("1.02.02.2.01.02", "Pembinaan Layanan Lanjutan", 400, owner: "Dinas Kesehatan")
        let read = try statement(table.sheet)
        #expect(read.nodes.map(\.uraian).contains("Penyediaan Layanan Bersama Dinas Sosial"))
        #expect(read.findings.map { "\($0.rule.rawValue) \($0.cell!)" } == ["konteks.tak_dinyatakan D\(row)"])
    }

    @Test("An office named in the signature block opens no section")
    func signature() throws {
        var table = AgencyTable()
        for (index, agency) in Self.agencies.enumerated() {
            table.line(agency.name.uppercased())
            table.rows(of: agency, seed: Double(index))
        }
        for text in [
            "Temanggung, 15 Januari 2024", "KEPALA", "BADAN PERENCANAAN PEMBANGUNAN DAERAH", "Drs. BUDI", "NIP. 19680101 199003 1 005",
        ] {
            table.line(text, column: AgencyTable.name, bold: true)
        }
        try check(table)
    }

    // MARK: Columns

    @Test(
        "A column of agencies under the usual headings, before the others or after them",
        arguments: [
            "Perangkat Daerah", "OPD", "SKPD", "PD", "Nama OPD", "Perangkat Daerah Pelaksana", "OPD Pengampu", "PD Penanggung\nJawab",
            "Unit SKPD Penanggung Jawab", "Perangkat Daerah Penanggung-Jawab",
        ], [true, false])
    func columns(_ heading: String, isFirst: Bool) throws {
        var table = AgencyTable(first: isFirst ? heading : nil, last: isFirst ? nil : heading)
        var sum = 0.0
        for (index, agency) in Self.agencies.enumerated() {
            let column = isFirst ? AgencyTable.firstAgency : AgencyTable.lastAgency
            sum += table.rows(of: agency, seed: Double(index), named: (column, agency.name), everywhere: isFirst)
        }
        table.cells([1: "JUMLAH"], amount: sum)
        try check(table)
    }

    @Test("A cell merged downwards speaks of all rows that it covers", arguments: [true, false])
    func mergedCells(isFirst: Bool) throws {
        var table = AgencyTable(first: isFirst ? "OPD" : nil, last: isFirst ? nil : "OPD")
        let column = isFirst ? AgencyTable.firstAgency : AgencyTable.lastAgency
        for (index, agency) in Self.agencies.enumerated() {
            let first = table.row
            table.rows(of: agency, seed: Double(index))
            table.mergeDown(column: column, from: first)
            table = table.with(agency.name, row: first, column: column)
        }
        try check(table)
    }

    @Test("Several writings of one agency are one")
    func writings() throws {
        var table = AgencyTable(last: "Perangkat Daerah")
        let codes = ["1.02", "2.15", "2.23", "3.27"]
        for (index, text) in [
            "Dinas Kesehatan", "DINAS  KESEHATAN", "Dinas Kesehatan Kab. Temanggung", "1.02.0.00.0.00.01.0000 Dinas Kesehatan",
        ].enumerated() {
            table.rows(of: AgencyTable.Agency("Dinas Kesehatan", codes[index]), seed: Double(index), named: (AgencyTable.lastAgency, text))
        }
        let read = try check(table)
        #expect(Set(read.facts.map(\.perangkatDaerah)).count == 1)
        #expect(read.context.perangkatDaerahKode == "1.02.0.00.0.00.01.0000")
    }

    // MARK: The title against the rows

    @Test("Rows that name another agency than the title are that agency's, and it is told")
    func titleAgainstRows() throws {
        var table = AgencyTable(titles: "Dinas Kesehatan", last: "Perangkat Daerah Penanggung Jawab")
        for (index, agency) in Self.agencies.enumerated() {
            if index == 1 { #expect(table.row == 18) }
            table.rows(of: agency, seed: Double(index), named: (AgencyTable.lastAgency, agency.name))
        }
        try check(table, findings: ["konteks.beda Z18"])
    }

    @Test("Rows that name parts of the title's agency are the title's")
    func partsOfTheTitle() throws {
        let agency = Self.agencies[0]
        for part in ["Bidang Kesehatan Masyarakat", "Sekretariat", "Seksi Promosi", "UPTD Puskesmas Parakan", "Kabid Yankes", "-"] {
            var table = AgencyTable(titles: agency.name, last: "Perangkat Daerah Penanggung Jawab")
            let sum = table.rows(of: agency, seed: 1, named: (AgencyTable.lastAgency, part))
            table.cells([1: "JUMLAH"], amount: sum, owner: agency.name)
            let read = try check(table, programmes: 2)
            #expect(read.facts.allSatisfy { $0.unit == nil } && read.context.unit == nil)
            #expect(read.notes.contains { $0.jenis == "penanggung_jawab" && $0.text == part })
        }
    }

    @Test("A text beside the title's agency that may be another's name or nobody's is told")
    func doubtful() throws {
        var table = AgencyTable(titles: "Dinas Kesehatan", last: "Penanggung Jawab")
        table.rows(of: Self.agencies[0], seed: 1, named: (AgencyTable.lastAgency, "Graha Husada"))
        try check(table, findings: ["konteks.beda Z10"], programmes: 2)
    }

    @Test("A title that names all agencies, or none, is no agency", arguments: ["Seluruh Perangkat Daerah", "Semua OPD", "-", "......"])
    func titleOfAll(_ title: String) throws {
        var table = AgencyTable(titles: title, last: "Perangkat Daerah")
        for (index, agency) in Self.agencies.enumerated() {
            table.rows(of: agency, seed: Double(index), named: (AgencyTable.lastAgency, agency.name))
        }
        let read = try check(table)
        #expect(read.context.perangkatDaerah == nil)
    }
}

extension AgencyTable {
    /// The table with one more cell.
    fileprivate func with(_ text: String, row: Int, column: Int) -> AgencyTable {
        var copy = self
        copy.add(Cell(reference: CellReference(row: row, column: column), value: .text(text), shown: text))
        return copy
    }
}
