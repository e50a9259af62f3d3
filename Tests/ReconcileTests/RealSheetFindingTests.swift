import Grid
import Journey
import Model
import Spreadsheet
import TestSupport
import Testing

/// One reader for all tests; making one reads every mapping.
let sharedReader: Reader = {
    do {
        return try Reader(mappings: Fixtures.root.appending(path: "Mappings").path)
    } catch {
        fatalError("the shipped mappings cannot be read: \(error)")
    }
}()

/// Reads a sheet that must be loaded.
func statement(_ sheet: Sheet) throws -> Statement {
    let report = sharedReader.read(sheet, name: "uji.xlsx")
    if let refusal = report.refusal { throw refusal }
    return try #require(report.statement)
}

func sheet(_ name: String, _ type: String = "xlsx", folder: String = "sheets") throws -> Sheet {
    try WorkbookFile.open(Fixtures.path("\(folder)/\(name).\(type)")).readSheet(at: 0)
}

extension Statement {
    /// The findings of this stage: all but those about codes and context.
    var reconciled: [Finding] {
        findings.filter { !$0.rule.rawValue.hasPrefix("kode.") && !$0.rule.rawValue.hasPrefix("konteks.") }
    }

    /// `Q11 jumlah.triwulan`, in reading order.
    var told: [String] {
        reconciled.map { "\($0.cell?.description ?? "-") \($0.rule.rawValue)" }
    }
}

@Suite("What is wrong in the published sheets, and nothing besides")
struct RealSheetFindingTests {
    /// DOMAIN §6, with what each cell should hold.
    static let defects: [(place: String, expected: String)] = [
        ("I11 jumlah.anak", "963136835"), ("Q11 jumlah.triwulan", "5397455477"), ("O29 jumlah.anak", "78641000"),
        ("Q29 jumlah.anak", "188640071"), ("Q41 jumlah.triwulan", "100"), ("O82 jumlah.anak", "11170777914"),
        ("Q82 jumlah.anak", "22640527038"), ("P83 jumlah.triwulan", "100"), ("R83 capaian.kinerja", "0"),
        ("P84 jumlah.triwulan", "100.34"), ("R84 capaian.kinerja", "0"), ("P85 jumlah.triwulan", "100"), ("R85 capaian.kinerja", "0"),
        ("P86 jumlah.triwulan", "65.29"), ("R86 capaian.kinerja", "0"), ("I114 jumlah.total", "1967270352"),
        ("Q114 jumlah.total", "34727147929"), ("Q114 jumlah.triwulan", "34727147929"),
    ]

    @Test(arguments: ["sheets", "libreoffice"])
    func temanggungHasTheKnownDefects(_ folder: String) throws {
        let read = try statement(sheet("temanggung-2023-tw4-evaluasi-rkpd", folder: folder))
        #expect(read.told == Self.defects.map(\.place))
        let expected = read.reconciled.map { $0.expected ?? "" }
        #expect(expected == Self.defects.map(\.expected))
    }

    /// Two rows left out, one amount mistyped; the rest follows, or is a year that was not filled in, or the typed total.
    @Test func temanggungsCauses() throws {
        let read = try statement(sheet("temanggung-2023-tw4-evaluasi-rkpd"))
        let causes = read.findings.compactMap { finding in finding.cause.map { (finding, $0) } }
        let heads = causes.map { "\($0.0.cell!) \($0.1.pattern.rawValue) \($0.1.rows.map(\.description).joined())" }
        #expect(
            heads == [
                "I11 satu_angka ", "O29 baris_terlewat O31", "Q41 lain ", "O82 baris_terlewat O87", "P83 tidak_diisi ", "P84 tidak_diisi ",
                "P85 tidak_diisi ", "P86 tidak_diisi ", "Q114 lain ",
            ])
        let echoes = read.findings.compactMap { finding in finding.causedBy.map { "\(finding.cell!) \(finding.rule.rawValue) < \($0.cell)" }
        }
        #expect(
            echoes == [
                "Q11 jumlah.triwulan < I11", "Q29 jumlah.anak < O29", "Q82 jumlah.anak < O82", "R83 capaian.kinerja < P83",
                "R84 capaian.kinerja < P84", "R85 capaian.kinerja < P85", "R86 capaian.kinerja < P86", "I114 jumlah.total < I11",
                "Q114 jumlah.triwulan < Q114",
            ])
        // With all that put right the total is the LRA's, to the rupiah.
        #expect(causes.last?.1.changes.first?.proposed == ExactNumber(34_830_858_769))
        #expect(causes[1].1.consequences.map(\.cell.description) == ["O11", "Q29", "Q11", "O114", "S29"])
        // No proposed value is ever a fact.
        #expect(read.facts.first { $0.cell.description == "I11" }?.value == ExactNumber(963_196_835))
    }

    /// The sheet with every cell that is wrong, and what follows from it, put right.
    @Test func correctedTemanggungHasNone() throws {
        var corrected = try sheet("temanggung-2023-tw4-evaluasi-rkpd")
        let read = try statement(corrected)
        var proposals: [CellReference: ExactNumber] = [:]
        for cause in read.findings.compactMap(\.cause) {
            for change in cause.changes + cause.consequences {
                proposals[change.cell] = nil
                proposals[change.cell] = change.proposed
            }
        }
        // Sums of two causes: each lists its own part.
        for (cell, value) in [
            ("O29", 78_641_000), ("Q29", 188_640_071), ("O11", 1_329_383_238), ("Q11", 5_414_650_477), ("O82", 11_170_777_914),
            ("Q82", 22_640_527_038), ("O78", 12_287_565_414), ("Q78", 23_765_671_538), ("O114", 16_993_313_533), ("Q114", 34_830_858_769),
        ] { proposals[CellReference(cell)!] = ExactNumber(value) }
        for (cell, text) in [("S29", "98.51"), ("S82", "97.73"), ("S78", "97.84")] { proposals[CellReference(cell)!] = ExactNumber(text) }
        corrected = corrected.mapCells { cell in
            guard let value = proposals[cell.reference] else { return cell }
            var copy = cell
            copy.value = .number(value.doubleValue)
            copy.shown = value.description
            return copy
        }
        let told = try statement(corrected).told
        #expect(told == [])
    }

    @Test func semarangIsSound() throws {
        for name in ["semarang-2023-rincian-realisasi-anggaran", "semarang-2023-anggaran-realisasi-belanja"] {
            let read = try statement(sheet(name))
            #expect(read.told == [])
        }
    }
}
