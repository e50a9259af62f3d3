import Glibc

/// Where LibreOffice's program lies.
enum OfficeProgram {
    private static let names = ["soffice", "libreoffice"]
    /// Where its own packages put it, which is not on the path of a service.
    private static let folders = ["/usr/bin", "/usr/local/bin", "/usr/lib/libreoffice/program", "/opt/libreoffice/program", "/snap/bin"]

    /// The program that the environment names, else the first on the path, else where packages put it; nil where there is none.
    static func find(environment: [String: String]) -> String? {
        if let stated = environment[OfficeConversion.programVariable] { return isProgram(stated) ? stated : nil }
        let path = (environment["PATH"] ?? "").split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
        for folder in path + folders {
            for name in names where isProgram("\(folder)/\(name)") { return "\(folder)/\(name)" }
        }
        return nil
    }

    private static func isProgram(_ path: String) -> Bool { path.hasPrefix("/") && access(path, X_OK) == 0 }
}
