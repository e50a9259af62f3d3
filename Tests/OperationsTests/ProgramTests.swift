import Foundation
import TestSupport
import Testing

@testable import Operations

/// The program as cron and people meet it, over two real sheets.
@Suite(.enabled(if: BuiltProgram.path != nil, "the program is not built beside the tests"))
struct ProgramTests {
    let bench: Workbench
    let program: BuiltProgram
    static let sheets = ["semarang-2023-rincian-realisasi-anggaran.xlsx", "temanggung-2023-tw4-evaluasi-rkpd.xlsx"]

    init() throws {
        bench = try Workbench()
        program = BuiltProgram(folder: bench.folder)
    }

    private func putSheets() throws {
        let inbox = bench.folder.appending(path: "inbox")
        try FileManager.default.createDirectory(at: inbox, withIntermediateDirectories: true)
        for name in Self.sheets {
            try FileManager.default.copyItem(atPath: Fixtures.path("sheets/\(name)"), toPath: inbox.appending(path: name).path)
        }
    }

    private func run(_ arguments: String..., environment: [String: String] = [:]) throws -> BuiltProgram.Result {
        var program = program
        program.environment = environment
        return try program.run(arguments)
    }

    @Test func silentWhenAllIsWell() throws {
        try putSheets()
        for _ in 1...2 {
            let result = try run("import")
            #expect(result.status == 0)
            #expect(result.output == "")
            #expect(result.log == "")
        }
        let status = try run("status")
        #expect(status.status == 0)
        #expect(status.output.contains("2 loaded"))
        #expect(try run("import", "--format", "text").output == "2 files: 2 already there\n", "a format that is asked for is written")
    }

    @Test func countsOfSeveralFiles() throws {
        try putSheets()
        try bench.put("inbox/broken.xlsx", "<html></html>")
        let first = try run("cells", "--count", "inbox/" + Self.sheets[0])
        #expect(first.output.hasPrefix("{\"cells\":{"), "one file has no name")
        let result = try run("cells", "--count", "inbox/" + Self.sheets[0], "inbox/broken.xlsx", "inbox/" + Self.sheets[1])
        #expect(result.status == 65)
        let lines = result.output.split(separator: "\n")
        #expect(lines.count == 2, "the others are counted")
        #expect(lines.first.map { "\($0)\n" } == "{\"file\":\"inbox/\(Self.sheets[0])\"," + first.output.dropFirst())
        #expect(result.log.hasPrefix("rkpd: broken.xlsx: "))
        #expect(try run("cells", "inbox/" + Self.sheets[0], "inbox/" + Self.sheets[1]).status == 64)
    }

    @Test func summaryForPrograms() throws {
        try putSheets()
        try bench.put("inbox/notes.txt", "x")
        try bench.put("inbox/broken.xlsx", "<html></html>")
        let result = try run("import", "--format", "json")
        #expect(result.status == 65)
        let object = try #require(JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        #expect(object["kode_keluar"] as? Int == 65)
        let files = try #require(object["berkas"] as? [[String: Any]])
        #expect(files.map { $0["status"] as? String } == ["ditolak", "diabaikan", "termuat", "termuat"])
        #expect((object["muatan"] as? [[String: Any]])?.count == 2)
        #expect(result.log.hasPrefix("rkpd: broken.xlsx: "))
        #expect(result.log.hasSuffix("[berkas.bukan_lembar]\n"))
        #expect(try run("import").status == 0, "refused bytes raise the code once")
    }

    @Test func languages() throws {
        try bench.put("inbox/broken.xlsx", "<html></html>")
        #expect(try run("import", environment: ["LANG": "id_ID.UTF-8"]).log.contains("halaman HTML"))
        #expect(try run("status", environment: ["RKPD_LANG": "id"]).output.contains("halaman HTML"))
        #expect(try run("status", environment: ["RKPD_LANG": "en"]).output.contains("HTML page"))
    }

