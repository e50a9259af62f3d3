import Forms
import Model

/// Amounts that a sheet prints in thousands or millions: read as rupiah, and told.
extension TableAssembly {
    /// The power of ten that the cells of a column are printed in: its own heading's, else what a line above the table says.
    func exponent(_ column: BoundColumn?, _ meaning: ValueMeaning) -> Int? {
        guard meaning.ukuran == .anggaran, !meaning.tahap.isPercentage else { return nil }
        return column?.exponent ?? reading.scale?.exponent
    }

    /// Gives such facts their value in rupiah, once it is settled what their digits mean. One finding says so, where the sheet does: at its line, else at
    /// the first amount of each scale.
    mutating func scaleAmounts() {
        var told: Set<Int> = []
        for entry in scaled {
            guard let value = facts[entry.fact].value, value != .zero else { continue }
            guard let rupiah = value.shifted(by: entry.exponent) else { continue }
            facts[entry.fact].value = rupiah
            ledger.revalue(row: entry.row, cell: entry.cell, value: rupiah.description)
            guard told.insert(entry.exponent).inserted else { continue }
            let line = reading.scale.flatMap { $0.exponent == entry.exponent ? $0.cell : nil }
            let factor = "1" + String(repeating: ".000", count: entry.exponent / 3)
            let english = factor.replacing(".", with: ",")
            findings.append(
                Finding(
                    .angkaSkala, cell: line ?? facts[entry.fact].cell,
                    message: Message(
                        id: "Lembar ini menyatakan angka rupiahnya dalam satuan \(factor) (contoh: '\(facts[entry.fact].text)' di "
                            + "\(facts[entry.fact].cell)); dimuat dalam rupiah, dikalikan \(factor).",
                        en: "The sheet says that its amounts are in units of \(english) (such as '\(facts[entry.fact].text)' in "
                            + "\(facts[entry.fact].cell)); loaded in rupiah, times \(english)."),
                    printed: facts[entry.fact].text, expected: rupiah.description, subject: "skala"))
        }
    }
}
