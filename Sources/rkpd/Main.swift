import ArgumentParser
import Foundation
import Model
import Operations

/// Where the program starts and ends: the one place that turns any error into text and exit status.
@main
enum Main {
    static func main() {
        ignoreClosedPipes()
        exit(run().rawValue)
    }

    private static func run() -> ExitStatus {
        do {
            let status = try perform()
            try Output.standard.flush()
            return status
        } catch {
            let verdict = Verdict(on: error, language: .ofProcess)
            // What was written before the error is still owed to the reader; that it cannot be written is the lesser trouble.
            try? Output.standard.flush()
            if let text = verdict.text { Terminal.standard.log("rkpd: \(text)") }
            return verdict.status
        }
    }

    private static func perform() throws -> ExitStatus {
        let parsed: any ParsableCommand
        do {
            var command = try Rkpd.parseAsRoot()
            // Only operations are left to do; all else is help, which the parser gives by itself.
            if !(command is any Operation) { try command.run() }
            parsed = command
        } catch {
            let text = Rkpd.fullMessage(for: error)
            guard Rkpd.exitCode(for: error) == .success else {
                FileHandle.standardError.write(Data((text + "\n").utf8))
                return .usage
            }
            try Output.standard.line(text)
            return .done
        }
        return try (parsed as? any Operation)?.perform() ?? .done
    }
}
