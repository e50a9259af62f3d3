extension JSON {
    /// An array of objects with the same keys, one a line, so that it can be read by programs and by `grep`.
    static func rows(_ columns: [String], _ rows: [[JSON]]) -> String {
        let lines = rows.map { row in JSON.object(zip(columns, row).map { Member(key: $0, value: $1) }).text() }
        return lines.isEmpty ? "[]\n" : "[\n" + lines.joined(separator: ",\n") + "\n]\n"
    }

    /// The value as a field of a CSV; nil where there is none.
    fileprivate var field: String? {
        switch self {
        case .null: nil
        case .string(let text): text
        default: text()
        }
    }
}

extension CSVLine {
    /// A table with its heading. Lines end as RFC 4180 has it.
    static func table(_ columns: [String], _ rows: [[JSON]]) -> String {
        ([columns] + rows.map { $0.map(\.field) }).map { join($0) + "\r\n" }.joined()
    }
}
