import FoundationEssentials
import Grid

/// What all sheets of a workbook need, and where each of them lies.
struct Workbook: Sendable {
    struct SheetPlace: Sendable {
        var name: String
        var isHidden: Bool
        var part: String
    }
    let sheets: [SheetPlace]
    let modified: Date?
    let builder: CellBuilder
    private let strings: SharedStrings
    private let package: PackageParts

    /// Reads what leads to the sheets.
    /// - Parameter lookalike: what a package is that holds nothing known.
    init(in package: PackageParts, orElse lookalike: SpreadsheetError.Lookalike, limits: ReadingLimits, marks: NumeralMarks)
        throws(SpreadsheetError)
    {
        self.package = package
        let top = try Relationship.read(of: "", in: package, limits: limits)
        let part = top.first { $0.type == "officeDocument" && !$0.isExternal }?.part(seenFrom: "") ?? "xl/workbook.xml"
        if let other = try Sniffing.lookalike(of: package, workbook: part) { throw SpreadsheetError(.notASpreadsheet(looksLike: other)) }
        guard package.contains(part) else {
            // A workbook whose main part is lost is damaged; an archive without anything of the kind is another thing.
            if package.contains(prefix: "xl/") { throw SpreadsheetError(.missingPart, part: part) }
            throw SpreadsheetError(.notASpreadsheet(looksLike: lookalike))
        }
        let main = try WorkbookPart(reading: part, of: package, limits: limits)
        let arrows = try Relationship.read(of: part, in: package, limits: limits)
        sheets = try Self.places(of: main.sheets, by: arrows, seenFrom: part, in: package)

        func target(_ type: String) -> String? {
            arrows.first { $0.type == type && !$0.isExternal }?.part(seenFrom: part).flatMap { package.contains($0) ? $0 : nil }
        }
        let styles = if let part = target("styles") { try StylesPart(reading: part, of: package, limits: limits) } else { StylesPart() }
        builder = CellBuilder(styles: styles, is1904: main.is1904, marks: marks)
        strings =
            if let part = target("sharedStrings") {
                try SharedStringsPart.strings(part, of: package, limits: limits)
            } else { SharedStrings() }
        let core = top.first { $0.type == "core-properties" && !$0.isExternal }?.part(seenFrom: "") ?? "docProps/core.xml"
        modified = package.contains(core) ? CorePropertiesPart.modified(core, of: package, limits: limits) : nil
    }

    /// Follows each sheet to its part. A sheet that is not there refuses the workbook at once: nothing of it is loaded as if it were whole.
    private static func places(
        of entries: [WorkbookPart.Entry], by arrows: [Relationship], seenFrom workbook: String, in package: PackageParts
    ) throws(SpreadsheetError) -> [SheetPlace] {
        let byId = Dictionary(arrows.map { ($0.id, $0) }) { first, _ in first }
        var places: [SheetPlace] = []
        var used: Set<String> = []
        for entry in entries {
            // A module of an old workbook's macros stands among the sheets and leads nowhere.
            if entry.relationship.isEmpty { continue }
            guard let arrow = byId[entry.relationship] else { throw SpreadsheetError(.missingPart, sheet: entry.name) }
            guard !arrow.isExternal else { throw SpreadsheetError(.externalTarget(arrow.target), sheet: entry.name) }
            // Charts, dialogs and macro sheets stand among the sheets and hold no cells of a table.
            if ["chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet"].contains(arrow.type) { continue }
            guard let part = arrow.part(seenFrom: workbook) else {
                throw SpreadsheetError(.externalTarget(arrow.target), sheet: entry.name)
            }
            guard package.contains(part) else { throw SpreadsheetError(.missingPart, part: part, sheet: entry.name) }
            guard used.insert(PackageParts.fold(part)).inserted else {
                throw SpreadsheetError(.partUsedTwice, part: part, sheet: entry.name)
            }
            places.append(SheetPlace(name: entry.name, isHidden: entry.isHidden, part: part))
        }
        return places
    }

