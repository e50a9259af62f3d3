import Foundation
import Model
import Nomenklatur
import Notation
import TestSupport
import Testing

@Suite("Crosswalks")
struct CrosswalkTests {
    private static let first = "Kepmendagri 050-3708/2020", second = "Kepmendagri 050-5889/2021", third = "Kepmendagri 900.1.15.5-1317/2023"

    private func crosswalk(_ rows: String, _ dari: String = second, _ ke: String = third) throws -> Crosswalk {
        let url = try Fixtures.temporaryFolder().appending(path: "padanan.csv")
        try "# dari: \(dari)\n# ke: \(ke)\nkode_asal,kode_tujuan,jenis,bagian,tanggal,sumber\n\(rows)\n"
            .write(to: url, atomically: true, encoding: .utf8)
        return try Crosswalk(file: url.path)
    }

    private static let example = """
        1.06.99.2.01.01,1.06.99.2.01.0001,tetap,,2024-01-01,x
        1.06.99.2.01.02,1.06.99.2.01.0002,pecah,0.6,2024,x
        1.06.99.2.01.02,1.06.99.2.01.0003,pecah,40 %,2024,x
        1.06.99.2.01.03,,hapus,,,x
        1.06.99.2.01.04,1.06.99.2.01.0004,gabung,,,x
        1.06.99.2.01.05,1.06.99.2.01.0004,gabung,1,,x
        1.06.99.2.01.06,1.06.99.2.01.0006,pecah,1/3,,x
        1.06.99.2.01.06,1.06.99.2.01.0007,pecah,,,x
        """

    @Test("each kind leads where its rows say, and the shares that are stated are the whole")
    func kinds() throws {
        let crosswalk = try crosswalk(Self.example)
        #expect(CrosswalkCheck([crosswalk], nomenclature: Nomenclature()).problems().isEmpty)
        let paths = CrosswalkPaths([crosswalk])
        func ways(_ number: String) throws -> [String] {
            paths.paths(of: try #require(Kode("1.06.99.2.01.\(number)")), from: crosswalk.dari, to: crosswalk.ke).map {
                "\($0.tujuan?.parts.last ?? "-") \($0.jenis.rawValue) \($0.bagian.map { "\($0.numerator)/\($0.denominator)" } ?? "?")"
            }
        }
        #expect(try ways("01") == ["0001 tetap 1/1"])
        #expect(try ways("02") == ["0002 pecah 3/5", "0003 pecah 2/5"])
        #expect(try ways("03") == ["- hapus 1/1"])
        #expect(try ways("04") == ["0004 gabung 1/1"])
        #expect(try ways("06") == ["0006 pecah 1/3", "0007 pecah ?", "- tak_terbagi 2/3"])
        #expect(try ways("09").isEmpty)
        for (_, ways) in Dictionary(grouping: paths.all, by: \.asal) {
            #expect(abs(ways.compactMap { $0.bagian?.value }.reduce(0, +) - 1) < 1e-12)
        }
    }

    @Test("over an edition between, where none leads there directly")
    func steps() throws {
        let early = try crosswalk(
            "1.06.99.2.01.21,1.06.99.2.01.02,tetap,,,x\n1.06.99.2.01.22,1.06.99.2.01.01,pecah,1/4,,x\n1.06.99.2.01.22,1.06.99.2.01.03,pecah,3/4,,x\n"
                + "1.06.99.2.01.23,1.06.99.2.01.09,tetap,,,x\n1.06.99.2.01.24,1.06.99.2.01.02,pecah,0.5,,x\n1.06.99.2.01.24,1.06.99.2.01.08,pecah,0.5,,x",
            Self.first, Self.second)
        let paths = CrosswalkPaths([early, try crosswalk(Self.example)])
        let third = try #require(Edition(id: Self.third))
        func ways(_ number: String) throws -> [String] {
            paths.paths(of: try #require(Kode("1.06.99.2.01.\(number)")), from: early.dari, to: third).map {
                "\($0.tujuan?.parts.last ?? "-") \($0.jenis.rawValue) \($0.bagian?.text ?? "?")"
            }
        }
        #expect(try ways("21") == ["0002 pecah 3/5", "0003 pecah 2/5"])
        #expect(try ways("22") == ["0001 pecah 1/4", "- hapus 3/4"])
        #expect(try ways("23").isEmpty)
        #expect(try ways("24") == ["0002 pecah 3/10", "0003 pecah 1/5", "- tak_terbagi 0.5"])
    }

    @Test(
        "what rows say together amiss",
        arguments: [
            ("1.06.99.2.01.01,1.06.99.2.01.0001,tetap,,,x\n1.06.99.2.01.02,1.06.99.2.01.0001,tetap,,,x", "bentrok"),
            ("1.06.99.2.01.01,1.06.99.2.01.0001,tetap,,,x\n1.06.99.2.01.01,1.06.99.2.01.0002,tetap,,,x", "bentrok"),
            ("1.06.99.2.01.01,,hapus,,,x\n1.06.99.2.01.01,1.06.99.2.01.0002,pecah,,,x", "bentrok"),
            ("1.06.99.2.01.01,1.06.99.2.01.0001,gabung,,,x", "bentrok"), ("1.06.99.2.01.01,1.06.99.2.01.0001,pecah,,,x", "bentrok"),
            (
                "1.06.99.2.01.01,1.06.99.2.01.0001,pecah,0.5,,x\n1.06.99.2.01.01,1.06.99.2.01.0001,pecah,0.5,,x", "bentrok"
            ),
            ("1.06.99.2.01.01,1.06.99.2.01.0001,pecah,0.5,,x\n1.06.99.2.01.01,1.06.99.2.01.0002,pecah,0.4,,x", "bagian"),
            ("1.06.99.2.01.01,1.06.99.2.01.0001,pecah,0.5,,x\n1.06.99.2.01.01,1.06.99.2.01.0002,pecah,0.6,,x", "bagian"),
            ("1.06.99.2.01.01,1.06.99.2.01.0001,pecah,1,,x\n1.06.99.2.01.01,1.06.99.2.01.0002,pecah,,,x", "bagian"),
        ])
    func clashes(_ rows: String, _ kind: String) throws {
        let problems = CrosswalkCheck([try crosswalk(rows)], nomenclature: Nomenclature()).problems()
        #expect(problems.map(\.kind.rawValue).contains(kind), "\(problems.map(\.message.en))")
        #expect(problems.allSatisfy { $0.kind.isError && ($0.line ?? 0) >= 4 })
    }

