import Forms
import Grid
import Model
import Notation

/// The kind of number that a cell holds, as far as the meaning of its column, the unit of its row and its format tell.
func numberKind(_ meaning: ValueMeaning, cell: Cell, satuan: String?) -> NumberKind {
    if meaning.tahap.isPercentage { return .persen }
    switch meaning.ukuran {
    case .anggaran: return .rupiah
    case .kinerja:
        if cell.format?.isPercent == true { return .persen }
        switch UnitSort(satuan) {
        case .percent?: return .persen
        case .score?: return .indeks
        case .counted?, .measured?, nil: return .jumlah
        }
    }
}

/// Reads the value of one cell, with what has to be told about it.
struct ValueReader {
    let context: StatementContext

    struct Reading {
        var value: ExactNumber?
        var reason: Alasan?
        var unit: String?
        var finding: Finding?
        /// Where the digits can mean several numbers: what is due is told once that is settled.
        var tie: NumberTie?
        var writing = NumberWriting.plain
        var kind = NumberKind.jumlah
        /// The period that the text itself names.
        var period: (triwulan: Int, isCumulative: Bool)?
    }

    /// Every value of a cell, as far as its column may hold several.
    func readAll(_ cell: Cell, _ meaning: ValueMeaning, satuan: String?, kode: String?, subject: String) -> [Reading] {
        guard meaning.content != .one, case .text = cell.value else {
            return [read(cell, meaning, satuan: satuan, kode: kode, subject: subject)]
        }
        let quantity = readQuantity(cell, as: numberKind(meaning, cell: cell, satuan: satuan))
        let units = satuan.map { $0.split(separator: ",").map { String($0).singleLine } } ?? []
        let isAsked = meaning.content == .quarters ? quantity.status == .perTriwulan : quantity.status == .beberapa
        let isPlaced = meaning.content != .quarters || quantity.values.allSatisfy { $0.period != nil }
        guard isAsked, isPlaced, !quantity.values.isEmpty else {
            return [read(cell, meaning, satuan: satuan, kode: kode, subject: subject)]
        }
        return quantity.values.enumerated().map { index, part in
            let own = units.count == quantity.values.count ? units[index] : units.count == 1 ? units[0] : nil
            var reading = Reading(value: part.value, unit: part.unit ?? own)
            reading.period = part.period
            return reading
        }
    }

    func read(_ cell: Cell, _ meaning: ValueMeaning, satuan: String?, kode: String?, subject: String) -> Reading {
        let kind = numberKind(meaning, cell: cell, satuan: satuan)
        let quantity = readQuantity(cell, as: kind)
        var reading = Reading(value: quantity.value, reason: quantity.reason, unit: quantity.unit)
        reading.kind = kind
        reading.writing = quantity.writing
        reading.tie = NumberTie(quantity, kind: kind, cell: cell, meaning: meaning, satuan: satuan)
        if reading.tie != nil { return reading }
        func tell(_ rule: Rule, _ id: String, _ en: String) {
            reading.finding = Finding(
                rule, cell: cell.reference, kode: kode, message: Message(id: id, en: en), printed: cell.shown,
                expected: rule == .angkaDigabung ? quantity.value?.description : nil, subject: subject)
        }
        switch quantity.status {
        case .digabung:
            tell(
                .angkaDigabung, "Angka '\(cell.shown)' terputus oleh spasi; dibaca sebagai \(quantity.value?.description ?? "").",
                "The number '\(cell.shown)' is broken by spaces; read as \(quantity.value?.description ?? "").")
        case .hilang:
            tell(
                .angkaHilang, "Sel menampilkan '\(cell.shown)': angkanya hilang karena kolom terlalu sempit saat disimpan.",
                "The cell shows '\(cell.shown)': its number was lost where the column was too narrow when it was saved.")
        case .beberapa, .perTriwulan:
            let parts = quantity.values.map(words).joined(separator: "; ")
            tell(
                .angkaAmbigu, "Sel '\(cell.shown)' memuat beberapa nilai (\(parts)) di kolom yang memuat satu; tidak dimuat.",
                "The cell '\(cell.shown)' holds several values (\(parts)) in a column of single ones; not loaded.")
        default:
            if reading.value == nil, quantity.reason == .takTerbaca {
                tell(
                    .angkaTakTerbaca, "'\(cell.shown)' bukan angka yang dapat dibaca dengan satu cara.",
                    "'\(cell.shown)' is no number that can be read in one way.")
            }
        }
        if reading.value == nil, reading.reason == nil { reading.reason = .takTerbaca }
        return reading
    }

    /// A value of several, as findings name it.
    private func words(_ part: QuantityPart) -> String {
        let quarters = part.quarters.map { $0.count == 1 ? "TW \($0.lowerBound): " : "TW \($0.lowerBound)–\($0.upperBound): " } ?? ""
        return quarters + part.value.description + (part.unit.map { " \($0)" } ?? "")
    }

    /// The period a value of a column speaks of.
    func period(_ meaning: ValueMeaning, tahun: Int) -> (triwulan: Int?, isCumulative: Bool) {
        if let quarter = meaning.triwulan { return (quarter, meaning.isCumulative) }
        // A year's outturn on a sheet whose quarters are not all there is the year to date.
        if meaning.tahap.isOutturn, tahun == context.tahun, let quarter = context.quarterOfYear, quarter < 4 { return (quarter, true) }
        return (nil, false)
    }
}
