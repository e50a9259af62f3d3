import Foundation
import OfficeConversion
import TestSupport

/// A script that stands in for LibreOffice: what the program around it does is tested without it.
struct FakeOffice {
    let folder: URL
    let program: String

    /// - Parameter body: what it does; `$out` is the folder for results, `$in` the copy it is given.
    init(_ body: String) throws {
        folder = try Fixtures.temporaryFolder()
        program = folder.appending(path: "soffice").path
        let script = """
            #!/bin/sh
            printf '%s\\n' "$@" > '\(folder.path)/arguments'
            pwd -P > /dev/null; env > '\(folder.path)/environment'
            while [ $# -gt 0 ]; do case "$1" in --outdir) out="$2"; shift;; esac; in="$1"; shift; done
            printf '%s' "$in" > '\(folder.path)/input'
            \(body)
            """
        try Data(script.utf8).write(to: URL(filePath: program))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
    }

    /// One that answers with a workbook of the fixtures.
    static func answering(with fixture: String) throws -> FakeOffice {
        try FakeOffice("cp '\(Fixtures.path(fixture))' \"$out/masukan.xlsx\"")
    }

    /// What it noted.
    func note(_ name: String) -> String { (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? "" }

    /// Whether the folder it worked in is still there.
    var hasLeftovers: Bool {
        let input = note("input")
        return input.isEmpty || FileManager.default.fileExists(atPath: URL(filePath: input).deletingLastPathComponent().path)
    }
}
