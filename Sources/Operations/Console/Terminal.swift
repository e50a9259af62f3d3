import Foundation
import Synchronization

/// stderr: log lines, and below them, where a person watches, one line of progress that is written over and over.
public final class Terminal: Sendable {
    private struct State {
        var shown = ""
        var lastDrawn = ContinuousClock.Instant?.none
    }

    private let state = Mutex(State())
    private let sink: @Sendable (String) -> Void
    /// Whether progress is shown.
    public let isWatched: Bool

    /// - Parameters:
    ///   - isWatched: whether progress is shown.
    ///   - sink: takes what is to be written.
    public init(isWatched: Bool, sink: @escaping @Sendable (String) -> Void) {
        self.isWatched = isWatched
        self.sink = sink
    }

    /// stderr. What cannot be written there is lost: there is nobody left to tell.
    public static let standard = Terminal(isWatched: isatty(STDERR_FILENO) == 1) { text in
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    /// Writes a line of the log above the progress line.
    public func log(_ line: String) {
        state.withLock { state in
            sink(clearing(state.shown) + line.printable + "\n" + state.shown)
        }
    }

    /// Shows how far the work is, at most ten times a second.
    public func progress(_ text: @autoclosure () -> String) {
        guard isWatched else { return }
        state.withLock { state in
            let now = ContinuousClock.now
            if let last = state.lastDrawn, now - last < .milliseconds(100) { return }
            state.lastDrawn = now
            let line = text().printable.cut(to: Layout.width - 1)
            sink(clearing(state.shown) + line)
            state.shown = line
        }
    }

    /// Takes the progress line away.
    public func endProgress() {
        state.withLock { state in
            guard !state.shown.isEmpty else { return }
            sink(clearing(state.shown))
            state.shown = ""
            state.lastDrawn = nil
        }
    }

    private func clearing(_ shown: String) -> String { shown.isEmpty ? "" : "\r\u{1B}[K" }
}
