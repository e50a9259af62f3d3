import Forms
import Grid
import Journey
import Model
import TestSupport
import Testing

@Suite("Notes may hold figures")
struct NoteFigureTests {
    private static let mapping = """
        formulir: catatan
        kenali:
          judul: ['^LAPORAN$', {pola: '^TAHUN (?<tahun>20\\d\\d)$', wajib: tidak}]
        kode: lengkap
        kolom:
          - {judul: Kode, peran: kode}
          - {judul: Uraian, peran: uraian}
          - {judul: Bobot (%), catatan: bobot}
          - {judul: Pagu, ukuran: anggaran, tahap: pagu}
          - {judul: Realisasi, ukuran: anggaran, tahap: realisasi}
          - {judul: Keterangan, catatan: keterangan}
        baris:
          - {bila: {kode: ada, uraian: ada}, jadi: simpul}
          - {bila: {uraian: ada, nilai: ada}, jadi: simpul}
        """
    private static let head = "LAPORAN\nTAHUN 2024\n\nKode | Uraian | Bobot (%) | Pagu | Realisasi | Keterangan\n"

    private func read(_ rows: String) throws -> Statement {
        let library = MappingLibrary(mappings: try MappingLibrary.parse([("catatan.yaml", Self.mapping)]))
        let reader = try Reader(mappings: Fixtures.root.appending(path: "Mappings").path, library: library)
        return try #require(reader.read(Sheet(written: Self.head + rows), name: "uji.xlsx").statement)
    }

    @Test func aColumnOfWeights() throws {
        let statement = try read(
            """
            1.06.04 | Program Rehabilitasi Sosial | 44.36 | 1000000 | |
            1.06.04.2.01 | Rehabilitasi Dasar | 18.22 | 600000 | 300000 | selesai
            1.06.04.2.02 | Rehabilitasi Lanjutan | 11.87 | 400000 | 200000 |
            """)
        #expect(statement.facts.count == 5)
        #expect(statement.notes.filter { $0.jenis == "bobot" }.map(\.text) == ["44.36", "18.22", "11.87"])
        #expect(statement.account.karantina == 0)
        #expect(!statement.findings.contains { $0.rule == .kolomBergeser })
    }

    @Test(arguments: ["100%", "2"]) func aRemarkThatIsANumber(_ remark: String) throws {
        let statement = try read(
            """
            1.06.04 | Program Rehabilitasi Sosial | | 1000000 | 500000 | lancar
            1.06.04.2.01 | Rehabilitasi Dasar | | 600000 | 300000 | \(remark)
            1.06.04.2.02 | Rehabilitasi Lanjutan | | 400000 | 200000 | sisa lelang
            """)
        #expect(statement.facts.count == 6)
        #expect(statement.notes.contains { $0.text == remark })
        #expect(!statement.findings.contains { $0.rule == .kolomBergeser })
    }

    @Test("A row that slipped into the remarks is still found")
    func aRowThatSlipped() throws {
        let statement = try read(
            """
            1.06.04 | Program Rehabilitasi Sosial | | 1000000 | 500000 | lancar
            1.06.04.2.01 | Rehabilitasi Dasar | | | 600000 | 300000
            1.06.04.2.02 | Rehabilitasi Lanjutan | | 400000 | 200000 | sisa lelang
            """)
        #expect(statement.findings.contains { $0.rule == .kolomBergeser && $0.cell?.row == 6 })
        #expect(!statement.notes.contains { $0.text == "300000" })
    }

    @Test("A row without a code is told, with the level it was read as")
    func aRowWithoutACode() throws {
        let statement = try read(
            """
            1.06.04 | Program Rehabilitasi Sosial | | 1000000 | 500000 |
            | Rehabilitasi Dasar Penyandang Disabilitas | | 600000 | 300000 |
            1.06.04.2.01.0001 | Penyediaan Permakanan | | 600000 | 300000 |
            """)
        let fact = try #require(statement.facts.first { $0.cell.description == "D6" })
        #expect(statement.nodes[fact.node].tingkat == .kegiatan)
        #expect(statement.findings.contains { $0.cell?.row == 6 && ($0.message.en.contains("kegiatan") || $0.rule == .kodeDariNama) })
    }
}
