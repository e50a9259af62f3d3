import Foundation
import TestSupport

@testable import Operations

/// The built program, run as a process of its own.
struct BuiltProgram {
    /// Beside the test program, where the build puts both.
    static let path: String? = {
        guard let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") else { return nil }
        let path = URL(filePath: own).deletingLastPathComponent().appending(path: "rkpd").path
        return FileManager.default.isExecutableFile(atPath: path) ? path : nil
    }()

    /// What a run came to.
    struct Result {
        var status: Int32
        var output: String
        var log: String
    }

    /// The folder it is started in.
    var folder: URL
    /// Variables beside those that settings could come from.
    var environment: [String: String] = [:]

    /// Starts it.
    /// - Parameter meanwhile: happens while it runs.
    func run(_ arguments: [String], input: String = "", meanwhile: (Process) -> Void = { _ in }) throws -> Result {
        let process = Process()
        guard let path = Self.path else { throw CocoaError(.fileNoSuchFile) }
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        var environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("RKPD_") && !$0.key.hasPrefix("LC_") }
        environment["LANG"] = "C"
        environment["COLUMNS"] = "80"
        process.environment = environment.merging(self.environment) { $1 }
        let scratch = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: scratch) }
        func file(_ name: String, _ text: String = "") throws -> URL {
            let url = scratch.appending(path: name)
            try Data(text.utf8).write(to: url)
            return url
        }
        let (output, log) = (try file("output"), try file("log"))
        process.standardInput = try FileHandle(forReadingFrom: file("input", input))
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: log)
        try process.run()
        meanwhile(process)
        process.waitUntilExit()
        return Result(
            status: process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus,
            output: try String(decoding: Data(contentsOf: output), as: UTF8.self),
            log: try String(decoding: Data(contentsOf: log), as: UTF8.self))
    }
}