    // MARK: Cells

    /// Reads a sheet row by row.
    func forEachRawRow(ofSheetAt index: Int, name: String, limits: ReadingLimits, _ body: (PlacedRow) throws -> Void) throws {
        let place = sheets[index]
        // Merged ranges stand behind the cells: a look ahead finds out whether there are any, and reads them if so.
        var cover = MergedCover(try merges(of: place, limits: limits))
        try withoutActuallyEscaping(body) { body in
            let reader = SheetPart(strings: strings, limits: limits) { row, part in
                cover.move(to: row.number)
                try body(PlacedRow(row, cover, part.hiddenColumns, isHidden: place.isHidden || row.isHidden))
            }
            try run(reader, place, limits)
        }
        try package.checkUnchanged()
    }

    /// Reads a sheet whole, in one go: merged ranges are applied at the end.
    func readSheet(at index: Int, into sheet: inout Sheet, limits: ReadingLimits) throws(SpreadsheetError) {
        let place = sheets[index]
        var rows: [Row] = []
        var count = 0
        let builder = builder
        var texts = SharedTexts(strings)
        let reader = SheetPart(strings: strings, limits: limits) { row, part in
            count += row.cells.count
            guard count <= limits.heldCells else { throw SpreadsheetError(.tooLarge(.heldCells, limit: limits.heldCells)) }
            let isHidden = place.isHidden || row.isHidden
            let hiddenColumns = part.hiddenColumns
            rows.append(
                Row(
                    number: row.number, isHidden: row.isHidden,
                    cells: row.cells.map {
                        builder.cell($0, of: row, isHidden: isHidden || hiddenColumns.contains(Int($0.column)), texts: &texts)
                    }))
        }
        do {
            try run(reader, place, limits)
        } catch let error as SpreadsheetError {
            throw error
        } catch {
            throw SpreadsheetError(.truncated, part: place.part)
        }
        let merges = MergedRanges.sound(reader.merges)
        var cover = MergedCover(merges)
        if !merges.isEmpty {
            for index in rows.indices {
                cover.move(to: rows[index].number)
                rows[index].cells.removeAll { cover.covers($0.reference.column) }
            }
            rows.removeAll { $0.cells.isEmpty }
        }
        sheet.rows = rows
        sheet.merges = merges
        sheet.hiddenColumns = reader.hiddenColumns.set
        try package.checkUnchanged()
    }

    private func run(_ reader: SheetPart, _ place: SheetPlace, _ limits: ReadingLimits) throws {
        do throws(SpreadsheetError) {
            try XMLPush.parse(package.open(place.part, isHeld: false), part: place.part, into: reader, limits: limits)
        } catch {
            if let thrown = reader.thrown, !(thrown is SpreadsheetError) { throw thrown }
            throw error.at(sheet: place.name)
        }
    }

    private func merges(of place: SheetPlace, limits: ReadingLimits) throws -> [CellRange] {
        let look = try package.open(place.part, isHeld: false)
        guard try MergeLook.mayHoldMerges(look) else { return [] }
        let reader = SheetPart(strings: SharedStrings(), limits: limits, onlyMerges: true) { _, _ in }
        try run(reader, place, limits)
        return MergedRanges.sound(reader.merges)
    }

    /// Reads a sheet row by row, once: what merged ranges cover comes with all else.
    /// - Returns: the merged ranges.
    func forEachUncoveredRow(
        ofSheetAt index: Int, limits: ReadingLimits, _ body: (borrowing RawRow) throws -> Void
    ) throws -> [CellRange] {
        let place = sheets[index]
        let merges = try withoutActuallyEscaping(body) { body in
            let reader = SheetPart(strings: strings, limits: limits) { row, _ in try body(row) }
            try run(reader, place, limits)
            return MergedRanges.sound(reader.merges)
        }
        try package.checkUnchanged()
        return merges
    }

    /// The strings that the cells of all sheets share.
    var sharedStrings: SharedStrings { strings }
}
