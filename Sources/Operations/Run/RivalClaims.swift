import Model

/// Two files of one run that claim one statement with different facts: which is meant is not guessed, so neither is loaded.
enum RivalClaims {
    /// Refuses the files that contradict each other, each naming the others. Files that claim one statement with equal facts are left alone.
    static func refuse(among files: inout [ReadFile]) {
        var claimants: [String: [Int]] = [:]
        var facts: [String: [Int: Set<String>]] = [:]
        for (index, file) in files.enumerated() {
            guard case .read(let claims, _) = file.state else { continue }
            for claim in claims {
                if claimants[claim.key]?.last != index { claimants[claim.key, default: []].append(index) }
                facts[claim.key, default: [:]][index, default: []].insert(claim.facts)
            }
        }
        var rivals: [Int: Set<Int>] = [:]
        for (key, indices) in claimants where Set(facts[key, default: [:]].values).count > 1 {
            for index in indices { rivals[index, default: []].formUnion(indices.filter { $0 != index }) }
        }
        let names = files.map(\.found.name)
        let digests = files.map(\.signature.sha256)
        for (index, others) in rivals {
            let others = others.sorted()
            let list = others.map { names[$0] }.joined(separator: ", ")
            let refusal = Refusal(
                .muatanGanda, file: names[index],
                message: Message(
                    id:
                        "melaporkan pernyataan yang sama seperti \(list) dengan angka berbeda; sisakan berkas yang berlaku, lalu impor lagi",
                    en: "reports the same statement as \(list) with other figures; leave the one that holds, then import again"))
            files[index].state = .refused(refusal, rivals: others.map { digests[$0] })
        }
    }
}
