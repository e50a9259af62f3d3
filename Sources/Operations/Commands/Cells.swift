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
            // The digest of the bytes is nobody's question here.
            let opened = try OpenedSpreadsheet(file.path, name: file.name, conversion: .ofThisMachine(), digests: false)
            let workbook = opened.workbook
            defer { withExtendedLifetime(opened) {} }
            if counts {
                try output.line(CellCount(of: workbook).json())
            } else {
                try cellsAsJSONLines(workbook) { try output.write($0) }
            }
        } catch let error as SpreadsheetError {
            throw Refusal(error, file: file.name)
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
                let file = try FoundFile(named: path)
                do {
                    let opened = try OpenedSpreadsheet(file.path, name: file.name, conversion: .ofThisMachine(), digests: false)
                    line = try withExtendedLifetime(opened) { try CellCount(of: opened.workbook).json(file: path) }
                } catch let error as SpreadsheetError {
                    throw Refusal(error, file: file.name)
                }
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
}
