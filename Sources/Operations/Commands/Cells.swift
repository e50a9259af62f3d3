import Journey
import Model
import OfficeConversion
import Spreadsheet

extension Session {
    /// `rkpd cells`: every non-empty cell of a file, or their count.
    /// - Throws: ``Trouble``, or `Refusal` where the file cannot be read, also after some of its cells were written.
    public func cells(_ path: String, counts: Bool) throws -> ExitStatus {
        let file = try FoundFile(named: path)
        do {
            let opened = try OpenedSpreadsheet(file.path, name: file.name, conversion: .ofThisMachine())
            let workbook = opened.workbook
            defer { withExtendedLifetime(opened) {} }
            if counts {
                try output.line(CellCount(of: workbook).json)
            } else {
                try cellsAsJSONLines(workbook) { try output.write($0) }
            }
        } catch let error as SpreadsheetError {
            throw Refusal(error, file: file.name)
        }
        return .done
    }
}
