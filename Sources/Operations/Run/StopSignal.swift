import Foundation
import Synchronization

/// Whether the run was asked to end: it does so after the current file.
public final class StopSignal: Sendable {
    private let flag = Atomic<Bool>(false)

    /// Not yet asked.
    public init() {}

    /// Whether the run was asked to end.
    public var isRaised: Bool { flag.load(ordering: .relaxed) }

    /// Asks the run to end.
    public func raise() { flag.store(true, ordering: .relaxed) }

    /// The one that SIGTERM and SIGINT raise.
    public static let ofProcess = StopSignal()

    /// Lets SIGTERM and SIGINT raise ``ofProcess``. A second one ends the process at once, as if nothing had been said; the dataset holds.
    public static func listen() {
        // A handler may not wait: the constant is made before the first signal can come.
        _ = ofProcess
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in StopSignal.ofProcess.raise() }
        action.sa_flags = Int32(truncatingIfNeeded: Int(SA_RESTART) | Int(SA_RESETHAND))
        for signal in [SIGTERM, SIGINT] { sigaction(signal, &action, nil) }
    }
}
