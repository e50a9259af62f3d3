import Foundation
import GRDB
import Model
import Testing

@testable import Dataset

/// A sheet whose only finding prints one figure where another is expected; `value` makes its content differ.
private func sheet(_ printed: String?, _ expected: String? = "2", cell: String = "I11", quarter: Int = 4, value: String) -> Model.Statement
{
    Sketch(
        triwulan: quarter,
        findings: [
            Finding(
                .jumlahAnak, cell: place(cell), kode: "1.06.01", message: Message(id: "beda", en: "differs"), printed: printed,
                expected: expected, subject: "1.06.01 anggaran realisasi 1")
        ], money: [("1.06.01", .dpa, value)]
    ).statement()
}

extension Workshop {
    /// `temuan_id keputusan alasan` of each current finding.
    fileprivate func standing() throws -> [String] {
        try dataset.findings().map { "\($0.temuanID) \($0.keputusan ?? "-") \($0.alasan ?? "-")" }
    }

    fileprivate func key() throws -> String {
        try #require(try dataset.findings().first).temuanKunci
    }
}

@Suite("Decisions about findings")
struct DecisionTests {
    @Test("a decision outlives revisions until the figures change, and holds again when they return")
    func figures() throws {
        let workshop = try Workshop()
        let dataset = workshop.dataset
        _ = try dataset.load(delivery("a", modified: 0, [sheet("1", value: "1")]), at: day(0))
        let decided = try dataset.decide(.key(try workshop.key()), .diterima, alasan: "benar", at: day(1))
        #expect(decided.map(\.temuanID) == [1] && decided[0].keputusan == "diterima" && decided[0].alasan == "benar")
        #expect(decided[0].diputuskanPada == "2026-11-22T07:38:55Z")
        // Another revision, another cell, the same figures.
        _ = try dataset.load(delivery("b", modified: 1, [sheet("1", cell: "I12", value: "2")]), at: day(2))
        #expect(try workshop.standing() == ["2 diterima benar"])
        // Other figures, printed or expected.
        _ = try dataset.load(delivery("c", modified: 2, [sheet("3", value: "3")]), at: day(3))
        #expect(try workshop.standing() == ["3 - -"])
        _ = try dataset.decide(.number(3), .dibantah, alasan: "salah hitung", at: day(3))
        #expect(try workshop.standing() == ["3 dibantah salah hitung"])
        _ = try dataset.load(delivery("d", modified: 3, [sheet("1", "9", value: "4")]), at: day(4))
        #expect(try workshop.standing() == ["4 - -"])
        // The first figures are back.
        _ = try dataset.load(delivery("e", modified: 4, [sheet("1", value: "5")]), at: day(5))
        #expect(try workshop.standing() == ["5 diterima benar"])
        _ = try dataset.undo(muatanID: 5, at: day(6))
        #expect(try workshop.standing() == ["4 - -"])
        #expect(try workshop.lines("SELECT keputusan FROM v_temuan") == ["-"])
        #expect(try workshop.check() == [])
    }

    @Test("the latest counts; earlier ones are kept, and to say the same again adds nothing")
    func history() throws {
        let workshop = try Workshop()
        let dataset = workshop.dataset
        _ = try dataset.load(delivery("a", [sheet("1", value: "1")]), at: day(0))
        let key = try workshop.key()
        for (index, (word, reason)) in [
            (Keputusan.diterima, "a"), (.diterima, "a"), (.diterima, "b"), (.dikoreksi, "b"), (.dibantah, "c"), (.diterima, "a"),
        ].enumerated() {
            _ = try dataset.decide(.key(key), word, alasan: reason, at: day(Double(index)))
            #expect(try workshop.standing() == ["1 \(word) \(reason)"])
        }
        #expect(
            try workshop.lines(
                "SELECT keputusan, alasan, tercetak, diharapkan, substr(diputuskan_pada, 9, 2) FROM keputusan ORDER BY keputusan_id")
                == ["diterima a 1 2 21", "diterima b 1 2 23", "dikoreksi b 1 2 24", "dibantah c 1 2 25", "diterima a 1 2 26"])
        #expect(try workshop.lines("SELECT keputusan FROM v_temuan") == ["diterima"])
    }

    @Test("a key means all sheets that have the finding, a number those with its figures")
    func severalSheets() throws {
        let workshop = try Workshop()
        let dataset = workshop.dataset
        for (quarter, printed) in [(2, "1"), (3, "1"), (4, "5")] {
            _ = try dataset.load(delivery("q\(quarter)", [sheet(printed, quarter: quarter, value: "\(quarter)")]), at: day(0))
        }
        #expect(try dataset.decide(.number(2), .diterima, alasan: "a", at: day(1)).map(\.temuanID) == [1, 2])
        #expect(try workshop.standing() == ["1 diterima a", "2 diterima a", "3 - -"])
        #expect(try dataset.decide(.key(try workshop.key()), .dibantah, alasan: "b", at: day(2)).map(\.temuanID) == [1, 2, 3])
        #expect(try workshop.standing() == ["1 dibantah b", "2 dibantah b", "3 dibantah b"])
        #expect(try workshop.lines("SELECT count(*) FROM keputusan") == ["3"])
    }

    @Test("a finding without figures is decided too", arguments: [nil, ""] as [String?])
    func withoutFigures(_ printed: String?) throws {
        let workshop = try Workshop()
        _ = try workshop.dataset.load(delivery("a", [sheet(printed, nil, value: "1")]), at: day(0))
        _ = try workshop.dataset.decide(.number(1), .dikoreksi, alasan: "a", at: day(1))
        #expect(try workshop.standing() == ["1 dikoreksi a"])
    }

    @Test("what no current finding is called is told, and nothing is written")
    func missing() throws {
        let workshop = try Workshop()
        let dataset = workshop.dataset
        _ = try dataset.load(delivery("a", modified: 0, [sheet("1", value: "1")]), at: day(0))
        _ = try dataset.load(delivery("b", modified: 1, [sheet("3", value: "2")]), at: day(0))
        let before = try workshop.contents()
        for name in [FindingName.number(9), .number(1), .number(-1), .key(""), .key("33.23|x"), .key(try workshop.key() + " ")] {
            #expect(try kind { _ = try dataset.decide(name, .diterima, alasan: "a", at: day(1)) } == .noSuchFinding)
        }
        do {
            _ = try dataset.decide(.number(1), .diterima, alasan: "a", at: day(1))
        } catch {
            #expect(error.message.en == "there is no current finding 1; it is number 2 now")
        }
        #expect(try workshop.contents() == before)
        let reader = try Dataset(path: workshop.path, readOnly: true)
        #expect(try kind { _ = try reader.decide(.number(2), .diterima, alasan: "a", at: day(1)) } == .cannotWrite)
    }

    @Test(
        "digits are a number, all else a key",
        arguments: [
            ("12", .number(12)), ("0012", .number(12)), ("", .key("")), ("12a", .key("12a")), ("-1", .key("-1")), ("1|2", .key("1|2")),
            ("99999999999999999999", .key("99999999999999999999")), ("１２", .key("１２")),
        ] as [(String, FindingName)])
    func names(_ text: String, _ name: FindingName) { #expect(FindingName(text) == name) }
}
