import Foundation
import TestSupport
import Testing

@testable import Operations

/// Help, README and docs say what the program does. `RKPD_RECORD=1 swift test --filter DocumentationTests` writes help and outputs anew.
@Suite(.enabled(if: BuiltProgram.path != nil, "the program is not built beside the tests"), .serialized)
struct DocumentationTests {
    private static let isRecording = ProcessInfo.processInfo.environment["RKPD_RECORD"] == "1"

    /// A command with the options of its own, as the program describes itself.
    struct Command {
        var path: [String]
        var options: [String]
        var isGroup: Bool
    }

    private func commands() throws -> [Command] {
        let bench = try Workbench()
        let dump = try BuiltProgram(folder: bench.folder).run(["--experimental-dump-help"])
        let object = try #require(JSONSerialization.jsonObject(with: Data(dump.output.utf8)) as? [String: Any])
        var commands: [Command] = []
        func visit(_ info: [String: Any], _ parents: [String]) {
            let path = parents + [info["commandName"] as? String ?? ""]
            let arguments = info["arguments"] as? [[String: Any]] ?? []
            let options = arguments.flatMap { $0["names"] as? [[String: Any]] ?? [] }
                .filter { $0["kind"] as? String == "long" }.compactMap { $0["name"] as? String }
            let subcommands = (info["subcommands"] as? [[String: Any]] ?? []).filter { $0["commandName"] as? String != "help" }
            commands.append(Command(path: path, options: options.filter { $0 != "help" && $0 != "version" }, isGroup: !subcommands.isEmpty))
            for subcommand in subcommands { visit(subcommand, path) }
        }
        visit(try #require(object["command"] as? [String: Any]), [])
        return commands
    }

    private func text(_ name: String) throws -> String {
        try String(contentsOf: Fixtures.root.appending(path: name), encoding: .utf8)
    }

    @Test func everyCommandAndOptionIsDocumented() throws {
        let readme = try text("README.md")
        let operating = try text("docs/operating.md")
        let commands = try commands()
        #expect(commands.count > 10)
        for command in commands where !command.isGroup || !command.options.isEmpty {
            let name = command.path.joined(separator: " ")
            #expect(readme.contains("`\(name)"), "README.md does not name \(name)")
            let row = operating.split(separator: "\n").first { $0.hasPrefix("| `\(name)") }
            #expect(row != nil, "docs/operating.md has no row for \(name)")
            let context: Set = ["pemda", "perangkat-daerah", "bidang", "tahun", "triwulan", "nyatakan"]
            for option in command.options {
                let isThere = context.contains(option) ? operating.contains("--\(option)") : row?.contains("--\(option)") == true
                #expect(isThere, "docs/operating.md does not name --\(option) of \(name)")
            }
        }
    }

    @Test func everySettingAndExitStatusIsDocumented() throws {
        let operating = try text("docs/operating.md")
        for key in SettingKey.allCases { #expect(operating.contains("| `\(key.rawValue)` | `\(key.environmentName)` |")) }
        let readme = try text("README.md")
        for status in ExitStatus.allCases {
            #expect(operating.contains("\(status.rawValue)"))
            #expect(readme.contains("\(status.rawValue) "))
        }
    }

    @Test func helpIsAsRecorded() throws {
        let bench = try Workbench()
        let program = BuiltProgram(folder: bench.folder)
        for command in try commands() {
            let file = Fixtures.folder.appending(path: "help/\(command.path.joined(separator: "-")).txt")
            let help = try program.run(Array(command.path.dropFirst()) + ["--help"]).output
            if Self.isRecording {
                try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(help.utf8).write(to: file)
            }
            #expect(try String(contentsOf: file, encoding: .utf8) == help, "RKPD_RECORD=1 records the help anew")
            for line in help.split(separator: "\n") where !line.hasPrefix("USAGE") { #expect(line.count <= 80) }
        }
    }

    /// What README.md shows after `<!-- rkpd … -->` is what the program prints over the inbox of the checkout.
    @Test func readmeShowsWhatOneSees() throws {
        let bench = try Workbench()
        try FileManager.default.copyItem(at: Fixtures.root.appending(path: "inbox"), to: bench.folder.appending(path: "inbox"))
        try FileManager.default.createSymbolicLink(
            at: bench.folder.appending(path: "Mappings"), withDestinationURL: Fixtures.root.appending(path: "Mappings"))
        let program = BuiltProgram(folder: bench.folder)
        var readme = try text("README.md")
        let marks = readme.split(separator: "\n").filter { $0.hasPrefix("<!-- rkpd ") }.map(String.init)
        #expect(!marks.isEmpty)
        for mark in marks {
            let parts = mark.dropFirst("<!-- rkpd ".count).dropLast(" -->".count).components(separatedBy: " | head -n ")
            let printed = try program.run(parts[0].split(separator: " ").map(String.init)).output
            let lines = printed.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            let shown = parts.count == 2 ? lines.prefix(Int(parts[1]) ?? 0) : lines
            let opening = try #require(readme.range(of: mark + "\n```\n"))
            let closing = try #require(readme.range(of: "```\n", range: opening.upperBound..<readme.endIndex))
            let body = opening.upperBound..<closing.lowerBound
            let expected = shown.map { $0 + "\n" }.joined()
            if Self.isRecording {
                readme.replaceSubrange(body, with: expected)
            } else {
                #expect(readme[body] == expected, "RKPD_RECORD=1 writes it anew")
            }
        }
        if Self.isRecording { try Data(readme.utf8).write(to: Fixtures.root.appending(path: "README.md")) }
    }
}
