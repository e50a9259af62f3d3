import Foundation
import TestSupport
import Testing

/// The guides are followed step by step. `RKPD_RECORD=1 swift test --filter MappingGuideTests` writes what the commands print anew.
@Suite(
    "The guide to mappings can be followed", .enabled(if: BuiltProgram.path != nil, "the program is not built beside the tests"),
    .serialized)
struct MappingGuideTests {
    private static let isRecording = ProcessInfo.processInfo.environment["RKPD_RECORD"] == "1"

    @Test("The shipped mappings are sound, and read their example sheets right")
    func shippedMappings() throws {
        let bench = try Workbench()
        let mappings = Fixtures.root.appending(path: "Mappings").path
        let result = try BuiltProgram(folder: bench.folder).run(["mapping", "check", "--mappings", mappings, "--format", "json"])
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.contains("\"galat\": []"))
    }

    @Test(arguments: [("docs/panduan-mapping.md", "id"), ("docs/mapping-guide.md", "en")])
    func follow(_ name: String, _ language: String) throws {
        let bench = try Workbench()
        try FileManager.default.copyItem(at: Fixtures.root.appending(path: "Mappings"), to: bench.folder.appending(path: "Mappings"))
        let program = BuiltProgram(folder: bench.folder, environment: ["RKPD_LANG": language])
        let source = Fixtures.root.appending(path: name)
        var text = try String(contentsOf: source, encoding: .utf8)
        var place = text.startIndex
        var steps = 0
        while let mark = text.range(of: "<!-- ", range: place..<text.endIndex),
            let end = text.range(of: " -->\n", range: mark.upperBound..<text.endIndex)
        {
            let words = text[mark.upperBound..<end.lowerBound].split(separator: " ").map(String.init)
            place = end.upperBound
            steps += 1
            if words[0] == "salin" {
                let target = bench.folder.appending(path: words[2])
                try FileManager.default.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
                try FileManager.default.copyItem(at: bench.folder.appending(path: words[1]), to: target)
                continue
            }
            let opening = try #require(text.range(of: "\n", range: place..<text.endIndex)).upperBound
            let closing = try #require(text.range(of: "```\n", range: opening..<text.endIndex)).lowerBound
            if words[0] == "berkas" {
                let target = bench.folder.appending(path: words[1])
                try FileManager.default.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text[opening..<closing].utf8).write(to: target)
                place = closing
                continue
            }
            let result = try program.run(Array(words.dropFirst()))
            // A proposal's file is long; the guide shows it whole all the same.
            if Self.isRecording {
                let offset = text.distance(from: text.startIndex, to: opening)
                text.replaceSubrange(opening..<closing, with: result.output)
                place = text.index(text.startIndex, offsetBy: offset + result.output.count)
            } else {
                #expect(String(text[opening..<closing]) == result.output, "\(name): \(words.joined(separator: " ")); \(result.log)")
                place = closing
            }
        }
        #expect(steps >= 10)
        if Self.isRecording { try Data(text.utf8).write(to: source) }
    }
}
