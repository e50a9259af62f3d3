import Foundation
public import Model
import Notation

/// A full list as an operator has it, read whole or not at all.
///
/// Wider in what it takes than ``CodeList/init(file:)``, which reads what the project ships: any of the separators `, ; tab |`, headings of several
/// kinds, codes over several columns, titles above the headings, further columns. What it took otherwise than written stands in ``remarks``.
public struct OfficialList: Sendable {
    /// The list.
    public var list: CodeList
    /// What its reader is to be told: lines that say the same twice, headings that were passed over, an edition that the file does not name.
    public var remarks: [Message]

    /// Reads a file.
    /// - Parameters:
    ///   - edition: The edition that the operator states; nil to let the file tell.
    ///   - isPartial: Whether the absence of a code proves nothing. Otherwise the list is complete for each bidang that it holds a kegiatan of,
    ///     unless its remark line `# lengkap:` says of which.
    /// - Throws: ``ListError`` with line and column of the first thing that is wrong.
    public init(path: String, edition stated: Edition? = nil, isPartial: Bool = false) throws(ListError) {
        let text = try SeparatedText(path: path)
        let separator = text.likelySeparator
        var rows = Rows(file: path)
        for record in try text.records(by: separator) {
            try rows.take(record, separator: String(UnicodeScalar(separator)))
        }
        guard rows.headings != nil else { throw rows.noHeadings }
        var remarks = rows.remarks
        let edition = try Self.edition(rows, stated: stated, remarks: &remarks)
        for row in rows.rows where !row.kode.tata.contains(edition.tata) {
            throw rows.error(
                row.line, .kode, id: "'\(row.kode)' bukan kode menurut \(edition.id)", en: "'\(row.kode)' is no code of \(edition.id)")
        }
        guard !rows.rows.isEmpty else {
            throw ListError(file: path, message: Message(id: "tidak ada satu kode pun", en: "there is not one code"))
        }
        let entries = rows.rows.map { row in
            NomenclatureEntry(
                kode: row.kode, nama: row.nama, indikator: row.indikator, satuan: row.satuan, dasar: row.dasar,
                berlakuDari: row.berlakuDari,
                berlakuSampai: row.berlakuSampai)
        }
        var complete: Set<String> = []
        if !isPartial {
            complete =
                try rows.lengkap.map { text throws(ListError) in try CodeList.bidang(in: text, file: path) }
                ?? Set(entries.filter { $0.tingkat == .kegiatan }.compactMap(\.kode.bidang?.text))
        }
        list = CodeList(edition: edition, entries: entries, completeBidang: complete)
        self.remarks = remarks
    }

    /// The edition: as stated, as the file's remark says, as its decree column names it, else the latest that writes codes as it does, told.
    private static func edition(_ rows: Rows, stated: Edition?, remarks: inout [Message]) throws(ListError) -> Edition {
        if let stated { return stated }
        if let name = rows.edisi {
            guard let edition = Edition(id: name) else {
                let known = Edition.all.map(\.id).joined(separator: ", ")
                throw ListError(
                    file: rows.file,
                    message: Message(
                        id: "'# edisi: \(name)' tidak dikenal; yang dikenal: \(known)",
                        en: "'# edisi: \(name)' is unknown; known are \(known)"))
            }
            return edition
        }
        let tata = TataKode.allCases.filter { tata in rows.rows.allSatisfy { $0.kode.tata.contains(tata) } }
        let possible = Edition.all.filter { tata.contains($0.tata) }
        guard !possible.isEmpty else {
            let mixed = rows.rows.first { !$0.kode.tata.contains(rows.rows[0].kode.tata[0]) } ?? rows.rows[0]
            throw rows.error(
                mixed.line, .kode, id: "kode '\(mixed.kode)' ditulis menurut peraturan lain daripada kode di atasnya",
                en: "code '\(mixed.kode)' is written by another decree's grammar than the codes above it")
        }
        let named = possible.filter { edition in rows.rows.contains { $0.dasar.map(edition.isNamed) ?? false } }
        if let edition = named.last { return edition }
        let edition = possible[possible.count - 1]
        if possible.count > 1 {
            remarks.append(
                Message(
                    id: "berkas tidak menyebut edisinya; menurut bentuk kodenya dianggap \(edition.id); nyatakan yang lain dengan --edisi",
                    en: "the file does not name its edition; taken as \(edition.id) by the grammar of its codes; state another with --edisi"
                ))
        }
        return edition
    }
}

