public import Grid

/// What a workbook holds, in figures by which two readings of it can be compared: `rkpd cells --count`.
public struct CellCount: Sendable, Hashable {
    /// Non-empty cells by their type; each type is there.
    public private(set) var cells: [CellType: Int] = Dictionary(uniqueKeysWithValues: CellType.allCases.map { ($0, 0) })
    /// The sum of the cells of type number.
    public var sum: Double { total + compensation }
    /// The sum, modulo 2^64, of each cell's FNV-1a over its sheet, reference, type and value, each but the last followed by a
    /// byte 0. It does not depend on the order of the cells. The value is taken as `rkpd cells` prints it, without quotation marks and escapes.
    public private(set) var hash: UInt64 = 0

    // Neumaier's summation: what rounding loses is summed beside.
    private var total = 0.0
    private var compensation = 0.0

    /// Counts a workbook's cells.
    /// - Throws: ``SpreadsheetError`` where a sheet cannot be read.
    public init(of workbook: WorkbookFile) throws {
        var counter = CellCounter()
        for sheet in workbook.sheets { try counter.count(sheet, of: workbook) }
        for type in CellType.allCases { cells[type] = counter.figures.counts[type.position] }
        hash = counter.figures.hash
        total = counter.figures.total
        compensation = counter.figures.compensation
    }

    /// One JSON object: `{"cells":{"number":…,"text":…,…},"sum":…,"hash":"…"}`; the hash as sixteen hex digits.
    /// - Parameter file: a name to begin it with, `{"file":"…","cells":…`; nil for none.
    public func json(file: String? = nil) -> String {
        var bytes = Array("{".utf8)
        if let file {
            bytes += "\"file\":".utf8
            JSONBytes.appendString(file, to: &bytes)
            bytes += ",".utf8
        }
        bytes += "\"cells\":{".utf8
        for (index, type) in CellType.allCases.enumerated() {
            bytes += (index == 0 ? "\"" : ",\"").utf8
            bytes += "\(type.rawValue)\":\(cells[type] ?? 0)".utf8
        }
        bytes += "},\"sum\":".utf8
        // Numbers too large for a double sum to what JSON cannot write.
        if sum.isFinite { PlainNumber.appendExact(sum, to: &bytes) } else { bytes += "null".utf8 }
        let digits = String(hash, radix: 16)
        bytes += ",\"hash\":\"\(String(repeating: "0", count: 16 - digits.count))\(digits)\"}".utf8
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension CellType {
    /// Its place among all types.
    var position: Int {
        switch self {
        case .number: 0
        case .text: 1
        case .boolean: 2
        case .date: 3
        case .time: 4
        case .duration: 5
        case .error: 6
        }
    }
}
