import Grid
import Model

/// Two new files of one run that claim one statement with different facts: which is meant is not guessed, so neither is loaded.
///
/// Files that were loaded before are no rivals when they are read again: their dates have put them in order.
enum RivalClaims {
    /// Refuses the files that contradict each other, each naming the others and where they differ. Files that claim one statement with equal
    /// facts are left alone.
    static func refuse(among files: inout [ReadFile]) {
        var claimants: [String: [Int]] = [:]
        var facts: [String: [Int: Set<String>]] = [:]
        for (index, file) in files.enumerated() where !file.wasLoaded {
            guard case .read(let claims, _) = file.state else { continue }
            for claim in claims {
                if claimants[claim.key]?.last != index { claimants[claim.key, default: []].append(index) }
                facts[claim.key, default: [:]][index, default: []].insert(claim.facts)
            }
        }
        var rivals: [Int: Set<Int>] = [:]
        var disputed: [Int: String] = [:]
        for (key, indices) in claimants where Set(facts[key, default: [:]].values).count > 1 {
            for index in indices {
                rivals[index, default: []].formUnion(indices.filter { $0 != index })
                disputed[index] = min(disputed[index] ?? key, key)
            }
        }
        let before = files
        for (index, others) in rivals {
            let others = others.sorted()
            let own = disputed[index].flatMap { statement(before[index], claiming: $0) }
            let refusal = refusal(before, index, others, own: own, key: disputed[index] ?? "")
            files[index].state = .refused(refusal, rivals: others.map { before[$0].signature.sha256 })
        }
    }

    private static func refusal(_ files: [ReadFile], _ index: Int, _ others: [Int], own: Statement?, key: String) -> Refusal {
        let list = others.map { files[$0].found.name }.joined(separator: ", ")
        var difference: Difference?
        if let own {
            for other in others where difference == nil {
                guard let rival = statement(files[other], claiming: key) else { continue }
                difference = Difference(own, rival, name: files[other].found.name)
            }
        }
        return Refusal(
            .muatanGanda, file: files[index].found.name, sheet: own?.sheet, cell: difference?.cell ?? own?.facts.first?.cell,
            message: Message(
                id: "melaporkan pernyataan yang sama seperti \(list) dengan isi berbeda\(difference?.words.id ?? ""); "
                    + "sisakan berkas yang berlaku, lalu impor lagi",
                en: "reports the same statement as \(list) with other content\(difference?.words.en ?? ""); "
                    + "leave the one that holds, then import again"))
    }

    /// The statement of a file that makes a claim; nil where its statements are not held.
    private static func statement(_ file: ReadFile, claiming key: String) -> Statement? {
        guard case .read(let claims, let statements?) = file.state else { return nil }
        return zip(claims, statements).first { $0.0.key == key }?.1
    }

    /// The first cell in which one statement says otherwise than another.
    private struct Difference {
        var cell: CellReference
        var words: Message

        init?(_ own: Statement, _ other: Statement, name: String) {
            let theirs = Dictionary(other.facts.map { (Self.key($0, other), $0) }) { first, _ in first }
            for fact in own.facts.sorted(by: { $0.cell < $1.cell }) {
                let rival = theirs[Self.key(fact, own)]
                if let rival, rival.value == fact.value, rival.reason == fact.reason { continue }
                cell = fact.cell
                let there =
                    rival.map { (id: "'\($0.text)' (\($0.cell))", en: "'\($0.text)' (\($0.cell))") } ?? (id: "tidak ada", en: "nothing")
                words = Message(
                    id: ": '\(fact.text)' di sini, \(there.id) di \(name)", en: ": '\(fact.text)' here, \(there.en) in \(name)")
                return
            }
            return nil
        }

        private static func key(_ fact: Fact, _ statement: Statement) -> String {
            let owner = fact.indicator.map { statement.indicators[$0].key } ?? statement.nodes[fact.node].key
            return "\(owner)|\(fact.ukuran)|\(fact.tahap)|\(fact.tahun)|\(fact.triwulan ?? 0)|\(fact.isCumulative)"
        }
    }
}
