public import Model
public import Notation

/// Something that crosswalks say amiss, or leave out.
public struct CrosswalkProblem: Hashable, Sendable {
    /// What kind of trouble.
    public enum Kind: String, Sendable, CaseIterable, Hashable {
        /// A code of the earlier edition without a row.
        case celah
        /// Rows that cannot all be true.
        case bentrok
        /// Shares of one code that do not add up to the whole.
        case bagian
        /// A code that leads back to itself or to another of its own edition.
        case lingkaran
        /// A code that a complete list of its edition does not hold.
        case takDikenal = "tak_dikenal"

        /// Whether it keeps a crosswalk from being loaded. Gaps do not: what has no row keeps its number, without a code.
        public var isError: Bool { self != .celah }
    }
    /// What kind it is.
    public var kind: Kind
    /// The file and line; the line is nil for a code without a row.
    public var file: String, line: Int?
    /// The code it is about.
    public var kode: Kode
    /// What is amiss.
    public var message: Message
}

/// Holds crosswalks against themselves, each other, and the code lists.
public struct CrosswalkCheck {
    let crosswalks: [Crosswalk]
    let nomenclature: Nomenclature

    /// - Parameter crosswalks: All that are to be in force together.
    public init(_ crosswalks: [Crosswalk], nomenclature: Nomenclature) {
        self.crosswalks = crosswalks
        self.nomenclature = nomenclature
    }

    /// What is amiss: errors first, then gaps, each in the order of files, lines and codes.
    public func problems() -> [CrosswalkProblem] {
        var problems: [CrosswalkProblem] = []
        for pair in Set(crosswalks.map { Pair(dari: $0.dari, ke: $0.ke) }).sorted(by: { $0.dari.id + $0.ke.id < $1.dari.id + $1.ke.id }) {
            let rows = crosswalks.filter { $0.dari == pair.dari && $0.ke == pair.ke }.flatMap { crosswalk in
                crosswalk.rows.map { Row(file: crosswalk.file, row: $0) }
            }
            problems += clashes(rows) + shares(rows) + unknown(rows, pair) + gaps(rows, pair)
        }
        problems += circles()
        return problems.enumerated().sorted {
            let (left, right) = ($0.element, $1.element)
            if left.kind.isError != right.kind.isError { return left.kind.isError }
            return (left.file, left.line ?? 0, $0.offset) < (right.file, right.line ?? 0, $1.offset)
        }.map(\.element)
    }

    private struct Pair: Hashable {
        var dari: Edition, ke: Edition
    }

    private struct Row {
        var file: String
        var row: Padanan

        func problem(_ kind: CrosswalkProblem.Kind, _ id: String, _ en: String) -> CrosswalkProblem {
            CrosswalkProblem(kind: kind, file: file, line: row.line, kode: row.asal, message: Message(id: id, en: en))
        }
    }

    private func clashes(_ rows: [Row]) -> [CrosswalkProblem] {
        var problems: [CrosswalkProblem] = []
        for (kode, own) in Dictionary(grouping: rows, by: \.row.asal) where own.count > 1 {
            if let whole = own.first(where: { $0.row.jenis != .pecah }) {
                let other = own.first { $0.row.line != whole.row.line || $0.file != whole.file } ?? own[1]
                problems.append(
                    whole.problem(
                        .bentrok, "\(kode) \(whole.row.jenis.rawValue), padahal ada baris lain untuknya (\(other.file):\(other.row.line))",
                        "\(kode) is \(whole.row.jenis.rawValue) and has another row (\(other.file):\(other.row.line))"))
            }
            for (tujuan, same) in Dictionary(grouping: own, by: \.row.tujuan) where same.count > 1 {
                problems.append(
                    same[1].problem(
                        .bentrok, "\(kode) → \(tujuan?.text ?? "hapus") ada dua kali (\(same[0].file):\(same[0].row.line))",
                        "\(kode) → \(tujuan?.text ?? "hapus") stands twice (\(same[0].file):\(same[0].row.line))"))
            }
        }
        for (kode, own) in Dictionary(grouping: rows, by: \.row.asal) where own.count == 1 && own[0].row.jenis == .pecah {
            problems.append(own[0].problem(.bentrok, "\(kode) pecah menjadi satu kode saja", "\(kode) is split into one code only"))
        }
        for (tujuan, reaching) in Dictionary(grouping: rows, by: \.row.tujuan) {
            guard let tujuan else { continue }
            if reaching.count > 1, let single = reaching.first(where: { $0.row.jenis == .tetap }) {
                let other = reaching.first { $0.row.asal != single.row.asal } ?? reaching[1]
                problems.append(
                    single.problem(
                        .bentrok,
                        "\(single.row.asal) dan \(other.row.asal) sama-sama menuju \(tujuan), padahal yang satu 'tetap' (\(other.file):\(other.row.line))",
                        "\(single.row.asal) and \(other.row.asal) both lead to \(tujuan) though one is 'tetap' (\(other.file):\(other.row.line))"
                    ))
            }
            if reaching.count == 1, reaching[0].row.jenis == .gabung {
                problems.append(
                    reaching[0].problem(
                        .bentrok, "\(reaching[0].row.asal) gabung ke \(tujuan), padahal tidak ada kode lain yang ke sana",
                        "\(reaching[0].row.asal) is merged into \(tujuan) where no other code goes"))
            }
        }
        return problems.sorted { $0.kode < $1.kode }
    }

