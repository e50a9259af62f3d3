import Model

/// What headers say of the values below them: their measure and stage.
extension Lexicon {
    /// The measure that the header names; nil where it does not.
    var ukuran: Ukuran? {
        for label in path.reversed() {
            let isMoney = hasWord("rp", "anggaran", "keuangan", "pagu", "dana", "belanja", "alokasi", in: label)
            let isWork = hasWord("k", "kinerja", "volume", "vol", "fisik", "output", in: label)
            if isMoney != isWork { return isMoney ? .anggaran : .kinerja }
        }
        return nil
    }

    /// Whether values are shares: `%`, `Persentase`, `% Realisasi`; `Realisasi (%)` is of money, else it is the figure's unit.
    private var isShare: Bool {
        if leaf.hasPrefix("%") || hasWord("persentase", "persen", in: leaf) { return true }
        return hasWord("%", in: leaf) && ukuran == .anggaran
    }

    /// The stage that the header names; nil where it names none. `isSure` is false where words were weighed.
    var tahap: (tahap: Tahap, isSure: Bool)? {
        let plan: (goal: Tahap, done: Tahap, share: Tahap)? =
            has("renstra")
            ? (.renstra, .renstraRealisasi, .renstraCapaian) : has("rpjmd") ? (.rpjmd, .rpjmdRealisasi, .rpjmdCapaian) : nil
        if has("sisa", "selisih") { return (.sisa, true) }
        if hasWord("lebih", in: leaf) && hasWord("kurang", in: leaf) || hasWord("bertambah", "berkurang", in: leaf) {
            return (.sisa, false)
        }
        if has("efisiensi") { return (.efisiensi, true) }
        if has("kondisi awal", "tahun awal", "awal perencanaan", "awal periode") { return (.kondisiAwal, true) }
        if has("kondisi akhir", "akhir periode", "akhir renstra", "akhir rpjmd"), !has("realisasi"), !has("tingkat capaian") {
            return (plan?.goal ?? .target, plan != nil)
        }
        if has("kondis"), !has("target", "realisasi") { return (.kondisiAwal, false) }
        if has("tingkat capaian") { return (plan?.share ?? .capaian, true) }
        if isShare { return (.capaian, true) }
        if has("realisasi") {
            if has("lalu", "sebelumnya", "(n-1)", "(n-2)") { return (.realisasiLalu, true) }
            if period != nil || has("dievaluasi") { return (.realisasi, true) }
            if let plan, !has("renja"), !has("rkpd") { return (plan.done, true) }
            return (.realisasi, plan == nil)
        }
        if has("capaian") { return (plan?.share ?? .capaian, has("%")) }
        let goals = ["target", "pagu", "anggaran", "alokasi", "rencana", "renja", "rkpd", "dpa", "apbd", "murni", "perubahan", "belanja"]
        if goals.contains(where: { has($0) }) || plan != nil { return goal(plan?.goal) }
        return nil
    }

    private func goal(_ plan: Tahap?) -> (Tahap, Bool) {
        // `Sebelum Perubahan` is the first budget, `Sesudah Perubahan` the revised one.
        let isFirst = has("sebelum", "murni", "induk")
        let isRevised = !isFirst && has("perubahan", "pergeseran", "p-apbd", "papbd")
        // The lowest label that names a document counts: `TARGET 2023 | Rp (DPA)`.
        for label in path.reversed() {
            if hasWord("dpa", "dppa", in: label) { return (isRevised || label.contains("dppa") ? .dpaPerubahan : .dpa, true) }
            if hasWord("apbd", in: label) { return (isRevised ? .apbdPerubahan : .apbd, true) }
            if hasWord("renja", in: label) { return (isRevised ? .renjaPerubahan : .renja, true) }
            if hasWord("rkpd", in: label) { return (isRevised ? .rkpdPerubahan : .rkpd, true) }
        }
        if let plan { return (plan, true) }
        if ukuran != .kinerja, has("anggaran", "pagu", "belanja", "alokasi", "dana", "murni") || ukuran == .anggaran {
            // Target and money under one heading: `Target (Rp)` beside the budget is a target of its own.
            if hasWord("target", "rencana", in: leaf) { return (.target, false) }
            if isRevised { return (.apbdPerubahan, true) }
            if isFirst { return (.apbd, true) }
            return (.pagu, true)
        }
        return (.target, ukuran == .kinerja)
    }
}
