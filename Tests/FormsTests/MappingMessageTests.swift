import Model
import Testing

@testable import Forms

@Suite("A form keeper is told what is wrong, where, and what helps")
struct MappingMessageTests {
    static let sound = """
        formulir: contoh
        versi: 1
        kenali:
          judul:
            - '^CONTOH$'
        kode: lengkap
        kolom:
          - {judul: Kode, peran: kode}
          - {judul: Uraian, peran: uraian}
          - {judul: Pagu (Rp), ukuran: anggaran, tahap: pagu}
          - {judul: '%', ukuran: anggaran, tahap: capaian}
        baris:
          - {bila: {uraian: '^jumlah\\b'}, jadi: total}
          - {bila: {kode: ada}, jadi: simpul}
          - {bila: {hanya: [uraian]}, jadi: sambungan}
        """

    struct Mistake: Sendable, CustomTestStringConvertible {
        var part: String, by: String, line: Int, column: Int, en: String, id: String
        var testDescription: String { by }
    }

    static let mistakes = [
        Mistake(
            part: "versi: 1", by: "versi: 1\nversi: 2", line: 3, column: 1, en: "'versi' is written twice", id: "'versi' ditulis dua kali"),
        Mistake(
            part: "peran: kode}", by: "peran: kode, peran: uraian}", line: 8, column: 32, en: "'peran' is written twice, first on line 8",
            id: "pertama di baris 8"),
        Mistake(
            part: "judul: '%'", by: "judul: Pagu (Rp)", line: 11, column: 5, en: "'Pagu (Rp)' is named twice, first on line 10",
            id: "'Pagu (Rp)' dinamai dua kali"),
        Mistake(part: "  judul:", by: "\tjudul:", line: 4, column: 1, en: "a tab", id: "ada tab"),
        Mistake(part: "judul: '%'", by: "judul: %", line: 11, column: 13, en: "single quotes", id: "kutip tunggal"),
        Mistake(part: "'^CONTOH$'", by: "\"^CONTOH\\d$\"", line: 5, column: 7, en: "single quotes", id: "kutip tunggal"),
        Mistake(part: "'^jumlah", by: "'^(jumlah", line: 13, column: 21, en: "a '(' is not closed", id: "'(' tidak ditutup"),
        Mistake(part: "'^jumlah", by: "'^(?!jumlah)", line: 13, column: 21, en: "no lookahead", id: "lookahead dan sejenisnya tidak ada"),
        Mistake(part: "formulir: contoh", by: "formulir: Contoh Saya", line: 1, column: 11, en: "is no name", id: "bukan nama"),
        Mistake(
            part: "hanya: [uraian]", by: "hanya: [uraian], setelah: simpull", line: 15, column: 39, en: "'simpull' is none of",
            id: "'simpull' bukan salah satu"),
        Mistake(
            part: "hanya: [uraian]", by: "hanya: [uraian], bagian: tujuann", line: 15, column: 38, en: "no rule names 'tujuann'",
            id: "tidak ada aturan yang menamai 'tujuann'"),
        Mistake(
            part: "'^jumlah", by: "'^(?<uraiann>jumlah)", line: 13, column: 21, en: "is 'uraian' meant?", id: "maksudnya 'uraian'?"),
        Mistake(part: "tahap: pagu", by: "tahap: paku", line: 10, column: 49, en: "'paku' is none of", id: "'paku' bukan salah satu"),
        Mistake(
            part: "kode: lengkap", by: "kode: tiada", line: 14, column: 5, en: "'tingkat' is missing", id: "'tingkat' tidak ada"),
    ]

    @Test func soundMapping() throws {
        #expect(try MappingLibrary.parse([("contoh.yaml", Self.sound)]).count == 1)
    }

    @Test(arguments: mistakes)
    func told(_ mistake: Mistake) throws {
        let text = Self.sound.replacing(mistake.part, with: mistake.by, maxReplacements: 1)
        #expect(text != Self.sound)
        let error = try #require(throws: MappingError.self) { try MappingLibrary.parse([("contoh.yaml", text)]) }
        #expect(error.line == mistake.line, "\(error)")
        if mistake.part != "'^CONTOH$'" { #expect(error.column == mistake.column, "\(error)") }
        #expect(error.text(in: .english).contains(mistake.en), "\(error)")
        #expect(error.text(in: .indonesian).contains(mistake.id), "\(error.text(in: .indonesian))")
    }

    @Test(
        "The level of a node is said by its rule, or by a code of its own track",
        arguments: [
            ("kode: tiada", "- {bila: {uraian: ada, nilai: ada}, jadi: simpul, tingkat: program}", true),
            ("kode: tiada", "- {bila: {uraian: ada, nilai: ada}, jadi: simpul, tingkat: [kegiatan, sub_kegiatan]}", true),
            ("kode: tiada", "- {bila: {uraian: '^(?<kode>[0-9.]+) (?<uraian>.+)$'}, jadi: simpul}", true),
            ("kode: tiada", "- {bila: {uraian: ada, nilai: ada}, jadi: simpul}", false),
            ("kode: lengkap", "- {bila: {uraian: ada, nilai: ada}, jadi: simpul}", true),
        ])
    func levels(_ codes: String, _ rule: String, _ isSound: Bool) {
        let text = Self.sound.replacing("kode: lengkap", with: codes).replacing("- {bila: {kode: ada}, jadi: simpul}", with: rule)
        let parsed = try? MappingLibrary.parse([("contoh.yaml", text)])
        #expect((parsed != nil) == isSound)
    }

    @Test func aTrackWithoutCodesSaysItsLevels() {
        let text = Self.sound.replacing("{judul: Uraian, peran: uraian}", with: "{judul: Uraian, peran: uraian, jalur: sasaran}")
            .replacing("- {bila: {kode: ada}, jadi: simpul}", with: "- {jalur: sasaran, bila: {uraian: ada}, jadi: simpul}")
            .replacing("  - {bila: {uraian: '^jumlah\\b'}, jadi: total}\n", with: "")
            .replacing("  - {bila: {hanya: [uraian]}, jadi: sambungan}", with: "")
        let error = #expect(throws: MappingError.self) { try MappingLibrary.parse([("contoh.yaml", text)]) }
        #expect(error?.reason.en.contains("tingkat") == true)
    }
}
