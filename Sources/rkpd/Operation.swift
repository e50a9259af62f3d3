import ArgumentParser
import Operations

/// A command of `rkpd`: its options, and what it does with them. What it does stands in the module Operations.
protocol Operation: ParsableCommand {
    /// - Returns: the status to end with.
    func perform() throws -> ExitStatus
}
