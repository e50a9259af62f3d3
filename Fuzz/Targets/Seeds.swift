import Foundation
import Spreadsheet
import TestSupport

/// What fuzzing begins with: inputs for each target, taken from the fixtures.
package enum Seeds {
    /// Inputs for a target.
    package static func inputs(for target: String) throws -> [[UInt8]] {
        switch target {
        case "number": return numbers.flatMap { text in (0..<6).map { Array(text.utf8) + [$0] } }
        case "code": return codes.map { Array($0.utf8) + [0] }
        case "reference": return references.map { Array($0.utf8) }
        case "stored": return stored.map { Array($0.utf8) }
        case "format":
            return formats.enumerated().map { index, code in
                let number = [0, 1, -1.5, 0.9732, 45_200.604, 1e15][index % 6]
                return withUnsafeBytes(of: number.bitPattern) { Array($0) } + Array(code.utf8)
            }
        case "csv": return try files { $0.hasSuffix(".csv") }
        case "file": return try files { _ in true }
        case "zip": return try files { $0.hasSuffix(".xlsx") }.filter { $0.count <= 8 << 10 }
        case "sheet": return try workbooks().compactMap { $0.first { $0.name.hasPrefix("xl/worksheets/sheet") }?.bytes }
        case "workbook": return try workbooks().map { FuzzTarget.workbookInput($0) }
        default: return []
        }
    }

    /// Writes each target's inputs into a folder of its name.
    package static func write(to folder: String) throws {
        for target in FuzzTarget.all {
            let own = URL(filePath: folder).appending(path: target.name)
            try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
            for (index, input) in try inputs(for: target.name).enumerated() {
                try Data(input).write(to: own.appending(path: "seed-\(index)"))
            }
            // Inputs that once broke a promise are tried first for ever.
            let found = Fixtures.folder.appending(path: "fuzz/\(target.name)")
            for name in (try? FileManager.default.contentsOfDirectory(atPath: found.path)) ?? [] {
                try Data(contentsOf: found.appending(path: name)).write(to: own.appending(path: name))
            }
        }
    }

    /// The small fixtures, hostile ones among them.
    private static func files(where isWanted: (String) -> Bool) throws -> [[UInt8]] {
        try ["hostile", "sheets", "forms"].flatMap { folder -> [[UInt8]] in
            let url = Fixtures.folder.appending(path: folder)
            return try FileManager.default.contentsOfDirectory(atPath: url.path).sorted().filter(isWanted).compactMap { name in
                let bytes = try Data(contentsOf: url.appending(path: name))
                return bytes.count <= 16 << 10 ? Array(bytes) : nil
            }
        }
    }

    /// The parts of the small workbooks among the fixtures.
    private static func workbooks() throws -> [[(name: String, bytes: [UInt8])]] {
        let url = Fixtures.folder.appending(path: "hostile")
        return try FileManager.default.contentsOfDirectory(atPath: url.path).sorted().filter { $0.hasSuffix(".xlsx") }.compactMap { name in
            let path = url.appending(path: name).path
            guard let parts = try? Probes.parts(ofArchiveAt: path, limits: .fuzzing) else { return nil }
            let whole = parts.compactMap { part in part.bytes.map { (name: part.name, bytes: $0) } }
            return whole.reduce(0) { $0 + $1.bytes.count } <= 16 << 10 ? whole : nil
        }
    }

    private static let numbers = [
        "5.355.650.758", "35.672.937.124,00", "Rp. 762.476.000,-", "417.238.000.", "97,32%", "90.2 %", "1.040,15%", "16.200 orang",
        "25.000,- orang", "50 Orang, 18 Orang, 68 Lembaga", "-", "n.a", "#####", "100,0 0", "15419.584.965", "(1)", "(1.234)", "1,234,567",
        "IDR 25.000", "12abc", "1.205", "1\u{a0}234", "9223372036854775807", "0,000000000000000001", "2023", "\u{2212}5", "½",
    ]
    private static let codes = [
        "1.06.04.2.01.03", "1.06.04.2.01.0003", "1.13.1.13.01.15.03", "X.XX.01.2.01", "01.06.04", "1..06.04.2.02", "407.02.008",
        "1.06.07.2.001", "1.01.01.02.01.0001", "1.6.4", "1.06.04.2.1.3", "5.1.02.01.01.0024", "1.06.0.00.0.00.01.0000", " 1 . 06 ", "2.1",
    ]
    private static let references = [
        "A1", "Q11", "XFD1048576", "XFE1", "A1048577", "A0", "A01", "a1", "A1:C3", "C3:A1", "$A$1", "ZZZZZZZ1",
    ]
    private static let stored = [
        "0", "-0", "1", "9.9999999999999995e307", "1E999", "4.9E-324", "123456789012345678901234567890", "0.1", ".5", "5.", " 7 ", "+1e+22",
        "0x10", "NaN", "1_0", "9007199254740993",
    ]
    private static let formats = [
        "General", "0.00%", "#,##0.00", "0.00E+00", "# ?/?", "dd/mm/yyyy hh:mm:ss.000", "[h]:mm:ss", "[$Rp-421]#,##0;[Red](#,##0);\"-\";@",
        "0 \"Orang\"", "#,##0,,\" jt\"", "_(* #,##0_)", "[>=100]0;[<0]-0;General", "yyyy\\-mm\\-dd AM/PM", "@", "\\", "\"", "[", "[$-",
        ";;;",
    ]
}
