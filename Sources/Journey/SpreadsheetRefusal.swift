public import Model
import OfficeConversion
public import Spreadsheet

/// The sentence a clerk reads where a file cannot be opened as sheets.
extension Refusal {
    /// What keeps a file from being read, as a refusal of it.
    public init(_ error: SpreadsheetError, file: String) {
        let (rule, message) = Self.explain(error.reason)
        var told = message
        if let part = error.part, rule == .berkasRusak || rule == .berkasTerlaluBesar {
            told.id += " (bagian \(part))"
            told.en += " (part \(part))"
        }
        self.init(rule, file: file, sheet: error.sheet, cell: error.cell, message: told)
    }

    private static func explain(_ reason: SpreadsheetError.Reason) -> (Rule, Message) {
        func damaged(_ id: String, _ en: String) -> (Rule, Message) {
            (
                .berkasRusak,
                Message(
                    id: "berkas rusak: \(id). Buka dengan program lembar kerja, simpan ulang, lalu kirim lagi.",
                    en: "the file is damaged: \(en). Open it in a spreadsheet program, save it again and send it anew.")
            )
        }
        switch reason {
        case .cannotOpen(let number), .cannotRead(let number):
            let words =
                number == 2
                ? ("berkas sudah tidak ada", "the file is gone")
                : number == 13 ? ("tidak ada izin membaca", "permission denied") : ("kesalahan sistem \(number)", "system error \(number)")
            return (.berkasTakTerbaca, Message(id: "berkas tidak dapat dibaca: \(words.0).", en: "the file cannot be read: \(words.1)."))
        case .changedWhileRead:
            return (
                .berkasTakTerbaca,
                Message(id: "berkas berubah saat dibaca; coba lagi.", en: "the file changed while it was read; try again.")
            )
        case .empty:
            return (
                .berkasBukanLembar,
                Message(
                    id: "berkas kosong (0 byte); pengiriman mungkin terputus.",
                    en: "the file is empty (0 bytes); its delivery may have been cut off.")
            )
        case .notASpreadsheet(let kind): return (.berkasBukanLembar, explain(kind))
        case .encrypted:
            return (
                .berkasBukanLembar,
                Message(
                    id: "berkas terkunci kata sandi; simpan tanpa kata sandi.", en: "the file is encrypted; save it without a password.")
            )
        case .damagedArchive(let damage):
            return damaged("arsip tidak utuh (\(damage.rawValue))", "its archive is not sound (\(damage.rawValue))")
        case .unsupportedCompression(let method):
            return damaged("cara pemampatan \(method) tidak dikenal", "compression method \(method) is not known")
        case .checksum: return damaged("isi tidak sesuai jumlah periksa", "its content does not match its checksum")
        case .truncated: return damaged("isi terputus sebelum akhir", "its content ends early")
        case .malformedXML(let line, let message):
            return damaged("XML salah pada baris \(line): \(message)", "malformed XML at line \(line): \(message)")
        case .doctype:
            return damaged(
                "memuat DOCTYPE, yang tidak pernah ditulis program lembar kerja", "it holds a DOCTYPE, which no spreadsheet program writes")
        case .missingPart: return damaged("ada bagian yang hilang", "a part is missing")
        case .wrongPart(let expected, let found):
            return damaged("bagian seharusnya \(expected), ternyata \(found)", "a part should be \(expected) but is \(found)")
        case .partUsedTwice: return damaged("dua lembar menunjuk bagian yang sama", "two sheets are one part")
        case .tooLarge(let limit, let number):
            return (
                .berkasTerlaluBesar,
                Message(
                    id: "berkas terlalu besar: lebih dari \(number) \(words(limit)).",
                    en: "the file is too large: more than \(number) \(limit).")
            )
        case .badReference(let text): return damaged("alamat sel '\(text)' salah", "cell reference '\(text)' is wrong")
        case .outOfOrder(let text): return damaged("baris atau sel '\(text)' tidak urut", "row or cell '\(text)' is out of order")
        case .badSharedStringIndex(let text):
            return damaged("teks bersama nomor '\(text)' tidak ada", "there is no shared string '\(text)'")
        case .externalTarget(let text):
            return damaged("lembar menunjuk ke luar berkas ('\(text)')", "a sheet lies outside the file ('\(text)')")
        case .undecodableText(let offset):
            return damaged("teks tidak dapat dibaca pada byte \(offset)", "text cannot be decoded at byte \(offset)")
        case .nulByte: return damaged("teks memuat byte nol", "the text holds a byte 0")
        case .unclosedQuote:
            return damaged("tanda kutip tidak ditutup; berkas mungkin terpotong", "a quote is never closed; the file may be cut off")
        case .noSuchSheet(let index): return damaged("lembar ke-\(index + 1) tidak ada", "there is no sheet \(index + 1)")
        }
    }

