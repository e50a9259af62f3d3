import Grid
import Model
import Nomenklatur
import Notation

/// Finds the codes of a table that prints none by its names, each within the code above it.
///
/// A programme is sought among all bidang and counts where one bears its name; of several, the one whose bidang the table's other programmes have, or under
/// which its own kegiatan stand. The support programme belongs to the bidang of the programmes beside it. What is below a row without a code has
/// none either, but for a sub kegiatan whose very name stands once below its programme.
struct NamedCodes {
    let rows: [CodedRow]
    let nomenclature: Nomenclature
    /// The bidang that the operator states, else those of the agency: they choose between programmes of one name.
    let bidang: [Kode]

    private let levels: [Tingkat]
    private var codes: [Kode?]

    init(rows: [CodedRow], nomenclature: Nomenclature, stated: String?, agency: [String]) {
        self.rows = rows
        self.nomenclature = nomenclature
        bidang = stated.flatMap { Kode($0) }.map { [$0] } ?? agency.compactMap { Kode($0) }
        levels = rows.map { row in row.tingkat ?? row.uraian.flatMap(levelWord) ?? .subKegiatan }
        codes = Array(repeating: nil, count: rows.count)
    }

    /// The code of each row as far as it can be told, each with its finding.
    func settle() -> [SettledCode] {
        var settling = self
        for block in settling.blocks { settling.settleProgrammes(of: block) }
        settling.settleBelow()
        return rows.indices.map { index in
            let kode = settling.codes[index]
            guard let kode else {
                let isTold = rows[index].tingkat != nil || rows[index].uraian.flatMap(levelWord) != nil
                return SettledCode(
                    tingkat: levels[index], findings: isTold ? [] : LevelGuess.tell(levels[index], of: rows[index], in: []))
            }
            return SettledCode(kode: kode, tingkat: kode.tingkat, findings: [finding(index, kode)])
        }
    }

    private func finding(_ index: Int, _ kode: Kode) -> Finding {
        let name = rows[index].uraian ?? ""
        let place = kode.parent.map { (id: " di bawah \($0.text)", en: " below \($0.text)") } ?? (id: "", en: "")
        return Finding(
            .kodeDariNama, cell: rows[index].codeCell ?? rows[index].nameCell, kode: kode.text,
            message: Message(
                id: "Lembar tidak mencetak kode; menurut nama '\(name)'\(place.id), kodenya \(kode.text).",
                en: "The sheet prints no code; by the name '\(name)'\(place.en) it is \(kode.text)."),
            printed: rows[index].printed, expected: kode.text, subject: kode.text)
    }

    // MARK: Programmes

    private struct Programme {
        var index: Int
        var name: String
        var isSupport: Bool
    }

    /// The programmes of each agency: a table of many begins anew with each support programme.
    private var blocks: [[Programme]] {
        let programmes = rows.indices.filter { levels[$0] == .program }.compactMap { index in
            rows[index].uraian.map { Programme(index: index, name: $0, isSupport: nomenclature.isSupportProgramme($0)) }
        }
        guard programmes.count(where: \.isSupport) > 1 else { return [programmes] }
        var blocks: [[Programme]] = []
        for programme in programmes {
            if programme.isSupport || blocks.isEmpty { blocks.append([]) }
            blocks[blocks.count - 1].append(programme)
        }
        return blocks
    }

    private mutating func settleProgrammes(of block: [Programme]) {
        var open: [(programme: Programme, candidates: [Kode])] = []
        for programme in block where !programme.isSupport {
            let candidates = nomenclature.codes(named: programme.name, at: .program)
            let preferred = candidates.filter { candidate in bidang.contains { candidate.bidang == $0 } }
            if let only = Self.only(preferred) ?? Self.only(candidates) {
                codes[programme.index] = only
            } else {
                open.append((programme, candidates))
            }
        }
        for (programme, candidates) in open where !candidates.isEmpty {
            let known = found(in: block)
            codes[programme.index] =
                Self.only(candidates.filter { $0.bidang.map(known.contains) ?? false }) ?? bearer(of: programme, among: candidates)
        }
        // One bidang speaks for what its programmes do not say by themselves.
        guard let home = home(of: block) else { return }
        for programme in block where codes[programme.index] == nil {
            codes[programme.index] = nomenclature.lookup(name: programme.name, under: home, tingkat: .program).kode
        }
    }

    private func found(in block: [Programme]) -> Set<Kode> { Set(block.compactMap { codes[$0.index]?.bidang }) }

    /// The bidang of an agency's own programmes; of several, the one that leads among what is stated.
    private func home(of block: [Programme]) -> Kode? {
        let found = found(in: block)
        if found.count <= 1 { return found.first ?? Self.only(bidang) }
        return bidang.first { found.contains($0) }
    }

    /// The one candidate under which the programme's own kegiatan stand.
    private func bearer(of programme: Programme, among candidates: [Kode]) -> Kode? {
        let names = rows.indices.dropFirst(programme.index + 1).prefix { (levels[$0].depth ?? 0) >= 3 }
            .filter { levels[$0] == .kegiatan }.compactMap { rows[$0].uraian }
        let scored = candidates.map { candidate in
            (kode: candidate, count: names.count { nomenclature.lookup(name: $0, under: candidate, tingkat: .kegiatan).kode != nil })
        }.sorted { $0.count > $1.count }
        guard let best = scored.first, best.count > 0 else { return nil }
        return scored.dropFirst().allSatisfy { $0.count * 3 <= best.count } ? best.kode : nil
    }

    private static func only(_ codes: [Kode]) -> Kode? { codes.count == 1 ? codes[0] : nil }

    // MARK: Below programmes

    private mutating func settleBelow() {
        var programme: Kode?
        var kegiatan: Kode?
        for index in rows.indices {
            let name = rows[index].uraian ?? ""
            switch levels[index] {
            case .program:
                programme = codes[index]
                kegiatan = nil
            case .kegiatan:
                kegiatan = programme.flatMap { nomenclature.match(name, under: $0, tingkat: .kegiatan) }
                codes[index] = kegiatan
            case .subKegiatan:
                if let kegiatan {
                    codes[index] = nomenclature.match(name, under: kegiatan, tingkat: .subKegiatan)
                } else if let programme,
                    case .found(let kode, _, true) = nomenclature.lookup(name: name, under: programme, tingkat: .subKegiatan)
                {
                    codes[index] = kode
                }
            default:
                programme = nil
                kegiatan = nil
            }
        }
        dropRivals()
    }

    /// Of two rows that one code was found for by different names, the one with its very name keeps it, else neither.
    private mutating func dropRivals() {
        for (kode, indices) in Dictionary(grouping: rows.indices.filter { codes[$0] != nil }, by: { codes[$0] }) where indices.count > 1 {
            guard let kode, Set(indices.compactMap { rows[$0].uraian.map { foldedName($0, droppingLevel: true) } }).count > 1 else {
                continue
            }
            let own = nomenclature.name(of: kode.text).map { foldedName($0, droppingLevel: true) }
            for index in indices where rows[index].uraian.map({ foldedName($0, droppingLevel: true) }) != own { codes[index] = nil }
        }
    }
}
