import Glibc

/// A foreign program in a session of its own, with limits of time, memory and disk.
struct BoundedProcess {
    enum Outcome: Equatable {
        case exited(Int32)
        case killed(signal: Int32)
        case timedOut
    }

    var program: String
    var arguments: [String]
    /// Where it works; its home too, so that nothing is written elsewhere.
    var folder: String
    /// Seconds.
    var timeLimit: Int

    /// Bytes of one file that it writes, in units of 512: 2 GiB, as much as is read of a file.
    private static let fileBlocks = 4 << 20
    /// Kilobytes of address space: a workbook of the largest kind takes a gigabyte or two of it.
    private static let memory = 6 << 20

    /// Runs it to its end.
    /// - Parameter cleanUp: what is done before a signal ends this process.
    func run(cleanUp: () -> Void) throws(ConversionError) -> Outcome {
        // The shell sets limits, which a spawn cannot, and becomes the program. The limit of processor time holds also where this process is killed.
        let words =
            [
                "/bin/sh", "-c",
                "ulimit -c 0; ulimit -f \(Self.fileBlocks); ulimit -v \(Self.memory); ulimit -t \(timeLimit); exec \"$@\"", "sh", program,
            ] + arguments
        let interruptions = Interruptions()
        defer { interruptions.end() }
        let process = try spawn(words)
        // Whatever it started goes with it.
        defer { kill(-process, SIGKILL) }
        var deadline = timespec()
        clock_gettime(CLOCK_MONOTONIC, &deadline)
        deadline.tv_sec += timeLimit
        while true {
            var status: Int32 = 0
            let ended = waitpid(process, &status, WNOHANG)
            if ended == process {
                return status & 0x7f == 0 ? .exited(status >> 8 & 0xff) : .killed(signal: status & 0x7f)
            }
            if ended < 0, errno != EINTR { throw ConversionError(.cannotRun(errno: errno)) }
            if interruptions.endProcess {
                end(process)
                cleanUp()
                interruptions.pass()
            }
            var now = timespec()
            clock_gettime(CLOCK_MONOTONIC, &now)
            if now.tv_sec > deadline.tv_sec || now.tv_sec == deadline.tv_sec && now.tv_nsec >= deadline.tv_nsec {
                end(process)
                return .timedOut
            }
            usleep(10_000)
        }
    }

    private func end(_ process: pid_t) {
        kill(-process, SIGKILL)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
    }

    private func spawn(_ words: [String]) throws(ConversionError) -> pid_t {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A session of its own: a signal to the group of this process is not one to it, and one to its group reaches all that it starts.
        let session: Int32 = 0x80  // POSIX_SPAWN_SETSID
        posix_spawnattr_setflags(&attributes, Int16(session | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        // Nothing else of the environment is its business.
        let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
        let environment = ["PATH=\(path)", "HOME=\(folder)", "TMPDIR=\(folder)", "LC_ALL=C.UTF-8", "SAL_USE_VCLPLUGIN=svp"]
        var arguments = words.map { strdup($0) } + [nil]
        var variables = environment.map { strdup($0) } + [nil]
        defer { for pointer in arguments + variables { free(pointer) } }
        var process: pid_t = 0
        let result = posix_spawn(&process, words[0], &actions, &attributes, &arguments, &variables)
        guard result == 0 else { throw ConversionError(.cannotRun(errno: result)) }
        return process
    }
}
