import Dataset
import Model

/// One file of a run between the first look and the dataset.
struct ReadFile: Sendable {
    enum State: Sendable {
        /// Not come to, because the run was asked to end.
        case untouched
        /// Its bytes are known by their digest and still to be read.
        case digested
        /// It changed between two looks.
        case waiting(Message)
        /// Nothing of it can be loaded. Rivals are the SHA-256 of files that claim the same statement.
        case refused(Refusal, rivals: [String])
        /// Nothing of it can be loaded and there are no bytes to remember that by.
        case gone(Refusal)
        /// An earlier run settled what becomes of these bytes.
        case settled(KnownFile)
        /// The same bytes as an earlier file of this run.
        case twin(of: Int)
        /// Read whole. The statements are nil where they would take too much memory; they are read again when their turn comes.
        case read(claims: [Claim], statements: [Statement]?)
        /// Reading ended in an error that no file should be able to cause.
        case failed(String)
    }

    var found: FoundFile
    /// SHA-256 empty where the bytes were not read.
    var signature: FileSignature
    var state: State
    /// Whether an earlier run loaded these bytes: where they stand among the revisions of their statement is known.
    var wasLoaded = false

    init(_ found: FoundFile) {
        self.found = found
        signature = FileSignature(name: found.name, folder: found.root, sha256: "", size: found.look.size, modified: found.look.modified)
        state = .untouched
    }

    /// Whether the run did not come to it.
    var isUntouched: Bool { if case .untouched = state { true } else { false } }

    /// Whether the dataset is still to take something of it.
    var isWork: Bool {
        switch state {
        case .settled, .twin: false
        default: true
        }
    }
}

extension Message {
    /// Why a file is left for the next run.
    static let stillChanging = Message(
        id: "masih berubah saat dilihat dua kali; menunggu proses berikutnya",
        en: "it changed between two looks and is left for the next run")
}
