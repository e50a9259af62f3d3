import Grid
import Spreadsheet
import TestSupport
import Testing

/// Numbers as sheets store them, against the standard library's own reading of the same digits.
struct StoredNumberTests {
    @Test("The nearest double, whatever the writing", arguments: 0..<20)
    func nearest(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        try check(Self.writings(2_000, using: &generator))
    }

    @Test("Writings at which a reader may err")
    func edges() throws {
        try check([
            "0", "-0", "0.0", "00", "007", ".5", "5.", "+1", "1e0", "0.0001", "0.00001", "0.00010", "123456789012345", "1234567890123456",
            "9007199254740993", "9007199254740992.5", "9223372036854775807", "18446744073709551615", "9999999999999999999",
            "12345678901234567890", "0.97319999999999995", "9.7319999999999995E-2", "1.0000000000000002", "1.00000000000000022204",
            "1.0000000000000001110223024625156540", "0.5000000000000001", "1E22", "1E23", "1e-22", "1e-23", "4.9E-324",
            "2.2250738585072014E-308",
            "1.7976931348623157E308", "1e-400", "0e9999999999", "100000000000000.5", "1.5e-0", "1E+2",
        ])
    }

    /// Numbers as any program may write them: a few digits or many, with a point, zeros and exponents in odd places.
    static func writings(_ count: Int, using generator: inout SeededGenerator) -> [String] {
        (0..<count).map { _ in
            switch Int.random(in: 0...4, using: &generator) {
            case 0: return "\(Int.random(in: -99_999_999...99_999_999, using: &generator))"
            case 1: return "\(Double.random(in: -1_000_000...1_000_000, using: &generator))"
            case 2: return "\(Double(Int.random(in: -99_999...99_999, using: &generator)) / 100)"
            default:
                let digits = (0..<Int.random(in: 1...20, using: &generator)).map { _ in
                    String(Bool.random(using: &generator) ? 0 : Int.random(in: 0...9, using: &generator))
                }
                let point = Int.random(in: 0...digits.count, using: &generator)
                let sign = ["", "", "-", "+"].randomElement(using: &generator) ?? ""
                let exponent = Int.random(in: 0...3, using: &generator) > 0 ? "" : "E\(Int.random(in: -30...30, using: &generator))"
                return sign + digits[..<point].joined() + "." + digits[point...].joined() + exponent
            }
        }
    }

    /// Reads writings from one column of a sheet; each has to be the nearest double, and printed in the shortest way.
    private func check(_ writings: [String]) throws {
        let rows = writings.map { "<row><c><v>\($0)</v></c></row>" }.joined()
        let file = try open(WorkbookBuilder(sheetXML: "<sheetData>\(rows)</sheetData>").bytes())
        let read = try file.readSheet(at: 0).rows.flatMap(\.cells)
        let count = try CellCount(of: file)
        var hash: UInt64 = 0
        for (cell, writing) in zip(read, writings) {
            let number = try #require(Double(writing), "\(writing)")
            #expect(cell.value == .number(number), "\(writing)")
            hash &+= Self.hash(of: number, at: cell.reference)
        }
        #expect(read.count == writings.count)
        #expect(count.hash == hash)
    }

    private static func hash(of number: Double, at reference: CellReference) -> UInt64 {
        let whole = number.magnitude < 1e15 ? Int64(exactly: number) : nil
        let shortest =
            whole.map(String.init) ?? (number.description.hasSuffix(".0") ? String(number.description.dropLast(2)) : number.description)
        return "Lembar\u{0}\(reference)\u{0}number\u{0}\(shortest)".utf8.reduce(0xcbf2_9ce4_8422_2325) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01b3
        }
    }
}
