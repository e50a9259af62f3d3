import Journey
import Model
import OfficeConversion
import Spreadsheet

extension Session {
    /// `rkpd cells`: every non-empty cell of a file, or their count.
    /// - Throws: ``Trouble``, or `Refusal` where the file cannot be read, also after some of its cells were written.
    public func cells(_ path: String, counts: Bool) throws -> ExitStatus {
        if counts {
            try output.line(count(path).json())
        } else {
            try withWorkbook(path) { workbook in try cellsAsJSONLines(workbook) { try output.write($0) } }
        }
        return .done
    }

    /// `rkpd cells --count` of several files: a line for each, with its name. One that cannot be counted is told in the log and keeps no
    /// other from being counted.
    /// - Throws: ``Trouble`` where the product cannot be written.
    public func cellCounts(_ paths: [String]) throws -> ExitStatus {
        var status = ExitStatus.done
        for path in paths {
            let line: String
            do {
                line = try count(path).json(file: path)
            } catch {
                let verdict = Verdict(on: error, language: language)
                if let text = verdict.text { terminal.log("rkpd: \(text)") }
                // The first trouble names the status: a file that is not there weighs no more than one that is refused.
                if status == .done { status = verdict.status }
                continue
            }
            try output.line(line)
        }
        return status
    }

    private func count(_ path: String) throws -> CellCount { try withWorkbook(path) { try CellCount(of: $0) } }

    private func withWorkbook<Result>(_ path: String, _ body: (WorkbookFile) throws -> Result) throws -> Result {
        let file = try FoundFile(named: path)
        do {
            // The digest of the bytes is nobody's question here.
            let opened = try OpenedSpreadsheet(file.path, name: file.name, conversion: .ofThisMachine(), digests: false)
            defer { withExtendedLifetime(opened) {} }
            return try body(opened.workbook)
        } catch let error as SpreadsheetError {
            throw Refusal(error, file: file.name)
        }
    }
}
