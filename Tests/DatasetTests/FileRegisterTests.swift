import Foundation
import Grid
import Model
import TestSupport
import Testing

@testable import Dataset

@Suite("What is known of files")
struct FileRegisterTests {
    private let refusal = Refusal(
        .berkasRusak, file: "inbox/a.xlsx", sheet: "TW IV", cell: place("Q11"), message: Message(id: "berkas terpotong", en: "cut short"))

    @Test("a refused file stands until it is gone, with rule, place and reason")
    func refused() throws {
        let workshop = try Workshop()
        let dataset = workshop.dataset
        try dataset.recordRefusal(file("inbox/a.xlsx", bytes: "x"), reader: "r1", refusal: refusal, at: day(0))
        #expect(
            try dataset.known(sha256: "x") == [
                KnownFile(
                    name: "inbox/a.xlsx", sha256: "x", status: .ditolak, reader: "r1", rule: "berkas.rusak",
                    message: "lembar 'TW IV', sel Q11: berkas terpotong")
            ])
        #expect(try dataset.files().first?.pesan?.en == "sheet 'TW IV', cell Q11: cut short")
        try dataset.recordSeen(file("inbox/a.xlsx", bytes: "x"), status: .ditolak, reader: "r1", at: day(1))
        try dataset.recordSeen(file("inbox/b.xlsx", bytes: "x"), status: .ditolak, reader: "r1", at: day(1))
        #expect(
            try workshop.lines("SELECT berkas, pertama_dilihat, terakhir_dilihat, status, aturan, pesan FROM v_berkas") == [
                "inbox/a.xlsx 2026-11-21T07:38:55Z 2026-11-22T07:38:55Z ditolak berkas.rusak lembar 'TW IV', sel Q11: berkas terpotong",
                "inbox/b.xlsx 2026-11-22T07:38:55Z 2026-11-22T07:38:55Z ditolak berkas.rusak lembar 'TW IV', sel Q11: berkas terpotong",
            ])
        try dataset.forget(missingFrom: ["inbox/b.xlsx"], under: "inbox/", at: day(2))
        #expect(try dataset.files().map(\.hilangPada) == ["2026-11-23T07:38:55Z", nil])
        #expect(try dataset.summary().files == [.ditolak: 1])
        // It comes back, and is gone again when other bytes lie under its name.
        try dataset.recordSeen(file("inbox/a.xlsx", bytes: "x"), status: .ditolak, reader: "r1", at: day(3))
        #expect(try dataset.summary().files == [.ditolak: 2])
        _ = try dataset.load(delivery("inbox/a.xlsx", bytes: "y", [Sketch().statement()]), at: day(4))
        #expect(try dataset.summary().files == [.ditolak: 1, .termuat: 1])
        // A mapping has learnt to read the other.
        _ = try dataset.load(delivery("inbox/b.xlsx", bytes: "x", reader: "r2", [Sketch(tahun: 2020).statement()]), at: day(5))
        #expect(try dataset.known(sha256: "x").last == KnownFile(name: "inbox/b.xlsx", sha256: "x", status: .termuat, reader: "r2"))
    }

    @Test("a file that waits, or whose bytes cannot be read, gives way to what is read of it")
    func waiting() throws {
        let workshop = try Workshop()
        let dataset = workshop.dataset
        try dataset.recordSeen(file("a", bytes: ""), status: .menunggu, reader: "r1", at: day(0))
        try dataset.recordRefusal(file("b", bytes: ""), reader: "r1", refusal: refusal, at: day(0))
        #expect(try workshop.lines("SELECT berkas, sha256, status FROM v_berkas") == ["a - menunggu", "b - ditolak"])
        #expect(try dataset.known(sha256: "").isEmpty)
        _ = try dataset.load(delivery("a", [Sketch().statement()]), at: day(1))
        #expect(try workshop.lines("SELECT berkas, sha256, status FROM v_berkas ORDER BY berkas") == ["a sha-a termuat", "b - ditolak"])
        try dataset.recordSeen(file("a", bytes: "sha-a"), status: .sama, reader: "r1", at: day(2))
        #expect(try workshop.lines("SELECT status, terakhir_dilihat FROM v_berkas WHERE berkas = 'a'") == ["termuat 2026-11-23T07:38:55Z"])
        try dataset.recordSeen(file("c", bytes: "sha-a"), status: .sama, reader: "r1", at: day(2))
        _ = try dataset.load(delivery("kosong", []), at: day(2))
        #expect(
            try workshop.lines("SELECT berkas, status FROM v_berkas ORDER BY berkas") == [
                "a termuat", "b ditolak", "c sama", "kosong diabaikan",
            ])
    }

    @Test(
        "times are written in UTC, whatever the clock says",
        arguments: [
            (0.0, "1970-01-01T00:00:00Z"), (1_795_246_735.9, "2026-11-21T07:38:55Z"), (951_782_400, "2000-02-29T00:00:00Z"),
            (-1, "1969-12-31T23:59:59Z"), (1e30, "9999-12-31T23:59:59Z"), (-1e30, "0001-01-01T00:00:00Z"), (.nan, "1970-01-01T00:00:00Z"),
            (4_107_542_399, "2100-02-28T23:59:59Z"), (4_107_542_400, "2100-03-01T00:00:00Z"),
        ])
    func times(_ seconds: Double, _ text: String) {
        #expect(Timestamp.text(Date(timeIntervalSince1970: seconds)) == text)
    }
}
