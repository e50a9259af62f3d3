import Model

/// What a column is called in a sentence: `realisasi anggaran TW I`, `pagu DPA`.
func slotName(_ slot: Slot, _ ukuran: Ukuran) -> Message {
    let money = ukuran == .anggaran
    let roman = ["I", "II", "III", "IV"]
    let quarter = slot.triwulan.flatMap { (1...4).contains($0) ? roman[$0 - 1] : nil }
    let period: (id: String, en: String)
    switch (quarter, slot.isCumulative) {
    case (let quarter?, true): period = (" s.d. TW \(quarter)", " to quarter \(quarter)")
    case (let quarter?, false): period = (" TW \(quarter)", " in quarter \(quarter)")
    case (nil, _): period = slot.tahap == .realisasi ? (" setahun", " of the year") : ("", "")
    }
    let words: (id: String, en: String)
    switch slot.tahap {
    case .realisasi: words = money ? ("realisasi anggaran", "outturn") : ("realisasi kinerja", "performance")
    case .realisasiLalu: words = ("realisasi s.d. tahun lalu", "outturn to last year")
    case .renstraRealisasi, .rpjmdRealisasi: words = ("realisasi s.d. tahun ini", "outturn to this year")
    case .renstra: words = money ? ("anggaran Renstra", "budget of the Renstra") : ("target Renstra", "target of the Renstra")
    case .rpjmd: words = money ? ("anggaran RPJMD", "budget of the RPJMD") : ("target RPJMD", "target of the RPJMD")
    case .rkpd, .renja, .apbd, .dpa:
        let document = slot.tahap == .rkpd || slot.tahap == .apbd || slot.tahap == .dpa ? slot.tahap.rawValue.uppercased() : "Renja"
        words = money ? ("anggaran \(document)", "budget of the \(document)") : ("target \(document)", "target of the \(document)")
    case .pagu: words = ("pagu anggaran", "budget")
    case .target: words = ("target", "target")
    case .capaian: words = ("capaian", "achievement")
    case .sisa: words = ("sisa anggaran", "remainder")
    default:
        let name = slot.tahap.rawValue.split(separator: "_").joined(separator: " ")
        words = (name, name)
    }
    return Message(id: words.id + period.id, en: words.en + period.en)
}

/// A sum written out: `I12 732.319.841 + I14 27.494.311 + … = 963.136.835`. Long sums show their first and last cells.
func writtenSum(_ terms: [(cell: String, value: ExactNumber)], _ result: ExactNumber) -> Message {
    func text(_ number: (ExactNumber) -> String, _ more: (Int) -> String) -> String {
        func join(_ terms: some Sequence<(cell: String, value: ExactNumber)>) -> String {
            var text = ""
            for term in terms {
                let negative = term.value.mantissa < 0
                text += text.isEmpty ? (negative ? "−" : "") : (negative ? " − " : " + ")
                text += (term.cell.isEmpty ? "" : term.cell + " ") + number(term.value.magnitude)
            }
            return text
        }
        let sum =
            terms.count <= 8 ? join(terms) : join(terms.prefix(5)) + " + \(more(terms.count - 6)) + " + join(terms.suffix(1))
        return sum + " = " + number(result)
    }
    return Message(id: text(indonesian) { "… (\($0) sel) …" }, en: text(english) { "… (\($0) cells) …" })
}
