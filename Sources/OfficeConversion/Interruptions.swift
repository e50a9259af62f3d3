import Glibc
import Synchronization

/// The last signal that came while a foreign program runs; 0 where none did. Written by a handler, which may do nothing else.
private let received = Atomic<Int32>(0)

/// Catches what would end this process while a foreign program runs, so that the program and its folder go first.
///
/// A handler that was there before is called as it would have been: a run that is asked to end after the current file ends after it.
final class Interruptions {
    private static let signals = [SIGINT, SIGTERM, SIGHUP]
    private var before: [Int32: sigaction] = [:]
    private var fatal: Int32 = 0

    init() {
        received.store(0, ordering: .relaxed)
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { received.store($0, ordering: .relaxed) }
        action.sa_flags = Int32(truncatingIfNeeded: Int(SA_RESTART))
        for signal in Self.signals {
            var old = sigaction()
            sigaction(signal, &action, &old)
            before[signal] = old
        }
    }

    /// Whether a signal came that ends the process.
    var endProcess: Bool {
        let signal = received.exchange(0, ordering: .relaxed)
        guard signal != 0, var old = before[signal] else { return fatal != 0 }
        switch unsafeBitCast(old.__sigaction_handler.sa_handler, to: Int.self) {
        case 0: fatal = signal  // SIG_DFL
        case 1: break  // SIG_IGN
        default:
            old.__sigaction_handler.sa_handler?(signal)
            // A handler that works once leaves the default behind.
            if old.sa_flags & Int32(truncatingIfNeeded: Int(SA_RESETHAND)) != 0 {
                old.__sigaction_handler.sa_handler = nil
                before[signal] = old
            }
        }
        return fatal != 0
    }

    /// Lets the signal do what it would have done.
    func pass() {
        end()
        if fatal != 0 { raise(fatal) }
    }

    /// Puts back what was there before.
    func end() {
        for (signal, action) in before {
            var old = action
            sigaction(signal, &old, nil)
        }
        before = [:]
        // One that came at the last moment is not lost.
        let late = received.exchange(0, ordering: .relaxed)
        if late != 0 { raise(late) }
    }
}
