/// One cell of a code that is spread over several columns.
public struct KodeCell: Hashable, Sendable {
    /// Its text; of a numeric cell its number as text.
    public var text: String
    /// Whether the cell is numeric, so that zeros at either end are lost.
    public var isNumber: Bool

    /// A cell by its text.
    public init(_ text: String, isNumber: Bool = false) {
        self.text = text
        self.isNumber = isNumber
    }
}

/// Reads a code whose parts stand in columns of their own: `1 | 01 | 04 | 2.01 | 03`, `1.01 | 04 | 2.01 | 03`.
///
/// A cell may hold several parts. Blank cells at the end make it a code of a higher level; a blank between parts makes it none. A number in a cell of its own
/// gets back the zero in front (1 was 01), the decimals of a numeric cell the one behind (2.1 was 2.10); a sub kegiatan gets the width of its sheet, and is
/// only candidates where that is not known. A cell that holds a full code by itself is that code, where the others do not contradict it.
/// - Parameters:
///   - columns: From left to right, nil for a blank cell.
///   - subKegiatanWidth: How wide the sheet writes sub kegiatan, 2 or 4, where that is known.
public func readKode(columns: [KodeCell?], subKegiatanWidth: Int? = nil) -> KodeReading {
    let isBlank = columns.map { cell in cell.map { withPlainBytes(of: $0.text) { $0.isEmpty } } ?? true }
    guard let last = isBlank.lastIndex(of: false) else { return KodeReading(status: .kosong) }
    let filled = zip(columns, isBlank).compactMap { $1 ? nil : $0 }
    // One cell holds it all: the one text, or the full code beside its own beginnings.
    if let cell = columns[last] {
        let alone = readKode(cell.text)
        if filled.count == 1 { if (alone.kode?.parts.count ?? 0) > 2 || last == 0 { return alone } }
        if let kode = alone.kode, kode.parts.count > 2, filled.dropLast().allSatisfy({ isBeginning($0, of: kode) }) { return alone }
    }
    guard !isBlank[...last].contains(true) else { return KodeReading(status: .bukanKode) }

    var cut = KodeColumns()
    for cell in filled {
        guard cut.add(cell) else { return KodeReading(status: .bukanKode) }
    }
    cut.padNumbers(subKegiatanWidth)
    return reading(of: cut.parts)
}

/// Whether a cell repeats what a full code begins with: `1.06` before `1.06.04`.
private func isBeginning(_ cell: KodeCell, of kode: Kode) -> Bool {
    guard let begun = readKode(cell.text).kode, begun.parts.count < kode.parts.count else { return false }
    return kode.ancestors.contains(begun)
}

/// The parts of a code as its columns give them.
private struct KodeColumns {
    /// What they make together.
    private(set) var parts = KodeParts()
    /// The positions of parts that have a cell of their own.
    private var alone: Set<Int> = []
    /// Those of them that are numbers: a text of one digit lost no zero.
    private var numbers: Set<Int> = []

    /// Adds a cell; false where it is none of a code's.
    mutating func add(_ cell: KodeCell) -> Bool {
        guard var own = KodeParts(cell.text, keepsLeadingZeros: true), !own.isUncertain, own.name == nil else { return false }
        if own.parts.count == 1 {
            alone.insert(parts.parts.count)
            if cell.isNumber { numbers.insert(parts.parts.count) }
        } else if cell.isNumber, own.parts.last?.utf8.count == 1, let digit = own.parts.popLast() {
            own.parts.append(digit + "0")
            own.repairs.append(.nolBelakang)
        }
        parts.parts += own.parts
        for repair in own.repairs where !parts.repairs.contains(repair) { parts.repairs.append(repair) }
        return true
    }

    /// Gives numbers that stand alone the width of their place.
    mutating func padNumbers(_ subKegiatanWidth: Int?) {
        let count = parts.parts.count
        if let first = parts.parts.first, count > 1, first.utf8.count > 1, first.hasPrefix("0") {
            parts.parts[0] = String(first.drop { $0 == "0" })
            parts.repairs.append(.nolDepan)
        }
        // 5 | 1 | 02 | 01 is an account; in numbers 5 | 1 | 2 | 1 may be one, or a code whose L has a column of its own.
        if KodeLain.isAccount(parts.parts), ("4"..."6").contains(parts.parts[0]) {
            guard numbers.contains(1) else { return }
            if alone.contains(3) { parts.isUncertain = true }
        }
        for index in alone where index > 0 {
            let text = parts.parts[index]
            let width: Int
            switch index {
            case 1, 2, 4: width = 2
            // L of 90/2019, or the kegiatan of 13/2006.
            case 3 where count == 4: width = 2
            case 5: width = subKegiatanWidth ?? 0
            default: continue
            }
            guard text.utf8.count < width, text.utf8.allSatisfy(\.isDigit) else { continue }
            parts.parts[index] = String(repeating: "0", count: width - text.utf8.count) + text
            if !parts.repairs.contains(.programSatuAngka) { parts.repairs.append(.programSatuAngka) }
        }
    }
}

/// Reads rows of codes in columns where a row leaves out what the row above prints: `| | | | 04` under `1 | 01 | 04 | 2.01 | 03`.
public struct KodeColumnReader: Sendable {
    private var above: [KodeCell?] = []
    /// How wide the sheet writes sub kegiatan, where that is known.
    public var subKegiatanWidth: Int?

    /// A reader before its first row.
    public init(subKegiatanWidth: Int? = nil) { self.subKegiatanWidth = subKegiatanWidth }

    /// Reads the next row: as it stands, else with the cells at its left that it leaves blank taken from the row above.
    public mutating func read(_ columns: [KodeCell?]) -> KodeReading {
        let first = columns.firstIndex { $0 != nil }
        var filled = columns
        // A full code in a column of its level needs nothing.
        var reading = readKode(columns: columns, subKegiatanWidth: subKegiatanWidth)
        if let first, first > 0, !reading.status.isCode, above.count == columns.count {
            filled = Array(above[..<first] + columns[first...])
            reading = readKode(columns: filled, subKegiatanWidth: subKegiatanWidth)
        }
        if first != nil { above = filled }
        return reading
    }
}
