/// Writes every non-empty cell of a workbook as JSON Lines, one object a cell, as `rkpd cells` prints them:
/// `{"sheet":"TW IV","ref":"Q11","type":"number","value":0.9732,"text":"97.32%"}`, with `"hidden":true` where the sheet,
/// row or column is hidden.
///
/// - Parameter write: takes the lines in pieces of about 64 KB, whole lines each.
/// - Throws: ``SpreadsheetError``, also after lines were handed over; or what `write` throws.
public func cellsAsJSONLines(_ workbook: WorkbookFile, into write: ([UInt8]) throws -> Void) throws {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(80 << 10)
    var cell = CellStream()
    let builder = workbook.builder
    for sheet in workbook.sheets {
        var opening = Array("{\"sheet\":".utf8)
        JSONBytes.appendString(sheet.name, to: &opening)
        opening += ",\"ref\":\"".utf8
        try workbook.forEachRawRow(ofSheetAt: sheet.index) { row in
            try row.forEachCell { raw, isHidden in
                cell.take(raw, of: row.raw, builder: builder, withShown: true)
                bytes += opening
                bytes += cell.reference
                bytes += "\",\"type\":\"".utf8
                bytes += cell.type.rawValue.utf8
                bytes += cell.isBare ? "\",\"value\":".utf8 : "\",\"value\":\"".utf8
                cell.value.withUnsafeBufferPointer { JSONBytes.append(escaped: $0, to: &bytes) }
                bytes += cell.isBare ? ",\"text\":\"".utf8 : "\",\"text\":\"".utf8
                (cell.showsValue ? cell.value : cell.shown).withUnsafeBufferPointer { JSONBytes.append(escaped: $0, to: &bytes) }
                bytes += isHidden ? "\",\"hidden\":true}\n".utf8 : "\"}\n".utf8
                if bytes.count >= 64 << 10 {
                    try write(bytes)
                    bytes.removeAll(keepingCapacity: true)
                }
            }
        }
    }
    if !bytes.isEmpty { try write(bytes) }
}
