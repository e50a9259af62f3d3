import Dataset
import Foundation
import Grid
import Journey
import Logging
import Model
import Spreadsheet
import Synchronization
import TestSupport

@testable import Operations

/// A reader of tiny text files, so that the order of a run is tested without sheets.
///
/// `sosial 2023 100 80` is a statement of that agency and year with two facts; several lines are several statements. `rusak` is refused;
/// `tanpa-tahun` is refused unless a year is stated; `gagal` ends in an error that no file should be able to cause; `galat sosial 2023 1`
/// is a statement with an error among its findings.
final class TextReader: StatementReader {
    let fingerprint: String
    /// The names of files read, in the order read.
    let names = Mutex<[String]>([])
    private let meanwhile: @Sendable (String) -> Void

    /// - Parameter meanwhile: happens while a file is read, with its path.
    init(fingerprint: String = "r1", meanwhile: @escaping @Sendable (String) -> Void = { _ in }) {
        self.fingerprint = fingerprint
        self.meanwhile = meanwhile
    }

    func digest(_ path: String) throws -> String {
        do throws(SpreadsheetError) {
            return try sha256Hex(ofFileAt: path)
        } catch {
            guard case .cannotOpen(let code) = error.reason else { return "" }
            throw FileTrouble(code: code)
        }
    }

    func read(_ path: String, name: String, stated: StatedContext) throws -> FileReading {
        names.withLock { $0.append(name) }
        let data = try Data(contentsOf: URL(filePath: path))
        meanwhile(path)
        var statements: [Model.Statement] = []
        for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
            var words = line.split(separator: " ").map(String.init)
            if words == ["rusak"] {
                throw Refusal(
                    .berkasRusak, file: name, sheet: "TW IV", cell: CellReference("Q11"), message: Message(id: "rusak", en: "damaged"))
            }
            if words == ["tanpa-tahun"] {
                guard let year = stated.option.tahun ?? stated.folder.tahun else {
                    throw Refusal(.konteksTahun, file: name, message: Message(id: "tahun tidak disebut", en: "no year is stated"))
                }
                words = ["sosial", String(year), "1"]
            }
            if words == ["gagal"] { throw CocoaError(.featureUnsupported) }
            statements.append(Self.statement(words))
        }
        return FileReading(
            sha256: SHA256Digest.hex(of: Array(data)), size: data.count, modified: nil, statements: statements, sheets: [])
    }

    private static func statement(_ words: [String]) -> Model.Statement {
        let isWrong = words.first == "galat"
        let words = isWrong ? Array(words.dropFirst()) : words
        let year = words.count > 1 ? Int(words[1]) ?? 2000 : 2000
        var statement = Model.Statement(
            form: FormIdentity(name: "uji", version: "1-a", jenis: "uji"),
            context: StatementContext(pemdaKode: "33.23", perangkatDaerah: words.first, tahun: year), sheet: "TW IV",
            nodes: [Node(tingkat: .program, kode: "1.06.01", key: "1.06.01")])
        for (index, word) in words.dropFirst(2).enumerated() {
            statement.facts.append(
                Fact(
                    node: 0, ukuran: .anggaran, tahap: Tahap.allCases[index], tahun: year, value: ExactNumber(word), text: word,
                    cell: CellReference(row: 1, column: index + 1)))
            statement.account.count(.fakta)
        }
        if isWrong { statement.findings = [Finding(.jumlahAnak, message: Message(id: "salah", en: "wrong"))] }
        return statement
    }
}

/// A folder of text files, a dataset in memory, and what a run over them says.
final class Workbench {
    let folder: URL
    let dataset: Dataset
    /// What the log says, line by line.
    let said = Lines()

    final class Lines: Sendable {
        private let text = Mutex("")
        func add(_ more: String) { text.withLock { $0 += more } }
        var all: [String] { text.withLock { $0.split(separator: "\n").map(String.init) } }
    }

    init() throws {
        folder = try Fixtures.temporaryFolder()
        dataset = try Dataset(path: ":memory:")
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Writes a file that was last changed an hour ago.
    @discardableResult
    func put(_ name: String, _ text: String, age: TimeInterval = 3600) throws -> String {
        let url = folder.appending(path: name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
        try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSinceNow: -age)], ofItemAtPath: url.path)
        return url.path
    }

    func remove(_ name: String) throws { try FileManager.default.removeItem(at: folder.appending(path: name)) }

    func run(
        _ change: (inout ImportRequest) -> Void = { _ in }, reader: TextReader = TextReader(), stop: StopSignal = StopSignal(),
        language: Language = .indonesian
    ) throws -> RunSummary {
        var request = ImportRequest(paths: [folder.path], jobs: 2)
        change(&request)
        let terminal = Terminal(isWatched: false) { [said] in said.add($0) }
        return try ImportRun(
            request, reader: reader, store: dataset, language: language, log: .rkpd(on: terminal), terminal: terminal, stop: stop
        ).run()
    }
}

extension RunSummary {
    /// `name status` of each file, in order.
    var lines: [String] { files.map { "\($0.name) \($0.status.rawValue)" } }
}
