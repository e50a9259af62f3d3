import Foundation
import Model

/// A file of separated fields (RFC 4180), as text.
struct SeparatedText {
    /// One record with the line it begins on; its fields are trimmed.
    struct Record {
        var line: Int
        var fields: [String]

        /// The key, in lower case, and value of a remark `# key: value`; nil for any other record. A value may hold separators.
        func remark(separator: String) -> (key: String, value: String)? {
            guard fields[0].hasPrefix("#") else { return nil }
            let remark = fields.joined(separator: separator).dropFirst()
            guard let colon = remark.firstIndex(of: ":") else { return nil }
            return (trimmed(remark[..<colon]).lowercased(), trimmed(remark[remark.index(after: colon)...]))
        }
    }

    var file: String
    var text: String

    /// The text of a file, without a byte order mark.
    init(path: String) throws(ListError) {
        file = path
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: path))
        } catch {
            let reason = (error as NSError).localizedDescription
            throw ListError(file: path, message: Message(id: "tidak dapat dibaca: \(reason)", en: "cannot be read: \(reason)"))
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw ListError(file: path, message: Message(id: "bukan teks UTF-8", en: "not UTF-8 text"))
        }
        self.text = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    }

    /// The records, fields parted by a byte. A line end is LF, CRLF or CR.
    func records(by separator: UInt8) throws(ListError) -> [Record] {
        let quote = UInt8(ascii: "\"")
        var records: [Record] = []
        var fields: [String] = []
        var field: [UInt8] = []
        var isQuoted = false
        var wasQuote = false
        var wasReturn = false
        var line = 1
        var start = 1
        func close() {
            fields.append(trimmed(String(decoding: field, as: UTF8.self)))
            field.removeAll(keepingCapacity: true)
        }
        func end() {
            close()
            records.append(Record(line: start, fields: fields))
            fields = []
            line += 1
            start = line
        }
        for byte in text.utf8 {
            if isQuoted, !(wasQuote && byte != quote) {
                if byte == quote, !wasQuote {
                    wasQuote = true
                } else {
                    field.append(byte)
                    wasQuote = false
                    if byte == 0x0A { line += 1 }
                }
                continue
            }
            isQuoted = false
            wasQuote = false
            let followsReturn = wasReturn
            wasReturn = byte == 0x0D
            switch byte {
            case quote where field.isEmpty: isQuoted = true
            case separator: close()
            case 0x0D: end()
            case 0x0A: if !followsReturn { end() }
            default: field.append(byte)
            }
        }
        if isQuoted, !wasQuote {
            throw ListError(file: file, line: start, message: Message(id: "tanda kutip tidak ditutup", en: "a quoted field is not closed"))
        }
        if !field.isEmpty || !fields.isEmpty {
            close()
            records.append(Record(line: start, fields: fields))
        }
        return records
    }

    /// What parts the fields: the sign that the line of headings, the first that is no remark and holds any, holds most of.
    var likelySeparator: UInt8 {
        let signs = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")]
        for line in text.split(whereSeparator: \.isNewline).prefix(30) where !line.hasPrefix("#") {
            let counts = signs.map { sign in line.utf8.count { $0 == sign } }
            if let most = counts.max(), most > 0, let index = counts.firstIndex(of: most) { return signs[index] }
        }
        return signs[0]
    }
}
