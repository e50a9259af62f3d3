/// What `rkpd` tells the program that started it; the numbers are those of sysexits.
public enum ExitStatus: Int32, Sendable, CaseIterable, Comparable {
    /// Done, also with findings or with nothing to do.
    case done = 0
    /// The command line is wrong.
    case usage = 64
    /// A file was refused; the others were still loaded.
    case refused = 65
    /// A file or folder that was named does not exist.
    case noInput = 66
    /// The database cannot be reached.
    case unavailable = 69
    /// A bug in this program.
    case bug = 70
    /// A file cannot be created or written.
    case cannotWrite = 73
    /// The disk is full, or failed while it was read or written.
    case diskFull = 74
    /// Another run holds the lock.
    case locked = 75
    /// A mapping or a setting is wrong, or the dataset belongs to another version of the program.
    case configuration = 78

    /// How much a status outweighs others when a run met several troubles: what stops the next run too weighs most.
    private var weight: Int {
        switch self {
        case .done: 0
        case .refused: 1
        case .noInput: 2
        case .usage: 3
        case .locked: 4
        case .configuration: 5
        case .unavailable: 6
        case .cannotWrite: 7
        case .diskFull: 8
        case .bug: 9
        }
    }

    /// Orders by weight: `max` of two is the status to end with.
    public static func < (left: ExitStatus, right: ExitStatus) -> Bool { left.weight < right.weight }
}
