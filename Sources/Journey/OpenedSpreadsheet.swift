import Foundation
public import Model
public import OfficeConversion
public import Spreadsheet

/// A file that is open as sheets, whatever its format. What is known of it is known of the file that was sent, never of one made of it.
public struct OpenedSpreadsheet: Sendable {
    /// Its sheets.
    public let workbook: WorkbookFile
    /// Lower-case hex of the SHA-256 of the bytes as sent; may be empty where it was not asked for.
    public let sha256: String
    /// Bytes as sent.
    public let byteCount: Int
    private let converted: ConvertedFile?

    /// Opens a file. One of another format than XLSX or CSV goes through LibreOffice first.
    /// - Parameters:
    ///   - name: the file as users see it, for messages.
    ///   - conversion: nil where LibreOffice is not installed; looked for only where it is needed.
    ///   - digests: whether ``sha256`` is wanted.
    /// - Throws: ``Refusal``.
    public init(_ path: String, name: String, conversion: @autoclosure () -> OfficeConversion?, digests: Bool = true) throws(Refusal) {
        let format: OfficeConversion.Format
        let kind: SpreadsheetError.Lookalike
        do throws(SpreadsheetError) {
            workbook = try WorkbookFile.open(path, marks: .decimalComma, digests: digests)
            sha256 = workbook.sha256
            byteCount = workbook.byteCount
            converted = nil
            return
        } catch {
            guard case .notASpreadsheet(let found) = error.reason, let other = OfficeConversion.Format(found) else {
                throw Refusal(error, file: name)
            }
            format = other
            kind = found
        }
        guard let conversion = conversion() else { throw Refusal(unconverted: kind, file: name) }
        do {
            let before = try FileDigest(ofFileAt: path)
            do throws(ConversionError) { converted = try conversion.convert(path, from: format) } catch {
                throw Refusal(error, of: kind, file: name)
            }
            // Facts name the bytes that were sent: those that were copied have to be the same.
            guard try FileDigest(ofFileAt: path) == before else { throw SpreadsheetError(.changedWhileRead) }
            (sha256, byteCount) = (before.sha256, before.byteCount)
            workbook = try WorkbookFile.open(converted?.path ?? path, marks: .decimalComma, digests: false)
        } catch let error as SpreadsheetError {
            throw Refusal(error, file: name)
        } catch let refusal as Refusal {
            throw refusal
        } catch {
            throw Refusal(SpreadsheetError(.truncated), file: name)
        }
    }
}

/// What a file is known by.
private struct FileDigest: Equatable {
    var sha256: String
    var byteCount: Int

    init(ofFileAt path: String) throws(SpreadsheetError) {
        sha256 = try sha256Hex(ofFileAt: path)
        byteCount = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    }
}

extension OfficeConversion.Format {
    /// The format of a file that can be converted; nil for all others.
    init?(_ kind: SpreadsheetError.Lookalike) {
        switch kind {
        case .oldExcel: self = .xls
        case .openDocument: self = .ods
        default: return nil
        }
    }
}