extension Edition {
    /// Whether a text names the decree: by its number. `Permendagri 90/2019` is the decree whose first list is Kepmendagri 050-3708/2020.
    public func isNamed(_ text: String) -> Bool {
        let squeezed = text.filter { !$0.isWhitespace }
        return decreeNumbers.contains { squeezed.contains($0) }
    }

    private var decreeNumbers: [String] {
        switch id {
        case "Permendagri 13/2006": ["13/2006", "13Tahun2006"]
        case "Kepmendagri 050-3708/2020": ["050-3708", "3708/2020", "3708Tahun2020", "90/2019", "90Tahun2019"]
        case "Kepmendagri 050-5889/2021": ["050-5889", "5889/2021", "5889Tahun2021"]
        case "Kepmendagri 900.1.15.5-1317/2023": ["1317/2023", "15.5-1317", "1317Tahun2023"]
        default: []
        }
    }
}

/// The lines of a list while it is read.
private struct Rows {
    struct Row {
        var line: Int
        var kode: Kode
        var nama: String
        var indikator: String?, satuan: String?, dasar: String?
        var berlakuDari: Int?, berlakuSampai: Int?
    }
    let file: String
    var headings: ListHeadings?
    var rows: [Row] = []
    var edisi: String?, lengkap: String?
    private var above: [String] = []
    private var positions: [Kode: Int] = [:]
    private var repeated: [Int] = []
    private var renamed: [(line: Int, kode: Kode)] = []

    init(file: String) { self.file = file }

    /// How many records may stand above the headings: titles.
    private static let titleRecords = 20

    mutating func take(_ record: SeparatedText.Record, separator: String) throws(ListError) {
        if let headings {
            if record.fields.allSatisfy(\.isEmpty) || record.fields[0].hasPrefix("#") { return }
            try add(record, headings)
        } else if let remark = record.remark(separator: separator) {
            if remark.key == "edisi", !remark.value.isEmpty { edisi = remark.value }
            if remark.key == "lengkap" { lengkap = remark.value }
        } else if above.count > Self.titleRecords {
            throw noHeadings
        } else {
            headings = ListHeadings(record)
            if !record.fields.allSatisfy(\.isEmpty) { above.append("\(record.line): \(record.fields.joined(separator: " · ").prefix(80))") }
        }
    }

    var noHeadings: ListError {
        let met = above.prefix(3).joined(separator: " | ")
        return ListError(
            file: file, line: above.first.flatMap { Int($0.prefix { $0 != ":" }) },
            message: Message(
                id: "tidak ada baris judul kolom dengan kode (kode, code) dan nama (nama, name, uraian, nomenklatur); yang ada: \(met)",
                en: "no line of headings with a code (kode, code) and a name (nama, name, uraian, nomenklatur); there is: \(met)"))
    }

    func error(_ line: Int, _ field: ListHeadings.Field, id: String, en: String) -> ListError {
        let place = headings?.place(of: field) ?? Message(id: "", en: "")
        return ListError(file: file, line: line, message: Message(id: "\(place.id): \(id)", en: "\(place.en): \(en)"))
    }

