import Foundation
import Synchronization

/// Does a piece of work for each index, several at once, and returns the results in order; nil for those not begun when the work was stopped.
///
/// - Parameters:
///   - count: how many indexes.
///   - jobs: how many at once.
///   - stop: no further piece is begun once it is raised; those begun are finished.
func inParallel<Result: Sendable>(
    _ count: Int, jobs: Int, stop: StopSignal, _ work: @escaping @Sendable (Int) -> Result
) -> [Result?] {
    let shared = Shared<Result>(count: count)
    let group = DispatchGroup()
    for _ in 0..<min(jobs, count) {
        group.enter()
        let thread = Thread {
            while !stop.isRaised, let index = shared.next() { shared.set(work(index), at: index) }
            group.leave()
        }
        // Threads of a queue have 512 KB; a reader of strangers' files is given what the main thread has.
        thread.stackSize = 8 << 20
        thread.start()
    }
    group.wait()
    return shared.results
}

/// What the threads share: the next index, and the results so far.
private final class Shared<Result: Sendable>: Sendable {
    private let count: Int
    private let index = Atomic<Int>(0)
    private let values: Mutex<[Result?]>

    init(count: Int) {
        self.count = count
        values = Mutex(Array(repeating: nil, count: count))
    }

    func next() -> Int? {
        let taken = index.wrappingAdd(1, ordering: .relaxed).oldValue
        return taken < count ? taken : nil
    }

    func set(_ result: Result, at index: Int) { values.withLock { $0[index] = result } }

    var results: [Result?] { values.withLock { $0 } }
}
