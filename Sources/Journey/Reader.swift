import Assembly
public import Forms
import Foundation
public import Grid
public import Model
public import Nomenklatur
public import OfficeConversion
import Reconcile
import Spreadsheet

/// The journey of a cell, from the bytes of a file to statements: what `import` and `explain` share.
public final class Reader: Sendable {
    /// The version of the program's reading; counted up when the same sheet and mapping would be read otherwise.
    public static let version = "4"

    /// Fingerprint of this program and the mappings in use: bytes refused by the same reader are not read again.
    public let fingerprint: String
    /// The mappings in use.
    public let library: MappingLibrary
    private let splitter: TableSplitter
    private let assembler: Assembler
    private let regions: Regions
    private let agencies: Agencies
    private let regionLibrary: RegionLibrary
    private let conversion: OfficeConversion?

    /// - Parameters:
    ///   - mappings: the folder of mappings, with its regions (`pemda.csv`), their agencies (`perangkat_daerah/`) and code lists
    ///     (`nomenklatur/`).
    ///   - library: the mappings to read with instead of the folder's own: a proposal that is being tried.
    ///   - lists: code lists from elsewhere; they count like those of the folder, and before them.
    ///   - conversion: what turns `.xls` and `.ods` into sheets; nil where nothing does.
    /// - Throws: ``MappingError``, ``NomenclatureError`` where one of them is wrong (exit 78).
    public init(
        mappings: String, library: MappingLibrary? = nil, lists: [CodeList] = [], conversion: OfficeConversion? = .ofThisMachine()
    ) throws {
        self.conversion = conversion
        let folder = URL(filePath: mappings, directoryHint: .isDirectory)
        self.library = try library ?? MappingLibrary(directory: folder)
        let library = self.library
        splitter = TableSplitter(Recogniser(library))
        let nomenclature = try Nomenclature(directory: folder.appending(path: "nomenklatur").path, loaded: lists)
        regions = try Regions(file: folder.appending(path: "pemda.csv").path)
        agencies = try Agencies(directory: folder.appending(path: "perangkat_daerah").path, regions: regions)
        assembler = Assembler(nomenclature: nomenclature, regions: regions, agencies: agencies)
        regionLibrary = try RegionLibrary(directory: folder.appending(path: "daerah"))
        fingerprint = Fingerprint.of(library, folder: folder, lists: lists, conversion: conversion)
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
                if !sheet.rows.isEmpty { sheets += readTables(sheet, name: name, stated: stated) }
            }
        } catch {
            throw Refusal(error, file: name)
        }
        try readNameless(&sheets, of: workbook, name: name, stated: stated)
        let statements = settle(&sheets, name: name, stated: stated)
        return FileReading(
            sha256: opened.sha256, size: opened.byteCount, modified: workbook.modified ?? Self.modificationDate(path),
            statements: statements, sheets: sheets)
    }

    /// Reads sheets again that would be one statement for want of an agency: their names tell them apart, and are told.
    private func readNameless(
        _ sheets: inout [SheetReport], of workbook: WorkbookFile, name: String, stated: StatedContext
    ) throws(Refusal) {
        let names = NamelessSheets.names(sheets)
        guard !names.isEmpty else { return }
        do throws(SpreadsheetError) {
            for description in workbook.sheets where names.contains(description.name) {
                let again = readTables(try workbook.readSheet(at: description.index), name: name, stated: stated, namesAgency: true)
                guard let first = sheets.firstIndex(where: { $0.sheet == description.name }) else { continue }
                sheets.removeAll { $0.sheet == description.name }
                sheets.insert(contentsOf: again, at: first)
            }
        } catch {
            throw Refusal(error, file: name)
        }
    }

    /// Tells recaps from what is loaded, compares them, and adds what is found about the file as a whole to its statements.
    private func settle(_ sheets: inout [SheetReport], name: String, stated: StatedContext) -> [Statement] {
        guard let first = sheets.lazy.compactMap(\.statement).first?.context else {
            for index in sheets.indices where sheets[index].pending != nil { readAlone(&sheets[index], name: name, stated: stated) }
            return []
        }
        let names = AgencyNames(first, agencies: agencies, regions: regions)
        RecapRoles(names: names).decide(&sheets)
        for index in sheets.indices where !sheets[index].isControl {
            let mark = sheets[index].isCalledRecap ? (sheets[index].sheet, sheets[index].recapCell) : nil
            sheets[index].statement?.yieldToAgencies(called: mark)
        }
        Strangers.account(&sheets)
        var statements = sheets.filter { !$0.isControl }.compactMap(\.statement)
        let quarter = RecapRoles.quarter(of: statements)
        for index in sheets.indices {
            guard var table = sheets[index].pending else { continue }
            // What a recap does not say of its period, the sheets it sums up have said.
            table.inherited.append((.tahun, ContextValue(text: String(first.tahun), cell: nil)))
            if let quarter { table.inherited.append((.triwulan, ContextValue(text: String(quarter), cell: nil))) }
            sheets[index] = read(table, of: sheets[index].table == nil ? 1 : 2, name: name, stated: stated)
            sheets[index].isControl = true
        }
        if sheets.contains(where: { $0.isControl && $0.statement != nil }) {
            let sources = RecapSources(statements, names: names)
            for index in sheets.indices where sheets[index].isControl {
                guard let recap = sheets[index].statement else { continue }
                let outcome = RecapCheck(recap: recap, sources: sources, quarter: quarter).outcome()
                for (position, finding) in RecapFindings(recap: recap, statements: statements, outcome: outcome).all() {
                    statements[position].findings.append(finding)
                }
                sheets[index].show(outcome)
            }
        }
        for finding in SheetRoles.findings(sheets) {
            let own = statements.firstIndex { $0.sheet == finding.sheet } ?? 0
            statements[own].findings.append(finding)
        }
        return statements
    }

    /// Reads a recap that has no sheet beside it, for people to see how: nothing of it is loaded.
    private func readAlone(_ report: inout SheetReport, name: String, stated: StatedContext) {
        guard let table = report.pending else { return }
        report = read(table, of: report.table == nil ? 1 : 2, name: name, stated: stated)
        report.isControl = true
        report.refusal = SheetRoles.recapAlone(table, file: name)
    }

    /// Reads one sheet that is already held, table by table; what keeps a table from being loaded stands in its ``SheetReport/refusal``.
    /// - Parameter namesAgency: whether the sheet's name is taken for its agency's where nothing else names one.
    public func readTables(
        _ sheet: Sheet, name: String, stated: StatedContext = StatedContext(), namesAgency: Bool = false
    ) -> [SheetReport] {
        var tables = splitter.tables(of: sheet, file: name)
        if namesAgency { for index in tables.indices { NamelessSheets.name(&tables[index]) } }
        var reports = tables.map { table in
            guard let form = table.form, form.mapping.use == .control else {
                return read(table, of: tables.count, name: name, stated: stated)
            }
            var report = report(table, of: tables.count)
            report.isControl = true
            report.pending = table
            return report
        }
        Twins.tellApart(&reports)
        return reports
    }

    /// Reads the first table of a sheet that is already held.
    public func read(_ sheet: Sheet, name: String, stated: StatedContext = StatedContext()) -> SheetReport {
        readTables(sheet, name: name, stated: stated)[0]
    }

    private func read(_ table: SheetTable, of count: Int, name: String, stated: StatedContext) -> SheetReport {
        var report = report(table, of: count)
        do throws(Refusal) {
            guard let form = table.form else { throw table.refusal ?? SheetRoles.unknown(table, file: name) }
            let reading = try RowClassifier(form, sheet: table.sheet, file: name, inherited: table.inherited).read()
            report.show(reading)
            var assembled = try assembler.assemble(reading, stated: stated, file: name)
            assembled.statement.table = table.position
            let region = regionLibrary.configuration(for: assembled.statement.context.pemdaKode)
            Reconciler(configuration: region).reconcile(&assembled.statement)
            if let end = table.sheet.shortEnd, table.sheet.rows.last?.number == end.end.row {
                assembled.statement.findings.append(Self.cutOff(end))
            }
            assembled.statement.tellFindingsApart()
            report.show(assembled)
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

    private func report(_ table: SheetTable, of count: Int) -> SheetReport {
        var report = SheetReport(sheet: table.sheet.name, isHidden: table.sheet.isHidden)
        if count > 1, let first = table.sheet.rows.first?.number, let last = table.sheet.rows.last?.number {
            report.table = table.position
            report.rows = first...last
        }
        report.figures = SheetRoles.figures(of: table.sheet)
        report.isCalledRecap = table.isCalledRecap
        report.recapCell = table.recapCell
        report.rest = table.form == nil ? table.sheet.rows : []
        report.show(table.candidates)
        return report
    }

    private static func modificationDate(_ path: String) -> Date? {
        (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
    }
}
