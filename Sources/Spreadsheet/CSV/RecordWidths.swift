import Grid

/// How many fields the records of a CSV have: whether the last was cut off.
///
/// A file whose delivery broke off ends in the middle of a record. Within quotation marks or a character that shows by itself; elsewhere only
/// by the fields that are missing.
struct RecordWidths {
    private var counts: [Int: Int] = [:]
    private var last = (number: 0, fields: 0)

    /// Takes a record that holds anything.
    mutating func take(number: Int, fields: Int) {
        counts[fields, default: 0] += 1
        last = (number, fields)
    }

    /// The last record, where it alone has fewer fields than most: in a file of many widths a short record says nothing.
    var shortEnd: ShortRecord? {
        guard let usual = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }), usual.value > 1, last.fields < usual.key,
            counts.allSatisfy({ $0.key >= usual.key || $0.key == last.fields && $0.value == 1 })
        else { return nil }
        return ShortRecord(end: CellReference(row: last.number, column: last.fields), usual: usual.key)
    }
}
