import Assembly
public import Forms
import Foundation
public import Grid
public import Model
import Nomenklatur
public import OfficeConversion
import Reconcile
import Spreadsheet

/// The journey of a cell, from the bytes of a file to statements: what `import` and `explain` share.
public final class Reader: Sendable {
    /// The version of the program's reading; counted up when the same sheet and mapping would be read otherwise.
    public static let version = "2"

    /// Fingerprint of this program and the mappings in use: bytes refused by the same reader are not read again.
    public let fingerprint: String
    /// The mappings in use.
    public let library: MappingLibrary
    private let recogniser: Recogniser
    private let assembler: Assembler
    private let regionLibrary: RegionLibrary
    private let conversion: OfficeConversion?

    /// - Parameter mappings: the folder of mappings, with its regions (`pemda.csv`) and code lists (`nomenklatur/`).
    /// - Parameter conversion: what turns `.xls` and `.ods` into sheets; nil where nothing does.
    /// - Throws: ``MappingError``, ``NomenclatureError`` where one of them is wrong (exit 78).
    public init(mappings: String, conversion: OfficeConversion? = .ofThisMachine()) throws {
        self.conversion = conversion
        let folder = URL(filePath: mappings, directoryHint: .isDirectory)
        library = try MappingLibrary(directory: folder)
        recogniser = Recogniser(library)
        let nomenclature = try Nomenclature(directory: folder.appending(path: "nomenklatur").path)
        let regions = try Regions(file: folder.appending(path: "pemda.csv").path)
        assembler = Assembler(nomenclature: nomenclature, regions: regions)
        regionLibrary = try RegionLibrary(directory: folder.appending(path: "daerah"))
        fingerprint = Fingerprint.of(library, folder: folder, conversion: conversion)
    }

    /// Reads a file.
    /// - Parameter name: the file as users see it, for messages.
    /// - Throws: ``Refusal`` where nothing of the file can be loaded (exit 65).
    public func read(_ path: String, name: String, stated: StatedContext = StatedContext()) throws(Refusal) -> FileReading {
        let reading = try examine(path, name: name, stated: stated)
        if reading.statements.isEmpty {
            throw reading.sheets.compactMap(\.refusal).first
                ?? Refusal(
                    .berkasBukanLembar, file: name,
                    message: Message(id: "tidak ada sel yang terisi.", en: "no cell is filled."))
        }
        return reading
    }

    /// Reads a file for people to see how: what was refused is told by the sheet it was refused for.
    /// - Throws: ``Refusal`` where the file holds no sheets at all.
    public func examine(_ path: String, name: String, stated: StatedContext = StatedContext()) throws(Refusal) -> FileReading {
        let opened = try OpenedSpreadsheet(path, name: name, conversion: conversion)
        let workbook = opened.workbook
        var sheets: [SheetReport] = []
        do throws(SpreadsheetError) {
            for description in workbook.sheets {
                let sheet = try workbook.readSheet(at: description.index)
                if !sheet.rows.isEmpty { sheets.append(read(sheet, name: name, stated: stated)) }
            }
        } catch {
            throw Refusal(error, file: name)
        }
        var statements = sheets.compactMap(\.statement)
        if !statements.isEmpty { statements[0].findings += quarantined(sheets) }
        return FileReading(
            sha256: opened.sha256, size: opened.byteCount, modified: workbook.modified ?? Self.modificationDate(path),
            statements: statements, sheets: sheets)
    }

    /// Reads one sheet that is already held; what keeps it from being loaded stands in its ``SheetReport/refusal``.
    public func read(_ sheet: Sheet, name: String, stated: StatedContext = StatedContext()) -> SheetReport {
        var report = SheetReport(sheet: sheet.name, isHidden: sheet.isHidden)
        let candidates = recogniser.candidates(for: sheet)
        report.show(candidates)
        do throws(Refusal) {
            let candidate = try recogniser.choose(from: candidates, sheet: sheet, file: name)
            let reading = try RowClassifier(candidate, sheet: sheet, file: name).read()
            report.show(reading)
            var table = try assembler.assemble(reading, stated: stated, file: name)
            let region = regionLibrary.configuration(for: table.statement.context.pemdaKode)
            Reconciler(configuration: region).reconcile(&table.statement)
            if let end = sheet.shortEnd { table.statement.findings.append(Self.cutOff(end)) }
            table.statement.tellFindingsApart()
            report.show(table)
        } catch {
            report.refusal = error
        }
        return report
    }

    /// A CSV whose last record is short was read as far as it goes.
    private static func cutOff(_ end: ShortRecord) -> Finding {
        Finding(
            .berkasTerpotong, cell: end.end,
            message: Message(
                id:
                    "Baris terakhir berisi \(end.end.column) kolom, baris lain \(end.usual): berkas mungkin terpotong. Minta kiriman ulang bila begitu.",
                en:
                    "The last record has \(end.end.column) fields, the others \(end.usual): the file may be cut off. If so, ask for it again."
            ),
            printed: String(end.end.column), expected: String(end.usual))
    }

    /// Sheets that were not read beside others that were: a finding, not a refusal.
    private func quarantined(_ sheets: [SheetReport]) -> [Finding] {
        sheets.compactMap { report in
            guard let refusal = report.refusal else { return nil }
            var finding = Finding(
                .lembarTakDikenal, cell: refusal.cell,
                message: Message(
                    id: "Lembar '\(report.sheet)' tidak dimuat: \(refusal.message.id)",
                    en: "Sheet '\(report.sheet)' was not loaded: \(refusal.message.en)"),
                printed: report.sheet, subject: report.sheet)
            finding.sheet = report.sheet
            return finding
        }
    }

    private static func modificationDate(_ path: String) -> Date? {
        (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
    }
}
