import Testing

@testable import Forms

@Suite("What is wrong with a mapping is told at its line")
struct MappingErrorTests {
    static let sound = """
        formulir: contoh
        kenali:
          judul: ["^CONTOH"]
          baris_nomor: [1..3]
        kolom:
          1: kode
          2: uraian
          3: {ukuran: anggaran, tahap: pagu}
        baris:
          - {bila: {kode: ada}, jadi: simpul}
        """

    @Test func soundMapping() throws {
        let mapping = try #require(try MappingLibrary.parse([("contoh.yaml", Self.sound)]).first)
        #expect(mapping.name == "contoh")
        #expect(mapping.columns.count == 3)
        #expect(mapping.isNumbered)
    }

    @Test(arguments: [
        ("tahap: pagu", "tahap: pago", 8, "pago"), ("jadi: simpul", "jadi: simpal", 10, "simpal"), ("1: kode", "1: kode2", 6, "kode2"),
        ("baris_nomor: [1..3]", "baris_nomor: [1..2]", 8, "3"), ("kode: ada", "warna: ada", 10, "warna"),
        ("^CONTOH", "^CONTOH(", 3, "CONTOH("),
        ("kenali:", "kenaly:", 2, "kenaly"), ("baris:", "baris: []\nlain:", 10, "lain"),
    ])
    func wrong(_ part: String, _ replacement: String, _ line: Int, _ word: String) throws {
        let text = Self.sound.split(separator: part, omittingEmptySubsequences: false).joined(separator: replacement)
        let error = #expect(throws: MappingError.self) { try MappingLibrary.parse([("contoh.yaml", text)]) }
        #expect(error?.line == line, "\(error?.description ?? "")")
        #expect(error?.description.contains(word) == true, "\(error?.description ?? "")")
    }

    @Test func badYAMLIsTold() {
        let error = #expect(throws: MappingError.self) { try MappingLibrary.parse([("x.yaml", "formulir: [a\nb: c")]) }
        #expect(error?.line != nil)
    }

    @Test func twoOfOneName() {
        let error = #expect(throws: MappingError.self) { try MappingLibrary.parse([("a.yaml", Self.sound), ("b.yaml", Self.sound)]) }
        #expect(error?.description.contains("a.yaml") == true)
    }

    @Test func inheritanceReplacesOnlyWhatDiffers() throws {
        let heir = "formulir: turunan\ndasar: contoh\nkolom:\n  3: {ukuran: anggaran, tahap: dpa}\n"
        let mappings = try MappingLibrary.parse([("a.yaml", Self.sound), ("b.yaml", heir)])
        let own = try #require(mappings.first { $0.name == "turunan" })
        #expect(own.columns.count == 3)
        #expect(
            own.columns.contains { $0.meaning == .value(ValueMeaning(ukuran: .anggaran, tahap: .dpa, triwulan: nil, isCumulative: false)) })
        #expect(own.hash != mappings.first { $0.name == "contoh" }?.hash)
    }

    @Test func inheritanceInACircleIsTold() {
        let a = "formulir: a\ndasar: b\n"
        let b = "formulir: b\ndasar: a\n"
        #expect(throws: MappingError.self) { try MappingLibrary.parse([("a.yaml", a), ("b.yaml", b)]) }
    }

    @Test func aCommentMakesNoOtherVersion() throws {
        let plain = try MappingLibrary.parse([("a.yaml", Self.sound)])[0].hash
        #expect(try MappingLibrary.parse([("a.yaml", "# catatan\n" + Self.sound)])[0].hash == plain)
    }
}
