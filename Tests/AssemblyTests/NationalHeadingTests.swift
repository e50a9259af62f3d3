import Grid
import Model
import Spreadsheet
import TestSupport
import Testing

/// A shipped example of a national form.
func nationalExample(_ name: String = "evaluasi-rkpd-kabupaten/rkpd-1") throws -> Sheet {
    try WorkbookFile.open(Fixtures.root.appending(path: "Mappings/contoh/\(name).xlsx").path).readSheet(at: 0)
}

extension Sheet {
    /// The sheet with one cell's number set.
    func setting(_ reference: String, to number: Double, shown: String? = nil) -> Sheet {
        let text = number == number.rounded() ? String(Int(number)) : "\(number)"
        return setting(reference, to: nil).adding([
            Cell(reference: CellReference(reference)!, value: .number(number), shown: shown ?? text)
        ])
    }

    /// The sheet with every cell that holds just this text changed.
    func renaming(_ names: [String: String]) -> Sheet {
        mapCells { cell in
            guard case .text(let text) = cell.value, let other = names[text] else { return cell }
            var copy = cell
            (copy.value, copy.shown) = (.text(other), other)
            return copy
        }
    }
}

/// What offices write above the columns of a national form.
@Suite("National forms under other headings")
struct NationalHeadingTests {
    private static let kode = "Kode"
    private static let uraian = "Urusan/Bidang Urusan Pemerintahan Daerah dan Program/Kegiatan/Sub Kegiatan"
    private static let indikator = "Indikator Kinerja Program (outcome)/Kegiatan (output)"
    private static let target = "Target Kinerja dan Anggaran RKPD Tahun Berjalan yang Dievaluasi (n-1)"
    private static let realisasi = "Realisasi Capaian Kinerja dan Anggaran RKPD yang Dievaluasi"
    private static let capaian = "Tingkat Capaian Kinerja dan Realisasi Anggaran RPJMD s/d Tahun 2022 (%)"
    private static let lalu = "Realisasi Capaian Kinerja RPJMD sampai dengan Tahun Lalu (n-2)"

    @Test(
        "Other words for the same column",
        arguments: [
            [kode: "Kode Rek."], [kode: "Kode Rek"], [kode: "Kode Rekening"], [kode: "Kode Program/Kegiatan"], [kode: "No. Rek"],
            [uraian: "Program dan Kegiatan"], [uraian: "Nama Program, Kegiatan dan Sub Kegiatan"],
            [uraian: "Bidang Urusan/Program/Kegiatan"],
            [lalu: "Realisasi Capaian Kinerja RPJMD s/d RKPD Tahun 2021"], [lalu: "Realisasi Kinerja RPJMD s/d Tahun 2021"],
            [target: "Target Kinerja dan Anggaran Tahun 2022"], [uraian: "Uraian"], [indikator: "Tolok Ukur Kinerja"],
            [realisasi: "Realisasi Capaian Kinerja dan Anggaran RKPD Tahun 2022"], [realisasi: "Total Realisasi Tahun 2022"],
            [capaian: "Capaian Kinerja dan Realisasi Anggaran RPJMD s/d Tahun 2022 (%)"],
            ["K": "Kinerja", "Rp": "Anggaran"], ["K": "Fisik", "Rp": "Keuangan"], ["Rp": "Rp (Rupiah)"], ["Rp": "Rp."],
            ["TW I": "Ke-1", "TW II": "Ke-2", "TW III": "Ke-3", "TW IV": "Ke-4"],
        ])
    func otherWords(_ names: [String: String]) throws {
        let plain = try statement(nationalExample())
        let read = try statement(nationalExample().renaming(names))
        #expect(read.placelessFacts == plain.placelessFacts)
        #expect(read.findings == plain.findings)
    }

    @Test("Quarters headed by numbers, and by headings merged over an empty row")
    func quarterHeadings() throws {
        let plain = try statement(nationalExample())
        var numbered = try nationalExample()
        for (index, column) in ["L", "N", "P", "R"].enumerated() {
            for row in [8, 25] { numbered = numbered.setting("\(column)\(row)", to: Double(index + 1)) }
        }
        let read = try statement(numbered)
        #expect(read.placelessFacts == plain.placelessFacts)
        #expect(read.findings == plain.findings)

        var merged = try nationalExample()
        for (index, column) in ["L", "N", "P", "R"].enumerated() {
            let roman = ["I", "II", "III", "IV"][index]
            for row in [7, 24] {
                merged = merged.setting("\(column)\(row)", to: "Realisasi Triwulan \(roman)").setting("\(column)\(row + 1)", to: nil)
                let first = CellReference("\(column)\(row)")!
                merged.merges.removeAll { $0.first == first || $0.first.row == row + 1 && $0.first.column == first.column }
                merged.merges.append(CellRange(first: first, last: CellReference(row: row + 1, column: first.column + 1)))
            }
        }
        let other = try statement(merged)
        #expect(other.placelessFacts == plain.placelessFacts)
        #expect(other.findings == plain.findings)
    }

