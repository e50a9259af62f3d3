import Notation
import TestSupport
import Testing

@Suite("A code spread over columns")
struct KodeColumnsTests {
    private func cells(_ texts: [String?], _ areNumbers: Bool = false) -> [KodeCell?] {
        texts.map { text in text.map { KodeCell($0, isNumber: areNumbers) } }
    }

    @Test(
        "texts, from five columns to two",
        arguments: [
            (["1", "01", "04", "2.01", "02"], "1.01.04.2.01.02"), (["1", "01", "04", "2.01", nil], "1.01.04.2.01"),
            (["1", "01", "04", nil, nil], "1.01.04"), (["1", "01", nil, nil, nil], "1.01"), (["1", nil, nil, nil, nil], "1"),
            (["1.01", "04", "2.01", "0002"], "1.01.04.2.01.0002"), (["1", "01", "04", "2", "01", "02"], "1.01.04.2.01.02"),
            (["1.01.04", "2.01"], "1.01.04.2.01"), (["1", "13", "15", "03"], "1.13.15.03"),
            (["X", "XX", "01", "2.01", "01"], "X.XX.01.2.01.01"),
            ([nil, nil, "1.01.04", nil], "1.01.04"), (["1", "1.01", "1.01.04", nil], "1.01.04"),
            (["1.06.04.2.01.03", nil], "1.06.04.2.01.03"),
        ] as [([String?], String)])
    func texts(_ columns: [String?], _ code: String) {
        let reading = readKode(columns: cells(columns))
        #expect(reading.kode?.text == code)
        #expect(reading.status == .tepat)
    }

    @Test(
        "what is repaired",
        arguments: [
            (["1", "1", "4", "2.01", "02"], false, "1.01.04.2.01.02"), (["01", "01", "04", "2.01", nil], false, "1.01.04.2.01"),
            (["5", "1", "2", "2.01", "03"], true, "5.01.02.2.01.03"), (["1", "1", "4", "2.1", nil], true, "1.01.04.2.10"),
            (["1", "1", "4", "2.01", nil], true, "1.01.04.2.01"),
            (["1.1", "4", nil, nil], true, "1.10.04"), (["1", "13", "15", "3"], true, "1.13.15.03"),
            (["1 ", "01", "04.", nil], false, "1.01.04"),
            (["1", "01", "04", "2", "1", "02"], false, "1.01.04.2.01.02"),
        ] as [([String?], Bool, String)])
    func repaired(_ columns: [String?], _ areNumbers: Bool, _ code: String) {
        let reading = readKode(columns: cells(columns, areNumbers))
        #expect(reading.kode?.text == code)
        #expect(reading.status == .diperbaiki && reading.repairMessage != nil)
    }

    @Test(
        "what gives no code",
        arguments: [
            (["1", "01", nil, "2.01", nil], false), (["1", "01", "04", "2.1", nil], false), (["1", "01", "04", "2.01", "2"], true),
            (["5", "1", "02", "01", "01", "0024"], false), ([nil, nil], false), (["1", "01", "dua", nil], false), ([nil, "04"], false),
            (["1", "3.01", "04"], false),
            (["5", "1", "2", "1", "1", "24"], true),
        ] as [([String?], Bool)])
    func none(_ columns: [String?], _ areNumbers: Bool) {
        #expect(readKode(columns: cells(columns, areNumbers)).kode == nil)
    }

    @Test("a sub kegiatan's width is its sheet's", arguments: [(2, "1.01.04.2.01.02"), (4, "1.01.04.2.01.0002")])
    func width(_ width: Int, _ code: String) {
        let columns = cells(["1", "1", "4", "2.01", "2"], true)
        #expect(readKode(columns: columns, subKegiatanWidth: width).kode?.text == code)
        #expect(readKode(columns: columns).candidates.map(\.text) == ["1.01.04.2.01.0002", "1.01.04.2.01.02"])
    }

    @Test("a row takes from the row above what it leaves blank at its left")
    func fillingDown() {
        var reader = KodeColumnReader()
        let rows: [([String?], String?)] = [
            (["1", "01", "04", nil, nil], "1.01.04"), ([nil, nil, nil, "2.01", nil], "1.01.04.2.01"),
            ([nil, nil, nil, nil, "01"], "1.01.04.2.01.01"),
            ([nil, nil, nil, nil, "02"], "1.01.04.2.01.02"), ([nil, nil, nil, nil, nil], nil),
            ([nil, nil, nil, "2.02", nil], "1.01.04.2.02"),
            ([nil, nil, "05", nil, nil], "1.01.05"), ([nil, nil, nil, nil, "01"], nil), (["1", "02", nil, nil, nil], "1.02"),
        ]
        for (columns, code) in rows { #expect(reader.read(cells(columns)).kode?.text == code, "\(columns)") }
    }

    @Test("cutting a code into columns and reading it gives the same code", arguments: 1...3)
    func property(seed: UInt64) {
        var generator = Seeded(state: seed)
        for _ in 0..<2_000 {
            guard let kode = KodeOracleTests.world.randomElement(using: &generator) else { continue }
            var columns: [String?] = []
            for part in kode.parts {
                if let last = columns.last, let last, Bool.random(using: &generator) {
                    columns[columns.count - 1] = "\(last).\(part)"
                } else {
                    columns.append(part)
                }
            }
            columns += Array(repeating: nil, count: Int.random(in: 0...2, using: &generator))
            let reading = readKode(columns: cells(columns))
            #expect(reading.kode == kode && reading.status == .tepat, "\(columns) → \(reading)")
        }
    }
}
