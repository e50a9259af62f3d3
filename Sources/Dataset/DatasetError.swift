import GRDB
public import Model

/// Trouble that stops work on the dataset: thrown, with what is wrong, what to do, and the cause in the database's own words.
public struct DatasetError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What went wrong, as far as a caller acts on it: each kind leads to one exit code.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// There is no such file, and it was opened for reading only.
        case missing
        /// The file is no rkpd dataset; it was left as it is.
        case notADataset
        /// A newer program made it; it was left as it is.
        case newerVersion
        /// An older program made it, and it was opened for reading only, so that it cannot be brought up to date.
        case olderVersion
        /// SQLite cannot lock reliably on a network file system.
        case networkFileSystem
        /// Another program holds the lock.
        case busy
        /// It is there but cannot be opened or read.
        case unavailable
        /// It cannot be created or written: rights, a read-only file system, a missing folder.
        case cannotWrite
        /// The disk, or a quota, is full.
        case diskFull
        /// The disk failed at reading or writing.
        case inputOutput
        /// The file is damaged.
        case corrupt
        /// There is no load of that number.
        case noSuchLoad
        /// No current finding has that number or key.
        case noSuchFinding
        /// The load was undone before.
        case alreadyUndone
        /// The load is not the current one of its statement.
        case notCurrent
        /// What was given to be loaded contradicts itself, or the program made a mistake.
        case internalError
    }
    /// What went wrong.
    public var kind: Kind
    /// What is wrong and what to do, for people.
    public var message: Message
    /// The cause in the database's own words; nil where there is none.
    public var cause: String?

    /// An error of the values given.
    public init(_ kind: Kind, _ message: Message, cause: String? = nil) {
        self.kind = kind
        self.message = message
        self.cause = cause
    }

    /// The sentence in English with its cause, for logs.
    public var description: String { cause.map { "\(message.en) (\($0))" } ?? message.en }
}

extension DatasetError {
    /// Turns whatever a database operation threw into an error with a kind.
    /// - Parameter writing: whether the operation was to write, for what cannot be opened then cannot be written.
    init(_ error: any Error, path: String, writing: Bool) {
        if let known = error as? DatasetError {
            self = known
            return
        }
        guard let error = error as? DatabaseError else {
            self.init(
                .internalError,
                Message(id: "kesalahan dalam program saat memakai dataset \(path)", en: "program error using the dataset \(path)"),
                cause: "\(error)")
            return
        }
        let kind: Kind =
            switch error.resultCode {
            case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
            case .SQLITE_NOTADB: .notADataset
            case .SQLITE_CORRUPT: .corrupt
            case .SQLITE_FULL: .diskFull
            case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: .cannotWrite
            case .SQLITE_CANTOPEN: writing ? .cannotWrite : .unavailable
            case .SQLITE_IOERR: .inputOutput
            case .SQLITE_NOMEM, .SQLITE_TOOBIG: .unavailable
            default: .internalError
            }
        // The statement is named, its arguments are not: they may be text from a sheet.
        var cause = "SQLite \(error.extendedResultCode.rawValue): \(error.message ?? "")"
        if kind == .internalError, let sql = error.sql { cause += " [\(sql.prefix(200))]" }
        self.init(kind, Self.message(kind, path: path), cause: cause)
    }

    /// The sentence of a kind that is about the file as a whole.
    static func message(_ kind: Kind, path: String) -> Message {
        switch kind {
        case .missing:
            Message(
                id: "dataset \(path) belum ada; muat berkas dahulu dengan 'rkpd import'",
                en: "there is no dataset \(path) yet; load files first with 'rkpd import'")
        case .notADataset:
            Message(
                id: "\(path) bukan dataset rkpd; berkas itu dibiarkan. Sebutkan jalur lain dengan --dataset",
                en: "\(path) is not an rkpd dataset and was left as it is; name another path with --dataset")
        case .newerVersion:
            Message(
                id: "dataset \(path) dibuat oleh rkpd yang lebih baru dan dibiarkan; perbarui program ini",
                en: "the dataset \(path) was made by a newer rkpd and was left as it is; update this program")
        case .olderVersion:
            Message(
                id: "dataset \(path) dibuat oleh rkpd yang lebih lama; jalankan 'rkpd import' sekali untuk memperbaruinya",
                en: "the dataset \(path) was made by an older rkpd; run 'rkpd import' once to bring it up to date")
        case .networkFileSystem:
            Message(
                id:
                    "dataset \(path) berada di sistem berkas jaringan, tempat kunci SQLite tidak dapat dipercaya; pindahkan ke diska setempat",
                en: "the dataset \(path) lies on a network file system, where SQLite's locks cannot be trusted; move it to a local disk")
        case .busy:
            Message(
                id: "dataset \(path) sedang dikunci program lain; coba lagi nanti",
                en: "the dataset \(path) is locked by another program; try again later")
        case .unavailable:
            Message(id: "dataset \(path) tidak dapat dibuka", en: "the dataset \(path) cannot be opened")
        case .cannotWrite:
            Message(
                id: "dataset \(path) tidak dapat ditulis; periksa hak atas berkas dan foldernya",
                en: "the dataset \(path) cannot be written; check the rights on the file and its folder")
        case .diskFull:
            Message(
                id: "diska penuh saat menulis dataset \(path); tidak ada yang berubah",
                en: "the disk is full; nothing was changed in \(path)")
        case .inputOutput:
            Message(id: "diska gagal dibaca atau ditulis pada dataset \(path)", en: "the disk failed while using the dataset \(path)")
        case .corrupt:
            Message(id: "dataset \(path) rusak; pulihkan dari cadangan", en: "the dataset \(path) is damaged; restore it from a backup")
        case .noSuchLoad, .noSuchFinding, .alreadyUndone, .notCurrent, .internalError:
            Message(id: "kesalahan dalam program saat memakai dataset \(path)", en: "program error using the dataset \(path)")
        }
    }
}
