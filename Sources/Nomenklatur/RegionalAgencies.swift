import Notation

/// What a printed name or code of an agency stands for.
public enum AgencyMatch: Hashable, Sendable {
    /// How a name was recognised.
    public enum Way: Hashable, Sendable {
        /// By its code.
        case kode
        /// By its own name: case, punctuation and the region's name aside.
        case nama
        /// By another name that the list gives it.
        case alias
        /// By its name with slips of the pen.
        case ejaan
    }

    /// One agency.
    case found(Agency, Way)
    /// Several could be meant: a question to the operator.
    case several([Agency])
    /// The list knows none of that name.
    case none

    /// The agency, where it is one.
    public var agency: Agency? {
        guard case .found(let agency, _) = self else { return nil }
        return agency
    }
}

/// The agencies of one region.
public struct RegionalAgencies: Sendable {
    /// In the order of the list.
    public let all: [Agency]
    private let tails: [[String]]
    private let names: [(agency: Int, name: ComparedName, isAlias: Bool)]

    /// Agencies of a region; without one, names are compared as they stand.
    public init(_ agencies: [Agency], region: Region?) {
        all = agencies
        let tails = region.map(Self.tails) ?? []
        self.tails = tails
        names = agencies.enumerated().flatMap { index, agency in
            [(index, ComparedName(Self.shortened(agency.nama, tails)), false)]
                + agency.alias.map { (index, ComparedName(Self.shortened($0, tails)), true) }
        }
    }

    /// The agency that a code or name means in a year.
    ///
    /// The code goes before the name. A name counts as it stands, case, punctuation, joining words and the region's name aside; then by an alias; then with slips
    /// of the pen where no other is nearly as close. Of several that bear it those that exist in the year count.
    public func match(name: String?, kode: String? = nil, tahun: Int) -> AgencyMatch {
        if let kode, let agency = one(all.filter { $0.kode == kode }, tahun) { return .found(agency, .kode) }
        guard let name else { return .none }
        let sought = ComparedName(Self.shortened(name, tails))
        guard !sought.words.isEmpty else { return .none }
        let exact = names.filter { $0.name.slips(from: sought) == 0 }
        // Who bears the name today goes before who bore it once.
        for pool in [exact.filter { all[$0.agency].exists(in: tahun) }, exact] {
            for isAlias in [false, true] {
                let bearers = Set(pool.filter { $0.isAlias == isAlias }.map(\.agency)).sorted().map { all[$0] }
                if bearers.count == 1 { return .found(bearers[0], isAlias ? .alias : .nama) }
                if bearers.count > 1 { return .several(bearers) }
            }
        }
        return near(sought, tahun)
    }

    private func near(_ sought: ComparedName, _ tahun: Int) -> AgencyMatch {
        var distance: [Int: Int] = [:]
        for (index, name, _) in names {
            guard let slips = sought.slips(from: name) else { continue }
            distance[index] = min(slips, distance[index] ?? slips)
        }
        guard let best = distance.values.min() else { return .none }
        // As close as makes no difference.
        let rivals = unique(distance.filter { $0.value <= 2 * best + 1 }.keys.sorted(), tahun)
        return rivals.count == 1 ? .found(rivals[0], .ejaan) : .several(rivals)
    }

    /// The agencies at positions, those that exist in the year where any does.
    private func unique(_ positions: [Int], _ tahun: Int) -> [Agency] {
        let agencies = Set(positions).sorted().map { all[$0] }
        let valid = agencies.filter { $0.exists(in: tahun) }
        return valid.isEmpty ? agencies : valid
    }

    private func one(_ agencies: [Agency], _ tahun: Int) -> Agency? {
        let valid = agencies.filter { $0.exists(in: tahun) }
        return valid.count == 1 ? valid[0] : agencies.count == 1 ? agencies[0] : nil
    }

    // MARK: How agencies hang together

    /// The agency that a unit is a part of, up to the top; the agency itself where it is no unit.
    public func agency(of unit: Agency, tahun: Int) -> Agency {
        var current = unit
        for _ in 0..<all.count {
            guard let name = current.unitDari, let parent = one(all.filter { $0.isCalled(name) && $0 != current }, tahun) else { break }
            current = parent
        }
        return current
    }

    /// The agencies that took over from one, the nearest years first.
    public func successors(of agency: Agency) -> [Agency] {
        all.filter { other in other != agency && other.pendahulu.contains { agency.isCalled($0) } }
            .sorted { ($0.berlakuDari ?? .min) < ($1.berlakuDari ?? .min) }
    }

    /// The agencies that one took over from, and those before them, the nearest first.
    public func predecessors(of agency: Agency) -> [Agency] {
        var found: [Agency] = []
        var open = [agency]
        while !open.isEmpty {
            let one = open.removeFirst()
            for name in one.pendahulu {
                for earlier in all where earlier != one && earlier.isCalled(name) && !found.contains(earlier) && earlier != agency {
                    found.append(earlier)
                    open.append(earlier)
                }
            }
        }
        return found
    }

    // MARK: The region's name in an agency's

    /// A name without the region's at its end: `DINAS SOSIAL KABUPATEN JEMBER`, `Dinas Sosial Jember`.
    public func shortened(_ name: String) -> String { Self.shortened(name, tails) }

    private static func shortened(_ name: String, _ tails: [[String]]) -> String { name.droppingWords(tails) }

    private static func tails(_ region: Region) -> [[String]] { region.nameTails }
}

extension Region {
    /// The ways its name ends another name, folded, the longest first.
    var nameTails: [[String]] {
        let kindWords: [[String]] =
            switch jenis {
            case .provinsi: [["provinsi"], ["pemprov"]]
            case .kabupaten: [["kabupaten"], ["pemkab"]]
            case .kota: [["kota"], ["pemkot"], ["kota", "administrasi"]]
            }
        let names = ([nama] + alias).map { foldedWords(of: $0) }
        var tails: [[String]] = []
        for name in names {
            for kind in kindWords { tails += [["pemerintah"] + kind + name, kind + name] }
            tails.append(name)
        }
        return tails.sorted { $0.count > $1.count }
    }

    /// An agency's name without this region's at its end: `DINAS SOSIAL KABUPATEN JEMBER` is `DINAS SOSIAL`.
    ///
    /// The bare name of a place goes only where two words are left before it: Kecamatan Temanggung is no Kecamatan.
    public func shortened(_ name: String) -> String { name.droppingWords(nameTails) }
}

extension String {
    /// The text as it stands up to folded words at its end; the whole where it does not end so, or nothing would be left.
    fileprivate func droppingWords(_ tails: [[String]]) -> String {
        // The words of the text with where each ends, so that what stays stays as written.
        var words: [(folded: String, end: Index)] = []
        for piece in split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
            for word in foldedName(String(piece)).split(separator: " ") { words.append((String(word), piece.endIndex)) }
        }
        for tail in tails where words.count > tail.count && words.suffix(tail.count).map(\.folded).elementsEqual(tail) {
            let rest = words.dropLast(tail.count)
            let isBare = !["kabupaten", "kota", "provinsi", "pemkab", "pemkot", "pemprov", "pemerintah"].contains(tail[0])
            guard let last = rest.last, !isBare || rest.count >= 2 else { continue }
            return String(self[..<last.end])
        }
        return self
    }
}
