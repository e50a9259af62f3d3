import Foundation
import FuzzTargets
import TestSupport
import Testing

/// What `make fuzz` does for hours, for a moment: every seed, every input that was once found, and a few thousand mutations of them, the
/// same in each run.
@Suite("Inputs thrown at the parsers")
struct FuzzReplayTests {
    @Test("Seeds and mutations", arguments: FuzzTarget.all.map(\.name))
    func mutations(of name: String) throws {
        let target = try #require(FuzzTarget.named(name))
        let seeds = try Seeds.inputs(for: name).filter { $0.count <= target.longest }
        try #require(!seeds.isEmpty)
        for seed in seeds { try seed.withUnsafeBytes(target.run) }
        var mutator = Mutator(seed: 2023, seeds: seeds)
        // Bytes rather than inputs are counted: a whole file costs more than a number.
        var budget = 1 << 20
        while budget > 0 {
            let input = mutator.next(longest: target.longest)
            budget -= input.count + 200
            do { try input.withUnsafeBytes(target.run) } catch {
                Issue.record("\(error): \(Data(input).base64EncodedString())")
            }
        }
    }

    @Test("Inputs that were once found", arguments: FuzzTarget.all.map(\.name))
    func found(by name: String) throws {
        let target = try #require(FuzzTarget.named(name))
        let folder = Fixtures.folder.appending(path: "fuzz/\(name)")
        for file in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] {
            try [UInt8](Data(contentsOf: folder.appending(path: file))).withUnsafeBytes(target.run)
        }
    }
}

/// Makes inputs out of others: a byte changed, pieces doubled, dropped, taken from elsewhere; several at once.
private struct Mutator {
    private var generator: SeededGenerator
    private let seeds: [[UInt8]]

    init(seed: UInt64, seeds: [[UInt8]]) {
        generator = SeededGenerator(seed: seed)
        self.seeds = seeds
    }

    mutating func next(longest: Int) -> [UInt8] {
        var input = seeds.randomElement(using: &generator) ?? []
        for _ in 0...Int.random(in: 0...3, using: &generator) { change(&input) }
        return Array(input.prefix(longest))
    }

    private mutating func change(_ input: inout [UInt8]) {
        guard !input.isEmpty else { return }
        let at = Int.random(in: 0..<input.count, using: &generator)
        let length = min(Int.random(in: 1...16, using: &generator), input.count - at)
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: input[at] = UInt8.random(in: 0...255, using: &generator)
        case 1: input[at] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 2: input.removeSubrange(at..<at + length)
        case 3: input.insert(contentsOf: input[at..<at + length], at: at)
        case 4:
            let other = seeds.randomElement(using: &generator) ?? []
            let from = other.isEmpty ? 0 : Int.random(in: 0..<other.count, using: &generator)
            input.replaceSubrange(at..<at + length, with: other[from..<min(from + length, other.count)])
        default: input.removeSubrange(at...)
        }
    }
}
