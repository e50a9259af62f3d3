import Dataset
import Journey
public import Model
import Nomenklatur

extension Session {
    /// `rkpd explain`: how a file would be read, and why.
    /// - Throws: ``Trouble``, an error of mappings, or `Refusal` where there is nothing to explain.
    public func explain(_ path: String, stated: StatedContext, listsCells: Bool) throws -> ExitStatus {
        let format = try settings.format(among: [.text, .json])
        let file = try FoundFile(named: path)
        var stated = stated
        stated.folder = file.folder
        let reader = try Reader(mappings: settings.mappingsPath, lists: listsToReadWith())
        let reading = try reader.examine(file.path, name: file.name, stated: stated)
        let view = ExplainView(reading, name: file.name, listsCells: listsCells, width: output.columns, language: language)
        if format == .json { try output.line(view.json.text(pretty: true)) } else { try output.write(view.text) }
        return reading.statements.isEmpty ? .refused : .done
    }
}

extension Session {
    /// The code lists of the dataset, where there is one that can be asked. Explaining a file needs none.
    private func listsToReadWith() throws -> [CodeList] {
        guard settings[.dataset].value?.hasPrefix("postgres") != true else { return [] }
        do {
            return try loadedLists()
        } catch let error as DatasetError {
            log.notice("code lists of the dataset are not used: \(error)")
            return []
        }
    }
}

extension FoundFile {
    /// A file that a command was given by its path.
    /// - Throws: ``Trouble`` where there is none or it is a folder, `Refusal` where it cannot be read.
    init(named path: String) throws {
        let scan = FolderScan([path])
        if let (refusal, _) = scan.refused.first { throw refusal }
        guard scan.missing.isEmpty else { throw Trouble(.noInput, "no such file: \(path)") }
        guard let file = scan.files.first, file.isNamed else { throw Trouble(.usage, "\(path) is a folder; this command takes one file") }
        self = file
    }
}
