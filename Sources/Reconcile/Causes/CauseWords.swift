import Grid
import Model

/// A cause in words that a planner understands.
struct CauseWords {
    private let table: FigureTable
    private let trial: Trial

    init(_ table: FigureTable, _ trial: Trial) {
        self.table = table
        self.trial = trial
    }

    var cause: Cause {
        let changes = trial.hypothesis.roots.compactMap { change($0.place) }
        return Cause(
            pattern: trial.hypothesis.pattern, changes: changes, rows: trial.hypothesis.rows.compactMap { table.cell($0) },
            consequences: consequences, message: message(changes))
    }

    /// The cells that change with it, sums before percentages.
    private var consequences: [Cause.Change] {
        trial.consequences.compactMap(change)
            + trial.percentages.compactMap { percent in
                table.cell(percent.place).map {
                    Cause.Change(cell: $0, printed: table.value(percent.place), proposed: percent.value)
                }
            }
    }

    private func change(_ place: Place) -> Cause.Change? {
        guard let cell = table.cell(place), let proposed = trial.changes[place] else { return nil }
        return Cause.Change(cell: cell, printed: table.value(place), proposed: proposed)
    }

    private func message(_ changes: [Cause.Change]) -> Message {
        let main = sentence(changes)
        let follows = consequences.map(\.cell.description)
        guard !follows.isEmpty else { return main }
        let list = follows.prefix(8).joined(separator: ", ") + (follows.count > 8 ? ", …" : "")
        return Message(id: main.id + " Ikut berubah: \(list).", en: main.en + " These change with it: \(list).")
    }

    private func sentence(_ changes: [Cause.Change]) -> Message {
        guard let first = changes.first else { return Message(id: "", en: "") }
        let cell = first.cell.description
        let printed = first.printed.map { (indonesian($0), english($0)) } ?? ("kosong", "empty")
        let id = "\(cell) tercetak \(printed.0), semestinya \(indonesian(first.proposed))"
        let en = "\(cell) prints \(printed.1) and should be \(english(first.proposed))"
        let likely = "Kemungkinan sebab: "
        switch trial.hypothesis.pattern {
        case .barisTerlewat, .barisGanda: return rows(changes)
        case .satuAngka: return Message(id: "\(likely)satu angka salah ketik; \(id).", en: "Likely cause: one digit was mistyped; \(en).")
        case .angkaTertukar:
            return Message(id: "\(likely)dua angka tertukar; \(id).", en: "Likely cause: two digits changed places; \(en).")
        case .angkaKurangLebih:
            return Message(
                id: "\(likely)satu angka kurang atau lebih; \(id).", en: "Likely cause: a digit is missing or one too many; \(en).")
        case .nilaiTetangga:
            return Message(id: "\(likely)nilai sel tetangga tersalin; \(id).", en: "Likely cause: the value of a neighbouring cell; \(en).")
        case .ribuan:
            return Message(id: "\(likely)ditulis dalam ribuan atau kelebihan tiga nol; \(id).", en: "Likely cause: thousands; \(en).")
        case .tidakDiisi: return Message(id: "\(likely)belum diisi; \(id).", en: "Likely cause: it was not filled in; \(en).")
        case .lain: return Message(id: "\(likely)\(id).", en: "Likely cause: \(en).")
        }
    }

    private func rows(_ changes: [Cause.Change]) -> Message {
        let rows = trial.hypothesis.rows.map { place in
            let value = table.value(place)
            let name = table.name(table.node(place))
            let cell = table.cell(place)?.description ?? ""
            return (id: "\(name) (\(cell) \(value.map(indonesian) ?? ""))", en: "\(name) (\(cell) \(value.map(english) ?? ""))")
        }
        let cells = changes.map { ($0.cell.description, $0.proposed) }
        let id = cells.map { "\($0.0) semestinya \(indonesian($0.1))" }.joined(separator: ", ")
        let en = cells.map { "\($0.0) should be \(english($0.1))" }.joined(separator: ", ")
        let missed = trial.hypothesis.pattern == .barisTerlewat
        return Message(
            id:
                "Kemungkinan sebab: baris \(rows.map(\.id).joined(separator: " dan ")) \(missed ? "terlewat dari" : "terhitung dua kali dalam") "
                + "penjumlahan; \(id).",
            en:
                "Likely cause: row \(rows.map(\.en).joined(separator: " and ")) was \(missed ? "left out of" : "counted twice in") the sum; \(en)."
        )
    }
}
