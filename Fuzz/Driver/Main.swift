import CLibFuzzer
import FuzzTargets
import Glibc

/// `Fuzz seed FOLDER` writes what to begin with, taken from the fixtures; `Fuzz TARGET …` throws mutated inputs at a target.
/// What follows the target's name is libFuzzer's own (`-runs=`, `-max_total_time=`, `-jobs=`, folders).
@main
enum Main {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count > 1 else { return usage() }
        if arguments[1] == "seed", arguments.count == 3 { return try Seeds.write(to: arguments[2]) }
        guard let target = FuzzTarget.named(arguments[1]) else { return usage() }
        chosen = target
        let own = [arguments[0], "-max_len=\(target.longest)"] + arguments.dropFirst(2)
        var pointers = own.map { strdup($0) } + [nil]
        var count = Int32(own.count)
        let status = pointers.withUnsafeMutableBufferPointer { buffer in
            var start = buffer.baseAddress
            return LLVMFuzzerRunDriver(&count, &start) { data, size in
                do { try Main.chosen?.run(UnsafeRawBufferPointer(start: data, count: size)) } catch { fatalError("\(error)") }
                return 0
            }
        }
        exit(status)
    }

    /// Set once, before the driver runs.
    nonisolated(unsafe) private static var chosen: FuzzTarget?

    private static func usage() {
        print("Fuzz seed FOLDER | Fuzz TARGET [libFuzzer's options] FOLDER\ntargets: \(FuzzTarget.all.map(\.name).joined(separator: " "))")
        exit(64)
    }
}
