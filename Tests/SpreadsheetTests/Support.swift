import Foundation
import Grid
import Spreadsheet
import TestSupport

/// Opens bytes as a file.
func open(_ bytes: [UInt8], as name: String = "uji") throws -> WorkbookFile {
    let url = try Fixtures.temporaryFolder().appending(path: name)
    try Data(bytes).write(to: url)
    // The open file outlives its name.
    defer { try? FileManager.default.removeItem(at: url.deletingLastPathComponent()) }
    return try WorkbookFile.open(url.path)
}

/// Opens text as a CSV.
func open(csv text: String) throws -> WorkbookFile { try open(Array(text.utf8)) }

/// The only sheet of a workbook that is written down as XML.
func sheet(_ xml: String, formats: [String] = [], strings: [String] = []) throws -> Sheet {
    try open(WorkbookBuilder(sheetXML: xml, formats: formats, strings: strings).bytes()).readSheet(at: 0)
}

/// Cells by reference.
func cells(_ sheet: Sheet) -> [String: Cell] {
    Dictionary(sheet.rows.flatMap(\.cells).map { ("\($0.reference)", $0) }) { first, _ in first }
}

/// Texts by reference, of a sheet that holds nothing else.
func texts(_ file: WorkbookFile) throws -> [String: String] {
    try cells(file.readSheet(at: 0)).mapValues(\.shown)
}

/// The lines of `rkpd cells`.
func lines(_ file: WorkbookFile) throws -> [String] {
    var bytes: [UInt8] = []
    try cellsAsJSONLines(file) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
}

/// The reason of the error that reading a file throws; nil where it reads.
func refusal(_ read: () throws -> Void) throws -> SpreadsheetError.Reason? {
    do {
        try read()
        return nil
    } catch let error as SpreadsheetError { return error.reason }
}

/// Numbers that look random and are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var value = state
        value = (value ^ value >> 30) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ value >> 27) &* 0x94d0_49bb_1331_11eb
        return value ^ value >> 31
    }
}