    /// A file that LibreOffice would read, on a machine without it.
    init(unconverted kind: SpreadsheetError.Lookalike, file: String) {
        let name = kind == .oldExcel ? (id: "buku kerja Excel lama (.xls)", en: "an old Excel workbook (.xls)") : openDocument
        self.init(
            .berkasBukanLembar, file: file,
            message: Message(
                id: "ini \(name.id). Simpan sebagai XLSX, lalu kirim lagi; atau pasang LibreOffice di mesin ini "
                    + "(apt install libreoffice-calc), maka berkas seperti ini dibaca langsung.",
                en: "this is \(name.en). Save it as XLSX and send it anew; or install LibreOffice on this machine "
                    + "(apt install libreoffice-calc), and such files are read as they are."))
    }

    /// A file that LibreOffice did not turn into a workbook.
    init(_ error: ConversionError, of kind: SpreadsheetError.Lookalike, file: String) {
        let name = kind == .oldExcel ? (id: "buku kerja Excel lama (.xls)", en: "an old Excel workbook (.xls)") : openDocument
        let message =
            switch error.reason {
            case .failed:
                Message(
                    id:
                        "ini \(name.id) yang tidak dapat dibuka LibreOffice: rusak atau terkunci kata sandi. Simpan sebagai XLSX tanpa kata "
                        + "sandi, lalu kirim lagi.",
                    en: "this is \(name.en) that LibreOffice cannot open: damaged or locked by a password. Save it as XLSX without a "
                        + "password and send it anew.")
            case .timedOut(let seconds):
                Message(
                    id:
                        "ini \(name.id); LibreOffice tidak selesai membacanya dalam \(seconds) detik. Simpan sebagai XLSX, lalu kirim lagi.",
                    en:
                        "this is \(name.en); LibreOffice did not finish reading it within \(seconds) seconds. Save it as XLSX and send it anew."
                )
            case .cannotRun(let number):
                Message(
                    id:
                        "ini \(name.id); LibreOffice tidak dapat dijalankan (kesalahan sistem \(number)). Simpan sebagai XLSX, lalu kirim lagi.",
                    en: "this is \(name.en); LibreOffice cannot be run (system error \(number)). Save it as XLSX and send it anew.")
            }
        self.init(.berkasBukanLembar, file: file, message: message)
    }

    /// What there is too much of, in Bahasa Indonesia.
    private static func words(_ limit: SpreadsheetError.Limit) -> String {
        switch limit {
        case .fileBytes: "byte berkas"
        case .entries: "berkas di dalam arsip"
        case .directoryBytes: "byte daftar isi arsip"
        case .partBytes: "byte sebuah bagian setelah dibuka"
        case .sheets: "lembar"
        case .cellFormats: "format sel"
        case .sharedStrings: "teks bersama"
        case .merges: "sel gabungan"
        case .cellText: "byte teks dalam satu sel"
        case .fieldsPerRecord: "kolom dalam satu baris"
        case .recordBytes: "byte dalam satu baris"
        case .heldCells: "sel dalam satu lembar"
        case .tokenBytes: "byte dalam satu tanda XML"
        case .depth: "unsur XML bersarang"
        case .rows: "baris"
        case .columns: "kolom"
        }
    }

    private static func explain(_ kind: SpreadsheetError.Lookalike) -> Message {
        func save(_ id: String, _ en: String) -> Message {
            Message(
                id: "ini \(id), bukan lembar kerja XLSX atau CSV. Simpan sebagai XLSX, lalu kirim lagi.",
                en: "this is \(en), not an XLSX workbook or CSV. Save it as XLSX and send it anew.")
        }
        switch kind {
        case .html: return save("halaman HTML (sering hasil unduhan aplikasi web)", "an HTML page (many web applications export one)")
        case .xml: return save("berkas XML", "an XML file")
        case .pdf: return save("berkas PDF", "a PDF")
        case .gzip: return save("arsip gzip", "a gzip archive")
        case .archive: return save("arsip", "an archive")
        case .image: return save("gambar", "a picture")
        case .docx: return save("dokumen Word", "a Word document")
        case .pptx: return save("berkas presentasi", "a presentation")
        case .oldExcel: return save("buku kerja Excel lama (.xls)", "an old Excel workbook (.xls)")
        case .binaryWorkbook: return save("buku kerja biner (.xlsb)", "a binary workbook (.xlsb)")
        case .ancientExcel: return save("buku kerja Excel sebelum Excel 97", "a workbook of Excel before 97")
        case .openDocument: return save(openDocument.id, openDocument.en)
        case .openDocumentOther:
            return save(
                "dokumen OpenDocument yang bukan lembar kerja (.odt, .odp)", "an OpenDocument file that is no spreadsheet (.odt, .odp)")
        case .passwordProtected:
            return Message(
                id: "buku kerja terkunci kata sandi; simpan tanpa kata sandi.",
                en: "the workbook is password-protected; save it without a password.")
        case .plainZip: return save("arsip zip biasa", "an ordinary zip archive")
        case .folder: return save("folder", "a folder")
        case .notAFile: return save("bukan berkas biasa", "not an ordinary file")
        case .binary: return save("berkas biner yang tidak dikenal", "a binary file of unknown kind")
        }
    }
}

/// How OpenDocument spreadsheets are called.
private let openDocument = (id: "lembar kerja OpenDocument (.ods)", en: "an OpenDocument spreadsheet (.ods)")
