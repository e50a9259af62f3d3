import Foundation
import Model

/// A list as `Mappings` holds it: remark lines `# key: value`, one line of column names, then records, separated by commas (RFC 4180).
struct ListFile {
    /// One record, its fields by column name.
    struct Record {
        var line: Int
        private var fields: [String: String]

        init(line: Int, fields: [String: String]) {
            self.line = line
            self.fields = fields
        }

        /// A field, trimmed; nil where it is empty or the column is missing.
        subscript(column: String) -> String? {
            guard let field = fields[column], !field.isEmpty else { return nil }
            return field
        }
    }

    var file: String
    /// What the remark lines say, keys in lower case.
    var remarks: [String: String] = [:]
    var records: [Record] = []
    /// The names of the columns, in their order.
    private var columns: [String] = []

    /// - Parameters:
    ///   - path: The file.
    ///   - required: Columns without which it is refused.
    ///   - known: Columns it may have besides; any other is refused, for it would be ignored in silence.
    init(path: String, required: [String], known: [String]) throws(ListError) {
        file = path
        try read(SeparatedText(path: path).records(by: UInt8(ascii: ",")), required: required, known: known)
    }

    private mutating func read(_ text: [SeparatedText.Record], required: [String], known: [String]) throws(ListError) {
        var header: [String]?
        for record in text {
            let (line, fields) = (record.line, record.fields)
            let isBlank = fields.allSatisfy(\.isEmpty)
            guard let header else {
                if fields[0].hasPrefix("#") {
                    record.remark(separator: ",").map { remarks[$0.key] = $0.value }
                } else if !isBlank {
                    header = try checkedHeader(fields, line: line, required: required, known: known)
                    columns = fields
                }
                continue
            }
            if isBlank { continue }
            guard fields.count <= header.count else {
                throw ListError(
                    file: file, line: line,
                    message: Message(
                        id: "\(fields.count) isian, padahal kolomnya \(header.count)",
                        en: "\(fields.count) fields where there are \(header.count) columns"))
            }
            records.append(Record(line: line, fields: Dictionary(uniqueKeysWithValues: zip(header, fields))))
        }
        if header == nil {
            throw ListError(file: file, message: Message(id: "tidak ada baris nama kolom", en: "there is no line of column names"))
        }
    }

    private func checkedHeader(_ fields: [String], line: Int, required: [String], known: [String]) throws(ListError) -> [String] {
        if let missing = required.first(where: { !fields.contains($0) }) {
            throw ListError(
                file: file, line: line, message: Message(id: "kolom '\(missing)' tidak ada", en: "column '\(missing)' is missing"))
        }
        for (index, field) in fields.enumerated() where !(required + known).contains(field) || fields[..<index].contains(field) {
            throw ListError(
                file: file, line: line,
                message: Message(id: "kolom '\(field)' tidak dikenal atau ganda", en: "column '\(field)' is unknown or stands twice"))
        }
        return fields
    }
}

/// A text without white space at its ends.
func trimmed(_ text: some StringProtocol) -> String { text.trimmingCharacters(in: .whitespacesAndNewlines) }

extension ListFile {
    /// An error at one of its lines, in a column where one is named.
    func error(_ record: Record, column: String? = nil, id: String, en: String) -> ListError {
        let place = column.flatMap { columns.firstIndex(of: $0) }.map { $0 + 1 }
        let name = place == nil ? "" : column.map { "\($0): " } ?? ""
        return ListError(file: file, line: record.line, column: place, message: Message(id: name + id, en: name + en))
    }

    /// A year of a record; nil where the field is empty.
    func year(_ column: String, of record: Record) throws(ListError) -> Int? {
        guard let text = record[column] else { return nil }
        guard let year = Int(text), (1900...2199).contains(year) else {
            throw error(
                record, column: column, id: "'\(text)' di kolom \(column) bukan tahun", en: "'\(text)' in column \(column) is no year")
        }
        return year
    }
}

/// The CSV files of a folder, in the order of their names; none where there is no such folder.
func listFiles(in directory: String) throws(ListError) -> [String] {
    guard FileManager.default.fileExists(atPath: directory) else { return [] }
    do {
        return try FileManager.default.contentsOfDirectory(atPath: directory)
            .filter { $0.hasSuffix(".csv") && !$0.hasPrefix(".") }
            .sorted().map { directory + "/" + $0 }
    } catch {
        let reason = (error as NSError).localizedDescription
        throw ListError(file: directory, message: Message(id: "tidak dapat dibaca: \(reason)", en: "cannot be read: \(reason)"))
    }
}