    @Test(
        "what one row says amiss is told with its line and column",
        arguments: [
            ("1.06.99.2.01.1,1.06.99.2.01.0001,tetap,,,x", "kode_asal"), ("1.06.99.2.01.01,1.06.99.2.01.01,tetap,,,x", "kode_tujuan"),
            ("1.06.99.2.01.01,,tetap,,,x", "kode_tujuan"), ("1.06.99.2.01.01,1.06.99.2.01,tetap,,,x", "kode_tujuan"),
            ("1.06.99.2.01.01,1.06.99.2.01.0001,pindah,,,x", "jenis"), ("1.06.99.2.01.01,1.06.99.2.01.0001,pecah,1.2,,x", "bagian"),
            ("1.06.99.2.01.01,1.06.99.2.01.0001,tetap,0.5,,x", "bagian"), ("1.06.99.2.01.01,1.06.99.2.01.0001,tetap,,,", "sumber"),
            ("1.06.99.2.01.01,1.06.99.2.01.0001,tetap,,kemarin,x", "tanggal"), ("1.06.99.2.01.01,1.06.99.2.01.0001,pecah,0,,x", "bagian"),
        ])
    func wrongRows(_ row: String, _ column: String) throws {
        let error = #expect(throws: ListError.self) { try crosswalk(row) }
        #expect(error?.line == 4)
        #expect(error?.message.en.contains("column \(column)") == true, "\(error?.message.en ?? "")")
    }

    @Test("codes without a row, codes that no complete list holds, and ways back")
    func gapsAndCircles() throws {
        func list(_ edition: String, _ codes: [String]) throws -> CodeList {
            CodeList(
                edition: try #require(Edition(id: edition)),
                entries: codes.compactMap { Kode($0) }.map { NomenclatureEntry(kode: $0, nama: "N \($0)") }, completeBidang: ["1.06"])
        }
        let lists = Nomenclature(lists: [
            try list(Self.second, ["1.06.99.2.01.01", "1.06.99.2.01.02", "1.07.02.2.01.01", "1.07.02.2.01.02"]),
            try list(Self.third, ["1.06.99.2.01.0001"]),
        ])
        let there = try crosswalk("1.06.99.2.01.01,1.06.99.2.01.0001,tetap,,,x\n1.06.99.2.01.08,1.06.99.2.01.0008,tetap,,,x")
        let problems = CrosswalkCheck([there], nomenclature: lists).problems()
        #expect(
            problems.map { "\($0.kind.rawValue) \($0.kode)" } == [
                "tak_dikenal 1.06.99.2.01.08", "tak_dikenal 1.06.99.2.01.08", "celah 1.06.99.2.01.02", "celah 1.07",
            ])
        let back = try crosswalk("1.06.99.2.01.0001,1.06.99.2.01.01,tetap,,,x", Self.third, Self.second)
        let astray = try crosswalk("1.06.99.2.01.0001,1.06.99.2.01.08,tetap,,,x", Self.third, Self.second)
        #expect(!CrosswalkCheck([there, back], nomenclature: Nomenclature()).problems().contains { $0.kind == .lingkaran })
        #expect(CrosswalkCheck([there, astray], nomenclature: Nomenclature()).problems().contains { $0.kind == .lingkaran })
        // Both ways are walked without end.
        #expect(CrosswalkPaths([there, back, astray]).all.count == 4)
    }

    @Test("the pairs that two lists show")
    func shown() throws {
        func list(_ edition: String, _ lines: [String: String]) throws -> CodeList {
            CodeList(
                edition: try #require(Edition(id: edition)),
                entries: lines.sorted { $0.key < $1.key }.compactMap { kode, nama in
                    Kode(kode).map { NomenclatureEntry(kode: $0, nama: nama) }
                })
        }
        let early = try list(
            Self.second,
            ["1.06.04": "Rehabilitasi", "1.06.04.2.01.03": "Alat Bantu", "1.06.04.2.01.04": "Lain", "X.XX.01.2.02": "Keuangan"])
        let late = try list(
            Self.third,
            [
                "1.06.04": "PROGRAM REHABILITASI", "1.06.04.2.01.0003": "Alat  bantu", "1.06.04.2.01.0004": "Beda",
                "1.06.01.2.02": "Keuangan", "1.07.01.2.02": "Keuangan",
            ])
        #expect(Crosswalk.shown(by: early, and: late).compactMap(\.tujuan?.text) == ["1.06.04", "1.06.04.2.01.0003", "X.XX.01.2.02"])
    }
}
