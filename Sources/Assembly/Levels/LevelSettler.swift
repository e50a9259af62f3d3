import Forms
import Grid
import Model
import Notation

/// Tells the levels of node rows that print no code, where the form's rules leave more than one, or where sums contradict what numbering says.
///
/// Kegiatan and sub kegiatan are often numbered alike (`1.` under `1.`). What tells them apart is that a kegiatan's money is the sum of its sub kegiatan's,
/// and a programme's that of its kegiatan, and that numbers go on from one sibling to the next.
struct LevelSettler {
    let reading: TableReading
    let texts: [RowTexts]

    struct Result {
        /// By position in ``TableReading/rows``.
        var levels: [Int: Tingkat] = [:]
        var findings: [Finding] = []
    }

    /// A node row between two rows of a higher level.
    struct Item {
        var row: Int
        /// The levels it may be of; one where its rule says it.
        var levels: [Tingkat]
        /// Its printed number among its siblings, `b.` = 2; nil where it prints none.
        var number: Int?
        /// Its money by column.
        var money: [ValueMeaning: Double]
    }

    func settle() -> Result {
        var result = Result()
        guard reading.mapping.codes == .tiada, isNeeded else { return result }
        var head: Item?
        var block: [Item] = []
        func close() {
            settle(block, under: head, &result)
            block = []
        }
        for (index, entry) in reading.rows.enumerated() where entry.track == nil && !entry.printsNodeAgain {
            switch entry.rowClass {
            case .simpul:
                let item = item(index, entry)
                if item.levels == [.kegiatan] || item.levels == [.subKegiatan] || item.levels.count > 1 {
                    block.append(item)
                } else {
                    close()
                    head = item
                }
            case .total, .bagian:
                close()
                head = nil
            default: break
            }
        }
        close()
        return result
    }

    private var isNeeded: Bool {
        reading.rows.contains { $0.rowClass == .simpul && ($0.rule?.levels.isEmpty == false || $0.tingkat == .subKegiatan) }
    }

    private func item(_ index: Int, _ entry: ClassifiedRow) -> Item {
        let levels = entry.rule.flatMap { $0.levels.isEmpty ? nil : $0.levels } ?? entry.tingkat.map { [$0] } ?? []
        var money: [ValueMeaning: Double] = [:]
        for cell in entry.row.cells where !cell.isBlankText && !entry.doubtful.contains(cell.reference.column) {
            guard case .value(let meaning)? = reading.meaning(of: cell, in: entry), meaning.ukuran == .anggaran,
                !meaning.tahap.isPercentage,
                let value = readQuantity(cell, as: .rupiah).value?.doubleValue, value != 0
            else { continue }
            money[meaning] = value
        }
        return Item(row: index, levels: levels, number: texts[index].nomor.flatMap(Self.number), money: money)
    }

    /// `3.`, `b`, `3)` as a number among siblings.
    static func number(_ text: String) -> Int? {
        let mark = text.filter { !$0.isWhitespace && $0 != "." && $0 != ")" && $0 != "(" }
        if let number = Int(mark) { return number }
        guard mark.utf8.count == 1, let letter = mark.lowercased().utf8.first, (0x61...0x7A).contains(letter) else { return nil }
        return Int(letter) - 0x60
    }

    private func settle(_ block: [Item], under head: Item?, _ result: inout Result) {
        guard !block.isEmpty else { return }
        if block.contains(where: { $0.levels.count > 1 }) {
            let search = LevelSearch(items: block, head: head).best()
            for (item, level) in zip(block, search.levels) where item.levels.count > 1 { result.levels[item.row] = level }
            for position in search.unsure { result.findings.append(unsure(block[position], search.levels[position])) }
        } else {
            for position in contradicted(block) + withoutKegiatan(block, under: head) {
                result.levels[block[position].row] = .kegiatan
                result.findings.append(told(block, position))
            }
        }
    }

    // MARK: Kegiatan that look like sub kegiatan

    /// Rows that are kegiatan in a programme all of whose rows were read as sub kegiatan, for each has its indicator: where their money does not add up to the
    /// programme's, but does so in every column once some of them are the sums of those below.
    private func withoutKegiatan(_ block: [Item], under head: Item?) -> [Int] {
        guard let head, block.count > 1, block.allSatisfy({ $0.levels == [.subKegiatan] }), !adds(block, to: head) else { return [] }
        let open = block.map { item in
            var item = item
            item.levels = [.kegiatan, .subKegiatan]
            item.number = nil
            return item
        }
        let search = LevelSearch(items: open, head: head).best()
        let kegiatan = block.indices.filter { search.levels[$0] == .kegiatan }
        guard search.unsure.isEmpty, kegiatan.first == 0, adds(kegiatan.map { block[$0] }, to: head) else { return [] }
        for (position, start) in kegiatan.enumerated() {
            let end = position + 1 < kegiatan.count ? kegiatan[position + 1] : block.count
            guard end > start + 1, adds(Array(block[(start + 1)..<end]), to: block[start]) else { return [] }
        }
        return kegiatan
    }

    // MARK: Numbering that sums contradict

    /// Rows numbered as sub kegiatan whose money is the sum of all that follow them, while those before them add up to their kegiatan.
    private func contradicted(_ block: [Item]) -> [Int] {
        var found: [Int] = []
        var start: Int?
        for (position, item) in block.enumerated() {
            if item.levels == [.kegiatan] {
                start = position
                continue
            }
            guard let head = start, position > head + 1 else { continue }
            let end = block[(position + 1)...].firstIndex { $0.levels == [.kegiatan] } ?? block.count
            let before = Array(block[(head + 1)..<position])
            let after = Array(block[(position + 1)..<end])
            guard after.count >= 2, adds(after, to: item), adds(before, to: block[head]) else { continue }
            found.append(position)
            start = position
        }
        return found
    }

    /// Whether rows add up to another in every money column that it fills, two at least.
    private func adds(_ items: [Item], to whole: Item) -> Bool {
        guard whole.money.count >= 2 else { return false }
        return whole.money.allSatisfy { column, value in
            abs(items.reduce(0) { $0 + ($1.money[column] ?? 0) } - value) < 0.5
        }
    }

    private func told(_ block: [Item], _ position: Int) -> Finding {
        let item = block[position]
        let name = texts[item.row].uraian ?? ""
        return Finding(
            .tingkatJumlah, cell: reading.rows[item.row].row.cells.first { !$0.isBlankText }?.reference,
            message: Message(
                id:
                    "'\(name)' ditulis seperti sub kegiatan, tetapi angkanya adalah jumlah baris-baris di bawahnya; dibaca sebagai kegiatan.",
                en: "'\(name)' is written as a sub kegiatan, but its figures are the sum of the rows below; read as a kegiatan."),
            printed: texts[item.row].nomor, expected: Tingkat.kegiatan.rawValue, subject: foldedName(name))
    }

    private func unsure(_ item: Item, _ level: Tingkat) -> Finding {
        let name = texts[item.row].uraian ?? ""
        return Finding(
            .tingkatJumlah, cell: reading.rows[item.row].row.cells.first { !$0.isBlankText }?.reference,
            message: Message(
                id: "Tingkat '\(name)' tidak dapat dipastikan dari nomor dan jumlahnya; dibaca sebagai \(level.rawValue).",
                en: "The level of '\(name)' cannot be told for sure by its number and sums; read as \(level.rawValue)."),
            printed: texts[item.row].nomor, expected: level.rawValue, subject: foldedName(name))
    }
}