    @Test(
        arguments: [
            ([], 0), (["--help"], 0), (["import", "--help"], 0), (["help", "undo"], 0), (["--version"], 0), (["nonsense"], 64),
            (["import", "--nonsense"], 64), (["import", "--tahun", "23"], 64), (["import", "--jobs", "many"], 64),
            (["import", "--nyatakan"], 64),
            (["import", "--format", "csv"], 64), (["undo"], 64), (["undo", "x"], 64), (["findings", "--aturan", "tidak.ada"], 64),
            (["normalize", "number"], 64), (["normalize", "number", "--as", "euro"], 64), (["explain", "."], 64), (["import"], 66),
            (["import", "gone.xlsx"], 66), (["explain", "gone.xlsx"], 66), (["cells", "gone.xlsx"], 66), (["status"], 66),
            (["findings"], 66),
            (["history"], 66), (["undo", "1"], 66), (["findings", "decide", "1", "diterima", "--alasan", "ya"], 66),
            (["findings", "decide", "1", "diterima"], 64), (["findings", "decide", "1", "benar", "--alasan", "ya"], 64),
            (["findings", "decide", "1", "diterima", "--alasan", " "], 64),
            (["findings", "decide", "1", "diterima", "--alasan", "ya", "--format", "csv"], 64),
            (["findings", "--galat", "decide", "1", "diterima", "--alasan", "ya"], 64), (["findings", "x"], 64),
            (["status", "--settings"], 0), (["status", "--config", "gone.yaml"], 66),
            (["import", "--dataset", "postgresql://localhost/rkpd", "/tmp"], 69), (["status", "--dataset", "postgresql://x"], 69),
            (["import", "--dataset", "no/folder/x.sqlite", "."], 73), (["import", "--mappings", "no-mappings", "."], 78),
            (["mapping", "list"], 0), (["mapping", "list", "--mappings", "no-mappings"], 78),
        ] as [([String], Int32)])
    func exitStatus(_ arguments: [String], _ expected: Int32) throws {
        let result = try program.run(arguments)
        #expect(result.status == expected, "\(result.log)")
        #expect(result.log.isEmpty == (expected == 0))
        #expect(result.output.isEmpty == (expected != 0))
    }

    @Test func foreignDatabaseIsLeftAlone() throws {
        try putSheets()
        let path = try bench.put(
            "x.sqlite", "this is no database, and long enough to be read as the header of one, which takes a hundred bytes …")
        let before = try Data(contentsOf: URL(filePath: path))
        #expect(try run("import", "--dataset", "x.sqlite").status == 78)
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }

    @Test func secondRunIsTurnedAwayWhileTheLockIsHeldAndNotAfter() throws {
        try putSheets()
        var lock: DatasetLock? = try DatasetLock(dataset: bench.folder.appending(path: "rkpd.sqlite").path)
        let locked = try run("import")
        #expect(locked.status == 75)
        #expect(locked.log.contains("rkpd.sqlite.lock"))
        #expect(try run("import", "--dry-run").status == 0, "a dry run writes nothing and needs no lock")
        #expect(try run("explain", "inbox/" + Self.sheets[0]).status == 0)
        lock = nil
        _ = lock
        #expect(try run("import").status == 0, "the file of a lock that nobody holds is no obstacle")
    }

    @Test func lockDiesWithItsHolder() throws {
        let other = try Process.holdingLock(on: bench.folder.appending(path: "rkpd.sqlite.lock").path)
        try putSheets()
        #expect(try run("import").status == 75)
        kill(other.processIdentifier, SIGKILL)
        other.waitUntilExit()
        #expect(try run("import").status == 0)
    }

    @Test func signalEndsARunCleanly() throws {
        let text = try String(contentsOfFile: Fixtures.path("sheets/semarang-2023-rincian-realisasi-anggaran.csv"), encoding: .utf8)
        for year in 2000..<2040 { try bench.put("inbox/\(year).csv", text.replacing("Tahun 2023", with: "Tahun \(year)")) }
        let result = try program.run(["import"]) { process in
            usleep(250_000)
            process.terminate()
        }
        #expect(result.status == 0)
        let rest = try run("import", "--format", "json")
        #expect(rest.status == 0)
        let history = try run("history", "--format", "csv").output
        #expect(history.split(separator: "\r\n").count == 41, "every file is loaded once, by one run or the other")
    }

