import Forms
import Foundation
import Model
import TestSupport
import Testing

@Suite("What regions settle for themselves")
struct RegionLibraryTests {
    @Test func shippedFiles() throws {
        let library = try RegionLibrary(directory: Fixtures.root.appending(path: "Mappings/daerah"))
        let common = library.configuration(for: nil)
        #expect(common.scales.first == .permendagri86)
        #expect(common.cap == .open)
        #expect(common.fallingWords.contains("angka kemiskinan"))
        #expect(library.configuration(for: "99.99") == common)
        let semarang = library.configuration(for: "33.74")
        #expect(semarang.scales.map(\.name) == ["Kota Semarang"])
        #expect(semarang.fallingWords == common.fallingWords)
    }

    @Test func aFolderThatIsNotThereSettlesNothing() throws {
        let folder = try Fixtures.temporaryFolder()
        #expect(try RegionLibrary(directory: folder.appending(path: "tiada")).configuration(for: "33.23") == .default)
    }

    @Test(arguments: [
        ("predikat:\n  - nama: X\n", 2), ("batas_capaian: banyak\n", 1), ("toleransi_persen: -1\n", 1), ("lain: 1\n", 1),
        ("predikat:\n  - nama: X\n    skala:\n      - {predikat: A, dari: 1, di_atas: 2}\n", 4),
    ])
    func errorsNameTheirLine(_ text: String, _ line: Int) throws {
        let folder = try Fixtures.temporaryFolder()
        try Data(text.utf8).write(to: folder.appending(path: "33.23.yaml"))
        let error = #expect(throws: MappingError.self) { try RegionLibrary(directory: folder) }
        #expect(error?.file == "daerah/33.23.yaml")
        #expect(error?.line == line)
    }
}
