import Forms
import Foundation
import Nomenklatur
import Notation
import OfficeConversion

/// A hash over everything that decides how bytes are read: the program's version, the mappings as resolved, and their lists.
enum Fingerprint {
    static func of(_ library: MappingLibrary, folder: URL, lists: [CodeList] = [], conversion: OfficeConversion?) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        func feed(_ bytes: some Sequence<UInt8>) {
            for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
            hash = (hash ^ 0xff) &* 0x100_0000_01b3
        }
        feed(Reader.version.utf8)
        // What was refused for want of LibreOffice is read once it is there.
        feed((conversion == nil ? "" : "konversi").utf8)
        for mapping in library.mappings { feed("\(mapping.name) \(mapping.version) \(mapping.hash)".utf8) }
        for file in listFiles(folder) {
            feed(file.lastPathComponent.utf8)
            if let data = try? Data(contentsOf: file) { feed(data) }
        }
        for list in lists {
            feed("\(list.edition.id) \(list.completeBidang.sorted().joined(separator: ","))".utf8)
            for entry in list.entries { feed("\(entry.kode.text) \(entry.nama)".utf8) }
        }
        return String(hash, radix: 16)
    }

    /// Every list beside the mappings, in a fixed order.
    private static func listFiles(_ folder: URL) -> [URL] {
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        let regions = files.filter { $0.pathExtension == "yaml" && $0.deletingLastPathComponent().lastPathComponent == "daerah" }
        return (files.filter { $0.pathExtension == "csv" } + regions).sorted { $0.path < $1.path }
    }
}