    @Test func readerThatGoesAwayEndsItQuietly() throws {
        try putSheets()
        let path = try #require(BuiltProgram.path)
        let shell = Process()
        shell.executableURL = URL(filePath: "/bin/bash")
        shell.arguments = ["-c", "set -o pipefail; '\(path)' cells inbox/\(Self.sheets[1]) 2>log | head -1 >first"]
        shell.currentDirectoryURL = bench.folder
        try shell.run()
        shell.waitUntilExit()
        #expect(shell.terminationStatus == 0)
        #expect(try Data(contentsOf: bench.folder.appending(path: "log")).isEmpty)
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"))) func fullDiskBehindTheProductIsTold() throws {
        try putSheets()
        let path = try #require(BuiltProgram.path)
        let shell = Process()
        shell.executableURL = URL(filePath: "/bin/bash")
        shell.arguments = ["-c", "'\(path)' cells inbox/\(Self.sheets[1]) 2>log >/dev/full"]
        shell.currentDirectoryURL = bench.folder
        try shell.run()
        shell.waitUntilExit()
        #expect(shell.terminationStatus == 74)
    }

    @Test func dryRunTellsAndWritesNothing() throws {
        try putSheets()
        let result = try run("import", "--dry-run")
        #expect(result.status == 0)
        #expect(result.output.contains("2 files: 2 loaded"))
        #expect(Set(try FileManager.default.contentsOfDirectory(atPath: bench.folder.path)) == ["inbox"])
    }

    @Test func undoAndHistory() throws {
        try putSheets()
        _ = try run("import")
        let undone = try run("undo", "1")
        #expect(undone.status == 0 && undone.output.isEmpty)
        #expect(try run("history", "--format", "json").output.contains("\"status\":\"dibatalkan\""))
        #expect(try run("undo", "1").status == 64)
        #expect(try run("undo", "99").status == 66)
        #expect(try run("import").status == 0)
        #expect(try run("history", "--format", "csv").output.split(separator: "\r\n").count == 3, "undone bytes stay undone")
    }

    @Test func decisionIsShownAndOutlivesAnotherLoad() throws {
        try putSheets()
        _ = try run("import")
        func rows(_ arguments: String...) throws -> [[String: Any]] {
            let output = try program.run(["findings"] + arguments + ["--format", "json"]).output
            return try #require(JSONSerialization.jsonObject(with: Data(output.utf8)) as? [[String: Any]])
        }
        let before = try rows()
        let first = try #require(before.first)
        let number = try #require(first["temuan_id"] as? Int)
        let silent = try run("findings", "decide", String(number), "dikoreksi", "--alasan", "Sudah dibetulkan.")
        #expect(silent.status == 0 && silent.output.isEmpty && silent.log.isEmpty)
        let after = try rows()
        #expect(after.count == before.count)
        #expect(after.last?["temuan_id"] as? Int == number, "what is decided comes after what is open")
        #expect(after.last?["keputusan"] as? String == "dikoreksi" && after.last?["alasan"] as? String == "Sudah dibetulkan.")
        #expect(after.dropLast().allSatisfy { $0["keputusan"] is NSNull && $0["alasan"] is NSNull })
        let key = try #require(first["temuan_kunci"] as? String)
        let told = try rows("decide", key, "dibantah", "--alasan", "=1+1")
        #expect(told.count == 1 && told[0]["keputusan"] as? String == "dibantah" && told[0]["temuan_id"] as? Int == number)
        #expect(try run("findings", "--format", "csv").output.contains(",dibantah,'=1+1,"))
        #expect(try run("findings", "decide", "99", "diterima", "--alasan", "x").status == 66)
        var lock: DatasetLock? = try DatasetLock(dataset: bench.folder.appending(path: "rkpd.sqlite").path)
        #expect(try run("findings", "decide", "1", "diterima", "--alasan", "x").status == 75)
        #expect(try run("findings").status == 0)
        lock = nil
        _ = lock
        // Another reading of the same bytes finds the same again, under other numbers.
        let mappings = bench.folder.appending(path: "M")
        try FileManager.default.copyItem(at: Fixtures.root.appending(path: "Mappings"), to: mappings)
        for name in try FileManager.default.contentsOfDirectory(atPath: mappings.path) where name.hasSuffix(".yaml") {
            let file = mappings.appending(path: name)
            let text = try String(contentsOf: file, encoding: .utf8)
            try Data(text.replacing("\nversi: 1\n", with: "\nversi: 99\n").utf8).write(to: file)
        }
        #expect(try run("import", "--reload", "--mappings", "M").status == 0)
        let again = try #require(try rows().last)
        #expect(again["keputusan"] as? String == "dibantah" && again["temuan_kunci"] as? String == key)
        #expect(try #require(again["temuan_id"] as? Int) != number)
        #expect(try run("findings", "decide", String(number), "diterima", "--alasan", "x").log.contains("it is number"))
    }

