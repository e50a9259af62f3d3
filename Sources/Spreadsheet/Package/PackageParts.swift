/// The parts of a workbook by name, from an archive or from a folder that holds it unzipped.
///
/// Names are compared as the Open Packaging Conventions have it: without regard to the case of ASCII letters, and with percent-encoded
/// characters as the characters themselves. A backslash, which some writers use, is a slash.
struct PackageParts: Sendable {
    private enum Storage: Sendable {
        case archive(FileBytes, [ZipEntry])
        case folder(FolderParts)
    }
    private let storage: Storage
    private let limits: ReadingLimits
    /// Positions by folded name; -1 where two parts have it.
    private let positions: [String: Int]

    /// The parts of an archive.
    init(archive file: FileBytes, limits: ReadingLimits) throws(SpreadsheetError) {
        let entries = try ZipDirectory(reading: file, limits: limits).entries
        self.init(.archive(file, entries), names: entries.map(\.name), limits: limits)
    }

    /// The parts of a folder.
    init(folder: FolderParts, limits: ReadingLimits) {
        self.init(.folder(folder), names: folder.names, limits: limits)
    }

    private init(_ storage: Storage, names: [String], limits: ReadingLimits) {
        self.storage = storage
        self.limits = limits
        var positions: [String: Int] = [:]
        positions.reserveCapacity(names.count)
        for (index, name) in names.enumerated() {
            let folded = Self.fold(name)
            positions[folded] = positions[folded] == nil ? index : -1
        }
        self.positions = positions
    }

    /// The form in which names are compared.
    static func fold(_ name: String) -> String {
        var bytes = unescaped(Array(name.utf8)).map { byte -> UInt8 in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
            case UInt8(ascii: "\\"): UInt8(ascii: "/")
            default: byte
            }
        }
        bytes.trimPrefix { $0 == UInt8(ascii: "/") }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A name with `%20` as the character it stands for. An encoded slash stays as it is written: it parts no folders.
    private static func unescaped(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: "%")) else { return bytes }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count, let high = hexDigit(bytes[index + 1]),
                let low = hexDigit(bytes[index + 2])
            {
                let byte = high << 4 | low
                if byte != UInt8(ascii: "/"), byte != UInt8(ascii: "\\"), byte != 0 {
                    result.append(byte)
                    index += 3
                    continue
                }
            }
            result.append(bytes[index])
            index += 1
        }
        return result
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }

    /// Whether a part is there.
    func contains(_ name: String) -> Bool { positions[Self.fold(name)] != nil }

    /// Whether a part is there whose folded name begins so.
    func contains(prefix: String) -> Bool { positions.keys.contains { $0.hasPrefix(prefix) } }

    /// Opens a part.
    /// - Parameter isHeld: whether its content stays in memory, which asks for a tighter limit.
    func open(_ name: String, isHeld: Bool = true) throws(SpreadsheetError) -> PartStream {
        guard let position = positions[Self.fold(name)] else { throw SpreadsheetError(.missingPart, part: name) }
        guard position >= 0 else { throw SpreadsheetError(.damagedArchive(.duplicateName), part: name) }
        let limit = isHeld ? limits.heldPartBytes : limits.partBytes
        switch storage {
        case .archive(let file, let entries): return try PartStream(entry: entries[position], of: file, limit: limit)
        case .folder(let folder):
            do throws(SpreadsheetError) {
                return PartStream(file: try folder.open(position, limit: limit), part: name, limit: limit)
            } catch { throw error.at(part: name) }
        }
    }

    /// Throws where the archive is not what it was when it was opened.
    func checkUnchanged() throws(SpreadsheetError) {
        if case .archive(let file, _) = storage { try file.checkUnchanged() }
    }
}
