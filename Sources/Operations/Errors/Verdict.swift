import Dataset
import Forms
public import Model
import Nomenklatur

/// What any error means to the person and the program that started the command: the one place that knows.
public struct Verdict: Hashable, Sendable {
    /// One line for stderr; nil where nothing is to be said.
    public var text: String?
    /// The status to end with.
    public var status: ExitStatus

    /// The verdict on an error that ended a command.
    ///
    /// - Parameter language: refusals and what is wrong with a mapping speak the reader's language; all else is English.
    public init(on error: any Error, language: Language) {
        switch error {
        case let trouble as Trouble:
            self.init(text: trouble.message, status: trouble.status)
        case let refusal as Refusal:
            self.init(text: refusal.text(in: language), status: .refused)
        case let error as DatasetError:
            self.init(text: error.description, status: error.kind.exitStatus)
        case let error as MappingError:
            self.init(text: "mapping \(error.text(in: language))", status: .configuration)
        case let error as ListError:
            self.init(text: "\(error)", status: .configuration)
        case is OutputClosed:
            self.init(text: nil, status: .done)
        default:
            self.init(text: "this is a bug in rkpd, please report it: \(error)", status: .bug)
        }
    }

    private init(text: String?, status: ExitStatus) {
        self.text = text
        self.status = status
    }
}

extension DatasetError.Kind {
    /// The exit status of trouble with the dataset.
    var exitStatus: ExitStatus {
        switch self {
        case .missing, .noSuchLoad, .noSuchFinding: .noInput
        case .notADataset, .newerVersion, .olderVersion: .configuration
        case .networkFileSystem, .unavailable, .corrupt: .unavailable
        case .busy: .locked
        case .cannotWrite: .cannotWrite
        case .diskFull, .inputOutput: .diskFull
        case .alreadyUndone, .notCurrent: .usage
        case .internalError: .bug
        }
    }
}
