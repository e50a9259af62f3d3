import Foundation
import Model
import Reconcile
import TestSupport
import Testing

@Suite("Causes: few mistakes behind many findings")
struct CauseTests {
    private func causes(_ text: String) -> [String] {
        Reconciler().findings(written(text)).compactMap { finding in
            finding.cause.map { cause in
                "\(finding.cell!) \(cause.pattern.rawValue) "
                    + cause.changes.map { "\($0.cell)=\($0.proposed)" }.joined(separator: " ") + cause.rows.map { " <\($0)" }.joined()
            }
        }
    }

    @Test func aRowLeftOutOfASum() {
        #expect(
            causes("program | dpa 100\nkegiatan | dpa 100\nsub | dpa 60\nsub | dpa 40\nsub | dpa 7\ntotal | dpa 100")
                == ["E2 baris_terlewat E2=107 <E5"])
    }

    @Test func twoRowsLeftOut() {
        #expect(
            causes(
                "kegiatan | dpa 100 | renja 100\nsub | dpa 60 | renja 60\nsub | dpa 40 | renja 40\nsub | dpa 7 | renja 7\nsub | dpa 12 | renja 12"
            )
                == ["B1 baris_terlewat B1=119 E1=119 <B4 <B5"])
    }

    @Test func aRowCountedTwice() {
        #expect(causes("kegiatan | dpa 143\nsub | dpa 60\nsub | dpa 40\nsub | dpa 3") == ["E1 baris_ganda E1=103 <E3"])
    }

    @Test func oneDigit() {
        #expect(
            causes("kegiatan | tw1 1234 | tw2 66 | tahun 1300\nsub | tw1 1000 | tw2 60 | tahun 1060\nsub | tw1 254 | tw2 6 | tahun 240")
                == ["G1 satu_angka G3=234"])
    }

    @Test func thousandsAndSwappedDigits() {
        let sheet = { (amount: String) in
            "kegiatan | tw1 90000 | tahun 90000\nsub | tw1 53000 | tahun 53000\nsub | tw1 \(amount) | tahun 37000"
        }
        #expect(causes(sheet("37")) == ["G1 ribuan G3=37000"])
        #expect(causes(sheet("73000")) == ["G1 angka_tertukar G3=37000"])
    }

    @Test func aMistakeThatCumulativeQuartersCarry() {
        #expect(
            causes("kegiatan | sd1 28 | sd2 65 | sd3 102 | tahun 102\nsub | sd1 18 | sd2 55 | sd3 92 | tahun 92")
                == ["K1 satu_angka K1=18 L1=55 M1=92"])
    }

    @Test func echoesPointToTheirHead() throws {
        let findings = Reconciler().findings(
            written("kegiatan | tw1 90000 | tahun 90000\nsub | tw1 53000 | tahun 53000\nsub | tw1 37 | tahun 37000"))
        #expect(findings.map { $0.causedBy?.cell.description ?? "" } == ["", "G1"])
        #expect(findings[0].message.id.contains("G3 tercetak 37, semestinya 37.000"))
        #expect(findings[0].message.id.hasPrefix("kegiatan 1, realisasi anggaran TW I: tercetak 90.000, padahal 2 sub kegiatan"))
        #expect(findings[0].message.en.contains("G3 prints 37 and should be 37,000"))
    }

    @Test func eachFindingHasOneHead() throws {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<10 {
            var made = GeneratedSheet(.triwulan, &generator, programmes: 4)
            for pattern in [PlantedPattern.digitChanged, .quarterChanged, .percentageMistyped, .totalMistyped] {
                _ = PlantedError.plant(pattern, in: &made, &generator)
            }
            let read = try GeneratedSheetTests.read(made)
            #expect(Set(read.told) == made.due)
            let heads = Set(
                read.findings.compactMap { finding in finding.cause == nil ? nil : FindingPlace(rule: finding.rule, cell: finding.cell!) })
            for finding in read.reconciled {
                #expect(!(finding.cause != nil && finding.causedBy != nil))
                if let head = finding.causedBy { #expect(heads.contains(head)) }
            }
        }
    }
}
