public import Notation

/// Where a code goes in another edition: one of several ways, or the only one.
public struct CrosswalkPath: Hashable, Sendable {
    /// What became of it, over all steps.
    public enum Jenis: String, Sendable, CaseIterable, Hashable {
        case tetap, pecah, gabung, hapus
        /// The part of a split code that nobody says where it went.
        case takTerbagi = "tak_terbagi"
    }
    /// The edition it leads from.
    public var dari: Edition
    /// The code there.
    public var asal: Kode
    /// The edition it leads to.
    public var ke: Edition
    /// The code there; nil where it has none.
    public var tujuan: Kode?
    /// What became of it.
    public var jenis: Jenis
    /// The share; nil where nobody states it. The shares that are stated add up to the whole.
    public var bagian: Share?
}

/// Crosswalks joined: from an edition to each that can be reached, over others where none leads there directly.
public struct CrosswalkPaths: Sendable {
    private var rows: [String: [String: [Kode: [Padanan]]]] = [:]

    /// The crosswalks in force.
    public init(_ crosswalks: [Crosswalk]) {
        for crosswalk in crosswalks {
            for row in crosswalk.rows {
                rows[crosswalk.dari.id, default: [:]][crosswalk.ke.id, default: [:]][row.asal, default: []].append(row)
            }
        }
    }

    /// Every path of every code, by edition and code.
    public var all: [CrosswalkPath] {
        var paths: [CrosswalkPath] = []
        for dari in Edition.all {
            guard let steps = rows[dari.id] else { continue }
            let codes = Set(steps.values.flatMap(\.keys)).sorted()
            for ke in Edition.all where ke != dari {
                for kode in codes { paths += self.paths(of: kode, from: dari, to: ke) }
            }
        }
        return paths
    }

    /// Where a code of one edition goes in another; empty where no crosswalk leads there.
    public func paths(of kode: Kode, from dari: Edition, to ke: Edition) -> [CrosswalkPath] {
        merged(steps(kode, dari, ke, passed: [dari.id])).map {
            CrosswalkPath(dari: dari, asal: kode, ke: ke, tujuan: $0.tujuan, jenis: $0.jenis, bagian: $0.bagian)
        }
    }

    private struct Step {
        var tujuan: Kode?
        var jenis: CrosswalkPath.Jenis
        var bagian: Share?
    }

    private func steps(_ kode: Kode, _ dari: Edition, _ ke: Edition, passed: Set<String>) -> [Step] {
        if let direct = rows[dari.id]?[ke.id]?[kode] { return withRest(direct) }
        for over in Edition.all where !passed.contains(over.id) && over != ke {
            guard let first = rows[dari.id]?[over.id]?[kode], leads(over.id, to: ke.id, passed: passed.union([over.id])) else { continue }
            var result: [Step] = []
            var reaches = false
            for step in withRest(first) {
                guard let middle = step.tujuan else {
                    result.append(step)
                    if step.jenis == .hapus { reaches = true }
                    continue
                }
                let further = steps(middle, over, ke, passed: passed.union([over.id]))
                if further.isEmpty {
                    // Known to the edition between, but nobody says what became of it after.
                    if step.bagian != nil { result.append(Step(tujuan: nil, jenis: .takTerbagi, bagian: step.bagian)) }
                    continue
                }
                reaches = true
                result += further.map { next in
                    Step(tujuan: next.tujuan, jenis: Self.joined(step.jenis, next.jenis), bagian: Self.product(step.bagian, next.bagian))
                }
            }
            if reaches { return result }
        }
        return []
    }

    /// Whether any crosswalk leads from an edition to another, directly or over others.
    private func leads(_ dari: String, to ke: String, passed: Set<String>) -> Bool {
        guard let next = rows[dari]?.keys else { return false }
        return next.contains { $0 == ke || (!passed.contains($0) && leads($0, to: ke, passed: passed.union([$0]))) }
    }

    /// The rows of one code, and what is left of it where not every share is stated.
    private func withRest(_ rows: [Padanan]) -> [Step] {
        var steps = rows.map { row in
            Step(tujuan: row.tujuan, jenis: .init(row.jenis), bagian: row.jenis == .hapus ? .whole : row.bagian)
        }
        if rows.contains(where: { $0.jenis != .hapus && $0.bagian == nil }),
            case .share(let rest)? = Share.rest(of: steps.compactMap(\.bagian))
        {
            steps.append(Step(tujuan: nil, jenis: .takTerbagi, bagian: rest))
        }
        return steps
    }

    private static func joined(_ first: CrosswalkPath.Jenis, _ second: CrosswalkPath.Jenis) -> CrosswalkPath.Jenis {
        if second == .hapus || second == .takTerbagi { return second }
        if first == .pecah || second == .pecah { return .pecah }
        return first == .gabung || second == .gabung ? .gabung : .tetap
    }

    private static func product(_ first: Share?, _ second: Share?) -> Share? {
        guard let first, let second else { return nil }
        return first.times(second)
    }

    /// Steps that end at one code, together.
    private func merged(_ steps: [Step]) -> [Step] {
        var result: [Step] = []
        for step in steps {
            guard
                let index = result.firstIndex(where: {
                    $0.tujuan == step.tujuan && ($0.bagian == nil) == (step.bagian == nil) && (step.tujuan != nil || $0.jenis == step.jenis)
                })
            else {
                result.append(step)
                continue
            }
            guard let one = result[index].bagian, let other = step.bagian else { continue }
            result[index].bagian = one.plus(other)
            result[index].jenis = Self.joined(result[index].jenis, step.jenis)
        }
        return result
    }
}

extension CrosswalkPath.Jenis {
    fileprivate init(_ jenis: PadananJenis) {
        switch jenis {
        case .tetap: self = .tetap
        case .pecah: self = .pecah
        case .gabung: self = .gabung
        case .hapus: self = .hapus
        }
    }
}
