import Foundation
import TestSupport
import Testing

@testable import Forms

@Suite("The schema knows what mappings may say")
struct MappingSchemaTests {
    static let shipped: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: Fixtures.root.appending(path: "Mappings").path)) ?? []
        return names.filter { $0.hasSuffix(".yaml") }.sorted()
    }()

    @Test("Every shipped mapping fits it", arguments: shipped)
    func fits(_ name: String) throws {
        let text = try String(contentsOf: Fixtures.root.appending(path: "Mappings/\(name)"), encoding: .utf8)
        #expect(MappingLibrary.schemaErrors(in: text, file: name) == [])
    }

    @Test(
        "What it does not know is told at its place",
        arguments: [
            ("formulir: contoh\nkolum: {}", 2, 1, "kolum"), ("formulir: contoh\nkode: penuh", 2, 7, "penuh"),
            ("formulir: contoh\nkolom:\n  1: kodek", 3, 6, "kodek"),
            ("formulir: contoh\nkolom:\n  1: {ukuran: uang, tahap: pagu}", 3, 15, "uang"),
            ("formulir: contoh\nbaris:\n  - {bila: {kode: ada}}", 3, 5, "jadi"),
            ("formulir: contoh\nkolom:\n  - {peran: kode}", 3, 5, "judul"),
            ("formulir: [", 1, 12, ""), ("jenis: [1", 1, 10, ""),
        ])
    func wrong(_ text: String, _ line: Int, _ column: Int, _ word: String) throws {
        let error = try #require(MappingLibrary.schemaErrors(in: text, file: "contoh.yaml").first)
        #expect(word.isEmpty || error.reason.en.contains(word), "\(error)")
        if !word.isEmpty { #expect(error.line == line && error.column == column, "\(error)") }
    }

    @Test("It is written as JSON")
    func isJSON() throws {
        let object = try JSONSerialization.jsonObject(with: Data(MappingLibrary.schemaJSON.utf8)) as? [String: Any]
        #expect((object?["$defs"] as? [String: Any])?["aturan"] != nil)
        #expect(object?["additionalProperties"] as? Bool == false)
    }
}
