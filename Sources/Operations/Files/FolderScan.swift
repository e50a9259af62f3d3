import Foundation
public import Model

/// One file to be read.
public struct FoundFile: Sendable, Hashable {
    /// Where it lies.
    public var path: String
    /// As users and the dataset call it: relative to the folder that was read; its own name where it was named itself.
    public var name: String
    /// The folder that ``name`` counts from, links resolved.
    public var root: String
    /// Whether the command line names it: such a file is read at once and whatever its name.
    public var isNamed: Bool
    /// What the folders it lies in state about it.
    public var folder: StatedContext.Values
    /// The first look at it.
    public var look: FileLook
}

/// What lies in the folders and paths of a run, in an order that depends on names alone.
public struct FolderScan: Sendable {
    /// The files to be read, by name.
    public private(set) var files: [FoundFile] = []
    /// What is no sheet, or not to be followed, and why.
    public private(set) var ignored: [(name: String, root: String, reason: Message)] = []
    /// What cannot be read.
    public private(set) var refused: [(refusal: Refusal, root: String)] = []
    /// Paths that do not exist.
    public private(set) var missing: [String] = []

    /// The folders that were named and could be walked to their last corner: what was not met there is gone.
    public private(set) var walked: Set<String> = []

    /// Looks at all paths.
    public init(_ paths: [String]) {
        var seen: Set<String> = []
        for path in paths { add(path, &seen) }
        files.sort { $0.name == $1.name ? comesBefore($0.path, $1.path) : comesBefore($0.name, $1.name) }
        ignored.sort { comesBefore($0.name, $1.name) }
    }

    private mutating func add(_ path: String, _ seen: inout Set<String>) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            let trouble = FileTrouble(code: errno)
            if trouble.isGone { missing.append(path) } else { refuse(.unreadable(path, trouble), in: "") }
            return
        }
        let real = URL(filePath: path).resolvingSymlinksInPath().path
        if status.isFolder, !isUnpackedWorkbook(path) {
            walked.insert(real)
            walk(
                Folder(path: path, prefix: "", names: StatedContext.Values.statingFolders(endingWith: absolutePath(path)), root: real),
                &seen)
            return
        }
        guard seen.insert(real).inserted else { return }
        let absolute = URL(filePath: path).standardizedFileURL
        let parent = absolute.deletingLastPathComponent()
        let folder = parent.resolvingSymlinksInPath().path
        found(
            path, name: absolute.lastPathComponent, root: folder, isNamed: true,
            folders: StatedContext.Values.statingFolders(endingWith: absolutePath(folder)))
    }

    /// A path from the root of the file system, however it was typed.
    private func absolutePath(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    private struct Folder {
        var path: String
        /// What the names of its files begin with: `` or `sub/`.
        var prefix: String
        /// The names of the folders from the one that was named to this.
        var names: [String]
        /// The folder that was named, with links resolved.
        var root: String
    }

    private mutating func walk(_ folder: Folder, _ seen: inout Set<String>) {
        guard let handle = opendir(folder.path) else {
            refuse(.unreadable(folder.prefix.isEmpty ? folder.path : folder.prefix, FileTrouble(code: errno)), in: folder.root)
            walked.remove(folder.root)
            return
        }
        var names: [String] = []
        while let entry = readdir(handle) {
            let bytes = entry.pointee.nameBytes
            if bytes == [46] || bytes == [46, 46] { continue }
            guard let name = String(validating: bytes, as: UTF8.self) else {
                // A path that is no text cannot be handed on as one, nor stored, nor written in a message that people could search for.
                let shown = folder.prefix + String(decoding: bytes, as: UTF8.self)
                refuse(.unreadableName(shown), in: folder.root)
                continue
            }
            names.append(name)
        }
        closedir(handle)
        names.sort(by: comesBefore)
        for name in names { visit(name, in: folder, &seen) }
    }

    private mutating func visit(_ name: String, in folder: Folder, _ seen: inout Set<String>) {
        let path = folder.path + "/" + name
        let shown = folder.prefix + name
        var status = stat()
        guard lstat(path, &status) == 0 else {
            if errno != ENOENT { refuse(.unreadable(shown, FileTrouble(code: errno)), in: folder.root) }
            return
        }
        let isTransient = isTransientName(name)
        if status.isFolder, !isUnpackedWorkbook(path) {
            guard !isTransient else { return }
            var inner = folder
            inner.path = path
            inner.prefix = shown + "/"
            inner.names.append(name)
            walk(inner, &seen)
            return
        }
        if isTransient {
            ignored.append((shown, folder.root, Message(id: "berkas sementara atau tersembunyi", en: "a temporary or hidden file")))
            return
        }
        if status.isLink {
            let target = URL(filePath: path).resolvingSymlinksInPath().path
            guard stat(path, &status) == 0, status.isRegular, target.hasPrefix(folder.root + "/") else {
                ignored.append((shown, folder.root, Message(id: "tautan tidak diikuti", en: "a link that is not followed")))
                return
            }
        }
        guard status.isFolder || isSheetName(name), status.isFolder || status.isRegular else {
            ignored.append((shown, folder.root, Message(id: "bukan berkas lembar kerja", en: "not a spreadsheet file")))
            return
        }
        guard seen.insert(URL(filePath: path).resolvingSymlinksInPath().path).inserted else { return }
        found(path, name: shown, root: folder.root, isNamed: false, folders: folder.names)
    }

    private mutating func found(_ path: String, name: String, root: String, isNamed: Bool, folders: [String]) {
        do {
            let look = try FileLook(at: path)
            files.append(FoundFile(path: path, name: name, root: root, isNamed: isNamed, folder: .init(folders: folders), look: look))
        } catch {
            refuse(.unreadable(name, error), in: root)
        }
    }

    private mutating func refuse(_ refusal: Refusal, in root: String) { refused.append((refusal, root)) }

    /// The paths of all that was met, by the folders their names count from.
    var met: Set<String> {
        let names = files.map { ($0.root, $0.name) } + ignored.map { ($0.root, $0.name) } + refused.map { ($0.root, $0.refusal.file) }
        return Set(names.map { $0.isEmpty ? $1 : $0 + "/" + $1 })
    }
}

/// Names that are no sheets: what spreadsheet programs, file systems and transfers leave beside the files themselves.
private func isTransientName(_ name: String) -> Bool {
    let folded = name.lowercased()
    return name.hasPrefix("~$") || name.hasPrefix(".") || folded.hasSuffix(".part") || folded.hasSuffix(".tmp")
}

/// Endings of what people call a spreadsheet. What lies behind such a name is found out by reading it, and told.
private let sheetEndings: Set<String> = ["xlsx", "xlsm", "xltx", "xlsb", "xls", "ods", "csv", "tsv"]

private func isSheetName(_ name: String) -> Bool {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return false }
    return sheetEndings.contains(name[dot...].dropFirst().lowercased())
}

/// Whether a folder is a workbook that was unpacked.
private func isUnpackedWorkbook(_ path: String) -> Bool {
    access(path + "/[Content_Types].xml", F_OK) == 0
}

extension dirent {
    /// The name without its closing zero; file names are bytes, not text.
    fileprivate var nameBytes: [UInt8] {
        withUnsafeBytes(of: d_name) { Array($0.prefix { $0 != 0 }) }
    }
}
