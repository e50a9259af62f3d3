import Foundation
import Grid
import Model
import Notation

/// What reading one number costs, by the way it is written, and how many plain cells one core reads in a second.
///
/// `swift run -c release notation-benchmark [ROUNDS]`. Processor time of this process, the best of five runs: of a busy machine that is what tells.
@main
struct NotationBenchmark {
    static func main() {
        let rounds = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 20_000
        print("ns of processor time for one text")
        for sample in samples {
            let texts = sample.texts
            let cost =
                best { for _ in 0..<rounds { for text in texts { keep(readQuantity(text, as: sample.kind)) } } }
                / Double(rounds * texts.count)
            print("\(sample.name.padding(toLength: 44, withPad: " ", startingAt: 0)) \(Int((cost * 1e9).rounded()))")
        }
        let cells = row()
        let cost =
            best { for _ in 0..<rounds { for (cell, kind) in cells { keep(readQuantity(cell, as: kind)) } } } / Double(rounds * cells.count)
        print("plain cells of a row, kinds by column: \((1 / cost / 1e5).rounded() / 10) million a second")
    }

    struct Sample {
        var name: String
        var kind: NumberKind
        var texts: [String]
    }

    static let samples: [Sample] = [
        Sample(name: "rupiah, grouped", kind: .rupiah, texts: ["5.355.650.758", "963.196.835", "22.780.547.350", "4.889.500"]),
        Sample(name: "rupiah, digits alone", kind: .rupiah, texts: ["5355650758", "963196835", "22780547350", "4889500"]),
        Sample(name: "rupiah with sen", kind: .rupiah, texts: ["35.672.937.124,00", "34.830.858.769,00", "1.234.567,50"]),
        Sample(name: "Rp", kind: .rupiah, texts: ["Rp. 762.476.000", "Rp.249.355.000", "Rp 5.000.000"]),
        Sample(name: "Rp …,-", kind: .rupiah, texts: ["Rp. 762.476.000,-", "Rp 249.355.000,-", "762.476.000,-"]),
        Sample(name: "(…), a minus", kind: .rupiah, texts: ["(1.234.567)", "-1.234.567", "(Rp 5.000)"]),
        Sample(name: "percent", kind: .persen, texts: ["97,32%", "90.2 %", "0,3%", "100%", "1.040,15%"]),
        Sample(name: "count", kind: .jumlah, texts: ["12", "100", "1.205", "16.200"]),
        Sample(name: "with a unit", kind: .jumlah, texts: ["16.200 orang", "12 Orang/Bulan", "68 Lembaga", "67 Dokumen"]),
        Sample(name: "with a unit, no-break space", kind: .jumlah, texts: ["16.200\u{A0}orang", "68\u{A0}Lembaga"]),
        Sample(name: "with its words", kind: .jumlah, texts: ["1 (satu) dokumen", "12 (dua belas) bulan"]),
        Sample(name: "several", kind: .jumlah, texts: ["50 Orang, 18 Orang, 68 Lembaga", "19, 114"]),
        Sample(name: "by quarter", kind: .jumlah, texts: ["TW II : 500 orang TW III : 500 orang", "TW I s/d IV : 60 orang"]),
        Sample(name: "broken digits", kind: .rupiah, texts: ["122.595.84 0", "19.922.809. 277"]),
        Sample(name: "none", kind: .rupiah, texts: ["-", "", "n.a", "#####"]),
        Sample(name: "no number", kind: .jumlah, texts: ["Tepat waktu", "12abc", "2 s.d. 5 orang"]),
    ]

    /// A row as the evaluation forms have it: performance and money by turns, percentages at the end; typed cells and texts.
    static func row() -> [(Cell, NumberKind)] {
        var cells: [(Cell, NumberKind)] = []
        func add(_ value: CellValue, _ kind: NumberKind, _ format: NumberFormat? = nil) {
            cells.append((Cell(reference: CellReference(row: 1, column: cells.count + 1), value: value, shown: "", format: format), kind))
        }
        let thousands = NumberFormat(code: "#,##0", decimals: 0)
        for quarter in 1...5 {
            add(.number(Double(quarter * 1_205)), .jumlah, thousands)
            add(.number(5_355_650_758), .rupiah, thousands)
            add(.text("\(quarter).205"), .jumlah)
            add(.text("963.196.835"), .rupiah)
        }
        add(.number(0.9732), .persen, NumberFormat(code: "0.00%", isPercent: true, decimals: 2))
        add(.number(97.32), .persen)
        add(.text("97,32"), .persen)
        add(.text("100"), .persen)
        return cells
    }

    /// The least processor time of five runs, in seconds.
    static func best(_ work: () -> Void) -> Double {
        (0..<5).map { _ in
            let start = processorTime()
            work()
            return processorTime() - start
        }.min() ?? 0
    }

    static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    @inline(never)
    static func keep(_ quantity: Quantity) {}
}
