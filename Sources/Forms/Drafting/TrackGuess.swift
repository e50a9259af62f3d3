import Grid
import Model

/// Tells where nodes of several levels stand side by side, each with its own indicator and figures: SASARAN beside PROGRAM beside KEGIATAN.
struct TrackGuess {
    let shape: TableShape

    /// Gives the columns of each level but the innermost their track.
    func place(_ guesses: inout [ColumnGuess]) {
        let heads = heads(guesses)
        guard heads.count > 1, let main = heads.map({ order(guesses[$0].level) }).max() else { return }
        let levels = Set(heads.compactMap { guesses[$0].level })
        if isStair(heads.map { guesses[$0].column }), heads.allSatisfy({ guesses[$0].level != nil }) {
            for head in heads { guesses[head].meaning = .role(.catatan(Self.stairName(guesses[head].level!))) }
            return
        }
        for head in heads { guesses[head].meaning = .role(.uraian) }
        for index in guesses.indices {
            let own = guesses[index].level.flatMap { levels.contains($0) ? $0 : nil }
            let left = heads.last { $0 <= index }.flatMap { guesses[$0].level }
            guard let level = own ?? left, order(level) < main else { continue }
            // What stands before the first name is of the row as a whole.
            guesses[index].track = level
        }
    }

    /// What the column of a level's names is called where each row fills the one of its own level.
    static func stairName(_ level: Tingkat) -> String { "nama_\(level.rawValue)" }

    /// Whether each row fills but one of the columns: their names go down like stairs, and the figures are of the row, whatever its level.
    private func isStair(_ columns: [Int]) -> Bool {
        let filled = shape.data.map { row in columns.filter { row[$0].map { !$0.isBlankText } ?? false } }.filter { !$0.isEmpty }
        return filled.count >= 3 && Set(filled.flatMap(\.self)).count > 1 && filled.allSatisfy { $0.count == 1 }
    }

    /// Outer levels first; a column of several levels' names is the innermost.
    private func order(_ level: Tingkat?) -> Int { level?.order ?? .max }

    /// The columns of names, one for each level, where there is more than one; the last may be of several levels (`Program/Kegiatan`).
    private func heads(_ guesses: [ColumnGuess]) -> [Int] {
        var heads: [Int] = []
        for index in guesses.indices {
            let isSasaran = guesses[index].meaning == .role(.catatan("sasaran"))
            guard guesses[index].meaning == .role(.uraian) || isSasaran, !guesses[index].isStacked else { continue }
            let lexicon = Lexicon(path: guesses[index].path)
            guard lexicon.tahap == nil, !lexicon.has("indikator") else { continue }
            let level = guesses[index].level
            if heads.contains(where: { guesses[$0].level == level }) { continue }
            heads.append(index)
        }
        // A level named beside names of several (`Sasaran | Program/Kegiatan`) has a part of its own only where an indicator or figures say so.
        if heads.count > 1, heads.contains(where: { guesses[$0].level == nil }) {
            heads = heads.enumerated().filter { position, head in
                guard guesses[head].level != nil else { return true }
                let end = position + 1 < heads.count ? heads[position + 1] : guesses.count
                return guesses[head..<end].contains { $0.meaning == .role(.indikator) || $0.isValue }
            }.map(\.element)
        }
        // Inner levels stand right of outer ones; another order is no cascade.
        let orders = heads.map { order(guesses[$0].level) }
        return orders == orders.sorted() ? heads : []
    }
}
