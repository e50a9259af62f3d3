/// Trouble that ends a command, with the exit status it ends with.
///
/// Trouble with one file of many is no `Trouble` but a `Refusal`: the other files are still read.
public struct Trouble: Error, Hashable, Sendable, CustomStringConvertible {
    /// The status the command ends with.
    public var status: ExitStatus
    /// What is wrong, where, and what to do; English, as all logs are.
    public var message: String

    /// Trouble with its exit status and its sentence.
    public init(_ status: ExitStatus, _ message: String) {
        self.status = status
        self.message = message
    }

    public var description: String { message }

    /// The status that the failure of a system call to write or create means.
    static func writing(_ path: String, _ code: Int32) -> Trouble {
        let status: ExitStatus = isDiskTrouble(code) ? .diskFull : .cannotWrite
        return Trouble(status, "cannot write \(path): \(systemMessage(code))")
    }
}