    @Test("The revised plan is a stage of its own, alone or beside the first")
    func revisedPlan() throws {
        let plain = try statement(nationalExample())
        let target = "Target Kinerja dan Anggaran RKPD Tahun Berjalan yang Dievaluasi (n-1)"
        let alone = try statement(
            nationalExample().renaming([target: "Target Kinerja dan Anggaran RKPD Perubahan Tahun 2022 yang Dievaluasi"]))
        #expect(alone.facts.count { $0.tahap == .rkpdPerubahan } == plain.facts.count { $0.tahap == .rkpd })
        #expect(!alone.facts.contains { $0.tahap == .rkpd })
        #expect(alone.findings == plain.findings)

        var both = try nationalExample().insertingColumn(before: 12).insertingColumn(before: 12)
        both = both.adding(
            both.rows.flatMap { row in
                row.cells.filter { (10...11).contains($0.reference.column) && $0.shown != "8" || $0.shown == target }.map { cell in
                    var copy = cell
                    copy.reference.column += 2
                    if cell.shown == target { (copy.value, copy.shown) = (.text("Target P-RKPD Tahun 2022"), "Target P-RKPD Tahun 2022") }
                    return copy
                }
            })
        let read = try statement(both)
        #expect(read.facts.count { $0.tahap == .rkpdPerubahan } == plain.facts.count { $0.tahap == .rkpd })
        #expect(read.facts.count { $0.tahap == .rkpd } == plain.facts.count { $0.tahap == .rkpd })
        #expect(read.account.karantina == 0)
    }

    /// The quarters of every row added up as they go.
    private func cumulative(_ sheet: Sheet) -> Sheet {
        var copy = sheet
        for row in copy.rows.indices where copy.rows[row].number > 10 && copy.rows[row].number != 27 {
            var sums: [Int: Double] = [:]
            for index in copy.rows[row].cells.indices {
                let column = copy.rows[row].cells[index].reference.column
                guard (12...19).contains(column), case .number(let value) = copy.rows[row].cells[index].value else { continue }
                sums[column % 2, default: 0] += value
                copy.rows[row].cells[index].value = .number(sums[column % 2]!)
                copy.rows[row].cells[index].shown = String(Int(sums[column % 2]!))
            }
        }
        return copy
    }

    @Test("I, s/d II, s/d III, s/d IV: each what came together up to it, the first too")
    func fromTheSecondOn() throws {
        let names = ["TW I": "I", "TW II": "s/d II", "TW III": "s/d III", "TW IV": "s/d IV"]
        let read = try statement(cumulative(nationalExample()).renaming(names))
        let quarters = read.facts.filter { $0.triwulan != nil }
        #expect(!quarters.isEmpty)
        #expect(quarters.allSatisfy { $0.isCumulative })
        #expect(read.findings == [])
    }

    @Test("Quarters alone under a heading that says up to: told once where money and performance agree, else for each indicator")
    func aloneUnderUpTo() throws {
        let plain = try statement(nationalExample())
        let names = ["Realisasi Kinerja Pada Triwulan": "Realisasi Kinerja s.d. Triwulan"]
        let read = try statement(nationalExample().renaming(names))
        #expect(read.placelessFacts == plain.placelessFacts)
        #expect(read.findings.map { "\($0.rule.rawValue) \($0.cell?.description ?? "")" } == ["kolom.kumulatif M11"])

        // Money runs up to each quarter, as the heading says; one indicator does not.
        var mixed = cumulative(try nationalExample().renaming(names))
        for (column, value) in zip(["L", "N", "P", "R"], [108.0, 180, 261, 521]) { mixed = mixed.setting("\(column)13", to: value) }
        let told = try statement(mixed)
        #expect(told.findings.map { "\($0.rule.rawValue) \($0.cell?.description ?? "")" } == ["kolom.kumulatif L13"])
        for fact in told.facts where fact.triwulan != nil {
            #expect(fact.isCumulative == !(fact.cell.row == 13 && fact.ukuran == .kinerja), "\(fact.cell)")
        }
    }
}
