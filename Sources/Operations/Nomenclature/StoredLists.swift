import Dataset
import Foundation
import Model
import Nomenklatur
import Notation
import Spreadsheet

extension StoredCodeList {
    /// A list as the dataset keeps it.
    init(_ list: CodeList, berkas: String, sha256: String) {
        self.init(
            edisi: list.edition.id, berkas: berkas, sha256: sha256, lengkap: list.completeBidang,
            codes: list.entries.map {
                StoredCode(
                    kode: $0.kode.text, tingkat: $0.tingkat.rawValue, nama: $0.nama, indikator: $0.indikator, satuan: $0.satuan,
                    dasar: $0.dasar, berlakuDari: $0.berlakuDari, berlakuSampai: $0.berlakuSampai)
            })
    }

    /// The list as readers ask it; nil where the program no longer knows its edition.
    var list: CodeList? {
        Edition(id: edisi).map { edition in
            CodeList(
                edition: edition,
                entries: codes.compactMap { code in
                    Kode(code.kode).map {
                        NomenclatureEntry(
                            kode: $0, nama: code.nama, indikator: code.indikator, satuan: code.satuan, dasar: code.dasar,
                            berlakuDari: code.berlakuDari, berlakuSampai: code.berlakuSampai)
                    }
                }, completeBidang: Set(lengkap))
        }
    }
}

extension StoredCrosswalk {
    /// A crosswalk as the dataset keeps it.
    init(_ crosswalk: Crosswalk, sha256: String) {
        self.init(
            edisiAsal: crosswalk.dari.id, edisiTujuan: crosswalk.ke.id, berkas: fileName(crosswalk.file), sha256: sha256,
            rows: crosswalk.rows.map {
                StoredPadanan(
                    kodeAsal: $0.asal.text, kodeTujuan: $0.tujuan?.text, jenis: $0.jenis.rawValue, bagian: $0.bagian?.text,
                    tanggal: $0.tanggal, sumber: $0.sumber)
            })
    }

    /// The crosswalk as it is checked and applied; nil where the program no longer knows its editions.
    var crosswalk: Crosswalk? {
        guard let dari = Edition(id: edisiAsal), let ke = Edition(id: edisiTujuan) else { return nil }
        return Crosswalk(
            file: berkas, dari: dari, ke: ke,
            rows: rows.enumerated().compactMap { index, row in
                guard let asal = Kode(row.kodeAsal), let jenis = PadananJenis(rawValue: row.jenis) else { return nil }
                return Padanan(
                    asal: asal, tujuan: row.kodeTujuan.flatMap { Kode($0) }, jenis: jenis, bagian: row.bagian.flatMap { Share($0) },
                    tanggal: row.tanggal, sumber: row.sumber ?? "", line: index + 1)
            })
    }

    /// What crosswalks come to, as the dataset keeps it.
    static func paths(_ crosswalks: [StoredCrosswalk]) -> [StoredPath] {
        CrosswalkPaths(crosswalks.compactMap(\.crosswalk)).all.map {
            StoredPath(
                edisiAsal: $0.dari.id, kodeAsal: $0.asal.text, edisiTujuan: $0.ke.id, kodeTujuan: $0.tujuan?.text,
                jenis: $0.jenis.rawValue, bagian: $0.bagian?.value)
        }
    }
}

extension Dataset {
    /// The code lists in force, as readers ask them.
    func lists() throws -> [CodeList] { try codeLists().compactMap(\.list) }
}

/// The last part of a path.
func fileName(_ path: String) -> String { URL(filePath: path).lastPathComponent }

extension Edition {
    /// The edition that an option names: in full, or by its decree's number (`3708`, `1317/2023`, `90/2019`).
    /// - Throws: ``Trouble`` (64).
    static func named(_ text: String, option: String) throws -> Edition {
        if let edition = Edition(id: text) { return edition }
        let matching = all.filter { $0.isNamed(text) || (text.count >= 4 && $0.id.contains(text)) }
        guard matching.count == 1 else {
            throw Trouble(.usage, "\(option) '\(text)': known editions are \(all.map(\.id).joined(separator: ", "))")
        }
        return matching[0]
    }
}

extension Session {
    /// The code lists at hand: those of the mappings, and those that were loaded into the dataset, where there is one.
    func nomenclature() throws -> Nomenclature {
        let folder = URL(filePath: settings.mappingsPath, directoryHint: .isDirectory).appending(path: "nomenklatur").path
        return try Nomenclature(directory: folder, loaded: loadedLists())
    }

    /// The code lists in the dataset; none where there is no dataset yet.
    func loadedLists() throws -> [CodeList] {
        let path = try settings.datasetPath()
        return FileManager.default.fileExists(atPath: path) ? try Dataset(path: path, readOnly: true).lists() : []
    }

    /// A file of the command line, with the digest of its bytes.
    /// - Throws: ``Trouble`` where there is none (66), it is a folder (64), or it cannot be read (74).
    func listFile(_ path: String) throws -> String {
        guard FileManager.default.fileExists(atPath: path) else { throw Trouble(.noInput, "no such file: \(path)") }
        guard !isFolder(path) else { throw Trouble(.usage, "\(path) is a folder; this command takes a file") }
        do throws(SpreadsheetError) {
            return try sha256Hex(ofFileAt: path)
        } catch {
            throw Trouble(.refused, "\(path): cannot be read: \(error)")
        }
    }

    /// Does what reads a file of the operator's: what is wrong with it is a refusal, told in the reader's language.
    func reading<T>(_ body: () throws(ListError) -> T) throws -> T {
        do throws(ListError) {
            return try body()
        } catch {
            throw Trouble(.refused, error.text(in: language))
        }
    }
}
