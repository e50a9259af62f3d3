public import Journey
import Spreadsheet

extension Reader: StatementReader {
    public func digest(_ path: String) throws -> String {
        do throws(SpreadsheetError) {
            guard isFolder(path) else { return try sha256Hex(ofFileAt: path) }
            return try WorkbookFile.open(path).sha256
        } catch {
            switch error.reason {
            case .cannotOpen(let code), .cannotRead(let code): throw FileTrouble(code: code)
            // What else is wrong with an unpacked workbook is for reading it to say.
            default: return ""
            }
        }
    }
}
