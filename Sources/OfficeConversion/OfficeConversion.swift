public import Foundation
import Synchronization

/// Turns workbooks of other formats into XLSX by way of LibreOffice, where that is installed.
///
/// A foreign program is given a stranger's bytes, so it gets little room: a copy of them in a folder of its own, a profile that runs no macros
/// and follows no links, a limit of time, memory and disk, a session that ends with it. Whatever it does, the answer is a file or an error.
public struct OfficeConversion: Sendable, Hashable {
    /// What a file is before it is converted.
    public enum Format: String, Sendable, CaseIterable {
        /// A workbook of Excel 97–2003.
        case xls
        /// An OpenDocument spreadsheet.
        case ods

        /// What LibreOffice calls it.
        var filter: String {
            switch self {
            case .xls: "MS Excel 97"
            case .ods: "calc8"
            }
        }
    }

    /// LibreOffice's program.
    public let program: String
    /// Seconds after which it is ended.
    public let timeLimit: Int

    /// The environment variable that names the program: a path, or empty for none.
    public static let programVariable = "RKPD_SOFFICE"
    /// Seconds that a conversion may take. A large workbook takes ten to twenty; a first start on a slow machine as long.
    public static let standardTimeLimit = 120

    /// A program by its path.
    public init(program: String, timeLimit: Int = standardTimeLimit) {
        self.program = program
        self.timeLimit = timeLimit
    }

    /// What this machine has; nil where LibreOffice is not installed.
    public static func ofThisMachine(environment: [String: String] = ProcessInfo.processInfo.environment) -> OfficeConversion? {
        OfficeProgram.find(environment: environment).map { OfficeConversion(program: $0) }
    }

    /// LibreOffice takes hundreds of megabytes: one at a time, however many files are read at once.
    private static let turn = Mutex(())

    /// Converts a file.
    /// - Throws: ``ConversionError``.
    public func convert(_ path: String, from format: Format) throws(ConversionError) -> ConvertedFile {
        try Self.turn.withLock { _ throws(ConversionError) in
            let folder = try PrivateFolder()
            let source = try folder.copy(path, as: "masukan.\(format.rawValue)")
            try OfficeProfile.write(into: folder.path + "/profil")
            let out = try folder.makeFolder("keluar")
            let outcome = try BoundedProcess(
                program: program,
                arguments: [
                    "-env:UserInstallation=\(URL(filePath: folder.path + "/profil").absoluteString)", "--headless", "--norestore",
                    // Without its filter stated LibreOffice reads what it cannot open as text, and gives cells of rubbish.
                    "--nolockcheck", "--nodefault", "--nologo", "--infilter=\(format.filter)", "--convert-to",
                    "xlsx:Calc MS Excel 2007 XML", "--outdir", out, source,
                ], folder: folder.path, timeLimit: timeLimit
            ).run { folder.remove() }
            guard outcome != .timedOut else { throw ConversionError(.timedOut(seconds: timeLimit)) }
            // It ends with 0 also where it could not open the file: only what it wrote tells.
            let result = out + "/masukan.xlsx"
            guard outcome == .exited(0), FileManager.default.fileExists(atPath: result) else { throw ConversionError(.failed) }
            return ConvertedFile(path: result, folder: folder)
        }
    }
}

/// An XLSX that was made of another file; its folder goes when nobody holds it any more.
public final class ConvertedFile: Sendable {
    /// Where it lies.
    public let path: String
    private let folder: PrivateFolder

    init(path: String, folder: PrivateFolder) {
        self.path = path
        self.folder = folder
    }
}

/// Why a file was not converted.
public struct ConversionError: Error, Hashable, Sendable {
    /// The kinds of trouble.
    public enum Reason: Hashable, Sendable {
        /// It did not end in time.
        case timedOut(seconds: Int)
        /// It wrote nothing: the file is damaged, or opens only with a password.
        case failed
        /// The program cannot be started, or there is no place to work; with the system's error number.
        case cannotRun(errno: Int32)
    }
    /// What is wrong.
    public let reason: Reason

    init(_ reason: Reason) { self.reason = reason }
}
