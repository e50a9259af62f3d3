import Grid
import Spreadsheet
import TestSupport

extension ReadingLimits {
    /// Small inputs that unfold are refused early: time goes into trying more of them.
    static let fuzzing: ReadingLimits = {
        var limits = ReadingLimits()
        limits.partBytes = 4 << 20
        limits.heldPartBytes = 1 << 20
        limits.heldCells = 200_000
        limits.recordBytes = 1 << 20
        return limits
    }()
}

extension FuzzTarget {
    /// Archives.
    static let zip = FuzzTarget(name: "zip", longest: 8 << 10) { input in
        try MemoryFile.holding(input) { path in
            guard let parts = try? Probes.parts(ofArchiveAt: path, limits: .fuzzing) else { return }
            try promise(parts.count <= input.count / 46, "\(parts.count) entries in \(input.count) bytes")
        }
    }

    /// The XML of a sheet: rows led past the parser say what the parser says.
    static let sheet = FuzzTarget(name: "sheet", longest: 8 << 10) { input in
        try MemoryFile.holding(input) { path in
            let cells = try? Probes.sheetXML(at: path, limits: .fuzzing)
            let parsed = try? Probes.sheetXML(at: path, limits: .fuzzing, leadsRowsPast: false)
            try promise(
                cells == parsed, "led past the parser \(cells?.description ?? "refused"), parsed \(parsed?.description ?? "refused")")
            try promise((cells?.count ?? 0) <= input.count + 1, "\(cells?.count ?? 0) cells in \(input.count) bytes")
        }
    }

    /// Text that is read as CSV, or is told to be something else.
    static let csv = FuzzTarget(name: "csv", longest: 8 << 10) { input in try readWhole(input) }

    /// Files of any kind.
    static let file = FuzzTarget(name: "file", longest: 16 << 10) { input in try readWhole(input) }

    /// Workbooks whose archive is sound and whose parts are not: `name ␀ content ␀ name ␀ content`. Without it hardly an
    /// input would pass the archive's checksums.
    static let workbook = FuzzTarget(name: "workbook", longest: 16 << 10) { input in
        let pieces = input.split(separator: 0, omittingEmptySubsequences: false).map { Array($0) }
        let entries = stride(from: 0, to: pieces.count - 1, by: 2).map {
            ZipWriter.Entry(String(decoding: pieces[$0], as: UTF8.self), pieces[$0 + 1])
        }
        try ZipWriter(entries).bytes().withUnsafeBytes { try readWhole($0) }
    }

    /// The input of ``workbook`` that stands for these parts.
    package static func workbookInput(_ parts: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        Array(parts.map { Array($0.name.utf8) + [0] + $0.bytes.filter { $0 != 0 } }.joined(separator: [0]))
    }
}

/// Reads a file row by row and sheet by sheet: both have to tell the same, be it cells or trouble.
private func readWhole(_ input: UnsafeRawBufferPointer) throws {
    try MemoryFile.holding(input) { path in
        guard let file = try? WorkbookFile.open(path, limits: .fuzzing, marks: .decimalComma) else { return }
        for sheet in file.sheets.prefix(4) {
            var streamed: [Cell]? = []
            do { try file.forEachRow(ofSheetAt: sheet.index) { streamed?.append(contentsOf: $0.cells) } } catch is SpreadsheetError {
                streamed = nil
            }
            let whole = try? file.readSheet(at: sheet.index).rows.flatMap(\.cells)
            if let whole, let streamed {
                try promise(
                    streamed.map(\.reference) == whole.map(\.reference) && streamed.map(\.shown) == whole.map(\.shown),
                    "sheet \(sheet.index): streamed it differs")
                try promise(zip(whole, whole.dropFirst()).allSatisfy { $0.reference < $1.reference }, "cells out of order")
            } else if whole != nil || streamed != nil, (streamed?.count ?? 0) < ReadingLimits.fuzzing.heldCells {
                throw FuzzFailure("sheet \(sheet.index): read one way, refused the other")
            }
        }
    }
}
