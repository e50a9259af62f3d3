import Foundation
import OfficeConversion
import TestSupport
import Testing

@Suite("A foreign program is given little room")
struct OfficeConversionTests {
    private func sent() throws -> String {
        let file = try Fixtures.temporaryFolder().appending(path: "-o `touch x` lama.xls")
        try Data(CompoundWriter(["Workbook"]).bytes()).write(to: file)
        return file.path
    }

    private func error(_ office: FakeOffice, timeLimit: Int = 20) throws -> ConversionError.Reason? {
        do throws(ConversionError) {
            _ = try OfficeConversion(program: office.program, timeLimit: timeLimit).convert(try! sent(), from: .xls)
            return nil
        } catch { return error.reason }
    }

    @Test func answersAndGoes() throws {
        let office = try FakeOffice.answering(with: "hostile/00_baseline.xlsx")
        var converted: ConvertedFile? = try OfficeConversion(program: office.program).convert(try sent(), from: .xls)
        let path = try #require(converted?.path)
        #expect(try Data(contentsOf: URL(filePath: path)) == Data(contentsOf: URL(filePath: Fixtures.path("hostile/00_baseline.xlsx"))))
        // Its own profile, a copy under a name of ours, the filter stated, nothing else of the environment.
        let arguments = office.note("arguments")
        #expect(arguments.contains("-env:UserInstallation=file:///") && arguments.contains("--infilter=MS Excel 97"))
        #expect(office.note("input").hasSuffix("/masukan.xls"))
        let variables = Set(office.note("environment").split(separator: "\n").map { String($0.prefix { $0 != "=" }) })
        #expect(variables.isSubset(of: ["PATH", "HOME", "TMPDIR", "LC_ALL", "SAL_USE_VCLPLUGIN", "PWD", "OLDPWD", "SHLVL", "_"]))
        converted = nil
        #expect(!office.hasLeftovers)
    }

    @Test("What goes wrong is an answer", arguments: [("exit 1", "failed"), ("exit 0", "failed"), ("kill -SEGV $$", "failed")])
    func fails(body: String, reason: String) throws {
        let office = try FakeOffice(body)
        #expect(try error(office) == .failed)
        #expect(!office.hasLeftovers)
    }

    @Test("A program that hangs is ended with all that it started")
    func hangs() throws {
        let office = try FakeOffice("(trap '' TERM; sleep 300) & echo $! > \"${0%/*}/child\"; trap '' TERM INT; sleep 300")
        #expect(try error(office, timeLimit: 1) == .timedOut(seconds: 1))
        #expect(!office.hasLeftovers)
        let child = try #require(pid_t(office.note("child").trimmingCharacters(in: .whitespacesAndNewlines)))
        // Killed, it may still wait for its new parent to take notice.
        var isGone = false
        for _ in 0..<200 where !isGone {
            let state = (try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8))?.split(separator: ")").last
            isGone = state == nil || state?.contains("Z") == true
            usleep(10_000)
        }
        #expect(isGone)
    }

    @Test func cannotStart() throws {
        do throws(ConversionError) {
            _ = try OfficeConversion(program: "/nowhere/soffice").convert(try! sent(), from: .ods)
            Issue.record("it started")
        } catch { #expect(error.reason == .failed) }
    }

    @Test func isFoundWhereTheEnvironmentSays() throws {
        let office = try FakeOffice("exit 0")
        #expect(OfficeConversion.ofThisMachine(environment: ["PATH": office.folder.path])?.program == office.program)
        #expect(OfficeConversion.ofThisMachine(environment: ["PATH": "", "RKPD_SOFFICE": office.program])?.program == office.program)
        // Empty: none, whatever is installed.
        #expect(OfficeConversion.ofThisMachine(environment: ["PATH": office.folder.path, "RKPD_SOFFICE": ""]) == nil)
        #expect(OfficeConversion.ofThisMachine(environment: ["PATH": office.folder.path, "RKPD_SOFFICE": "soffice"]) == nil)
    }
}