    @Test(arguments: ["id", "en"]) func explanationTellsTheFindingsOfTheDataset(_ language: String) throws {
        try putSheets()
        _ = try run("import")
        let environment = ["RKPD_LANG": language]
        func objects(_ arguments: [String]) throws -> Any {
            var program = program
            program.environment = environment
            return try JSONSerialization.jsonObject(with: Data(try program.run(arguments + ["--format", "json"]).output.utf8))
        }
        let columns = ["aturan", "tingkat", "sel", "kode", "pesan", "tercetak", "diharapkan"]
        func line(_ object: [String: Any]) -> String { columns.map { object[$0].map { "\($0)" } ?? "?" }.joined(separator: "|") }
        for sheet in Self.sheets {
            let explained = try #require(try objects(["explain", "inbox/" + sheet]) as? [String: Any])
            let found = try #require(explained["lembar"] as? [[String: Any]]).flatMap { $0["temuan"] as? [[String: Any]] ?? [] }
            let stored = try #require(try objects(["findings"]) as? [[String: Any]]).filter { $0["berkas"] as? String == sheet }
            #expect(!found.isEmpty && found.map(line) == stored.map(line))
            // On the screen too, but for the numbers and the width of the margin.
            func words(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
            let shown = words(try run("explain", "inbox/" + sheet, environment: environment).output)
            for finding in found {
                // What follows from another finding is named beneath it by its rule and cell.
                let isEcho = finding["sebab"] is [String: Any]
                let told = isEcho ? try #require(finding["sel"] as? String) : try #require(finding["pesan"] as? String)
                #expect(shown.contains(words(told)))
            }
        }
    }

    @Test func everyCellIsAccountedFor() throws {
        try putSheets()
        for sheet in Self.sheets {
            let result = try run("explain", "inbox/" + sheet, "--cells", "--format", "json")
            #expect(result.status == 0)
            let object = try #require(JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
            for sheet in try #require(object["lembar"] as? [[String: Any]]) {
                let account = try #require(sheet["sel"] as? [String: Int])
                let roles = ["fakta", "label", "kepala", "karantina"].reduce(0) { $0 + account[$1, default: 0] }
                #expect(account["terisi"] == roles)
                #expect((sheet["rincian_sel"] as? [Any])?.count == roles)
            }
        }
    }

    @Test func explanationFitsAScreen() throws {
        try putSheets()
        for sheet in Self.sheets {
            let result = try run("explain", "inbox/" + sheet)
            for line in result.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
        }
    }

    @Test func contradictionBetweenSheetAndOptionIsRefused() throws {
        try putSheets()
        let path = "inbox/" + Self.sheets[1]
        let refused = try run("import", "--tahun", "2022", path)
        #expect(refused.status == 65)
        #expect(refused.log.contains("2022") && refused.log.contains("2023") && refused.log.contains("A3"), "\(refused.log)")
        #expect(refused.log.contains("[konteks.beda]"))
        #expect(try run("import", "--tahun", "2022", "--nyatakan", path).status == 0)
    }

    @Test func normalizeGivesALineForALine() throws {
        let numbers = try program.run(["normalize", "number", "--as", "rupiah"], input: "Rp. 762.476.000,-\r\n\n-")
        #expect(numbers.status == 0)
        let lines = numbers.output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == 4 && lines[3].isEmpty)
        #expect(lines[0].contains("\"value\":762476000"))
        #expect(lines[1].contains("\"text\":\"\"") && lines[1].contains("\"value\":null"))
        let codes = try program.run(["normalize", "code"], input: "01.06.04\n")
        #expect(codes.output.contains("\"code\":\"1.06.04\""))
    }
}

extension Process {
    /// A process of another program that holds a lock.
    fileprivate static func holdingLock(on path: String) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["flock", "--no-fork", path, "sleep", "60"]
        try process.run()
        // The lock is taken when it cannot be taken any more.
        for _ in 0..<200 {
            usleep(20_000)
            let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
            defer { close(descriptor) }
            if flock(descriptor, LOCK_EX | LOCK_NB) != 0 { return process }
        }
        return process
    }
}