    private func shares(_ rows: [Row]) -> [CrosswalkProblem] {
        Dictionary(grouping: rows.filter { $0.row.jenis == .pecah }, by: \.row.asal).compactMap { kode, own in
            let stated = own.compactMap(\.row.bagian)
            let texts = stated.map(\.text).joined(separator: " + ")
            switch Share.rest(of: stated) {
            case nil:
                return own[0].problem(.bagian, "bagian \(kode) lebih dari 1: \(texts)", "the shares of \(kode) are more than 1: \(texts)")
            case .share where stated.count == own.count:
                return own[0].problem(.bagian, "bagian \(kode) kurang dari 1: \(texts)", "the shares of \(kode) are less than 1: \(texts)")
            case .nothing where stated.count < own.count:
                return own[0].problem(
                    .bagian, "bagian \(kode) sudah 1, tetapi ada kode tujuan tanpa bagian: \(texts)",
                    "the shares of \(kode) are 1 already though a code has none: \(texts)")
            default: return nil
            }
        }.sorted { $0.kode < $1.kode }
    }

    private func unknown(_ rows: [Row], _ pair: Pair) -> [CrosswalkProblem] {
        rows.flatMap { row in
            [(row.row.asal, pair.dari), (row.row.tujuan, pair.ke)].compactMap { kode, edition in
                guard let kode, nomenclature.exists(kode, edition: edition) == false else { return nil }
                return row.problem(
                    .takDikenal, "\(kode) tidak ada dalam daftar \(edition.id)", "\(kode) is not in the list of \(edition.id)")
            }
        }
    }

    /// The codes of the earlier edition's lists without a row: each of them in a bidang that the crosswalk speaks of, one line for any other bidang.
    private func gaps(_ rows: [Row], _ pair: Pair) -> [CrosswalkProblem] {
        let mapped = Set(rows.map(\.row.asal))
        let spoken = Set(mapped.compactMap(\.bidang))
        let file = rows.first?.file ?? ""
        let missing = nomenclature.codes(of: pair.dari).filter {
            ($0.tingkat.depth ?? 0) >= 2 && !mapped.contains($0) && !($0.placeholder.map(mapped.contains) ?? false)
        }
        var problems: [CrosswalkProblem] = []
        for (bidang, codes) in Dictionary(grouping: missing, by: \.bidang).sorted(by: { ($0.key?.text ?? "") < ($1.key?.text ?? "") }) {
            guard let bidang else { continue }
            if spoken.contains(bidang) {
                problems += codes.sorted().map { kode in
                    let name = nomenclature.name(of: kode.text, edition: pair.dari) ?? ""
                    return CrosswalkProblem(
                        kind: .celah, file: file, line: nil, kode: kode,
                        message: Message(
                            id: "\(kode) (\(name)) belum ada padanannya dalam \(pair.ke.id)",
                            en: "\(kode) (\(name)) has no row to \(pair.ke.id)"))
                }
            } else {
                problems.append(
                    CrosswalkProblem(
                        kind: .celah, file: file, line: nil, kode: bidang,
                        message: Message(
                            id: "bidang \(bidang): \(codes.count) kode belum ada padanannya dalam \(pair.ke.id)",
                            en: "bidang \(bidang): \(codes.count) codes have no row to \(pair.ke.id)")))
            }
        }
        return problems
    }

    /// Codes that come back to their own edition as others than they left. A crosswalk back is one only if it takes each code to where it came from: what was
    /// merged comes apart into the same codes.
    private func circles() -> [CrosswalkProblem] {
        var next: [Place: [(place: Place, row: Row)]] = [:]
        for crosswalk in crosswalks {
            for row in crosswalk.rows {
                guard let tujuan = row.tujuan else { continue }
                next[Place(edition: crosswalk.dari.id, kode: row.asal), default: []]
                    .append((Place(edition: crosswalk.ke.id, kode: tujuan), Row(file: crosswalk.file, row: row)))
            }
        }
        var problems: [CrosswalkProblem] = []
        var told: Set<Padanan> = []
        for start in next.keys.sorted(by: { ($0.edition, $0.kode) < ($1.edition, $1.kode) }) {
            var open = (next[start] ?? []).map { [(start, $0.row), ($0.place, $0.row)] }
            while let way = open.popLast() {
                let here = way[way.count - 1].0
                for (place, row) in next[here] ?? [] where !way.dropFirst().contains(where: { $0.0.edition == place.edition }) {
                    guard place.edition == start.edition else {
                        open.append(way + [(place, row)])
                        continue
                    }
                    let isBack = way.count == 2 && (next[place] == nil || next[place]?.contains { $0.place == here } == true)
                    guard place != start, !isBack, told.insert(row.row).inserted else { continue }
                    problems.append(
                        row.problem(
                            .lingkaran, "\(start.kode) dari \(start.edition) kembali ke edisi itu sebagai \(place.kode)",
                            "\(start.kode) of \(start.edition) leads back to that edition as \(place.kode)"))
                }
            }
        }
        return problems
    }

    private struct Place: Hashable {
        var edition: String
        var kode: Kode
    }
}

extension Nomenclature {
    /// The codes that the lists of an edition hold, in their order.
    public func codes(of edition: Edition) -> [Kode] { (indexes[edition.id]?.entries.keys).map { $0.sorted() } ?? [] }
}
