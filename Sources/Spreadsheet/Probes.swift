package import Grid

/// Single parsers of the reader, for tests that throw bytes at each of them alone. Programs open a ``WorkbookFile``.
package enum Probes {
    /// A cell's reference as a sheet writes it; nil where it is none.
    package static func reference(_ bytes: UnsafeBufferPointer<UInt8>) -> CellReference? {
        ReferenceBytes.cell(bytes).map { CellReference(row: $0.row, column: $0.column) }
    }

    /// A range as merged cells are written; nil where it is none.
    package static func range(_ bytes: UnsafeBufferPointer<UInt8>) -> CellRange? { ReferenceBytes.range(bytes) }

    /// A number as a sheet stores it; nil where it is none.
    /// - Returns: the number, and whether the bytes are said to be its shortest writing.
    package static func storedNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> (value: Double, isShortest: Bool)? {
        StoredNumber(bytes).map { ($0.value, $0.isShortest) }
    }

    /// The shortest writing of a number.
    package static func exact(_ number: Double) -> [UInt8] {
        var bytes: [UInt8] = []
        PlainNumber.appendExact(number, to: &bytes)
        return bytes
    }

    /// What a number shows by a format code that a stranger wrote.
    package static func shown(_ number: Double, code: String) -> String {
        var bytes: [UInt8] = []
        FormatCode(code).append(number, is1904: false, marks: .decimalComma, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The parts of an archive, each unpacked whole: its name and its bytes, or nothing where it cannot be unpacked.
    package static func parts(ofArchiveAt path: String, limits: ReadingLimits) throws(SpreadsheetError) -> [(
        name: String, bytes: [UInt8]?
    )] {
        let file = try FileBytes(path: path, limit: limits.fileBytes)
        return try ZipDirectory(reading: file, limits: limits).entries.map { entry in
            var bytes: [UInt8] = []
            do throws(SpreadsheetError) {
                let stream = try PartStream(entry: entry, of: file, limit: limits.partBytes)
                while let step = try stream.next() { bytes += step }
            } catch { return (entry.name, nil) }
            return (entry.name, bytes)
        }
    }

    /// The cells of a file that is the XML of a sheet, with the shared strings `a` and `b` and without styles.
    /// - Parameter leadsRowsPast: whether plain rows are led past the XML parser, as they are in earnest.
    /// - Returns: each cell, as text that can be compared.
    package static func sheetXML(at path: String, limits: ReadingLimits, leadsRowsPast: Bool = true) throws -> [String] {
        let file = try FileBytes(path: path, limit: limits.fileBytes)
        var cells: [String] = []
        var strings = SharedStringsList()
        for text in ["a", "b"] { Array(text.utf8).withUnsafeBufferPointer { _ = strings.append($0) } }
        let part = SheetPart(strings: strings.shared(), limits: limits) { row, _ in
            for cell in row.cells {
                let text = String(decoding: row.text(cell), as: UTF8.self)
                cells.append("\(row.number) \(row.isHidden) \(cell.column) \(cell.kind) \(cell.format) \(cell.number.bitPattern) \(text)")
            }
        }
        part.leadsRowsPast = leadsRowsPast
        try XMLPush.parse(PartStream(file: file, part: "sheet.xml", limit: limits.partBytes), part: "sheet.xml", into: part, limits: limits)
        cells.append("\(part.merges) \(part.hiddenColumns.set.sorted())")
        return cells
    }
}