    private mutating func add(_ record: SeparatedText.Record, _ headings: ListHeadings) throws(ListError) {
        let line = record.line
        guard record.fields.count <= headings.names.count || record.fields[headings.names.count...].allSatisfy(\.isEmpty) else {
            throw ListError(
                file: file, line: line,
                message: Message(
                    id: "\(record.fields.count) isian, padahal kolomnya \(headings.names.count)",
                    en: "\(record.fields.count) fields where there are \(headings.names.count) columns"))
        }
        func field(_ field: ListHeadings.Field) -> String? {
            guard let index = headings.columns[field], record.fields.indices.contains(index), !record.fields[index].isEmpty else {
                return nil
            }
            return record.fields[index]
        }
        func year(_ column: ListHeadings.Field) throws(ListError) -> Int? {
            guard let text = field(column) else { return nil }
            guard let year = Int(text), (1900...2199).contains(year) else {
                throw error(line, column, id: "'\(text)' bukan tahun", en: "'\(text)' is no year")
            }
            return year
        }
        let text = field(.kode) ?? ListHeadings.Field.parts.compactMap(field).joined(separator: ".")
        guard !text.isEmpty else { throw error(line, .kode, id: "kode kosong", en: "the code is blank") }
        guard let kode = Self.kode(text) else {
            throw error(line, .kode, id: "'\(text)' bukan kode kegiatan", en: "'\(text)' is no activity code")
        }
        guard let nama = field(.nama) else { throw error(line, .nama, id: "nama \(kode) kosong", en: "\(kode) has no name") }
        if let word = field(.tingkat), Tingkat(listWord: word) != kode.tingkat {
            throw error(
                line, .tingkat, id: "tingkat \(kode) adalah \(kode.tingkat.rawValue), bukan '\(word)'",
                en: "the level of \(kode) is \(kode.tingkat.rawValue), not '\(word)'")
        }
        if let position = positions[kode] {
            if foldedName(rows[position].nama) == foldedName(nama) {
                repeated.append(line)
            } else {
                renamed.append((line, kode))
            }
            return
        }
        positions[kode] = rows.count
        rows.append(
            Row(
                line: line, kode: kode, nama: nama, indikator: field(.indikator), satuan: field(.satuan), dasar: field(.dasar),
                berlakuDari: try year(.berlakuDari), berlakuSampai: try year(.berlakuSampai)))
    }

    /// A code as a list may write it: canonical, or with what only a typist adds (spaces, dots at the end).
    private static func kode(_ text: String) -> Kode? {
        if let kode = Kode(text) { return kode }
        let reading = readKode(text)
        return reading.status == .diperbaiki && Set(reading.repairs).isSubset(of: [.spasi, .titik, .hurufKecil]) ? reading.kode : nil
    }

    /// What the operator is to know about lines that were passed over.
    var remarks: [Message] {
        var remarks: [Message] = []
        func lines(_ lines: [Int]) -> String {
            lines.prefix(5).map(String.init).joined(separator: ", ") + (lines.count > 5 ? ", …" : "")
        }
        if !repeated.isEmpty {
            remarks.append(
                Message(
                    id: "\(repeated.count) baris mengulang kode dan nama di atasnya (baris \(lines(repeated)))",
                    en: "\(repeated.count) lines repeat a code and name above (lines \(lines(repeated)))"))
        }
        for (line, kode) in renamed.prefix(5) {
            remarks.append(
                Message(
                    id: "baris \(line): kode \(kode) sudah ada dengan nama lain; baris ini tidak dipakai",
                    en: "line \(line): code \(kode) stands above with another name; this line is not used"))
        }
        if renamed.count > 5 {
            remarks.append(
                Message(id: "dan \(renamed.count - 5) kode ganda lain", en: "and \(renamed.count - 5) more codes with two names"))
        }
        if let ignored = headings?.ignored, !ignored.isEmpty {
            let names = ignored.joined(separator: ", ")
            remarks.append(Message(id: "kolom yang tidak dipakai: \(names)", en: "columns passed over: \(names)"))
        }
        return remarks
    }
}
