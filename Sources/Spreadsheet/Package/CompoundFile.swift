/// A compound file of OLE, as far as has to be known of one that is handed on: what it holds, and whether it is whole.
///
/// Old workbooks lie in one, Word documents and slides of the time too, and new workbooks that are protected by a password ([MS-CFB]).
struct CompoundFile {
    private let file: FileBytes
    private let header: LittleEndian
    private let sectorSize: Int

    static let mark: [UInt8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

    init(_ file: FileBytes) throws(SpreadsheetError) {
        self.file = file
        header = LittleEndian(bytes: try file.bytes(at: 0, count: 512))
        guard let shift = header.u16(30), shift == 9 || shift == 12, header.bytes.count == 512 else { throw SpreadsheetError(.truncated) }
        sectorSize = 1 << shift
    }

    /// What it is.
    func kind() throws(SpreadsheetError) -> SpreadsheetError.Lookalike {
        let kinds: [(name: String, kind: SpreadsheetError.Lookalike)] = [
            ("EncryptedPackage", .passwordProtected), ("WordDocument", .docx), ("PowerPoint Document", .pptx), ("Workbook", .oldExcel),
            ("Book", .oldExcel),
        ]
        let names: [[UInt8]] = kinds.map { entry in entry.name.utf8.flatMap { [$0, 0] as [UInt8] } + [0, 0] }
        var isThere = [Bool](repeating: false, count: kinds.count)
        var tail: [UInt8] = []
        try file.forEachBlock { block in
            for (index, name) in names.enumerated() where !isThere[index] {
                // Names lie in entries of 128 bytes at even places: only a piece at the border could be cut.
                isThere[index] = block.holds(name) || (tail + block.prefix(64)).withUnsafeBytes { $0.holds(name) }
            }
            tail = Array(block.suffix(64))
        }
        return isThere.firstIndex(of: true).map { kinds[$0].kind } ?? .binary
    }

    /// Throws where the file is shorter than its table of sectors says: programs open such a file and silently give what is left of it.
    func checkWhole() throws(SpreadsheetError) {
        var last = -1
        for (number, place) in try tableSectors().enumerated() {
            let table = LittleEndian(bytes: try sector(place))
            for index in 0..<sectorSize / 4 where table.u32(index * 4) != Self.free { last = max(last, number * (sectorSize / 4) + index) }
        }
        // Sector 0 lies behind the header, which takes the room of one.
        guard file.count > (last + 1) * sectorSize else { throw SpreadsheetError(.truncated) }
    }

    private static let free = 0xffff_ffff
    private static let lastRegular = 0xffff_fffa

    /// Where the table of sectors lies: 109 places stand in the header, more in sectors that are chained.
    private func tableSectors() throws(SpreadsheetError) -> [Int] {
        var places: [Int] = []
        func add(_ table: LittleEndian, from start: Int, count: Int) {
            for index in 0..<count {
                if let place = table.u32(start + index * 4), place < Self.lastRegular { places.append(place) }
            }
        }
        add(header, from: 76, count: 109)
        var next = header.u32(68) ?? Self.free
        var steps = 0
        while next < Self.lastRegular {
            // A chain longer than the file is a ring.
            steps += 1
            guard steps <= file.count / sectorSize else { throw SpreadsheetError(.truncated) }
            let table = LittleEndian(bytes: try sector(next))
            add(table, from: 0, count: sectorSize / 4 - 1)
            next = table.u32(sectorSize - 4) ?? Self.free
        }
        guard places.count <= file.count / sectorSize else { throw SpreadsheetError(.truncated) }
        return places
    }

    private func sector(_ place: Int) throws(SpreadsheetError) -> [UInt8] {
        let bytes = try file.bytes(at: (place + 1) * sectorSize, count: sectorSize)
        guard bytes.count == sectorSize else { throw SpreadsheetError(.truncated) }
        return bytes
    }
}
